/**
 * The items of VAT Act Enforcement Decree art. 70 (1), held against what each vendor is sent: NTS reason code, number
 * of documents, signs, write dates, and what the law wants in the remark. Where a vendor makes the document itself
 * (Bolta), nothing of its remark is sent.
 */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { withSandbox } from '../../support/sandbox.ts';
import { moveCalendar } from '../support/clock';
import { amendFrom, callsOf, lastSent, original as billOriginal } from '../support/hiworksBillAmend';
import { issued, run as runBolta, locator as boltaLocator } from '../support/operations';
import { invoice, locator, portOne } from '../support/portOne';
import { jsonOf, rows } from '../support/reports';

const sandbox = withSandbox();
beforeEach(() => {
	sandbox.bolta.reset();
	sandbox.hiworksBill.reset();
	sandbox.portOne.reset();
	moveCalendar('2026-06-15T03:00:00Z');
});
afterEach(() => moveCalendar());

const WRITTEN = '2026-05-27';
const CAUSE = '2026-06-10';
const OPENED = '2026-06-05';
const LESS = '[{ "name": "할인", "supplyCost": -1000, "tax": -100 }]';
const MORE = '[{ "name": "추가", "supplyCost": 1000, "tax": 100 }]';

interface Made {
	sign: '-' | '+';
	writeDate: string;
	/** What the law wants there; '' where it wants nothing. */
	remark: string;
	/** Whether it bears tax. */
	taxed: boolean;
}
const made = (sign: '-' | '+', writeDate: string, remark = '', taxed = true): Made => ({
	sign,
	writeDate,
	remark,
	taxed,
});
const IN_FULL = made('-', WRITTEN);

type Vendor = 'bolta' | 'hiworksBill' | 'portOne';
interface Case {
	item: string;
	code: string;
	reason: string;
	fields: INodeParameters;
	documents: Made[];
	vendors: Vendor[];
}

const ALL: Vendor[] = ['bolta', 'hiworksBill', 'portOne'];
const SHEETS: Vendor[] = ['hiworksBill', 'portOne'];
const CASES: Case[] = [
	{
		item: '1 goods returned',
		code: '03',
		reason: 'return',
		fields: { causeDate: CAUSE, returnSource: 'everything' },
		documents: [made('-', CAUSE, WRITTEN)],
		vendors: SHEETS,
	},
	{
		item: '2 contract ended',
		code: '04',
		reason: 'termination',
		fields: { causeDate: CAUSE },
		documents: [made('-', CAUSE, WRITTEN)],
		vendors: ALL,
	},
	{
		item: '3 amounts taken off',
		code: '02',
		reason: 'supplyCostChange',
		fields: { causeDate: CAUSE, changeSource: 'json', itemsJson: LESS },
		documents: [made('-', CAUSE)],
		vendors: ALL,
	},
	{
		item: '3 amounts added',
		code: '02',
		reason: 'supplyCostChange',
		fields: { causeDate: CAUSE, changeSource: 'json', itemsJson: MORE },
		documents: [made('+', CAUSE)],
		vendors: ALL,
	},
	{
		item: '4 local letter of credit',
		code: '05',
		reason: 'localLetterOfCredit',
		fields: { openingDate: OPENED, letterOfCreditAmount: '10000' },
		documents: [made('-', WRITTEN, OPENED), made('+', WRITTEN, OPENED, false)],
		vendors: ['hiworksBill'],
	},
	...['5 particulars wrong by mistake', '6 particulars wrong other than by mistake'].map((item): Case => ({
		item,
		code: '01',
		reason: 'clericalError',
		fields: { corrections: { itemsJson: MORE } },
		documents: [IN_FULL, made('+', WRITTEN)],
		vendors: SHEETS,
	})),
	...['7 issued twice', '8 issued for what is not to be invoiced'].map((item): Case => ({
		item,
		code: '06',
		reason: 'duplicateIssuance',
		fields: {},
		documents: [IN_FULL],
		vendors: ALL,
	})),
	{
		item: '9 wrong tax rate',
		code: '01',
		reason: 'clericalError',
		fields: { corrections: { taxKind: 'zeroRated' } },
		documents: [IN_FULL, made('+', WRITTEN, '', false)],
		vendors: ['hiworksBill'],
	},
];

interface Sent {
	codes: string[];
	documents: Made[];
}
const signOf = (total: number | bigint) => (total < 0 ? '-' : '+');

async function hiworksBill({ reason, fields }: Case): Promise<Sent> {
	const document = await billOriginal(sandbox, { information: { description: '' } });
	const { error } = await amendFrom(sandbox, document, reason, fields);
	if (error) throw error;
	const { amendment, negative, positive } = lastSent(sandbox);
	expect([amendment.originalIssueId, callsOf(sandbox, 'createAmendment').length]).toEqual([document.issueId, 1]);
	return {
		codes: [amendment.modifyType],
		documents: [negative, positive].flatMap((sheet) =>
			sheet === undefined
				? []
				: {
						sign: signOf(BigInt(sheet.information.totalSupplyPrice ?? '0')),
						writeDate: sheet.information.issueDate ?? '',
						remark: sheet.information.description ?? '',
						taxed: sheet.information.totalTax !== '0' && sheet.invoiceType.taxType === 'A',
					},
		),
	};
}

/** PortOne OpenAPI, B2bTaxInvoiceModificationType, with the numbers of the tax office. */
const TYPES: Record<string, string> = {
	CORRECTION_OF_ENTRY_ERRORS: '01',
	CHANGE_IN_SUPPLY_COST: '02',
	RETURN: '03',
	CANCELLATION_OF_CONTRACT: '04',
	DUPLICATE_ISSUANCE_DUE_TO_ERROR: '06',
};

async function portOneB2b({ reason, fields }: Case): Promise<Sent> {
	const call = async (name: string, given: INodeParameters) => {
		const result = await portOne(sandbox.portOne.url, name, given);
		if (result.error) throw result.error;
		return jsonOf(result);
	};
	const [first] = await call('taxInvoice.issueImmediately', invoice('ORIGINAL', { writeDate: WRITTEN }));
	const id = String(first?.taxInvoiceId);
	await call('taxInvoice.sendToNts', { invoice: locator(id) });
	sandbox.portOne.advance(2_000);
	const before = sandbox.portOne.ledger('test').length;
	await call('taxInvoice.amend', { referenceId: 'A-1', original: locator(id), makes: 'issued', reason, ...fields });
	const invoices = sandbox.portOne
		.ledger('test')
		.slice(before)
		.map((entry) => entry.invoice as IDataObject);
	return {
		codes: invoices.map(({ modification }) => TYPES[String((modification as IDataObject).type)] ?? ''),
		documents: invoices.map((one) => ({
			sign: signOf(Number(one.totalSupplyAmount)),
			writeDate: String(one.writeDate),
			remark: ((one.remarks ?? []) as string[]).join('/'),
			taxed: Number(one.totalTaxAmount) !== 0,
		})),
	};
}

const ROUTES: Record<string, [operation: string, code: string]> = {
	termination: ['amendTermination', '04'],
	supplyCostChange: ['amendSupplyCostChange', '02'],
	duplicateIssuance: ['amendDuplicateIssuance', '06'],
};

async function bolta({ reason, fields: { causeDate, ...fields } }: Case): Promise<Sent> {
	const key = await issued(sandbox, { writeDate: WRITTEN });
	const [operation, code] = ROUTES[reason] ?? ['', ''];
	const result = await runBolta(sandbox, `taxInvoice.${operation}`, {
		issuanceKey: boltaLocator(key),
		...(causeDate !== undefined && { date: causeDate }),
		...fields,
	});
	if (result.error) throw result.error;
	return {
		codes: [code],
		documents: rows(result).map(({ supplyCost, tax, writeDate }) => ({
			sign: signOf(Number(supplyCost)),
			writeDate: String(writeDate),
			remark: 'as Bolta makes it',
			taxed: Number(tax) !== 0,
		})),
	};
}

const SENDS = { bolta, hiworksBill, portOne: portOneB2b };
const each = CASES.flatMap((one) => one.vendors.map((vendor) => [one.item, vendor, one] as const));

it.each(each)('item %s, %s', async (_, vendor, one) => {
	const sent = await SENDS[vendor](one);
	expect(new Set(sent.codes)).toEqual(new Set([one.code]));
	expect(sent.documents).toEqual(
		vendor === 'bolta'
			? one.documents.map((document) => ({ ...document, remark: 'as Bolta makes it' }))
			: one.documents,
	);
});

it('has every item of the paragraph', () => {
	expect(new Set(CASES.map(({ item }) => item[0]))).toEqual(new Set([...'123456789']));
});
