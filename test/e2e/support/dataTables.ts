import type { Client } from '../../../scripts/lib/n8n.mts';

export interface DataTable {
	id: string;
	name: string;
	projectId: string;
}

/** As n8n's own page of data tables reads them. */
export const dataTables = async (client: Client): Promise<DataTable[]> =>
	(await client.call<{ data: DataTable[] }>('GET', '/data-tables-global')).data;

export const pathOf = ({ projectId, id }: DataTable) => `/projects/${projectId}/data-tables/${id}`;

export async function deleteTables(client: Client): Promise<void> {
	for (const table of await dataTables(client)) await client.call('DELETE', pathOf(table));
}
