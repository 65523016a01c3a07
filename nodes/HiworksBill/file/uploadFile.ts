import { digestOf } from '../../shared/engine/binaryInput';
import type { SendingRun } from '../../shared/engine/operation';
import type { FilePart } from '../../shared/http/multipart';
import type { Changed } from '../../shared/once/change';
import { repeatable } from '../../shared/once/policy';
import { createTempFile } from '../api/file';
import { say } from '../words';

/**
 * Uploads a file and gives its number.
 * @param prepares it is for a document of the same item
 * @throws Failure
 */
export const uploadFile = async (
	file: FilePart,
	{ client, once }: Pick<SendingRun, 'client' | 'once'>,
	prepares?: true,
): Promise<Changed<number>> =>
	await once.change(
		client.request(createTempFile, { body: { file } }),
		repeatable('a temporary file is attached to nothing until a document names its number (tempFileIds)', {
			// As it leaves, the form has another boundary in every try.
			content: ['file', digestOf([file])],
			prepares,
			advice: say`Try again: a file that no document names is of no consequence.`,
		}),
		({ data }) => data.tempFileId,
	);
