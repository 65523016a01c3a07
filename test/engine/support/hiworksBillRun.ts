import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { HiworksBillEntry, RequestRecord, Sandbox } from '../../../sandbox/index.ts';
import { bound } from '../../support/bound.ts';
import { withVendor } from '../../support/sandbox.ts';
import type { Result } from './engine';
import { createForm, documentItem, hiworksBill } from './hiworksBill';
import { locator, type More } from './operations';
import { rows, type Row } from './reports';

export { locator, type More };

export const CONTINUE = { onError: 'continueRegularOutput' } as const;

/** Runs an operation with each of `fields` as it stands; an empty item unless there is other input. */
export async function run(
	{ hiworksBill: { url } }: Sandbox,
	name: string,
	fields: INodeParameters = {},
	{ options = {}, input = [{}], ...more }: More = {},
): Promise<Result> {
	const [resource = '', operation = ''] = name.split('.');
	return await hiworksBill(url, { parameters: { resource, operation, ...fields, options }, input, ...more });
}

/** Runs Create for these items, with the form filled in by expressions; `fields` stand instead of the form's own. */
export async function create(
	{ hiworksBill: { url } }: Sandbox,
	input: IDataObject[] = [documentItem(0)],
	fields: INodeParameters = {},
	{ options = {}, ...more }: More = {},
): Promise<Result> {
	return await hiworksBill(url, { parameters: createForm(options, fields), input, ...more });
}

/** Makes one document and gives its id. */
export async function created(
	sandbox: Sandbox,
	changes: IDataObject = {},
	fields: INodeParameters = {},
	more: More = {},
): Promise<string> {
	return String(rows(await create(sandbox, [documentItem(0, changes)], fields, more))[0]?.documentId);
}

/** The first output, or the error item, under the names of this vendor. */
export const first = (result: Result): Row & IDataObject => rows(result)[0]!;

/** Requests by the contract's operation. */
export const calls = ({ hiworksBill: bill }: Sandbox, route: string): RequestRecord[] =>
	bill.requests().filter((record) => record.route === route);

export const ledger = ({ hiworksBill: bill }: Sandbox): HiworksBillEntry[] => bill.ledger();

/** The vendor of a test file, with the calls above. */
export function withBill() {
	const sandbox = withVendor('hiworksBill');
	return { sandbox, ...bound(() => sandbox, { run, create, created, calls, ledger, sent, wireProblems }) };
}

interface SentBody {
	[part: string]: any;
}

/** What was sent to make documents, in order. */
export const sent = (sandbox: Sandbox): SentBody[] =>
	calls(sandbox, 'createInvoice').map(({ body }) => (body as { data: SentBody }).data);

/** What was wrong with what was sent, whatever became of it. */
export const wireProblems = ({ hiworksBill: bill }: Sandbox) => bill.requests().flatMap(({ problems }) => problems);

/** Lines and parties as one execution may have them of every kind. */
export const line = (changes: IDataObject = {}): IDataObject => ({
	name: '품목',
	supplyCost: '10000',
	tax: '1000',
	...changes,
});
export const party = (changes: IDataObject = {}): IDataObject => ({
	number: '888-88-88888',
	name: '상호',
	representative: '대표',
	contacts: [{ email: 'a@example.com' }],
	...changes,
});

/** Parties and lines are those of the item. */
export const fromJson = (...parts: Array<'supplier' | 'recipient' | 'items'>): INodeParameters => ({
	...(parts.includes('supplier') && { supplierSource: 'json', supplierJson: '={{ $json.supplier }}' }),
	...(parts.includes('recipient') && { recipientSource: 'json', recipientJson: '={{ $json.recipient }}' }),
	...(parts.includes('items') && { itemSource: 'json', itemsJson: '={{ $json.items }}' }),
});

export interface GivenFile {
	name?: string;
	type?: string;
	bytes: Buffer;
}

/** An item with files, under the names of its binary fields. */
export const fileItem = (json: IDataObject, files: Record<string, GivenFile>): INodeExecutionData => ({
	json,
	binary: Object.fromEntries(
		Object.entries(files).map(([field, { name, type = 'application/octet-stream', bytes }]) => [
			field,
			{ data: bytes.toString('base64'), mimeType: type, ...(name !== undefined && { fileName: name }) },
		]),
	),
});

/** Input with files: the engine's helper makes items of JSON alone, so this list makes them itself. */
export const withFiles = (...items: INodeExecutionData[]): IDataObject[] =>
	Object.assign(
		items.map(({ json }) => json),
		{ map: () => items },
	) as unknown as IDataObject[];

/** Input in which what stands under `file` is the text of a file that comes with the item. */
export const withTextFiles = (input: readonly IDataObject[]): IDataObject[] =>
	withFiles(
		...input.map((json) =>
			fileItem(
				json,
				typeof json.file === 'string' ? { data: { name: '파일.txt', bytes: Buffer.from(json.file) } } : {},
			),
		),
	);
