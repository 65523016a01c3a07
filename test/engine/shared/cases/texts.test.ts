/** What people who do this job met: one text in several forms, in every node that makes invoices. */
import type { IDataObject } from 'n8n-workflow';

import { withSandbox } from '../../../support/sandbox.ts';
import { bolta, invoiceItem, issueForm } from '../../support/bolta';
import { createForm, documentItem, hiworksBill } from '../../support/hiworksBill';
import { lists, entry, fieldsOf, setRecords, type Entry } from '../../support/hiworksOffice';
import { invoice, portOne } from '../../support/portOne';
import { rows, type Row } from '../../support/reports';

const sandbox = withSandbox();
beforeEach(() => {
	sandbox.bolta.reset();
	sandbox.hiworks.reset();
	sandbox.hiworksBill.reset();
	sandbox.portOne.reset();
});

const CONTINUE = { onError: 'continueRegularOutput' } as const;

interface Given {
	referenceId?: string;
	recipientName?: string;
	recipientNumber?: string;
	recipientEmail?: string;
	itemName?: string;
	supplyCost?: string;
	tax?: string;
	writeDate?: unknown;
}
const GOOD = {
	referenceId: 'same-1',
	recipientName: '한강물산',
	recipientNumber: '888-88-88888',
	recipientEmail: 'buyer@example.com',
	itemName: '유지보수',
	supplyCost: '10000',
	tax: '1000',
	writeDate: '2026-01-31',
};

const issueByBolta = async (given: Given, derived: boolean) =>
	await bolta(sandbox.bolta.url, {
		parameters: issueForm({}, derived ? { referenceIdSource: 'derived' } : {}),
		input: [invoiceItem(0, { ...GOOD, ...given } as IDataObject)],
		...CONTINUE,
	});

const issueByPortOne = async (given: Given, derived: boolean) => {
	const { itemName, supplyCost, tax, referenceId, ...fields } = { ...GOOD, ...given };
	return await portOne(
		sandbox.portOne.url,
		'taxInvoice.issueImmediately',
		invoice(referenceId, {
			...(fields as Record<string, string>),
			referenceIdSource: derived ? 'derived' : 'given',
			itemsJson: JSON.stringify([{ name: itemName, supplyCost, tax }]),
		}),
		CONTINUE,
	);
};

const createAtHiworks = async (given: Given) =>
	await hiworksBill(sandbox.hiworksBill.url, {
		parameters: createForm({ dryRun: true }),
		input: [documentItem(0, { ...GOOD, ...given } as IDataObject)],
		...CONTINUE,
	});

const BY_KEY = { bolta: issueByBolta, portOne: issueByPortOne };
const ALL = { ...BY_KEY, hiworksBill: createAtHiworks };
const first = (results: Row[]) => results[0] ?? {};
/** `error.message` of what is refused; the row's own words where it is not. */
const refusal = (row: Row) => row.error?.message ?? JSON.stringify(row);
const nfd = (text: string) => text.normalize('NFD');

/** The names of a document in other forms, equal to the eye. */
const FORMS: Array<[form: string, Given]> = [
	['NFD', { recipientName: nfd(GOOD.recipientName), itemName: nfd(GOOD.itemName) }],
	[
		'invisible signs',
		{
			recipientName: '한강\u200b물산\u200b',
			itemName: '유지\u00ad보수\u2060',
			recipientNumber: '\ufeff888-88-88888\u202c',
		},
	],
	['joiners and spaces', { recipientName: '\u00a0한강\u200d물산', itemName: '\u3000유지보수\u3164' }],
];

describe.each(Object.entries(BY_KEY))('%s', (_, issue) => {
	it.each([
		['nfd-own-id', false],
		['nfd-derived-id', true],
	] as const)('%s, and invisible-signs: one document, whatever the form', async (_id, derived) => {
		const before = first(rows(await issue({}, derived)));
		expect(before).toMatchObject({ duplicate: false });
		for (const [, given] of FORMS) {
			expect(first(rows(await issue(given, derived)))).toMatchObject({
				duplicate: true,
				referenceId: before.referenceId,
				warnings: before.warnings,
			});
		}
	});
});

describe.each(Object.entries(ALL))('%s', (_, issue) => {
	it('control-characters: a space where it is one, else refused by code point', async () => {
		expect(refusal(first(rows(await issue({ recipientName: '한강\u0007물산' }, false))))).toContain('U+0007');
		const spaced = first(rows(await issue({ itemName: '유지\u000b보수', recipientName: '한강\t물산\n' }, false)));
		expect(spaced).toMatchObject({ recipientName: '한강 물산' });
	});

	it.each(['\u2010', '\u2011', '\u2013', '\u2014', '\u2212', '\uff0d'])('dashes: %j is one', async (dash) => {
		const row = first(rows(await issue({ recipientNumber: `888${dash}88${dash}88888\u202c` }, false)));
		expect(row).toMatchObject({ recipientNumber: '8888888888' });
	});

	it('dashes: what only looks like a digit is named by its code point', async () => {
		expect(refusal(first(rows(await issue({ recipientNumber: '٨88-88-88888' }, false))))).toContain('U+0668');
	});

	it.each(['홍길동<a@x.co.kr>', 'mailto:a@x.co.kr', 'a@x,co.kr', 'a@x.co.kr.', 'a@x', 'a b@x.co.kr'])(
		'emails: %s is none',
		async (recipientEmail) => {
			expect(refusal(first(rows(await issue({ recipientEmail }, false))))).toContain('expected one e-mail address');
		},
	);

	it('emails: one with an invisible sign is one', async () => {
		expect(first(rows(await issue({ recipientEmail: 'a@x.co.kr\u200b' }, false)))).not.toHaveProperty('error');
	});

	it('excel-serial: by expression refused, with the remedy', async () => {
		const message = refusal(first(rows(await issue({ writeDate: 46355 }, false))));
		expect(message).toContain('DateTime.fromISO("1899-12-30").plus({ days: 46355 })');
	});

	it('database-decimals: zeros behind the point say nothing, others are refused', async () => {
		const row = first(rows(await issue({ supplyCost: '350000.00', tax: '35000.00' }, false)));
		expect(row).toMatchObject({ supplyCost: 350_000, tax: 35_000 });
		const half = first(rows(await issue({ supplyCost: '350000.50', tax: '35000' }, false)));
		expect(refusal(half)).toContain('no fraction of a won');
	});
});

const sync = async (input: Entry[]) =>
	first(
		rows(await lists(sandbox, 'accountingCustomer.sync', fieldsOf('accountingCustomer', { matchBy: 'code' }), input)),
	);

it.each([
	['hyphens-compared', { businessNumber: '8888888888' }],
	['nfd-own-id', { name: nfd('한강물산') }],
	['invisible-signs', { code: 'C0000\u200b', name: '한강\u200b물산' }],
] as Array<[string, Entry]>)('%s: an accounting list is not rewritten', async (_, changes) => {
	const before = { businessNumber: '888-88-88888', name: '한강물산' };
	setRecords(sandbox, 'accountingCustomer', [entry('accountingCustomer', 0, before)]);
	expect(await sync([entry('accountingCustomer', 0, { ...before, ...changes })])).toMatchObject({
		action: 'unchanged',
	});
});
