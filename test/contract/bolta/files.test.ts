/** Files in two steps, links that want no credentials, and the last day to issue. */
import { withBolta } from '../support/bolta.ts';
import { basic, open } from '../support/client.ts';

const { sandbox, send, issue, requestReverse } = withBolta();

const answerProblems = (operation: string, status: number, body: unknown) =>
	sandbox.bolta.contract.answerProblems(operation, status, body, true);
const later = (milliseconds: number) =>
	sandbox.bolta.configure({ clockOffsetMs: sandbox.bolta.settings.clockOffsetMs + milliseconds });
const issued = async (): Promise<string> => (await issue('order-1')).json.issuanceKey;

async function ask(key: string) {
	const answer = await send(`/v1/taxInvoices/${key}/pdf`);
	if (answer.text !== '') expect(answerProblems('getTaxInvoicePdf', answer.status, answer.json)).toEqual([]);
	return answer;
}

async function downloadUrl(key: string): Promise<string> {
	sandbox.bolta.configure({ pdfPolls: 0 });
	const { status, json } = await ask(key);
	expect(status).toBe(200);
	return json.downloadUrl;
}

describe('asking for a file', () => {
	test('first has it made, then gives a link and a name', async () => {
		const key = await issued();
		const first = await ask(key);
		expect(first).toMatchObject({ status: 202, json: { status: 'PENDING' }, headers: { 'retry-after': '1' } });
		const second = await ask(key);
		expect(second).toMatchObject({ status: 200, json: { filename: `전자세금계산서-${key}.pdf` } });
		expect(second.json.downloadUrl).toMatch(new RegExp(`^${sandbox.bolta.url}/files/[^/]+\\.pdf$`));
		expect((await ask(key)).json.downloadUrl).not.toBe(second.json.downloadUrl);
		expect(
			sandbox.bolta
				.requests()
				.slice(1)
				.map(({ effect }) => effect),
		).toEqual([false, false, false]);
	});

	test('takes so many times, and so long, as is set; for each document by itself', async () => {
		sandbox.bolta.configure({ pdfPolls: 2, pdfDelayMs: 60_000, pdfRetryAfter: 7 });
		const [key, other] = [await issued(), (await issue(null)).json.issuanceKey];
		for (let times = 0; times < 4; times += 1)
			expect(await ask(key)).toMatchObject({ status: 202, headers: { 'retry-after': '7' } });
		later(60_001);
		expect(await ask(key)).toMatchObject({ status: 200 });
		expect(await ask(other)).toMatchObject({ status: 202 });
		sandbox.bolta.configure({ pdfPolls: 0, pdfDelayMs: 0 });
		expect(await ask(other)).toMatchObject({ status: 200 });
	});

	test('needs an issued document of this key', async () => {
		const key = await issued();
		expect(await ask('NOBODY')).toMatchObject({ status: 404, text: '' });
		expect(await send(`/v1/taxInvoices/${key}/pdf`, { key: 'live_key' })).toMatchObject({ status: 404 });
		expect(await ask((await requestReverse(null)).json.issuanceKey)).toMatchObject({ status: 404 });
		sandbox.bolta.configure({ issueDelayMs: 60_000, emptyNotFound: false });
		expect(await ask((await issue(null)).json.issuanceKey)).toMatchObject({
			status: 404,
			json: { code: expect.any(String) },
		});
	});

	test('can go wrong', async () => {
		const key = await issued();
		sandbox.bolta.configure({ pdfPolls: 0 });
		sandbox.bolta.setFaults([
			{ kind: '500', times: 1, match: { route: 'getTaxInvoicePdf', referenceIds: ['order-1'] } },
			{ kind: '200withoutKey' },
		]);
		expect(await ask(key)).toMatchObject({ status: 500 });
		expect((await send(`/v1/taxInvoices/${key}/pdf`)).json).toEqual({ filename: expect.any(String) });
	});
});

describe('the file', () => {
	test('is a PDF whose table says where its parts are', async () => {
		const key = await issued();
		const { status, headers, text } = await open(await downloadUrl(key));
		expect([status, headers['content-type'], headers['content-length']]).toEqual([
			200,
			'application/pdf',
			String(text.length),
		]);
		expect(text).toMatch(/^%PDF-1\.\d\n/);
		expect(text).toMatch(/\n%%EOF\n$/);
		expect(text).toContain(key);
		const start = Number(/startxref\n(\d+)\n/.exec(text)![1]);
		expect(text.slice(start, start + 4)).toBe('xref');
		const offsets = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
		expect(offsets.map((offset, index) => text.slice(offset, offset + 7) === `${index + 1} 0 obj`)).toEqual([
			true,
			true,
			true,
		]);
	});

	test('is had for five minutes, as often as one likes', async () => {
		const address = await downloadUrl(await issued());
		expect(await open(address)).toMatchObject({ status: 200 });
		later(299_000);
		expect(await open(address)).toMatchObject({ status: 200 });
		later(1000);
		expect(await open(address)).toMatchObject({ status: 403 });
		expect(await open(address.replace(/.\.pdf$/, '.pdf'))).toMatchObject({ status: 404 });
		expect(await open(address, { method: 'POST' })).toMatchObject({ status: 405 });
	});

	test('is refused to credentials, which are not written down', async () => {
		const address = await downloadUrl(await issued());
		expect(await open(address, { key: 'test_topsecret' })).toMatchObject({ status: 400 });
		expect(await open(address, { headers: { Authorization: 'Bearer anything' } })).toMatchObject({ status: 400 });
		const record = sandbox.bolta.requests().at(-2)!;
		expect(record).toMatchObject({
			route: 'downloadPdf',
			referenceId: 'order-1',
			mode: null,
			status: 400,
			problems: [{ where: 'header', message: expect.any(String) }],
		});
		expect(JSON.stringify(record)).not.toContain(basic('test_topsecret').slice(6));
		expect(await open(address)).toMatchObject({ status: 200 });
		expect(sandbox.bolta.requests().at(-1)!.problems).toEqual([]);
	});

	test('can go wrong by its own name', async () => {
		const address = await downloadUrl(await issued());
		sandbox.bolta.setFaults([
			{ kind: '503html', times: 1, match: { route: 'downloadPdf' } },
			{ kind: 'truncatedJson', match: { referenceIds: ['order-1'] } },
		]);
		expect(await open(address)).toMatchObject({ status: 503 });
		const { text } = await open(address);
		expect(text).toMatch(/^%PDF/);
		expect(text).not.toContain('%%EOF');
		expect(sandbox.bolta.stats().byRoute.downloadPdf).toMatchObject({ count: 2 });
	});

	test('is gone after a reset', async () => {
		const address = await downloadUrl(await issued());
		sandbox.bolta.reset();
		expect(await open(address)).toMatchObject({ status: 404 });
	});
});

describe('the last day to issue', () => {
	const ask = (date: string) => send(`/v1/taxInvoiceIssueDueDates?date=${date}`);

	test.each([
		['2026-05-27', '2026-06-10'],
		['2026-05-01', '2026-06-10'],
		['2026-12-31', '2027-01-11'],
		['2026-09-15', '2026-10-12'],
		['2026-06-30', '2026-07-10'],
		['2024-01-31', '2024-02-12'],
	])('of %s is %s', async (date, issueDueDate) => {
		const { status, json } = await ask(date);
		expect([status, json, answerProblems('getIssueDueDate', status, json)]).toEqual([200, { issueDueDate }, []]);
	});

	test('is no holiday', async () => {
		sandbox.bolta.configure({ holidays: ['2026-06-10', '2026-06-11', '2026-06-12'] });
		expect((await ask('2026-05-27')).json).toEqual({ issueDueDate: '2026-06-15' });
		expect(() => sandbox.bolta.configure({ holidays: ['10 June'] })).toThrow(/holidays/);
	});

	test.each(['2026-13-01', '20260527', ''])('of "%s" there is none', async (date) => {
		expect(await ask(date)).toMatchObject({ status: 400, json: { code: 'INVALID_REQUEST' } });
	});

	test('is not answered without its key, or at all', async () => {
		sandbox.bolta.setFaults([{ kind: '200withoutKey', times: 1 }]);
		expect((await ask('2026-05-27')).json).toEqual({});
		expect(await send('/v1/taxInvoiceIssueDueDates')).toMatchObject({ status: 400 });
	});
});
