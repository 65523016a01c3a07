import type { IExecuteFunctions, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { Failure, NOTHING_CHANGED } from '../errors/failure';
import type { Words } from '../words/say';
import { boundedCall, MOST_FILE_BYTES, TooLarge } from './boundedCall';
import type { FilePart } from './multipart';
import { say } from './words';

interface PlainRules {
	/** Whose file it is, as users know it. */
	owner: string;
	/** Scheme and host of the vendor: plain http is allowed only where it stands on this machine too. */
	baseUrl: string;
	/** Seconds. */
	timeout: number;
}

/** Behind what some programs put before it, a PDF begins so (ISO 32000-2, 7.5.2). */
const PDF = '%PDF-';
const PDF_BEGINS_WITHIN = 1024;

/**
 * Fetches a PDF from a pre-signed address: without credential, without following redirects. The address is a secret for
 * as long as it works, so no error quotes it.
 * @throws Failure, also where a page comes in its place: what is filed away is not looked at then
 */
export async function fetchPdf(
	context: IExecuteFunctions,
	address: string,
	rules: PlainRules,
): Promise<{ bytes: Buffer; contentType: string }> {
	const { owner } = rules;
	const response = await exchange(context, address, { method: 'GET' }, rules, unreadable);
	const { statusCode, bytes } = response;
	if (statusCode !== 200) throw unreadable(owner, say`the answer was HTTP ${statusCode}`, statusCode);
	if (bytes.length === 0) throw unreadable(owner, say`it has no bytes`);
	if (!bytes.subarray(0, PDF_BEGINS_WITHIN).includes(PDF)) throw unreadable(owner, say`it is no PDF`);
	return { bytes, contentType: String(response.headers['content-type'] ?? 'application/octet-stream') };
}

/**
 * Puts a file to a pre-signed address, under the same rules. What stands there counts only once the vendor is told of
 * it.
 * @throws Failure
 */
export async function putPlain(
	context: IExecuteFunctions,
	address: string,
	{ bytes, type }: FilePart,
	rules: PlainRules,
): Promise<void> {
	const { statusCode } = await exchange(
		context,
		address,
		{ method: 'PUT', body: bytes, headers: { 'Content-Type': type } },
		rules,
		notStored,
	);
	if (statusCode < 200 || statusCode >= 300)
		throw notStored(rules.owner, say`the answer was HTTP ${statusCode}`, statusCode);
}

type Refusal = (owner: string, reason: Words, httpStatus?: number) => Failure;

async function exchange(
	context: IExecuteFunctions,
	address: string,
	what: Pick<IHttpRequestOptions, 'method' | 'body' | 'headers'>,
	{ owner, baseUrl, timeout }: PlainRules,
	refusal: Refusal,
): Promise<IN8nHttpFullResponse & { bytes: Buffer }> {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	const sameMachine =
		url?.protocol === 'http:' && baseUrl.startsWith('http:') && url.hostname === new URL(baseUrl).hostname;
	if (!url || !(url.protocol === 'https:' || sameMachine)) throw refusal(owner, say`its address is not https`);
	const limit = AbortSignal.timeout(timeout * 1000);
	try {
		const bounds = { timeout, limit, mostBytes: MOST_FILE_BYTES };
		const { answer, bytes } = await boundedCall(context, { ...what, url: url.href }, bounds);
		return { ...answer, bytes };
	} catch (error) {
		throw refusal(
			owner,
			error instanceof TooLarge
				? say`it has more than ${error.mostBytes / 1_000_000} MB`
				: limit.aborted
					? say`it did not come within ${timeout} s`
					: say`the connection was lost`,
		);
	}
}

function unreadable(owner: string, reason: Words, httpStatus?: number): Failure {
	return new Failure({
		outcome: null,
		title: say`The file could not be had from ${owner}: ${reason}`,
		nothing: NOTHING_CHANGED,
		description: say`Try again; the address is asked for anew.`,
		httpStatus,
	});
}

function notStored(owner: string, reason: Words, httpStatus?: number): Failure {
	return new Failure({
		outcome: 'notSent',
		title: say`The file could not be handed to ${owner}: ${reason}`,
		description: say`Nothing was attached. Try again; a new address is asked for.`,
		httpStatus,
	});
}
