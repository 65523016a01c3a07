import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { LedgerEntry, RequestRecord, Sandbox, SandboxOptions } from '../../../sandbox/index.ts';
import { bound } from '../../support/bound.ts';
import { withVendor } from '../../support/sandbox.ts';
import { bolta, invoiceItem, issueForm } from './bolta';
import type { Execution, Result } from './engine';
import { rows } from './reports';
import { documents, lookUps, posts } from './vendor';

/** A field that names something at the vendor. */
export const locator = (value: string) => ({ __rl: true, mode: 'id', value }) as never;

export type More = Partial<Omit<Execution, 'node' | 'credentials'>> & {
	credential?: IDataObject;
	options?: INodeParameters;
};

/**
 * Runs an operation of the Bolta node with each of `fields` as it stands; an empty item unless there is other input.
 */
export async function run(
	{ bolta: { url } }: Sandbox,
	name: string,
	fields: INodeParameters,
	{ options = {}, input = [{}], ...more }: More = {},
): Promise<Result> {
	const [resource = '', operation = ''] = name.split('.');
	return await bolta(url, { parameters: { resource, operation, ...fields, options }, input, ...more });
}

/** Issues one invoice and gives its key. */
export async function issued(
	{ bolta: { url } }: Sandbox,
	changes: IDataObject = {},
	more: INodeParameters = {},
	credential: IDataObject = {},
): Promise<string> {
	const result = await bolta(url, { parameters: issueForm({}, more), input: [invoiceItem(0, changes)], credential });
	return rows(result)[0]!.issuanceKey!;
}

/** Requests by the contract's operation. */
export const calls = ({ bolta }: Sandbox, route: string): RequestRecord[] =>
	bolta.requests().filter((record) => record.route === route);

/** Documents that an operation other than Issue made. */
export const made = ({ bolta }: Sandbox, mode: 'test' | 'live' = 'test'): LedgerEntry[] =>
	bolta.ledger(mode).filter(({ kind }) => kind !== 'issue');

/** What was wrong with what was sent, whatever became of it. */
export const wireProblems = ({ bolta }: Sandbox) => bolta.requests().flatMap(({ problems }) => problems);

/** The vendor of a test file, with what is asked of it. */
export function withBolta(options?: SandboxOptions) {
	const sandbox = withVendor('bolta', options);
	return {
		sandbox,
		...bound(() => sandbox, { run, issued, calls, made, wireProblems, documents, lookUps, posts }),
	};
}

/** The keys that documents of all vendors come out with. */
export const DOCUMENT_KEYS = [
	'referenceId',
	'issuanceKey',
	'status',
	'vendorStatus',
	'duplicate',
	'recovered',
	'ntsApprovalNumber',
	'issuedAt',
	'writeDate',
	'supplierNumber',
	'recipientNumber',
	'recipientName',
	'supplyCost',
	'tax',
	'total',
	'warnings',
];
