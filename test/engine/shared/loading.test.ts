import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { n8n } from '../../../package.json';
import { withSandbox } from '../../support/sandbox.ts';
import { invoiceItems, issueForm } from '../support/bolta';

const sandbox = withSandbox();

interface Told {
	before: string[];
	later: string[];
	errors: Array<string | null>;
}

const program = path.join(__dirname, '..', 'support', 'firstExecution.cjs');
const dist = path.resolve(__dirname, '../../../dist') + path.sep;
const isZod = (file: string) => /[\\/]node_modules[\\/]zod[\\/]/.test(file);

it('the first execution loads no module that was not loaded with the node', async () => {
	const executions = [
		{ parameters: issueForm(), input: invoiceItems(2) },
		// The second time the vendor knows them: found by the look-up, read, compared.
		{ parameters: issueForm(), input: invoiceItems(2) },
		{ parameters: { resource: 'taxInvoice', operation: 'getStatus', referenceId: 'order-0' }, input: [{}] },
		{ parameters: issueForm(), input: [{ ...invoiceItems(1)[0], recipientNumber: '123' }] },
	];
	// n8n's engine prints errors of nodes; here they are expected.
	const child = fork(program, [JSON.stringify({ baseUrl: sandbox.bolta.url, executions })], {
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
	});
	const gone = once(child, 'exit').then(([code]) => {
		throw new Error(`The process ended with ${code} before it told anything`);
	});
	const [{ before, later, errors }] = (await Promise.race([once(child, 'message'), gone])) as [Told];

	expect(errors).toEqual([null, null, null, expect.stringContaining('Recipient Number')]);
	expect(sandbox.bolta.ledger('test')).toHaveLength(2);
	expect(before.some(isZod)).toBe(true);
	// Each node's entry, and the one file behind all of them.
	expect(before.filter((file) => file.startsWith(dist))).toHaveLength(n8n.nodes.length + 1);
	expect(later).toEqual([]);
});
