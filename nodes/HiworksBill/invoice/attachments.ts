import type { IExecuteFunctions } from 'n8n-workflow';

import { binaryInput, type BinaryInput } from '../../shared/engine/binaryInput';
import type { SendingRun } from '../../shared/engine/operation';
import { Failure } from '../../shared/errors/failure';
import { inside, Invalid } from '../../shared/errors/invalid';
import { commaSeparated, id, optional, options, rows, text, type Read } from '../../shared/fields/fields';
import type { FilePart } from '../../shared/http/multipart';
import { uploadFile } from '../file/uploadFile';
import { say } from '../words';

const fileId = (value: string): number => {
	if (!/^\d{1,15}$/.test(value)) throw new Invalid(say`the number of a file`, value);
	return Number(value);
};

export const attachments = options({
	displayName: 'Attachments',
	description: 'Files that go with the document',
	placeholder: 'Add files',
	fields: {
		binaryFields: optional(
			text({
				displayName: 'Input Binary Fields',
				description: 'Names of the input binary fields with files to upload and attach, separated by commas',
				placeholder: 'e.g. data',
				parse: commaSeparated,
			}),
		),
		officeFiles: rows({
			displayName: 'Office Files',
			description: 'Files that the office keeps with Hiworks for everybody (공용 첨부 파일)',
			group: 'file',
			groupName: 'File',
			buttonText: 'Add File',
			fields: {
				officeFileId: id({
					displayName: 'File',
					description: 'A shared file of the office',
					most: 15,
					locator: true,
					searchMethod: 'searchOfficeFiles',
				}),
			},
		}),
		temporaryFileIds: optional(
			text({
				displayName: 'Temporary File IDs',
				description: 'Numbers of files uploaded before with "Upload", separated by commas',
				placeholder: 'e.g. 1234, 1235',
				parse: (given) => commaSeparated(given).map(fileId),
			}),
		),
	},
});

export interface Attachments {
	officeFileIds: number[];
	temporaryFileIds: number[];
	/** Still to be uploaded, of the input item `itemIndex`. */
	binaries: BinaryInput[];
	itemIndex: number;
}

/** Looks whether all that shall be attached is there. @throws Invalid */
export function readAttachments(
	{ binaryFields = [], officeFiles, temporaryFileIds = [] }: Read<{ attachments: typeof attachments }>['attachments'],
	context: IExecuteFunctions,
	itemIndex: number,
): Attachments {
	return {
		temporaryFileIds,
		officeFileIds: officeFiles.map(({ officeFileId }) => inside('Office Files', () => fileId(officeFileId))),
		binaries: binaryFields.map((field) => binaryInput(context, itemIndex, field)),
		itemIndex,
	};
}

/** What of a body names the files. */
export function filesBody(
	{ officeFileIds, temporaryFileIds }: Attachments,
	uploaded: readonly number[],
): { tempFileIds?: number[]; officeFileIds?: number[] } {
	const tempFileIds = [...temporaryFileIds, ...uploaded];
	return { ...(tempFileIds.length > 0 && { tempFileIds }), ...(officeFileIds.length > 0 && { officeFileIds }) };
}

/**
 * Uploads files and gives their numbers.
 * @throws Failure that leaves the document not sent
 */
export async function upload(files: readonly FilePart[], run: Pick<SendingRun, 'client' | 'once'>): Promise<number[]> {
	const ids: number[] = [];
	for (const file of files) {
		const { result } = await uploadFile(file, run, true).catch((error: unknown) => {
			throw error instanceof Failure
				? error.with({
						outcome: 'notSent',
						title: say`The document was not sent, because its attachment could not be uploaded. ${error.what}`,
					})
				: error;
		});
		ids.push(result);
	}
	return ids;
}
