import type { IDataObject } from 'n8n-workflow';

import { ISSUE } from '../../operations/boltaFields';
import { withVendor } from '../../support/sandbox.ts';
import { bolta } from '../support/bolta';
import { details, line, party, partyForm, WITH_DEFAULTS } from '../support/goodParts';
import { badRefusal, casesOf, look, put, type ErrorItem } from '../support/mutations';
import { OURS } from '../support/ownCompany';
import { everyField, fixedWhereSame } from '../support/parameters';

// ── Invoices with one thing wrong ───────────────────────────────────────────────────────────────────────────────────

const CUSTOMER_KEY = 'customer_bf8paz';
const CHOSEN: IDataObject = {
	customerKey: CUSTOMER_KEY,
	failedIssuanceKey: '',
	amounts: 'asGiven',
	dryRun: false,
	expectedTotal: '',
	expectedSupplyCost: '',
	expectedTax: '',
	linesExpected: '',
	ifAlreadyIssued: 'return',
	leaveOutTaxType: false,
	lookUpFirst: true,
	partyKeyHeader: 'customerKey',
	percentEncodeReferenceId: false,
	requireChecksum: false,
	simplify: true,
	waitForCompletion: 0,
	itemsInFlight: 50,
	timeout: 60,
};
const SHAPE = { lines: 1, furtherContacts: 1, options: Object.keys(CHOSEN) };

const contact = () => ({ email: 'buyer@example.com', name: '담당자', phone: '010-0000-1234' });
const formOf = (side: string) => ({
	...partyForm(side),
	[`${side}Details`]: {
		...details(),
		contactName: '담당자',
		contactPhone: '010-0000-1234',
		furtherContacts: { contact: [contact()] },
	},
	[`${side}Json`]: party(contact()),
});

/** Valid in every mode: all that the sources not chosen would need is there too. */
const invoice = (referenceId: string): IDataObject => ({
	referenceIdSource: 'given',
	referenceId,
	writeDateSource: 'date',
	writeDate: '2026-01-31',
	purpose: 'claim',
	taxKind: 'taxable',
	...formOf('supplier'),
	...formOf('recipient'),
	itemSource: 'form',
	items: { item: [line()] },
	itemsJson: [line()],
	row: line(),
	remark: '비고',
	options: { ...CHOSEN },
});

const goodOfIssue = (path: string) => look(invoice('order-1'), path);
const issueCases = casesOf(ISSUE, goodOfIssue).map((one, number) => ({ ...one, referenceId: `case-${number}` }));

const sandbox = withVendor('bolta');

type IssueCase = (typeof issueCases)[number];

function itemOf({ path, tested, value, referenceId }: IssueCase): IDataObject {
	const { options, ...base } = structuredClone(tested.base ?? {});
	const p: IDataObject = { ...invoice(referenceId), ...base };
	Object.assign(p.options as IDataObject, options);
	if (path.endsWith('.supplyCost')) put(p, path.replace('supplyCost', 'tax'), undefined);
	put(p, path, value);
	return { p };
}

/** Runs the cases in one execution behind an ordinary invoice, from which the options of the run are taken. */
async function runIssue(
	cases: IssueCase[],
	literal: IDataObject = {},
	chosen: IDataObject = {},
): Promise<Array<{ one: IssueCase; json: ErrorItem; itemIndex: number }>> {
	const input = [{ p: invoice('first') }, ...cases.map(itemOf)];
	const parameters = fixedWhereSame(everyField(SHAPE), input);
	const { outputs, error } = await bolta(sandbox.bolta.url, {
		parameters: {
			...parameters,
			...(chosen as object),
			options: { ...(parameters.options as IDataObject), ...literal } as never,
		},
		input,
		onError: 'continueRegularOutput',
	});
	expect(error).toBeUndefined();
	expect(outputs[0]).toHaveLength(cases.length + 1);
	return cases.map((one, index) => ({ one, json: outputs[0]![index + 1]!.json as ErrorItem, itemIndex: index + 1 }));
}

/** What went otherwise than the table says. */
function wrong(results: Awaited<ReturnType<typeof runIssue>>): string[] {
	const ledger = new Set(sandbox.bolta.ledger('test').map(({ clientReferenceId }) => clientReferenceId));
	const asked = new Set(sandbox.bolta.requests().map(({ referenceId }) => referenceId));
	return results.flatMap(({ one, json, itemIndex }) => {
		const { title, isValid, referenceId } = one;
		if (isValid)
			return json.error === undefined && ledger.has(referenceId)
				? []
				: [`${title} is valid, but: ${json.error?.message ?? 'it is not in the ledger'}`];
		if (asked.has(referenceId)) return [`${title} is invalid, but something was sent (${json.error?.message})`];
		const problem = badRefusal(json, one, itemIndex);
		return problem ? [`${title} is invalid, but ${problem}: ${json.error?.message}`] : [];
	});
}

/** Fields that need an execution, or a sandbox, of their own. */
const APART = ['referenceId', 'options.failedIssuanceKey', 'options.leaveOutTaxType', 'options.alsoWhenRunByHand'];
const apart = (path: string) => issueCases.filter((one) => one.path === path);

describe(`Issue, ${issueCases.length} mutations`, () => {
	const together = issueCases.filter(({ path }) => !APART.includes(path));
	const sections = new Set(together.map(({ path }) => path.split('.')[0]!));

	it.each([...sections])('%s', async (section) => {
		expect(wrong(await runIssue(together.filter(({ path }) => path.split('.')[0] === section)))).toEqual([]);
	});

	// Different spellings can be the same id, which one execution refuses.
	it('referenceId', async () => {
		const problems: string[] = [];
		for (const one of apart('referenceId')) {
			const [result] = await runIssue([one]);
			const sent = typeof one.value === 'number' || typeof one.value === 'string' ? String(one.value).trim() : '';
			const isInLedger = sandbox.bolta.ledger('test').some(({ clientReferenceId }) => clientReferenceId === sent);
			if (one.isValid && !(isInLedger && result!.json.error === undefined))
				problems.push(`${one.title} is valid, but: ${result!.json.error}`);
			const problem = one.isValid ? undefined : badRefusal(result!.json, one, 1);
			const others = sandbox.bolta.requests().filter(({ referenceId }) => referenceId !== 'first');
			if (problem || (!one.isValid && others.length > 0))
				problems.push(`${one.title} is invalid, but ${problem ?? 'something was sent'}: ${result!.json.error}`);
			sandbox.bolta.reset();
		}
		expect(problems).toEqual([]);
	});

	it('options.failedIssuanceKey', async () => {
		const cases = apart('options.failedIssuanceKey');
		// Each has an earlier attempt that failed.
		sandbox.bolta.configure({ failReferenceIds: cases.map(({ referenceId }) => referenceId) });
		await bolta(sandbox.bolta.url, {
			parameters: everyField(SHAPE),
			input: cases.map(({ referenceId }) => ({ p: invoice(referenceId) })),
		});
		expect(sandbox.bolta.ledger('test').filter(({ state }) => state === 'failed')).toHaveLength(cases.length);
		sandbox.bolta.clearRequests();

		const results = await runIssue(cases);
		const isKey = ({ isValid, value }: IssueCase) => isValid && String(value ?? '').trim() !== '';
		// Keys by their form, and none is that of the attempt that failed.
		const keys = results.filter(({ one }) => isKey(one));
		expect(new Set(keys.map(({ json }) => json.error?.code))).toEqual(new Set(['OTHER_FAILED_KEY']));
		expect(sandbox.bolta.ledger('test').filter(({ clientReferenceId: id }) => String(id).includes('~'))).toEqual([]);
		expect(wrong(results.filter(({ one }) => !isKey(one)))).toEqual([]);
	});

	it('options.leaveOutTaxType, where Bolta does without it', async () => {
		sandbox.bolta.configure({ generation: 1 });
		expect(wrong(await runIssue(apart('options.leaveOutTaxType')))).toEqual([]);
	});

	// n8n gives the same to all items: it takes no expression here.
	it('options.alsoWhenRunByHand', async () => {
		const problems: string[] = [];
		for (const one of apart('options.alsoWhenRunByHand')) {
			const [result] = await runIssue([{ ...one, path: 'remark', value: '비고' }], {
				alsoWhenRunByHand: one.value,
			} as IDataObject);
			// Left out it is off; that is no mistake.
			if (one.isValid || one.value === undefined)
				problems.push(...wrong([{ ...result!, one: { ...one, isValid: true } }]));
			else problems.push(...wrong([{ ...result!, one }]));
			sandbox.bolta.reset();
		}
		const [byExpression] = await runIssue([apart('options.alsoWhenRunByHand')[0]!], {
			alsoWhenRunByHand: '={{ true }}',
		});
		expect(byExpression?.json.error?.message).toContain(
			'Also When Run by Hand or by an Agent [item 1]: expected true or false',
		);
		expect(problems).toEqual([]);
	});

	it('takes the defaults of what is left out altogether', async () => {
		const chosen = [...WITH_DEFAULTS, 'referenceIdSource', 'options'];
		const parameters = Object.fromEntries(Object.entries(everyField(SHAPE)).filter(([name]) => !chosen.includes(name)));
		const { error } = await bolta(sandbox.bolta.url, {
			parameters,
			input: [{ p: invoice('plain') }],
			credential: OURS,
		});
		expect(error).toBeUndefined();
		expect(sandbox.bolta.ledger('test')).toMatchObject([
			{
				clientReferenceId: 'plain',
				customerKey: null,
				body: {
					purpose: 'CLAIM',
					taxType: 'TAXABLE',
					supplier: { organizationName: OURS.supplierName },
					items: [{ tax: 1000 }],
				},
			},
		]);
	});
});

describe('Request of a reverse issuance', () => {
	// All else is Issue's own; the supplier is another than the one who asks.
	it('takes and refuses the same of the supplier', async () => {
		const cases = issueCases.filter(({ path }) => /^supplier(Source|Email|Details)/.test(path));
		expect(wrong(await runIssue(cases, {}, { resource: 'reverseIssuance', operation: 'request' }))).toEqual([]);
		expect(sandbox.bolta.ledger('test').every(({ kind }) => kind === 'reverseRequest')).toBe(true);
	});
});
