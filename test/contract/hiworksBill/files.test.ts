/** Files of the emulated Hiworks Bill: uploaded, shared, attached, and had back byte by byte. */
import { fileHead, form, tokens, withHiworksBill } from '../support/hiworksBill.ts';

const { sandbox, call, made, get, remove, upload, sendForm } = withHiworksBill();

const bill = () => sandbox.hiworksBill;
const BYTES = Buffer.from(Array.from({ length: 1_024 }, (_, index) => (index * 7) % 256));
const pathOf = (documentId: string, fileId: number | string) => `/v4/invoices/${documentId}/attached-files/${fileId}`;
const refused = (documentId: string, fileId: number | string) => call('GET', pathOf(documentId, fileId));

/** As bytes, which the other calls read as text. */
async function download(documentId: string, fileId: number) {
	const answer = await fetch(sandbox.hiworksBill.url + pathOf(documentId, fileId), { headers: tokens });
	return {
		status: answer.status,
		headers: Object.fromEntries(answer.headers),
		bytes: Buffer.from(await answer.arrayBuffer()),
	};
}

test('are uploaded under counted numbers, and kept as they came', async () => {
	const answers = [await upload('첨부 "1".bin'.replaceAll('"', '%22'), BYTES), await upload()];
	expect(answers.map(({ status, json }) => [status, json])).toEqual([
		[200, { data: { tempFileId: 100 } }],
		[200, { data: { tempFileId: 101 } }],
	]);
	expect(bill().contract.answerProblems('createTempFile', 200, answers[0]!.json, true)).toEqual([]);
	expect(bill().files()).toEqual([
		{ kind: 'temp', id: 100, name: '첨부 "1".bin', contentType: 'text/plain', bytes: BYTES, documentId: null },
		{
			kind: 'temp',
			id: 101,
			name: '첨부.txt',
			contentType: 'text/plain',
			bytes: Buffer.from('내용'),
			documentId: null,
		},
	]);
	expect(bill().requests()[0]!.body).toEqual([
		{ name: 'file', filename: '첨부 "1".bin', contentType: 'text/plain', size: 1_024 },
	]);
	bill().reset();
	bill().configure({ firstTempFileId: 7 });
	expect((await upload()).json).toEqual({ data: { tempFileId: 7 } });
});

test('may be large', async () => {
	const bytes = Buffer.alloc(10 * 1024 * 1024, 'x');
	expect(await upload('large.bin', bytes)).toMatchObject({ status: 200 });
	expect(bill().files()[0]!.bytes.equals(bytes)).toBe(true);
});

test.each<[string, () => Promise<{ status: number; json: any }>]>([
	['another part', () => sendForm(form([{ head: fileHead('a.txt').replace('"file"', '"upload"'), bytes: 'x' }]))],
	[
		'two files',
		() =>
			sendForm(
				form([
					{ head: fileHead('a.txt'), bytes: 'x' },
					{ head: fileHead('b.txt'), bytes: 'x' },
				]),
			),
	],
	[
		'a part beside it',
		() =>
			sendForm(
				form([
					{ head: fileHead('a.txt'), bytes: 'x' },
					{ head: 'Content-Disposition: form-data; name="note"', bytes: 'x' },
				]),
			),
	],
	[
		'a text instead of a file',
		() => sendForm(form([{ head: 'Content-Disposition: form-data; name="file"', bytes: 'x' }])),
	],
	['no end', () => sendForm(form([{ head: fileHead('a.txt'), bytes: 'x' }], ''))],
	[
		'JSON',
		() => call('POST', '/v4/temp-files', { body: '{"file":"x"}', headers: { 'Content-Type': 'application/json' } }),
	],
	['no boundary', () => sendForm(form([{ head: fileHead('a.txt'), bytes: 'x' }]), 'multipart/form-data')],
	['nothing', () => call('POST', '/v4/temp-files')],
])('multipart-file: %s is refused', async (_name, ask) => {
	expect(await ask()).toMatchObject({
		status: 400,
		json: { errors: expect.arrayContaining([expect.objectContaining({ status: '400' })]) },
	});
	expect(bill().files()).toEqual([]);
});

test('shared ones are listed', async () => {
	const answer = await call('GET', '/v4/office-files');
	expect(answer).toMatchObject({ status: 200, json: { data: bill().settings.officeFiles } });
	expect(answer.json.data.length).toBeGreaterThan(1);
	expect(bill().contract.answerProblems('listOfficeFiles', 200, answer.json, true)).toEqual([]);
	bill().configure({ officeFiles: [] });
	expect((await call('GET', '/v4/office-files')).json).toEqual({ data: [] });
});

describe('attached ones', () => {
	const attached = async () => {
		await upload('견적서.bin', BYTES);
		await upload('second.txt', 'zwei');
		return made({ tempFileIds: [101, 100], officeFileIds: [5] });
	};

	test('are listed with the document, all of them', async () => {
		const documentId = await attached();
		const files = [
			{ id: 1, name: 'second.txt', size: 4 },
			{ id: 2, name: '견적서.bin', size: 1_024 },
			{ id: 3, name: '안내문.pdf', size: 11 },
		];
		expect((await get(documentId)).json.data.files).toEqual(files.map((file) => ({ ...file, type: 'DOCUMENT' })));
		expect(bill().ledger()[0]!.files).toEqual(files);
		bill().configure({ fileSizeAs: 'string' });
		const { json } = await get(documentId);
		expect(json.data.files[1].size).toBe('1024');
		expect(bill().contract.answerProblems('getInvoice', 200, json, true)).toEqual([]);
	});

	test('are had back as they were sent', async () => {
		const documentId = await attached();
		const { status, headers, bytes } = await download(documentId, 2);
		expect([status, bytes.equals(BYTES), headers['content-type']]).toEqual([200, true, 'application/octet-stream']);
		expect(headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('견적서.bin')}`);
		expect(headers['x-ratelimit-remaining']).toBe('996');
		expect(bill().contract.answerProblems('downloadAttachedFile', 200, bytes)).toEqual([]);
		expect((await download(documentId, 3)).bytes).toHaveLength(11);
		bill().configure({ downloadType: null, downloadName: false });
		const plain = await download(documentId, 1);
		expect([plain.bytes.toString(), plain.headers['content-type'], plain.headers['content-disposition']]).toEqual([
			'zwei',
			'text/plain',
			undefined,
		]);
		bill().configure({ downloadType: 'image/png' });
		expect((await download(documentId, 1)).headers['content-type']).toBe('image/png');
	});

	test('belong to their document', async () => {
		const documentId = await attached();
		const other = await made();
		for (const [id, file] of [
			[other, 1],
			[documentId, 4],
			[documentId, 100],
			['X', 1],
		] as const) {
			expect(await refused(id, file)).toMatchObject({ status: 404, json: { errors: [{ title: 'Not Found' }] } });
		}
		expect(await refused(documentId, 'x')).toMatchObject({
			status: 400,
			json: { errors: [expect.objectContaining({ message: expect.stringContaining('fileId') })] },
		});
		await remove(documentId);
		expect(await refused(documentId, 1)).toMatchObject({ status: 404 });
	});
});
