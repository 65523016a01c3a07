/** Amendments of each vendor from sheets: what there is to amend, how it is named, and how the node is run. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox/index.ts';
import { bolta, invoiceItem, issueForm } from './bolta';
import type { Execution, Result } from './engine';
import { hiworksBill } from './hiworksBill';
import { original } from './hiworksBillAmend';
import { OURS } from './ownCompany';
import { invoice, locator, portOne } from './portOne';
import { rows } from './reports';

/** An issued document, as columns of a sheet may name it. */
export interface Issued {
	/** The vendor's. */
	id: string;
	/** At the tax office; of Bolta's none is needed. */
	approvalNumber?: string;
	/** The supplier's document key, where the vendor knows one. */
	key?: string;
}

type More = Partial<Pick<Execution, 'onError' | 'retryOnFail' | 'asTool' | 'mode'>> & { credential?: IDataObject };

/** An operation that amends, at its vendor. */
export interface Amending {
	/** Makes documents of 27 May that can be amended on 15 June. */
	issue(count: number): Promise<Issued[]>;
	run(fields: INodeParameters, input: IDataObject[], more?: More): Promise<Result>;
	/** The field by which the form names the original, filled in by an expression. */
	original(expression: string): INodeParameters;
	/** The key of outputs for the original's ID. */
	originalKey: string;
	host(): Pick<Sandbox['bolta' | 'hiworksBill' | 'portOne'], 'requests' | 'clearRequests' | 'reset' | 'setFaults'>;
	/** How many documents the vendor has, of all kinds. */
	documents(): number;
	/** The contract's operation that amends. */
	route: string;
}

const WRITTEN = '2026-05-27';

const ROUTES: Readonly<Record<string, string>> = {
	amendTermination: 'amendTermination',
	amendSupplyCostChange: 'amendChangeSupplyCost',
	amendDuplicateIssuance: 'amendDoubleIssuance',
};

export function boltaAmending(sandbox: Sandbox, operation: string): Amending {
	return {
		async issue(count) {
			const items = Array.from({ length: count }, (_, n) => invoiceItem(n, { writeDate: WRITTEN }));
			const result = await bolta(sandbox.bolta.url, { parameters: issueForm(), input: items });
			return rows(result).map(({ issuanceKey }) => ({ id: String(issuanceKey) }));
		},
		run: async ({ options = {}, ...fields }, input, more = {}) =>
			await bolta(sandbox.bolta.url, {
				parameters: { resource: 'taxInvoice', operation, ...fields, options },
				input,
				...more,
			}),
		original: (expression) => ({ issuanceKey: locator(expression) }),
		originalKey: 'originalIssuanceKey',
		host: () => sandbox.bolta,
		documents: () => sandbox.bolta.ledger('test').length,
		route: ROUTES[operation] ?? '',
	};
}

export function billAmending(sandbox: Sandbox): Amending {
	return {
		async issue(count) {
			const issued: Issued[] = [];
			for (let n = 0; n < count; n++) {
				const { documentId, issueId } = await original(sandbox);
				issued.push({ id: documentId, approvalNumber: issueId });
			}
			return issued;
		},
		run: async ({ options = {}, ...fields }, input, more = {}) =>
			await hiworksBill(sandbox.hiworksBill.url, {
				parameters: {
					resource: 'invoice',
					operation: 'amend',
					sheetSource: 'original',
					corrections: {},
					attachments: {},
					...fields,
					options,
				},
				input,
				...more,
			}),
		original: (expression) => ({ documentId: locator(expression) }),
		originalKey: 'originalDocumentId',
		host: () => sandbox.hiworksBill,
		documents: () => sandbox.hiworksBill.ledger().length,
		route: 'createAmendment',
	};
}

export function portOneAmending(sandbox: Sandbox): Amending {
	const call = async (name: string, fields: INodeParameters, input: IDataObject[], more: More = {}) =>
		await portOne(sandbox.portOne.url, name, fields, { input, credential: OURS, ...more });
	return {
		async issue(count) {
			const keys = Array.from({ length: count }, (_, n) => ({ key: `ORIGINAL-${n}` }));
			const fields = invoice('={{ $json.key }}', { writeDate: WRITTEN });
			const made = rows(await call('taxInvoice.issueImmediately', fields, keys)) as IDataObject[];
			await call('taxInvoice.sendToNts', { invoice: locator('={{ $json.taxInvoiceId }}') }, made);
			sandbox.portOne.advance(2_000);
			const read = rows(
				await call('taxInvoice.get', { invoice: locator('={{ $json.taxInvoiceId }}') }, made),
			) as IDataObject[];
			return read.map(({ taxInvoiceId, ntsApprovalNumber }, n) => ({
				id: String(taxInvoiceId),
				approvalNumber: String(ntsApprovalNumber),
				key: `ORIGINAL-${n}`,
			}));
		},
		run: async ({ options = {}, ...fields }, input, more = {}) =>
			await call('taxInvoice.amend', { makes: 'issued', corrections: {}, ...fields, options }, input, more),
		original: (expression) => ({ original: locator(expression) }),
		originalKey: 'originalTaxInvoiceId',
		host: () => sandbox.portOne,
		documents: () => sandbox.portOne.ledger('test').length,
		route: 'issueB2bTaxInvoiceImmediately',
	};
}
