import { keepCalls } from '../../../HiworksShared/quota';
import { cachedInExecution } from '../../../shared/once/cachedInExecution';
import { checkBusiness, checkHeaders } from '../../api/business';
import { businessNumber } from '../../business/fields';
import { businessOutput, refuseOtherBusiness } from '../../business/output';
import { operation } from '../../vendor';

/** Calls that a long list must not take from those who issue. */
const KEPT = 100;

export const checkStatus = operation({
	value: 'checkStatus',
	name: 'Check Status',
	action: 'Check status of business',
	description:
		'Ask the tax office whether a business is active, suspended or closed (휴폐업 조회). Equal numbers in one execution cost one call.',
	fields: { businessNumber },
	options: { keepCalls: keepCalls(KEPT) },
	begin(_first, run) {
		return cachedInExecution(run.context, 'businesses');
	},
	prepare: ({ fields: { businessNumber: number } }, { client }) => ({
		number,
		request: client.request(checkBusiness, { path: { businessNumber: number }, headers: checkHeaders }),
	}),
	async send({ number, request }, { client }, ask) {
		const { answer, cached } = await ask(number, async () => {
			const { data } = await client.read(request);
			refuseOtherBusiness(number, data.idn);
			return businessOutput(data);
		});
		return { businessNumber: number, ...answer, cached };
	},
});
