import type { IDataObject } from 'n8n-workflow';

import { boltaNode } from '../../operations/bolta';
import { fieldsByOperation } from '../../operations/row';
import { withVendor } from '../../support/sandbox.ts';
import { allFields } from '../support/allFields';
import { bolta, invoiceItems, issueForm } from '../support/bolta';
import { line as goodLine } from '../support/goodParts';
import { badRefusal, casesOf, lookIn, put, type Case, type ErrorItem } from '../support/mutations';
import { fixedWhereSame } from '../support/parameters';
import { rows } from '../support/reports';

const OPERATIONS = fieldsByOperation(boltaNode);

const sandbox = withVendor('bolta');

/** The item that has the value of a case, under the path of the field that holds it. */
function itemOf(good: IDataObject, { path, tested, value }: Case): IDataObject {
	const item = structuredClone({ ...good, ...tested.base }) as IDataObject;
	if (path.endsWith('.supplyCost')) {
		put(item, 'itemsJson[0].tax', '');
		item['items.item[0].tax'] = '';
	}
	const holder = path in good ? path : path.split('[')[0]!;
	if (holder === path) item[path] = value as never;
	else put(item, path, value);
	if (value === undefined && holder === path) delete item[path];
	return item;
}

/** A fixed value only; it is tested with Issue. */
const withoutLiterals = (fields: Record<string, Case['tested']>) =>
	Object.fromEntries(Object.entries(fields).filter(([path]) => path !== 'options.alsoWhenRunByHand'));

async function runAll(name: string, cases: Case[], goodOf: (index: number) => IDataObject) {
	const input = [goodOf(0), ...cases.map((one, index) => itemOf(goodOf(index + 1), one))];
	const { parameters: every } = await allFields('bolta', name);
	const parameters = fixedWhereSame(every, input);
	const { outputs, error } = await bolta(sandbox.bolta.url, { parameters, input, onError: 'continueRegularOutput' });
	expect(error).toBeUndefined();
	const byItem = new Map(
		outputs[0]!.map(({ json, pairedItem }) => [(pairedItem as Array<{ item: number }>)[0]!.item, json as ErrorItem]),
	);
	return {
		first: byItem.get(0),
		results: cases.map((one, index) => ({ one, json: byItem.get(index + 1) ?? {}, itemIndex: index + 1 })),
	};
}

const RUN = { 'options.itemsInFlight': 50, 'options.timeout': 60 };
const SENDING = {
	'options.customerKey': 'customer_bf8paz',
	'options.failedIssuanceKey': '',
	'options.dryRun': false,
	'options.ifAlreadyIssued': 'return',
	'options.lookUpFirst': false,
	'options.partyKeyHeader': 'customerKey',
	'options.simplify': true,
	'options.waitForCompletion': 0,
	...RUN,
};
const line = () => ({ ...goodLine(), date: '2026-02-01', name: '단가 조정' });

// ── Amendments ──────────────────────────────────────────────────────────────────────────────────────────────────────

interface Amending {
	name: string;
	/** Fields that the other amendments have too, and that are tested with one of them. */
	skipped: RegExp;
	more: IDataObject;
}

const AMENDINGS: Amending[] = [
	{ name: 'taxInvoice.amendTermination', skipped: /^$/, more: { date: '2026-02-10' } },
	{ name: 'taxInvoice.amendDuplicateIssuance', skipped: /^options/, more: {} },
	{
		name: 'taxInvoice.amendSupplyCostChange',
		// Different spellings can be the same reference id, which one execution refuses; Issue's field is the same.
		skipped: /^(options|issuanceKey|referenceId)/,
		more: {
			date: '2026-02-10',
			changeSource: 'form',
			amounts: 'asGiven',
			itemsJson: [line()],
			...Object.fromEntries(Object.entries(line()).map(([key, value]) => [`items.item[0].${key}`, value])),
			itemName: '단가 변경',
			currentSupplyCost: '10000',
			currentTax: '1000',
			newSupplyCost: '₩20,000',
			newTax: '2000',
			'options.percentEncodeReferenceId': false,
		},
	},
];

describe.each(AMENDINGS)('$name', ({ name, skipped, more }) => {
	it('sends what is valid, and nothing else', async () => {
		const good: IDataObject = {
			issuanceKey: 'KEY',
			referenceId: 'own',
			...SENDING,
			...more,
		};
		const fields = Object.fromEntries(
			Object.entries(withoutLiterals(OPERATIONS[name]!)).filter(([path]) => !skipped.test(path)),
		);
		const cases = casesOf(fields, lookIn(good));
		const issued = rows(
			await bolta(sandbox.bolta.url, {
				parameters: issueForm({ itemsInFlight: 100, lookUpFirst: false }),
				input: invoiceItems(cases.length + 1),
			}),
		);
		// Each has an original of its own: of one that stands at 10,000 won no two new totals are true.
		const originalOf = (index: number) => issued[index]!.issuanceKey!;
		const { first, results } = await runAll(name, cases, (index) => ({
			...good,
			issuanceKey: originalOf(index),
			referenceId: `own-${index}`,
		}));
		expect(first?.error).toBeUndefined();

		const sent = sandbox.bolta.ledger('test').filter(({ kind }) => kind !== 'issue');
		const isSent = (index: number) => sent.some((entry) => entry.originalIssuanceKey === originalOf(index));
		const problems = results.flatMap(({ one, json, itemIndex }) => {
			if (!one.isValid) {
				const problem = isSent(itemIndex) ? 'it was sent' : badRefusal(json, one, itemIndex);
				return problem ? [`${one.title} is invalid, but ${problem}: ${json.error}`] : [];
			}
			// Valid as a key, but the key of nothing.
			const expected =
				one.path === 'issuanceKey' && json.error
					? 'ORIGINAL_NOT_ISSUED'
					: one.path === 'options.failedIssuanceKey' && String(one.value ?? '').trim() !== ''
						? 'NO_EARLIER_REQUEST'
						: undefined;
			const isAsExpected = expected ? json.error?.code === expected : json.error === undefined && isSent(itemIndex);
			return isAsExpected ? [] : [`${one.title} is valid, but: ${json.error}`];
		});
		expect(problems).toEqual([]);
	});
});
