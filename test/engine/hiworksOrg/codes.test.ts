/** Keys and orders that came as numbers: refused, written or padded, wherever they stand. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { hiworksOrgNode } from '../../operations/hiworksOrg';
import { withVendor } from '../../support/sandbox.ts';
import { describeNode } from '../support/engine';

const sandbox = withVendor('hiworksOrg');
beforeEach(() =>
	sandbox.hiworksOrg.setChart({
		positions: [{ extKey: '7', name: '옛', order: '1' }],
		organizations: [{ extKey: '12', name: '옛' }],
	}),
);

const COLUMNS = { dataFrom: 'columns' };
const CHART = {
	chartSource: 'lists',
	dutiesJson: '[{ "externalKey": 7, "name": "팀장", "order": "1" }]',
};
const MEMBER = { 성명: '홍길동', 아이디: 'gildong', 비밀번호: 's3cret-pass' };

const CASES: Array<[string, IDataObject, INodeParameters, place: string, body: unknown, padded: unknown]> = [
	[
		'position.create',
		{ 코드: '8', 직위명: '과장', 정렬: 1 },
		COLUMNS,
		'"정렬" [item 0]',
		{ order: '1' },
		{ order: '001' },
	],
	[
		'position.create',
		{ 코드: 8, 직위명: '과장', 정렬: '1' },
		COLUMNS,
		'"코드" [item 0]',
		{ extKey: '8' },
		{ extKey: '008' },
	],
	['position.update', { 코드: '7', 정렬: 2 }, COLUMNS, '"정렬" [item 0]', { order: '2' }, { order: '002' }],
	[
		'organization.create',
		{ 코드: 'a', 조직명: '영업', 상위키: 12 },
		COLUMNS,
		'"상위키" [item 0]',
		{ parentExtKey: '12' },
		{ parentExtKey: '012' },
	],
	[
		'member.create',
		{ ...MEMBER, 외부키: 'a', 직위키: 3 },
		COLUMNS,
		'"직위키" [item 0]',
		{ positionExtKey: '3' },
		{ positionExtKey: '003' },
	],
	[
		'member.create',
		{ ...MEMBER, 외부키: 'a', 부서코드: 12 },
		COLUMNS,
		'"부서코드" [item 0]',
		{ orgExtKey: '12' },
		{ orgExtKey: '012' },
	],
	[
		'organization.delete',
		{ key: 12 },
		{ externalKey: '={{ $json.key }}' },
		'Organization [item 0]',
		{ extKey: '12' },
		{ extKey: '012' },
	],
	['orgChart.sync', {}, CHART, 'Duties, entry 1: External Key [item 0]', { extKey: '7' }, { extKey: '007' }],
];

it.each(CASES)('%s of %j', async (name, item, fields, place, written, padded) => {
	const run = async (options: INodeParameters) => {
		const result = await hiworksOrgNode.run(sandbox, name, fields, { input: [item], options });
		const sent = sandbox.hiworksOrg.requests().filter(({ method }) => method !== 'GET');
		sandbox.hiworksOrg.clearRequests();
		return { message: result.error?.message, sent: JSON.stringify(sent.map(({ body }) => body)) };
	};
	const inside = (part: unknown) => JSON.stringify(part).slice(1, -1);
	expect(await run({})).toEqual({
		message: `${place}: expected text, because a number has lost its leading zeros: make the cells text in the sheet, or choose what becomes of it by the option "Codes Given as Numbers"`,
		sent: '[]',
	});
	expect((await run({ codesAsNumbers: 'asWritten' })).sent).toContain(inside(written));
	expect((await run({ codesAsNumbers: 'pad', codeDigits: 3 })).sent).toContain(inside(padded));
});

it.each([
	['position.create', { 코드: '2.02601E+11', 직위명: '과장', 정렬: '1' }],
	['member.create', { ...MEMBER, 외부키: 'a', 부서코드: '2.02601E+11' }],
	['member.create', { ...MEMBER, 외부키: 'a', 사번: '2.02601E+11' }],
])('A number that the sheet wrote short is refused: %s of %j', async (name, item) => {
	const { error } = await hiworksOrgNode.run(sandbox, name, COLUMNS, { input: [item] });
	expect(error?.message).toContain('expected all its digits: the sheet wrote a long number short');
	expect(sandbox.hiworksOrg.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
});

it('is an option of every operation that takes a key', async () => {
	const { properties } = await describeNode('hiworksOrg');
	const placesOf = (has: (property: (typeof properties)[number]) => boolean) =>
		properties
			.filter(has)
			.flatMap(({ displayOptions: { show } = {} }) =>
				(show?.resource ?? []).flatMap((resource) =>
					(show?.operation ?? []).map((operation) => `${String(resource)}.${String(operation)}`),
				),
			);
	const takingKeys = placesOf(({ name }) => /Key$|Json$/.test(name) && !/^(lastState|temporary)/.test(name));
	const withOption = placesOf(
		({ name, options = [] }) => name === 'options' && options.some((option) => option.name === 'codesAsNumbers'),
	);
	expect([...new Set(withOption)].sort()).toEqual([...new Set(takingKeys)].sort());
});
