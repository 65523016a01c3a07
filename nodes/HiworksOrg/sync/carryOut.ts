import { inParallel } from '../../shared/engine/pool';
import { Failure } from '../../shared/errors/failure';
import { memberCreation, memberRemoval } from '../records/members';
import { organizationCreation, organizationRemoval, organizationUpdate } from '../records/organizations';
import { duties, positions, rankCreation, rankRemoval, rankUpdate, type Register } from '../records/ranks';
import { changeRecords, type Changing, type Ended, type RecordCall, type RecordKey } from '../records/rows';
import { say } from '../words';
import { changeMember } from './changeMember';
import { noteDone, type State } from './state';
import { KIND_WORDS, type Change, type DoneStep, type Step } from './step';

export interface CarryOutSettings {
	rowsPerCall: number;
	itemsInFlight: number;
}

type Doable<Type extends Change['type']> = Step & { change: Extract<Change, { type: Type }> };

const isDoable =
	<Type extends Change['type']>(type: Type) =>
	(step: Step): step is Doable<Type> =>
		step.change?.type === type;

/**
 * Carries a plan out: positions and duties, organizations from the top, members, and removals in reverse. What a lost
 * call did is read once; what it left undone is sent once more. A step whose need was not met is skipped. Notes in
 * `state` what was done.
 */
export async function carryOut(
	steps: readonly Step[],
	state: State,
	{ rowsPerCall, itemsInFlight }: CarryOutSettings,
	changing: Changing,
): Promise<DoneStep[]> {
	const ended = new Map<Step, DoneStep>();
	const byId = new Map(steps.map((step) => [step.id, step]));
	let stopped: Failure | undefined;

	const settle = (step: Step, end: Ended) => {
		if (end instanceof Failure) {
			if (end.stopsRun) stopped ??= end;
			ended.set(step, { ...step, reason: end.message, outcome: end.outcome ?? 'unknown', failure: end });
			return;
		}
		noteDone(state, step);
		ended.set(step, { ...step, outcome: end.recovered ? 'recovered' : 'done' });
	};

	/** Whether a step may start; one that may not is settled. What is there already need not be changed first. */
	const mayStart = (step: Step): boolean => {
		const needs = step.needs
			.map((id) => byId.get(id))
			.filter((need) => need?.action === 'create' || step.action === 'delete');
		const missing = needs.find((need) => need && need !== step && !isDone(ended.get(need)));
		const reason = stopped
			? say`Not started, because of an earlier step: ${stopped.message}`
			: missing
				? say`Skipped, because ${KIND_WORDS[missing.kind]} ${missing.key} did not come out well: ${ended.get(missing)?.reason ?? say`not done`}`
				: null;
		if (reason !== null) ended.set(step, { ...step, reason, outcome: stopped ? 'notSent' : 'skipped' });
		return reason === null;
	};

	/** In calls of many. */
	async function inLists<Row extends RecordKey>(
		chosen: Array<Step & { change: { row: Row } }>,
		call: RecordCall<Row>,
	): Promise<void> {
		for (let start = 0; start < chosen.length; start += rowsPerCall) {
			const chunk = chosen.slice(start, start + rowsPerCall).filter(mayStart);
			const rows = chunk.map(({ change }) => change.row);
			const ends = rows.length > 0 ? await changeRecords(rows, call, changing, 'planned') : [];
			for (const [index, end] of ends.entries()) settle(chunk[index] as Step, end);
		}
	}

	async function oneByOne<S extends Step>(
		chosen: S[],
		apply: (step: S) => Promise<Ended[]>,
		inFlight = itemsInFlight,
	): Promise<void> {
		await inParallel(chosen, inFlight, async (step) => {
			if (!mayStart(step)) return;
			for (const end of await apply(step)) settle(step, end);
		});
	}

	const alone =
		<Row extends RecordKey>(call: RecordCall<Row>) =>
		async ({ change: { row } }: { change: { row: Row } }) =>
			await changeRecords([row], call, changing, 'planned');

	const all = <Type extends Change['type']>(type: Type) => steps.filter(isDoable(type));
	const ofRegister = <S extends { change: { register: Register } }>(chosen: S[], register: Register) =>
		chosen.filter(({ change }) => change.register === register);

	for (const step of steps) if (!step.change) ended.set(step, { ...step, outcome: 'notSent' });
	for (const register of [positions, duties]) {
		await inLists(ofRegister(all('createRank'), register), rankCreation(register));
		await inLists(ofRegister(all('updateRank'), register), rankUpdate(register));
	}
	// Parents stand before their children.
	await oneByOne(all('createOrganization'), alone(organizationCreation), 1);
	await oneByOne(all('updateOrganization'), alone(organizationUpdate));
	await inLists(all('createMember'), memberCreation);
	await oneByOne(all('updateMember'), async ({ key, change }) => await changeMember(key, change, changing));
	await inLists(all('removeMember'), memberRemoval);
	await oneByOne(all('removeOrganization'), alone(organizationRemoval), 1);
	await onceMoreRefused();
	await oneByOne(all('removeRank'), async (step) => await alone(rankRemoval(step.change.register))(step));
	return steps.map((step) => ended.get(step) ?? { ...step, outcome: 'skipped' });

	/**
	 * Which organization stands under which only the last state knows: what was refused is tried again once others are
	 * gone.
	 */
	async function onceMoreRefused(): Promise<void> {
		const removals = all('removeOrganization');
		for (let gone = -1, now = 0; gone !== now && !stopped;) {
			gone = removals.filter((step) => isDone(ended.get(step))).length;
			const refused = removals.filter((step) => ['rejected', 'skipped'].includes(ended.get(step)?.outcome ?? ''));
			if (gone > 0) await oneByOne(refused, alone(organizationRemoval), 1);
			now = removals.filter((step) => isDone(ended.get(step))).length;
		}
	}
}

export const isDone = (step: DoneStep | undefined) => step?.outcome === 'done' || step?.outcome === 'recovered';
