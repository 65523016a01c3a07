import { notSent } from '../../shared/errors/failure';
import { andMore } from '../../shared/words/compose';
import type { Words } from '../../shared/words/say';
import { duties, positions } from '../records/ranks';
import { say } from '../words';
import { checkReferences, type Chart } from './chart';
import type { Office } from './office';
import { planOrganizations, planRanks } from './planLists';
import { heldBy, planMembers, type MemberSettings } from './planMembers';
import type { State } from './state';
import { stepId, type Kind, type Step } from './step';

export interface PlanSettings extends Omit<MemberSettings, 'last' | 'missing' | 'goingOrganizations'> {
	deleteMissing: Readonly<Record<Kind, boolean>>;
}

/** Whether anything is removed, or suspended, that the lists of a chart lack. */
export const removes = (
	{ positions, duties, organizations, members }: Chart,
	deleteMissing: PlanSettings['deleteMissing'],
): boolean =>
	members !== undefined ||
	(organizations !== undefined && deleteMissing.organization) ||
	(positions !== undefined && deleteMissing.position) ||
	(duties !== undefined && deleteMissing.duty);

/**
 * What is to be done so that Hiworks has what the chart has. Compared is what Hiworks reads back: of positions and
 * duties name and order, of organizations the name, of members name, e-mail, phones and organizations. All else is sent
 * where it differs from the last applied state, or always by option.
 * @throws Invalid when the chart asks for what Hiworks cannot do at all
 */
export function plan(
	chart: Chart,
	office: Office,
	last: State | undefined,
	{ deleteMissing, sendUnreadable, suspendMemo }: PlanSettings,
): Step[] {
	checkReferences(chart.members ?? [], {
		organizationKeys: new Set((chart.organizations ?? office.organizations)?.map(({ externalKey }) => externalKey)),
		positionKey: new Set((chart.positions ?? office.positions)?.map(({ externalKey }) => externalKey)),
		dutyKey: new Set((chart.duties ?? office.duties)?.map(({ externalKey }) => externalKey)),
	});
	const organizationSteps = chart.organizations
		? planOrganizations(chart.organizations, office.organizations ?? [], {
				last: last?.organizations,
				removes: deleteMissing.organization,
			})
		: [];
	const goingOrganizations = new Set(
		organizationSteps.filter(({ action }) => action === 'delete').map(({ key }) => key),
	);
	const steps = [
		...(chart.positions
			? planRanks(positions, chart.positions, office.positions ?? [], {
					last: last?.positions,
					sendUnreadable,
					removes: deleteMissing.position,
				})
			: []),
		...(chart.duties
			? planRanks(duties, chart.duties, office.duties ?? [], {
					last: last?.duties,
					sendUnreadable,
					removes: deleteMissing.duty,
				})
			: []),
		...organizationSteps,
		...(chart.members
			? planMembers(chart.members, office.members ?? [], {
					last,
					sendUnreadable,
					suspendMemo,
					goingOrganizations,
					missing: deleteMissing.member ? 'delete' : 'suspend',
				})
			: []),
	];
	return withReleases(steps, office, last);
}

/** What a member holds goes only after the steps that change the member. */
function withReleases(steps: Step[], office: Office, last: State | undefined): Step[] {
	const holders = new Map<string, string[]>();
	const changing = new Map(
		steps
			.filter(({ kind, change }) => kind === 'member' && change !== undefined && change.type !== 'createMember')
			.map(({ id, key }) => [key, id]),
	);
	for (const member of office.members ?? []) {
		const id = changing.get(member.externalKey);
		if (id === undefined) continue;
		for (const held of heldBy(member, last?.members.get(member.externalKey)))
			holders.set(held, [...(holders.get(held) ?? []), id]);
	}
	return steps.map((step) =>
		step.action === 'delete' && step.kind !== 'member'
			? { ...step, needs: [...step.needs, ...(holders.get(stepId(step.kind, step.key)) ?? [])] }
			: step,
	);
}

const removalOf = ({ kind, key, name, action }: Step): Words =>
	kind === 'organization'
		? say`delete organization ${key} ${name}`
		: action === 'suspend'
			? say`suspend member ${key} ${name}`
			: say`delete member ${key} ${name}`;

/** Why a plan must not be carried out without a person: it takes away more members and organizations than allowed. */
export function tooManyRemovals(
	steps: readonly Step[],
	office: Office,
	{ mostRemovals: most, mostRemovalsPercent: mostPercent }: { mostRemovals: number; mostRemovalsPercent: number },
): { title: Words; description: Words } | undefined {
	const gone = steps.filter(
		({ kind, action }) =>
			(kind === 'member' && (action === 'delete' || action === 'suspend')) ||
			(kind === 'organization' && action === 'delete'),
	);
	const all = [...(office.members ?? []), ...(office.organizations ?? [])].filter(
		({ externalKey }) => externalKey !== '',
	).length;
	if (gone.length <= most && (all === 0 || (gone.length * 100) / all <= mostPercent)) return undefined;
	const shown = gone.slice(0, 20).map(removalOf);
	return {
		title: say`${gone.length} of ${all} members and organizations would be suspended or deleted, more than allowed (${most}, or ${mostPercent} %); nothing was done`,
		description: say`Raise the limits in the options if it is meant. It would: ${shown.join('; ')}${andMore(gone.length - shown.length)}`,
	};
}

/** @throws Failure that says what would have gone */
export function guardRemovals(...given: Parameters<typeof tooManyRemovals>): void {
	const reason = tooManyRemovals(...given);
	if (reason) throw notSent(reason.title, reason.description, 'TOO_MANY_REMOVALS');
}
