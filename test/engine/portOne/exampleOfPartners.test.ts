/** What the example of monthly settlements asks PortOne for, at another time of the year than a run of it has. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { readFileSync } from 'node:fs';

import { withSandbox } from '../../support/sandbox.ts';
import { moveCalendar } from '../support/clock';
import { invoice, portOne } from '../support/portOne';
import { jsonOf } from '../support/reports';

const sandbox = withSandbox();
afterEach(() => moveCalendar());

const { nodes } = JSON.parse(readFileSync('examples/portone-settle-partners-monthly.json', 'utf8')) as {
	nodes: Array<{ name: string; parameters: INodeParameters }>;
};
const { resource, operation, ...search } = nodes.find(({ name }) => name === 'Not approved yet')!.parameters;

it.each(['2026-11-02', '2026-12-02', '2027-01-20'])('a request of October is reminded of on %s', async (day) => {
	sandbox.portOne.reset();
	moveCalendar(`${day}T01:00:00Z`);
	const october = invoice('2026-10-P001', { writeDate: '2026-10-31' });
	const requested = await portOne(sandbox.portOne.url, 'reverseIssuance.requestImmediately', october);
	expect(requested.error).toBeUndefined();
	const found = jsonOf(await portOne(sandbox.portOne.url, `${String(resource)}.${String(operation)}`, search));
	expect(found.map((one: IDataObject) => one.referenceId)).toEqual(['2026-10-P001']);
});
