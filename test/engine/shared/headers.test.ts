/**
 * Headers that a document must not lack though its vendor takes it without: by the reference id it is not made twice,
 * by the key of the customer it is theirs, by the code it is the reseller's. Wherever the contract has one, the call of
 * every operation has it.
 */
import { loadContract } from '../../../sandbox/contract.ts';
import bolta from '../../../sandbox/contracts/bolta.openapi.json';
import hiworks from '../../../sandbox/contracts/hiworks.openapi.json';
import { boltaNode } from '../../operations/bolta';
import { hiworksBillNode } from '../../operations/hiworksBill';
import { changing } from '../../operations/row';
import { withSandbox } from '../../support/sandbox.ts';

const CREDENTIAL = { customerKey: 'customer_1', resellerCode: 'R-1' };
const DEMANDED: Readonly<Record<string, RegExp>> = {
	'bolta-client-reference-id': /^\S+$/,
	'customer-key': /^customer_1$/,
	'x-reseller-code': /^R-1$/,
};

const contracts = new Map([bolta, hiworks].flatMap((document) => [...loadContract(document).operations]));
const demandedOf = (route: string | null): string[] =>
	(contracts.get(String(route))?.parameters ?? [])
		.filter(({ in: where, name }) => where === 'header' && Object.hasOwn(DEMANDED, name.toLowerCase()))
		.map(({ name }) => name.toLowerCase());

const sandbox = withSandbox();

describe.each([boltaNode, hiworksBillNode])('$node', ({ operations, run, host }) => {
	const made = changing(operations).filter(({ route }) => demandedOf(route).length > 0);

	it('has such operations', () => {
		expect(made.length).toBeGreaterThan(1);
	});

	it.each(made)('$name is not sent with what no header carries: it would arrive as another', async (operation) => {
		const { name, route, options, arrange } = operation;
		host(sandbox).reset();
		const { fields, input } = await arrange(sandbox);
		host(sandbox).clearRequests();
		const credential = { customerKey: 'customer_가1', resellerCode: 'R-가1' };
		const { error } = await run(sandbox, name, fields, { input, options, credential });
		expect(error?.description).toContain('letters, digits or signs of the English keyboard');
		expect(
			host(sandbox)
				.requests()
				.filter((request) => request.route === route),
		).toEqual([]);
	});

	it.each(made)('$name', async ({ name, route, options, arrange }) => {
		host(sandbox).reset();
		const { fields, input } = await arrange(sandbox);
		host(sandbox).clearRequests();
		await run(sandbox, name, fields, { input, options, credential: CREDENTIAL });
		const calls = host(sandbox)
			.requests()
			.filter((request) => request.route === route);
		expect(calls.length).toBeGreaterThan(0);
		for (const { headers } of calls)
			for (const header of demandedOf(route)) expect(headers[header]).toMatch(DEMANDED[header]!);
	});
});
