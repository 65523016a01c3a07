import { choice, id, optional, when } from '../../shared/fields';

/** Your own number, or one made from the content. */
export const referenceIdFields = {
	referenceIdSource: choice({
		displayName: 'Reference ID Source',
		description: 'Your own number for the invoice. Bolta accepts each once; it is what keeps an invoice from being issued twice.',
		choices: {
			derived: { name: 'Derived From the Content', description: 'Two invoices with the same content count as one' },
			given: { name: 'Your Own', description: 'Such as an order number: the same for every try at the same invoice' },
		},
		default: 'given',
	}),
	referenceId: when(
		{ referenceIdSource: ['given'] },
		id({ displayName: 'Reference ID', description: 'Letters, digits and signs of the English keyboard, without spaces', placeholder: 'e.g. your order number', most: 240 }),
	),
};

export const failedIssuanceKey = optional(
	id({
		displayName: 'Failed Issuance Key',
		description:
			'To send a document again that Bolta accepted but could not issue: the issuance key reported as failed. Leave empty otherwise. May be a column of the sheet: rows without it are not sent again.',
		most: 200,
		inPath: true,
	}),
);
