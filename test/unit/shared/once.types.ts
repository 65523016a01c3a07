/**
 * What must not compile: `tsc` fails where one of these lines would pass. Nothing here runs.
 */
import type { z } from 'zod';

import { cancelReverse } from '../../../nodes/Bolta/api/reverseIssuance';
import { get, issue } from '../../../nodes/Bolta/api/taxInvoice';
import { operation } from '../../../nodes/Bolta/vendor';
import type { BindingRun, Run, SendingRun } from '../../../nodes/shared/engine/operation';
import { say } from '../../../nodes/shared/errors/words';
import { endpoint } from '../../../nodes/shared/http/endpoint';
import { lookUp, readBack, remember, repeatable } from '../../../nodes/shared/once/policy';

type Body = z.input<typeof issue.body>;

export async function changesNeedThePolicy({ client, once }: SendingRun, body: Body): Promise<void> {
	const reading = client.request(get, { path: { issuanceKey: 'KEY' } });
	const cancelling = client.request(cancelReverse, { path: { issuanceKey: 'KEY' } });
	const binding = client.request(issue, { body });
	await client.read(reading);

	// @ts-expect-error a change is no read
	await client.read(cancelling);
	// @ts-expect-error nor is what has legal effect
	await client.read(binding);
	// @ts-expect-error nor what calls itself one
	await client.read({ ...cancelling, effect: 'read' });
	// @ts-expect-error nor a read of another address
	await client.read({ ...reading, method: 'DELETE' });
	// @ts-expect-error a change without a policy
	await once.change(cancelling);
	// @ts-expect-error a policy that says nothing
	await once.change(cancelling, {});
	// @ts-expect-error a read is no change
	await once.change(reading, remember({ advice: say`` }));
	// @ts-expect-error a request that is made anew each time has to say what makes it this one
	await once.change(() => cancelling, remember({ advice: say`` }));
	await once.change(() => cancelling, { ...remember({ advice: say`` }), content: 'KEY' });
	// @ts-expect-error nobody is asked for consent to what has legal effect
	await once.change(binding, remember({ advice: say`` }));
	// @ts-expect-error nor when it is made anew each time
	await once.change(() => binding, { ...remember({ advice: say`` }), content: 'KEY' });
}

const texts = { value: 'do', name: 'Do', action: 'Do', description: 'Do' };
const issuing = async ({ client, once }: BindingRun, body: Body) => {
	const { duplicate, recovered } = await once.change(client.request(issue, { body }), remember({ advice: say`` }));
	return { duplicate, recovered };
};

export const bindingNeedsAmounts = [
	operation({
		...texts,
		fields: {},
		prepare: (): Body => JSON.parse('') as Body,
		binding: () => [1n],
		send: async (body, run) => await issuing(run, body),
	}),
	operation({
		...texts,
		fields: {},
		prepare: (): Body => JSON.parse('') as Body,
		// @ts-expect-error the amounts that a person consents to
		send: async (body, run) => await issuing(run, body),
	}),
];

export function policiesSayWhatTheyNeed(): unknown[] {
	return [
		// @ts-expect-error repeating needs a reason
		repeatable({ advice: say`` }),
		// @ts-expect-error what a person can do where nobody knows what became of it
		repeatable('nothing changes', {}),
		// @ts-expect-error the same of all others
		remember({}),
		// @ts-expect-error reading back needs something to read
		readBack({ advice: say`` }),
		// @ts-expect-error whether "not known" proves that it never arrived
		lookUp({ look: async () => undefined, first: true, mayMeanUsed: () => false, advice: say`` }),
	];
}

export async function theFirstPassChangesNothing(run: Run): Promise<void> {
	const request = run.client.request(cancelReverse, { path: { issuanceKey: 'KEY' } });
	// @ts-expect-error there is no door before everything is checked
	await run.once.change(request, remember({ advice: say`` }));
}

// @ts-expect-error an endpoint says what it does at the vendor
endpoint({ method: 'POST', path: '/v1/things', standing: 'documented', response: cancelReverse.response });
