/** What each list of the Hiworks Trigger tells, in n8n's own context for polls, against the sandbox. */
import { withVendor } from '../../support/sandbox';
import { moveCalendar } from '../support/clock';
import { entries, entry, LISTS, RESOURCES, type Resource } from '../support/hiworksOffice';
import { line, numbered, published, setNumbered, setPeople, withStock } from '../support/hiworksTrigger';
import { standIn } from '../support/standIn';

const sandbox = withVendor('hiworks');
const requests = () => sandbox.hiworks.requests();

afterEach(() => expect(requests().flatMap(({ problems }) => problems)).toEqual([]));

describe.each(RESOURCES)('%s', (resource) => {
	const watched = { watch: resource };
	const { columns } = LISTS[resource];

	it('takes stock, and tells of what is created and changed, with the columns', async () => {
		setNumbered(sandbox, resource, entries(resource, 5));
		const trigger = await withStock(sandbox, watched);
		expect(await trigger.poll()).toBeUndefined();

		const renamed = entry(resource, 1, { name: '새 이름' });
		setNumbered(sandbox, resource, [entry(resource, 0), renamed, ...entries(resource, 6).slice(2)]);
		sandbox.hiworks.setUseFlag(LISTS[resource].list, entry(resource, 2).code, 'N');
		const items = await trigger.poll();
		expect(items).toMatchObject([
			{ event: 'changed', ...renamed, active: true, changed: ['name'], repeated: false, warnings: [] },
			{ event: 'changed', ...entry(resource, 2), active: false, changed: ['active'] },
			{ event: 'created', ...entry(resource, 5), active: true, changed: [] },
		]);
		expect(Object.keys(items?.[0]).slice(0, 4)).toEqual(['event', 'warnings', ...columns.slice(0, 2)]);
		expect(new Set(items?.map(({ dedupeKey }) => dedupeKey as unknown)).size).toBe(3);
		expect(await trigger.poll()).toBeUndefined();
		expect(requests()).toHaveLength(4);
	});

	it('tells of the chosen events alone', async () => {
		setNumbered(sandbox, resource, entries(resource, 3));
		const creations = await withStock(sandbox, { ...watched, recordEvents: ['created'] });
		const changes = await withStock(sandbox, { ...watched, recordEvents: ['changed'] });
		const changed = [entry(resource, 0, { name: '새 이름' }), ...entries(resource, 4).slice(1)];
		setNumbered(sandbox, resource, changed);
		expect(await creations.poll()).toMatchObject([{ event: 'created', code: 'C0003' }]);
		expect(await changes.poll()).toMatchObject([{ event: 'changed', code: 'C0000' }]);
	});

	it('a code that changes is a change; a record that is gone, and comes back in the next answers, is nothing', async () => {
		setNumbered(sandbox, resource, entries(resource, 6));
		const trigger = await withStock(sandbox, watched);
		setNumbered(sandbox, resource, [entry(resource, 0, { code: 'NEW' }), ...entries(resource, 6).slice(1)]);
		expect(await trigger.poll()).toMatchObject([{ event: 'changed', code: 'NEW', changed: ['code'] }]);
		const all = [entry(resource, 0, { code: 'NEW' }), ...entries(resource, 6).slice(1)];
		for (const some of [all.slice(0, 4), all.slice(0, 1), [], all]) {
			setNumbered(sandbox, resource, some);
			expect(await trigger.poll()).toBeUndefined();
		}
	});
});

describe('a list whose answer is not whole', () => {
	const all = entries('accountingCustomer', 6);
	const customers = async () => {
		setNumbered(sandbox, 'accountingCustomer', all);
		return await withStock(sandbox, { watch: 'accountingCustomer' });
	};
	/** The same answer without a column. */
	const without = (column: string) =>
		sandbox.hiworks.setRecords(
			'customer',
			numbered(all).map((record) => ({ ...record, [column]: '' })),
		);

	it('without a column of values once: nothing has changed; twice: it has', async () => {
		const trigger = await customers();
		without('ext_key');
		expect(await trigger.poll()).toBeUndefined();
		setNumbered(sandbox, 'accountingCustomer', all);
		expect(await trigger.poll()).toBeUndefined();
		without('ext_key');
		expect(await trigger.poll()).toBeUndefined();
		expect(await trigger.poll()).toMatchObject(all.map(() => ({ event: 'changed', changed: ['externalKey'] })));
		expect(await trigger.poll()).toBeUndefined();
	});

	it('without the flags of use or of administrators once: nobody has changed; twice: somebody has', async () => {
		let flag = '';
		const customers = () => ({ code: 'SUC', data: [{ no: '1', code: 'A', use_flag: flag === 'Y' ? 'N' : '' }] });
		const hana = () => ({ user_no: '1', mail_id: 'hana', name: '김하나', is_admin: flag });
		const vendor = await standIn(({ url = '' }) => {
			if (url.includes('accounting')) return { status: 200, body: customers() };
			if (url.includes('users')) return { status: 200, body: [{ no: '1', user_id: 'hana', name: '김하나' }] };
			return { status: 200, body: { node_id: 'root', name: '한빛소프트랩', entries: [hana()], nodes: [] } };
		});
		try {
			for (const watch of ['accountingCustomer', 'people']) {
				flag = 'Y';
				const trigger = await withStock({ hiworks: vendor }, { watch });
				for (flag of ['', 'Y', '']) expect(await trigger.poll()).toBeUndefined();
				expect(await trigger.poll()).toMatchObject([{ event: 'changed' }]);
			}
		} finally {
			await vendor.close();
		}
	});

	it('without numbers, of all or of some: nothing is new, and the poll fails', async () => {
		const records = (numbers: number[]) =>
			numbers.map((no, n) => ({ no: no === 0 ? '' : String(no), code: `C${n}`, name: `이름 ${n}` }));
		let data = records([1, 2, 3, 4]);
		const vendor = await standIn(() => ({ status: 200, body: { code: 'SUC', data } }));
		try {
			const trigger = await withStock({ hiworks: vendor }, { watch: 'accountingCustomer' });
			data = records([0, 0, 0, 0]);
			await expect(trigger.poll()).rejects.toThrow('4 of 4 records that Hiworks lists lack the number');
			data = records([1, 0, 0, 0]);
			await expect(trigger.poll()).rejects.toThrow('3 of 4 records that Hiworks lists lack the number');
			data = records([1, 2, 3, 4, 5]);
			expect(await trigger.poll()).toMatchObject([{ event: 'created', code: 'C4' }]);
		} finally {
			await vendor.close();
		}
	});

	it('without numbers, of a list of two: nothing is new; account titles, which may have none, are known by their codes', async () => {
		const numbers = ['1', '2'];
		const records = (count: number) =>
			['A', 'B', 'C'].slice(0, count).map((code, n) => ({ no: numbers[n] ?? '', code }));
		let data = records(2);
		const vendor = await standIn(() => ({ status: 200, body: { code: 'SUC', data } }));
		try {
			const customers = await withStock({ hiworks: vendor }, { watch: 'accountingCustomer' });
			numbers.length = 0;
			data = records(2);
			await expect(customers.poll()).rejects.toThrow('2 of 2 records that Hiworks lists lack the number');
			const titles = await withStock({ hiworks: vendor }, { watch: 'accountTitle' });
			data = records(3);
			expect(await titles.poll()).toMatchObject([{ event: 'created', code: 'C' }]);
		} finally {
			await vendor.close();
		}
	});

	it('expense reports without document numbers are not one report', async () => {
		let data = [line(1), line(2)];
		const vendor = await standIn(() => ({ status: 200, body: { code: 'SUC', data } }));
		try {
			const trigger = await withStock({ hiworks: vendor }, { watch: 'spendingReport' });
			data = [line(1), line(2), line(3, { document_no: '' })];
			await expect(trigger.poll()).rejects.toThrow('1 of 3 records that Hiworks lists lack the number');
		} finally {
			await vendor.close();
		}
	});

	it('an organization chart that lacks some of the users once moves nobody', async () => {
		const team = ['hana', 'duri', 'seri', 'nami'].map((id) => ({ id }));
		setPeople(sandbox, team);
		const trigger = await withStock(sandbox, { watch: 'people' });
		const [hana, ...others] = team;
		setPeople(sandbox, [{ ...hana!, places: [] }, ...others]);
		expect(await trigger.poll()).toBeUndefined();
		setPeople(sandbox, team);
		expect(await trigger.poll()).toBeUndefined();
	});
});

describe('expense reports', () => {
	beforeEach(() => moveCalendar('2026-11-30T12:00:00+09:00'));
	afterEach(() => moveCalendar());
	const asked = () => requests().map(({ query }) => `${String(query.fixed_date)} ${String(query.approval_status)}`);

	it('tells of one that is approved: one item with its lines and sums', async () => {
		const waiting = [line(1, { approval_status: 'P' }), line(1, { approval_status: 'P', tax: '', number: '2' })];
		sandbox.hiworks.configure({ spending: [...waiting, line(2)] });
		const trigger = await withStock(sandbox, { watch: 'spendingReport' });
		expect(asked()).toEqual(['202610 C', '202611 C']);
		sandbox.hiworks.configure({
			spending: [...waiting.map((one) => ({ ...one, approval_status: 'C' as const })), line(2)],
		});
		const items = await trigger.poll();
		expect(items).toMatchObject([
			{
				event: 'approved',
				documentNumber: '1',
				registeredBy: '김하나',
				totalPrice: 20_000,
				totalTax: 1_000,
				approvalStatus: 'complete',
				lineCount: 2,
				lines: [
					{ price: 10_000, tax: 1_000 },
					{ price: 10_000, tax: null, lineNumber: '2' },
				],
				changed: [],
			},
		]);
		const first = ['event', 'warnings', 'documentCode', 'registeredBy', 'totalPrice'];
		expect(Object.keys(items?.[0]).slice(0, first.length)).toEqual(first);
		sandbox.hiworks.configure({ spending: [] });
		expect(await trigger.poll()).toBeUndefined();
	});

	it('has no sum of amounts of which one cannot be read: it would be too small', async () => {
		const trigger = await withStock(sandbox, { watch: 'spendingReport' });
		const lines = [line(1), line(1, { price: '20000.00', tax: '' }), line(1, { price: '12.34' })];
		sandbox.hiworks.configure({ spending: [...lines, line(2, { price: '1,23', tax: '' })] });
		expect(await trigger.poll()).toMatchObject([
			{
				documentNumber: '1',
				totalPrice: null,
				totalTax: 2_000,
				lines: [{ price: 10_000 }, { price: 20_000 }, { price: null }],
			},
			{ documentNumber: '2', totalPrice: null, totalTax: null, lines: [{ price: null, tax: null }] },
		]);
	});

	it('any status: handed in, approved, and what accounting made of it', async () => {
		sandbox.hiworks.configure({ spending: [line(1)] });
		const trigger = await withStock(sandbox, { watch: 'spendingReport', reportEvent: 'anyStatus' });
		expect(asked()).toEqual(['202610 P', '202610 C', '202611 P', '202611 C']);
		const spending = (approval_status: 'P' | 'C', more = {}) => [line(1, more), line(2, { approval_status })];
		sandbox.hiworks.configure({ spending: spending('P') });
		expect(await trigger.poll()).toMatchObject([
			{ event: 'inProgress', documentNumber: '2', approvalStatus: 'inProgress' },
		]);
		sandbox.hiworks.configure({ spending: spending('C', { accounting_status: 'C', alias: '지급' }) });
		expect(await trigger.poll()).toMatchObject([
			{ event: 'changed', documentNumber: '1', changed: ['accountingStatus', 'alias'], accountingStatus: 'done' },
			{ event: 'approved', documentNumber: '2', changed: ['approvalStatus'], approvalStatus: 'complete' },
		]);
		expect(await trigger.poll()).toBeUndefined();
	});

	it('any status: a report that is approved between two calls of a poll is found as approved, and not told twice', async () => {
		// In progress until it is asked for, of this month: by the next call it is approved.
		let isApproved = false;
		const vendor = await standIn(({ url = '' }) => {
			const [month, status] = [/fixed_date=(\d+)/.exec(url)?.[1], /approval_status=(\w)/.exec(url)?.[1]];
			const isThere = month === '202611' && status === (isApproved ? 'C' : 'P');
			isApproved ||= isThere;
			return { status: 200, body: { code: 'SUC', data: isThere ? [line(1)] : [] } };
		});
		const parameters = { watch: 'spendingReport', reportEvent: 'anyStatus', options: { startWithAll: true } };
		try {
			const trigger = await published({ hiworks: vendor }, parameters);
			expect(await trigger.poll()).toMatchObject([{ event: 'approved', approvalStatus: 'complete', lineCount: 1 }]);
			expect(await trigger.poll()).toBeUndefined();
		} finally {
			await vendor.close();
		}
	});

	it("month's end in Seoul: the month before stays in view, the one before that is forgotten", async () => {
		moveCalendar('2026-11-30T14:59:00Z');
		sandbox.hiworks.configure({ spending: [line(1, { fixed_date: '2026-10-31' }), line(2)] });
		const trigger = await withStock(sandbox, { watch: 'spendingReport' });
		const full = JSON.stringify(trigger.stored()).length;
		moveCalendar('2026-11-30T15:01:00Z');
		sandbox.hiworks.clearRequests();
		const december = line(3, { fixed_date: '2026-12-31' });
		const late = line(4, { fixed_date: '2026-11-30' });
		// Approved a minute before midnight, after the last poll of the month.
		const october = [line(1, { fixed_date: '2026-10-31' }), line(5, { fixed_date: '2026-10-31' })];
		sandbox.hiworks.configure({ spending: [...october, line(2), late, december] });
		const told = await trigger.poll();
		expect(told?.map(({ documentNumber }) => documentNumber)).toEqual(['5', '4', '3']);
		expect(asked()).toEqual(['202610 C', '202611 C', '202612 C']);
		expect(await trigger.poll()).toBeUndefined();
		expect(asked().slice(3)).toEqual(['202611 C', '202612 C']);
		expect(JSON.parse(String((trigger.stored()['node:Trigger'] as any).notes)).marks).not.toHaveProperty('1');
		expect(full).toBeGreaterThan(0);
	});

	it('a clock that was ahead for one poll leaves nothing unseen when it is right again', async () => {
		const spending = [line(1), line(2), line(3), line(4)];
		sandbox.hiworks.configure({ spending });
		moveCalendar('2027-06-30T12:00:00+09:00');
		const trigger = await withStock(sandbox, { watch: 'spendingReport' });
		moveCalendar('2026-11-30T12:00:00+09:00');
		expect(await trigger.poll()).toBeUndefined();
		sandbox.hiworks.configure({ spending: [...spending, line(5)] });
		expect(await trigger.poll()).toMatchObject([{ documentNumber: '5' }]);
	});

	it("the year's end: December of the old and January of the new", async () => {
		moveCalendar('2027-01-01T00:30:00+09:00');
		await withStock(sandbox, { watch: 'spendingReport' });
		expect(asked()).toEqual(['202612 C', '202701 C']);
	});
});

describe('people', () => {
	const TEAM = [
		{ id: 'hana', name: '김하나', email: 'hana@example.com' },
		{ id: 'duri', name: '이두리', places: ['sales', 'support'] },
		{ id: 'seri', name: '박세리' },
		{ id: 'nami', name: '최나미' },
		{ id: 'dasom', name: '정다솜' },
	];
	const [hana, duri, ...others] = TEAM;
	const trigger = async (personEvents?: string[]) =>
		await withStock(sandbox, { watch: 'people', ...(personEvents && { personEvents }) });

	beforeEach(() => setPeople(sandbox, TEAM));

	it('joined, moved and changed, with the way to the department and the one before', async () => {
		const people = await trigger();
		setPeople(sandbox, [
			{ ...hana!, places: ['support'] },
			{ ...duri!, cell: '010-0000-1234' },
			...others,
			{ id: 'new', name: '한새로' },
		]);
		const items = await people.poll();
		expect(items).toHaveLength(3);
		expect(Object.fromEntries(items!.map((item) => [item.userId as string, item as object]))).toMatchObject({
			hana: {
				event: 'moved',
				name: '김하나',
				department: '지원',
				path: ['한빛소프트랩', '지원'],
				previousDepartment: '영업',
				previousPath: ['한빛소프트랩', '영업'],
				changed: ['places'],
				email: 'hana@example.com',
			},
			duri: {
				event: 'changed',
				cell: '010-0000-1234',
				changed: ['cell'],
				places: [{ department: '영업' }, { department: '지원' }],
			},
			new: { event: 'joined', name: '한새로', department: '영업', previousPath: [], changed: [] },
		});
		expect(await people.poll()).toBeUndefined();
	});

	it('who is in two departments is one person, and moves when one of them is left', async () => {
		const people = await trigger();
		setPeople(sandbox, [hana!, { ...duri!, places: ['support'] }, ...others]);
		expect(await people.poll()).toMatchObject([
			{
				event: 'moved',
				userId: 'duri',
				places: [{ department: '지원' }],
				previousPlaces: [{ department: '영업' }, { department: '지원' }],
			},
		]);
	});

	it('who is missing from two answers in a row has left, with where it was; coming back is joining', async () => {
		const people = await trigger();
		const keys = new Set<unknown>();
		for (let round = 0; round < 2; round++) {
			setPeople(sandbox, [duri!, ...others]);
			expect(await people.poll()).toBeUndefined();
			const [left, ...none] = (await people.poll())!;
			expect(left).toMatchObject({
				event: 'left',
				userId: 'hana',
				name: '김하나',
				email: 'hana@example.com',
				path: [],
				previousPath: ['한빛소프트랩', '영업'],
			});
			expect(none).toEqual([]);
			const { notes } = people.stored()['node:Trigger'] as { notes: string };
			expect((JSON.parse(notes) as { marks: object }).marks).not.toHaveProperty('hana');
			setPeople(sandbox, TEAM);
			const [joined] = (await people.poll())!;
			expect(joined).toMatchObject({ event: 'joined', userId: 'hana' });
			keys.add(left.dedupeKey).add(joined.dedupeKey);
		}
		expect(keys.size).toBe(4);
	});

	it('who is there in between without an e-mail address was not missing twice in a row, and has not left', async () => {
		const people = await trigger();
		for (const team of [[duri!, ...others], [{ ...hana!, email: '' }, duri!, ...others], [duri!, ...others], TEAM]) {
			setPeople(sandbox, team);
			expect(await people.poll()).toBeUndefined();
		}
	});

	it('tells of the chosen events alone, and of one that is moved and changed at once by the chosen one', async () => {
		const [moves, changes, leaves] = [await trigger(['moved']), await trigger(['changed']), await trigger(['left'])];
		setPeople(sandbox, [{ ...hana!, places: ['support'], cell: '010-0000-1234' }, duri!, ...others, { id: 'new' }]);
		expect(await moves.poll()).toMatchObject([{ event: 'moved', userId: 'hana', changed: ['places', 'cell'] }]);
		expect(await changes.poll()).toMatchObject([{ event: 'changed', userId: 'hana' }]);
		expect(await leaves.poll()).toBeUndefined();
	});

	it.each([
		['the list of users', { users: [] }],
		['the organization chart', { organization: { node_id: 'root', name: '한빛소프트랩', entries: [], nodes: [] } }],
	])('%s without anybody is not believed', async (_, answer) => {
		const people = await trigger();
		for (let poll = 0; poll < 3; poll++) {
			sandbox.hiworks.configure(answer);
			expect(await people.poll()).toBeUndefined();
		}
		setPeople(sandbox, TEAM);
		expect(await people.poll()).toBeUndefined();
	});

	it('an answer that was cut short is told as such, and makes nobody leave, move or join', async () => {
		const people = await trigger();
		setPeople(sandbox, TEAM.slice(0, 2));
		for (let poll = 0; poll < 3; poll++)
			await expect(people.poll()).rejects.toThrow('Hiworks lists 2 of the 5 that were there before');
		const organization = sandbox.hiworks.settings.organization;
		setPeople(sandbox, TEAM);
		sandbox.hiworks.configure({ organization });
		await expect(people.poll()).rejects.toThrow('The organization chart lacks 3 of 5 users');
		setPeople(sandbox, TEAM);
		expect(await people.poll()).toBeUndefined();
	});
});

it.each([
	['accountingCustomer', 'recordEvents'],
	['people', 'personEvents'],
])('%s without an event is refused, in the words of the form', async (watch, name) => {
	const trigger = await published(sandbox, { watch, [name]: [] });
	await expect(trigger.poll()).rejects.toThrow('Events: expected at least one event');
	expect(requests()).toEqual([]);
});

it('a person who tests sees the latest record, and nothing is noted', async () => {
	const resource: Resource = 'costCenter';
	const trigger = await published(sandbox, { watch: resource });
	await expect(trigger.test()).rejects.toThrow('Hiworks has nothing in this list yet');
	setNumbered(sandbox, resource, entries(resource, 3));
	expect(await trigger.test()).toMatchObject([
		{ event: 'created', code: 'C0002', dedupeKey: 'test 102', warnings: [] },
	]);
	expect(trigger.stored()).toEqual({});
});

it('a person who tests with one event sees that event', async () => {
	setPeople(sandbox, [{ id: 'hana', name: '김하나' }]);
	const people = await published(sandbox, { watch: 'people', personEvents: ['left'] });
	expect(await people.test()).toMatchObject([{ event: 'left', name: '김하나', path: [], previousDepartment: '영업' }]);
	setNumbered(sandbox, 'accountTitle', entries('accountTitle', 2));
	const titles = await published(sandbox, { watch: 'accountTitle', recordEvents: ['changed'] });
	expect(await titles.test()).toMatchObject([{ event: 'changed', code: 'C0001' }]);
});
