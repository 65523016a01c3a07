import { fileOutput, outputField } from '../../../shared/engine/fileOutput';
import { noFileOut } from '../../../shared/engine/toolTexts';
import { count, optional, text } from '../../../shared/fields/fields';
import { maskPersonNumbers } from '../../../shared/korea/maskPersonNumbers';
import { plainLine } from '../../../shared/korea/textForm';
import { downloadAttachment as endpoint } from '../../api/invoice';
import { documentId } from '../../invoice/documentId';
import { operation } from '../../vendor';
import { say } from '../../words';

export const downloadAttachment = operation({
	value: 'downloadAttachment',
	name: 'Download Attachment',
	action: 'Download attachment of invoice',
	description: 'Download a file that is attached to a document',
	fields: {
		documentId: documentId(),
		fileId: count({
			displayName: 'File ID',
			description: 'Number of the file, from the files that Get shows',
			least: 0,
			most: Number.MAX_SAFE_INTEGER,
			default: 0,
		}),
		binaryPropertyName: outputField,
	},
	options: {
		fileName: optional(
			text<string>({
				displayName: 'File Name',
				description: 'Name for the file; empty: the one that Hiworks sends along',
			}),
		),
	},
	notAsTool: () => noFileOut(say`use "Get" for the names of the files.`),
	prepare: ({ fields: { documentId: key, fileId, binaryPropertyName, options: given } }, { client }) => ({
		key,
		fileId,
		binaryPropertyName,
		fileName: given.fileName,
		request: client.request(endpoint, { path: { documentId: key, fileId: String(fileId) } }),
	}),
	async send({ key, fileId, binaryPropertyName, fileName: wanted, request }, { client, context }) {
		const { bytes, contentType, fileName: sent } = await client.read(request);
		const fileName = maskPersonNumbers(plainLine(wanted ?? sent ?? `attachment-${fileId}`));
		const file = { bytes, contentType, name: fileName, field: binaryPropertyName };
		return await fileOutput(context, { documentId: key, fileId, fileName }, file);
	},
});
