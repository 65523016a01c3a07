/** Records and messages by the columns of a sheet: with each operation that takes them. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { hiworksNode } from '../../operations/hiworks';
import { hiworksOrgNode } from '../../operations/hiworksOrg';
import { withSandbox } from '../../support/sandbox.ts';
import { hintsOf } from '../support/hints';
import { formOf, LIST_SHEETS, sheetOf, type SheetCase } from '../support/listSheets';
import { rows } from '../support/reports';

const sandbox = withSandbox();

describe.each(LIST_SHEETS.map((one) => [one.name, one] as const))('%s by columns', (_name, one: SheetCase) => {
	const { node, name, once = {}, options = {}, arrange } = one;
	const host = () => node.host(sandbox);
	const [[heading]] = one.places;
	const sheet = sheetOf(one).map((row, index) => ({ ...row, row_number: index + 2 }));
	const changed = (index: number, changes: IDataObject) =>
		sheet.map((row, at) => (at === index ? { ...row, ...changes } : row));

	const sent = () =>
		host()
			.requests()
			.map(({ method, path, query, body }) => ({ method, path, query, body }));
	async function run(input: IDataObject[], more: object = {}, fields: INodeParameters = once) {
		host().reset();
		arrange?.(sandbox);
		return await node.run(sandbox, name, { dataFrom: 'columns', ...fields }, { input, options, ...more });
	}

	it('asks for the same as the form', async () => {
		const byForm = await run(sheet, {}, { ...formOf(one), dataFrom: 'form' });
		expect(byForm.error?.message).toBeUndefined();
		const [expected, wanted] = [sent(), rows(byForm)];
		const byColumns = await run(sheet);
		expect([byColumns.error?.message, byColumns.error?.description]).toEqual([undefined, undefined]);
		expect(sent()).toEqual(expected);
		expect(rows(byColumns)).toEqual(wanted);
		expect(hintsOf(byColumns)).toBe('');
	});

	if (name.endsWith('.update'))
		it('leaves a record of which a row says nothing', async () => {
			const others = one.places.slice(1).map(([title]) => [title, '']);
			const result = await run(changed(1, Object.fromEntries(others) as IDataObject));
			expect(rows(result).map(({ action }) => action)).toEqual(['updated', 'unchanged']);
			expect(JSON.stringify(sent())).not.toContain(`:"${String(one.rows[1]?.[0])}"`);
			expect(
				rows(await run(sheet.slice(0, 1).map((row) => ({ ...row, ...Object.fromEntries(others) })) as IDataObject[])),
			).toMatchObject([{ action: 'unchanged', duplicate: false, recovered: false }]);
			expect(sent()).toEqual([]);
		});

	it('skips empty rows and tells what was not used', async () => {
		const empty = Object.fromEntries(Object.keys(sheet[0] ?? {}).map((key) => [key, key === 'row_number' ? 9 : ' ']));
		await run(sheet);
		const expected = sent();
		const result = await run([...changed(0, { 담당: '홍길동' }), empty]);
		expect(sent()).toEqual(expected);
		expect(hintsOf(result)).toBe('Columns not used: 담당. Empty rows skipped: 1.');
	});

	it('finds its headings below guide rows', async () => {
		await run(sheet);
		const expected = sent();
		const headings = one.places.map(([title]) => title);
		const asRow = (cells: readonly unknown[]) =>
			Object.fromEntries(cells.map((cell, at) => [at === 0 ? '안내문' : `__EMPTY_${at}`, cell as string]));
		const guide = [asRow(['작성 방법을 읽고 입력하십시오']), asRow(headings)];
		const below = [...guide, ...one.rows.map(asRow)];
		const result = await run(below);
		// Two headings may stand in the keys of the items alone: what they stand for would be a guess.
		expect(result.error === undefined).toBe(headings.length >= 3);
		if (headings.length >= 3) expect(sent()).toEqual(expected);
	});

	it.each(['', ' ', null])('refuses %j where a value is needed, in one of its rows', async (cell) => {
		const { error } = await run(changed(1, { [heading]: cell as string }));
		expect(error?.message).toContain(`"${heading.split('\n')[0]}" [row 3]: expected `);
		expect(sent().filter(({ method }) => method !== 'GET')).toEqual([]);
	});

	it('says once which column it lacks', async () => {
		const { error } = await run(sheet.map(({ [heading]: _gone, ...row }: IDataObject) => row));
		expect(error?.message).toMatch(/^The sheet lacks columns: /);
		expect(error?.description).toContain(one.meaning);
		for (const [other] of one.places.slice(1)) expect(error?.description).toContain(other.split('\n')[0]);
		expect(sent()).toEqual([]);
	});

	it('refuses two columns of one meaning, naming both', async () => {
		const twin = `${one.meaning} (2)`;
		const { error } = await run(
			sheet.map(({ [heading]: cell, ...row }: IDataObject) => ({ ...row, [one.meaning]: cell, [twin]: cell })),
		);
		expect(error?.message).toContain(`not both "${one.meaning}" and "${twin}"`);
		expect(sent()).toEqual([]);
	});

	it('takes what a column is called otherwise', async () => {
		await run(sheet);
		const expected = sent();
		const renamed = sheet.map(({ [heading]: cell, ...row }: IDataObject) => ({ 이것: cell, ...row }));
		const columnNames = { name: [{ column: '이것', means: one.meaning }] };
		const result = await run(renamed, {}, { ...once, columnNames });
		expect(result.error?.message).toBeUndefined();
		expect(sent()).toEqual(expected);
	});

	it('is read from no sheet where an agent calls', async () => {
		const { error } = await run(sheet.slice(0, 1), { asTool: true });
		expect(error?.message).not.toContain(heading.split('\n')[0]);
		expect(error?.message).toMatch(/Outcome: not sent/);
		expect(sent()).toEqual([]);
	});
});

it.each([
	['sms.send', { sender: '02-000-1234' }],
	['alimtalk.send', { templateName: '안내' }],
])('%s: what may be its time, in words that are not known, does not go at once', async (name, node) => {
	const { host, run } = hiworksNode;
	host(sandbox).reset();
	sandbox.hiworks.configure({ templates: null });
	const fields: INodeParameters = { dataFrom: 'columns', ...node };
	const input = [{ 휴대폰: '010-0000-0001', 내용: '안내', '고객 예약': '2099-01-31 09:00' }];
	const { error } = await run(sandbox, name, fields, { input });
	expect(error?.message).toMatch(/^Data From: expected a heading of the Send At .*"고객 예약"/);
	expect(host(sandbox).requests()).toEqual([]);
	const columnNames = { name: [{ column: '고객 예약', means: 'sendAt' }] };
	const { outputs } = await run(sandbox, name, { ...fields, columnNames }, { input });
	expect(outputs[0]![0]!.json).toMatchObject({ status: 'scheduled', sendAt: '2099-01-31 09:00:00' });
});

/** What each message needs: from a column, or from the node; the headings that would do. */
const NEEDED: Array<[operation: string, label: string, heading: string, node: INodeParameters, row: IDataObject]> = [
	['sms.send', 'Sender Number', '보내는 번호', {}, { 이름: '홍길동', 휴대폰: '010-0000-0001', 내용: '안내' }],
	['sms.send', 'Message', '문자내용', { sender: '02-000-1234' }, { 이름: '홍길동', 휴대폰: '010-0000-0001' }],
	['alimtalk.send', 'Message', '문자내용', { templateName: '안내' }, { 이름: '홍길동', 휴대폰: '010-0000-0001' }],
	['alimtalk.send', 'Template Name', '템플릿명', {}, { 이름: '홍길동', 휴대폰: '010-0000-0001', 내용: '안내' }],
	['notification.send', 'Message, Link', '문자내용', {}, { 이름: '홍길동', 아이디: 'admin' }],
];

it.each(NEEDED)(
	'%s: what neither a column nor the node says is one error, %s',
	async (name, label, heading, node, row) => {
		const { host, run } = name.startsWith('member') ? hiworksOrgNode : hiworksNode;
		host(sandbox).reset();
		const fields = { dataFrom: 'columns', ...node };
		const rowsOfSheet = [row, { ...row, 이름: '김영희' }, { ...row, 이름: '이몽룡' }];
		const { error } = await run(sandbox, name, fields, { input: rowsOfSheet });
		expect(error?.message).toMatch(new RegExp(`^The sheet lacks columns: ${label}$`));
		for (const said of [heading, `The sheet has: ${Object.keys(row).join(', ')}`, 'Or set it once in the node'])
			expect(error?.description).toContain(said);
		expect(`${error?.message}${error?.description}`).not.toContain('[item');
		expect(host(sandbox).requests()).toEqual([]);
	},
);

it('A text of the node is filled in for each row, and a column beside it wins', async () => {
	hiworksNode.host(sandbox).reset();
	const input = [
		{ 이름: '홍길동', 휴대폰: '010-0000-0001', 발신번호: '02-000-1234' },
		{ 이름: '김영희', 휴대폰: '010-0000-0002', 발신번호: '02-000-5678' },
	];
	const fields = { dataFrom: 'columns', sender: '02-000-9999', message: "={{ $json['이름'] }}님 안내" };
	const { error } = await hiworksNode.run(sandbox, 'sms.send', fields, { input, options: { itemsInFlight: 1 } });
	expect(error?.message).toBeUndefined();
	const bodies = hiworksNode
		.host(sandbox)
		.requests()
		.map(({ body }) => body);
	expect(bodies).toMatchObject([
		{ receiver: '01000000001', sender: '020001234', message: '홍길동님 안내' },
		{ receiver: '01000000002', sender: '020005678', message: '김영희님 안내' },
	]);
});

it('A moment that Excel counts is read', async () => {
	hiworksNode.host(sandbox).reset();
	const input = [{ 휴대폰: '010-0000-0001', 발신번호: '02-000-1234', 내용: '안내', 예약시각: 46_400.375 }];
	const { error } = await hiworksNode.run(sandbox, 'sms.send', { dataFrom: 'columns' }, { input });
	expect(error?.message).toBeUndefined();
	const [request] = hiworksNode.host(sandbox).requests();
	expect(request?.body).toMatchObject({ send_date: '2027-01-13 09:00:00' });
});

it.each(['', null])('A time to send that a row lacks is not now: %p', async (cell) => {
	hiworksNode.host(sandbox).reset();
	const row = { 휴대폰: '010-0000-0001', 발신번호: '02-000-1234', 내용: '안내' };
	const timed = [
		{ ...row, 예약시각: '2099. 1. 31. 오후 3:00' },
		{ ...row, 예약시각: cell },
	];
	const refused = await hiworksNode.run(sandbox, 'sms.send', { dataFrom: 'columns' }, { input: timed });
	expect(refused.error?.message).toBe('"예약시각" [item 1]: expected a time, or "now" to send it at once');
	expect(hiworksNode.host(sandbox).requests()).toEqual([]);
	timed[1]!.예약시각 = '즉시';
	const { error } = await hiworksNode.run(
		sandbox,
		'sms.send',
		{ dataFrom: 'columns' },
		{ input: timed, options: { itemsInFlight: 1 } },
	);
	expect(error?.message).toBeUndefined();
	const sent = hiworksNode.host(sandbox).requests();
	expect(sent.map(({ body }) => (body as { send_date: string }).send_date)).toEqual(['2099-01-31 15:00:00', '']);
});

it('Words of a sheet are read, also where the node says the rest for all rows', async () => {
	sandbox.hiworksOrg.reset();
	sandbox.hiworksOrg.setChart({ members: [{ extKey: 'a', user_id: 'user-a', user_name: '홍길동' }] });
	const fields = { dataFrom: 'columns', changes: { activeMemo: '휴직', name: '모두' } };
	const input = [{ 외부키: 'a', '계정 상태': '일시정지', 양음력: '음력', 생년월일: 32904, 성명: '' }];
	const { error } = await hiworksOrgNode.run(sandbox, 'member.update', fields, { input });
	expect(error?.message).toBeUndefined();
	expect(sandbox.hiworksOrg.requests().map(({ body }) => body)).toEqual([
		{ extKey: 'a', active: 'N', active_memo: '휴직', birthday: '1990-01-31', birthday_type: 'M' },
	]);
});
