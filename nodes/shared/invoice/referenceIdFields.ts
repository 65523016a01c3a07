import { Invalid } from '../errors/invalid';
import { choice, when, type Field } from '../fields/fields';
import { deriveReferenceId } from './derivedId';
import type { Invoice, Supplier } from './invoice';
import type { Line } from './lineFields';
import { say } from './words';

/** Your own number, or one made from the content. `vendor`: as users know it. */
export const referenceIdFields = (vendor: string, referenceId: Field<string>) => ({
	referenceIdSource: choice({
		displayName: 'Reference ID Source',
		description: `Your own number for the invoice. ${vendor} accepts each once; it is what keeps an invoice from being issued twice.`,
		choices: {
			derived: { name: 'Derived From the Content', description: 'Two invoices with the same content count as one' },
			given: { name: 'Your Own', description: 'Such as an order number: the same for every try at the same invoice' },
		},
		default: 'given',
	}),
	referenceId: when({ referenceIdSource: ['given'] }, referenceId),
});

interface Source {
	itemSource: string;
	referenceIdSource: string;
	writeDateSource: string;
}

/** @throws Invalid where an id cannot be derived, or rows cannot be put together */
export function checkReferenceIdSource({ itemSource, referenceIdSource, writeDateSource }: Source): void {
	if (itemSource === 'rows' && referenceIdSource === 'derived') {
		throw new Invalid(say`your own reference ID: input rows are put together by it`).within('Reference ID');
	}
	if (referenceIdSource === 'derived' && writeDateSource === 'today') {
		throw new Invalid(
			say`a given date or the last day of the previous month, because the reference ID is derived from it`,
		).within('Write Date');
	}
}

/** The reference id of an invoice: the user's, else the derived one. */
export const referenceIdOf = (given: string | undefined, invoice: Invoice<Line, Supplier, string>) =>
	given ?? deriveReferenceId(invoice);

/** How the rows of an invoice find together. */
export const groupsRows = {
	group: ({ itemSource, referenceId }: { itemSource?: string; referenceId?: string | undefined }) =>
		itemSource === 'rows' ? referenceId : undefined,
	rowFields: ['row'] as const,
};
