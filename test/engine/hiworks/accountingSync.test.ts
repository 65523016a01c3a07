/** Sync and Create or Update: the items are the desired state, and only what differs is sent. */
import type { INodeParameters } from 'n8n-workflow';

import {
	ACCOUNT,
	actions,
	CONTINUES,
	count,
	entries,
	entry,
	fieldsOf,
	outputs,
	RESOURCES,
	withOffice,
	type Entry,
	type More,
	type Resource,
} from '../support/hiworksOffice';
import { told } from '../support/reports';
import { asSoonAs } from '../support/vendor';

const { sandbox, lists, records, setRecords, methods, bodies } = withOffice();

const CUSTOMER = 'accountingCustomer';
const sync = async (
	resource: Resource,
	input: Entry[],
	options: INodeParameters = {},
	more: More = {},
	matchBy = 'code',
) => await lists(`${resource}.sync`, fieldsOf(resource, { matchBy, options }), input, more);
const upsert = async (
	resource: Resource,
	input: Entry[],
	more: More = {},
	matchBy = 'code',
	options: INodeParameters = {},
) => await lists(`${resource}.upsert`, fieldsOf(resource, { matchBy, options }), input, more);
const ANY_DELETION = { deleteMissing: true, mostDeletions: 1000, mostDeletionsPercent: 100 };
/** Of three records one stays, one changes, one goes; one is new. */
const wanted = (resource: Resource) => [
	entry(resource, 0),
	entry(resource, 1, { name: '새 이름' }),
	entry(resource, 3),
];

describe.each(RESOURCES)('Sync of %s', (resource) => {
	beforeEach(() => setRecords(resource, entries(resource, 3)));

	it.each(['code', 'externalKey'])('makes the list equal to the items, by %s', async (matchBy) => {
		const result = await sync(resource, wanted(resource), ANY_DELETION, {}, matchBy);
		const told = {
			changed: [],
			reason: null,
			duplicate: false,
			recovered: false,
			outcome: null,
			callsRemaining: null,
			dryRun: false,
		};
		expect(result.outputs[0]).toEqual([
			{ json: { action: 'unchanged', ...entry(resource, 0), ...told }, pairedItem: [{ item: 0 }] },
			{
				json: { action: 'updated', ...entry(resource, 1), ...told, name: '새 이름', changed: ['name'] },
				pairedItem: [{ item: 1 }],
			},
			{ json: { action: 'created', ...entry(resource, 3), ...told }, pairedItem: [{ item: 2 }] },
			{ json: { action: 'deleted', ...entry(resource, 2), ...told }, pairedItem: [{ item: 2 }] },
		]);
		expect(methods()).toEqual(['GET', 'PUT', 'POST', 'DELETE']);
		expect(Object.keys(bodies('PUT')[0].list[0])).toHaveLength(2);
		expect(records(resource)).toEqual(wanted(resource));

		sandbox.hiworks.clearRequests();
		expect(actions(await sync(resource, wanted(resource), ANY_DELETION, {}, matchBy))).toEqual([
			'unchanged',
			'unchanged',
			'unchanged',
		]);
		expect(methods()).toEqual(['GET']);
	});

	it('deletes nothing unless asked to', async () => {
		expect(actions(await sync(resource, wanted(resource)))).toEqual(['unchanged', 'updated', 'created']);
		expect(records(resource).map(({ code }) => code)).toEqual(['C0000', 'C0001', 'C0002', 'C0003']);
	});

	it('shows the plan in a dry run, with the list as only call', async () => {
		const result = await sync(resource, wanted(resource), { ...ANY_DELETION, dryRun: true });
		expect(actions(result)).toEqual(['unchanged', 'updated', 'created', 'deleted']);
		expect(methods()).toEqual(['GET']);
		expect(records(resource)).toEqual(entries(resource, 3));
		expect(outputs(result).map(({ dryRun }) => dryRun)).toEqual([true, true, true, true]);
		// A plan is mailed and stored: of a bank account it shows the end only.
		const accounts = entries(resource, 3).flatMap(({ accountNumber }) => (accountNumber ? [accountNumber] : []));
		for (const account of accounts) expect(JSON.stringify(result.outputs)).not.toContain(account);
	});

	it('refused rows fail by themselves', async () => {
		sandbox.hiworks.configure({ rowOrder: 'shuffled', failingCodes: ['C0001', 'C0002'] });
		const result = await sync(resource, wanted(resource), ANY_DELETION);
		expect(result.error).toBeUndefined();
		expect(outputs(result).map(({ action, reason, outcome }) => [action, reason, outcome])).toEqual([
			['unchanged', null, null],
			['failed', 'Hiworks refused the row: 처리하지 못했습니다. (ERR)', 'rejected'],
			['created', null, null],
			['failed', 'Hiworks refused the row: 처리하지 못했습니다. (ERR)', 'rejected'],
		]);
	});
});

describe('The guard on deletions', () => {
	const ALL = entries('costCenter', 40);
	beforeEach(() => setRecords('costCenter', ALL));

	it.each([
		[
			'by number',
			{ mostDeletions: 2, mostDeletionsPercent: 100 },
			3,
			'3 of 40 records would be deleted, more than allowed (2, or 100 %); nothing was done',
		],
		[
			'by percent',
			{ mostDeletions: 100, mostDeletionsPercent: 5 },
			3,
			'3 of 40 records would be deleted, more than allowed (100, or 5 %); nothing was done',
		],
		[
			'by percent, unless set',
			{},
			5,
			'5 of 40 records would be deleted, more than allowed (10, or 10 %); nothing was done',
		],
	])('stops %s, and says what would have gone', async (_, options, gone, title) => {
		const { error } = await sync('costCenter', [...ALL.slice(gone), entry('costCenter', 99)], {
			deleteMissing: true,
			...options,
		});
		expect(error?.message).toContain(title);
		expect(error?.description).toContain(
			`It would have deleted: ${ALL.slice(0, gone)
				.map(({ code, name }) => `${code} ${name}`)
				.join('; ')}`,
		);
		expect(methods()).toEqual(['GET']);
	});

	it.each([
		['number', { mostDeletions: 4, mostDeletionsPercent: 100 }],
		['percent', { mostDeletions: 1000, mostDeletionsPercent: 10 }],
	])('lets as many go as allowed (%s)', async (_, options) => {
		expect(count(actions(await sync('costCenter', ALL.slice(4), { deleteMissing: true, ...options })))).toEqual({
			unchanged: 36,
			deleted: 4,
		});
	});

	it('lists twenty, and counts the rest', async () => {
		const { error } = await sync('costCenter', ALL.slice(30), { deleteMissing: true });
		expect(error?.description).toContain('C0019 이름 19 … and 10 more');
	});

	it.each(CONTINUES)('fails every item on continue (%s)', async (onError) => {
		const rows = outputs(await sync('costCenter', ALL.slice(30), { deleteMissing: true }, { onError }));
		expect(rows.map((row) => [told(row).code, told(row).outcome])).toEqual(
			ALL.slice(30).map(() => ['TOO_MANY_DELETIONS', 'notSent']),
		);
	});

	it('never names a bank account', async () => {
		setRecords(CUSTOMER, entries(CUSTOMER, 3));
		const { error } = await sync(CUSTOMER, [entry(CUSTOMER, 0)], { deleteMissing: true });
		expect(error?.description).toContain('C0001 이름 1');
		expect(`${error?.message}${error?.description}`).not.toContain('110-222');
	});
});

describe('Records that cannot become as desired', () => {
	it("are inactive: what differs is sent, the flag is a person's", async () => {
		setRecords(CUSTOMER, entries(CUSTOMER, 2), { use_flag: 'N' });
		const input = [entry(CUSTOMER, 0), entry(CUSTOMER, 1, { bankName: '신한은행' })];
		for (const changed of [['bankName'], []]) {
			const rows = outputs(await sync(CUSTOMER, input));
			expect(rows.map((row) => [row.action, row.changed, row.reason])).toEqual(
				[[], changed].map((columns) => [
					'inactive',
					columns,
					'It is switched off in Hiworks; only a person can switch it on there',
				]),
			);
		}
		expect(methods()).toEqual(['GET', 'PUT', 'GET']);
		expect(records(CUSTOMER)).toEqual(input);
	});

	it('are new and lack columns: failed, with the reason, and the rest goes on', async () => {
		const rows = outputs(await sync(CUSTOMER, [{ code: 'C1', name: '이름' }, entry(CUSTOMER, 2)]));
		expect(rows.map(({ action, reason, outcome }) => [action, reason, outcome])).toEqual([
			[
				'failed',
				'It is new, and Hiworks wants Business Number, Bank Name, Account Number, Account Holder of a new record',
				null,
			],
			['created', null, null],
		]);
		expect(records(CUSTOMER)).toEqual([entry(CUSTOMER, 2)]);
	});

	it('are new under another external key, lack columns, and have the code of one that goes: that stays', async () => {
		setRecords(CUSTOMER, entries(CUSTOMER, 3));
		const { code, name } = entry(CUSTOMER, 2);
		const input = [entry(CUSTOMER, 0), entry(CUSTOMER, 1), { code, name, externalKey: 'NEW' }];
		const result = await sync(CUSTOMER, input, ANY_DELETION, {}, 'externalKey');
		expect(actions(result)).toEqual(['unchanged', 'unchanged', 'failed', 'failed']);
		expect(outputs(result).at(-1)?.reason).toContain('the record that is to have its code cannot be made');
		expect(records(CUSTOMER)).toEqual(entries(CUSTOMER, 3));
	});

	it('have a key that Hiworks has twice', async () => {
		setRecords(
			'costCenter',
			entries('costCenter', 3, (n) => ({ externalKey: n < 2 ? 'twin' : 'x' })),
		);
		const rows = outputs(
			await sync(
				'costCenter',
				[
					entry('costCenter', 0, { externalKey: 'twin', name: '새' }),
					entry('costCenter', 2, { externalKey: 'x', name: '새' }),
				],
				{},
				{},
				'externalKey',
			),
		);
		expect(rows.map(({ action, reason }) => [action, reason])).toEqual([
			['failed', 'Several records in Hiworks have this key'],
			['updated', null],
		]);
		expect(records('costCenter').map(({ name }) => name)).toEqual(['이름 0', '이름 1', '새']);
	});

	it('have a code that the API cannot delete', async () => {
		setRecords('costCenter', [
			entry('costCenter', 0, { code: 'a,b' }),
			entry('costCenter', 1, { code: ' c' }),
			entry('costCenter', 2),
		]);
		expect(
			outputs(await sync('costCenter', [entry('costCenter', 2)], ANY_DELETION)).map(({ action, code }) => [
				action,
				code,
			]),
		).toEqual([
			['unchanged', 'C0002'],
			['failed', 'a,b'],
			['failed', ' c'],
		]);
		expect(methods()).toEqual(['GET']);
	});

	it('hide their bank account in reasons, not in columns', async () => {
		sandbox.hiworks.configure({ failingCodes: ['C0000'] });
		const [row] = outputs(await sync(CUSTOMER, [entry(CUSTOMER, 0)]));
		expect([row?.action, row?.accountNumber, row?.reason]).toEqual([
			'failed',
			ACCOUNT(0),
			expect.not.stringContaining('110-'),
		]);
	});
});

describe('By external key', () => {
	const CASES: Array<[string, string[], Array<[string, string]>, string[]]> = [
		[
			'codes move up by one',
			['1', '2', '3'],
			[
				['k0', '2'],
				['k1', '3'],
				['k2', '4'],
			],
			['GET', 'PUT'],
		],
		[
			'codes move down by one',
			['2', '3', '4'],
			[
				['k0', '1'],
				['k1', '2'],
				['k2', '3'],
			],
			['GET', 'PUT'],
		],
		['a code is taken over from a deleted record', ['1', '2'], [['k0', '2']], ['GET', 'DELETE', 'PUT']],
		[
			'a new record takes the code of a deleted one',
			['1', '2'],
			[
				['k0', '1'],
				['new', '2'],
			],
			['GET', 'DELETE', 'POST'],
		],
		[
			'a new record takes the code of one that moves',
			['1'],
			[
				['k0', '2'],
				['new', '1'],
			],
			['GET', 'PUT', 'POST'],
		],
		[
			'two exchange their codes',
			['1', '2'],
			[
				['k0', '2'],
				['k1', '1'],
			],
			['GET', 'PUT', 'PUT'],
		],
		[
			'three exchange their codes, and one stays',
			['1', '2', '3', '4'],
			[
				['k0', '2'],
				['k1', '3'],
				['k2', '1'],
				['k3', '4'],
			],
			['GET', 'PUT', 'PUT'],
		],
	];
	it.each(CASES)('%s', async (_, before, after, calls) => {
		setRecords(
			'costCenter',
			before.map((code, n) => ({ code, name: '이름', externalKey: `k${n}` })),
		);
		const input = after.map(([externalKey, code]) => ({ code, name: '이름', externalKey }));
		const result = await sync('costCenter', input, ANY_DELETION, {}, 'externalKey');
		expect(actions(result)).not.toContain('failed');
		expect(methods()).toEqual(calls);
		expect(records('costCenter').sort((a, b) => a.externalKey!.localeCompare(b.externalKey!))).toEqual(
			input.sort((a, b) => a.externalKey.localeCompare(b.externalKey)),
		);
		expect(count(actions(await sync('costCenter', input, ANY_DELETION, {}, 'externalKey')))).toEqual({
			unchanged: input.length,
		});
	});

	it('an item without one is an error', async () => {
		const { error } = await sync(
			'costCenter',
			[entry('costCenter', 0), { code: '2', name: '둘' }],
			{},
			{},
			'externalKey',
		);
		expect(error?.message).toBe('External Key [item 1]: expected an external key, because records are matched by it');
		expect(methods()).toEqual([]);
	});
});

describe('What Sync meets on the way', () => {
	it('a refused key: nothing further is sent, and what was not is told so', async () => {
		setRecords('costCenter', entries('costCenter', 3));
		sandbox.hiworks.setFaults([{ kind: '401empty', match: { method: 'PUT' } }]);
		const rows = outputs(await sync('costCenter', wanted('costCenter'), ANY_DELETION));
		expect(rows.map(({ action, outcome }) => [action, outcome])).toEqual([
			['unchanged', null],
			['failed', 'rejected'],
			['failed', 'notSent'],
			['failed', 'notSent'],
		]);
		expect(methods()).toEqual(['GET', 'PUT']);
	});

	it('a refused key between two calls of one kind, or before codes are exchanged: the same', async () => {
		sandbox.hiworks.setFaults([{ kind: '401empty', match: { method: 'POST', nth: 2 } }]);
		const made = outputs(await sync('costCenter', entries('costCenter', 3), { rowsPerCall: 1 }));
		expect(made.map(({ action, outcome }) => [action, outcome])).toEqual([
			['created', null],
			['failed', 'rejected'],
			['failed', 'notSent'],
		]);
		expect(methods()).toEqual(['GET', 'POST', 'POST']);

		sandbox.hiworks.reset();
		setRecords('costCenter', entries('costCenter', 3));
		sandbox.hiworks.setFaults([{ kind: '401empty', match: { method: 'DELETE' } }]);
		const exchanged = [entry('costCenter', 0, { code: 'C0001' }), entry('costCenter', 1, { code: 'C0000' })];
		const input = [...exchanged, entry('costCenter', 2, { externalKey: 'NEW' })];
		await sync('costCenter', input, ANY_DELETION, {}, 'externalKey');
		expect(methods()).toEqual(['GET', 'DELETE']);
		expect(records('costCenter')).toEqual(entries('costCenter', 3));
	});

	it('what comes in place of others is refused: only what had its code is gone', async () => {
		setRecords('costCenter', entries('costCenter', 4));
		sandbox.hiworks.setFaults([{ kind: '401empty', match: { method: 'POST' } }]);
		const input = [entry('costCenter', 0), entry('costCenter', 1), entry('costCenter', 3, { externalKey: 'NEW' })];
		const told = outputs(await sync('costCenter', input, ANY_DELETION, {}, 'externalKey'));
		expect(methods()).toEqual(['GET', 'DELETE', 'POST']);
		expect(told.map(({ action, code, outcome }) => [action, code, outcome])).toEqual([
			['unchanged', 'C0000', null],
			['unchanged', 'C0001', null],
			['failed', 'C0003', 'rejected'],
			['failed', 'C0002', 'notSent'],
			['deleted', 'C0003', null],
		]);
		expect(records('costCenter')).toEqual(entries('costCenter', 3));
	});

	it('an exchange of codes that is refused in the middle: the code that stands meanwhile is named', async () => {
		setRecords('costCenter', entries('costCenter', 2));
		sandbox.hiworks.setFaults([{ kind: '200errorEnvelope', match: { method: 'PUT', nth: [2, 3, 4, 5] } }]);
		const swapped = [entry('costCenter', 0, { code: 'C0001' }), entry('costCenter', 1, { code: 'C0000' })];
		const told = outputs(await sync('costCenter', swapped, {}, {}, 'externalKey'));
		const [parked] = records('costCenter').filter(({ code }) => code!.includes('~'));
		expect(told.map(({ outcome }) => outcome).sort()).toEqual(['rejected', 'unknown']);
		expect(told.find(({ outcome }) => outcome === 'unknown')).toMatchObject({
			externalKey: parked!.externalKey,
			reason: expect.stringContaining(`"${parked!.code}"`),
		});
	});

	it('a refused key at the list: an error', async () => {
		sandbox.hiworks.configure({ officeTokens: ['other'] });
		const { error } = await sync('costCenter', wanted('costCenter'));
		expect([error?.message, methods()]).toEqual([expect.stringContaining('Hiworks refused the credential'), ['GET']]);
	});

	it('a list that cannot be read at first', async () => {
		sandbox.hiworks.setFaults([{ kind: '503html', match: { method: 'GET', nth: [1, 2] } }]);
		expect(count(actions(await sync('costCenter', wanted('costCenter'))))).toEqual({ created: 3 });
	});

	it('lost answers in the middle of many calls', async () => {
		sandbox.hiworks.setFaults([
			{ kind: 'resetAfter', match: { method: 'POST', nth: 2 } },
			{ kind: 'resetBefore', match: { method: 'POST', nth: 3 } },
		]);
		const rows = outputs(await sync('costCenter', entries('costCenter', 10), { rowsPerCall: 2 }));
		expect(rows.map(({ action, recovered }) => [action, recovered])).toEqual(
			entries('costCenter', 10).map((_, n) => ['created', n === 2 || n === 3]),
		);
		expect(count(methods())).toEqual({ GET: 2, POST: 6 });
	});

	it('a lost deletion is not done again where somebody has given the code to a new record since', async () => {
		setRecords('costCenter', entries('costCenter', 2));
		sandbox.hiworks.setFaults([{ kind: 'resetAfter', match: { method: 'DELETE', nth: 1 } }]);
		const anew = entry('costCenter', 1, { name: '새 기록', externalKey: 'NEW' });
		const running = () =>
			asSoonAs(
				() => records('costCenter').length === 1,
				() => setRecords('costCenter', [entry('costCenter', 0), anew]),
			);
		const rows = outputs(await sync('costCenter', [entry('costCenter', 0)], ANY_DELETION, { running }));
		expect(rows.map(({ action, recovered }) => [action, recovered])).toEqual([
			['unchanged', false],
			['deleted', true],
		]);
		expect(count(methods())).toEqual({ GET: 2, DELETE: 1 });
		expect(records('costCenter')).toContainEqual(anew);
	});

	it('no items: nothing is done, nothing is deleted', async () => {
		setRecords('costCenter', entries('costCenter', 3));
		expect((await sync('costCenter', [], ANY_DELETION)).outputs.flat()).toEqual([]);
		expect(methods()).toEqual([]);
	});
});

describe.each(RESOURCES)('Create or Update of %s', (resource) => {
	it.each(['code', 'externalKey'])('sends only what differs, after one look at the list, by %s', async (matchBy) => {
		setRecords(resource, entries(resource, 3));
		expect(actions(await upsert(resource, wanted(resource), {}, matchBy))).toEqual(['unchanged', 'updated', 'created']);
		expect(methods()).toEqual(['GET', 'PUT', 'POST']);
		expect(bodies('PUT')[0].list).toHaveLength(1);
		expect(records(resource)).toEqual([...wanted(resource).slice(0, 2), entry(resource, 2), entry(resource, 3)]);
		sandbox.hiworks.clearRequests();
		expect(actions(await upsert(resource, wanted(resource), {}, matchBy))).toEqual([
			'unchanged',
			'unchanged',
			'unchanged',
		]);
		expect(methods()).toEqual(['GET']);
	});

	it('fails the item whose row is refused, and goes on with it alone', async () => {
		setRecords(resource, entries(resource, 3));
		sandbox.hiworks.configure({ failingCodes: ['C0003'] });
		const mended = () =>
			asSoonAs(
				() => sandbox.hiworks.requests()[2]?.answeredAt != null,
				() => sandbox.hiworks.configure({ failingCodes: [] }),
			);
		const stopped = await upsert(resource, wanted(resource));
		expect([stopped.error?.message, stopped.error?.context?.itemIndex]).toEqual([
			'Hiworks refused the row: 처리하지 못했습니다. (ERR) [item 2 (C0003)]',
			2,
		]);
		setRecords(resource, entries(resource, 3));
		sandbox.hiworks.clearRequests();
		const result = await upsert(resource, wanted(resource), { retryOnFail: { maxTries: 2 }, running: mended });
		expect(actions(result)).toEqual(['unchanged', 'unchanged', 'created']);
		expect(methods()).toEqual(['GET', 'PUT', 'POST', 'GET', 'GET', 'POST']);
		expect(records(resource)).toHaveLength(4);
	});
});

it('Create or Update of a new customer that lacks columns is not sent, whatever the others', async () => {
	const rows = outputs(
		await upsert(CUSTOMER, [{ code: 'C1', name: '이름' }, entry(CUSTOMER, 2)], { onError: 'continueRegularOutput' }),
	);
	expect([told(rows[0]).outcome, rows[0]?.error?.message, rows[1]?.action]).toEqual([
		'notSent',
		'It is new, and Hiworks wants Business Number, Bank Name, Account Number, Account Holder of a new record',
		'created',
	]);
});

describe('What counts once for the whole list and is not the same in all items sends nothing', () => {
	beforeEach(() => setRecords(CUSTOMER, entries(CUSTOMER, 3)));
	const input = [0, 1].map((n) => ({ ...entry(CUSTOMER, n, { name: '새 이름' }), first: n === 0 }));

	it.each<[string, string, INodeParameters]>([
		['Delete Missing', 'sync', { ...ANY_DELETION, deleteMissing: '={{ $json.first }}' }],
		['Most Deletions', 'sync', { ...ANY_DELETION, mostDeletions: '={{ $json.first ? 1000 : 0 }}' }],
		['Most Deletions in Percent', 'sync', { ...ANY_DELETION, mostDeletionsPercent: '={{ $json.first ? 100 : 0 }}' }],
		['Expected Records', 'sync', { ...ANY_DELETION, expectedRecords: '={{ $json.first ? 2 : 3 }}' }],
		['Empty Cells', 'upsert', { emptyCells: '={{ $json.first ? "clear" : "leave" }}' }],
		['Empty Cells', 'sync', { emptyCells: '={{ $json.first ? "clear" : "leave" }}' }],
	])('%s of %s', async (label, name, options) => {
		const run =
			name === 'sync'
				? sync
				: async (...[resource, items, given]: Parameters<typeof sync>) =>
						await upsert(resource, items, {}, 'code', given);
		const { error } = await run(CUSTOMER, input, options);
		expect(error?.message).toBe(`Options: ${label} [item 1]: expected the same in all items`);
		expect(methods()).toEqual([]);
		expect(records(CUSTOMER)).toHaveLength(3);
	});
});
