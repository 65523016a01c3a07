/**
 * Files: an address, the bytes put there, an invoice that takes them; and links to documents, open to whoever has them.
 */
import { open } from '../support/client.ts';
import { CALL, known, outcome, SECRET, SELLER, withPortOne } from '../support/portOne.ts';

const { DRAFT, ISSUE_NOW } = CALL;
const { sandbox, ask, made, step, upload } = withPortOne({ linkMs: 60_000 });

const address = async (fileName = '계약서.pdf') =>
	(await ask('createB2bFileUploadUrl', { body: { fileName } })).json as { fileId: string; url: string };
const attach = async (id: string, fileId: string) => await step('attachB2bTaxInvoiceFile', id, { body: { fileId } });
const attachments = async (id: string) =>
	(await step('getB2bTaxInvoiceAttachments', id)).json.attachments as Array<{
		id: string;
		name: string;
		attachedAt: string;
	}>;
const remove = (id: string, attachmentId: string) =>
	step('deleteB2bTaxInvoiceAttachment', id, { path: { attachmentId } });

describe('an address for a file', () => {
	const put = (to: string, sent: object = {}) =>
		open(to, { method: 'PUT', body: '내용', headers: { 'Content-Type': 'application/pdf' }, ...sent });

	test('takes the bytes as they are', async () => {
		const { fileId, url: to } = await address();
		const bytes = Buffer.from([0, 255, 13, 10, 128]);
		expect(await put(to, { body: bytes })).toMatchObject({ status: 200, text: '' });
		expect(sandbox.portOne.files()).toEqual([{ fileId, name: '계약서.pdf', type: 'application/pdf', bytes }]);
		await put(to, { body: '다시', headers: {} });
		expect(sandbox.portOne.files()).toEqual([
			{ fileId, name: '계약서.pdf', type: undefined, bytes: Buffer.from('다시') },
		]);
	});

	test.each<[string, object, number]>([
		['credentials', { headers: { Authorization: `PortOne ${SECRET}` } }, 400],
		['another verb', { method: 'POST' }, 405],
		['no verb of its own', { method: 'GET', body: undefined }, 405],
	])('refuses %s', async (_what, sent, status) => {
		const { url: to } = await address();
		expect((await put(to, sent)).status).toBe(status);
		expect(sandbox.portOne.files()[0]!.bytes).toBeUndefined();
		expect(sandbox.portOne.requests().at(-1)).toMatchObject({
			route: 'uploadFile',
			effect: false,
			problems: status === 400 ? [{ where: 'header', message: 'a link was sent credentials' }] : [],
		});
	});

	test('ends', async () => {
		const { url: to } = await address();
		sandbox.portOne.advance(60_000);
		expect((await put(to)).status).toBe(403);
		expect(sandbox.portOne.files()[0]!.bytes).toBeUndefined();
	});

	test('nobody made is not there', async () => {
		expect((await put(`${sandbox.portOne.url}/uploads/file_nobody`)).status).toBe(404);
	});
});

describe('an attachment', () => {
	test('is a file that was put to its address', async () => {
		const { id } = await made(DRAFT, 'NORMAL');
		const { fileId } = await address();
		expect([outcome(await attach(id, fileId)), outcome(await attach(id, 'file_nobody'))]).toEqual([
			'B2B_FILE_NOT_FOUND',
			'B2B_FILE_NOT_FOUND',
		]);
		expect(await attach(id, await upload('사진.png'))).toMatchObject({ status: 200, text: '' });
		expect(await attachments(id)).toEqual([
			{ id: expect.stringMatching(/^att_/), name: '사진.png', attachedAt: expect.any(String) },
		]);
		expect(sandbox.portOne.ledger()[0]!.attachments).toEqual(['사진.png']);
	});

	test('has an id of its own, also after another was removed', async () => {
		const { id } = await made(DRAFT, 'NORMAL');
		for (const name of ['가', '나']) await attach(id, await upload(name));
		const [first] = await attachments(id);
		expect(await remove(id, first!.id)).toMatchObject({ status: 200, text: '' });
		await attach(id, await upload('다'));
		const left = await attachments(id);
		expect(left.map(({ name }) => name)).toEqual(['나', '다']);
		expect(new Set([first!.id, ...left.map(({ id: attachment }) => attachment)]).size).toBe(3);
		await remove(id, left[1]!.id);
		expect((await attachments(id)).map(({ name }) => name)).toEqual(['나']);
	});

	test('is removed once, and from its own invoice only', async () => {
		const [{ id }, { id: other }] = [
			await made(DRAFT, 'NORMAL'),
			await made(DRAFT, 'NORMAL', { supplierDocumentKey: 'S-2', recipientDocumentKey: 'R-2' }),
		];
		await attach(id, await upload());
		const attachmentId = (await attachments(id))[0]!.id;
		expect([
			outcome(await remove(other, attachmentId)),
			outcome(await remove(id, attachmentId)),
			outcome(await remove(id, attachmentId)),
		]).toEqual(['B2B_TAX_INVOICE_ATTACHMENT_NOT_FOUND', 200, 'B2B_TAX_INVOICE_ATTACHMENT_NOT_FOUND']);
	});

	test('stays on the invoice that is issued', async () => {
		const { id } = await made(DRAFT, 'NORMAL');
		await attach(id, await upload());
		await step('issueB2bTaxInvoice', id);
		expect(await attachments(id)).toHaveLength(1);
		expect([outcome(await attach(id, await upload())), outcome(await remove(id, 'att'))]).toEqual([
			'B2B_TAX_INVOICE_NOT_DRAFTED_STATUS',
			'B2B_TAX_INVOICE_NOT_DRAFTED_STATUS',
		]);
	});
});

describe('a link', () => {
	const linkTo = async (call: string, query?: Record<string, unknown>): Promise<string> => {
		const { id } = sandbox.portOne.ledger()[0]!;
		return (call === CERTIFICATE ? await ask(call, { path: { brn: SELLER } }) : await step(call, id, { query })).json
			.url;
	};
	const CERTIFICATE = 'getB2bCounterpartyCertificateRegistrationUrl';
	const LINKS: Array<[string, string, string]> = [
		['getB2bTaxInvoicePdfDownloadUrl', 'application/pdf', '%PDF-'],
		['getB2bTaxInvoicePopupUrl', 'text/html;charset=UTF-8', '<h1>popup inv_'],
		['getB2bTaxInvoicePrintUrl', 'text/html;charset=UTF-8', '<h1>print inv_'],
		[CERTIFICATE, 'text/html;charset=UTF-8', `<h1>certificate ${SELLER}`],
	];

	beforeEach(async () => {
		sandbox.portOne.configure({ counterparties: [known('cp', SELLER)] });
		await made(ISSUE_NOW, 'NORMAL');
	});

	test.each(LINKS)('of %s opens without credentials, and refuses them', async (call, type, words) => {
		const link = await linkTo(call);
		const answer = await open(link);
		expect([answer.status, answer.headers['content-type'], answer.text.includes(words)]).toEqual([200, type, true]);
		expect(await open(link, { headers: { Authorization: `PortOne ${SECRET}` } })).toMatchObject({
			status: 400,
			text: expect.stringContaining('Only one way'),
		});
		expect((await open(link, { method: 'POST' })).status).toBe(405);
		expect((await open(link)).status).toBe(200);
		expect((await open(link.replace(/[0-9a-f]{8}-/, '00000000-'))).status).toBe(404);
		sandbox.portOne.advance(60_000);
		expect((await open(link)).status).toBe(403);
		expect(new URL(await linkTo(call)).pathname).not.toBe(new URL(link).pathname);
	});

	test('of a popup can have a menu', async () => {
		const popup = (query?: object) => linkTo('getB2bTaxInvoicePopupUrl', { ...query });
		expect([
			(await popup({ includeMenu: true })).endsWith('?menu=true'),
			(await popup({ includeMenu: false })).includes('?'),
			(await popup()).includes('?'),
		]).toEqual([true, false, false]);
	});

	test('is gone with everything else', async () => {
		const link = await linkTo('getB2bTaxInvoicePdfDownloadUrl');
		sandbox.portOne.reset();
		expect((await open(link)).status).toBe(404);
	});

	test('is hit by faults as calls are', async () => {
		const link = await linkTo('getB2bTaxInvoicePdfDownloadUrl');
		sandbox.portOne.setFaults([{ kind: '500', match: { route: 'openLink' }, times: 1 }]);
		expect([(await open(link)).status, (await open(link)).status]).toEqual([500, 200]);
	});
});
