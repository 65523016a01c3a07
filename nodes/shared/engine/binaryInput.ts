import { createHash } from 'crypto';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { Invalid } from '../errors/invalid';
import type { FilePart } from '../http/multipart';
import { filledText } from '../korea/textForm';
import { runsAsTool } from '../once/asTool';
import { notAsTool } from './toolTexts';
import { say } from './words';

/** A file of an input item, not loaded yet. */
export interface BinaryInput {
	/** Name of the item's binary field. */
	field: string;
	data: IBinaryData;
}

/** @throws Invalid when the item has no such file; Failure where an agent calls */
export function binaryInput(context: IExecuteFunctions, itemIndex: number, field: string): BinaryInput {
	if (runsAsTool(context))
		throw notAsTool(
			say`Input Binary Field`,
			say`An agent hands over no files. Do not call it again with a file: let a node before or behind the agent run this with the file.`,
		);
	const data = context.getInputData()[itemIndex]?.binary?.[field];
	if (!data) throw new Invalid(say`the name of a binary field of the item`, field).within('Input Binary Field');
	return { field, data };
}

/** RFC 9110 8.3.1. What a Code node makes may have none, and a line end in one would begin a header of its own. */
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;[\x20-\x7E]*)?$/;

/** The file with all its bytes. @throws Invalid when there are none */
export async function loadFile(
	context: IExecuteFunctions,
	itemIndex: number,
	{ field, data }: BinaryInput,
): Promise<FilePart> {
	const bytes = await context.helpers.getBinaryDataBuffer(itemIndex, field);
	if (bytes.length === 0) throw new Invalid(say`a file with content`).within('Input Binary Field');
	return {
		name: filledText(data.fileName) ?? `${field}${data.fileExtension ? `.${data.fileExtension}` : ''}`,
		type: MEDIA_TYPE.test(data.mimeType) ? data.mimeType : 'application/octet-stream',
		bytes,
	};
}

/** Several, one after the other. @throws Invalid */
export async function loadFiles(
	context: IExecuteFunctions,
	itemIndex: number,
	binaries: readonly BinaryInput[],
): Promise<FilePart[]> {
	const files: FilePart[] = [];
	for (const binary of binaries) files.push(await loadFile(context, itemIndex, binary));
	return files;
}

/** Names and contents, short: two tries with the same files are the same. */
export const digestOf = (files: readonly FilePart[]) =>
	files.map(({ name, bytes }) => [name, createHash('sha256').update(bytes).digest('hex')]);
