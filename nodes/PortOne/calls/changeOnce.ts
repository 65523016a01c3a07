import type { Failure } from '../../shared/errors/failure';
import type { Client } from '../../shared/http/client';
import { sendOnce, type Ended } from '../../shared/once/sendOnce';
import { portOne } from '../api/vendor';

interface Change<Answer, Known> {
	/** Does no harm when done twice. @throws Failure */
	send(): Promise<Answer>;
	/** Whether it is done already; undefined: not, or there is nothing to see. @throws Failure */
	lookUp(manner?: { patient: boolean }): Promise<Known | undefined>;
	/** Whether a refusal may mean that it was done before. */
	mayMeanDone?(refusal: Failure): boolean;
	/** What a user can do when nobody knows what became of it. */
	afterwards: string;
}

/**
 * Changes something at PortOne that can be looked at: after an unknown outcome it is looked at, and done again where it
 * is not done.
 * @throws Failure
 */
export async function changeOnce<Answer, Known>(
	{ send, lookUp, mayMeanDone = () => false, afterwards }: Change<Answer, Known>,
	client: Client,
): Promise<Ended<Answer, Known>> {
	const attempt = {
		vendor: portOne.name,
		send,
		lookUp,
		mayMeanUsed: mayMeanDone,
		mayResend: true,
		stillUnknown: (last: Failure) =>
			last.with({
				outcome: 'unknown',
				title: `It is not known whether PortOne did it: ${last.message.replace('The outcome is unknown: ', '')}`,
				description: `${afterwards} Running this item again is safe.`,
			}),
	};
	return await sendOnce(attempt, client, { lookUpFirst: false });
}
