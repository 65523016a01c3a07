/** Every step in every state: whether PortOne is asked, and how it is told. */
import { withSandbox } from '../../support/sandbox.ts';
import { invoice, locator, portOne } from '../support/portOne';
import { jsonOf } from '../support/reports';

const sandbox = withSandbox();
beforeEach(() => sandbox.portOne.reset());

const STEPS = {
	'taxInvoice.issueDraft': 'issueB2bTaxInvoice',
	'taxInvoice.sendToNts': 'sendToNtsB2bTaxInvoice',
	'taxInvoice.cancelIssuance': 'cancelB2bTaxInvoiceIssuance',
	'reverseIssuance.requestDraft': 'requestB2bTaxInvoice',
	'reverseIssuance.approveRequest': 'issueB2bTaxInvoice',
	'reverseIssuance.cancelRequest': 'cancelB2bTaxInvoiceRequest',
	'reverseIssuance.refuseRequest': 'refuseB2bTaxInvoiceRequest',
} as const;

const LATER = [
	'BEFORE_SENDING',
	'WAITING_SENDING',
	'SENDING_PENDING',
	'SENDING',
	'SENDING_COMPLETED',
	'SENDING_FAILED',
];

const STATES = [
	'DRAFTED',
	'DRAFT_PENDING',
	'DRAFT_FAILED',
	'REQUESTED',
	'REQUEST_PENDING',
	'REQUEST_FAILED',
	'REQUEST_CANCELLED',
	'REQUEST_REFUSED',
	'ISSUED',
	'ISSUE_PENDING',
	'ISSUE_FAILED',
	'ISSUANCE_CANCELLED',
	'CANCEL_PENDING',
	...LATER,
];

/** Where the step is done already: no call, `duplicate: true`. */
const DONE: Record<keyof typeof STEPS, string[]> = {
	'taxInvoice.issueDraft': ['ISSUED', ...LATER],
	'taxInvoice.sendToNts': ['SENDING', 'SENDING_COMPLETED'],
	'taxInvoice.cancelIssuance': ['ISSUANCE_CANCELLED'],
	'reverseIssuance.requestDraft': ['REQUESTED', 'ISSUED', ...LATER],
	'reverseIssuance.approveRequest': ['ISSUED', ...LATER],
	'reverseIssuance.cancelRequest': ['REQUEST_CANCELLED'],
	'reverseIssuance.refuseRequest': ['REQUEST_REFUSED'],
};

/** Where PortOne takes it. */
const TAKEN: Record<keyof typeof STEPS, string[]> = {
	'taxInvoice.issueDraft': ['DRAFTED'],
	'taxInvoice.sendToNts': ['ISSUED'],
	'taxInvoice.cancelIssuance': ['ISSUED'],
	'reverseIssuance.requestDraft': ['DRAFTED'],
	'reverseIssuance.approveRequest': ['REQUESTED'],
	'reverseIssuance.cancelRequest': ['REQUESTED'],
	'reverseIssuance.refuseRequest': ['REQUESTED'],
};

/** Where it is under way and PortOne may refuse a second call. */
const UNDER_WAY: Partial<Record<keyof typeof STEPS, string[]>> = {
	'taxInvoice.issueDraft': ['ISSUE_PENDING'],
	'taxInvoice.sendToNts': ['BEFORE_SENDING', 'WAITING_SENDING', 'SENDING_PENDING'],
	'taxInvoice.cancelIssuance': ['CANCEL_PENDING'],
	'reverseIssuance.requestDraft': ['REQUEST_PENDING'],
	'reverseIssuance.approveRequest': ['ISSUE_PENDING'],
};

/** What a person must not miss of a state. */
const WARNING: Partial<Record<string, string>> = { SENDING_FAILED: 'did not take it (SENDING_FAILED' };

type Step = keyof typeof STEPS;
const table = (Object.keys(STEPS) as Step[]).flatMap((step) => STATES.map((state) => [step, state] as const));

const isReverse = (step: Step) => step.startsWith('reverse');

async function draftFor(step: Step, more = {}): Promise<{ invoice: ReturnType<typeof locator> }> {
	const fields = {
		issuanceType: isReverse(step) ? 'reverse' : 'normal',
		...invoice('ORDER-1'),
		options: isReverse(step) ? { otherDocumentKey: 'ORDER-1' } : {},
	};
	const made = await portOne(sandbox.portOne.url, 'taxInvoice.createDraft', fields, more);
	return { invoice: locator(String(jsonOf(made)[0]!.taxInvoiceId)) };
}

const callsOf = (step: Step) => sandbox.portOne.requests().filter(({ route }) => route === STEPS[step]).length;

it.each(table)('%s at %s', async (step, state) => {
	const key = await draftFor(step);
	if (state !== 'DRAFTED') sandbox.portOne.configure({ shownStatuses: { 'ORDER-1': state } });
	const result = await portOne(sandbox.portOne.url, step, key);
	if (DONE[step].includes(state)) {
		expect(callsOf(step)).toBe(0);
		expect(jsonOf(result)).toMatchObject([{ vendorStatus: state, duplicate: true, recovered: false }]);
		const warnings = jsonOf(result)[0]!.warnings as string[];
		expect(warnings).toEqual(WARNING[state] ? [expect.stringContaining(WARNING[state])] : []);
		return;
	}
	expect(callsOf(step)).toBe(1);
	if (TAKEN[step].includes(state)) {
		// What a shown state hides was taken, and does not show as done.
		if (state === 'DRAFTED') expect(jsonOf(result)).toMatchObject([{ duplicate: false, recovered: false }]);
		else expect(result.error?.message).toContain(`is at PortOne as ${state}`);
		return;
	}
	expect(result.error?.message).toContain('_STATUS');
	if (UNDER_WAY[step]?.includes(state)) expect(result.error?.description).toContain(`At PortOne it is ${state}`);
});

it.each(Object.keys(STEPS) as Step[])('%s asks nobody for consent to what is done', async (step) => {
	const live = { credential: { environment: 'live' } };
	const key = await draftFor(step, live);
	sandbox.portOne.configure({ shownStatuses: { 'ORDER-1': DONE[step][0]! } });
	const result = await portOne(sandbox.portOne.url, step, key, { ...live, mode: 'manual' });
	expect(jsonOf(result)).toMatchObject([{ vendorStatus: DONE[step][0], duplicate: true }]);
	expect(callsOf(step)).toBe(0);
});

it.each(['taxInvoice.sendToNts', 'taxInvoice.cancelIssuance', 'reverseIssuance.approveRequest'] as const)(
	'%s stays unknown where its yes does not show',
	async (step) => {
		const key = await draftFor(step);
		sandbox.portOne.configure({ shownStatuses: { 'ORDER-1': TAKEN[step][0]! } });
		const result = await portOne(sandbox.portOne.url, step, key, { onError: 'continueRegularOutput' });
		expect(jsonOf(result)).toMatchObject([{ error: { outcome: 'unknown' } }]);
		expect(callsOf(step)).toBe(1);
	},
);

it.each(['SENDING_FAILED', 'BEFORE_SENDING', 'WAITING_SENDING', 'SENDING_PENDING'])(
	'Send to NTS at %s is taken where PortOne takes it',
	async (state) => {
		const key = await draftFor('taxInvoice.sendToNts');
		await portOne(sandbox.portOne.url, 'taxInvoice.issueDraft', key);
		sandbox.portOne.configure({ sendableStatuses: [state] });
		if (state === 'SENDING_FAILED') {
			sandbox.portOne.configure({ ntsResultCode: 'ERR007' });
			await portOne(sandbox.portOne.url, 'taxInvoice.sendToNts', key);
			sandbox.portOne.advance(2_000);
		} else sandbox.portOne.configure({ shownStatuses: { 'ORDER-1': state } });
		const before = callsOf('taxInvoice.sendToNts');
		const result = await portOne(sandbox.portOne.url, 'taxInvoice.sendToNts', key);
		expect(callsOf('taxInvoice.sendToNts') - before).toBe(1);
		expect(jsonOf(result)).toMatchObject([{ status: 'issued', duplicate: false, recovered: false }]);
	},
);

describe('an answer that was lost', () => {
	const cut = (route: string) => sandbox.portOne.setFaults([{ kind: 'resetAfter', match: { route, nth: 1 } }]);

	it('of Send to NTS is settled by the state that it led to', async () => {
		const key = await draftFor('taxInvoice.sendToNts');
		await portOne(sandbox.portOne.url, 'taxInvoice.issueDraft', key);
		cut(STEPS['taxInvoice.sendToNts']);
		const result = await portOne(sandbox.portOne.url, 'taxInvoice.sendToNts', key);
		expect(jsonOf(result)).toMatchObject([{ vendorStatus: 'BEFORE_SENDING', duplicate: false, recovered: true }]);
		expect(callsOf('taxInvoice.sendToNts')).toBe(1);
	});

	it('of a transmission that has failed since is told as failed', async () => {
		sandbox.portOne.configure({ ntsResultCode: 'ERR007', resultDelayMs: 0 });
		const key = await draftFor('taxInvoice.sendToNts');
		await portOne(sandbox.portOne.url, 'taxInvoice.issueDraft', key);
		cut(STEPS['taxInvoice.sendToNts']);
		const { error } = await portOne(sandbox.portOne.url, 'taxInvoice.sendToNts', key);
		expect(error?.message).toContain('is at PortOne as SENDING_FAILED');
		expect(callsOf('taxInvoice.sendToNts')).toBe(1);
	});
});

it.each(Object.keys(STEPS) as Step[])('%s takes the invoices of a sheet, and none twice', async (step) => {
	const { invoice: key } = await draftFor(step);
	const row = { '포트원 문서 ID': (key as { value: string }).value, 내부메모: 'x' };
	const fields = { dataFrom: 'columns', options: { dryRun: true } };
	const run = async (input: object[]) => await portOne(sandbox.portOne.url, step, fields, { input: input as never });
	expect(jsonOf(await run([row]))).toMatchObject([
		{ status: 'dryRun', columns: { '포트원 문서 ID': 'invoice' }, columnsNotUsed: ['내부메모'] },
	]);
	expect((await run([row, row])).error?.message).toContain('"포트원 문서 ID" [item 0 and item 1]');
	expect((await run([{ 번호: 1 }])).error?.message).toContain('The sheet lacks columns: Tax Invoice');
	expect(callsOf(step)).toBe(0);
});

describe('The credential of another company', () => {
	const OTHER = { supplierNumber: '777-77-77770', supplierName: '남산상사' };

	it.each(Object.keys(STEPS) as Step[])('does not take the step %s', async (step) => {
		const key = await draftFor(step);
		if (TAKEN[step][0] !== 'DRAFTED') {
			await portOne(
				sandbox.portOne.url,
				isReverse(step) ? 'reverseIssuance.requestDraft' : 'taxInvoice.issueDraft',
				key,
			);
		}
		const before = sandbox.portOne.requests().length;
		const { error } = await portOne(sandbox.portOne.url, step, key, { credential: OTHER });
		expect(error?.message).toContain('the company of the credential, 7777777770 (남산상사), and not');
		expect(sandbox.portOne.requests().length - before).toBe(1);
		const several = { ...OTHER, severalSuppliers: true };
		expect((await portOne(sandbox.portOne.url, step, key, { credential: several })).error).toBeUndefined();
	});
});
