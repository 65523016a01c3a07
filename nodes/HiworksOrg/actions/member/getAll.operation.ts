import { callOptions, keepCalls, quotaOutput } from '../../../HiworksShared/callOptions';
import { operation } from '../../../shared/engine/operation';
import { options } from '../../../shared/fields/fields';
import { listFields } from '../../../shared/fields/listFields';
import { readMembers } from '../../records/members';

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many members',
	description:
		'List the members (구성원) with user ID, name, email, phones and organizations, in one call. How organizations are shown is not documented (Unofficial).',
	fields: { ...listFields, options: options({ displayName: 'Options', fields: callOptions() }) },
	begin: (run, first) => keepCalls(run, first.options),
	prepare: ({ fields: { limit } }) => ({ limit }),
	async send({ limit }, { client }) {
		const stored = await readMembers(client);
		return stored.slice(0, limit).map((one) => ({ ...one, ...quotaOutput(client) }));
	},
});
