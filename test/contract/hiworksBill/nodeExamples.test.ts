/**
 * Every request of "세금계산서 API" made by the real node in n8n's engine, from parameters as a person would fill them in,
 * and held against the documented example: method, address, headers, body field by field. The vendor answers as
 * documented.
 */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { JsonObject } from '../../../sandbox/json.ts';
import { hiworksBill } from '../../engine/support/hiworksBill';
import { textFile, withFiles } from '../../engine/support/hiworksBillAmend';
import { locator } from '../../engine/support/operations';
import { rows, told } from '../../engine/support/reports';
import type { ScriptedAnswer } from '../../engine/support/standIn';
import {
	contract,
	documented,
	isGood,
	SERVER,
	statusOf,
	type Answer,
	type Documented,
} from '../support/hiworksBillContract.ts';
import { exchangeWith, headersBesideHttp, problemsOf, type Wire } from '../support/wire.ts';

const TOKENS = { officeToken: 'synthetic-office-token', billToken: 'synthetic-bill-token' };
const SAMPLES: Record<string, string> = {
	문서번호: '20210101TESTDOCUMENTIDSAMPLE',
	사업자번호: '1234512345',
	'파일 id': '7',
};

interface More extends Partial<ReturnType<typeof withFiles>> {
	credential?: IDataObject;
	onError?: 'continueRegularOutput';
}
const exchange = async (parameters: INodeParameters, answers: ScriptedAnswer[], { credential, ...more }: More = {}) =>
	await exchangeWith(answers, async (url) => {
		const tokens = { ...TOKENS, ...credential };
		return await hiworksBill(url, { parameters, input: [{}], credential: tokens, ...more });
	});

// ── Parameters ──────────────────────────────────────────────────────────────────────────────────────────────────────

const RECIPIENT = {
	recipientSource: 'form',
	recipientNumber: '123-45-12345',
	recipientName: '공급받는자 사업자 명',
	recipientRepresentative: '대표자명',
	recipientEmail: 'noreaply@gabia.com',
	recipientDetails: {
		address: '공급받는자 사업자 주소',
		contactName: '공급받는자1',
		contactMobile: '02-000-0000',
		contactPhone: '010-0000-0000',
		furtherContacts: {
			contact: [{ name: '공급받는자2 ', email: 'noreply@gabia.com', mobile: '02-0000-0002', phone: '010-0000-0002' }],
		},
	},
};
const lines = (tax: string | undefined) => ({
	item: ['1', '2'].map((number) => ({
		date: '2021-01-01',
		name: `항목이름${number}`,
		specification: 'EA',
		quantity: '1',
		unitPrice: '100',
		supplyCost: '100',
		...(tax && { tax }),
		remark: `항목 비고란${number}`,
	})),
});
const files = (temporaryFileIds: string, ...officeFiles: string[]) => ({
	temporaryFileIds,
	officeFiles: { file: officeFiles.map((id) => ({ officeFileId: locator(id) })) },
});
const PAID = { cash: '0', check: '0', draft: '0', uncollected: '0' };

const create = (document: string, tax: string | undefined, more: INodeParameters): INodeParameters => ({
	resource: 'invoice',
	operation: 'create',
	referenceId: '',
	document,
	writeDateSource: 'date',
	writeDate: '2021-01-01',
	purpose: 'claim',
	supplierSource: 'registered',
	supplierNumber: '123-45-12345',
	...RECIPIENT,
	itemSource: 'form',
	items: lines(tax),
	notes: { memo: '메모 입니다', serialNumber: '111-111' },
	payment: PAID,
	attachments: {},
	options: {},
	...more,
});

const sheet = (sign: '' | '-', writeDate: string, words: { memo: string; contact: string; item: string }) =>
	JSON.stringify({
		writeDate,
		taxKind: 'taxable',
		supplierNumber: '214-86-39239',
		memo: words.memo,
		serialNumber: '124-123',
		remark: 'remark',
		...PAID,
		recipient: {
			number: '214-86-39239',
			name: '가비아',
			representative: '김가비아',
			address: '경기도 성남시 분당구 대왕판교로 660',
			businessType: '전산',
			businessItem: '전산',
			contacts: [
				{
					name: `${words.contact}공급받는자1`,
					email: 'noreaply@gabia.com',
					mobile: '02-000-0000',
					phone: '010-0000-0000',
				},
				{
					name: `${words.contact}공급받는자2 `,
					email: 'noreply@gabia.com',
					mobile: '02-0000-0002',
					phone: '010-0000-0002',
				},
			],
		},
		items: ['1', '2'].map((number) => ({
			date: `${writeDate.slice(0, 4)}-01-01`,
			name: `${words.item}항목이름${number}`,
			specification: 'EA',
			quantity: 1,
			unitPrice: `${sign}100`,
			supplyCost: `${sign}100`,
			tax: `${sign}10`,
			remark: `항목 비고란${number}`,
		})),
	});
const APPROVAL_NUMBER = '202101014100000000000001';

const byId = (operation: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'invoice',
	operation,
	documentId: locator(SAMPLES['문서번호']!),
	options: {},
	...more,
});

/** By the example's place in hiworks.json. */
const PARAMETERS: Record<number, INodeParameters> = {
	34: create('taxableInvoice', '10', {
		payment: { ...PAID, uncollected: '220' },
		attachments: files('100, 101', '1', '3', '5'),
	}),
	35: create('zeroRatedInvoice', '0', { attachments: files('', '1', '3', '5') }),
	36: create('taxExemptBill', undefined, { attachments: files('103') }),
	37: create('statement', '0', { taxKind: 'zeroRated', attachments: files('100,101', '1', '3', '5') }),
	38: create('taxableInvoice', '10', { payment: { ...PAID, uncollected: '220' }, options: { easySign: true } }),
	39: {
		resource: 'invoice',
		operation: 'amend',
		reason: 'clericalError',
		sheetSource: 'hand',
		originalApprovalNumber: APPROVAL_NUMBER,
		attachments: files('100, 101', '1', '3', '5'),
		negativeJson: sheet('-', '2021-01-01', { memo: '메모 입니다', contact: '', item: '' }),
		positiveJson: sheet('', '2020-01-01', {
			memo: ' 수정된 세금계산서의 메모 입니다',
			contact: '수정된 ',
			item: '수정된 ',
		}),
		options: { writeDateWasWrong: true },
	},
	40: byId('get'),
	41: byId('delete'),
	53: { resource: 'business', operation: 'checkStatus', businessNumber: '123-45-12345', options: {} },
	54: { resource: 'file', operation: 'getAll', options: { onlyUsable: false } },
	55: { resource: 'file', operation: 'upload', binaryPropertyName: 'data', options: {} },
	56: byId('downloadAttachment', { fileId: 7 }),
	57: {
		resource: 'business',
		operation: 'verifyRegistration',
		businessNumber: '123-45-12345',
		openingDate: '2021-01-01',
		representative: '가비아',
		furtherData: {},
		options: {},
	},
};
const EASY_SIGN = { allowEasySign: true };
const moreOf = (index: number) =>
	index === 55
		? withFiles([{ binary: { data: textFile('사업자등록증.txt', '내용') } }])
		: index === 38
			? { credential: EASY_SIGN }
			: {};

// ── Deviations ──────────────────────────────────────────────────────────────────────────────────────────────────────

interface Deviation {
	place: string;
	documented: unknown;
	sent: unknown;
	why: string;
}

const TRIMMED = 'white space around a text is trimmed';
const NO_FILES = 'an empty list of files is left out';
const second = (place: string, name: string): Deviation => ({
	place,
	documented: `${name} `,
	sent: name,
	why: TRIMMED,
});
const CREATED = second('data.invoicee.secondaryContact.name', '공급받는자2');

/** Where the node sends something else than the example, and why. Nothing else is loosened. */
const DEVIATIONS: Record<number, Deviation[]> = {
	34: [CREATED],
	35: [CREATED, { place: 'data.tempFileIds', documented: [], sent: undefined, why: NO_FILES }],
	36: [CREATED, { place: 'data.officeFileIds', documented: [], sent: undefined, why: NO_FILES }],
	37: [CREATED],
	38: [CREATED],
	39: [
		{
			place: 'data.amendment.originalIssueId',
			documented: '{원본 세금계산서의 당초승인번호}',
			sent: APPROVAL_NUMBER,
			why: 'the example has a sentence for the number (exceptions, 2)',
		},
		{
			place: 'data.amendment.modifyType',
			documented: '1',
			sent: '01',
			why: 'the table says two digits (in practice, 7.2)',
		},
		second('data.negative.invoicee.secondaryContact.name', '공급받는자2'),
		{
			place: 'data.positive.information.memo',
			documented: ' 수정된 세금계산서의 메모 입니다',
			sent: '수정된 세금계산서의 메모 입니다',
			why: TRIMMED,
		},
		second('data.positive.invoicee.secondaryContact.name', '수정된 공급받는자2'),
	],
};

function differences(example: unknown, sent: unknown, place = ''): Array<Omit<Deviation, 'why'>> {
	const inside = (value: unknown): value is Record<string, unknown> =>
		typeof value === 'object' && value !== null && !(Array.isArray(value) && value.length === 0);
	if (!inside(example) || !inside(sent))
		return JSON.stringify(example) === JSON.stringify(sent) ? [] : [{ place, documented: example, sent }];
	if (Array.isArray(example) !== Array.isArray(sent)) return [{ place, documented: example, sent }];
	return [...new Set([...Object.keys(example), ...Object.keys(sent)])].flatMap((key) =>
		differences(example[key], sent[key], place ? `${place}.${key}` : key),
	);
}

// ── The requests ────────────────────────────────────────────────────────────────────────────────────────────────────

const pathOf = (url: string) => url.slice(SERVER.length).replace(/\{\{(.+?)\}\}/g, (_, name: string) => SAMPLES[name]!);
const answerOf = ({ answers }: Documented): ScriptedAnswer => {
	const good = answers.find(isGood);
	return good ? { status: 200, body: good.body } : { status: 200, body: undefined };
};

const NOT_FOUND: ScriptedAnswer = {
	status: 404,
	body: documented.find(({ index }) => index === 40)!.answers.find((answer) => !isGood(answer))!.body,
};

it('All thirteen requests are made, and every deviation is of one of them', () => {
	expect(documented.map(({ index }) => index)).toEqual([34, 35, 36, 37, 38, 39, 40, 41, 53, 54, 55, 56, 57]);
	expect(Object.keys(PARAMETERS).map(Number)).toEqual(documented.map(({ index }) => index));
	expect(
		Object.keys(DEVIATIONS).filter((index) => !documented.some((example) => example.index === Number(index))),
	).toEqual([]);
});

it.each(documented)('[$index] $title goes out as documented', async (example) => {
	const { index, method, url, headers, body, form } = example;
	const { wire, error } = await exchange(PARAMETERS[index]!, [answerOf(example), NOT_FOUND], moreOf(index));
	// The two sheets of an amendment are read back afterwards; so is what was deleted, since the answer says nothing.
	const calls: Record<number, number> = { 39: 3, 41: 2 };
	expect([error?.message, error?.description, wire.length]).toEqual([undefined, undefined, calls[index] ?? 1]);
	const [sent] = wire as [Wire];
	expect([sent.method, sent.target]).toEqual([method, pathOf(url)]);

	// Raw tokens, no scheme before them, and nothing of our own beside what HTTP needs.
	expect(sent.headers).toMatchObject({
		'office-authorization': TOKENS.officeToken,
		'bill-access-authorization': TOKENS.billToken,
	});
	const type = headers['Content-Type'];
	if (form) expect(sent.headers['content-type']).toMatch(/^multipart\/form-data; boundary=\S+$/);
	else expect(sent.headers['content-type']).toBe(type);
	const ofHiworks = ['bill-access-authorization', ...(type ? ['content-type'] : []), 'office-authorization'];
	expect(headersBesideHttp(sent)).toEqual(ofHiworks);

	if (body)
		expect(differences(body, JSON.parse(sent.body))).toEqual(
			(DEVIATIONS[index] ?? []).map(({ why: _why, ...deviation }) => deviation),
		);
	else if (!form) expect(sent.body).toBe('');

	expect(problemsOf(contract, sent)).toEqual([]);
});

it('[55] is a form with one part, the file under its name', async () => {
	const {
		wire: [sent],
	} = await exchange(PARAMETERS[55]!, [{ status: 200, body: { data: { tempFileId: 1234 } } }], moreOf(55));
	const boundary = String(sent?.headers['content-type']).split('boundary=')[1];
	expect(sent?.body.split('\r\n')).toEqual([
		`--${boundary}`,
		'Content-Disposition: form-data; name="file"; filename="사업자등록증.txt"',
		'Content-Type: text/plain',
		'',
		'내용',
		`--${boundary}--`,
		'',
	]);
});

// ── The answers ─────────────────────────────────────────────────────────────────────────────────────────────────────

const ofInvoice = (more: JsonObject) => ({
	status: 'created',
	easySignMessage: null,
	supplyCost: 200,
	tax: 0,
	total: 200,
	writeDate: '2021-01-01',
	recipientNumber: '1234512345',
	...more,
});
const ACTIVE = {
	status: 'active',
	vendorStatus: '계속사업자',
	taxpayer: 'general',
	vendorTaxpayer: '부가가치세 일반과세자',
};
const OUTLINE = {
	referenceId: null,
	documentId: SAMPLES['문서번호'],
	status: 'created',
	vendorStatus: null,
	ntsApprovalNumber: null,
	issuedAt: null,
	writeDate: null,
	supplierNumber: null,
	recipientNumber: null,
	recipientName: null,
	supplyCost: null,
	tax: null,
	total: null,
	warnings: [],
	document: null,
	memo: null,
	originalApprovalNumber: null,
	files: [],
	callsRemaining: null,
};
const CREATED_ID = { documentId: '20210101TESTDOCUMENTIDSAMPLE' };

/** By the example's place, in the order of its good answers: what comes out of each. */
const OUTPUTS: Record<number, JsonObject[][]> = {
	34: [[ofInvoice({ ...CREATED_ID, tax: 20, total: 220 })]],
	35: [[ofInvoice(CREATED_ID)]],
	36: [[ofInvoice(CREATED_ID)]],
	37: [[ofInvoice(CREATED_ID)]],
	38: [
		[
			ofInvoice({
				...CREATED_ID,
				tax: 20,
				total: 220,
				status: 'accepted',
				easySignMessage: '문서 발급이 완료되었습니다. 발급된 문서는 국세청으로 즉시 전송합니다.',
			}),
		],
	],
	39: [
		[
			{ documentId: '20210101TESTDOCUMENTID1', sheet: 'negative', total: -220 },
			{ documentId: '20210101TESTDOCUMENTID2', sheet: 'positive', total: 220 },
		],
	],
	// An outline of empty objects: what is not told is null.
	40: [[OUTLINE]],
	53: [
		[
			{
				businessNumber: '1234512345',
				...ACTIVE,
				closedOn: null,
				closedByUnitTaxation: false,
				taxpayerChangedOn: null,
				invoicesSince: null,
			},
		],
	],
	54: [
		[
			{ fileId: 1, name: '통장사본.gif', bytes: 1_234, usable: true },
			{ fileId: 2, name: '사업자등록증.gif', bytes: 5_678, usable: false },
		],
	],
	55: [[{ temporaryFileId: 1_234 }]],
	57: [
		[
			{
				businessNumber: '1234512345',
				matches: true,
				message: null,
				...ACTIVE,
				closedOn: '2021-01-01',
				closedByUnitTaxation: true,
				taxpayerChangedOn: '2021-01-01',
				invoicesSince: '2021-01-01',
			},
		],
		[
			{
				businessNumber: '1234512345',
				matches: false,
				message: '확인할 수 없습니다.',
				status: null,
				vendorStatus: null,
				taxpayer: null,
			},
		],
	],
};

const good = documented.flatMap(({ index, answers }) =>
	answers.filter(isGood).map((answer, number) => ({ index, number, answer })),
);
const bad = documented.flatMap(({ index, answers }) =>
	answers.filter((answer) => !isGood(answer)).map((answer) => ({ index, answer })),
);

it('Every documented answer is read', () => {
	expect(
		Object.entries(OUTPUTS).flatMap(([index, answers]) => answers.map((_, number) => [Number(index), number])),
	).toEqual(good.map(({ index, number }) => [index, number]));
	expect(bad).toHaveLength(8);
});

it.each(good)('[$index] answered $answer.name ($number) comes out', async ({ index, number, answer }) => {
	const { outputs, error } = await exchange(
		PARAMETERS[index]!,
		[{ status: statusOf(answer), body: answer.body }, NOT_FOUND],
		moreOf(index),
	);
	expect(error?.message).toBeUndefined();
	const [items = []] = outputs;
	expect(items).toHaveLength(OUTPUTS[index]![number]!.length);
	for (const [place, expected] of OUTPUTS[index]![number]!.entries())
		expect(items[place]?.json).toMatchObject(expected);
	if (index === 40) expect(items[0]?.json).toEqual(OUTLINE);
});

it('[40] with Simplify off shows the outline as it is, and asked for a full number says that there is none', async () => {
	const { outputs } = await exchange({ ...PARAMETERS[40]!, options: { simplify: false, showFullNumber: true } }, [
		answerOf(documented.find(({ index }) => index === 40)!),
	]);
	expect(outputs[0]![0]!.json).toEqual({
		...OUTLINE,
		invoice: documented.find(({ index }) => index === 40)!.answers[0]!.body.data,
		recipientFullNumber: null,
	});
});

const words = ({ body }: Answer) => body.errors[0] as { title: string; message: string };

it.each(
	bad.flatMap((one) => [
		{ ...one, status: statusOf(one.answer) },
		{ ...one, status: 200 },
	]),
)(
	"[$index] answered $answer.name with HTTP $status is told in the vendor's words",
	async ({ index, answer, status }) => {
		const given = [{ status, body: answer.body }];
		const { outputs, error } = await exchange(PARAMETERS[index]!, given, {
			...moreOf(index),
			onError: 'continueRegularOutput',
		});
		expect(error).toBeUndefined();
		const [row] = rows({ outputs } as Parameters<typeof rows>[0]);
		const { title, message } = words(answer);
		expect(told(row)).toMatchObject({
			outcome: 'rejected',
			code: title,
			httpStatus: status,
			...(message && { vendorMessage: message }),
		});
		expect(row?.error?.message).toContain(message || title);
	},
);

it.each(['200', '204', '302', '304'])('[41], whose answer is not documented, takes %s', async (status) => {
	const { outputs, wire } = await exchange(PARAMETERS[41]!, [
		{ status: Number(status), headers: { Location: '/v4/invoices' } },
		NOT_FOUND,
	]);
	expect([outputs[0]![0]!.json, wire.length]).toEqual([
		{ documentId: SAMPLES['문서번호'], deleted: true, duplicate: false, recovered: false, callsRemaining: null },
		2,
	]);
});

it('[56], whose answer is not documented, takes a file', async () => {
	const { outputs } = await exchange(PARAMETERS[56]!, [
		{
			status: 200,
			body: { any: 'bytes' },
			headers: {
				'Content-Type': 'application/pdf',
				'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent('계약서.pdf')}`,
			},
		},
	]);
	expect(outputs[0]![0]).toMatchObject({
		json: { fileId: 7, fileName: '계약서.pdf', bytes: 15 },
		binary: {
			data: {
				fileName: '계약서.pdf',
				mimeType: 'application/pdf',
				data: Buffer.from('{"any":"bytes"}').toString('base64'),
			},
		},
	});
});
