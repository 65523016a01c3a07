import { inParallel } from '../../shared/engine/pool';
import type { Failure } from '../../shared/errors/failure';
import type { Client } from '../../shared/http/client';
import { createMembers, removeMembers } from '../records/members';
import { createOrganization, removeOrganization, updateOrganization } from '../records/organizations';
import { createRanks, duties, positions, removeRank, updateRanks, type Register } from '../records/ranks';
import type { RowResult } from '../records/rows';
import { changeMember } from './changeMember';
import { noteDone, type State } from './state';
import type { Change, DoneStep, Step } from './step';

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
	client: Client,
): Promise<DoneStep[]> {
	const ended = new Map<Step, DoneStep>();
	const byId = new Map(steps.map((step) => [step.id, step]));
	const again = { again: true };
	let stopped: Failure | undefined;

	const settle = (step: Step, { failure, recovered }: RowResult) => {
		if (failure?.stopsRun) stopped ??= failure;
		if (!failure) noteDone(state, step);
		ended.set(
			step,
			failure
				? { ...step, reason: failure.message, outcome: failure.outcome ?? 'unknown', failure }
				: { ...step, outcome: recovered ? 'recovered' : 'done' },
		);
	};

	/** Whether a step may start; one that may not is settled. What is there already need not be changed first. */
	const mayStart = (step: Step): boolean => {
		const needs = step.needs
			.map((id) => byId.get(id))
			.filter((need) => need?.action === 'create' || step.action === 'delete');
		const missing = needs.find((need) => need && need !== step && !isDone(ended.get(need)));
		const reason = stopped
			? `Not started, because of an earlier step: ${stopped.message}`
			: missing
				? `Skipped, because ${missing.kind} ${missing.key} did not come out well: ${ended.get(missing)?.reason ?? 'not done'}`
				: null;
		if (reason !== null) ended.set(step, { ...step, reason, outcome: stopped ? 'notSent' : 'skipped' });
		return reason === null;
	};

	async function inLists<S extends Step>(chosen: S[], apply: (chunk: S[]) => Promise<RowResult[]>): Promise<void> {
		for (let start = 0; start < chosen.length; start += rowsPerCall) {
			const chunk = chosen.slice(start, start + rowsPerCall).filter(mayStart);
			const results = chunk.length > 0 ? await apply(chunk) : [];
			for (const [index, step] of chunk.entries()) settle(step, results[index] ?? { recovered: false });
		}
	}

	async function oneByOne<S extends Step>(
		chosen: S[],
		apply: (step: S) => Promise<RowResult[]>,
		inFlight = itemsInFlight,
	): Promise<void> {
		await inParallel(chosen, inFlight, async (step) => {
			if (!mayStart(step)) return;
			const [result = { recovered: false }] = await apply(step);
			settle(step, result);
		});
	}

	const all = <Type extends Change['type']>(type: Type) => steps.filter(isDoable(type));
	const ofRegister = <S extends { change: { register: Register } }>(chosen: S[], register: Register) =>
		chosen.filter(({ change }) => change.register === register);

	for (const step of steps) if (!step.change) ended.set(step, { ...step, outcome: 'notSent' });
	for (const register of [positions, duties]) {
		await inLists(
			ofRegister(all('createRank'), register),
			async (chunk) =>
				await createRanks(
					register,
					chunk.map(({ change }) => change.row),
					client,
					again,
				),
		);
		await inLists(
			ofRegister(all('updateRank'), register),
			async (chunk) =>
				await updateRanks(
					register,
					chunk.map(({ change }) => change.row),
					client,
					again,
				),
		);
	}
	// Parents stand before their children.
	await oneByOne(
		all('createOrganization'),
		async ({ change }) => await createOrganization(change.row, client, again),
		1,
	);
	await oneByOne(
		all('updateOrganization'),
		async ({ key, change }) => await updateOrganization({ externalKey: key, name: change.name }, client, again),
	);

	await inLists(
		all('createMember'),
		async (chunk) =>
			await createMembers(
				chunk.map(({ change }) => change.row),
				client,
				again,
			),
	);
	await oneByOne(all('updateMember'), async ({ key, change }) => [await changeMember(key, change, client)]);
	await inLists(
		all('removeMember'),
		async (chunk) =>
			await removeMembers(
				chunk.map(({ change }) => change.row),
				client,
				again,
			),
	);

	await oneByOne(all('removeOrganization'), async ({ key }) => await removeOrganization(key, client, again), 1);
	await onceMoreRefused();
	await oneByOne(all('removeRank'), async ({ key, change }) => await removeRank(change.register, key, client, again));
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
			if (gone > 0) await oneByOne(refused, async ({ key }) => await removeOrganization(key, client, again), 1);
			now = removals.filter((step) => isDone(ended.get(step))).length;
		}
	}
}

const isDone = (step: DoneStep | undefined) => step?.outcome === 'done' || step?.outcome === 'recovered';
