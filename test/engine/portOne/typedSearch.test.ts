/** The list of invoices in the editor: PortOne is asked for what was typed. */
import type { INodeParameters } from 'n8n-workflow';

import { withVendor } from '../../support/sandbox.ts';
import { issuedElsewhere } from '../../support/transmissions.ts';
import { searchList } from '../support/engine';
import { API_SECRET, invoice, locator, portOne, SUPPLIER } from '../support/portOne';
import { jsonOf } from '../support/reports';

const sandbox = withVendor('portOne');

const OTHER = '1234567891';

const search = async (filter?: string, page?: string) => {
	const credential = { apiSecret: API_SECRET, environment: 'test', baseUrl: sandbox.portOne.url };
	const credentials = { portOneApi: { ...credential, webhookToken: '', webhookSecret: '' } };
	const found = await searchList('portOneB2b', 'searchTaxInvoices', credentials, filter, page);
	expect(sandbox.portOne.requests().flatMap(({ problems }) => problems)).toEqual([]);
	return found;
};
const ids = async (filter: string, page?: string) => (await search(filter, page)).results.map(({ value }) => value);

async function issue(key: string, changes: INodeParameters = {}): Promise<string> {
	const { error } = await portOne(sandbox.portOne.url, 'taxInvoice.issueImmediately', invoice(key, changes));
	expect(error).toBeUndefined();
	return sandbox.portOne.ledger('test').at(-1)!.id;
}

/** So many others, with later changes. */
const bury = async (count: number) => {
	sandbox.portOne.advance(60_000);
	for (let n = 0; n < count; n += 50)
		await Promise.all(
			Array.from({ length: Math.min(50, count - n) }, async (_, k) => await issuedElsewhere(sandbox, `OTHER-${n + k}`)),
		);
};

it('the latest first, with the key of who made it', async () => {
	await issue('L-1', { recipientName: '가' });
	sandbox.portOne.advance(60_000);
	const last = await issue('L-2', { recipientName: '나' });
	expect((await search()).results.map(({ name }) => name)).toEqual([
		'2026-11-20, 나, 1,100,000 won, ISSUED, L-2',
		'2026-11-20, 가, 1,100,000 won, ISSUED, L-1',
	]);
	expect(await ids('나,')).toEqual([last]);
});

it('behind 250 others: by document key, ID, approval number, number of either side, or part of what is shown', async () => {
	const id = await issue('SOUGHT_1', { recipientNumber: OTHER, recipientName: '찾는 회사' });
	const read = jsonOf(await portOne(sandbox.portOne.url, 'taxInvoice.get', { invoice: locator(id) }));
	const number = String(read[0]?.ntsApprovalNumber);
	await bury(250);
	const typed = ['SOUGHT_1', id, number, `${number.slice(0, 8)}-${number.slice(8, 16)}-${number.slice(16)}`];
	for (const filter of [...typed, OTHER, '123-45-67891', ' 1234567891 ', '찾는 회', 'sought'])
		expect([filter, await ids(filter)]).toEqual([filter, [id]]);
	expect(await ids(SUPPLIER)).toHaveLength(200);
	expect(await ids('nobody')).toEqual([]);
});

it('pages: the editor asks on where it ended', async () => {
	await bury(250);
	const first = await search();
	expect([first.results.length, first.paginationToken]).toEqual([200, '1']);
	const second = await search('', first.paginationToken);
	expect([second.results.length, second.paginationToken]).toEqual([50, undefined]);
	expect(new Set([...first.results, ...second.results].map(({ value }) => value)).size).toBe(250);
	const ofSupplier = await search(SUPPLIER);
	expect([ofSupplier.paginationToken, (await ids(SUPPLIER, ofSupplier.paginationToken)).length]).toEqual(['1', 50]);
});

it('months ago, not only in the last one', async () => {
	sandbox.portOne.configure({ clockOffsetMs: -200 * 24 * 3_600_000 });
	const old = await issue('OLD_1');
	sandbox.portOne.configure({ clockOffsetMs: 0 });
	expect(await ids('old_')).toEqual([old]);
	expect(sandbox.portOne.requests().length).toBeGreaterThan(0);
});

it('a search that is answered as not found finds nothing', async () => {
	sandbox.portOne.configure({ refusals: { getB2bTaxInvoices: 'B2B_TAX_INVOICE_NOT_FOUND' } });
	expect(await ids('NOBODY_1')).toEqual([]);
});
