import { binaryInput, loadFile } from '../../../shared/engine/binaryInput';
import { text } from '../../../shared/fields/fields';
import { maskPersonNumbers } from '../../../shared/korea/maskPersonNumbers';
import { uploadFile } from '../../file/uploadFile';
import { operation } from '../../vendor';

export const upload = operation({
	value: 'upload',
	name: 'Upload',
	action: 'Upload file',
	description: 'Upload a file and get its number, to attach it when a document is made',
	fields: {
		binaryPropertyName: text<string>({
			displayName: 'Input Binary Field',
			description: 'The name of the input binary field that has the file',
			default: 'data',
		}),
	},
	prepare: ({ fields: { binaryPropertyName: field }, itemIndexes: [itemIndex = 0] }, { context }) => ({
		itemIndex,
		binary: binaryInput(context, itemIndex, field),
	}),
	async send({ itemIndex, binary }, run) {
		const file = await loadFile(run.context, itemIndex, binary);
		const { result, duplicate, recovered } = await uploadFile(file, run);
		return {
			temporaryFileId: result,
			fileName: maskPersonNumbers(file.name),
			bytes: file.bytes.length,
			duplicate,
			recovered,
		};
	},
});
