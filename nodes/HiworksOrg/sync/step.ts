import type { Failure } from '../../shared/errors/failure';
import type { Words } from '../../shared/words/say';
import type { MemberId, NewMember } from '../records/members';
import type { Organization } from '../records/organizations';
import type { Rank, RankChange, Register } from '../records/ranks';
import type { RecordKey } from '../records/rows';
import type { MemberChange } from '../records/updateMember';
import { say } from '../words';

export type Kind = 'position' | 'duty' | 'organization' | 'member';

export const KIND_WORDS: Readonly<Record<Kind, Words>> = {
	position: say`position`,
	duty: say`duty`,
	organization: say`organization`,
	member: say`member`,
};

/** New values of a member, without ids and organizations. */
export type MemberValues = Omit<
	MemberChange,
	'externalKey' | 'newExternalKey' | 'fromOrganizationKey' | 'toOrganizationKey' | 'addOrganizationKey'
>;

/** The organizations that a member is in, and those it shall be in. */
export interface Membership {
	now: string[];
	wanted: string[];
}

export type Change =
	| { type: 'createRank'; register: Register; row: Rank }
	| { type: 'updateRank'; register: Register; row: RankChange }
	| { type: 'removeRank'; register: Register; row: RecordKey }
	| { type: 'createOrganization'; row: Organization }
	| { type: 'updateOrganization'; row: Pick<Organization, 'externalKey' | 'name'> }
	| { type: 'removeOrganization'; row: RecordKey }
	| { type: 'createMember'; row: NewMember }
	| { type: 'updateMember'; values: MemberValues; organizations?: Membership | undefined }
	| { type: 'removeMember'; row: MemberId };

export type StepOutcome = 'planned' | 'done' | 'recovered' | 'rejected' | 'notSent' | 'unknown' | 'skipped';

/** One thing to do with one record. */
export interface Step {
	/** By which later steps name it. */
	id: string;
	action: 'create' | 'update' | 'suspend' | 'delete';
	kind: Kind;
	key: string;
	name: string;
	/** Fields that change. */
	changed: string[];
	/** Why it is done, or why it is not. */
	reason: Words | null;
	/** Ids of steps that must not have failed before. */
	needs: string[];
	/** Missing where it cannot be done: `reason` says why. */
	change?: Change;
}

export interface DoneStep extends Step {
	outcome: StepOutcome;
	failure?: Failure | undefined;
}

export const stepId = (kind: Kind, key: string) => `${kind}/${key}`;

/** What a step says of its record; that nothing has to be done before, nothing changes, and no reason is told. */
export const about = <Of extends Kind>(
	kind: Of,
	{ externalKey: key, name }: { externalKey: string; name: string },
): Pick<Step, 'id' | 'key' | 'name' | 'changed' | 'reason' | 'needs'> & { kind: Of } => ({
	id: stepId(kind, key),
	kind,
	key,
	name,
	changed: [],
	reason: null,
	needs: [],
});

/** What Hiworks has under a key, and a chart has not. */
export function lackedBy<Stored extends RecordKey>(desired: readonly RecordKey[], stored: readonly Stored[]): Stored[] {
	const wanted = new Set(desired.map(({ externalKey }) => externalKey));
	return stored.filter(({ externalKey }) => externalKey !== '' && !wanted.has(externalKey));
}

/** The names of those fields whose values are given and differ. */
export function differing<T extends object>(
	names: ReadonlyArray<keyof T & string>,
	wanted: T,
	differs: (name: keyof T & string) => boolean,
): Array<keyof T & string> {
	return names.filter((name) => wanted[name] !== undefined && differs(name));
}

/** Some fields of a record. */
export function pick<T extends object, Name extends keyof T>(source: T, names: readonly Name[]): Partial<T> {
	const picked: Partial<T> = {};
	for (const name of names) picked[name] = source[name];
	return picked;
}
