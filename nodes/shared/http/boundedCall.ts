import type {
	IAdditionalCredentialOptions,
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { signalOf, withSignal } from './withSignal';

/** The parts of n8n that send: executions, webhooks, polls, and lists in the editor. */
export type SendingContext = IExecuteFunctions | IWebhookFunctions | IPollFunctions | ILoadOptionsFunctions;

/** Bytes of an answer, counted after decompression. */
export const MOST_BYTES = 10_000_000;
/** Bytes of an answer that has all of a list: a hundred thousand customers of an accounting list are 28 MB. */
export const MOST_LIST_BYTES = 50_000_000;
/** Bytes of an answer from a host that is not the vendor's API. */
export const MOST_ANONYMOUS_BYTES = 100_000;
/** Bytes of an answer that is a file. */
export const MOST_FILE_BYTES = 20_000_000;

interface Bounds {
	/** Seconds without a byte after which n8n gives up. */
	timeout: number;
	/** Ends the call as a whole. */
	limit: AbortSignal;
	/** Of the answer, after decompression. */
	mostBytes: number;
	/** Left out: it goes without. */
	credential?: Credential | undefined;
}

interface Credential {
	type: string;
	data: Readonly<Record<string, unknown>>;
}

/**
 * For each request n8n would read the credential anew: a query to its database and a sandbox for expressions, which
 * costs more processor time than all that we do. It gets what was read: so a run, too, has one credential to its end.
 */
const asRead = ({ type, data }: Credential): IAdditionalCredentialOptions => ({
	credentialsDecrypted: { id: '', name: '', type, data: data as ICredentialDataDecryptedObject },
});

/** An answer had more bytes than it may; the rest was let go. */
export class TooLarge extends Error {
	readonly mostBytes: number;

	constructor(mostBytes: number) {
		super();
		this.mostBytes = mostBytes;
	}
}

/**
 * Makes a call, bounded as a whole in time and size: n8n's own limit counts from the last byte that came and ends with
 * the headers, and n8n takes in any size. Whatever the status, it is an answer; redirects are not followed.
 * @throws TooLarge, and what breaks the call
 */
export async function boundedCall(
	context: SendingContext,
	request: Pick<IHttpRequestOptions, 'method' | 'url' | 'headers' | 'body'>,
	{ timeout, limit, mostBytes, credential }: Bounds,
): Promise<{ answer: IN8nHttpFullResponse; bytes: Buffer }> {
	const limited = withSignal(context, limit);
	const options: IHttpRequestOptions = {
		...request,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: timeout * 1000,
		abortSignal: signalOf(limited),
	};
	const answer = (
		credential === undefined
			? await context.helpers.httpRequest(options)
			: await context.helpers.httpRequestWithAuthentication.call(limited, credential.type, options, asRead(credential))
	) as IN8nHttpFullResponse;
	return { answer, bytes: await bytesOf(answer.body as AsyncIterable<Uint8Array>, mostBytes) };
}

async function bytesOf(stream: AsyncIterable<Uint8Array>, mostBytes: number): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of stream) {
		bytes += chunk.length;
		// Leaving the loop ends the stream, and with it the connection.
		if (bytes > mostBytes) throw new TooLarge(mostBytes);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
