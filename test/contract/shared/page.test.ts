/** The page of the sandbox over HTTP: who gets what, and who may change something. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PageState } from '../../../sandbox/pageState.ts';
import { root } from '../../../scripts/lib/n8n.mts';
import { withSandbox } from '../../support/sandbox.ts';
import { issue, send, type Sent } from '../support/client.ts';
import { draft } from '../support/hiworksOffice.ts';

const sandbox = withSandbox();

const ask = (route: string, headers: Record<string, string> = {}, more: Sent = {}) =>
	send(sandbox.control.url, route, { key: '', headers, ...more });
const token = () => sandbox.control.pageUrl.split('#token=')[1] ?? '';
const host = () => new URL(sandbox.control.url).host;

const FILES = readdirSync(path.join(root, 'sandbox', 'page'));

test.each(FILES)('%s is served, and nothing in it can become code of others', async (file) => {
	const { status, headers, text } = await ask(`/page/${file === 'index.html' ? '' : file}`);
	expect(status).toBe(200);
	expect(headers['content-type']).toMatch(/^text\/(html|css|javascript);charset=UTF-8$/i);
	const policy = String(headers['content-security-policy']);
	expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'");
	expect(policy).toContain("require-trusted-types-for 'script'");
	expect(policy).not.toMatch(/unsafe|https?:|\*/);
	expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|<script(?![^>]*src=)|\son\w+="/);
});

test('its address leads to it from wherever one begins, and no other file is served', async () => {
	for (const route of ['/', '/page'])
		expect(await ask(route)).toMatchObject({ status: 302, headers: { location: '/page/' } });
	for (const route of ['/page/../main.ts', '/page/%2e%2e/main.ts', '/page/nothing.js'])
		expect((await ask(route)).status).toBe(404);
});

test('is not in the package', () => {
	const { files } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { files: string[] };
	expect(files.filter((name) => 'sandbox/page/main.js'.startsWith(name))).toEqual([]);
});

describe('state', () => {
	beforeEach(() => {
		sandbox.bolta.reset();
		sandbox.hiworks.reset();
	});

	const state = async () => (await ask('/page/state')).json as PageState;

	test('shows what stands at the vendors, and is sent again only when it has changed', async () => {
		await issue(sandbox.bolta.url, 'order-1');
		const { json, headers } = await ask('/page/state');
		expect((json as PageState).documents).toEqual([
			expect.objectContaining({ vendor: 'bolta', reference: 'order-1', state: 'issued', action: null }),
		]);
		const tag = { 'if-none-match': String(headers.etag) };
		expect(await ask('/page/state', tag)).toMatchObject({ status: 304, text: '' });
		await issue(sandbox.bolta.url, 'order-2');
		expect(await ask('/page/state', tag)).toMatchObject({ status: 200 });
	});

	test('tells neither keys nor secrets', async () => {
		sandbox.bolta.configure({ keys: ['test_secret_key'], webhookUrl: 'http://127.0.0.1:1/hook?token=secret-token' });
		await issue(sandbox.bolta.url, 'order-1', undefined, { key: 'test_secret_key' });
		await draft(sandbox.hiworks.url, { callback_url: 'http://127.0.0.1:1/back?signature=secret-signature' });
		const [{ approvalKey } = { approvalKey: '' }] = sandbox.hiworks.approvals();
		await sandbox.hiworks.submit(approvalKey);
		await sandbox.bolta.sendWebhook({ body: {} });
		expect(new Set((await state()).deliveries.map(({ to }) => to))).toEqual(
			new Set(['127.0.0.1:1/back', '127.0.0.1:1/hook']),
		);
		const text = JSON.stringify(await state());
		for (const secret of ['secret', token()]) expect(text).not.toContain(secret);
	});

	test('faults are shown with how often they were played', async () => {
		sandbox.bolta.setFaults([{ kind: '500', times: 2 }]);
		await issue(sandbox.bolta.url, 'order-1');
		expect((await state()).faults).toContainEqual({
			vendor: 'bolta',
			active: [{ fault: { kind: '500', times: 2 }, used: 1 }],
		});
		expect((await ask('/bolta/faults')).json).toEqual(sandbox.bolta.faults());
	});
});

describe('who may ask', () => {
	const change = (headers: Record<string, string>) =>
		ask('/bolta/settings', { 'content-type': 'application/json', ...headers }, { method: 'PUT', body: '{"seed":7}' });
	const own = () => ({ origin: `http://${host()}` });

	test.each<[string, () => Record<string, string>, number]>([
		['a program of this machine', () => ({}), 200],
		['the page with its token', () => ({ ...own(), 'x-sandbox-token': token() }), 200],
		['the page without it', own, 403],
		['the page with another', () => ({ ...own(), 'x-sandbox-token': `${token()}0` }), 403],
		['another page with the token', () => ({ origin: 'http://evil.example', 'x-sandbox-token': token() }), 403],
		[
			'a page of another port with the token',
			() => ({ origin: 'http://127.0.0.1:1', 'x-sandbox-token': token() }),
			403,
		],
		['a page without an origin of its own', () => ({ origin: 'null', 'x-sandbox-token': token() }), 403],
		['a name that leads to this machine', () => ({ host: 'evil.example' }), 403],
	])('a change is asked for by %s', async (_, headers, status) => {
		sandbox.bolta.reset();
		expect((await change(headers())).status).toBe(status);
		expect(sandbox.bolta.settings.seed).toBe(status === 200 ? 7 : 1);
	});

	test.each(['/page/state', '/page/', '/bolta/ledger', '/bolta/requests'])(
		'%s is read by nobody who calls this machine otherwise',
		async (route) => {
			const { port } = new URL(sandbox.control.url);
			for (const name of ['127.0.0.1', 'localhost', '[::1]'])
				expect((await ask(route, { host: `${name}:${port}` })).status).toBe(200);
			for (const name of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', '10.0.0.1', ''])
				expect((await ask(route, { host: `${name}:${port}` })).status).toBe(403);
		},
	);

	test('the page of a draft is submitted from itself, and from no other page', async () => {
		sandbox.hiworks.reset();
		await draft(sandbox.hiworks.url, { callback_url: 'http://127.0.0.1:1/' });
		const [{ approvalKey } = { approvalKey: '' }] = sandbox.hiworks.approvals();
		const submit = (origin: string) =>
			ask(
				`/hiworks/popup/approval/${approvalKey}`,
				{ origin, 'content-type': 'application/x-www-form-urlencoded' },
				{ method: 'POST' },
			);
		expect((await submit('http://evil.example')).status).toBe(403);
		expect(sandbox.hiworks.approvals()[0]?.state).toBe('draft');
		expect((await submit(`http://${host()}`)).status).toBe(200);
		expect(sandbox.hiworks.approvals()[0]?.state).toBe('progress');
	});
});
