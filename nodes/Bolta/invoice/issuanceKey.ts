import { id } from '../../shared/fields/fields';

/** Which document: the key that Bolta gave when it took it. */
export const issuanceKey = (description = 'The key that Bolta gave when it accepted the invoice') =>
	id({
		displayName: 'Issuance Key',
		description,
		placeholder: 'e.g. 8D529FAD3EBAE050B79CE943CCC7CEDE',
		locator: true,
		inPath: true,
	});
