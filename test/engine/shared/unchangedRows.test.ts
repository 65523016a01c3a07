/** Rows of a list that change nothing are not sent: what is remembered of the others stays with their own items. */
import type { INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox/index.ts';
import { withSandbox } from '../../support/sandbox.ts';
import type { Execution, Result } from '../support/engine';
import { entries, hiworks, LISTS, stored } from '../support/hiworksOffice';
import { hiworksOrg } from '../support/hiworksOrg';
import { locator } from '../support/operations';
import { rows, told } from '../support/reports';

const sandbox = withSandbox();
const INPUT = [{ key: 'C0000' }, { key: 'C0001', name: '새 이름' }, { key: 'C0002', name: '새 이름' }];

interface List {
	name: string;
	fields: INodeParameters;
	/** What nobody can send. */
	bad: INodeParameters;
	prepare(sandbox: Sandbox): void;
	run(sandbox: Sandbox, fields: INodeParameters, more: Partial<Execution>): Promise<Result>;
}

const ACCOUNTING: List = {
	name: 'costCenter.update',
	fields: { matchBy: 'code', key: locator('={{ $json.key }}'), changes: { name: '={{ $json.name }}' } },
	bad: { changes: { name: '={{ $json.name && $json }}' } },
	prepare({ hiworks: office }) {
		office.reset();
		office.setRecords(LISTS.costCenter.list, stored(entries('costCenter', 3)));
		office.configure({ failingCodes: ['C0002'] });
	},
	run: async ({ hiworks: { url } }, fields, more) => await hiworks(url, 'costCenter.update', fields, more as never),
};

const RANKS: List = {
	name: 'position.update',
	fields: { externalKey: '={{ $json.key }}', changes: { name: '={{ $json.name }}' } },
	bad: { changes: { name: '={{ $json.name && $json }}' } },
	prepare({ hiworksOrg: org }) {
		org.reset();
		org.setFaults([{ kind: '403', match: { route: 'updatePositions', nth: 2 } }]);
		org.setChart({ positions: INPUT.map(({ key }) => ({ extKey: key, name: `N-${key}`, order: '1' })) });
	},
	run: async ({ hiworksOrg: { url } }, fields, more) => await hiworksOrg(url, 'position.update', fields, more as never),
};

it.each([ACCOUNTING, RANKS])('$name tells in a later try of the items that are done', async (list) => {
	list.prepare(sandbox);
	const options = { rowsPerCall: 2, itemsInFlight: 1 };
	const first = await list.run(sandbox, { ...list.fields, options }, { input: INPUT });
	expect(first.error?.description).toContain('Already done (2):\nitem 0 (C0000)\nitem 1 (C0001)');
	const later = await list.run(
		sandbox,
		{ ...list.fields, ...list.bad, options },
		{ input: INPUT, retryOf: first.run, onError: 'continueRegularOutput' },
	);
	expect(rows(later).map((row) => (row.error ? told(row).code : row.action))).toEqual([
		'unchanged',
		'UNKNOWN_BEFORE',
		'INVALID',
	]);
});
