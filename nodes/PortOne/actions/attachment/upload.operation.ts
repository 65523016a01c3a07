import { binaryInput, digestOf, loadFile } from '../../../shared/engine/binaryInput';
import { operation, runFields } from '../../../shared/engine/operation';
import { Failure } from '../../../shared/errors/failure';
import { options, text } from '../../../shared/fields/fields';
import { putPlain } from '../../../shared/http/fetchPlain';
import { onceInExecution } from '../../../shared/once/onceInExecution';
import { attachFile, createUploadUrl, listAttachments } from '../../api/attachment';
import { portOne } from '../../api/vendor';
import { requestFor, sendChange } from '../../calls/calls';
import { callFor, invoiceKey } from '../../invoice/invoiceKey';

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
		options: options({ displayName: 'Options', fields: runFields }),
	},

	prepare: ({ fields: { invoice, binaryPropertyName }, itemIndexes: [itemIndex = 0] }, { context }) => ({
		key: invoice,
		itemIndex,
		binary: binaryInput(context, itemIndex, binaryPropertyName),
	}),

	async send({ key, itemIndex, binary }, run) {
		const { client, context, baseUrl, timeout } = run;
		const file = await loadFile(context, itemIndex, binary);
		const attachments = async () => (await client.send(requestFor(run, listAttachments, callFor(key)))).attachments;
		return await onceInExecution(context, itemIndex, [key, digestOf([file])], async () => {
			const before = new Set((await attachments()).map(({ id }) => id));
			const { fileId, url } = await sendChange(
				client,
				requestFor(run, createUploadUrl, { body: { fileName: file.name } }),
			).catch(asNothingAttached);
			await putPlain(context, url, file, { owner: portOne.name, baseUrl, timeout });
			const output = { taxInvoiceKey: key.taxInvoiceKey, fileId, name: file.name, bytes: file.bytes.length };
			try {
				await sendChange(client, requestFor(run, attachFile, { ...callFor(key), body: { fileId } }));
			} catch (error) {
				const known =
					error instanceof Failure && error.outcome === 'unknown' ? await attachments().catch(() => []) : [];
				const added = known.find(({ id, name }) => !before.has(id) && name === file.name);
				return await (added ? { ...output, recovered: true } : Promise.reject(error as Error));
			}
			return { ...output, recovered: false };
		});
	},
});

/** An address that nobody puts anything to has no effect. */
function asNothingAttached(error: unknown): never {
	if (error instanceof Failure && error.outcome === 'unknown')
		throw error.with({ outcome: 'notSent', description: 'Nothing was attached. Run it again.' });
	throw error;
}
