import type { IDataObject } from 'n8n-workflow';

import type { Result } from './engine';

/** What an item of a node that continues says about its failure, beside the texts. */
export type Told = {
	outcome: 'rejected' | 'notSent' | 'unknown' | null;
	code: string | null;
	vendorMessage: string | null;
	httpStatus: number | null;
	referenceId: string | null;
	itemIndex: number | null;
};

export interface Row extends IDataObject {
	referenceId?: string;
	issuanceKey?: string;
	status?: string;
	duplicate?: boolean;
	recovered?: boolean;
	warnings?: string[];
	/** The error of a failed item. */
	error?: Told & { message: string; description: string };
	message?: string;
}

/** The outputs of all branches, in order. */
export const rows = ({ outputs }: Result): Row[] => outputs.flat().map(({ json }) => json as Row);

/** Outputs of the success branch. */
export const jsonOf = ({ outputs }: Result): IDataObject[] => (outputs[0] ?? []).map(({ json }) => json);

export function told(row: Row | undefined): Told {
	const { message: _message, description: _description, ...facts } = row?.error ?? {};
	return facts as Told;
}

/** Each output, or error, under its reference id. */
export const byReference = (result: Result): Record<string, Row> =>
	Object.fromEntries(rows(result).map((row) => [row.referenceId ?? told(row)?.referenceId ?? '', row]));

/** How an item was told: `done`, one of the ways to find it done, or the outcome of its failure. */
export const stateOf = (row: Row | undefined): string => {
	if (row?.error) return String(row.error.outcome);
	// Of a row that tells of a failure itself.
	if (typeof row?.outcome === 'string') return row.outcome;
	return row?.recovered ? 'recovered' : row?.duplicate ? 'duplicate' : 'done';
};

/** What an output says of a document that was just sent, of which nothing else is known yet. */
export const JUST_SENT = {
	vendorStatus: null,
	duplicate: false,
	recovered: false,
	ntsApprovalNumber: null,
	issuedAt: null,
} as const;

/** What an output says of the content of the n-th synthetic document. */
export const contentOf = (n: number) => ({
	writeDate: '2026-01-31',
	supplierNumber: '2200000002',
	recipientNumber: '8888888888',
	recipientName: `구매자 ${n}`,
	supplyCost: 10_000 + 10 * n,
	tax: 1_000 + n,
	total: 11_000 + 11 * n,
});
