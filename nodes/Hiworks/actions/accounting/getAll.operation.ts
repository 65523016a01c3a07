import { listFields } from '../../../shared/fields/listFields';
import { readAll } from '../../accounting/rows';
import { shownRow } from '../../accounting/shown';
import type { Register } from '../../api/accounting';
import { operation } from '../../vendor';

export const getAll = (register: Register) =>
	operation({
		value: 'getAll',
		name: 'Get Many',
		action: `Get many ${register.name.toLowerCase()}s`,
		description: `List the records of ${register.korean}, in one call`,
		fields: { ...listFields },
		prepare: ({ fields: { limit } }) => ({ limit }),
		async send({ limit }, { client }) {
			const stored = await readAll(register, client);
			return stored.slice(0, limit).map(shownRow);
		},
	});
