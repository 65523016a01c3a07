/** Files of a draft: put to an address of their own, attached once, and gone once deleted. */
import type { IDataObject } from 'n8n-workflow';

import type { Fault } from '../../../sandbox/index.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { textFile, withFiles } from '../support/hiworksBillAmend';
import { API_SECRET, invoice, locator, portOne } from '../support/portOne';
import { jsonOf } from '../support/reports';
import { standIn, type ScriptedAnswer } from '../support/standIn';

const sandbox = withSandbox();
beforeEach(() => sandbox.portOne.reset());

interface Failed extends IDataObject {
	message: string;
	error: { message: string; code: string | null; outcome: string | null };
}

const faults = (...list: Fault[]) => sandbox.portOne.setFaults(list);
const callsOf = (route: string) => sandbox.portOne.requests().filter((request) => request.route === route);
const attached = () => sandbox.portOne.ledger('test')[0]!.attachments;
const contract = (content = '계약서') => withFiles([{ binary: { data: textFile('계약서.pdf', content) } }]);

async function draft(): Promise<{ invoice: ReturnType<typeof locator> }> {
	const [made] = jsonOf(
		await portOne(sandbox.portOne.url, 'taxInvoice.createDraft', { ...invoice('FILES'), issuanceType: 'normal' }),
	);
	return { invoice: locator(String(made!.taxInvoiceId)) };
}

it('goes up, is listed, and goes away', async () => {
	const key = await draft();
	const [uploaded] = jsonOf(await portOne(sandbox.portOne.url, 'attachment.upload', key, contract()));
	expect(uploaded).toEqual({
		taxInvoiceKey: key.invoice.value,
		fileId: expect.stringMatching(/^file_/),
		name: '계약서.pdf',
		bytes: 9,
		duplicate: false,
		recovered: false,
	});
	expect(sandbox.portOne.files().map(({ name, bytes }) => [name, String(bytes)])).toEqual([['계약서.pdf', '계약서']]);
	const listed = jsonOf(await portOne(sandbox.portOne.url, 'attachment.getAll', { ...key, returnAll: true }));
	expect(listed).toEqual([
		{ attachmentId: expect.stringMatching(/^att_/), name: '계약서.pdf', attachedAt: expect.stringMatching(/^\d{4}-/) },
	]);
	const attachmentId = locator(String(listed[0]!.attachmentId));
	expect(jsonOf(await portOne(sandbox.portOne.url, 'attachment.delete', { ...key, attachmentId }))).toEqual([
		{ deleted: true, attachmentId: attachmentId.value, duplicate: false, recovered: false },
	]);
	expect(attached()).toEqual([]);
});

it('lists no more than the limit, without numbers of persons', async () => {
	const key = await draft();
	const files = ['9001011234567.pdf', '나.pdf', '다.pdf'].map((name) => ({
		json: key,
		binary: { data: textFile(name, name) },
	}));
	await portOne(sandbox.portOne.url, 'attachment.upload', { ...key, options: { itemsInFlight: 1 } }, withFiles(files));
	expect(attached()).toHaveLength(3);
	const listed = jsonOf(
		await portOne(sandbox.portOne.url, 'attachment.getAll', { ...key, returnAll: false, limit: 2 }),
	);
	expect(listed.map(({ name }) => name)).toEqual(['900101-1******.pdf', '나.pdf']);
});

describe('a lost answer', () => {
	it('of attaching is settled by the list', async () => {
		const key = await draft();
		faults({ kind: 'resetAfter', match: { route: 'attachB2bTaxInvoiceFile' } });
		expect(jsonOf(await portOne(sandbox.portOne.url, 'attachment.upload', key, contract()))).toMatchObject([
			{ name: '계약서.pdf', recovered: true },
		]);
		expect([attached(), callsOf('attachB2bTaxInvoiceFile').length]).toEqual([['계약서.pdf'], 1]);
	});

	it.each([
		['the list does not show it', 'resetBefore', 0],
		['the list cannot be had', 'resetAfter', 1],
	] as const)(
		'of attaching stays unknown where %s, and Retry On Fail does not send it again',
		async (why, kind, count) => {
			const key = await draft();
			const unreadable: Fault = {
				kind: '500',
				match: { route: 'getB2bTaxInvoiceAttachments', nth: [2, 3, 4, 5, 6, 7] },
			};
			faults({ kind, match: { route: 'attachB2bTaxInvoiceFile' } }, ...(why.includes('cannot') ? [unreadable] : []));
			const { error } = await portOne(sandbox.portOne.url, 'attachment.upload', key, {
				...contract(),
				retryOnFail: { maxTries: 2 },
			});
			expect(error?.message).toContain('It is not known whether PortOne has it');
			expect(error?.description).toContain('a file may be attached twice');
			expect([attached().length, callsOf('attachB2bTaxInvoiceFile').length]).toEqual([count, 1]);
			expect([callsOf('createB2bFileUploadUrl').length, sandbox.portOne.files().length]).toEqual([1, 1]);
		},
	);

	it('of attaching is settled by a later try too, by what was there before the first', async () => {
		const key = await draft();
		await portOne(sandbox.portOne.url, 'attachment.upload', key, contract('먼저'));
		sandbox.portOne.clearRequests();
		faults(
			{ kind: 'resetAfter', match: { route: 'attachB2bTaxInvoiceFile' } },
			{ kind: '500', match: { route: 'getB2bTaxInvoiceAttachments', nth: [2, 3, 4] } },
		);
		const result = await portOne(sandbox.portOne.url, 'attachment.upload', key, {
			...contract('나중'),
			retryOnFail: { maxTries: 2 },
		});
		expect(jsonOf(result)).toEqual([
			{
				taxInvoiceKey: key.invoice.value,
				fileId: null,
				name: '계약서.pdf',
				bytes: 6,
				duplicate: false,
				recovered: true,
			},
		]);
		expect([attached().length, callsOf('attachB2bTaxInvoiceFile').length]).toEqual([2, 1]);
	});

	it('of attaching is not told by a file of the same name that another item of the run attached', async () => {
		const key = await draft();
		faults({ kind: 'resetBefore', match: { route: 'attachB2bTaxInvoiceFile', nth: 1 } });
		const files = ['하나', '둘'].map((content) => ({ binary: { data: textFile('계약서.pdf', content) } }));
		const { outputs } = await portOne(sandbox.portOne.url, 'attachment.upload', key, {
			...withFiles(files),
			onError: 'continueErrorOutput',
		});
		expect(outputs[0]).toMatchObject([{ json: { name: '계약서.pdf', recovered: false } }]);
		expect(outputs[1]).toMatchObject([{ json: { error: { outcome: 'unknown' } } }]);
		expect(attached()).toHaveLength(1);
	});

	it('of one of the same name that was there before is not taken for this one', async () => {
		const key = await draft();
		await portOne(sandbox.portOne.url, 'attachment.upload', key, contract('먼저'));
		faults({ kind: 'resetBefore', match: { route: 'attachB2bTaxInvoiceFile' } });
		const { error } = await portOne(sandbox.portOne.url, 'attachment.upload', key, contract('나중'));
		expect(error?.message).toContain('It is not known whether PortOne has it');
	});

	it.each([
		['is asked for again', 1, 2],
		['that never comes attached nothing, and Retry On Fail asks for it again', 3, 4],
	])('of asking for an address: one %s', async (_what, lost, asked) => {
		const key = await draft();
		faults({ kind: 'resetAfter', match: { route: 'createB2bFileUploadUrl' }, times: lost });
		const result = await portOne(sandbox.portOne.url, 'attachment.upload', key, {
			...contract(),
			retryOnFail: { maxTries: 2 },
		});
		expect(jsonOf(result)).toMatchObject([{ recovered: false }]);
		expect([attached(), callsOf('createB2bFileUploadUrl').length]).toEqual([['계약서.pdf'], asked]);
	});

	it('of asking for an address, each time: it was not sent', async () => {
		const key = await draft();
		faults({ kind: 'resetAfter', match: { route: 'createB2bFileUploadUrl' } });
		const { outputs } = await portOne(sandbox.portOne.url, 'attachment.upload', key, {
			...contract(),
			onError: 'continueErrorOutput',
		});
		expect(outputs[1]![0]!.json).toMatchObject({
			error: {
				description: 'Nothing was attached. Try again.',
				message: expect.stringContaining('PortOne gave no address for the file: the connection to PortOne was lost'),
				outcome: 'notSent',
			},
		});
	});

	it('of a deletion that nobody could read: Retry On Fail reads it, and deletes nothing more', async () => {
		const key = await draft();
		await portOne(sandbox.portOne.url, 'attachment.upload', key, contract());
		const [listed] = jsonOf(await portOne(sandbox.portOne.url, 'attachment.getAll', { ...key, returnAll: true }));
		sandbox.portOne.clearRequests();
		faults(
			{ kind: 'resetAfter', match: { route: 'deleteB2bTaxInvoiceAttachment' } },
			{ kind: '500', match: { route: 'getB2bTaxInvoiceAttachments', nth: [1, 2, 3] } },
		);
		const attachmentId = locator(String(listed!.attachmentId));
		const result = await portOne(
			sandbox.portOne.url,
			'attachment.delete',
			{ ...key, attachmentId },
			{ retryOnFail: { maxTries: 2 } },
		);
		expect(jsonOf(result)).toMatchObject([{ deleted: true, duplicate: false, recovered: true }]);
		expect(callsOf('deleteB2bTaxInvoiceAttachment')).toHaveLength(1);
	});

	it.each([
		['after the effect', 'resetAfter', 1, true],
		['before the effect', 'resetBefore', 2, false],
	] as const)('of a deletion %s', async (_when, kind, sends, recovered) => {
		const key = await draft();
		await portOne(sandbox.portOne.url, 'attachment.upload', key, contract());
		const [listed] = jsonOf(await portOne(sandbox.portOne.url, 'attachment.getAll', { ...key, returnAll: true }));
		faults({ kind, match: { route: 'deleteB2bTaxInvoiceAttachment', nth: 1 } });
		expect(
			jsonOf(
				await portOne(sandbox.portOne.url, 'attachment.delete', {
					...key,
					attachmentId: locator(String(listed!.attachmentId)),
				}),
			),
		).toMatchObject([{ deleted: true, recovered }]);
		expect([attached(), callsOf('deleteB2bTaxInvoiceAttachment').length]).toEqual([[], sends]);
	});
});

it('Retry On Fail attaches each file once', async () => {
	const key = await draft();
	faults({ kind: '403', match: { route: 'attachB2bTaxInvoiceFile', nth: 2 } });
	const files = ['가.pdf', '나.pdf'].map((name) => ({ binary: { data: textFile(name, name) } }));
	const result = await portOne(
		sandbox.portOne.url,
		'attachment.upload',
		{ ...key, options: { itemsInFlight: 1 } },
		{ ...withFiles(files), retryOnFail: { maxTries: 2 } },
	);
	expect(jsonOf(result).map(({ name }) => name)).toEqual(['가.pdf', '나.pdf']);
	expect(attached()).toEqual(['가.pdf', '나.pdf']);
});

describe('only a draft takes files', () => {
	it.each(['upload', 'delete'])('%s: PortOne says so', async (operation) => {
		const [issued] = jsonOf(await portOne(sandbox.portOne.url, 'taxInvoice.issueImmediately', invoice('ISSUED')));
		const { error } = await portOne(
			sandbox.portOne.url,
			`attachment.${operation}`,
			{
				invoice: locator(String(issued!.taxInvoiceId)),
				...(operation === 'delete' && { attachmentId: locator('att_1') }),
			},
			operation === 'upload' ? contract() : {},
		);
		expect(error?.message).toContain('B2B_TAX_INVOICE_NOT_DRAFTED_STATUS');
	});
});

it('wrong input names the field and the item; the others go on', async () => {
	const key = await draft();
	const files: Parameters<typeof withFiles>[0] = [
		{ binary: { data: textFile('가.pdf', '가') } },
		{ binary: {} },
		{ binary: { data: textFile('빈.pdf', '') } },
	];
	const { outputs } = await portOne(sandbox.portOne.url, 'attachment.upload', key, {
		...withFiles(files),
		onError: 'continueErrorOutput',
	});
	expect(outputs[0]).toHaveLength(1);
	expect(outputs[1]!.map(({ json }) => (json as Failed).error.message)).toEqual([
		expect.stringContaining(
			'Input Binary Field [item 1]: expected the name of a binary field of the item, found "data"',
		),
		expect.stringContaining('Input Binary Field'),
	]);
	expect(attached()).toEqual(['가.pdf']);
});

describe('the address that the file is put to', () => {
	/** PortOne, which gives an address of the test's choice, and whatever stands there. */
	async function uploadTo(addressOf: (host: string) => string, put: ScriptedAnswer = { status: 200 }) {
		const puts: Array<{ headers: IDataObject; body: string }> = [];
		const host = await standIn((request, body) => {
			if (request.url?.includes('/file-upload-url'))
				return { status: 200, body: { fileId: 'file_1', url: addressOf(host.url) } };
			if (request.url?.includes('/attachments')) return { status: 200, body: { attachments: [] } };
			if (request.method === 'PUT') {
				puts.push({ headers: { ...request.headers } as IDataObject, body });
				return put;
			}
			return { status: 200, body: {} };
		});
		const result = await portOne(
			host.url,
			'attachment.upload',
			{ invoice: locator('inv_1') },
			{ ...contract(), onError: 'continueErrorOutput' },
		);
		await host.close();
		return {
			...result,
			failed: result.outputs[1]?.[0]?.json as Failed | undefined,
			puts,
			attaches: host.requests.filter((request) => request.includes('attach-file')).length,
		};
	}

	it('gets the bytes and their type, and no credential', async () => {
		const { puts, attaches } = await uploadTo((host) => `${host}/bucket?signature=secret`);
		expect(puts).toHaveLength(1);
		expect(puts[0]).toMatchObject({
			body: '계약서',
			headers: { 'content-type': expect.stringContaining('text/'), 'content-length': '9' },
		});
		expect(puts[0]!.headers).not.toHaveProperty('authorization');
		expect(JSON.stringify(puts)).not.toContain(API_SECRET);
		expect(attaches).toBe(1);
	});

	it.each<[string, (host: string) => string, ScriptedAnswer | undefined, string]>([
		['refuses', (host) => `${host}/bucket?signature=secret`, { status: 403 }, 'the answer was HTTP 403'],
		[
			'leads elsewhere',
			(host) => `${host}/bucket?signature=secret`,
			{ status: 307, headers: { Location: '/elsewhere' } },
			'the answer was HTTP 307',
		],
		['is not https', () => 'http://127.0.0.2/bucket?signature=secret', undefined, 'its address is not https'],
		['is a file', () => 'file:///bucket?signature=secret', undefined, 'its address is not https'],
	])('that %s: nothing is attached, and the address is not told', async (_what, addressOf, put, words) => {
		const { failed, puts, attaches, run } = await uploadTo(addressOf, put);
		expect(failed).toMatchObject({
			error: {
				message: expect.stringContaining(`The file could not be handed to PortOne: ${words}`),
				outcome: 'notSent',
			},
		});
		expect([puts.length, attaches]).toEqual([put ? 1 : 0, 0]);
		expect(JSON.stringify(run.data.resultData)).not.toContain('signature=secret');
	});
});
