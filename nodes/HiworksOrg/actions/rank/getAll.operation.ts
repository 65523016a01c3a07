import { callOptions, keepCalls, quotaOutput } from '../../../HiworksShared/callOptions';
import { operation } from '../../../shared/engine/operation';
import { options } from '../../../shared/fields/fields';
import { listFields } from '../../../shared/fields/listFields';
import { rankFilter } from '../../records/fields';
import type { Register } from '../../records/ranks';

const common = { ...listFields, options: options({ displayName: 'Options', fields: callOptions() }) };

export const getAll = (register: Register) =>
	operation({
		value: 'getAll',
		name: 'Get Many',
		action: `Get many ${register.plural}`,
		description: `List the ${register.plural} (${register.korean}), in one call${register.unofficial}`,
		fields: { ...common, ...rankFilter(register) },
		begin: (run, first) => keepCalls(run, first.options),
		prepare: ({ fields: { limit, filters } }) => ({ limit, filters }),
		async send({ limit, filters }, { client }) {
			const ranks = await register.read(client, filters?.level);
			return ranks.slice(0, limit).map(({ externalKey, name, order, level }) => ({
				externalKey,
				name,
				order,
				...(register.hasLevel && { level: level ?? null }),
				...quotaOutput(client),
			}));
		},
	});
