import { Failure } from '../../../shared/errors/failure';

import { readBack } from '../../../shared/once/policy';
import { deleteInvoice, getInvoice } from '../../api/invoice';
import { documentId } from '../../invoice/documentId';
import { operation } from '../../vendor';
import { say } from '../../words';

/** A deleted document is not found: by the status, or by the title of an error that comes with HTTP 200. */
function goneWhereNotFound(error: unknown): 'deleted' {
	if (error instanceof Failure && error.outcome === 'rejected') {
		if (error.code === 'Not Found') return 'deleted';
	}
	throw error;
}

const issued = (key: string) =>
	new Failure({
		outcome: 'rejected',
		title: say`The document ${key} was not deleted: it is issued`,
		description: say`An issued document can only be amended.`,
		code: 'ISSUED',
	});

export const remove = operation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete invoice irreversibly',
	description: 'Delete a document that is not issued. An issued one cannot be deleted, only amended.',
	fields: { documentId: documentId() },
	prepare: ({ fields: { documentId: key } }, { client }) => ({
		key,
		request: client.request(deleteInvoice, { path: { documentId: key } }),
	}),
	async send({ key, request }, { client, once }) {
		const { duplicate, recovered } = await once.change(
			request,
			readBack({
				look: async (manner) =>
					await client
						.read(client.request(getInvoice, { path: { documentId: key } }), manner)
						.then(({ data }) => (data.status.issueId ? issued(key) : undefined), goneWhereNotFound),
				keeps: true,
				advice: say`Read the document by "Get": Hiworks finds none that is deleted. Or try again: deleting twice does no harm.`,
			}),
			() => 'deleted',
		);
		return { documentId: key, deleted: true, duplicate, recovered };
	},
});
