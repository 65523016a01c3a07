import { callOptions, keepCalls, quotaOutput } from '../../../HiworksShared/callOptions';
import { operation } from '../../../shared/engine/operation';
import { Failure } from '../../../shared/errors/failure';
import { options } from '../../../shared/fields/fields';
import { onWire, type Client } from '../../../shared/http/client';
import { onceInExecution } from '../../../shared/once/onceInExecution';
import { deleteInvoice, getInvoice } from '../../api/invoice';
import { documentId } from '../../invoice/documentId';

/** Seconds before each look whether the document is gone. */
const WAITS = [0, 2, 5];

export const remove = operation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete invoice',
	description: 'Delete a document that is not issued. An issued one cannot be deleted, only amended.',
	fields: { documentId: documentId(), options: options({ displayName: 'Options', fields: callOptions() }) },
	begin: (run, { options: given }) => keepCalls(run, given),
	prepare: ({ fields: { documentId: key }, itemIndexes: [itemIndex = 0] }, { client }) => ({
		key,
		itemIndex,
		request: client.request(deleteInvoice, { path: { documentId: key } }),
	}),
	async send({ key, itemIndex, request }, { client, context }) {
		const done = await onceInExecution(context, itemIndex, onWire(request), async () => {
			try {
				await client.send(request);
				return { recovered: false };
			} catch (error) {
				return await orGone(error, key, client);
			}
		});
		return { documentId: key, deleted: true, ...done, ...quotaOutput(client) };
	},
});

/** After an answer that leaves it open, reading tells: a deleted document is not found. */
async function orGone(error: unknown, key: string, client: Client): Promise<{ recovered: boolean }> {
	if (!(error instanceof Failure) || error.outcome !== 'unknown') throw error;
	for (const seconds of WAITS) {
		await client.wait(seconds);
		const request = client.request(getInvoice, { path: { documentId: key } });
		const found = await client.send(request, { patient: false }).then(
			() => true,
			(failure: unknown) => !(failure instanceof Failure && failure.httpStatus === 404),
		);
		if (!found) return { recovered: true };
	}
	throw error.with({
		description:
			'Hiworks still reads the document, or cannot be asked. Run this item again in a new execution: deleting twice does no harm.',
	});
}
