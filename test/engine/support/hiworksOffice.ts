import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { GivenRecord, ListName, RequestRecord, Sandbox } from '../../../sandbox/index.ts';
import { bound } from '../../support/bound.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { executeOperation, type Execution, type Result } from './engine';
import type { Row } from './reports';
import { standIn } from './standIn';

export type More = Partial<Omit<Execution, 'node' | 'credentials'>> & { credential?: IDataObject };

/** The sandbox's office, as the credential has it. */
export const credentialsOf = (baseUrl: string, credential: IDataObject = {}) =>
	({
		hiworksOfficeApi: {
			officeToken: 'synthetic-office-token',
			userId: 'admin',
			callbackSecret: 'synthetic_callback_secret',
			baseUrl,
			...credential,
		},
	}) as Execution['credentials'];

/** Runs an operation of the Hiworks node against the sandbox at `baseUrl`. */
export async function hiworks(
	baseUrl: string,
	name: string,
	fields: INodeParameters,
	execution: More = {},
): Promise<Result> {
	const { credential, ...rest } = execution;
	const credentials = name.startsWith('myAccount.')
		? { hiworksAccessTokenApi: { source: 'accessToken', accessToken: 'synthetic', baseUrl, ...credential } }
		: credentialsOf(baseUrl, credential);
	return await executeOperation({ node: 'hiworks', credentials }, name, fields, rest);
}

// ── Accounting lists ────────────────────────────────────────────────────────────────────────────────────────────────

/** The lists by the resource's value: what they are called in the sandbox and on the wire. */
export const LISTS = {
	costCenter: { list: 'department', plural: 'Departments', columns: ['code', 'name', 'externalKey'] },
	accountingCustomer: {
		list: 'customer',
		plural: 'Customers',
		columns: ['code', 'name', 'externalKey', 'businessNumber', 'bankName', 'accountNumber', 'accountHolder'],
	},
	accountTitle: { list: 'account', plural: 'Accounts', columns: ['code', 'name', 'externalKey'] },
} as const satisfies Record<string, { list: ListName; plural: string; columns: readonly Column[] }>;

export type Resource = keyof typeof LISTS;
export const RESOURCES = Object.keys(LISTS) as Resource[];
export type Column =
	'code' | 'name' | 'externalKey' | 'businessNumber' | 'bankName' | 'accountNumber' | 'accountHolder';
export type Entry = Partial<Record<Column, string>>;

/** How the vendor calls a column when it is read. */
const READ: Record<Column, string> = {
	code: 'code',
	name: 'name',
	externalKey: 'ext_key',
	businessNumber: 'company_num',
	bankName: 'bank_name',
	accountNumber: 'account_num',
	accountHolder: 'account_holder',
};

/** An expression for each column; a column that the item lacks comes to nothing. */
export const fieldsOf = (resource: Resource, more: INodeParameters = {}): INodeParameters => ({
	...Object.fromEntries(LISTS[resource].columns.map((column) => [column, `={{ $json.${column} }}`])),
	...more,
});

export const ACCOUNT = (n: number) => `110-222-${String(333_000 + n)}`;

/** A made-up record number `n`, with every column of its list. */
export function entry(resource: Resource, n: number, changes: Entry = {}): Entry & { code: string } {
	const all: Required<Entry> = {
		code: `C${String(n).padStart(4, '0')}`,
		name: `이름 ${n}`,
		externalKey: `erp-${n}`,
		businessNumber: '220-00-00002',
		bankName: '국민은행',
		accountNumber: ACCOUNT(n),
		accountHolder: `예금주 ${n}`,
	};
	return {
		...Object.fromEntries(LISTS[resource].columns.map((column) => [column, all[column]])),
		...changes,
	} as Entry & { code: string };
}

export const entries = (resource: Resource, count: number, changes: (n: number) => Entry = () => ({})) =>
	Array.from({ length: count }, (_, n) => entry(resource, n, changes(n)));

/** The same as the vendor keeps it. */
export const stored = (given: readonly Entry[], more: Partial<GivenRecord> = {}): GivenRecord[] =>
	given.map((one) => ({
		...(Object.fromEntries(
			Object.entries(one).map(([column, value]) => [READ[column as Column], value]),
		) as GivenRecord),
		...more,
	}));

/** What the vendor has, under our names, without what cannot be set. */
export const records = ({ hiworks: { lists } }: Sandbox, resource: Resource): Entry[] =>
	lists()[LISTS[resource].list].map((record) =>
		Object.fromEntries(
			LISTS[resource].columns.map((column) => [column, record[READ[column] as keyof typeof record] as string]),
		),
	);

export const setRecords = (
	{ hiworks: office }: Sandbox,
	resource: Resource,
	given: readonly Entry[],
	more: Partial<GivenRecord> = {},
) => office.setRecords(LISTS[resource].list, stored(given, more));

export async function lists(
	{ hiworks: { url } }: Sandbox,
	name: string,
	fields: INodeParameters,
	input: readonly Entry[],
	more: More = {},
): Promise<Result> {
	return await hiworks(url, name, fields, { input: input as IDataObject[], ...more });
}

/** Creates records at a vendor that answers as it is told; with what reached it. */
export async function createAgainst(
	answer: Parameters<typeof standIn>[0],
	resource: Resource,
	input: readonly Entry[],
	{ options = {}, ...more }: More & { options?: INodeParameters } = {},
): Promise<Result & { requests: string[] }> {
	const { url, requests, close } = await standIn(answer);
	const fields = fieldsOf(resource, { options });
	const given = { input: input as IDataObject[], ...more };
	return { ...(await hiworks(url, `${resource}.create`, fields, given).finally(close)), requests };
}

/** What reached the vendor: `GET`, `POST` … */
export const methods = ({ hiworks: office }: Sandbox) => office.requests().map(({ method }) => method);
export const bodies = ({ hiworks: office }: Sandbox, method: string) =>
	office
		.requests()
		.filter((one) => one.method === method)
		.map(({ body }) => body) as any[];

/** What was wrong with what was sent, whatever became of it. */
export const officeProblems = ({ hiworks: office }: Sandbox) =>
	office.requests().flatMap(({ problems }: RequestRecord) => problems);

export interface ListRow extends Row, Entry {
	[key: string]: any;
	action?: string;
	changed?: string[];
	reason?: string | null;
	outcome?: string | null;
}

export const outputs = ({ outputs: all }: Result): ListRow[] => all.flat().map(({ json }) => json as ListRow);
export const actions = (result: Result) => outputs(result).map(({ action, error }) => action ?? error);
export const count = (list: readonly unknown[]) =>
	list.reduce<Record<string, number>>(
		(counts, one) => ({ ...counts, [String(one)]: (counts[String(one)] ?? 0) + 1 }),
		{},
	);

export const CONTINUES = ['continueRegularOutput', 'continueErrorOutput'] as const;

/** The sandbox with an empty office, and what is asked of it; whatever a test sends has to be in order. */
export function withOffice() {
	const sandbox = withSandbox();
	beforeEach(() => sandbox.hiworks.reset());
	afterEach(() => expect(officeProblems(sandbox)).toEqual([]));
	return { sandbox, ...bound(() => sandbox, { lists, records, setRecords, methods, bodies }) };
}
