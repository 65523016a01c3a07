import type { Day } from './day';
import type { TaxKind } from './vat';

/** One line of a document, amounts in won. Keys beyond these are carried along. */
export interface LegalLine {
	date: Day;
	name: string;
	quantity?: number | undefined;
	unitPrice?: number | undefined;
	supplyCost: bigint;
	tax: bigint;
}

/** What the law of amendments says of one document. `remark`: what it wants in the remark (비고); undefined: nothing. */
export interface LegalSheet<L> {
	taxKind: TaxKind;
	writeDate: Day;
	lines: readonly L[];
	remark: string | undefined;
}

/** What is to be issued; undefined: no such document. */
export interface LegalSheets<L extends LegalLine> {
	negative: LegalSheet<L> | undefined;
	positive: LegalSheet<L> | undefined;
}

/** The document to amend, as it was issued. */
export type Original<L extends LegalLine> = Omit<LegalSheet<L>, 'remark'>;
