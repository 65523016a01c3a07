import { callOptions, keepCalls, quotaOutput } from '../../../HiworksShared/callOptions';
import { operation } from '../../../shared/engine/operation';
import { options } from '../../../shared/fields/fields';
import { listFields } from '../../../shared/fields/listFields';
import { readAll } from '../../accounting/rows';
import type { Register } from '../../api/accounting';

export const getAll = (register: Register) =>
	operation({
		value: 'getAll',
		name: 'Get Many',
		action: `Get many ${register.name.toLowerCase()}s`,
		description: `List the records of ${register.korean}, in one call`,
		fields: { ...listFields, options: options({ displayName: 'Options', fields: callOptions() }) },
		begin: (run, first) => keepCalls(run, first.options),
		prepare: ({ fields: { limit } }) => ({ limit }),
		async send({ limit }, { client }) {
			const stored = await readAll(register, client);
			return stored.slice(0, limit).map(({ values, active, number, updatedAt }) => ({
				...values,
				active,
				number,
				updatedAt,
				...quotaOutput(client),
			}));
		},
	});
