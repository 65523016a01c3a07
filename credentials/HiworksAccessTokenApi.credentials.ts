import type {
	IAuthenticate,
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IN8nHttpFullResponse,
	INodeProperties,
} from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { hiworksAccount } from '../nodes/Hiworks/account';
import { edition, say } from '../nodes/Hiworks/words';
import { readOfficeError } from '../nodes/HiworksShared/api/vendor';
import { bearerAuthentication, hostProperty, tokenTest } from '../nodes/HiworksShared/credentialProperties';
import { redactor } from '../nodes/shared/errors/redact';
import { toMultipart } from '../nodes/shared/http/multipart';
import { sentences } from '../nodes/shared/words/compose';
import { propertiesIn } from '../nodes/shared/words/formTexts';
import type { Words } from '../nodes/shared/words/say';

/** An access token lives one hour (collection, Access Token 갱신); this much before its end it is renewed. */
const LIFE_MS = 60 * 60 * 1000;
const EARLY_MS = 5 * 60 * 1000;

const asText = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

/** Hiworks gives out no new ones of these. The three requests of its OAuth stand here and nowhere else. */
export class HiworksAccessTokenApi implements ICredentialType {
	name = 'hiworksAccessTokenApi';

	displayName = edition.text('title', 'Hiworks Access Token (Deprecated) API');

	icon: Icon = { light: 'file:hiworksAccessTokenApi.svg', dark: 'file:hiworksAccessTokenApi.dark.svg' };

	documentationUrl = edition.page('credentials#hiworks-access-token');

	properties: INodeProperties[] = propertiesIn(edition, [
		{
			displayName:
				'Deprecated by Hiworks, which gives out no new client IDs. It is only for "My Account"; everything else needs the Hiworks Office API credential.',
			name: 'deprecatedNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Token From',
			name: 'source',
			type: 'options',
			options: [
				{ name: 'Access Token', value: 'accessToken', description: 'A token that you have. It lives one hour.' },
				{ name: 'Client ID and Secret', value: 'client', description: 'Tokens are asked for, and renewed, with them' },
			],
			default: 'accessToken',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'With a client ID it is filled in and renewed by itself',
		},
		{
			displayName:
				'To get an authorization code, open https://api.hiworks.com/open/auth/authform?client_id=YOUR_CLIENT_ID&access_type=offline in a browser, with your client ID in its place, and sign in. The code works once; paste it below, not as an expression. With a refresh token you need none.',
			name: 'authorizationNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { source: ['client'] } },
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			displayOptions: { show: { source: ['client'] } },
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { source: ['client'] } },
		},
		{
			displayName: 'Authorization Code',
			name: 'accessTokenCode',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Exchanged for tokens when it is first used, and emptied then',
			displayOptions: { show: { source: ['client'] } },
		},
		{
			displayName: 'Refresh Token',
			name: 'refreshToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Each renewal replaces it by a new one',
			displayOptions: { show: { source: ['client'] } },
		},
		hostProperty('https://api.hiworks.com'),
		// n8n calls preAuthentication before each request for as long as its expirable property is empty, so this one
		// always is: whether there is anything to do is judged by the time.
		{ displayName: 'Renewal', name: 'renewal', type: 'hidden', typeOptions: { expirable: true }, default: '' },
		{ displayName: 'Expires At', name: 'expiresAt', type: 'hidden', default: '' },
	]);

	/**
	 * @returns what n8n keeps in the credential: the new pair, and no code that was used; nothing where the token is
	 * still good
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<ICredentialDataDecryptedObject> {
		const code = asText(credentials.accessTokenCode);
		const refreshToken = asText(credentials.refreshToken);
		const expiresAt = Date.parse(asText(credentials.expiresAt));
		const good = asText(credentials.accessToken) !== '' && expiresAt - EARLY_MS > Date.now();
		if (credentials.source !== 'client' || (good && !code)) return {};
		const grant = code
			? { grant_type: 'authorization_code', auth_code: code }
			: { grant_type: 'refresh_token', refresh_token: refreshToken };
		// Without either, the access token that stands there is all there is.
		if (!code && !refreshToken) return {};

		const { baseUrl, secrets } = hiworksAccount.connect(credentials);
		const form = toMultipart({
			client_id: asText(credentials.clientId),
			client_secret: asText(credentials.clientSecret),
			...grant,
			access_type: 'offline',
		});
		const response = (await this.helpers.httpRequest({
			method: 'POST',
			url: `${baseUrl}/open/auth/accesstoken`,
			headers: { Accept: 'application/json', 'Content-Type': form.contentType },
			body: form.body,
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: 30_000,
		})) as IN8nHttpFullResponse;
		const tokens = readTokens(
			response,
			redactor(secrets),
			code
				? say`Paste a new authorization code: each works once.`
				: say`Get a new authorization code and paste it into the credential.`,
		);
		return {
			renewal: '',
			accessToken: tokens.access,
			refreshToken: tokens.refresh || refreshToken,
			accessTokenCode: '',
			expiresAt: new Date(Date.now() + LIFE_MS).toISOString(),
		};
	}

	authenticate: IAuthenticate = bearerAuthentication(hiworksAccount, 'Access Token', 'accessToken');

	/** A token that is not accepted may come back as HTTP 200 with a code. */
	test: ICredentialTestRequest = tokenTest(edition, { url: '/user/v2/me' });
}

/** The answer to either request for tokens; no error quotes what else it holds. @throws UserError */
function readTokens(
	{ statusCode, body }: IN8nHttpFullResponse,
	redact: (text: string) => string,
	advice: Words,
): { access: string; refresh: string } {
	const answer = parsed(body);
	const { access_token: access, refresh_token: refresh } = (answer?.data ?? {}) as Record<string, unknown>;
	const said = readOfficeError(answer, statusCode === 200);
	if (said || statusCode !== 200 || asText(access) === '') {
		const words = [said?.message && redact(said.message), said?.code && say`code ${said.code}`, `HTTP ${statusCode}`]
			.filter(Boolean)
			.join(', ');
		throw new UserError(sentences(say`Hiworks gave no access token (${words}).`, advice));
	}
	return { access: asText(access), refresh: asText(refresh) };
}

function parsed(body: unknown): Record<string, unknown> | undefined {
	try {
		const answer: unknown = typeof body === 'string' ? JSON.parse(body) : body;
		return typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : undefined;
	} catch {
		return undefined;
	}
}
