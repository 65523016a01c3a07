import { callOptions, keepCalls, quotaOutput } from '../../../HiworksShared/callOptions';
import { operation } from '../../../shared/engine/operation';
import { options } from '../../../shared/fields/fields';
import { cachedInExecution } from '../../../shared/once/cachedInExecution';
import { checkBusiness, checkHeaders } from '../../api/business';
import { businessNumber } from '../../business/fields';
import { businessOutput } from '../../business/output';

/** Calls that a long list must not take from those who issue. */
const KEPT = 100;

export const checkStatus = operation({
	value: 'checkStatus',
	name: 'Check Status',
	action: 'Check status of business',
	description:
		'Ask the tax office whether a business is active, suspended or closed (휴폐업 조회). Equal numbers in one execution cost one call.',
	fields: { businessNumber, options: options({ displayName: 'Options', fields: callOptions(KEPT) }) },
	begin(run, { options: given }) {
		keepCalls(run, { keepCalls: KEPT, ...given });
		return cachedInExecution(run.context, 'businesses');
	},
	prepare: ({ fields: { businessNumber: number } }, { client }) => ({
		number,
		request: client.request(checkBusiness, { path: { businessNumber: number }, headers: checkHeaders }),
	}),
	async send({ number, request }, { client }, ask) {
		const { answer, cached } = await ask(number, async () => businessOutput((await client.read(request)).data));
		return { businessNumber: number, ...answer, cached, ...quotaOutput(client) };
	},
});
