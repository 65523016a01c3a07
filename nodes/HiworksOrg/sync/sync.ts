import type { IDataObject } from 'n8n-workflow';

import type { SendingRun } from '../../shared/engine/operation';
import type { Client } from '../../shared/http/client';
import type { Changing } from '../records/rows';
import { say } from '../words';
import { carryOut, type CarryOutSettings } from './carryOut';
import type { Chart } from './chart';
import { readOffice } from './office';
import { stateItem, stepOutput } from './output';
import { guardRemovals, plan, tooManyRemovals, type PlanSettings } from './plan';
import { readState, startingState, withoutGone, type LastState, type State } from './state';
import type { DoneStep, Step } from './step';
import { listsAsStored } from './storedKeys';

export interface SyncSettings extends PlanSettings, CarryOutSettings {
	dryRun: boolean;
	mostRemovals: number;
	mostRemovalsPercent: number;
}

/** All that carrying out needs. */
export interface PreparedSync {
	steps: Step[];
	state: State;
	/** Why a real run would stop; null: it would not. */
	stop: string | null;
}

/** Reads Hiworks and plans; changes nothing. @throws Invalid or Failure */
export async function prepareSync(
	given: Chart,
	lastGiven: LastState | undefined,
	settings: SyncSettings,
	client: Client,
): Promise<PreparedSync> {
	const office = await readOffice(client, given);
	const chart = listsAsStored(given, office);
	const last = lastGiven && withoutGone(readState(listsAsStored(lastGiven, office)), office);
	const steps = plan(chart, office, last, settings);
	if (!settings.dryRun) guardRemovals(steps, office, settings);
	const stop = tooManyRemovals(steps, office, settings);
	return { steps, state: startingState(last, office, chart), stop: stop ? `${stop.title}. ${stop.description}` : null };
}

/** Carries the plan out and puts out what became of it; never fails as a whole, so that the state is not lost. */
export async function runSync(
	{ steps, state, stop }: PreparedSync,
	settings: SyncSettings,
	changing: Changing & Pick<SendingRun, 'tell'>,
): Promise<IDataObject[]> {
	const ended: DoneStep[] = settings.dryRun
		? steps.map((step) => ({ ...step, outcome: step.change ? 'planned' : 'notSent' }))
		: await carryOut(steps, state, settings, changing);
	const complete = ended.every(({ outcome }) => outcome === 'done' || outcome === 'recovered');
	const outcome = settings.dryRun ? (stop ? 'wouldStop' : 'planned') : complete ? 'complete' : 'incomplete';
	const open = ended.filter(({ outcome: how }) => how !== 'done' && how !== 'recovered');
	if (!settings.dryRun && open[0])
		changing.tell(say`${open.length} of ${ended.length} steps were not done. The first: ${open[0].reason ?? ''}`);
	return [...ended.map((step) => stepOutput(step)), stateItem(state, ended, { outcome, reason: stop })];
}
