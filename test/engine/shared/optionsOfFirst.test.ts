/** Options of a run count from its first item. Where they cannot be read there, they do not become others. */
import type { INodeParameters } from 'n8n-workflow';

import { hiworksOrgNode } from '../../operations/hiworksOrg';
import { withSandbox } from '../../support/sandbox.ts';
import { ISSUING } from '../support/issuing';
import { rows } from '../support/reports';
import { rowsOf } from '../support/sheetRows';

const sandbox = withSandbox();
const onError = 'continueRegularOutput';

describe.each(ISSUING)('A dry run whose first item has options that cannot be read: %s', (_title, issuing) => {
	const { host, item, issue } = issuing;
	beforeEach(() => host(sandbox).reset());
	afterEach(() =>
		expect(
			host(sandbox)
				.requests()
				.filter(({ method }) => method !== 'GET'),
		).toEqual([]),
	);
	const total = (n: number) => (n === 0 ? '천원' : '');

	it.each<[string, INodeParameters]>([
		['another option of it', { dryRun: true, expectedTotal: '={{ $json.checked }}' }],
		['the option itself', { dryRun: '={{ $json.checked === "" }}', expectedTotal: '={{ $json.checked }}' }],
		['the option itself, which is missing', { dryRun: '={{ $json.checked === "" ? true : null }}' }],
	])('by %s', async (_what, options) => {
		const input = [0, 1, 2].map((n) => ({ ...item(n), checked: total(n) }));
		const result = await issue(sandbox, input, { options, onError });
		expect(rows(result).map(({ status, error }) => error?.outcome ?? status)).toEqual(['notSent', 'dryRun', 'dryRun']);
	});

	it('by a cell of a sheet', async () => {
		const row = rowsOf(item);
		const input = [0, 1, 2].map((n) => ({ ...row(n, 0), '문서 합계금액': total(n) }));
		const result = await issue(sandbox, input, { options: { dryRun: true }, onError }, { dataFrom: 'columns' });
		expect(rows(result).map(({ status, error }) => error?.outcome ?? status)).toEqual(['notSent', 'dryRun', 'dryRun']);
	});
});

it.each(ISSUING)('An item that asks for a dry run in a run that sends is refused: %s', async (_title, issuing) => {
	const { host, item, issue } = issuing;
	host(sandbox).reset();
	const input = [0, 1].map((n) => ({ ...item(n), dry: n === 1 }));
	const options = { dryRun: '={{ $json.dry }}' };
	const result = await issue(sandbox, input, { options, onError });
	const [first, second] = rows(result);
	expect([first?.error, second?.error?.outcome]).toEqual([undefined, 'notSent']);
	expect(second?.error?.message).toMatch(/Dry Run \[item 1\]: expected the same in all items$/);
	const { error } = await issue(sandbox, input, { options });
	expect(error?.message).toBe(second?.error?.message);
});

it('An item that says otherwise of what is sent each time is refused: members of Hiworks', async () => {
	sandbox.hiworksOrg.reset();
	const input = [0, 1].map((n) => ({ key: `m-${n}`, name: '홍길동', each: n === 1 }));
	const fields = { externalKey: '={{ $json.key }}', name: '={{ $json.name }}' };
	const options = { sendUnreadable: '={{ $json.each }}' };
	const { error } = await hiworksOrgNode.run(sandbox, 'member.upsert', fields, { input, options });
	expect(error?.message).toMatch(/Send Fields That Cannot Be Read \[item 1\]: expected the same in all items$/);
	expect(sandbox.hiworksOrg.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
});
