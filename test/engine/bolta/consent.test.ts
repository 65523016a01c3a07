import type { INodeParameters, WorkflowExecuteMode } from 'n8n-workflow';

import { boltaNode } from '../../operations/bolta';
import { endpointOf } from '../../operations/endpoints.ts';
import { changing } from '../../operations/row';
import { withVendor } from '../../support/sandbox.ts';
import { bolta, invoiceItems, issueForm } from '../support/bolta';

const sandbox = withVendor('bolta');

const LIVE = { apiKey: 'live_synthetic_key', environment: 'live' };

const run = async (
	mode: WorkflowExecuteMode,
	{
		options = {},
		input = invoiceItems(3),
		credential = LIVE,
		...more
	}: Record<string, never> | Record<string, unknown> = {},
) =>
	await bolta(sandbox.bolta.url, {
		mode,
		parameters: issueForm(options as INodeParameters),
		input: input as never,
		credential: credential as never,
		...more,
	});

const issued = () => sandbox.bolta.ledger('live').length;

it.each(['get', 'getStatus'])('reads by hand with a live key, without the option (%s)', async (operation) => {
	await run('trigger');
	const [document] = sandbox.bolta.ledger('live');
	const { error, outputs } = await bolta(sandbox.bolta.url, {
		mode: 'manual',
		parameters: {
			resource: 'taxInvoice',
			operation,
			issuanceKey: { __rl: true, mode: 'id', value: document?.issuanceKey } as never,
			referenceId: String(document?.clientReferenceId),
			options: {},
		},
		input: [{}],
		credential: LIVE,
	});
	expect(error).toBeUndefined();
	expect(outputs[0]?.[0]?.json).toMatchObject({ issuanceKey: document?.issuanceKey, status: 'issued' });
});

it.each(changing(boltaNode.operations).map((row) => [row.name, row] as const))(
	'%s is binding if it makes a document, and only then',
	async (name, row) => {
		const { fields, input } = await row.arrange(sandbox);
		const before = sandbox.bolta.ledger('test').length;
		expect((await boltaNode.run(sandbox, name, fields, { input })).error).toBeUndefined();
		const isBinding = endpointOf(boltaNode.folder, row)?.effect === 'binding';
		expect(sandbox.bolta.ledger('test').length - before).toBe(isBinding ? input.length : 0);
	},
);

describe('A test key', () => {
	it('needs no consent, by hand or as a tool', async () => {
		expect((await run('manual', { credential: {} })).error).toBeUndefined();
		sandbox.bolta.reset();
		expect((await run('chat', { credential: {}, asTool: true })).error).toBeUndefined();
		expect([issued(), sandbox.bolta.ledger('test').length]).toEqual([0, 3]);
	});
});

describe('A credential', () => {
	it.each(['', '/'])('takes http on this machine, with "%s" behind it, and spaces around the key', async (ending) => {
		const { error } = await run('trigger', {
			credential: { apiKey: ' test_synthetic_key ', baseUrl: `${sandbox.bolta.url}${ending}` },
		});
		expect(error).toBeUndefined();
		expect(sandbox.bolta.ledger('test')).toHaveLength(3);
	});
});
