import { hiworksQuota } from '../HiworksShared/quota';
import { HIWORKS } from '../HiworksShared/words';
import { operationOf } from '../shared/engine/declare';
import type { Vendor } from '../shared/engine/vendor';
import { inside, Invalid } from '../shared/errors/invalid';
import { checkBaseUrl } from '../shared/http/baseUrl';
import { isObject, type Connection } from '../shared/http/vendor';
import { filledText } from '../shared/korea/textForm';
import { holds } from './api/holds';
import { edition, say } from './words';

/** A token as a raw header value. */
function token(name: string, value: unknown): string {
	const read = filledText(value);
	// n8n strips what a header cannot carry, and another token would go out.
	if (read === undefined || !/^[\x21-\x7E]+$/.test(read))
		throw new Invalid(say`a token of letters, digits and signs, without "Bearer" and spaces`).within(name);
	return read;
}

/** The headers of every call, as in the collection. @throws Invalid */
export const tokenHeaders = ({ officeToken, billToken }: Readonly<Record<string, unknown>>) => ({
	'Office-Authorization': token('Office Token', officeToken),
	'Bill-Access-Authorization': token('Bill Access Token', billToken),
});

/** Only on calls that make documents (collection, "API 리셀러"). */
export const resellerHeader = ({ resellerCode }: Readonly<Record<string, unknown>>) => ({
	'X-Reseller-Code': filledText(resellerCode),
});

/**
 * Hiworks Bill (하이웍스 전자세금계산서). It has no test mode: what easy sign issues goes to the tax office.
 * `live` is the credential's consent to that.
 */
export const hiworksBill: Vendor = {
	name: HIWORKS,
	credentialType: 'hiworksBillApi',
	edition,
	holds,
	resultKeys: ['documentId'],
	statusWords: { 503: say`maintenance (점검 중)` },
	...hiworksQuota,

	connect(credentials): Connection {
		const { baseUrl, allowEasySign } = credentials;
		return {
			baseUrl: inside('Base URL', () => checkBaseUrl(baseUrl)),
			secrets: Object.values(tokenHeaders(credentials)),
			live: allowEasySign === true,
		};
	},

	/** `{ errors: [{ status, title, message }] }`, with any HTTP status; an empty list tells of none. */
	readError(body, accepted) {
		if (!isObject(body) || !Array.isArray(body.errors)) return undefined;
		if (accepted && body.errors.length === 0) return undefined;
		const said = body.errors
			.filter(isObject)
			.map(({ title, message }) => ({ title: filledText(title), message: filledText(message) }));
		const [first, ...others] = said;
		const words = [
			first?.message ?? first?.title,
			...others.map(({ title, message }) => [title, message].filter(Boolean).join(': ')),
		]
			.filter(Boolean)
			.join('; ');
		return { ...(first?.title && { code: first.title }), ...(words && { message: words }) };
	},
};

export const operation = operationOf(hiworksBill);
