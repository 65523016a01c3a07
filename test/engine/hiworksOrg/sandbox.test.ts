import { withSandbox } from '../../support/sandbox.ts';
import { hiworksOrg } from '../support/hiworksOrg';
import { jsonOf } from '../support/reports';

const sandbox = withSandbox();

const member = (n: number, organizationKeys: string[], changes = {}) => ({
	externalKey: `m${n}`,
	userId: `user${n}`,
	name: `구성원 ${n}`,
	password: `s3cret-${n}`,
	email: `user${n}@example.com`,
	organizationKeys,
	positionKey: 'p1',
	...changes,
});

const A = {
	positions: [{ externalKey: 'p1', name: '사원', order: '1' }],
	duties: [{ externalKey: 'd1', name: '영업', order: '1' }],
	organizations: [
		{ externalKey: 'o1', name: '본사' },
		{ externalKey: 'o2', name: '영업부', parentKey: 'o1' },
	],
	members: [member(1, ['o1']), member(2, ['o2'])],
};
const B = {
	positions: [
		{ externalKey: 'p1', name: '주임', order: '1' },
		{ externalKey: 'p2', name: '대리', order: '2' },
	],
	duties: A.duties,
	organizations: [...A.organizations, { externalKey: 'o3', name: '개발부', parentKey: 'o1' }],
	members: [member(1, ['o3'], { positionKey: 'p2' }), member(3, ['o2'])],
};

const sync = async (chart: object, state: unknown) =>
	await hiworksOrg(
		sandbox.hiworksOrg.url,
		'orgChart.sync',
		{
			chartSource: 'object',
			chartJson: '={{ $json.chart }}',
			lastStateJson: '={{ $json.state }}',
			options: { mostRemovalsPercent: 100 },
		},
		{ input: [{ chart, state: state ?? null } as never] },
	);

it('the emulated Hiworks comes from chart to chart, and then there is nothing to do', async () => {
	const first = await sync(A, undefined);
	expect(first.error).toBeUndefined();
	const state = jsonOf(first).at(-1)?.state;
	const second = await sync(B, state);
	expect(jsonOf(second).map(({ outcome }) => outcome)).not.toContain('rejected');
	const { positions, organizations, members } = sandbox.hiworksOrg.chart();
	expect(positions.map(({ extKey, name }) => [extKey, name])).toEqual([
		['p1', '주임'],
		['p2', '대리'],
	]);
	expect(organizations.map(({ extKey, parentExtKey }) => [extKey, parentExtKey])).toEqual([
		['o1', ''],
		['o2', 'o1'],
		['o3', 'o1'],
	]);
	expect(
		members.map(({ extKey, orgExtKeys, positionExtKey, active }) => [extKey, orgExtKeys, positionExtKey, active]),
	).toEqual([
		['m1', ['o3'], 'p2', 'Y'],
		['m2', ['o2'], 'p1', 'N'],
		['m3', ['o2'], 'p1', 'Y'],
	]);
	const third = await sync(B, jsonOf(second).at(-1)?.state);
	expect(jsonOf(third)).toHaveLength(1);
	expect(sandbox.hiworksOrg.requests().flatMap(({ problems }) => problems)).toEqual([]);
	expect(JSON.stringify([first.outputs, second.outputs, third.outputs])).not.toContain('s3cret');
});
