import { id } from '../../shared/fields/fields';

/** A document, named by its id: letters and digits, 46 of them as seen. */
export const documentId = (description = 'The ID that Create gave') =>
	id({
		displayName: 'Document',
		description,
		placeholder: 'e.g. 20260131090000ABCDEFGH…',
		locator: true,
		inPath: true,
	});
