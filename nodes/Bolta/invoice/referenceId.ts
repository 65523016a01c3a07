import { id, optional } from '../../shared/fields/fields';
import { referenceIdFields as fieldsFor } from '../../shared/invoice/referenceIdFields';
import { bolta } from '../vendor';

export const referenceIdFields = fieldsFor(
	bolta.name,
	id({
		displayName: 'Reference ID',
		description: 'Letters, digits and signs of the English keyboard, without spaces',
		placeholder: 'e.g. your order number',
		most: 240,
	}),
);

export const failedIssuanceKey = optional(
	id({
		displayName: 'Failed Issuance Key',
		description:
			'To send a document again that Bolta accepted but could not issue: the issuance key reported as failed. Leave empty otherwise. May be a column of the sheet: rows without it are not sent again.',
		most: 200,
		inPath: true,
	}),
);
