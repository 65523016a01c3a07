import { Invalid } from '../../../shared/errors/invalid';
import { id } from '../../../shared/fields/fields';
import { APPROVAL_ID, getDocument } from '../../api/approval';
import { decisionOf } from '../../approval/decision';
import { operation } from '../../vendor';
import { say } from '../../words';

export const getState = operation({
	value: 'getState',
	name: 'Get State',
	action: 'Get state of approval document',
	description: 'Read where a document stands (문서 상태 조회). Only documents drafted through the API can be read.',
	fields: {
		approvalId: id({
			displayName: 'Document',
			description: 'The approvalId that came with a decision, not the approvalKey',
			placeholder: 'e.g. 1234567',
			most: 20,
			locator: true,
			inPath: true,
		}),
	},
	prepare({ fields: { approvalId } }, { client }) {
		if (!APPROVAL_ID.test(approvalId))
			throw new Invalid(say`the approvalId, a number that comes with a decision`, approvalId).within('Document');
		return { approvalId, request: client.request(getDocument, { path: { approvalId } }) };
	},
	async send({ approvalId, request }, { client }) {
		const { data } = await client.read(request);
		const vendorState = data.attributes.state;
		const decision = decisionOf(vendorState);
		return { approvalId, decision, approved: decision === 'approved', vendorState };
	},
});
