/**
 * Where a node takes what comes for a whole, rows for a document or records for a list, a part must not pass for it: as
 * an agent's tool, and on n8n's Retry, which counts as the run that it repeats.
 */
import type { INodeParameters } from 'n8n-workflow';

import { NODES } from '../../operations';
import { withSandbox } from '../../support/sandbox.ts';
import type { Links, Result } from '../support/engine';
import { ISSUING } from '../support/issuing';
import type { More } from '../support/operations';
import { invoice } from '../support/portOne';
import { rowsOf } from '../support/sheetRows';

const sandbox = withSandbox();
beforeEach(() => {
	for (const node of NODES) node.host(sandbox).reset();
});

interface Whole {
	/** As the table of operations calls the node. */
	node: string;
	run(more?: More): Promise<Result>;
	/** Options that say how much the whole is, and that there is as much. */
	proven: INodeParameters;
	/** What is not among it is removed, so that a second run of an execution has none. */
	removes?: true;
	/** What a part is refused with, in a sub-workflow. */
	part: string;
	/**
	 * What an agent's call is refused with, and whether the options above let it through. Left out: an agent gives the
	 * fields of the form, and rows of a sheet do not count there.
	 */
	asTool?: { says: string; isEverOne: boolean };
}

const row = rowsOf((n) => ({
	referenceId: `order-${n}`,
	recipientNumber: '888-88-88888',
	recipientName: '구매 주식회사',
	recipientRepresentative: '이대표',
	recipientEmail: 'buyer@example.com',
}));
const ROWS = { dataFrom: 'columns' };
const REASON = 'it runs in a sub-workflow, whose caller may give it a part';
const ofRows = {
	proven: { linesExpected: 2 },
	part: 'Lines Expected [item 0]: expected a column with the number of lines',
};
const runOf = (node: string) => NODES.find((one) => one.node === node)!.run;
const records = [0, 1].map((n) => ({ code: `C${n}`, name: `이름 ${n}`, externalKey: `erp-${n}` }));
const members = records.map(({ code, name }) => ({
	externalKey: code,
	userId: code.toLowerCase(),
	name,
	password: 's3cret-pass',
}));

const WHOLES: Record<string, Whole> = {
	...Object.fromEntries(
		ISSUING.map(([title, { issue, item }]) => [
			title,
			{
				node: title === 'Bolta' ? 'bolta' : 'hiworksBill',
				run: async (more) => await issue(sandbox, [rowsOf(item)(0, 0), rowsOf(item)(0, 1)], more, ROWS),
				...ofRows,
			} satisfies Whole,
		]),
	),
	PortOne: {
		node: 'portOneB2b',
		run: async (more) =>
			await runOf('portOneB2b')(sandbox, 'taxInvoice.issueImmediately', invoice('={{ $json.referenceId }}', ROWS), {
				input: [row(0, 0), row(0, 1)],
				...more,
			}),
		...ofRows,
	},
	'Sync of an accounting list': {
		node: 'hiworks',
		run: async ({ options, ...more } = {}) =>
			await runOf('hiworks')(
				sandbox,
				'costCenter.sync',
				{
					matchBy: 'code',
					code: '={{ $json.code }}',
					name: '={{ $json.name }}',
					externalKey: '={{ $json.externalKey }}',
				},
				{ input: records, options: { deleteMissing: true, ...options }, ...more },
			),
		proven: { expectedRecords: 2 },
		removes: true,
		part: 'The records may be a part of the list',
		asTool: {
			says: 'It takes the items of a workflow for the whole list, and a call of an agent is one',
			isEverOne: false,
		},
	},
	'Sync of an org chart': {
		node: 'hiworksOrg',
		run: async ({ options, ...more } = {}) =>
			await runOf('hiworksOrg')(
				sandbox,
				'orgChart.sync',
				{ chartSource: 'lists', membersJson: JSON.stringify(members) },
				{ input: [{}], options: { deleteMissingMembers: true, ...options }, ...more },
			),
		proven: { expectedRecords: 2 },
		removes: true,
		part: 'The records may be a part of the list',
		asTool: { says: 'an agent calls it, with a part at a time', isEverOne: true },
	},
};

/** A batch of a loop, by whichever way. */
const BATCHES: Record<string, Links> = {
	'in a loop': [
		['Start', 'Loop'],
		['Loop', 'Node', 1],
		['Node', 'Loop'],
	],
	'beside a loop': [
		['Start', 'Loop'],
		['Loop', 'Inside', 1],
		['Inside', 'Loop'],
		['Loop', 'Node', 1],
	],
	'beside a loop, behind another node': [
		['Start', 'Loop'],
		['Loop', 'Inside', 1],
		['Inside', 'Loop'],
		['Loop', 'Edit', 1],
		['Edit', 'Node'],
	],
	'behind a loop in another one, beside its way back': [
		['Start', 'Outer Loop'],
		['Outer Loop', 'Loop', 1],
		['Loop', 'Inside', 1],
		['Inside', 'Loop'],
		['Loop', 'Outer Loop'],
		['Loop', 'Node'],
	],
	'behind a loop in another one that is not led back': [
		['Start', 'Outer Loop'],
		['Outer Loop', 'Loop', 1],
		['Loop', 'Inside', 1],
		['Inside', 'Loop'],
		['Loop', 'Node'],
	],
	'beside a way from the same loop when it is done': [
		['Start', 'Loop'],
		['Loop', 'Edit'],
		['Loop', 'Beside', 1],
		['Edit', 'Node'],
		['Beside', 'Node'],
	],
	'in a loop that is not led back': [
		['Start', 'Loop'],
		['Loop', 'Node', 1],
	],
	'in a loop that is not led back, behind another node': [
		['Start', 'Loop'],
		['Loop', 'Edit', 1],
		['Edit', 'Node'],
	],
};

/** All that a loop has brought together. */
const DONE: Record<string, Links> = {
	'behind a loop': [
		['Start', 'Loop'],
		['Loop', 'Inside', 1],
		['Inside', 'Loop'],
		['Loop', 'Node'],
	],
	'behind a loop and another node': [
		['Start', 'Loop'],
		['Loop', 'Inside', 1],
		['Inside', 'Loop'],
		['Loop', 'Edit'],
		['Edit', 'Node'],
	],
};

describe.each(Object.entries(WHOLES))('%s', (_title, { node, run, proven, removes, part, asTool }) => {
	const host = () => NODES.find((one) => one.node === node)!.host(sandbox);
	const changes = () =>
		host()
			.requests()
			.filter(({ method }) => method !== 'GET');

	if (asTool)
		it("as an agent's tool is refused before anything is sent", async () => {
			const { says, isEverOne } = asTool;
			const { error } = await run({ asTool: true, mode: 'chat' });
			expect(error?.message).toContain(says);
			expect(host().requests()).toEqual([]);
			const told = await run({ asTool: true, mode: 'chat', options: proven });
			expect([told.error === undefined, changes().length > 0]).toEqual([isEverOne, isEverOne]);
		});

	if (removes)
		it('is taken once in an execution: a second run would remove what the first has made', async () => {
			expect((await run()).error).toBeUndefined();
			const alone = changes().length;
			host().reset();
			const { error } = await run({ branches: 2 });
			expect(error?.message).toContain('Another run of this execution had its own records for the whole list');
			expect(changes()).toHaveLength(alone);
		});

	it('with Execute Once is refused', async () => {
		const { error } = await run({ executeOnce: true });
		expect(`${error?.message} ${error?.description}`).toContain('its setting Execute Once leaves it the first item');
		expect(changes()).toEqual([]);
	});

	it.each(Object.entries(BATCHES))('%s is refused', async (_, links) => {
		const { error } = await run({ links });
		expect(`${error?.message} ${error?.description}`).toContain('it stands in or behind a loop');
		expect(changes()).toEqual([]);
	});

	it.each(Object.entries(DONE))('%s is sent', async (_, links) => {
		expect((await run({ links })).error).toBeUndefined();
		expect(changes().length).toBeGreaterThan(0);
	});

	it('on Retry of a run in a sub-workflow is refused as in that run, until it is proven', async () => {
		let last = await run({ mode: 'integrated' });
		for (let tries = 0; tries < 2; tries++) {
			expect(last.error?.message).toContain(part);
			expect(`${last.error?.message} ${last.error?.description}`).toContain(REASON);
			last = await run({ retryOf: last.run });
		}
		expect(changes()).toEqual([]);
		expect((await run({ retryOf: last.run, options: proven })).error).toBeUndefined();
		expect(changes().length).toBeGreaterThan(0);
	});

	it('on Retry of a run by a trigger is sent: all of it came at once', async () => {
		host().setFaults([{ kind: '429', retryAfter: 100 }]);
		const first = await run({ mode: 'trigger' });
		expect(first.error).toBeDefined();
		host().setFaults([]);
		host().clearRequests();
		expect((await run({ retryOf: first.run })).error).toBeUndefined();
		expect(changes().length).toBeGreaterThan(0);
	});
});
