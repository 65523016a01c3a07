import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { searchList } from '../support/engine';
import { documentItem } from '../support/hiworksBill';
import {
	CONTINUE,
	fileItem,
	first,
	locator,
	withBill,
	withFiles,
	type GivenFile,
	type More,
} from '../support/hiworksBillRun';
import { rows, told } from '../support/reports';
import { standIn } from '../support/standIn';

const { sandbox, run, create, created, calls, ledger, sent, wireProblems } = withBill();
afterEach(() => expect(wireProblems()).toEqual([]));

/** Bytes that no text survives, among them what looks like the end of a form's part. */
const BYTES = Buffer.concat([
	Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
	Buffer.from('\r\n----n8n\r\n--\r\n'),
]);
const PDF: GivenFile = { name: '1월 거래내역 "최종".pdf', type: 'application/pdf', bytes: BYTES };
const TEXT: GivenFile = { name: '메모.txt', type: 'text/plain', bytes: Buffer.from('두 번째') };

const attach = async (
	attachments: INodeParameters,
	files: Record<string, GivenFile> = { data: PDF },
	more: More = {},
) => await create(withFiles(fileItem(documentItem(0), files)), { attachments }, more);
const stored = (kind: 'temp' | 'attached') => sandbox.hiworksBill.files().filter((file) => file.kind === kind);

describe('Attachments of Create', () => {
	it('are uploaded first, byte by byte, and then named', async () => {
		const result = await attach({ binaryFields: 'data, second' }, { data: PDF, second: TEXT, third: TEXT });
		expect(result.error).toBeUndefined();
		expect(sandbox.hiworksBill.requests().map(({ route }) => route)).toEqual([
			'createTempFile',
			'createTempFile',
			'createInvoice',
		]);
		expect(sent()[0]?.tempFileIds).toEqual([100, 101]);
		expect(stored('attached')).toMatchObject([
			{ name: PDF.name, contentType: 'application/pdf', documentId: first(result).documentId, bytes: BYTES },
			{ name: TEXT.name, contentType: 'text/plain', bytes: TEXT.bytes },
		]);
	});

	it('go by the name of the field where the file has none', async () => {
		await attach({ binaryFields: 'data' }, { data: { bytes: BYTES } });
		expect(stored('temp')).toMatchObject([{ name: 'data' }]);
	});

	it('may be files of the office and files that were uploaded before', async () => {
		const uploaded = first(await run('file.upload', {}, { input: withFiles(fileItem({}, { data: TEXT })) }));
		expect(uploaded).toMatchObject({
			temporaryFileId: 100,
			fileName: TEXT.name,
			bytes: TEXT.bytes.length,
			duplicate: false,
			recovered: false,
			callsRemaining: 999,
		});
		const attachments = {
			officeFiles: { file: [{ officeFileId: locator('1') }, { officeFileId: '={{ 5 }}' }] },
			temporaryFileIds: `${uploaded.temporaryFileId}`,
			binaryFields: 'data',
		};
		expect((await attach(attachments as never)).error).toBeUndefined();
		expect(sent()[0]).toMatchObject({ tempFileIds: [100, 101], officeFileIds: [1, 5] });
		expect(stored('attached').map(({ name }) => name)).toEqual([TEXT.name, PDF.name, '통장사본.gif', '안내문.pdf']);
	});

	it('a dry run uploads nothing and shows names', async () => {
		expect(
			first(
				await attach(
					{ binaryFields: 'data,second' },
					{ data: PDF, second: { bytes: BYTES } },
					{ options: { dryRun: true } },
				),
			),
		).toMatchObject({ attachments: [PDF.name, 'second'] });
		expect(sandbox.hiworksBill.requests()).toEqual([]);
	});

	it.each([
		[
			'a field that the item does not have',
			{ binaryFields: 'data, other' },
			'Input Binary Field [item 1]: expected the name of a binary field of the item, found "other"',
		],
		[
			'a temporary id that is none',
			{ temporaryFileIds: '100, x' },
			'Attachments: Temporary File IDs [item 0]: expected the number of a file, found "x"',
		],
		[
			'an office file that is none',
			{ officeFiles: { file: [{ officeFileId: locator('x') }] } },
			'Office Files [item 0]: expected the number of a file, found "x"',
		],
	])('%s is refused before anything is sent', async (_, attachments, message) => {
		const input = withFiles(
			fileItem(documentItem(0), { data: PDF, other: PDF }),
			fileItem(documentItem(1), { data: PDF }),
		);
		const { error } = await create(input, { attachments: attachments as never });
		expect(`${error?.message}\n${error?.description}`).toContain(message);
		expect(sandbox.hiworksBill.requests()).toEqual([]);
	});

	it.each([
		['500', { outcome: 'notSent', httpStatus: 500 }, 'Hiworks answered with HTTP 500: Internal server error.'],
		['resetAfter', { outcome: 'notSent', code: 'ECONNRESET' }, 'the connection to Hiworks was lost'],
		['200withoutKey', { outcome: 'notSent', httpStatus: 200 }, 'Hiworks'],
		[
			'200errorEnvelope',
			{ outcome: 'notSent', httpStatus: 200, code: 'Internal Server Error' },
			'Hiworks refused the request',
		],
	] as const)('that cannot be uploaded leave the document not sent (%s)', async (kind, expected, what) => {
		sandbox.hiworksBill.setFaults([{ kind, match: { route: 'createTempFile', nth: [2, 3, 4] } }]);
		const result = await attach({ binaryFields: 'data,second' }, { data: PDF, second: TEXT }, CONTINUE);
		expect(told(rows(result)[0])).toMatchObject({ ...expected, referenceId: 'order-0' });
		expect(rows(result)[0]?.error?.message).toContain(
			`The document was not sent, because its attachment could not be uploaded. ${what}`,
		);
		expect([calls('createInvoice').length, ledger().length]).toEqual([0, 0]);
	});

	it.each(['500', 'resetAfter', '200withoutKey'] as const)(
		'whose upload has no certain end are uploaded once more (%s)',
		async (kind) => {
			sandbox.hiworksBill.setFaults([{ kind, match: { route: 'createTempFile', nth: 2 } }]);
			const result = await attach({ binaryFields: 'data,second' }, { data: PDF, second: TEXT });
			expect(result.error).toBeUndefined();
			expect(calls('createTempFile')).toHaveLength(3);
			expect(ledger()).toMatchObject([{ files: [{ name: PDF.name }, { name: TEXT.name }] }]);
		},
	);

	it('that Hiworks does not know are refused in its words', async () => {
		const { error } = await attach({ temporaryFileIds: '777' });
		expect(error?.message).toContain('임시 첨부 파일 777을(를) 찾을 수 없습니다.');
		sandbox.hiworksBill.clearRequests();
	});
});

describe('Retry On Fail with attachments', () => {
	const retry = { retryOnFail: { maxTries: 3 } };

	it('makes no second document though its files get other numbers', async () => {
		sandbox.hiworksBill.setFaults([{ kind: 'resetAfter', match: { route: 'createInvoice' } }]);
		const { error } = await attach({ binaryFields: 'data' }, { data: PDF }, retry);
		expect(error?.message).toContain('an earlier try of this execution sent it');
		expect([calls('createInvoice').length, ledger().length]).toEqual([1, 1]);
		// A try that sends no document uploads nothing either.
		expect(stored('temp')).toHaveLength(1);
	});

	it('makes what was not sent for its upload', async () => {
		sandbox.hiworksBill.setFaults([{ kind: '500', match: { route: 'createTempFile', nth: [2, 3, 4] } }]);
		const result = await attach({ binaryFields: 'data,second' }, { data: PDF, second: TEXT }, retry);
		expect(result.error).toBeUndefined();
		expect(ledger()).toMatchObject([{ files: [{ name: PDF.name }, { name: TEXT.name }] }]);
	});

	it.each([
		['data', [PDF.name, PDF.name], undefined],
		// With another file it is another document under a reference ID that is used.
		['second', [PDF.name], expect.stringContaining('was used for something else in this execution')],
	])('by hand, with "%s" as the field of the file', async (binaryFields, names, said) => {
		const input = withFiles(...[0, 1].map((n) => fileItem(documentItem(n), { data: PDF, second: TEXT })));
		sandbox.hiworksBill.setFaults([{ kind: '429', retryAfter: 100, match: { route: 'createInvoice', nth: 2 } }]);
		const failed = await create(input, { attachments: { binaryFields: 'data' } }, { options: { itemsInFlight: 1 } });
		expect(failed.error).toBeDefined();
		const { error } = await create(
			[],
			{ attachments: { binaryFields } },
			{ retryOf: failed.run, options: { itemsInFlight: 1 } },
		);
		expect(error?.message).toEqual(said);
		expect(ledger().map(({ files }) => files.map(({ name }) => name))).toEqual(names.map((name) => [name]));
	});
});

describe('Upload', () => {
	it.each([
		[
			'no such field',
			{ binaryPropertyName: 'other' },
			'Input Binary Field [item 0]: expected the name of a binary field of the item, found "other"',
		],
		['an empty file', { binaryPropertyName: 'empty' }, 'Input Binary Field: expected a file with content'],
	])('refuses %s', async (_, fields, message) => {
		const { error } = await run('file.upload', fields, {
			input: withFiles(fileItem({}, { data: TEXT, empty: { bytes: Buffer.alloc(0) } })),
		});
		expect(error?.message).toContain(message);
		expect(sandbox.hiworksBill.requests()).toEqual([]);
	});
});

describe('Get Many', () => {
	it('lists what may be attached, or all', async () => {
		const usable = await run('file.getAll');
		expect(usable.outputs[0]?.map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
			[{ fileId: 1, name: '통장사본.gif', bytes: 1_234, usable: true, callsRemaining: 999 }, [{ item: 0 }]],
			[{ fileId: 3, name: '거래약정서.pdf', bytes: 910, usable: true, callsRemaining: 999 }, [{ item: 0 }]],
			[{ fileId: 5, name: '안내문.pdf', bytes: 11, usable: true, callsRemaining: 999 }, [{ item: 0 }]],
		]);
		expect(
			rows(await run('file.getAll', {}, { options: { onlyUsable: false } })).map(({ fileId, usable: used }) => [
				fileId,
				used,
			]),
		).toEqual([
			[1, true],
			[2, false],
			[3, true],
			[5, true],
		]);
	});

	it('gives nothing where there is nothing', async () => {
		sandbox.hiworksBill.configure({ officeFiles: [] });
		expect(rows(await run('file.getAll'))).toEqual([]);
	});

	it('is the list of the editor, which asks only when it is opened', async () => {
		const credentials = {
			hiworksBillApi: {
				officeToken: 'synthetic',
				billToken: 'synthetic',
				allowEasySign: false,
				resellerCode: '',
				baseUrl: sandbox.hiworksBill.url,
			},
		};
		expect(sandbox.hiworksBill.requests()).toEqual([]);
		const list = async (filter?: string) =>
			(await searchList('hiworksBill', 'searchOfficeFiles', credentials, filter)).results;
		expect(await list()).toEqual([
			{ name: '거래약정서.pdf', value: '3' },
			{ name: '안내문.pdf', value: '5' },
			{ name: '통장사본.gif', value: '1' },
		]);
		expect(await list('약정')).toEqual([{ name: '거래약정서.pdf', value: '3' }]);
	});
});

describe('Download Attachment', () => {
	const download = async (fileId: number, fields: INodeParameters = {}, more: More = {}, documentId?: string) =>
		await run(
			'invoice.downloadAttachment',
			{ documentId: locator(documentId ?? ledger()[0]!.documentId), fileId, ...fields },
			more,
		);
	beforeEach(async () => await attach({ binaryFields: 'data' }));

	it('gives the bytes as they were uploaded, under the name that Hiworks sends', async () => {
		const { outputs } = await download(1);
		const [item] = outputs[0]!;
		expect(item?.json).toEqual({
			documentId: ledger()[0]?.documentId,
			fileId: 1,
			fileName: PDF.name,
			bytes: BYTES.length,
			callsRemaining: 997,
		});
		expect(Buffer.from(item!.binary!.data!.data, 'base64')).toEqual(BYTES);
		expect(item).toMatchObject({ binary: { data: { fileName: PDF.name } }, pairedItem: [{ item: 0 }] });
	});

	it.each([
		['a name of your own', { fileName: '내 이름.pdf' }, true, '내 이름.pdf'],
		['a number, where none is sent', {}, false, 'attachment-1'],
	])('by %s', async (_, options, downloadName, fileName) => {
		sandbox.hiworksBill.configure({ downloadName });
		const { outputs } = await download(1, { binaryPropertyName: 'file' }, { options });
		expect(outputs[0]?.[0]).toMatchObject({ json: { fileName }, binary: { file: { fileName } } });
	});

	it('says what Hiworks does not have', async () => {
		expect(told(rows(await download(2, {}, CONTINUE))[0])).toMatchObject({
			outcome: 'rejected',
			httpStatus: 404,
			code: 'Not Found',
		});
		expect((await download(1, {}, {}, 'NONE')).error?.message).toContain('(Not Found, HTTP 404)');
	});

	it.each([
		[
			"an error in a file's place",
			{ status: 200, body: { errors: [{ status: '400', title: 'Parameter Error', message: '파일이 없습니다.' }] } },
			{ outcome: 'rejected', vendorMessage: '파일이 없습니다.' },
		],
		['a file that is JSON itself', { status: 200, body: { data: 1 } }, undefined],
	])('%s', async (_, answer, expected) => {
		const vendor = await standIn(() => answer);
		const [row] = rows(await download(1, {}, { ...CONTINUE, credential: { baseUrl: vendor.url } }));
		await vendor.close();
		if (expected) expect(told(row)).toMatchObject(expected);
		else expect(row).toMatchObject({ bytes: 10 } satisfies IDataObject);
	});
});

it('A document made with files names them when it is read', async () => {
	sandbox.hiworksBill.configure({ fileSizeAs: 'string' });
	await attach({ binaryFields: 'data' });
	const documentId = ledger()[0]!.documentId;
	expect(await created()).not.toBe(documentId);
	expect(first(await run('invoice.get', { documentId: locator(documentId) }))).toMatchObject({
		files: [{ fileId: 1, name: PDF.name, type: 'DOCUMENT', bytes: BYTES.length }],
	});
});
