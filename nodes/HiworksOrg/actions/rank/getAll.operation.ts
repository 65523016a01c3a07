import { listFields } from '../../../shared/fields/listFields';
import { rankFilter } from '../../records/fields';
import type { Register } from '../../records/ranks';
import { shownRecord } from '../../records/shown';
import { operation } from '../../vendor';

export const getAll = (register: Register) =>
	operation({
		value: 'getAll',
		name: 'Get Many',
		action: `Get many ${register.plural}`,
		description: `List the ${register.plural} (${register.korean}), in one call${register.unofficial}`,
		fields: { ...listFields, ...rankFilter(register) },
		prepare: ({ fields: { limit, filters } }) => ({ limit, filters }),
		async send({ limit, filters }, { client }) {
			const ranks = await register.read(client, filters?.level);
			return ranks
				.slice(0, limit)
				.map(({ externalKey, name, order, level }) =>
					shownRecord({ externalKey, name, order, ...(register.hasLevel && { level: level ?? null }) }),
				);
		},
	});
