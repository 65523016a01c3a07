/**
 * Vendors whose documents are made by one call each, as tests that hold for all of them see them: how one is run, and
 * what it has afterwards.
 */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox/index.ts';
import { invoiceItem, issueForm, bolta as runBolta } from './bolta';
import type { Result } from './engine';
import { documentItem } from './hiworksBill';
import { create } from './hiworksBillRun';
import type { More } from './operations';

/** A document as the vendor has it. */
export interface Kept {
	referenceId: string;
	id: string;
	recipientName: string;
	/** Names of its lines. */
	lines: string[];
}

export interface Issuing {
	/** As errors call the vendor. */
	vendor: string;
	/** The contract's operation that makes a document. */
	route: string;
	/** Under which name an output has the vendor's number of the document. */
	idName: 'issuanceKey' | 'documentId';
	/** Of a document that was just made. */
	status: string;
	/** The vendor's codes of what the sandbox refuses by a fault. */
	codes: Record<403 | 408 | 429 | 500, string>;
	/** With which a document has legal effect. */
	binding: { credential: IDataObject; options: INodeParameters };
	mostLines: number;
	/** The n-th synthetic document, as an item. */
	item(n: number, changes?: IDataObject): IDataObject;
	/** Makes the documents of these items; `fields` stand instead of the form's own. */
	issue(sandbox: Sandbox, input: IDataObject[], more?: More, fields?: INodeParameters): Promise<Result>;
	host(sandbox: Sandbox): Sandbox['bolta'] | Sandbox['hiworksBill'];
	/** Without legal effect, or with it alone. */
	documents(sandbox: Sandbox, kind?: 'binding'): Kept[];
}

const bolta: Issuing = {
	vendor: 'Bolta',
	route: 'issueTaxInvoice',
	idName: 'issuanceKey',
	status: 'accepted',
	codes: { 403: 'FORBIDDEN', 408: 'REQUEST_TIMEOUT', 429: 'TOO_MANY_REQUESTS', 500: 'INTERNAL_SERVER_ERROR' },
	binding: { credential: { apiKey: 'live_synthetic_key', environment: 'live' }, options: {} },
	mostLines: 16,
	item: invoiceItem,
	issue: async ({ bolta: { url } }, input, { options = {}, ...more } = {}, fields = {}) =>
		await runBolta(url, { parameters: issueForm(options, fields), input, ...more }),
	host: (sandbox) => sandbox.bolta,
	documents: (sandbox, kind) =>
		sandbox.bolta.ledger(kind ? 'live' : 'test').map(({ clientReferenceId, issuanceKey, body }) => ({
			referenceId: String(clientReferenceId),
			id: issuanceKey,
			recipientName: body.supplied.organizationName,
			lines: body.items.map(({ name }: IDataObject) => name),
		})),
};

export const hiworksBill: Issuing = {
	vendor: 'Hiworks',
	route: 'createInvoice',
	idName: 'documentId',
	status: 'created',
	codes: { 403: 'Forbidden', 408: 'Request Timeout', 429: 'Too Many Requests', 500: 'Internal Server Error' },
	binding: { credential: { allowEasySign: true }, options: { easySign: true } },
	mostLines: 99,
	item: documentItem,
	// The memo is the only thing of a document that is the client's own: by it faults and ledger tell which is which.
	issue: async (sandbox, input, { options, ...more } = {}, fields = {}) =>
		await create(
			sandbox,
			input,
			{ notes: { memo: '={{ $json.referenceId }}' }, ...fields },
			{ options: { stopAtZero: false, ...options }, ...more },
		),
	host: (sandbox) => sandbox.hiworksBill,
	documents: (sandbox, kind) =>
		sandbox.hiworksBill
			.ledger()
			.filter(({ issueId }) => kind === undefined || issueId !== '')
			.map(({ memo, documentId, recipientName, sheet }) => ({
				referenceId: String(memo),
				id: documentId,
				recipientName: String(recipientName),
				lines: sheet.items.map(({ subject }: IDataObject) => String(subject)),
			})),
};

/** Each under its name, for `describe.each`. */
export const ISSUING: Array<[string, Issuing]> = [
	['Bolta', bolta],
	['Hiworks Bill', hiworksBill],
];

/** So many items. */
export const itemsOf = ({ item }: Issuing, count: number): IDataObject[] =>
	Array.from({ length: count }, (_, n) => item(n));

/** Requests that make a document; of one, where it is named. */
export const sendsOf = ({ host, route }: Issuing, sandbox: Sandbox, referenceId?: string): number =>
	host(sandbox)
		.requests()
		.filter((record) => record.route === route && (referenceId === undefined || record.referenceId === referenceId))
		.length;
