import type { IExecuteFunctions } from 'n8n-workflow';

import { loadFile, type BinaryInput } from '../../shared/engine/binaryInput';
import { ITEM_NOT_SENT, notSent } from '../../shared/errors/failure';
import type { FilePart } from '../../shared/http/multipart';
import { parseEmail } from '../../shared/korea/email';
import { several } from '../messaging/fields';
import { say } from '../words';

export const addresses = (displayName: string, description: string) =>
	several(
		{
			displayName,
			description: `${description}; several with commas, or a list. How Hiworks takes several is not documented: they go joined by commas.`,
			placeholder: 'e.g. name@example.com',
		},
		parseEmail,
	);

export const joined = (list: readonly string[]) => (list.length > 0 ? list.join(',') : undefined);

/** The files of an item, with all their bytes. @throws Failure */
export async function loadFiles(
	context: IExecuteFunctions,
	itemIndex: number,
	binaries: readonly BinaryInput[],
): Promise<FilePart[]> {
	const files: FilePart[] = [];
	for (const binary of binaries) {
		const file = await loadFile(context, itemIndex, binary).catch(() => undefined);
		if (!file)
			throw notSent(
				say`The file in "${binary.field}" could not be read`,
				say`Check the binary field and try again.`,
				undefined,
				ITEM_NOT_SENT,
			);
		files.push(file);
	}
	return files;
}
