import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { plainLine } from '../korea/textForm';
import { WithBinary } from './operation';

interface DownloadedFile {
	bytes: Buffer;
	/** What the vendor says it is. */
	contentType: string;
	name: string;
	/** The binary field of the output. */
	field: string;
}

/** What says no more than that there are bytes. */
const SAYS_NOTHING = /^\s*(?:application\/octet-stream|binary\/octet-stream)?\s*(?:;|$)/i;

/**
 * The output of an item that downloads a file. Where the vendor does not say what it is, n8n tells it by the name's
 * extension, else by its first bytes.
 */
export async function fileOutput(
	{ helpers }: IExecuteFunctions,
	json: IDataObject,
	{ bytes, contentType, name, field }: DownloadedFile,
): Promise<WithBinary> {
	const type = SAYS_NOTHING.test(contentType) ? undefined : contentType;
	const file = await helpers.prepareBinaryData(bytes, plainLine(name), type);
	return new WithBinary({ ...json, bytes: bytes.length }, { [field]: file });
}
