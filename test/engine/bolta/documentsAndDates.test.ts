import type { INodeParameters } from 'n8n-workflow';
import type { IncomingMessage } from 'node:http';

import type { Sandbox } from '../../../sandbox/index.ts';

import { locator, run as runAt, withBolta, type More } from '../support/operations';
import { rows, told } from '../support/reports';
import { standIn, type ScriptedAnswer } from '../support/standIn';

const { sandbox, run, issued, calls, wireProblems } = withBolta();

const CONTINUE = { onError: 'continueRegularOutput' } as const;
const pdf = async (key: string, more: More = {}, fields: INodeParameters = {}) =>
	await run('taxInvoice.getPdf', { issuanceKey: locator(key), ...fields }, more);

describe('Get PDF', () => {
	afterEach(() => expect(wireProblems()).toEqual([]));

	it.each([0, 1, 4])('waits until the file is made (%d times "not yet") and puts it out', async (pdfPolls) => {
		sandbox.bolta.configure({ pdfPolls });
		const key = await issued();
		const { outputs, error } = await pdf(key);
		expect(error).toBeUndefined();
		const [item] = outputs[0]!;
		const bytes = Buffer.from(item!.binary!.data!.data, 'base64');
		expect(item).toMatchObject({
			json: { issuanceKey: key, filename: `전자세금계산서-${key}.pdf`, bytes: bytes.length },
			pairedItem: [{ item: 0 }],
		});
		expect(item?.binary?.data).toMatchObject({ mimeType: 'application/pdf', fileName: `전자세금계산서-${key}.pdf` });
		expect(bytes.toString('latin1')).toMatch(new RegExp(`^%PDF-1\\.4\n% ${key}[\\s\\S]*%%EOF\n$`));
		expect(calls('getTaxInvoicePdf').map(({ status }) => status)).toEqual([
			...Array.from({ length: pdfPolls }, () => 202),
			200,
		]);
		// The sandbox refuses a download with an Authorization header.
		expect(calls('downloadPdf')).toMatchObject([{ status: 200, problems: [] }]);
	});

	it('puts it into the field that is named, one for each item', async () => {
		const input = [{ key: await issued() }, { key: await issued({ referenceId: 'order-1' }) }];
		const { outputs } = await pdf('={{ $json.key }}', { input }, { binaryPropertyName: 'invoice' });
		expect(
			outputs[0]?.map(({ json, binary, pairedItem }) => [json.issuanceKey, Object.keys(binary ?? {}), pairedItem]),
		).toEqual(input.map(({ key }, item) => [key, ['invoice'], [{ item }]]));
	});

	it('gives up on a file that is not made within a minute, and says so', async () => {
		sandbox.bolta.configure({ pdfPolls: 1_000, pdfRetryAfter: 20 });
		const [row] = rows(await pdf(await issued(), CONTINUE));
		expect(row?.error?.message).toBe('Bolta is still making it (HTTP 202)');
		expect(told(row)).toMatchObject({ outcome: null, httpStatus: 202 });
		expect(calls('getTaxInvoicePdf')).toHaveLength(4);
	});

	it('of what is not issued, or of a wrong key, is refused', async () => {
		expect(told(rows(await pdf('UNKNOWN', CONTINUE))[0])).toMatchObject({ outcome: 'rejected', httpStatus: 404 });
		expect((await pdf('..')).error?.message).toContain('Issuance Key [item 0]');
		expect(calls('downloadPdf')).toEqual([]);
	});

	it.each(['resetBefore', '403', '500', 'redirect'] as const)(
		'whose download fails is a failure that does not quote the address (%s)',
		async (kind) => {
			const key = await issued();
			sandbox.bolta.setFaults([{ kind, match: { route: 'downloadPdf' } }]);
			const stopped = await pdf(key);
			const continued = await pdf(key, CONTINUE);
			expect(stopped.error?.message).toContain('The file could not be had from Bolta');
			expect(told(rows(continued)[0])).toMatchObject({ outcome: null });
			for (const { error, outputs } of [stopped, continued])
				expect(JSON.stringify([error?.message, error?.description, error?.stack, error?.context, outputs])).not.toMatch(
					/\/files\//,
				);
			expect(calls('downloadPdf')).toHaveLength(2);
		},
	);
});

describe('A download that the sandbox does not offer', () => {
	const SIGNATURE = 'signature-of-the-address';

	/** A vendor whose file is at `address`, and that answers a request for it by `file`. */
	async function get(address: (url: string) => string, file: (request: IncomingMessage) => ScriptedAnswer) {
		let url = '';
		const authorizations: Array<string | undefined> = [];
		const vendor = await standIn((request) => {
			if (request.url?.endsWith('/pdf')) return { status: 200, body: { downloadUrl: address(url), filename: 'a.pdf' } };
			authorizations.push(request.headers.authorization);
			return file(request);
		});
		({ url } = vendor);
		const result = await runAt(
			{ bolta: { url } } as Sandbox,
			'taxInvoice.getPdf',
			{ issuanceKey: locator('KEY') },
			CONTINUE,
		);
		await vendor.close();
		expect(JSON.stringify(result.outputs)).not.toContain(SIGNATURE);
		return { row: rows(result)[0], asked: vendor.requests.length, authorizations };
	}
	const here = (url: string) => `${url}/file?${SIGNATURE}`;

	it('goes without credential', async () => {
		const { row, authorizations } = await get(here, () => ({ status: 200, body: '%PDF-' }));
		expect(row).toMatchObject({ filename: 'a.pdf', bytes: 7 });
		expect(authorizations).toEqual([undefined]);
	});

	it.each([
		['too large', { status: 200, body: 'x'.repeat(20 * 1024 * 1024) }, 'it has more than 20 MB'],
		['empty', { status: 200 }, 'it has no bytes'],
		['a page', { status: 200, body: '<html>', headers: { 'Content-Type': 'text/html' } }, 'it is no PDF'],
		['a page called a PDF', { status: 200, body: '<html>' }, 'it is no PDF'],
		['elsewhere', { status: 302, headers: { Location: '/other' } }, 'the answer was HTTP 302'],
		['gone', { status: 403, body: SIGNATURE }, 'the answer was HTTP 403'],
	])('%s is a failure', async (_, answer, reason) => {
		const { row, asked } = await get(here, () => answer);
		expect(row?.error?.message).toBe(`The file could not be had from Bolta: ${reason}`);
		// The file is asked for once: a redirect is not followed.
		expect(asked).toBe(2);
	});

	it.each([
		['http on another machine', () => `http://files.example/${SIGNATURE}`],
		['another protocol', () => `ftp://127.0.0.1/${SIGNATURE}`],
		['a file of this machine', () => `file:///${SIGNATURE}`],
	])('at %s is not asked for', async (_, address) => {
		const { row, asked } = await get(address, () => ({ status: 200 }));
		expect(row?.error?.message).toBe('The file could not be had from Bolta: its address is not https');
		expect(asked).toBe(1);
	});
});

describe('Get Issue Due Date', () => {
	const due = async (input: Array<{ day: unknown }>, more: More = {}) =>
		await run('taxInvoice.getIssueDueDate', { writeDate: '={{ $json.day }}' }, { input: input as never, ...more });

	it('tells the last day of each', async () => {
		sandbox.bolta.configure({ holidays: ['2026-03-10'] });
		const { outputs } = await due([{ day: '2026-01-31' }, { day: '2026. 2. 5.' }]);
		expect(outputs[0]).toEqual([
			{ json: { writeDate: '2026-01-31', issueDueDate: '2026-02-10' }, pairedItem: [{ item: 0 }] },
			{ json: { writeDate: '2026-02-05', issueDueDate: '2026-03-11' }, pairedItem: [{ item: 1 }] },
		]);
		expect(wireProblems()).toEqual([]);
	});

	it('refuses what is no day, and tells what Bolta says', async () => {
		expect((await due([{ day: '2026-02-30' }])).error?.message).toContain('Write Date [item 0]');
		sandbox.bolta.setFaults([{ kind: '403' }]);
		expect(told(rows(await due([{ day: '2026-01-31' }], CONTINUE))[0])).toMatchObject({
			outcome: 'rejected',
			httpStatus: 403,
		});
	});
});
