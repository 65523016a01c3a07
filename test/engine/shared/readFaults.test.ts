/** Every operation that reads, in every vendor: what may pass is asked again, and what does not pass fails plainly. */
import type { INodeParameters } from 'n8n-workflow';

import type { Fault } from '../../../sandbox/index.ts';
import { NODES } from '../../operations/index.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { jsonOf, rows, told, type Told } from '../support/reports';

const sandbox = withSandbox();

/** A fault of each call, or of the first ones: how often it is asked then, and what is told; nothing: it is read. */
const READING: Record<string, { fault: Omit<Fault, 'match'>; nth?: number[]; asked: number; told?: Partial<Told> }> = {
	'429-always': { fault: { kind: '429' }, asked: 4, told: { outcome: 'rejected', httpStatus: 429 } },
	'429-passes': { fault: { kind: '429' }, nth: [1, 2, 3], asked: 3 },
	'500-always': { fault: { kind: '500' }, asked: 3, told: { outcome: null, httpStatus: 500 } },
	'500-passes': { fault: { kind: '500' }, nth: [1, 2], asked: 2 },
	'503html-always': { fault: { kind: '503html' }, asked: 3, told: { outcome: null, httpStatus: 503, code: null } },
	'200html-always': { fault: { kind: '200html' }, asked: 3, told: { outcome: null, httpStatus: 200, code: null } },
	'reset-before-always': { fault: { kind: 'resetBefore' }, asked: 3, told: { outcome: null, code: 'ECONNRESET' } },
	'reset-after-passes': { fault: { kind: 'resetAfter' }, nth: [1], asked: 1 },
	'200-without-key': { fault: { kind: '200withoutKey' }, asked: 3, told: { outcome: null, httpStatus: 200 } },
	truncated: { fault: { kind: 'truncatedJson' }, asked: 3, told: { outcome: null, httpStatus: 200 } },
	redirect: { fault: { kind: 'redirect' }, asked: 3, told: { outcome: null, httpStatus: 302 } },
	'408': { fault: { kind: '408' }, asked: 3, told: { outcome: null, httpStatus: 408 } },
};

/** Faults that an answer cannot show, by the operation, and why. */
const BLIND: Record<string, { kinds: readonly string[]; because: string }> = {
	'customer.getCertificateHistory': { kinds: ['200-without-key'], because: 'who never registered has no history' },
	'sms.getResult': { kinds: ['200-without-key'], because: 'no document says what a result is' },
	'invoice.downloadAttachment': { kinds: ['200-without-key', 'truncated'], because: 'half a file is a file' },
	'taxInvoice.downloadSheet': { kinds: ['200-without-key', 'truncated'], because: 'half a file is a file' },
	'certificate.get': { kinds: ['200-without-key'], because: 'the day it ends is demanded, not the one it began' },
	// What it reads is gone with the first answer: hiworksOrg/sso.test.ts.
	'sso.getUserByToken': { kinds: Object.keys(READING), because: 'a token is good for one call' },
};

describe.each(NODES)('$node', ({ operations, run, host }) => {
	const reading = operations.filter(({ policy, route }) => policy === undefined && route !== undefined);

	it.each(reading.map((row) => [row.name, row] as const))('%s asks again, or fails plainly', async (name, row) => {
		const { route } = row;
		host(sandbox).reset();
		const { fields, input } = await row.arrange(sandbox);
		const { options, ...others } = fields;
		const read = async (faults: object[]) => {
			host(sandbox).clearRequests();
			host(sandbox).setFaults(faults);
			const result = await run(sandbox, name, others, {
				input: input.slice(0, 1),
				options: { ...(options as INodeParameters), itemsInFlight: 1 },
				onError: 'continueRegularOutput',
			});
			return {
				result,
				asked: host(sandbox)
					.requests()
					.filter((request) => request.route === route).length,
			};
		};
		const good = await read([]);
		expect(rows(good.result).filter(({ error }) => error)).toEqual([]);
		const problems: unknown[] = [];
		for (const [kind, { fault, nth, asked, told: expected }] of Object.entries(READING)) {
			if (BLIND[name]?.kinds.includes(kind)) continue;
			const { result, asked: times } = await read([{ ...fault, match: { route, ...(nth && { nth }) } }]);
			const facts = told(rows(result)[0]);
			const isAsExpected = expected
				? Object.entries(expected).every(([key, value]) => facts[key as keyof Told] === value)
				: rows(result).every(({ error }) => !error) && jsonOf(result).length === jsonOf(good.result).length;
			if (!isAsExpected || times !== asked + (expected ? 0 : good.asked))
				problems.push([kind, times, good.asked, facts]);
		}
		expect(problems).toEqual([]);
	});
});
