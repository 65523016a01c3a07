/** The office as the sync has made it: positions, duties, the tree of organisations, and the members. */
import { SetupError } from '../../checked.ts';
import { seoulDay } from '../../seoul.ts';
import { Keyed, type Named } from './keyed.ts';
import type { HiworksOrgSettings, UnlinkedUser } from './settings.ts';

/** A position or a duty; of duties `level` is empty. */
export interface Title extends Named {
	name: string;
	order: string;
	level: string;
}

export interface Organization extends Named {
	name: string;
	/** null: at the top. */
	parent: Organization | null;
	regDate: string;
}

export const BLANK_DETAILS = {
	email: '',
	phone: '',
	cell: '',
	company_num: '',
	birthday: '',
	birthday_type: '',
	zip_code: '',
	address: '',
	introduce: '',
};
export type Details = typeof BLANK_DETAILS;

export interface Member extends Named, Details {
	user_id: string;
	user_name: string;
	/** All that is kept of a password. */
	passwordGiven: boolean;
	/** Replaced as a whole, never changed in place. */
	organizations: readonly Organization[];
	position: Title | null;
	duty: Title | null;
	/** N: suspended. */
	active: 'Y' | 'N';
	active_memo: string;
}

/** Everything, under the names of the API; '' where there is nothing. */
export interface OrgChart {
	positions: Array<{ extKey: string; name: string; order: string; level: string }>;
	duties: Array<{ extKey: string; name: string; order: string }>;
	organizations: Array<{ extKey: string; name: string; parentExtKey: string; regDate: string }>;
	members: Array<
		Details & {
			user_id: string;
			user_name: string;
			extKey: string;
			passwordGiven: boolean;
			orgExtKeys: string[];
			positionExtKey: string;
			dutyExtKey: string;
			active: 'Y' | 'N';
			active_memo: string;
		}
	>;
}

type Given<T, Key extends keyof T> = Array<Partial<T> & Pick<T, Key>>;

/** As a test sets it; what is left out is empty. */
export interface GivenChart {
	positions?: Given<OrgChart['positions'][number], 'extKey' | 'name'>;
	duties?: Given<OrgChart['duties'][number], 'extKey' | 'name'>;
	organizations?: Given<OrgChart['organizations'][number], 'extKey' | 'name'>;
	members?: Given<OrgChart['members'][number], 'extKey' | 'user_id'>;
}

export class Chart {
	readonly positions = new Keyed<Title>();
	readonly duties = new Keyed<Title>();
	readonly organizations = new Keyed<Organization>();
	readonly members = new Keyed<Member>();
	/** Users of the setting that were linked, whatever became of them since. */
	#linked = new Set<string>();
	readonly #settings: HiworksOrgSettings;
	readonly #now: () => number;

	constructor(settings: HiworksOrgSettings, now: () => number) {
		this.#settings = settings;
		this.#now = now;
	}

	today = () => seoulDay(this.#now());

	unlinked(): UnlinkedUser[] {
		return this.#settings.unlinkedUsers.filter(({ user_id }) => !this.#linked.has(user_id));
	}

	markLinked(userId: string): void {
		this.#linked.add(userId);
	}

	hasUser(userId: string): boolean {
		for (const member of this.members.values()) if (member.user_id === userId) return true;
		return this.unlinked().some(({ user_id }) => user_id === userId);
	}

	/** Gives a way back to what is here now. */
	save(): () => void {
		const [ways, linked] = [this.#parts().map((part) => part.save()), new Set(this.#linked)];
		return () => {
			for (const way of ways) way();
			this.#linked = linked;
		};
	}

	read(): OrgChart {
		return {
			positions: this.positions.all().map(({ extKey, name, order, level }) => ({ extKey, name, order, level })),
			duties: this.duties.all().map(({ extKey, name, order }) => ({ extKey, name, order })),
			organizations: this.organizations
				.all()
				.map(({ extKey, name, parent, regDate }) => ({ extKey, name, parentExtKey: parent?.extKey ?? '', regDate })),
			members: this.members.all().map(({ no: _no, organizations, position, duty, ...member }) => ({
				...member,
				orgExtKeys: organizations.map(({ extKey }) => extKey),
				positionExtKey: position?.extKey ?? '',
				dutyExtKey: duty?.extKey ?? '',
			})),
		};
	}

	/** Replaces everything; a chart that cannot be leaves everything as it is. */
	write({ positions = [], duties = [], organizations = [], members = [] }: GivenChart): void {
		const restore = this.save();
		try {
			for (const part of this.#parts()) part.clear();
			for (const { extKey, name, order = '', level = '' } of positions)
				add(this.positions, 'position', { extKey, name, order, level });
			for (const { extKey, name, order = '' } of duties) add(this.duties, 'duty', { extKey, name, order, level: '' });
			for (const { extKey, name, regDate = this.today() } of organizations)
				add(this.organizations, 'organization', { extKey, name, parent: null, regDate });
			for (const { extKey, parentExtKey = '' } of organizations)
				this.organizations.get(extKey)!.parent = found(this.organizations, 'organization', parentExtKey);
			for (const { extKey } of organizations) refuseCircle(this.organizations.get(extKey)!);
			for (const { orgExtKeys = [], positionExtKey = '', dutyExtKey = '', ...member } of members) {
				if (this.hasUser(member.user_id)) throw new SetupError(`the user ${member.user_id} is there twice`);
				add(this.members, 'member', {
					...BLANK_DETAILS,
					passwordGiven: false,
					active: 'Y',
					active_memo: '',
					user_name: '',
					...member,
					organizations: orgExtKeys
						.map((extKey) => found(this.organizations, 'organization', extKey))
						.filter((organization) => organization !== null),
					position: found(this.positions, 'position', positionExtKey),
					duty: found(this.duties, 'duty', dutyExtKey),
				});
			}
		} catch (error) {
			restore();
			throw error;
		}
	}

	clear(): void {
		for (const part of this.#parts()) part.clear();
		this.#linked.clear();
	}

	#parts = (): Array<Keyed<Title> | Keyed<Organization> | Keyed<Member>> => [
		this.positions,
		this.duties,
		this.organizations,
		this.members,
	];
}

function add<T extends Named>(part: Keyed<T>, kind: string, record: Omit<T, 'no'>): void {
	const { extKey } = record as unknown as Named;
	if (part.has(extKey)) throw new SetupError(`the ${kind} ${extKey} is there twice`);
	part.add(record);
}

function found<T extends Named>(part: Keyed<T>, kind: string, extKey: string): T | null {
	const record = extKey === '' ? null : part.get(extKey);
	if (record === undefined) throw new SetupError(`there is no ${kind} ${extKey}`);
	return record;
}

function refuseCircle(organization: Organization): void {
	const above = new Set([organization]);
	for (let { parent } = organization; parent; { parent } = parent) {
		if (above.has(parent)) throw new SetupError(`the organization ${parent.extKey} is above itself`);
		above.add(parent);
	}
}
