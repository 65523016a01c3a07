/**
 * Fields of the accounting part: expressions everywhere, lists in the editor, what is read once, and what stays hidden.
 */
import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';

import { describeNode, searchList } from '../support/engine';
import {
	credentialsOf,
	entries,
	entry,
	fieldsOf,
	hiworks,
	LISTS,
	outputs,
	RESOURCES,
	withOffice,
	type Resource,
} from '../support/hiworksOffice';

const { sandbox, lists, records, setRecords, methods } = withOffice();

const OPERATIONS = ['create', 'update', 'upsert', 'delete', 'getAll', 'sync'];

/** Asked for beside a sheet, whose cells are no expressions. */
const OF_SHEETS = ['dataFrom', 'columnNames'];

async function fieldsShown(resource: string, operation: string): Promise<INodeProperties[]> {
	const { properties } = await describeNode('hiworks');
	return properties.filter(
		({ name, displayOptions }) =>
			!OF_SHEETS.includes(name) &&
			displayOptions?.show?.resource?.includes(resource) &&
			displayOptions.show.operation?.includes(operation),
	);
}

/** An expression in every field that takes one: the item's value under the field's path. */
async function everyField(
	resource: string,
	operation: string,
): Promise<{ parameters: INodeParameters; paths: string[] }> {
	const paths: string[] = [];
	const expressions = (properties: INodeProperties[], prefix: string): INodeParameters =>
		Object.fromEntries(
			properties.map((property) => {
				const here = `${prefix}${property.name}`;
				if (property.type === 'collection')
					return [property.name, expressions(property.options as INodeProperties[], `${here}.`)];
				paths.push(here);
				const expression = `={{ $json["${here}"] }}`;
				return [
					property.name,
					property.type === 'resourceLocator' ? { __rl: true, mode: 'id', value: expression } : expression,
				];
			}),
		) as INodeParameters;
	return { parameters: expressions(await fieldsShown(resource, operation), ''), paths };
}

const OPTIONS = {
	'options.keepCalls': 1,
	'options.stopAtZero': true,
	'options.itemsInFlight': 1,
	'options.timeout': 30,
};
const BATCH = { ...OPTIONS, 'options.rowsPerCall': 1 };
const CODES = { ...BATCH, 'options.codeDigits': 3, 'options.codesAsNumbers': 'pad' };
const named = (values: IDataObject, prefix: string) =>
	Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}${name}`, value]));

/** What an empty cell does, of what may lack something. */
const emptyCells = (resource: Resource): IDataObject =>
	resource === 'accountingCustomer' ? { 'options.emptyCells': 'clear' } : {};

/** What stands in where a new customer lacks it; codes alone have nothing to lack. */
const standIns = (resource: Resource): IDataObject =>
	resource === 'accountingCustomer'
		? named(
				Object.fromEntries(
					['businessNumber', 'bankName', 'accountNumber', 'accountHolder'].map((name) => [name, '미등록']),
				),
				'forNewRecords.',
			)
		: {};

/** A record that its external key finds: it gets another code. */
const rekeyed = (resource: Resource): IDataObject => ({
	...entry(resource, 7, { externalKey: 'erp-1' }),
	matchBy: 'externalKey',
	...standIns(resource),
	...CODES,
	...emptyCells(resource),
});

/** By operation: the item's values, and what the vendor has afterwards when C0000 and C0001 were there. */
const CASES: Record<
	string,
	{ values(resource: Resource): IDataObject[]; after(resource: Resource): object[]; calls: string[] }
> = {
	create: {
		values: (resource) => [5, 6].map((n) => ({ ...entry(resource, n), ...standIns(resource), ...CODES })),
		after: (resource) => [0, 1, 5, 6].map((n) => entry(resource, n)),
		calls: ['POST', 'POST'],
	},
	update: {
		values: (resource) =>
			[0, 1].map((n) => ({
				matchBy: n === 0 ? 'code' : 'externalKey',
				key: n === 0 ? 'C0000' : 'erp-1',
				...named(entry(resource, n + 5) as IDataObject, 'changes.'),
				...CODES,
				...emptyCells(resource),
			})),
		after: (resource) => [5, 6].map((n) => entry(resource, n)),
		calls: ['PUT', 'PUT'],
	},
	upsert: {
		values: (resource) => [rekeyed(resource)],
		after: (resource) => [entry(resource, 0), entry(resource, 7, { externalKey: 'erp-1' })],
		calls: ['GET', 'PUT'],
	},
	delete: {
		values: () => [
			{ code: 'C0000', ...CODES },
			{ code: 'C0001', ...CODES },
		],
		after: () => [],
		calls: ['DELETE', 'DELETE'],
	},
	getAll: {
		values: () => [{ returnAll: false, limit: 1, ...OPTIONS }],
		after: (resource) => entries(resource, 2),
		calls: ['GET'],
	},
	sync: {
		values: (resource) => [
			{
				...rekeyed(resource),
				'options.deleteMissing': true,
				'options.dryRun': false,
				'options.expectedRecords': 1,
				'options.mostDeletions': 1,
				'options.mostDeletionsPercent': 50,
			},
		],
		after: (resource) => [entry(resource, 7, { externalKey: 'erp-1' })],
		calls: ['GET', 'PUT', 'DELETE'],
	},
};

describe.each(RESOURCES)('%s', (resource) => {
	it.each(OPERATIONS)('%s takes an expression in every field', async (operation) => {
		const { values, after, calls } = CASES[operation]!;
		const { parameters, paths } = await everyField(resource, operation);
		const input = values(resource);
		expect(Object.keys(input[0]!).sort()).toEqual([...paths].sort());
		setRecords(resource, entries(resource, 2));
		const result = await hiworks(sandbox.hiworks.url, `${resource}.${operation}`, parameters, { input });
		expect([result.error?.message, result.error?.description]).toEqual([undefined, undefined]);
		expect(records(resource)).toEqual(after(resource));
		expect(methods()).toEqual(calls);
		if (operation === 'getAll') expect(outputs(result)).toHaveLength(1);
	});

	it('lists its records for the editor, by name, and searches in them', async () => {
		setRecords(resource, entries(resource, 12));
		const search = `search${resource.charAt(0).toUpperCase()}${resource.slice(1)}`;
		const all = await searchList('hiworks', search, credentialsOf(sandbox.hiworks.url));
		expect(all.results.map(({ value }) => value)).toEqual(entries(resource, 12).map(({ code }) => code));
		expect((await searchList('hiworks', search, credentialsOf(sandbox.hiworks.url), '이름 11')).results).toEqual([
			{ name: 'C0011 이름 11', value: 'C0011' },
		]);
		expect((await searchList('hiworks', search, credentialsOf(sandbox.hiworks.url), 'c000')).results).toHaveLength(10);
		expect(JSON.stringify(all)).not.toContain('110-222');
		for (const operation of ['update', 'delete']) {
			const locators = (await fieldsShown(resource, operation)).filter(({ type }) => type === 'resourceLocator');
			expect(locators.map(({ modes }) => modes?.[0]?.typeOptions?.searchListMethod)).toEqual([search]);
		}
	});

	it('has the same operations and columns as the others', async () => {
		const { properties } = await describeNode('hiworks');
		const [operations] = properties.filter(
			({ name, displayOptions }) => name === 'operation' && displayOptions?.show?.resource?.includes(resource),
		);
		expect(operations?.options?.map((option) => (option as { value: string }).value).sort()).toEqual(
			[...OPERATIONS].sort(),
		);
		expect((await fieldsShown(resource, 'sync')).map(({ name }) => name).sort()).toEqual(
			[
				...LISTS[resource].columns,
				...(resource === 'accountingCustomer' ? ['forNewRecords'] : []),
				'matchBy',
				'options',
			].sort(),
		);
	});
});

const SPENDING: Record<string, { values: IDataObject[]; wire: object }> = {
	getAll: {
		values: [
			{
				month: '2026-01',
				returnAll: false,
				limit: 2,
				'filters.accountingStatus': 'waiting',
				'filters.alias': 'erp',
				'filters.approvalStatus': 'complete',
				'filters.type': 'company',
				...OPTIONS,
			},
		],
		wire: { query: { fixed_date: '202601', type: 'C', approval_status: 'C', accounting_status: 'W', alias: 'erp' } },
	},
	updateStatus: {
		values: [{ documentNumber: 'D1', accountingStatus: 'done', alias: 'neu', ...BATCH }],
		wire: { body: { list: [{ document_no: 'D1', m_accounting_status: 'C', m_alias: 'neu' }] } },
	},
};

it.each(Object.keys(SPENDING))('spendingReport.%s takes an expression in every field', async (operation) => {
	const { values, wire } = SPENDING[operation]!;
	const { parameters, paths } = await everyField('spendingReport', operation);
	expect(Object.keys(values[0]!).sort()).toEqual([...paths].sort());
	sandbox.hiworks.configure({
		spending: [1, 2, 3].map((n) => ({ document_no: `D${n}`, fixed_date: '2026-01-31', alias: 'erp', type: 'C' })),
	});
	const result = await hiworks(sandbox.hiworks.url, `spendingReport.${operation}`, parameters, { input: values });
	expect([result.error?.message, outputs(result).length]).toEqual([undefined, operation === 'getAll' ? 2 : 1]);
	expect(sandbox.hiworks.requests()).toMatchObject([wire]);
});

it('The list in the editor says why it cannot be read', async () => {
	sandbox.hiworks.configure({ officeTokens: [] });
	await expect(searchList('hiworks', 'searchCostCenter', credentialsOf(sandbox.hiworks.url))).rejects.toThrow(
		'Hiworks refused the credential',
	);
});

it('Options count once, from the first item', async () => {
	setRecords('costCenter', entries('costCenter', 2));
	const input = entries('costCenter', 2).map((one, n) => ({ ...one, rows: n + 1 }));
	const result = await lists(
		'costCenter.sync',
		fieldsOf('costCenter', {
			matchBy: 'externalKey',
			name: '={{ $json.name }} 새',
			options: { rowsPerCall: '={{ $json.rows }}' },
		}),
		input as never,
	);
	expect(outputs(result).map(({ action }) => action)).toEqual(['updated', 'updated']);
	expect(methods()).toEqual(['GET', 'PUT', 'PUT']);
});

it('The token is in no error, though the vendor repeats it', async () => {
	sandbox.hiworks.configure({ failingCodes: ['C0000'] });
	const { error } = await lists('costCenter.create', fieldsOf('costCenter'), entries('costCenter', 1));
	expect(JSON.stringify([error?.message, error?.description, error?.context])).not.toContain('synthetic-office-token');
	expect(
		(
			await lists('costCenter.create', fieldsOf('costCenter'), [entry('costCenter', 1)], {
				credential: { officeToken: '한글' },
			})
		).error?.message,
	).toContain('Office Token');
});
