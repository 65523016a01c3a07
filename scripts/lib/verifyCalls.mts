/** What `npm run verify:live` needs to ask Bolta and to show what it said: settings, masking, calls. */
import { StepError } from './run.mjs';

export interface Settings {
	apiKey: string;
	/** Ten digits. */
	supplierNumber: string;
	customerKey: string | undefined;
	baseUrl: URL;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

function readBaseUrl(text: string): URL {
	const url = URL.parse(text);
	if (!url || (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname)))) {
		throw new StepError('BOLTA_BASE_URL must be an https address, or http on this machine.');
	}
	if (url.username || url.password || url.pathname !== '/' || url.search || url.hash) {
		throw new StepError('BOLTA_BASE_URL must be a host only: no path, no user, no query.');
	}
	return url;
}

/** No message repeats a value: it may be a key that was put into the wrong variable. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
	const {
		BOLTA_API_KEY: apiKey = '',
		BOLTA_CUSTOMER_KEY: customerKey,
		BOLTA_SUPPLIER_NUMBER = '',
		BOLTA_BASE_URL,
	} = environment;
	if (apiKey === '') throw new StepError('BOLTA_API_KEY is missing: a key of your own that begins with test_.');
	if (!/^test_[\x21-\x7e]+$/.test(apiKey) || apiKey.includes(':')) {
		throw new StepError(
			'BOLTA_API_KEY is refused: only a key that begins with test_ is ever used here, because what is sent with any other may be a legal document.',
		);
	}
	const supplierNumber = BOLTA_SUPPLIER_NUMBER.replaceAll('-', '');
	if (!/^\d{10}$/.test(supplierNumber)) {
		throw new StepError(
			'BOLTA_SUPPLIER_NUMBER is missing or not ten digits: the business registration number that your Bolta account issues for.',
		);
	}
	if (customerKey && !/^[\x21-\x7e]+$/.test(customerKey))
		throw new StepError('BOLTA_CUSTOMER_KEY cannot stand in a header.');
	return {
		apiKey,
		supplierNumber,
		customerKey: customerKey || undefined,
		baseUrl: readBaseUrl(BOLTA_BASE_URL || 'https://xapi.bolta.io'),
	};
}

/** Makes the function through which all that is printed has to pass. */
export function masking(
	{ apiKey, supplierNumber, customerKey }: Settings,
	learnt: Set<string>,
): (text: string) => string {
	const hyphenated = supplierNumber.replace(/^(\d{3})(\d{2})(\d{5})$/, '$1-$2-$3');
	const own = [apiKey, basic(apiKey), customerKey ?? '', supplierNumber, hyphenated].filter(Boolean);
	return (text) =>
		[...own, ...learnt]
			.reduce((masked, secret) => masked.replaceAll(secret, '…'), text)
			.replace(/\b(test|live)_[^\s"'`|]+/g, '$1_…')
			.replace(/\b(IssuanceKey|CustomerKey|SupplierKey|customer|issuer|supplier)_\w+/g, '$1_…')
			.replace(/https?:\/\/[^\s"'`|]+/g, 'https://…')
			.replace(/[^\s"'`<>|@]+@[^\s"'`<>|@]+/g, '…@…')
			.replace(/\b[0-9A-Fa-f]{24,}\b/g, '…')
			.replace(/\d{10,}|\d{3}-\d{2}-\d{5}|\d{6}-\d{7}/g, '…');
}

const basic = (apiKey: string) => Buffer.from(`${apiKey}:`).toString('base64');

export interface Asked {
	body?: object;
	referenceId?: string;
	partyKey?: string | undefined;
}

export interface Answer {
	/** undefined: there was none. */
	status: number | undefined;
	headers: Headers;
	/** undefined: empty, or not JSON. */
	body: unknown;
	isEmpty: boolean;
	/** Why there was no answer. */
	failure: string;
}

export type Call = (method: 'GET' | 'POST' | 'PUT', path: string, asked?: Asked) => Promise<Answer>;

const TIMEOUT_MS = 30_000;

/** Every call is made once: what it tells is the answer, and a second send could be a second document. */
export function calls({ apiKey, baseUrl }: Settings): Call {
	return async (method, path, { body, referenceId, partyKey } = {}) => {
		const headers = {
			authorization: `Basic ${basic(apiKey)}`,
			// Bolta's proxy is known to turn some programs away by their name.
			'user-agent': 'n8n-nodes-bolta-hiworks',
			...(body ? { 'content-type': 'application/json' } : {}),
			...(referenceId ? { 'Bolta-Client-Reference-Id': referenceId } : {}),
			...(partyKey ? { 'Customer-Key': partyKey } : {}),
		};
		try {
			// A redirect would carry the key to wherever it leads.
			const options = { method, headers, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) } as const;
			const response = await fetch(new URL(path, baseUrl), body ? { ...options, body: JSON.stringify(body) } : options);
			const text = await response.text();
			return {
				status: response.status,
				headers: response.headers,
				body: readJson(text),
				isEmpty: text === '',
				failure: '',
			};
		} catch (error) {
			const { name, cause } = error as { name: string; cause?: { code?: string } };
			return {
				status: undefined,
				headers: new Headers(),
				body: undefined,
				isEmpty: true,
				failure: cause?.code ?? name,
			};
		}
	};
}

function readJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

const asObject = (value: unknown) =>
	value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;

/** The text under a key of the answer's body. */
export function textOf(answer: Answer, key: string): string | undefined {
	const value = asObject(answer.body)?.[key];
	return typeof value === 'string' ? value : undefined;
}

export function keysOf(value: unknown): string {
	if (Array.isArray(value)) return `array of ${value.length}${value.length > 0 ? ` with ${keysOf(value[0])}` : ''}`;
	return Object.keys(asObject(value) ?? {}).join(', ') || 'no keys';
}

/** The error in any of the forms that were seen: plain, under `error`, under `body`. */
function errorOf(answer: Answer): { code: string; message: string } {
	const plain = asObject(answer.body);
	const given = asObject(plain?.error) ?? asObject(plain?.body) ?? plain;
	return {
		code: typeof given?.code === 'string' ? given.code : '',
		message: typeof given?.message === 'string' ? given.message : '',
	};
}

/** `400 INVALID_REQUEST "…"`, `200 (issuanceKey)`, `no answer (ECONNRESET)`. */
export function said(answer: Answer): string {
	const { status, body, isEmpty, failure } = answer;
	if (status === undefined) return `no answer (${failure})`;
	if (isEmpty) return `${status}, no body`;
	const { code, message } = errorOf(answer);
	if (status < 300 && !code) return `${status} (${body === undefined ? 'not JSON' : keysOf(body)})`;
	return [
		status,
		code,
		message && `"${message}"`,
		!code && !message && `(${body === undefined ? 'not JSON' : keysOf(body)})`,
	]
		.filter(Boolean)
		.join(' ');
}

/** Whether two answers would look the same to a program. */
export const isLike = (one: Answer, other: Answer) =>
	one.status === other.status && errorOf(one).code === errorOf(other).code && one.isEmpty === other.isEmpty;
