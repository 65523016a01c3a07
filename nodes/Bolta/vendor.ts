import { operationOf } from '../shared/engine/declare';
import type { Vendor } from '../shared/engine/vendor';
import { inside, Invalid } from '../shared/errors/invalid';
import { checkBaseUrl } from '../shared/http/baseUrl';
import { isObject, type Connection } from '../shared/http/vendor';
import { filledText, plainLine } from '../shared/korea/textForm';
import { holds } from './api/holds';
import { edition, say } from './words';

/** Bolta (볼타). The prefix of the API key decides whether documents have legal effect. */
export const bolta: Vendor = {
	name: say`Bolta`,
	credentialType: 'boltaApi',
	edition,
	holds,
	resultKeys: ['issuanceKey'],

	connect({ apiKey, environment, baseUrl, webhookToken }): Connection {
		if (typeof apiKey !== 'string' || !/^(test|live)_[\x21-\x7E]+$/.test(plainLine(apiKey))) {
			throw new Invalid(say`an API key that begins with test_ or live_`).within('API Key');
		}
		const key = plainLine(apiKey);
		const live = key.startsWith('live_');
		if (live !== (environment === 'live')) {
			throw new Invalid(
				live
					? say`the environment "Live", because the API key begins with live_`
					: say`the environment "Test", because the API key begins with test_`,
			).within('Environment');
		}
		return {
			baseUrl: inside('Base URL', () => checkBaseUrl(baseUrl)),
			secrets: [key, ...(filledText(webhookToken) ? [String(webhookToken)] : [])],
			live,
		};
	},

	/** Of a document that it does not show (seen in public code). */
	wordlessErrors: [404],

	/** Three shapes are known: plain, under `error`, and an envelope under `body` that also came with HTTP 200. */
	readError(body, accepted) {
		if (!isObject(body)) return undefined;
		const envelope = body.type === 'ERROR' && isObject(body.body) ? body.body : undefined;
		const said = envelope ?? (isObject(body.error) ? body.error : body);
		const code = filledText(said.code);
		const message = filledText(said.message);
		// The answer of a look-up carries a `message` too, without being an error.
		if (accepted && said === body && code === undefined) return undefined;
		return { ...(code && { code }), ...(message && { message }) };
	},
};

export const operation = operationOf(bolta);
