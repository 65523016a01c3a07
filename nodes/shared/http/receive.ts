import type { IN8nHttpFullResponse } from 'n8n-workflow';

/** Bytes of an answer, counted after decompression. */
export const MOST_BYTES = 10_000_000;
/** Bytes of an answer that is a file. */
export const MOST_FILE_BYTES = 20_000_000;

/** An answer had more bytes than it may; the rest was let go. */
export class TooLarge extends Error {
	readonly mostBytes: number;

	constructor(mostBytes: number) {
		super();
		this.mostBytes = mostBytes;
	}
}

/**
 * Takes in the body of an answer that n8n gives as a stream (`encoding: 'stream'`): n8n itself would take in any size.
 * @throws TooLarge, and what breaks the stream
 */
export async function receive({ body }: IN8nHttpFullResponse, mostBytes: number): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
		bytes += chunk.length;
		// Leaving the loop ends the stream, and with it the connection.
		if (bytes > mostBytes) throw new TooLarge(mostBytes);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

/** As text, without the mark that some servers put before UTF-8. */
export const textOf = (bytes: Buffer): string => bytes.toString('utf8').replace(/^\uFEFF/, '');
