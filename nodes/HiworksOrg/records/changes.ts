import { optional, options, type Fields } from '../../shared/fields/fields';
import {
	activeFields,
	detailFields,
	dutyKey,
	existingKey,
	level,
	name,
	newKey,
	ofPositions,
	order,
	positionKey,
} from './fields';
import type { Register } from './ranks';

const changes = <F extends Fields>(fields: F) =>
	options({
		displayName: 'Changes',
		description: 'What becomes different; all else stays',
		placeholder: 'Add change',
		fields,
	});

const moves = {
	addOrganizationKey: optional(
		existingKey('searchOrganizations', 'Add Organization', 'One more organization for the member (addOrgExtKey)'),
	),
	fromOrganizationKey: optional(
		existingKey(
			'searchOrganizations',
			'Organization Now',
			'The organization that the member leaves for the one in New Organization (orgExtKey)',
		),
	),
	toOrganizationKey: optional(
		existingKey(
			'searchOrganizations',
			'New Organization',
			'Takes the place of the one in Organization Now (modifyOrgExtKey)',
		),
	),
};

export const rankChanges = (register: Register) =>
	changes({
		externalKey: newKey,
		name: optional(name('The new name (이름)')),
		order: optional(order),
		...ofPositions(register, { level: optional(level) }),
	});

export const memberChanges = changes({
	externalKey: newKey,
	name: optional(name('The new name (이름)')),
	...moves,
	positionKey,
	dutyKey,
	...detailFields,
	...activeFields,
});

export const organizationChanges = changes({
	externalKey: newKey,
	name: optional(name('The new name (조직 이름)')),
});
