import { date } from '../../../shared/fields/fields';
import { getIssueDueDate as endpoint } from '../../api/document';
import { operation } from '../../vendor';

export const getIssueDueDate = operation({
	value: 'getIssueDueDate',
	name: 'Get Issue Due Date (Unofficial)',
	action: 'Get issue due date of a write date',
	description:
		'Read the last day on which a tax invoice with a write date can be issued (발행기한). Not in the official documents.',
	fields: {
		writeDate: date({ displayName: 'Write Date', description: 'Date of the invoice (작성일자)' }),
	},
	prepare: ({ fields: { writeDate } }, { client }) => ({
		writeDate,
		request: client.request(endpoint, { query: { date: writeDate } }),
	}),
	async send({ writeDate, request }, { client }) {
		const { issueDueDate } = await client.read(request);
		return { writeDate, issueDueDate };
	},
});
