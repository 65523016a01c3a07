import type { Day } from './day';
import type { TaxKind } from './vat';

/** One line of a document, amounts in won. Keys beyond these are carried along. */
export interface SheetLine {
	date: Day;
	name: string;
	quantity?: number | undefined;
	unitPrice?: number | undefined;
	supplyCost: bigint;
	tax: bigint;
}

/** One document of an amendment. `remark`: what the law wants in the remark (비고); undefined: nothing. */
export interface Sheet<L extends SheetLine> {
	taxKind: TaxKind;
	writeDate: Day;
	lines: L[];
	remark: string | undefined;
}

/** What is to be issued; undefined: no such document. */
export interface Sheets<L extends SheetLine> {
	negative: Sheet<L> | undefined;
	positive: Sheet<L> | undefined;
}

/** The document to amend, as it was issued. */
export interface Original<L extends SheetLine> {
	taxKind: TaxKind;
	writeDate: Day;
	lines: readonly L[];
}
