import { digestOf } from '../../shared/engine/binaryInput';
import type { SendingRun } from '../../shared/engine/operation';
import { Failure } from '../../shared/errors/failure';
import { putPlain } from '../../shared/http/fetchPlain';
import type { FilePart } from '../../shared/http/multipart';
import { sameText } from '../../shared/korea/textForm';
import { lookUp, repeatable } from '../../shared/once/policy';
import { attachFile, createUploadUrl, listAttachments } from '../api/attachment';
import { callFor, type InvoiceKey } from '../invoice/invoiceKey';
import { portOne } from '../vendor';
import { say } from '../words';

/**
 * Uploads a file and attaches it to a draft, once: the list tells by its name whether it is there, among what was not
 * there before.
 * @throws Failure
 */
export async function attach(file: FilePart, key: InvoiceKey, run: SendingRun) {
	const { client, once } = run;
	const list = async (manner?: { patient: boolean }) =>
		(await client.read(client.request(listAttachments, callFor(key)), manner)).attachments;
	let fileId: string | null = null;
	/** `fileId` is null where an earlier try of the execution attached it. */
	const attached = () => ({
		taxInvoiceKey: key.taxInvoiceKey,
		fileId,
		name: file.name,
		bytes: file.bytes.length,
	});
	const { result, duplicate, recovered } = await once.change(
		async () => {
			fileId = await upload(file, run);
			return client.request(attachFile, { ...callFor(key), body: { fileId } });
		},
		{
			...lookUp({
				record: JSON.stringify(key),
				before: async () => (await list()).map(({ id }) => id),
				async look({ before, patient }) {
					const added = (await list({ patient })).filter(
						({ id, name }) => sameText(name, file.name) && !before.includes(id),
					);
					return added.length === 1 ? attached() : undefined;
				},
				first: false,
				mayMeanUsed: () => false,
				// Whether PortOne takes one file twice is not documented, and one of this name may still be on its way.
				provesAbsence: false,
				advice: say`List the attachments by "Get Many" before you try again: a file may be attached twice.`,
			}),
			content: ['attachment', key, digestOf([file])],
		},
		attached,
	);
	return { ...result, duplicate, recovered };
}

/** Puts a file where PortOne wants it. @returns its id; @throws Failure, as not sent where nobody can tell */
async function upload(file: FilePart, { client, context, baseUrl, timeout, once }: SendingRun): Promise<string> {
	const request = client.request(createUploadUrl, { body: { fileName: file.name } });
	const policy = repeatable('an address that nobody puts anything to has no effect', {
		prepares: true,
		advice: say`Nothing was attached. Try again.`,
	});
	const { result } = await once.change(request, policy).catch((error: unknown) => {
		throw error instanceof Failure && error.outcome === 'unknown' ? nothingAttached(error) : error;
	});
	await putPlain(context, result.url, file, { owner: portOne.name, baseUrl, timeout });
	return result.fileId;
}

const nothingAttached = (failure: Failure) =>
	failure.with({ outcome: 'notSent', title: say`PortOne gave no address for the file: ${failure.what}` });
