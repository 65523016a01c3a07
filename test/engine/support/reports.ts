import type { IDataObject } from 'n8n-workflow';

import type { Result } from './engine';

/** What an item of a node that continues says about its failure. */
export interface Told {
	outcome: 'rejected' | 'notSent' | 'unknown' | null;
	code: string | null;
	vendorMessage: string | null;
	httpStatus: number | null;
	referenceId: string | null;
	itemIndex: number | null;
}

export interface Row extends IDataObject {
	referenceId?: string;
	issuanceKey?: string;
	status?: string;
	duplicate?: boolean;
	recovered?: boolean;
	warnings?: string[];
	error?: string;
	message?: string;
}

/** The outputs of all branches, in order. */
export const rows = ({ outputs }: Result): Row[] => outputs.flat().map(({ json }) => json as Row);

export const told = (row: Row | undefined): Told => row?.details as unknown as Told;

/** Each output, or error, under its reference id. */
export const byReference = (result: Result): Record<string, Row> =>
	Object.fromEntries(rows(result).map((row) => [row.referenceId ?? told(row)?.referenceId ?? '', row]));
