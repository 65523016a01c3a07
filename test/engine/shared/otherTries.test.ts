/** Tries of one execution that do not ask the same: by an expression with a random number, or in another account. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { NODES } from '../../operations/index.ts';
import { changing, type ChangingOperation, type NodeUnderTest } from '../../operations/row';
import { withSandbox } from '../../support/sandbox.ts';
import type { Links } from '../support/engine';
import { rows, stateOf } from '../support/reports';

const RANDOM = '={{ "r-" + Math.floor(Math.random() * 1e9) }}';
const CONTINUE = { onError: 'continueRegularOutput' } as const;
const sandbox = withSandbox();

const found = (folder: string, wanted: string): [NodeUnderTest, ChangingOperation] => {
	const node = NODES.find((one) => one.folder === folder)!;
	return [node, changing(node.operations).find(({ name }) => name === wanted)!];
};
const effects = ({ host }: NodeUnderTest) =>
	host(sandbox)
		.requests()
		.filter(({ effect }) => effect);

/** What changes something, and the call by which it is asked whether that took effect. */
type Asked = readonly [folder: string, name: string, asks: string];
const ISSUE: Asked = ['Bolta', 'taxInvoice.issue', 'getByClientReferenceId'];
const DRAFT: Asked = ['PortOne', 'taxInvoice.createDraft', 'getB2bTaxInvoice'];
const COST_CENTER: Asked = ['Hiworks', 'costCenter.create', 'listDepartments'];

/** Prepares it anew: its first answer is to be lost, and nothing can be asked afterwards. */
async function toLose([folder, name, asks]: Asked, options: INodeParameters) {
	const [node, row] = found(folder, name);
	const arrange = async () => {
		node.host(sandbox).reset();
		const { fields, input } = await row.arrange(sandbox);
		node.host(sandbox).clearRequests();
		return { fields, input: input.slice(0, 1) };
	};
	const { fields, input } = await arrange();
	await node.run(sandbox, name, fields, { input, options });
	const before = node.host(sandbox).requests();
	const asked = before.filter(({ route }, index) => route === asks && index < before.indexOf(effects(node)[0]!)).length;
	const prepared = await arrange();
	node.host(sandbox).setFaults([
		{ kind: 'resetAfter', match: { route: row.route, nth: 1 } },
		{ kind: '500', match: { route: asks, nth: Array.from({ length: 30 }, (_, later) => asked + 1 + later) } },
	]);
	return prepared;
}

const VARYING: Array<[...Asked, INodeParameters]> = [
	[...ISSUE, { referenceId: RANDOM }],
	[...DRAFT, { referenceId: RANDOM }],
	[...COST_CENTER, { name: RANDOM }],
	['Hiworks', 'sms.send', '', { message: RANDOM }],
	['HiworksBill', 'invoice.create', '', { referenceId: RANDOM }],
];

describe.each(VARYING)('%s %s with a value that differs in each try', (folder, name, asks, varying) => {
	const [node, row] = found(folder, name);
	const options = { itemsInFlight: 1, ...row.options };

	it('is not sent a second time where its end is unknown', async () => {
		const { fields, input } = await toLose([folder, name, asks], options);
		const given = { input, options, retryOnFail: { maxTries: 2 }, ...CONTINUE };
		const result = await node.run(sandbox, name, { ...fields, ...varying }, given);
		expect(rows(result).map(({ error }) => [error?.outcome, error?.code])).toEqual([['unknown', 'OTHER_CONTENT']]);
		expect(effects(node)).toHaveLength(1);
	});

	it('is not sent in a third try either, which asks for the same as the second', async () => {
		const { fields, input } = await toLose([folder, name, asks], options);
		const other = Object.fromEntries(Object.keys(varying).map((key) => [key, 'another']));
		let last = await node.run(sandbox, name, { ...fields, ...varying }, { input, options });
		node.host(sandbox).setFaults([]);
		for (let tries = 0; tries < 2; tries++) {
			last = await node.run(sandbox, name, { ...fields, ...other }, { input, options, retryOf: last.run });
			expect(last.error?.message).toContain('sent this item with other content');
		}
		expect(effects(node)).toHaveLength(1);
	});

	if (row.policy !== 'readBack')
		it('is not made a second time where it is done, and another item failed', async () => {
			node.host(sandbox).reset();
			const { fields, input } = await row.arrange(sandbox);
			node.host(sandbox).clearRequests();
			node.host(sandbox).setFaults([{ kind: '401empty', match: { route: row.route, nth: 2 } }]);
			const go = async (more: object) =>
				await node.run(sandbox, name, { ...fields, ...varying }, { input, options, ...more });
			const failed = await go({});
			const again = rows(await go({ retryOf: failed.run, ...CONTINUE }));
			expect(again.map(({ error }) => error?.code)).toEqual(['OTHER_CONTENT', undefined]);
			expect(effects(node)).toHaveLength(2);
		});
});

const ACCOUNTS: Array<[...Asked, IDataObject]> = [
	[...ISSUE, { apiKey: 'test_another' }],
	[...DRAFT, { environment: 'live' }],
	['PortOne', 'counterparty.create', 'getB2bCounterparty', { environment: 'live' }],
	['PortOne', 'counterparty.update', 'getB2bCounterparty', { environment: 'live' }],
	[...COST_CENTER, { officeToken: 'another-token' }],
];

it.each(ACCOUNTS)('%s %s: what was lost is not made in another account too', async (folder, name, asks, credential) => {
	const [node, row] = found(folder, name);
	const { fields, input } = await toLose([folder, name, asks], { ...row.options });
	const given = { input, options: { ...row.options } };
	const failed = await node.run(sandbox, name, fields, given);
	node.host(sandbox).setFaults([]);
	const result = await node.run(sandbox, name, fields, { ...given, retryOf: failed.run, ...CONTINUE, credential });
	expect(rows(result).map(stateOf)).toEqual(['unknown']);
	expect(effects(node)).toHaveLength(1);
});

/** A loop of the user's own: what failed comes to the node again, in another run and at another place. */
const FAILED_AGAIN: Links = [
	['Start', 'Node'],
	['Node', 'Failed Loop', 1],
	['Failed Loop', 'Node', 1],
];
const UNKNOWABLE = NODES.flatMap((node) =>
	changing(node.operations)
		.filter(({ lost, again, failsInRows }) => lost === 'unknown' && again !== 'rejected' && !failsInRows)
		.map((row) => [node.folder, row.name, row.variant ?? '', node, row] as const),
);

it.each(UNKNOWABLE)(
	'%s %s %s: what was lost is not sent again by a loop',
	async (_folder, name, _variant, node, row) => {
		node.host(sandbox).reset();
		const { fields, input } = await row.arrange(sandbox);
		node.host(sandbox).clearRequests();
		node.host(sandbox).setFaults([{ kind: 'resetAfter', match: { route: row.route, nth: 2 } }]);
		const options = { itemsInFlight: 1, ...row.options };
		const result = await node.run(sandbox, name, fields, {
			input,
			options,
			onError: 'continueErrorOutput',
			links: FAILED_AGAIN,
		});
		expect(result.run.data.resultData.runData.Node).toHaveLength(2);
		expect(rows(result).map(stateOf)).toEqual(['unknown']);
		expect(effects(node).filter(({ route }) => route === row.route)).toHaveLength(input.length);
	},
);
