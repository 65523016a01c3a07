import type { IExecuteFunctions, Workflow } from 'n8n-workflow';

import { notSent } from '../errors/failure';
import { count, ofRun, optional } from '../fields/fields';
import { runsAsTool } from '../once/asTool';
import type { Words } from '../words/say';
import { firstModeOf } from './firstMode';
import { say } from './words';

const LOOP = 'n8n-nodes-base.splitInBatches';

/** Which of its outputs brings a batch; the other one brings all that the rounds gave back. */
const batchOutput = (typeVersion: number) => (typeVersion >= 3 ? 1 : 0);

/**
 * Why a node may get a part of what was put together before it, where it stands.
 * @returns undefined where n8n brings it all at once
 */
export function whyInParts(context: IExecuteFunctions): Words | undefined {
	if (context.getNode().executeOnce) return say`its setting Execute Once leaves it the first item alone`;
	if (runsAsTool(context)) return say`an agent calls it, with a part at a time`;
	if (firstModeOf(context) === 'integrated') return say`it runs in a sub-workflow, whose caller may give it a part`;
	return isRunInRounds(context) ? say`it stands in or behind a loop, whose rounds may each bring a part` : undefined;
}

/** Where the outputs of a node lead, as the workflow is wired: n8n's API names no outputs. */
function linksFrom(context: IExecuteFunctions, name: string): Array<{ output: number; to: string }> {
	const { workflow } = context as { workflow?: Pick<Workflow, 'connectionsBySourceNode'> };
	const { main = [] } = workflow?.connectionsBySourceNode[name] ?? {};
	return main.flatMap((ends, output) => (ends ?? []).map(({ node }) => ({ output, to: node })));
}

/**
 * Whether a round of a loop may reach the node: it stands in a circle of nodes, or on a way out of one, or a batch of
 * Loop Over Items comes to it, led back or not. The output of that which comes when it is done is no such way.
 */
function isRunInRounds(context: IExecuteFunctions): boolean {
	const { name: own } = context.getNode();
	// n8n leaves a node out of its own parents.
	const { previousNode, previousNodeOutput = 0 } = context.getExecuteData().source?.main?.[0] ?? {};
	if (previousNode === own) return true;

	const known = new Map<string, ReturnType<IExecuteFunctions['getParentNodes']>>();
	const parentsOf = (name: string) => {
		const parents = known.get(name) ?? context.getParentNodes(name, { depth: 1 });
		known.set(name, parents);
		return parents;
	};
	const above = (name: string, found = new Set<string>()): ReadonlySet<string> => {
		for (const parent of parentsOf(name)) {
			if (found.has(parent.name)) continue;
			found.add(parent.name);
			above(parent.name, found);
		}
		return found;
	};
	const isInCircle = (name: string) => above(name).has(name);
	const seen = new Set<string>();
	const isReached = (name: string): boolean => isInCircle(name) || isReachedFrom(parentsOf(name), name);
	const isReachedFrom = (parents: ReturnType<typeof parentsOf>, name: string): boolean =>
		parents.some((parent) => {
			if (parent.type === LOOP) {
				const batch = batchOutput(parent.typeVersion);
				const links = linksFrom(context, parent.name);
				const isBatch =
					name === own && parent.name === previousNode
						? previousNodeOutput === batch
						: links.some(({ output, to }) => output === batch && to === name);
				if (isBatch) return true;
				const before = above(parent.name);
				if (before.has(parent.name)) {
					// Done in each round of another loop, where that output too leads back.
					const leadsBack = links.some(({ output, to }) => output !== batch && before.has(to));
					const outside = parentsOf(parent.name).filter((one) => !above(one.name).has(parent.name));
					return leadsBack || isReachedFrom(outside, parent.name);
				}
			}
			if (seen.has(parent.name)) return false;
			seen.add(parent.name);
			return isReached(parent.name);
		});
	return isReached(own);
}

/** What says of items that they are a whole list. */
export const expectedRecords = ofRun(
	optional(
		count({
			displayName: 'Expected Records',
			description:
				'How many records the whole list has, else nothing is done. Needed to remove records where the node may get a part of the list: in a loop, in a sub-workflow, as a tool, with Execute Once.',
			least: 0,
			most: 1_000_000,
			default: 0,
		}),
	),
);

/** Records that are taken for a whole list: what is not among them is removed at the vendor. */
export interface WholeList {
	/** Tells the list from others of the same credential, in every run. */
	name: string;
	given: number;
	expectedRecords: number | undefined;
	dryRun: boolean;
}

/**
 * Refuses to take records for a whole list where they may be a part of it, or are a second part: another run of this
 * execution has taken its own for the whole.
 * @throws Failure: nothing was sent
 */
export function requireWholeList(
	context: IExecuteFunctions,
	{ name, given, expectedRecords: expected, dryRun }: WholeList,
): void {
	const why = expected === undefined ? whyInParts(context) : undefined;
	if (why !== undefined)
		throw notSent(
			say`The records may be a part of the list: ${why}; nothing was done`,
			say`What is not among them would be removed. Let the node run once, with the whole list, or give the option "Expected Records": how many records that has.`,
			'MAYBE_A_PART',
		);
	if (expected !== undefined && given !== expected)
		throw notSent(
			say`${given} records came, and Expected Records is ${expected}; nothing was done`,
			say`What is not among them would be removed. Give the whole list in one run, or correct Expected Records.`,
			'NOT_THE_WHOLE',
		);
	if (dryRun) return;
	const node = context.getNode();
	const list = JSON.stringify([name, Object.values(node.credentials ?? {}).map(({ id }) => id)]);
	const place = `${node.name}/${String(context.getWorkflowDataProxy(0).$runIndex)}`;
	const taken = (context.getContext('flow').boltaHiworksLists ??= {}) as Record<string, string>;
	if (taken[list] !== undefined && taken[list] !== place)
		throw notSent(
			say`Another run of this execution had its own records for the whole list; nothing was done`,
			say`What the first run has created would be removed by the second. Put the branches together before the node (Merge, Aggregate), so that it runs once.`,
			'SECOND_RUN',
		);
	taken[list] = place;
}
