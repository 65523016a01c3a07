/**
 * Amended documents of the emulated Hiworks Bill: how many sheets, what they may hold, and what the tax office says.
 */
import type { Sandbox } from '../../../sandbox/index.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { create, get, line, made, post, sheet, upload } from '../support/hiworksBill.ts';

let url: string;
/** An issued document of 2026-05-27 over 1000 + 100. */
let original: { documentId: string; issueId: string };

const sandbox = withSandbox();
beforeAll(() => {
	({ url } = sandbox.hiworksBill);
});

async function issued(changes: object = {}) {
	const documentId = (await create(url, { easySign: 'Y', ...changes })).json.data.documentId[0] as string;
	return { documentId, issueId: sandbox.hiworksBill.ledger().at(-1)!.issueId };
}

beforeEach(async () => {
	sandbox.hiworksBill.reset();
	original = await issued();
});

const settings = (changes: Parameters<Sandbox['hiworksBill']['configure']>[0]) =>
	sandbox.hiworksBill.configure(changes);

/** One sheet, by its amounts. */
const amended = (
	supplyPrice: string,
	tax: string,
	{ typeCode = 'M', taxType = 'A', issueDate = '2026-05-27', description = '2026-06-01' } = {},
) =>
	sheet({
		information: { issueDate, description, totalSupplyPrice: supplyPrice, totalTax: tax },
		invoiceType: { typeCode, taxType },
		items: [line({ month: '01', day: '01', supplyPrice, tax })],
	});

const amend = (
	modifyType: string,
	sheets: object,
	{
		originalIssueId = original.issueId,
		...more
	}: { originalIssueId?: string; easySign?: string; tempFileIds?: number[] } = {},
) => post(url, '/v4/invoices/amendment', { amendment: { originalIssueId, modifyType }, ...sheets, ...more });

const minus = amended('-1000', '-100');
const plus = amended('2000', '200');
const credit = amended('1000', '0', { taxType: 'B' });
const made2 = () => sandbox.hiworksBill.ledger().filter(({ kind }) => kind === 'amendment');

const RIGHT: Array<[string, object]> = [
	['01', { negative: minus, positive: plus }],
	['02', { negative: amended('-5', '0') }],
	['02', { positive: amended('5', '1', { issueDate: '2026-06-30' }) }],
	['03', { negative: amended('-500', '-50', { issueDate: '2026-06-30' }) }],
	['04', { negative: amended('-1000', '-100', { issueDate: '2026-06-30' }) }],
	['05', { negative: minus, positive: credit }],
	['05', { negative: amended('-400', '-40'), positive: amended('400', '0', { taxType: 'B' }) }],
	['06', { negative: minus }],
	['06', { negative: amended('-300', '-30') }],
];

test.each(RIGHT)('reason %s over %j is taken', async (modifyType, sheets) => {
	const answer = await amend(modifyType, sheets);
	expect([answer.status, answer.status === 200 ? '' : answer.text]).toEqual([200, '']);
	expect(sandbox.hiworksBill.contract.answerProblems('createAmendment', 200, answer.json, true)).toEqual([]);
	const entries = made2();
	expect(answer.json).toEqual({ data: { documentId: [entries.map(({ documentId }) => documentId)] } });
	expect(entries.map(({ side }) => side)).toEqual(Object.keys(sheets));
	for (const entry of entries)
		expect(entry).toMatchObject({
			typeCode: 'M',
			original: original.documentId,
			amendment: { modifyType, originalIssueId: original.issueId },
			approvalStatus: 'W',
		});
});

test('both sheets are read back as what they are', async () => {
	await amend('1', {
		negative: amended('-1000', '-100', { typeCode: 'A' }),
		positive: amended('2000', '200', { typeCode: 'A' }),
	});
	const [negative, positive] = await Promise.all(
		made2().map(async ({ documentId }) => (await get(url, documentId)).json),
	);
	for (const json of [negative, positive]) {
		expect(sandbox.hiworksBill.contract.answerProblems('getInvoice', 200, json, true)).toEqual([]);
		expect(json.data).toMatchObject({
			invoiceType: { typeCode: 'M', transactionType: 'S' },
			amendment: { originalIssueId: original.issueId, modifyType: '01' },
			linkedDocument: { amendmentOriginal: original.documentId },
			status: { approvalStatus: 'W', issueId: '' },
		});
	}
	expect([negative.data.information.totalSupplyPrice, positive.data.information.totalSupplyPrice]).toEqual([
		'-1000',
		'2000',
	]);
	// The original stays as it was.
	expect((await get(url, original.documentId)).json.data).toMatchObject({
		invoiceType: { typeCode: 'A' },
		amendment: {},
		information: { totalSupplyPrice: '1000' },
	});
});

test('a bill is amended by N', async () => {
	const bill = await issued({
		invoiceType: { typeCode: 'B', taxType: 'B' },
		information: { totalTax: '0' },
		items: [line({ tax: '0' })],
	});
	const negative = (typeCode: string) => amended('-1000', '0', { typeCode, taxType: 'B' });
	expect(await amend('04', { negative: negative('N') }, { originalIssueId: bill.issueId })).toMatchObject({
		status: 200,
	});
	expect(await amend('04', { negative: negative('B') }, { originalIssueId: bill.issueId })).toMatchObject({
		status: 200,
	});
	expect(made2().map(({ typeCode }) => typeCode)).toEqual(['N', 'N']);
	expect(await amend('04', { negative: negative('M') }, { originalIssueId: bill.issueId })).toMatchObject({
		status: 400,
	});
});

test.each<[string, string, object, RegExp]>([
	['amend-sheets', '01', { negative: minus }, /positive/],
	['amend-sheets', '05', { positive: credit }, /negative/],
	['amend-sheets', '03', { negative: minus, positive: plus }, /./],
	['amend-sheets', '04', { positive: plus }, /negative/],
	['amend-sheets', '06', {}, /negative/],
	['amend-sheets', '02', { negative: minus, positive: plus }, /./],
	['amend-sheets', '02', {}, /./],
	['an unknown reason', '07', { negative: minus }, /modifyType/],
	['amend-signs: negative above zero', '02', { negative: amended('1000', '100') }, /^negative\.information/m],
	['amend-signs: negative tax above zero', '02', { negative: amended('-1000', '100') }, /^negative\.information/m],
	['amend-signs: positive below zero', '02', { positive: amended('-1', '0') }, /^positive\.information/m],
	['amend-signs: positive tax below zero', '02', { positive: amended('1', '-1') }, /^positive\.information/m],
	[
		'amend-original-kind: a bill for a tax invoice',
		'04',
		{ negative: amended('-1000', '0', { typeCode: 'N', taxType: 'B' }) },
		/typeCode/,
	],
	[
		'amend-original-kind: two kinds',
		'01',
		{ negative: minus, positive: amended('2000', '200', { typeCode: 'A' }) },
		/^positive\.invoiceType\.typeCode/m,
	],
	['amend-type-code: a statement', '04', { negative: amended('-1000', '-100', { typeCode: 'D' }) }, /typeCode/],
	['exempt-pair', '04', { negative: amended('-1000', '-100', { typeCode: 'N' }) }, /taxType/],
	[
		'totals-supply',
		'04',
		{ negative: { ...minus, items: [line({ supplyPrice: '-999', tax: '-100' })] } },
		/^negative\.information\.totalSupplyPrice/m,
	],
	[
		'item-date',
		'01',
		{ negative: minus, positive: { ...plus, items: [line({ month: '12', supplyPrice: '2000', tax: '200' })] } },
		/^positive\.items\.0/m,
	],
	[
		'party-03-description',
		'04',
		{
			negative: {
				...amended('-1000', '-100', { description: '' }),
				invoicee: { ...minus.invoicee, partyTypeCode: '03', companyNumber: '9999999999999' },
			},
		},
		/description/,
	],
	['an unknown key', '04', { negative: minus, neutral: minus }, /neutral/],
	['amend-01: another amount', '01', { negative: amended('-999', '-100'), positive: plus }, /^negative\.information/m],
	['amend-01: another tax', '01', { negative: amended('-1000', '-99'), positive: plus }, /^negative\.information/m],
	[
		'amend-01: another day',
		'01',
		{ negative: amended('-1000', '-100', { issueDate: '2026-05-28' }), positive: plus },
		/issueDate/,
	],
	['amend-03: more than there was', '03', { negative: amended('-1001', '-100') }, /^negative\.information/m],
	['amend-04: a part', '04', { negative: amended('-500', '-50') }, /^negative\.information/m],
	['amend-05: a taxable positive sheet', '05', { negative: minus, positive: amended('1000', '100') }, /taxType/],
	[
		'amend-05: tax',
		'05',
		{ negative: minus, positive: amended('1000', '100', { taxType: 'B' }) },
		/^positive\.information/m,
	],
	[
		'amend-05: another amount',
		'05',
		{ negative: minus, positive: amended('900', '0', { taxType: 'B' }) },
		/^positive\.information/m,
	],
	[
		'amend-05: more than there was',
		'05',
		{ negative: amended('-2000', '-200'), positive: amended('2000', '0', { taxType: 'B' }) },
		/^negative\.information/m,
	],
	[
		'amend-05: another day',
		'05',
		{ negative: minus, positive: amended('1000', '0', { taxType: 'B', issueDate: '2026-05-28' }) },
		/issueDate/,
	],
	[
		'amend-05: no opening date',
		'05',
		{ negative: minus, positive: amended('1000', '0', { taxType: 'B', description: '' }) },
		/^positive\.information\.description/m,
	],
	['amend-06: another day', '06', { negative: amended('-1000', '-100', { issueDate: '2026-06-01' }) }, /issueDate/],
	['amend-06: more than there was', '06', { negative: amended('-1000', '-101') }, /^negative\.information/m],
])('%s: reason %s is refused', async (_name, modifyType, sheets, field) => {
	const { status, json } = await amend(modifyType, sheets);
	expect([status, sandbox.hiworksBill.contract.answerProblems('createAmendment', 400, json, true)]).toEqual([400, []]);
	expect(json.errors.map((error: { message: string }) => error.message).join('\n')).toMatch(field);
	expect(made2()).toEqual([]);
});

describe('amend-original', () => {
	test('a number that nobody has fails at the tax office, or is refused', async () => {
		const unknown = { originalIssueId: '202605274100000000ffffff', easySign: 'Y' };
		expect(await amend('04', { negative: minus }, unknown)).toMatchObject({ status: 200 });
		expect(made2()).toEqual([
			expect.objectContaining({ original: null, declareStatus: '5', declareStatusCode: 'ERR011' }),
		]);
		expect((await get(url, made2()[0]!.documentId)).json.data.linkedDocument).toEqual({
			amendmentOriginal: '',
			statementPair: '',
		});
		settings({ unknownOriginal: 'refused' });
		expect(await amend('04', { negative: minus }, unknown)).toMatchObject({
			status: 400,
			json: { errors: [expect.objectContaining({ message: expect.stringContaining('originalIssueId') })] },
		});
	});

	test('a document id is no approval number', async () => {
		settings({ unknownOriginal: 'refused' });
		expect(await amend('04', { negative: minus }, { originalIssueId: original.documentId })).toMatchObject({
			status: 400,
		});
		await made(url);
		expect(await amend('04', { negative: minus })).toMatchObject({ status: 200 });
	});
});

test('with easySign Y both sheets are issued, each with its own number', async () => {
	const answer = await amend('01', { negative: minus, positive: plus }, { easySign: 'Y' });
	expect(answer.json.data.easySign).toEqual([expect.any(String)]);
	const [negative, positive] = made2();
	for (const entry of [negative!, positive!])
		expect(entry).toMatchObject({ approvalStatus: 'S', declareStatus: '4', declareStatusCode: 'SUC001' });
	expect(negative!.issueId).not.toBe(positive!.issueId);
	// An amendment can be amended in its turn.
	expect(
		await amend('04', { negative: amended('-2000', '-200') }, { originalIssueId: positive!.issueId }),
	).toMatchObject({ status: 200 });
	expect(made2()[2]!.original).toBe(positive!.documentId);
});

test('without a certificate nothing is made', async () => {
	settings({ certificate: false });
	expect(await amend('04', { negative: minus }, { easySign: 'Y' })).toMatchObject({ status: 400 });
	expect(made2()).toEqual([]);
});

test('what does not fit its reason may be left to the tax office', async () => {
	settings({ unfitAmendment: 'taken' });
	expect(await amend('04', { negative: amended('-500', '-50') }, { easySign: 'Y' })).toMatchObject({ status: 200 });
	expect(made2()[0]).toMatchObject({ declareStatus: '5', declareStatusCode: 'ERR007' });
});

test('amend-05: of a bill the tax office refuses it', async () => {
	const bill = await issued({
		invoiceType: { typeCode: 'B', taxType: 'B' },
		information: { totalTax: '0' },
		items: [line({ tax: '0' })],
	});
	const [negative, positive] = [
		amended('-1000', '0', { typeCode: 'N', taxType: 'B' }),
		amended('1000', '0', { typeCode: 'N', taxType: 'B' }),
	];
	expect(await amend('05', { negative, positive }, { originalIssueId: bill.issueId, easySign: 'Y' })).toMatchObject({
		status: 200,
	});
	expect(made2().map(({ declareStatusCode }) => declareStatusCode)).toEqual(['ERR999', 'ERR999']);
});

test('amend-ids: nested or flat', async () => {
	settings({ amendmentIds: 'flat' });
	const { json } = await amend('01', { negative: minus, positive: plus });
	expect(json.data.documentId).toEqual(made2().map(({ documentId }) => documentId));
	expect(sandbox.hiworksBill.contract.answerProblems('createAmendment', 200, json, true)).toEqual([]);
});

test('amend-description: the remark is kept, or makes way for the approval number', async () => {
	const remarks = async () => {
		await amend('01', { negative: minus, positive: plus });
		return made2()
			.slice(-2)
			.map((entry) => entry.sheet.information.description);
	};
	expect(await remarks()).toEqual(['2026-06-01', '2026-06-01']);
	settings({ amendmentRemark: 'replaced' });
	expect(await remarks()).toEqual([original.issueId, original.issueId]);
});

test('amend-files: both sheets get them', async () => {
	const { tempFileId } = (await upload(url, '계약서.txt', '계약')).json.data;
	await amend('01', { negative: minus, positive: plus }, { tempFileIds: [tempFileId] });
	expect(made2().map(({ files }) => files)).toEqual([
		[{ id: 1, name: '계약서.txt', size: 6 }],
		[{ id: 2, name: '계약서.txt', size: 6 }],
	]);
	expect(await amend('04', { negative: minus }, { tempFileIds: [1] })).toMatchObject({ status: 400 });
});
