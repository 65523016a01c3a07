import { json, jsonRows, optional, type Field, type Fields } from '../../shared/fields/fields';
import { ALIASES, chartMember, chartOrganization, chartPosition, chartRank } from '../records/fields';
import type { LastState } from './state';

/** Only the key is certain: what was never applied is not in it. */
const { externalKey, name, userId: _userId, ...memberRest } = chartMember;

const list = <F extends Fields>(displayName: string, fields: F) =>
	optional(jsonRows({ displayName, fields, aliases: ALIASES }));

/** The `state` that an earlier Sync put out. */
export const lastStateField: Field<LastState> = json({
	displayName: 'Last State',
	description:
		'The state that the Sync before this one put out as its last item (its field state); empty at first, or {} to send once all that cannot be read. What Hiworks does not read back is compared with it, and a changed parent of an organization is noticed by it.',
	fields: {
		positions: list('Positions', chartPosition),
		duties: list('Duties', chartRank),
		organizations: list('Organizations', chartOrganization),
		members: list('Members', { externalKey, name: optional(name), userId: chartMember.userId, ...memberRest }),
	},
});
