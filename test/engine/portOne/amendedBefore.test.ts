/** What earlier runs, or people in the console, took back of an original: PortOne tells of it. */
import type { INodeParameters } from 'n8n-workflow';

import { withSandbox } from '../../support/sandbox.ts';
import { invoice, locator, portOne } from '../support/portOne';
import { jsonOf } from '../support/reports';

const sandbox = withSandbox();
afterEach(() => {
	expect(sandbox.portOne.requests().flatMap(({ problems }) => problems)).toEqual([]);
	sandbox.portOne.reset();
});

const run = async (name: string, fields: INodeParameters, execution: Parameters<typeof portOne>[3] = {}) =>
	await portOne(sandbox.portOne.url, name, fields, execution);
const made = async (name: string, fields: INodeParameters) => String(jsonOf(await run(name, fields))[0]!.taxInvoiceId);

async function transmitted(id: string): Promise<string> {
	await run('taxInvoice.sendToNts', { invoice: locator(id) });
	sandbox.portOne.advance(2_000);
	return id;
}
const original = async (key = 'ORIGINAL') => await transmitted(await made('taxInvoice.issueImmediately', invoice(key)));

const amend = async (id: string, referenceId: string, fields: INodeParameters, execution = {}) =>
	await run('taxInvoice.amend', { original: locator(id), makes: 'issued', referenceId, ...fields }, execution);
const termination = (causeDate = '2026-11-21') => ({ reason: 'termination', causeDate });
const returned = (supplyCost: number) => ({
	reason: 'return',
	causeDate: '2026-11-21',
	returnSource: 'json',
	returnedJson: JSON.stringify([{ line: 1, supplyCost }]),
});
const change = (supplyCost: number) => ({
	reason: 'supplyCostChange',
	causeDate: '2026-11-21',
	changeSource: 'json',
	itemsJson: JSON.stringify([{ name: '변동', supplyCost, tax: supplyCost / 10 }]),
});
const count = () => sandbox.portOne.ledger('test').length;

it('a contract that ended once does not end again under another number or on another day', async () => {
	const id = await original();
	expect((await amend(id, 'A-1', termination())).error).toBeUndefined();
	const [, first] = sandbox.portOne.ledger('test');
	const { error } = await amend(id, 'A-2', termination('2026-11-22'));
	expect(error?.message).toContain(
		`take back at most 1,100,000 won with other ones, which are ${first!.id} (A-1, ISSUED, -1,100,000 won)`,
	);
	expect(count()).toBe(2);
	expect(jsonOf(await amend(id, 'A-1', termination()))).toMatchObject([{ duplicate: true }]);
});

it('returns over several runs come to no more than the original', async () => {
	const id = await original();
	expect((await amend(id, 'R-1', returned(600_000))).error).toBeUndefined();
	expect((await amend(id, 'R-2', returned(600_000))).error?.message).toContain('(R-1, ISSUED, -660,000 won)');
	expect((await amend(id, 'R-2', returned(400_000))).error).toBeUndefined();
	expect(count()).toBe(3);
});

it('items of a run that comes again are what is there already, not more', async () => {
	const id = await original();
	const both = async () =>
		await amend(
			id,
			'={{ $json.id }}',
			{ ...returned(500_000), returnedJson: '={{ $json.lines }}' } as INodeParameters,
			{
				input: ['R-1', 'R-2'].map((key) => ({ id: key, lines: '[{ "line": 1, "supplyCost": 500000 }]' })),
			},
		);
	expect(jsonOf(await both()).map(({ duplicate }) => duplicate)).toEqual([false, false]);
	expect(jsonOf(await both()).map(({ duplicate }) => duplicate)).toEqual([true, true]);
	expect(count()).toBe(3);
});

it('an earlier run and several items of this one are counted together', async () => {
	const id = await original();
	expect((await amend(id, 'R-1', returned(400_000))).error).toBeUndefined();
	const { error } = await amend(
		id,
		'={{ $json.id }}',
		{ ...returned(0), returnedJson: '={{ $json.lines }}' },
		{ input: ['R-2', 'R-3'].map((key) => ({ id: key, lines: '[{ "line": 1, "supplyCost": 400000 }]' })) },
	);
	expect(error?.message).toContain('(R-1, ISSUED, -440,000 won)');
	expect(count()).toBe(2);
	// Each of the two runs asks once, however many items it has of the original.
	expect(sandbox.portOne.requests().filter(({ route }) => route === 'getB2bTaxInvoices')).toHaveLength(2);
});

it('what was corrected is corrected again in the document that stands instead', async () => {
	const id = await original();
	const corrections = (supplyCost: number) => ({
		reason: 'clericalError',
		corrections: { itemsJson: JSON.stringify([{ name: '용역', supplyCost, tax: supplyCost / 10 }]) },
	});
	expect((await amend(id, 'C-1', corrections(900_000))).error).toBeUndefined();
	expect((await amend(id, 'C-2', corrections(800_000))).error?.message).toContain('C-1-1');
	expect(count()).toBe(3);
	const corrected = sandbox.portOne.ledger('test').find(({ invoice: one }) => one.supplierDocumentKey === 'C-1-2');
	await transmitted(corrected!.id);
	expect((await amend(corrected!.id, 'C-2', corrections(800_000))).error).toBeUndefined();
	expect(count()).toBe(5);
});

it('what raised the supply cost before leaves more to take back', async () => {
	const id = await original();
	expect((await amend(id, 'U-1', change(100_000))).error).toBeUndefined();
	expect((await amend(id, 'U-2', change(-1_100_000))).error).toBeUndefined();
	expect((await amend(id, 'U-3', change(-10_000))).error?.message).toContain('take back at most');
});

it('drafts, and what was canceled, took nothing back', async () => {
	const id = await original();
	expect((await amend(id, 'D-1', { ...termination(), makes: 'draft' })).error).toBeUndefined();
	const canceled = jsonOf(await amend(id, 'D-2', termination()))[0]!.taxInvoiceId;
	await run('taxInvoice.cancelIssuance', { invoice: locator(String(canceled)) });
	expect((await amend(id, 'D-3', termination())).error).toBeUndefined();
});

it('of another original counts for that alone', async () => {
	const [one, another] = [await original('ONE'), await original('ANOTHER')];
	expect((await amend(one, 'A-1', termination())).error).toBeUndefined();
	expect((await amend(another, 'A-2', termination())).error).toBeUndefined();
});

it('nothing is sent where PortOne cannot be asked', async () => {
	const id = await original();
	sandbox.portOne.setFaults([{ kind: '500', match: { route: 'getB2bTaxInvoices' } }]);
	const [told] = jsonOf(await amend(id, 'A-1', termination(), { onError: 'continueRegularOutput' }));
	expect(told).toMatchObject({ error: { outcome: 'notSent' } });
	expect(count()).toBe(1);
});

it('a draft of an amendment is not issued where another has taken back the same since', async () => {
	const id = await original();
	const drafted = jsonOf(await amend(id, 'D-1', { ...termination(), makes: 'draft' }))[0]!.taxInvoiceId;
	expect((await amend(id, 'A-1', termination())).error).toBeUndefined();
	const { error } = await run('taxInvoice.issueDraft', { invoice: locator(String(drafted)) });
	expect(error?.message).toContain('(A-1, ISSUED, -1,100,000 won)');
	expect(sandbox.portOne.requests().filter(({ route }) => route === 'issueB2bTaxInvoice')).toEqual([]);
});

it('two drafts that take back the same are not issued in one run, those of a correction are', async () => {
	const id = await original();
	for (const key of ['D-1', 'D-2']) await amend(id, key, { ...termination(), makes: 'draft' });
	await amend(id, 'C-1', { reason: 'clericalError', makes: 'draft', corrections: { remark: '정정' } });
	const drafts = (from: number, until: number) =>
		sandbox.portOne
			.ledger('test')
			.slice(from, until)
			.map((entry) => ({ id: entry.id }));
	const issue = async (input: ReturnType<typeof drafts>) =>
		await run('taxInvoice.issueDraft', { invoice: locator('={{ $json.id }}') }, { input });
	expect((await issue(drafts(1, 3))).error?.message).toContain('take back at most 1,100,000 won');
	expect((await issue(drafts(3, 5))).error).toBeUndefined();
	expect((await issue(drafts(3, 5))).error).toBeUndefined();
});

it('what the tax office did not take, and somebody deleted, took nothing back, wherever PortOne still shows it', async () => {
	for (const deletedReads of ['notFound', 'deletedAt'] as const) {
		const id = await original(`ORIGINAL-${deletedReads}`);
		sandbox.portOne.configure({ ntsResultCode: 'ERR007' });
		const refused = await transmitted(
			String(jsonOf(await amend(id, `A-${deletedReads}`, termination()))[0]!.taxInvoiceId),
		);
		sandbox.portOne.configure({ ntsResultCode: 'SUC001', deletedReads, listsDeleted: true });
		expect((await run('taxInvoice.delete', { invoice: locator(refused) })).error).toBeUndefined();
		const { error } = await amend(id, `B-${deletedReads}`, termination());
		expect([error?.message, error?.description]).toEqual([undefined, undefined]);
	}
});

it('what was raised before leaves as much for several items of one run as for several runs', async () => {
	const id = await original();
	expect((await amend(id, 'UP', change(500_000))).error).toBeUndefined();
	const fields = { ...change(0), itemsJson: '={{ $json.items }}', referenceId: '={{ $json.key }}' };
	const item = (key: string, supplyCost: number) => ({
		key,
		items: JSON.stringify([{ name: '변동', supplyCost, tax: supplyCost / 10 }]),
	});
	const down = async (last: number) =>
		await amend(id, '', fields, { input: [item('DOWN-1', -800_000), item('DOWN-2', last)] });
	expect((await down(-800_000)).error?.message).toContain('take back at most 1,100,000 won with other ones');
	expect((await down(-700_000)).error).toBeUndefined();
	expect(count()).toBe(4);
});
