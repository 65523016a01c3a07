import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { editorClient, matching } from '../shared/http/editorClient';
import { listOfficeFiles } from './api/file';
import { hiworksBill } from './vendor';

/** The files that the office may attach. */
export async function searchOfficeFiles(this: ILoadOptionsFunctions, filter = '') {
	const client = await editorClient(this, hiworksBill);
	const { data } = await client.read(client.request(listOfficeFiles, {}));
	return matching(
		data
			.filter(({ isFileUsed }) => isFileUsed === 'Y')
			.map(({ id, fileName }) => ({ name: fileName, value: String(id) })),
		filter,
	);
}
