import fc from 'fast-check';

export interface ChartRank {
	externalKey: string;
	name: string;
	order: string;
	level?: string;
}

export interface ChartMember {
	externalKey: string;
	name: string;
	userId: string;
	password: string;
	organizationKeys: string[];
	email?: string;
	phone?: string;
	positionKey?: string;
	dutyKey?: string;
	address?: string;
	active?: boolean;
}

export interface Chart {
	positions: ChartRank[];
	duties: ChartRank[];
	organizations: Array<{ externalKey: string; name: string; parentKey?: string }>;
	members: ChartMember[];
}

const ORGANIZATIONS = 6;
const MEMBERS = 5;
const RANKS = 3;

const word = fc.constantFrom('가', '나', '다', 'Sales', 'R&D', '본사 2팀', '');
const name = (key: string) => word.map((text) => `${text}${key}`);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const keys = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);

const ranks = (prefix: string) =>
	fc
		.tuple(
			...keys(prefix, RANKS).map((key) =>
				maybe(fc.record({ externalKey: fc.constant(key), name: name(key), order: fc.constantFrom('01', '2', '정렬') })),
			),
		)
		.map((all) => all.filter((one) => one !== undefined));

const withLevels = (list: fc.Arbitrary<ChartRank[]>) =>
	fc
		.tuple(list, fc.array(maybe(fc.constantFrom('1', '9')), { minLength: RANKS, maxLength: RANKS }))
		.map(([all, levels]) => all.map((one, index) => ({ ...one, ...(levels[index] && { level: levels[index] }) })));

/** The parents of all organizations, the same in both charts: an earlier one, or none. */
const tree = fc.tuple(
	...Array.from({ length: ORGANIZATIONS }, (_, index) =>
		index === 0 ? fc.constant(undefined) : maybe(fc.nat(index - 1)),
	),
);

function chart(parents: Array<number | undefined>): fc.Arbitrary<Chart> {
	return fc
		.record({
			positions: withLevels(ranks('p')),
			duties: ranks('d'),
			chosen: fc.array(fc.boolean(), { minLength: ORGANIZATIONS, maxLength: ORGANIZATIONS }),
			names: fc.tuple(...keys('o', ORGANIZATIONS).map(name)),
			members: fc.tuple(
				...keys('m', MEMBERS).map((key) =>
					maybe(
						fc
							.record({
								name: name(key),
								organizations: fc.uniqueArray(fc.nat(ORGANIZATIONS - 1), { maxLength: 3 }),
								email: maybe(fc.constantFrom('a@example.com', 'b@example.com')),
								phone: maybe(fc.constantFrom('02-000-0000', '031-000-0000')),
								position: maybe(fc.nat(RANKS - 1)),
								duty: maybe(fc.nat(RANKS - 1)),
								address: maybe(fc.constantFrom('성남시', '서울시')),
								active: maybe(fc.boolean()),
							})
							.map((one) => ({ key, ...one })),
					),
				),
			),
		})
		.map(({ positions, duties, chosen, names, members }) => {
			const isIn = (index: number): boolean => chosen[index]! && (parents[index] === undefined || isIn(parents[index]));
			const parentKey = (index: number) => (parents[index] === undefined ? {} : { parentKey: `o${parents[index]}` });
			const organizations = keys('o', ORGANIZATIONS).flatMap((externalKey, index) =>
				isIn(index) ? [{ externalKey, name: names[index]!, ...parentKey(index) }] : [],
			);
			const among = <T>(list: T[], index: number | undefined) => (index === undefined ? undefined : list[index]);
			return {
				positions,
				duties,
				// Children may stand before their parents.
				organizations: organizations.toReversed(),
				members: members
					.filter((one) => one !== undefined)
					.map(({ key, organizations: wanted, position, duty, ...rest }) => ({
						...rest,
						key: undefined,
						externalKey: key,
						userId: `user-${key}`,
						password: `s3cret-${key}`,
						organizationKeys: wanted.filter(isIn).map((index) => `o${index}`),
						positionKey: among(positions, position)?.externalKey,
						dutyKey: among(duties, duty)?.externalKey,
					})),
			};
		})
		.map((made) => JSON.parse(JSON.stringify(made)) as Chart);
}

/**
 * No member leaves one of several organizations, or the only one, unless the organization goes: that cannot be asked of
 * Hiworks.
 */
function possible(before: Chart, after: Chart): Chart {
	const stays = new Set(after.organizations.map(({ externalKey }) => externalKey));
	const members = after.members.map((member) => {
		const was = before.members.find(({ externalKey }) => externalKey === member.externalKey)?.organizationKeys ?? [];
		const entering = member.organizationKeys.filter((key) => !was.includes(key)).length;
		const leaving = was.filter((key) => !member.organizationKeys.includes(key));
		// Those that are replaced come first.
		const kept = leaving.slice(entering).filter((key) => stays.has(key));
		return { ...member, organizationKeys: [...member.organizationKeys, ...kept] };
	});
	return { ...after, members };
}

/** Two charts of one office: the second changes, adds and removes, with the same parents. */
export const twoCharts: fc.Arbitrary<{ before: Chart; after: Chart }> = tree.chain((parents) =>
	fc.tuple(chart(parents), chart(parents)).map(([before, after]) => ({ before, after: possible(before, after) })),
);
