import { callOptions, keepCalls, quotaOutput } from '../../../HiworksShared/callOptions';
import { operation } from '../../../shared/engine/operation';
import { flag, options } from '../../../shared/fields/fields';
import { getOrganization } from '../../api/directory';
import { flat, nested } from '../../directory/output';

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get organization chart',
	description:
		'Read all departments of the office and who is in them (조직도 조회): as one nested item, or one item per person',
	fields: {
		options: options({
			displayName: 'Options',
			fields: {
				flat: flag({
					displayName: 'One Item per Person',
					description:
						'Whether to return one item per person, with the path of department names, instead of one nested item. Who is in two departments comes twice.',
				}),
				...callOptions(),
			},
		}),
	},
	begin: (run, { options: given }) => keepCalls(run, given),
	prepare: ({ fields: { options: given } }, { client }) => ({ given, request: client.request(getOrganization, {}) }),
	async send({ given, request }, { client }) {
		const root = await client.read(request);
		if (!given.flat) return { ...nested(root), ...quotaOutput(client) };
		return flat(root).map((person) => ({ ...person, ...quotaOutput(client) }));
	},
});
