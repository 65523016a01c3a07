/** The deprecated access token: exchanged, renewed and kept as n8n's host does it. */
import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { moveCalendar } from '../support/clock';
import { accessTokenCredential, collection, withStandInOffice } from '../support/hiworks';

const hiworks = withStandInOffice('2026-01-31');

type Data = ICredentialDataDecryptedObject;

/** What the credential asks of n8n's helper, and nothing else. */
async function httpRequest({ url, method, headers, body, ...how }: IHttpRequestOptions) {
	expect(how).toEqual({
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: 30_000,
	});
	const response = await fetch(url, {
		method: method!,
		headers: headers as Record<string, string>,
		body: new Uint8Array(body as Buffer),
	});
	return { statusCode: response.status, headers: {}, body: await response.text() };
}

/**
 * A request as n8n 2.41 makes it (credentials-helper.js, preAuthentication; authentication.js): before it, and what is
 * stored then.
 */
async function request(stored: Data): Promise<{ stored: Data; authorization: unknown }> {
	const type = await accessTokenCredential();
	const expirable = type.properties.find(
		(property: any) => property.type === 'hidden' && property.typeOptions?.expirable === true,
	).name;
	const credentials = { ...stored };
	let kept = stored;
	if (credentials[expirable] === '') {
		const output = await type.preAuthentication.call({ helpers: { httpRequest } }, credentials);
		if (output[expirable] !== undefined) {
			kept = { ...stored, ...output };
			Object.assign(credentials, output);
		}
	}
	const sent = await type.authenticate(credentials, {
		url: `${hiworks.url}/user/v2/me`,
		headers: { 'Content-Type': 'application/json' },
	});
	return { stored: kept, authorization: sent.headers.Authorization };
}

const CLIENT = (): Data => ({
	source: 'client',
	accessToken: '',
	clientId: 'sample-client-id',
	clientSecret: 'sample-client-secret',
	accessTokenCode: '',
	refreshToken: '',
	baseUrl: hiworks.url,
	renewal: '',
	expiresAt: '',
});
const pair = (n: number) => ({
	body: {
		code: 'SUC',
		msg: '',
		data: { access_token: `sample-access-${n}`, refresh_token: `sample-refresh-${n}`, office_no: '1', user_no: '2' },
	},
});
const calls = () => hiworks.to('POST /open/auth/accesstoken');

const VALUES: Record<string, string> = {
	'{{client_id}}': 'sample-client-id',
	'{{client_secret}}': 'sample-client-secret',
	'{{auth_code}}': 'sample-code',
	'{{refresh_token}}': 'sample-refresh',
};

it.each([
	[1, { accessTokenCode: 'sample-code' }],
	[2, { refreshToken: 'sample-refresh' }],
])('[%d] sends what is documented and keeps the pair of the answer', async (at, changes) => {
	const { stored, authorization } = await request({ ...CLIENT(), ...changes });
	expect(calls()).toHaveLength(1);
	expect(calls()[0]!.body).toEqual(
		Object.fromEntries(collection[at]!.form!.map(({ key, example }) => [key, VALUES[example] ?? example])),
	);
	expect(calls()[0]!.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
	expect(calls()[0]!.headers.authorization).toBeUndefined();
	const { access_token: access, refresh_token: refresh } = collection[1]!.responses[0]!.body.data;
	expect(stored).toEqual({
		...CLIENT(),
		accessToken: access,
		refreshToken: refresh,
		accessTokenCode: '',
		expiresAt: expect.stringMatching(/^2026-01-31T01:00:/),
	});
	expect(authorization).toBe(`Bearer ${access}`);
});

it('[0] shows the documented page in a notice', async () => {
	const { properties } = await accessTokenCredential();
	const { displayName } = properties.find(({ name }: any) => name === 'authorizationNotice');
	const page = collection[0]!.url
		.replace('{{hiworks_api_url}}', 'https://api.hiworks.com')
		.replace('{{client_id}}', 'YOUR_CLIENT_ID');
	expect(displayName).toContain(page);
});

it('renews each hour with the newest of the rotated tokens, and not before', async () => {
	hiworks.reply = () => pair(calls().length);
	let { stored } = await request({ ...CLIENT(), accessTokenCode: 'sample-code' });
	for (const [time, renewals, token] of [
		['00:54:00', 1, 1],
		['00:56:00', 2, 2],
		['01:30:00', 2, 2],
		['03:00:00', 3, 3],
	] as const) {
		moveCalendar(`2026-01-31T${time}Z`);
		const next = await request(stored);
		expect([time, calls().length, next.authorization]).toEqual([time, renewals, `Bearer sample-access-${token}`]);
		stored = next.stored;
	}
	expect(calls().map(({ body }) => body.auth_code ?? body.refresh_token)).toEqual([
		'sample-code',
		'sample-refresh-1',
		'sample-refresh-2',
	]);
	expect(stored).toMatchObject({
		accessToken: 'sample-access-3',
		refreshToken: 'sample-refresh-3',
		accessTokenCode: '',
	});
});

it('takes a new code before the tokens that stand there', async () => {
	hiworks.reply = () => pair(9);
	const { stored } = await request({
		...CLIENT(),
		accessToken: 'old',
		refreshToken: 'old-refresh',
		expiresAt: '2026-01-31T00:59:00.000Z',
		accessTokenCode: 'new-code',
	});
	expect(calls()[0]!.body).toMatchObject({ grant_type: 'authorization_code', auth_code: 'new-code' });
	expect(stored).toMatchObject({
		accessToken: 'sample-access-9',
		refreshToken: 'sample-refresh-9',
		accessTokenCode: '',
	});
});

it('keeps the refresh token where the answer names no new one', async () => {
	hiworks.reply = () => ({
		body: { code: 'SUC', msg: '', data: { access_token: 'sample-access', office_no: '1', user_no: '2' } },
	});
	expect((await request({ ...CLIENT(), refreshToken: 'sample-refresh' })).stored).toMatchObject({
		accessToken: 'sample-access',
		refreshToken: 'sample-refresh',
	});
});

it.each([
	[
		'a token that was given',
		{ source: 'accessToken', accessToken: 'given', refreshToken: 'left-over', accessTokenCode: 'left-over' },
		'Bearer given',
	],
	['a token without anything to renew it by', { accessToken: 'given' }, 'Bearer given'],
])('asks for nothing with %s', async (_, changes, authorization) => {
	const before = { ...CLIENT(), ...changes };
	const after = await request(before);
	expect(after).toEqual({ stored: before, authorization });
	expect(hiworks.seen).toEqual([]);
});

it.each([
	['code ERR', { body: { code: 'ERR', msg: '만료된 코드' } }, '만료된 코드, code ERR, HTTP 200'],
	[
		'a secret in its words',
		{ body: { code: 'ERR', msg: 'sample-refresh of sample-client-secret' } },
		'*** of ***, code ERR, HTTP 200',
	],
	['HTTP 401', { status: 401, body: { code: 'ERR', message: 'client' } }, 'client, code ERR, HTTP 401'],
	['no token', { body: { code: 'SUC', msg: '', data: {} } }, 'HTTP 200'],
	['a page', { text: '<html>' }, 'HTTP 200'],
	['a redirect', { status: 302, text: '' }, 'HTTP 302'],
])('says why there is no token: %s', async (_, reply, words) => {
	hiworks.reply = () => reply;
	const failed: Error = await request({ ...CLIENT(), refreshToken: 'sample-refresh' }).then(
		() => new Error('none'),
		(error: Error) => error,
	);
	expect(failed.message).toContain(`Hiworks gave no access token (${words}).`);
	expect(failed.message).not.toMatch(/sample-(client-secret|refresh)/);
});

it.each([
	[{ baseUrl: 'http://example.com' }, 'https'],
	[{ clientSecret: '' }, 'client secret'],
])('sends nothing with %p', async (changes, words) => {
	await expect(request({ ...CLIENT(), refreshToken: 'sample-refresh', ...changes })).rejects.toThrow(words);
	expect(hiworks.seen).toEqual([]);
});

it('masks every secret in the editor', async () => {
	const { properties } = await accessTokenCredential();
	const masked = properties.filter(({ typeOptions }: any) => typeOptions?.password).map(({ name }: any) => name);
	expect(masked).toEqual(['accessToken', 'clientSecret', 'accessTokenCode', 'refreshToken']);
});
