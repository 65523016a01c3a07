/** What all kits need to ask a vendor and to show what it said: settings, masking, calls. */
import { StepError } from '../run.mjs';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const isSafe = ({ protocol, hostname }: URL) =>
	protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));

/** @throws StepError naming the variable, never its value: it may be a key that was put into the wrong one */
export function readBaseUrl(environment: NodeJS.ProcessEnv, name: string, normal: string): URL {
	const url = URL.parse(environment[name] || normal);
	if (!url || !isSafe(url)) throw new StepError(`${name} must be an https address, or http on this machine.`);
	if (url.username || url.password || url.pathname !== '/' || url.search || url.hash) {
		throw new StepError(`${name} must be a host only: no path, no user, no query.`);
	}
	return url;
}

/** A secret as it stands in a header; undefined: there is none. @throws StepError */
export function readSecret(environment: NodeJS.ProcessEnv, name: string): string | undefined {
	const secret = environment[name];
	if (secret && !/^[\x21-\x7e]+$/.test(secret)) throw new StepError(`${name} cannot stand in a header.`);
	return secret || undefined;
}

/** Ten digits. @throws StepError */
export function readNumber(environment: NodeJS.ProcessEnv, name: string, what: string): string {
	const number = (environment[name] ?? '').replaceAll('-', '');
	if (!/^\d{10}$/.test(number)) throw new StepError(`${name} is missing or not ten digits: ${what}.`);
	return number;
}

/** A port of this machine; undefined: none is given. @throws StepError */
export function readPort(environment: NodeJS.ProcessEnv, name: string): number | undefined {
	const port = environment[name];
	if (!port) return undefined;
	if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new StepError(`${name} must be a port of this machine.`);
	return Number(port);
}

/** How long something is waited for. @throws StepError */
export function readSeconds(environment: NodeJS.ProcessEnv, name: string, normal: number): number {
	const seconds = environment[name] || String(normal);
	if (!/^\d{1,5}$/.test(seconds)) throw new StepError(`${name} must be a whole number of seconds.`);
	return Number(seconds);
}

export const withHyphens = (number: string) => number.replace(/^(\d{3})(\d{2})(\d{5})$/, '$1-$2-$3');

/** Makes the function through which all that is printed has to pass: what is secret, and what looks like it. */
export function masking(own: Array<string | undefined>, learnt: Set<string>): (text: string) => string {
	const known = own.filter((secret): secret is string => secret !== undefined && secret !== '');
	return (text) =>
		[...known, ...learnt]
			.sort((one, other) => other.length - one.length)
			.reduce((masked, secret) => masked.replaceAll(secret, '…'), text)
			.replace(/\b(test|live)_[^\s"'`|]+/g, '$1_…')
			.replace(/\b(IssuanceKey|CustomerKey|SupplierKey|customer|issuer|supplier)_\w+/g, '$1_…')
			.replace(/https?:\/\/[^\s"'`|]+/g, 'https://…')
			.replace(/[^\s"'`<>|@]+@[^\s"'`<>|@]+/g, '…@…')
			.replace(/\b[0-9A-Fa-f]{24,}\b/g, '…')
			.replace(/\d{10,}|\d{3}-\d{2}-\d{5}|\d{6}-\d{7}/g, '…');
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

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

const TIMEOUT_MS = 30_000;

/**
 * Every call is made once: what it tells is the answer, and a second send could be a second document.
 * @param url https, or http on this machine; no other is asked
 */
export async function ask(
	method: Method,
	url: URL,
	headers: Record<string, string>,
	body?: string | FormData,
): Promise<Answer> {
	const none = { status: undefined, headers: new Headers(), body: undefined, isEmpty: true };
	if (!isSafe(url)) return { ...none, failure: 'the address is neither https nor on this machine' };
	try {
		// A redirect would carry the key to wherever it leads.
		const options = { method, headers, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) } as const;
		const response = await fetch(url, body === undefined ? options : { ...options, body });
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
		return { ...none, failure: cause?.code ?? name };
	}
}

/** The same with a JSON body. */
export const askJson = (method: Method, url: URL, headers: Record<string, string>, body?: object) =>
	ask(
		method,
		url,
		body ? { 'content-type': 'application/json', ...headers } : headers,
		body ? JSON.stringify(body) : undefined,
	);

/** Vendors' proxies are known to turn some programs away by their name. */
export const USER_AGENT = { 'user-agent': 'n8n-nodes-bolta-hiworks' };

function readJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

export const asObject = (value: unknown) =>
	value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;

export const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** What stands in a body where a path leads. */
export const at = (answer: Answer, ...path: string[]): unknown =>
	path.reduce<unknown>((value, key) => asObject(value)?.[key], answer.body);

/** The text under a key of the answer's body. */
export function textOf(answer: Answer, ...path: string[]): string | undefined {
	const value = at(answer, ...path);
	return typeof value === 'string' ? value : undefined;
}

export function keysOf(value: unknown): string {
	if (Array.isArray(value)) return `array of ${value.length}${value.length > 0 ? ` with ${keysOf(value[0])}` : ''}`;
	return Object.keys(asObject(value) ?? {}).join(', ') || 'no keys';
}

const asText = (...values: unknown[]) => values.find((value) => typeof value === 'string' && value !== '') ?? '';

/** The error in any of the forms that were seen: plain, under `error`, under `body`, first of `errors`. */
function errorOf(answer: Answer): { code: string; message: string; form: string } {
	const plain = asObject(answer.body);
	const forms = {
		'under error': asObject(plain?.error),
		'under body': asObject(plain?.body),
		'in a list errors': asObject(asList(plain?.errors)[0]),
		plain,
	};
	const [form = '', given] = Object.entries(forms).find(([, value]) => value !== undefined) ?? [];
	const code = String(asText(given?.code, given?.type, given?.title));
	return { code, message: String(asText(given?.message, given?.msg)), form };
}

/** `400 INVALID_REQUEST "…"`, `200 (issuanceKey)`, `no answer (ECONNRESET)`. */
export function said(answer: Answer): string {
	const { status, body, isEmpty, failure } = answer;
	if (status === undefined) return `no answer (${failure})`;
	if (isEmpty) return `${status}, no body`;
	const { code, message } = errorOf(answer);
	const keys = body === undefined ? 'not JSON' : keysOf(body);
	if (status < 300 && !code) return `${status} (${keys})`;
	return [status, code, message && `"${message}"`, !code && !message && `(${keys})`].filter(Boolean).join(' ');
}

/** Whether two answers would look the same to a program. */
export const isLike = (one: Answer, other: Answer) =>
	one.status === other.status && errorOf(one).code === errorOf(other).code && one.isEmpty === other.isEmpty;

export const isGood = ({ status }: Answer) => status !== undefined && status >= 200 && status < 300;

/** Refused by the vendor itself: neither done nor a failure on the way, of which nothing can be said. */
export const isRefused = ({ status }: Answer) =>
	status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429;

/** In which forms the refusals among some answers came. */
export function errorForms(answers: Answer[]): string {
	const forms = answers
		.filter(isRefused)
		.map((answer) => (answer.isEmpty ? 'no body' : answer.body === undefined ? 'not JSON' : errorOf(answer).form));
	return [...new Set(forms)].sort().join(', ') || 'none came';
}
