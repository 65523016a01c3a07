import path from 'node:path';

import { n8n } from '../../../package.json';
import { withSandbox } from '../../support/sandbox.ts';
import { invoiceItems, issueForm } from '../support/bolta';
import { inFreshProcess } from '../support/freshProcess';

const sandbox = withSandbox();

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
	const { before, later, errors } = await inFreshProcess(sandbox.bolta.url, executions);

	expect(errors).toEqual([null, null, null, expect.stringContaining('Recipient Number')]);
	expect(sandbox.bolta.ledger('test')).toHaveLength(2);
	expect(before.some(isZod)).toBe(true);
	// Each node's entry, and the one file behind all of them.
	expect(before.filter((file) => file.startsWith(dist))).toHaveLength(n8n.nodes.length + 1);
	expect(later).toEqual([]);
});
