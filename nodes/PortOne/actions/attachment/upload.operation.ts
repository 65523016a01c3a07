import { binaryInput, loadFile } from '../../../shared/engine/binaryInput';
import { text } from '../../../shared/fields/fields';
import { attach } from '../../attachment/attach';
import { invoiceKey } from '../../invoice/invoiceKey';
import { operation } from '../../vendor';

export const upload = operation({
	value: 'upload',
	name: 'Upload and Attach',
	action: 'Upload and attach file',
	description:
		'Upload a file and attach it to a draft (첨부파일). That the bytes are put to the address that PortOne gives is not documented (unofficial).',
	fields: {
		invoice: invoiceKey('The draft'),
		binaryPropertyName: text<string>({
			displayName: 'Input Binary Field',
			description: 'The name of the input binary field that holds the file',
			default: 'data',
		}),
	},

	prepare: ({ fields: { invoice, binaryPropertyName }, itemIndexes: [itemIndex = 0] }, { context }) => ({
		key: invoice,
		itemIndex,
		binary: binaryInput(context, itemIndex, binaryPropertyName),
	}),

	send: async ({ key, itemIndex, binary }, run) =>
		await attach(await loadFile(run.context, itemIndex, binary), key, run),
});
