import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { withSandbox } from '../../support/sandbox.ts';
import { bolta } from './bolta';
import type { Result } from './engine';
import { hiworksBill } from './hiworksBill';
import { OURS } from './ownCompany';
import { portOne } from './portOne';

type Run = (
	input: IDataObject[],
	fields?: INodeParameters,
	more?: { onError?: 'continueErrorOutput' },
) => Promise<Result>;

export interface VendorOfSheets {
	run: Run;
	/** The kind of document by its tax kind, where the vendor's field is another one. */
	kind(taxKind: string): INodeParameters;
}

/** The operations that issue by a sheet, with each vendor. */
export const vendorsOf = (sandbox: ReturnType<typeof withSandbox>): Record<string, VendorOfSheets> => ({
	Bolta: {
		run: async (input, fields = {}, more = {}) =>
			await bolta(sandbox.bolta.url, {
				parameters: { resource: 'taxInvoice', operation: 'issue', ...fields },
				credential: OURS,
				input,
				...more,
			}),
		kind: (taxKind) => ({ taxKind }),
	},
	'Hiworks Bill': {
		run: async (input, fields = {}, more = {}) =>
			await hiworksBill(sandbox.hiworksBill.url, {
				parameters: { resource: 'invoice', operation: 'create', ...fields },
				credential: OURS,
				input,
				...more,
			}),
		kind: (taxKind) => ({
			document: { taxable: 'taxableInvoice', zeroRated: 'zeroRatedInvoice', taxExempt: 'taxExemptBill' }[taxKind]!,
		}),
	},
	PortOne: {
		run: async (input, { options = {}, ...fields } = {}, more = {}) =>
			await portOne(
				sandbox.portOne.url,
				'taxInvoice.issueImmediately',
				{ ...fields, options },
				{
					credential: OURS,
					input,
					...more,
				},
			),
		kind: (taxKind) => ({ taxKind }),
	},
});

export const NAMES = ['Bolta', 'Hiworks Bill', 'PortOne'];

export const byReference = ({ referenceId }: IDataObject): string => String(referenceId);

/** What leaves, as a dry run shows it, by reference ID or another name of it. */
export function bodiesOf(result: Result, keyOf = byReference): Record<string, unknown> {
	expect([result.error?.message, result.error?.description]).toEqual([undefined, undefined]);
	return Object.fromEntries(result.outputs[0]!.map(({ json }) => [keyOf(json), (json.request as IDataObject).body]));
}

export const COLUMNS: INodeParameters = { dataFrom: 'columns', options: { dryRun: true } };

/** A row that every vendor takes. */
export const GOOD: IDataObject = {
	주문번호: 'order-1',
	작성일자: '2026-10-31',
	사업자번호: '888-88-88888',
	거래처명: '구매 주식회사',
	대표자: '이대표',
	이메일: 'buyer@example.com',
	품목: '노트',
	공급가액: 10_000,
	세액: 1_000,
};
/** The same with columns less. */
export const without = (...names: string[]) =>
	Object.fromEntries(Object.entries(GOOD).filter(([name]) => !names.includes(name)));
