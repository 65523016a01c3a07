import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { full, hurry } from '../support/clock';
import type { Result } from '../support/engine';
import { hiworksOrg, jsonOf, startOffice, type Fault, type Office } from '../support/hiworksOrg';
import { twoCharts, type Chart } from './charts';

hurry();

const SEED = 20_260_131;
const RUNS = full ? 1_000 : 5;

let office: Office;
beforeAll(async () => {
	office = await startOffice();
});
afterAll(async () => await office.close());

const OPTIONS = { deleteMissingOrganizations: true, deleteMissingPositions: true, deleteMissingDuties: true, mostRemovals: 1000, mostRemovalsPercent: 100 };

interface Way {
	deletes: boolean;
	rowsPerCall: number;
}

/** One Sync; no password may come out of it. */
async function sync(chart: Chart, state: IDataObject | undefined, { deletes, rowsPerCall }: Way, running?: (execution: { cancel(): void }) => void): Promise<Result> {
	const fields: INodeParameters = { chartSource: 'object', chartJson: '={{ $json.chart }}', lastStateJson: '={{ $json.state }}', options: { ...OPTIONS, deleteMissingMembers: deletes, rowsPerCall } };
	const result = await hiworksOrg(office.url, 'orgChart.sync', fields, { input: [{ chart, state: state ?? null } as unknown as IDataObject], ...(running && { running }) });
	expect(JSON.stringify([result.outputs, result.error?.message, result.error?.description])).not.toContain('s3cret');
	return result;
}

const stateOf = (result: Result) => jsonOf(result).at(-1)?.state as IDataObject;
const stepsOf = (result: Result) => jsonOf(result).slice(0, -1);

/** What an office has, as a chart would say it. */
function seen() {
	const sorted = <T extends { externalKey: string }>(rows: T[]) => rows.toSorted((a, b) => (a.externalKey < b.externalKey ? -1 : 1));
	return {
		positions: sorted([...office.position.values()].map(({ extKey, name, order }) => ({ externalKey: extKey, name, order }))),
		duties: sorted([...office.duty.values()].map(({ extKey, name, order }) => ({ externalKey: extKey, name, order }))),
		organizations: sorted([...office.organization.values()].map(({ extKey, name, parent }) => ({ externalKey: extKey, name, parentKey: parent }))),
		members: sorted([...office.member.values()].map(({ extKey, user_id, user_name, email, phone, organizations, hidden }) => ({
			externalKey: extKey, userId: user_id, name: user_name, email, phone, organizationKeys: [...organizations].sort(), position: hidden.positionExtKey, duty: hidden.dutyExtKey, address: hidden.address, active: hidden.active === 'Y',
		}))),
	};
}

/** Whether the office is as the chart says. What a chart leaves open stays as it was; missing members are gone or suspended. */
function expectOffice(chart: Chart, before: ReturnType<typeof seen>, { deletes }: Way): void {
	const now = seen();
	const plain = (rows: Array<{ externalKey: string; name: string; order: string }>) => rows.map(({ externalKey, name, order }) => ({ externalKey, name, order }));
	expect(now.positions).toEqual(plain(chart.positions));
	expect(now.duties).toEqual(plain(chart.duties));
	expect(now.organizations.map(({ externalKey, name, parentKey }) => ({ externalKey, name, ...(parentKey && { parentKey }) }))).toEqual(chart.organizations.toSorted((a, b) => (a.externalKey < b.externalKey ? -1 : 1)));
	const wanted = new Map(chart.members.map((member) => [member.externalKey, member]));
	for (const member of now.members) {
		const want = wanted.get(member.externalKey);
		const was = before.members.find(({ externalKey }) => externalKey === member.externalKey);
		if (!want) {
			expect(deletes).toBe(false);
			expect(member.active).toBe(false);
			continue;
		}
		expect(member).toEqual({
			externalKey: member.externalKey, userId: want.userId, name: want.name, email: want.email ?? was?.email ?? '', phone: want.phone ?? was?.phone ?? '', organizationKeys: want.organizationKeys.toSorted(),
			position: want.positionKey ?? was?.position, duty: want.dutyKey ?? was?.duty, address: want.address ?? was?.address, active: want.active ?? true,
		});
	}
	for (const key of wanted.keys()) expect(office.member.has(key)).toBe(true);
}

/** The office as it is, to be put back. */
function snapshot(): () => void {
	const copy = structuredClone([office.position, office.duty, office.organization, office.member] as const);
	return () => {
		const [position, duty, organization, member] = structuredClone(copy);
		Object.assign(office, { position, duty, organization, member });
		office.requests.length = 0;
		office.fault = () => undefined;
	};
}

/** Something at one of the changing calls, counted from 0. */
const atChange = (place: number, fault: Fault | undefined, act?: () => void) => {
	let changes = 0;
	office.fault = ({ method }) => {
		if (method === 'GET' || changes++ !== place) return undefined;
		act?.();
		return fault;
	};
};

const MODES = ['dead', 'stopped', 'lost', 'refused'] as const;

/** Cuts a Sync at a change, runs it again where that is needed, and says what the last run came to. */
async function cutAt(place: number, mode: (typeof MODES)[number], chart: Chart, state: IDataObject, way: Way): Promise<Result> {
	if (mode === 'lost') {
		atChange(place, 'lost');
		return await sync(chart, state, way);
	}
	let next = state;
	if (mode === 'stopped') {
		// What the run would have put out is lost with it.
		let cancel = () => {};
		atChange(place, undefined, () => cancel());
		await sync(chart, state, way, (execution) => (cancel = () => execution.cancel()));
	} else {
		let isDead = false;
		if (mode === 'refused') atChange(place, { status: 400, body: { code: 'ERR', message: 'no' } });
		else atChange(place, 'cut', () => (isDead = true));
		const { fault } = office;
		office.fault = (call, index) => (isDead ? (call.method === 'GET' ? { status: 400, body: { code: 'DOWN' } } : 'cut') : fault(call, index));
		const cut = await sync(chart, state, way);
		// An organization that is not let go at first is tried again at the end.
		if (mode === 'dead') expect(jsonOf(cut).at(-1)).toMatchObject({ kind: 'state', outcome: 'incomplete' });
		next = stateOf(cut);
	}
	office.fault = () => undefined;
	return await sync(chart, next, way);
}

it('an office becomes what the chart says, from any chart, cut anywhere', async () => {
	let cuts = 0;
	let turn = 0;
	await fc.assert(
		fc.asyncProperty(twoCharts, fc.boolean(), fc.constantFrom(1, 2, 50), async ({ before, after }, deletes, rowsPerCall) => {
			const way = { deletes, rowsPerCall };
			office.reset();
			office.shownAs = 'keys';
			const first = await sync(before, undefined, way);
			expect(first.error).toBeUndefined();
			expect(stepsOf(first).filter(({ outcome }) => outcome !== 'done')).toEqual([]);
			const nothing = seen();
			expectOffice(before, { ...nothing, members: [] }, way);
			const state = stateOf(first);

			const restore = snapshot();
			const started = seen();
			restore();
			const second = await sync(after, state, way);
			expect(stepsOf(second).filter(({ outcome }) => outcome !== 'done')).toEqual([]);
			expectOffice(after, started, way);
			const changes = office.changes().length;

			const third = await sync(after, stateOf(second), way);
			expect(jsonOf(third)).toHaveLength(1);
			expect(office.changes()).toHaveLength(changes);
			expect(stateOf(third)).toEqual(stateOf(second));

			for (let place = 0; place < changes; place++) {
				// In the small size every call is cut in every way.
				for (const mode of full ? [MODES[turn++ % MODES.length]!] : MODES) {
					restore();
					const last = await cutAt(place, mode, after, state, way);
					expect({ place, mode, error: last.error?.message, bad: stepsOf(last).filter(({ outcome }) => outcome !== 'done' && outcome !== 'recovered') }).toEqual({ place, mode, error: undefined, bad: [] });
					expectOffice(after, started, way);
					cuts++;
				}
			}
		}),
		{ numRuns: RUNS, seed: SEED, endOnFailure: true },
	);
	expect(cuts).toBeGreaterThan(RUNS * 3);
}, full ? 3_600_000 : 120_000);
