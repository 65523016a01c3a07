import { flag } from '../../../shared/fields/fields';
import { getOrganization } from '../../api/directory';
import { flat, nested } from '../../directory/output';
import { operation } from '../../vendor';

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get organization chart',
	description:
		'Read all departments of the office and who is in them (조직도 조회): as one nested item, or one item per person',
	fields: {},
	options: {
		flat: flag({
			displayName: 'One Item per Person',
			description:
				'Whether to return one item per person, with the path of department names, instead of one nested item. Who is in two departments comes twice.',
		}),
	},
	prepare: ({ fields: { options: given } }, { client }) => ({ given, request: client.request(getOrganization, {}) }),
	async send({ given, request }, { client }) {
		const root = await client.read(request);
		if (!given.flat) return { ...nested(root) };
		return flat(root).map((person) => ({ ...person }));
	},
});
