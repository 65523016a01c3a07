import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { text } from '../fields/fields';
import { plainLine } from '../korea/textForm';
import { WithBinary } from './operation';

/** Where the file of an output goes. */
export const outputField = text<string>({
	displayName: 'Put Output File in Field',
	description: 'The name of the output binary field to put the file in',
	default: 'data',
});

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

const hasExtension = (name: string) => /\.[a-z][a-z0-9]{0,7}$/i.test(name);

/** The output of an item that downloads a file. Where the vendor does not say what it is, its name's extension does. */
export async function fileOutput(
	{ helpers }: IExecuteFunctions,
	json: IDataObject,
	{ bytes, contentType, name, field }: DownloadedFile,
): Promise<WithBinary> {
	const fileName = plainLine(name);
	const byName = SAYS_NOTHING.test(contentType) && hasExtension(fileName);
	const file = await helpers.prepareBinaryData(bytes, fileName, byName ? undefined : contentType);
	return new WithBinary({ ...json, bytes: bytes.length }, { [field]: file });
}
