/**
 * Every field that the form of an operation shows does something: one value of it and another make a difference in what
 * is asked of the vendor, in an output, an error or a hint. Driven by the descriptions: a field needs no entry here.
 */
import type { INodeParameters, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { NODES } from '../../operations/index.ts';
import type { NodeUnderTest, OperationRow } from '../../operations/row';
import { withSandbox } from '../../support/sandbox.ts';
import { isOfForm } from '../support/allFields';
import { describeNode, type Result } from '../support/engine';
import { hintsOf } from '../support/hints';
import { rows, told } from '../support/reports';

const sandbox = withSandbox();

const TEXTS =
	'가나;x@example.com;5555555553;1010000002;010-0000-0009;2026-01-30;2026-01;7;https://example.com/x;0001'.split(';');
const PARTY = { number: '8888888888', name: '가', representative: '나', contacts: [{ email: 'a@example.com' }] };
const PARTIES = [JSON.stringify(PARTY), JSON.stringify({ ...PARTY, name: '다' })];
const { number: _number, ...COUNTERPARTY } = PARTY;

const LINES = [{ name: '품목', supplyCost: 10_000, tax: 1_000 }];
const LOCAL = 'http://127.0.0.1:9/';

/** Good values that nobody could guess, by the field's name. */
const GOOD: Record<string, unknown[]> = {
	itemsJson: [JSON.stringify(LINES), JSON.stringify([...LINES, ...LINES])],
	supplyCost: ['10000', '10001'],
	tax: ['1000', '1001', '0'],
	name: ['가나', '다라'],
	email: ['x@example.com', 'y@example.com'],
	phone: ['02-000-0009', '02-000-0008'],
	mobile: ['010-0000-0009', '010-0000-0008'],
	address: [LOCAL, `${LOCAL}other`],
	triggerUrl: ['one', 'other'].map((name) => `${LOCAL}webhook/${name}/approval/:secret`),
	supplierJson: PARTIES,
	recipientJson: PARTIES,
	counterpartyJson: [
		JSON.stringify({ ...COUNTERPARTY, contacts: [{ name: '가', email: 'a@example.com' }] }),
		'{"memo":"메모"}',
		JSON.stringify({ ...COUNTERPARTY, number: '5555555553', contacts: [{ name: '가', email: 'a@example.com' }] }),
	],
	binaryPropertyName: ['data', 'other'],
	causeDate: ['2026-02-10', '2026-02-11'],
	openingDate: ['2026-02-10', '2026-02-11'],
	letterOfCreditAmount: ['1000', '2000'],
	currentSupplyCost: ['10000', '10010'],
	currentTax: ['1000', '1001'],
	newSupplyCost: ['20000', '20010'],
	newTax: ['2000', '2001'],
	itemName: ['가나', '다라'],
	corporationNumber: ['1101110000000', '1101110000001'],
	supplierEmail: ['x@example.com', 'y@example.com'],
	recipientEmail: ['x@example.com', 'y@example.com'],
	resendFrom: ['02-000-1234', '02-000-1235'],
	resendSubject: ['제목', '다른 제목'],
	returnedJson: ['[{"line":1,"supplyCost":100,"tax":10}]', '[{"line":1,"supplyCost":200,"tax":20}]'],
	...Object.fromEntries(
		['originalApprovalNumber', 'ntsApprovalNumber'].map((name) => [
			name,
			['202601011234567800000001', '202601011234567800000002'],
		]),
	),
	...Object.fromEntries(['cash', 'check', 'draft', 'uncollected'].map((name) => [name, ['11000', '1100000']])),
};

/** Of what is taxable the tax is computed, or has to be given. */
const UNTAXED = { itemSource: 'json', itemsJson: '[{"name":"품목","supplyCost":11000}]' };

/** What else has to be so for a field to count, by its name. */
const BESIDE: Record<string, INodeParameters> = {
	returnAll: { limit: 1 },
	taxKind: UNTAXED,
	itemSource: { items: { item: [{ name: '가나', supplyCost: '10000', tax: '1000' }] } },
	amounts: UNTAXED,
	referenceIdSource: { writeDateSource: 'date', writeDate: '2026-01-31' },
	causeDate: { changeSource: 'json', itemsJson: JSON.stringify(LINES) },
	requireChecksum: { recipientNumber: '1010000003' },
	partyKeyHeader: { options: { customerKey: 'customer_1' } },
	percentEncodeReferenceId: { referenceId: '주문-1' },
	encodeReferenceId: { referenceId: '주문-1' },
	...Object.fromEntries(
		['businessNumber', 'bankName', 'accountNumber', 'accountHolder'].map((name) => [name, { [name]: '' }]),
	),
	...Object.fromEntries(
		['fromOrganizationKey', 'toOrganizationKey'].map((name) => [
			name,
			{ changes: { fromOrganizationKey: 'a', toOrganizationKey: 'b' } },
		]),
	),
};

/** What a field says by refusing what does not fit it. */
const REFUSING = [
	'attachments',
	'binaryFields',
	'binaryPropertyName',
	'expectedRecords',
	'expectedSupplyCost',
	'expectedTax',
	'expectedTotal',
	'linesExpected',
	'requireChecksum',
];

/** Of every operation that has them: what no single item can show. */
const OF_RUNS: Record<string, string> = {
	itemsInFlight: 'how many calls are under way at once',
	timeout: 'how long a call is waited for',
	keepCalls: 'counts where calls run out',
	stopAtZero: 'counts where calls run out',
	rowsPerCall: 'how many items share a call',
	usersPerCall: 'how many items share a call',
	alsoWhenRunByHand: 'counts where a person or an agent starts it: consent.test.ts',
};

/** Good values of a field, more than one where there are any. */
function candidates({ name, type, options = [], typeOptions }: INodeProperties): unknown[] {
	if (GOOD[name]) return GOOD[name];
	if (type === 'boolean') return [true, false];
	if (type === 'options') return options.map((option) => (option as { value: unknown }).value);
	if (type === 'multiOptions') return options.map((option) => [(option as { value: unknown }).value]);
	if (type === 'number') return [typeOptions?.maxValue, 1, 2, 7].filter((value) => value !== undefined);
	if (type === 'dateTime') return ['2026-01-30', '2026-11-21', '2099-01-31T09:00:00'];
	if (type === 'json') return [JSON.stringify(PARTY), '{}', '[]'];
	if (type === 'resourceLocator') return TEXTS.map((value) => ({ __rl: true, mode: 'id', value }));
	return TEXTS;
}

/** What counts where more is so than one item and an empty vendor can show: which test has it. */
const ELSEWHERE: ReadonlyArray<{ fields: readonly string[]; of: RegExp; because: string }> = [
	{
		fields: ['options.recipientFullNumber'],
		of: /^invoice\.amend$/,
		because: 'an original to a person, of whose number Hiworks shows a part: hiworksBill/amendOriginal.test.ts',
	},
	{
		fields: ['options.codeDigits', 'options.codesAsNumbers'],
		of: /./,
		because: 'codes of records that are there, in digits: hiworks/accountingFields.test.ts',
	},
	{
		fields: ['options.emptyCells'],
		of: /^accountingCustomer\./,
		because: 'a sheet with an empty cell: hiworks/accountingColumns.test.ts',
	},
	{
		fields: [
			'matchBy',
			'options.deleteMissing',
			'options.expectedRecords',
			'options.mostDeletions',
			'options.mostDeletionsPercent',
		],
		of: /\.sync$/,
		because: 'other records at the vendor: hiworks/accountingSync.test.ts',
	},
	{
		fields: [
			'lastStateJson',
			'options.deleteMissingDuties',
			'options.deleteMissingMembers',
			'options.deleteMissingOrganizations',
			'options.deleteMissingPositions',
			'options.mostRemovals',
			'options.mostRemovalsPercent',
			'options.sendUnreadable',
			'options.suspendMemo',
		],
		of: /^(orgChart\.sync|member\.upsert)$/,
		because: 'another chart at the vendor: hiworksOrg/sync.test.ts',
	},
	{
		fields: ['password'],
		of: /^member\./,
		because: 'the log of the sandbox holds no password: hiworksOrg/contract.test.ts',
	},
	{
		fields: ['options.failOnAnyMiss', 'options.saveInSentBox'],
		of: /^mail\.send$/,
		because: 'the log of the sandbox holds no more of a form than sizes: hiworks/messagingMail.test.ts',
	},
	{
		fields: ['options.pollInterval', 'options.waitForResult'],
		of: /^invoice\.getNtsResult$/,
		because: 'a result that is not there yet: hiworksBill/read.test.ts',
	},
	{
		fields: ['options.confirm', 'options.resumeOnProgress', 'requestHash', 'timeLimit', 'timeLimitUnit'],
		of: /^approvalDocument\.waitForDecision$/,
		because: 'what wakes it: unit/hiworks/approvalJudge.test.ts, e2e/hiworksApproval.test.ts',
	},
	{
		fields: ['options.ifAlreadyIssued', 'options.simplify'],
		of: /^(taxInvoice\.(issue\w*|amend\w+|createDraft)|reverseIssuance\.request\w*)$/,
		because:
			'an invoice that the vendor has: bolta/outcomes.test.ts, bolta/amendments.test.ts, portOne/outcomes.test.ts',
	},
	{
		fields: ['limit', 'returnAll'],
		of: /^attachment\.getAll$/,
		because: 'more than one file: portOne/attachment.test.ts',
	},
	{
		fields: ['source'],
		of: /^counterparty\.create$/,
		because: 'JSON with a number: portOne/counterparty.test.ts',
	},
	{
		fields: ['filters.includeBrnMatch'],
		of: /^taxInvoice\./,
		because: 'another filter: portOne/requests.test.ts',
	},
	{
		fields: [
			'negativeJson',
			'options.amounts',
			'options.writeDateWasWrong',
			'sheetSource',
			'originalApprovalNumber',
			'positiveJson',
			'returned.item[0].quantity',
		],
		of: /^(invoice|taxInvoice)\.amend$/,
		because: 'sheets that fit their reason: hiworksBill/amendByHand.test.ts, hiworksBill/amendChanges.test.ts',
	},
];
const isElsewhere = (name: string, path: string) =>
	ELSEWHERE.some(({ fields, of }) => of.test(name) && fields.includes(path));

type Conditions = Record<string, unknown[] | undefined>;

/** A field of the form: where it stands, and what has to be so for it to be shown. */
interface Leaf {
	path: string;
	property: INodeProperties;
	shownBy: Conditions;
	set(parameters: INodeParameters, value: unknown): INodeParameters;
}

const conditionsOf = ({ displayOptions }: INodeProperties): Conditions =>
	Object.fromEntries(
		Object.entries(displayOptions?.show ?? {}).filter(([name]) => !['resource', 'operation'].includes(name)),
	) as Conditions;

/** A row of what is demanded, and of what others hang on. */
const demandedIn = ({ values }: Pick<INodePropertyCollection, 'values'>): INodeParameters =>
	Object.fromEntries(
		values
			.filter(({ name, required }) => required || ['email', 'name', 'supplyCost', 'tax'].includes(name))
			.map((one) => [one.name, candidates(one)[0] as never]),
	);

/** All fields in these properties, those of collections and rows included. */
function leavesIn(properties: INodeProperties[], prefix = ''): Leaf[] {
	return properties.flatMap((property): Leaf[] => {
		const { name } = property;
		const path = `${prefix}${name}`;
		const shownBy = conditionsOf(property);
		const inside = (
			inner: INodeProperties[],
			at: string,
			put: (given: INodeParameters) => unknown,
			taken: (parameters: INodeParameters) => INodeParameters,
		) =>
			leavesIn(inner, at).map((leaf) => ({
				...leaf,
				shownBy: { ...shownBy, ...leaf.shownBy },
				set: (parameters: INodeParameters, value: unknown): INodeParameters => ({
					...parameters,
					[name]: put(leaf.set(taken(parameters), value)) as never,
				}),
			}));
		if (property.type === 'collection')
			return inside(
				property.options as INodeProperties[],
				`${path}.`,
				(given) => given,
				(parameters) => (parameters[name] ?? {}) as INodeParameters,
			);
		if (property.type === 'fixedCollection')
			return (property.options as INodePropertyCollection[]).flatMap(({ name: group, values }) =>
				inside(
					values,
					`${path}.${group}[0].`,
					(row) => ({ [group]: [row] }),
					(parameters) => ({
						...demandedIn({ values }),
						...((parameters[name] as { [key: string]: INodeParameters[] } | undefined)?.[group]?.[0] ?? {}),
					}),
				),
			);
		return [{ path, property, shownBy, set: (parameters, value) => ({ ...parameters, [name]: value as never }) }];
	});
}

/** Names that the sandbox draws, moments, and calls that are left. */
const DRAWN =
	/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{32}\b|\b\d{14}[0-9A-Z]{20,}|[T ]\d\d:\d\d:\d\d(\.\d+)?|JVBER[\w+/=]*|"callsRemaining":\d+|Calls left, [^.]*|127\.0\.0\.1:\d+/gi;

/** Everything of a run that somebody can see, but for what each run has anew. */
function trace(node: NodeUnderTest, result: Result): string {
	const asked = node
		.host(sandbox)
		.requests()
		.map(
			({ method, path, query, headers: { 'idempotency-key': _key, 'content-length': _length, ...headers }, body }) => [
				method,
				path,
				query,
				headers,
				body,
			],
		);
	const { error } = result;
	const seen = JSON.stringify([asked, result.outputs, error?.message, error?.description, hintsOf(result)]);
	return seen.replace(DRAWN, '#');
}

interface Tried {
	trace: string;
	isInvalid: boolean;
}

/** What a node shows of an operation. */
function shownOf(properties: INodeProperties[], name: string): INodeProperties[] {
	const [resource = '', operation = ''] = name.split('.');
	return properties.filter(
		({ displayOptions, ...one }) =>
			displayOptions?.show?.resource?.includes(resource) &&
			displayOptions.show.operation?.includes(operation) &&
			isOfForm({ displayOptions, ...one }),
	);
}

/** Fields that make no difference. */
async function effectless(node: NodeUnderTest, row: OperationRow): Promise<string[]> {
	const { name, route, policy, arrange } = row;
	const { properties } = await describeNode(node.node);
	const shown = shownOf(properties, name);
	node.host(sandbox).reset();
	const { fields, input } = await arrange(sandbox);
	// What changes something is refused, so that each run meets the same.
	if (policy) node.host(sandbox).setFaults([{ kind: '401empty', match: { route } }]);
	const run = async (parameters: INodeParameters, isAnew = false): Promise<Tried> => {
		let items = input.slice(0, 1);
		if (isAnew) {
			node.host(sandbox).reset();
			({ input: items } = await arrange(sandbox));
		}
		node.host(sandbox).clearRequests();
		const { options, ...others } = parameters;
		const ended = await node
			.run(sandbox, name, others, {
				input: items,
				options: { ...(options as INodeParameters), ...(row.policy && row.options) },
				onError: 'continueRegularOutput',
			})
			.catch((error: unknown) => error as Error);
		if (ended instanceof Error) return { trace: ended.message, isInvalid: true };
		const result = ended;
		return { trace: trace(node, result), isInvalid: rows(result).some((one) => told(one).code === 'INVALID') };
	};
	const bases = new Map<string, Promise<Tried>>();
	const ofBase = async (base: INodeParameters, isAnew = false) => {
		const key = JSON.stringify([base, isAnew]);
		if (!bases.has(key)) bases.set(key, run(base, isAnew));
		return await bases.get(key)!;
	};
	const defaults = Object.fromEntries(shown.map((property) => [property.name, property.default]));
	/** What is demanded is filled in. */
	const filled = (given: INodeParameters): INodeParameters => {
		const all = { ...given };
		for (const property of shown) {
			const { name: field, type, required, options } = property;
			const isShown = Object.entries(conditionsOf(property)).every(([sibling, values = []]) =>
				values.includes(all[sibling] ?? defaults[sibling]),
			);
			const value = all[field];
			if (!isShown) continue;
			if ((required || field in GOOD) && (value === undefined || value === ''))
				all[field] = candidates(property)[0] as never;
			const [group] = (options as INodePropertyCollection[]) ?? [];
			if (type === 'fixedCollection' && value === undefined && group && JSON.stringify(property.default) !== '{}')
				all[field] = { [group.name]: [demandedIn(group)] };
		}
		return all;
	};
	/** What has to be so is so, and what is demanded then is filled in. */
	const baseFor = (leaf: Leaf): INodeParameters => {
		const base: INodeParameters = { ...fields };
		const demand = (conditions: Conditions) => {
			for (const [sibling, values = []] of Object.entries(conditions)) {
				const at = sibling.replace(/^\//, '');
				const property = shown.find((one) => one.name === at);
				if (property) demand(conditionsOf(property));
				if (!values.includes(base[at] ?? defaults[at])) base[at] = values[0] as never;
			}
		};
		demand(leaf.shownBy);
		Object.assign(base, BESIDE[leaf.property.name]);
		return filled(base);
	};
	const shows = async (leaf: Leaf, isAnew: boolean): Promise<boolean> => {
		const base = baseFor(leaf);
		const before = await ofBase(base, isAnew);
		for (const value of candidates(leaf.property)) {
			const tried = await run(filled(leaf.set(base, value)), isAnew);
			const counts = !tried.isInvalid || REFUSING.includes(leaf.property.name);
			if (counts && tried.trace !== before.trace) return true;
		}
		return false;
	};
	const isSteady = async (isAnew: boolean) =>
		(await run(filled(fields), isAnew)).trace === (await run(filled(fields), isAnew)).trace;
	let silent = leavesIn(shown).filter(({ path, property }) => !(property.name in OF_RUNS) && !isElsewhere(name, path));
	// What only shows in what was done, or what is done once, is looked at where it is done anew.
	for (const isAnew of [false, true]) {
		if (silent.length === 0 || !(await isSteady(isAnew))) continue;
		const left: Leaf[] = [];
		for (const leaf of silent) if (!(await shows(leaf, isAnew))) left.push(leaf);
		silent = left;
	}
	return silent.map(({ path }) => path);
}

describe.each(NODES)('$node', (node) => {
	const first = node.operations.filter(({ name }, index, all) => all.findIndex((row) => row.name === name) === index);
	it.each(first.map((row) => [row.name, row] as const))('%s', async (_name, row) => {
		expect(await effectless(node, row)).toEqual([]);
	});
});

it('names nothing that is not there', async () => {
	const all = await Promise.all(
		NODES.map(async ({ node, operations }) => {
			const { properties } = await describeNode(node);
			return operations.flatMap(({ name }) =>
				leavesIn(shownOf(properties, name)).map(({ path, property }) => ({ name, path, field: property.name })),
			);
		}),
	);
	const fields = all.flat();
	const unused = ELSEWHERE.flatMap((one) =>
		one.fields.filter((path) => !fields.some((field) => one.of.test(field.name) && field.path === path)),
	);
	expect(unused).toEqual([]);
	const names = [...Object.keys(GOOD), ...Object.keys(BESIDE), ...Object.keys(OF_RUNS), ...REFUSING];
	expect(names.filter((name) => !fields.some(({ field }) => field === name))).toEqual([]);
});
