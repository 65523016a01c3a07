import type { IExecuteFunctions, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { Failure } from '../errors/failure';
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

/**
 * Fetches a pre-signed address: without credential, without following redirects. The address is a secret for as long as
 * it works, so no error quotes it.
 * @throws Failure
 */
export async function fetchPlain(
	context: IExecuteFunctions,
	address: string,
	{ mostBytes, ...rules }: PlainRules & { mostBytes: number },
): Promise<{ bytes: Buffer; contentType: string }> {
	const { owner } = rules;
	const response = await exchange(context, address, { method: 'GET' }, rules, unreadable);
	if (response.statusCode !== 200)
		throw unreadable(owner, `the answer was HTTP ${response.statusCode}`, response.statusCode);
	const bytes = Buffer.isBuffer(response.body) ? response.body : Buffer.alloc(0);
	if (bytes.length === 0 || bytes.length > mostBytes) throw unreadable(owner, `it has ${bytes.length} bytes`);
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
		throw notStored(rules.owner, `the answer was HTTP ${statusCode}`, statusCode);
}

type Refusal = (owner: string, reason: string, httpStatus?: number) => Failure;

async function exchange(
	context: IExecuteFunctions,
	address: string,
	what: Pick<IHttpRequestOptions, 'method' | 'body' | 'headers'>,
	{ owner, baseUrl, timeout }: PlainRules,
	refusal: Refusal,
): Promise<IN8nHttpFullResponse> {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	const sameMachine =
		url?.protocol === 'http:' && baseUrl.startsWith('http:') && url.hostname === new URL(baseUrl).hostname;
	if (!url || !(url.protocol === 'https:' || sameMachine)) throw refusal(owner, 'its address is not https');
	return await context.helpers
		.httpRequest({
			...what,
			url: url.href,
			encoding: 'arraybuffer',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: timeout * 1000,
		})
		.then((answer) => answer as IN8nHttpFullResponse)
		.catch(() => {
			throw refusal(owner, 'the connection was lost');
		});
}

function unreadable(owner: string, reason: string, httpStatus?: number): Failure {
	return new Failure({
		outcome: null,
		title: say`The file could not be had from ${owner}: ${reason}`,
		description: say`Nothing was changed. Run it again; the address is asked for anew.`,
		httpStatus,
	});
}

function notStored(owner: string, reason: string, httpStatus?: number): Failure {
	return new Failure({
		outcome: 'notSent',
		title: say`The file could not be handed to ${owner}: ${reason}`,
		description: say`Nothing was attached. Run it again; a new address is asked for.`,
		httpStatus,
	});
}
