/** Lists of several pages, from which entries leave while they are read. */
import { portOne } from '../support/portOne';
import { jsonOf } from '../support/reports';
import { standIn } from '../support/standIn';

const SIZE = 1000;

/** A list of so many invoices, whose first one leaves it once its first page was read. */
async function read(count: number, limit: object) {
	let list = Array.from({ length: count }, (_, n) => ({ id: `id-${n}`, status: 'REQUESTED' }));
	const host = await standIn(({ url = '' }) => {
		const search = JSON.parse(new URL(url, 'http://localhost').searchParams.get('requestBody') ?? '{}');
		const { pageNumber = 0, pageSize = SIZE } = search;
		const items = list.slice(pageNumber * pageSize, (pageNumber + 1) * pageSize);
		list = list.filter(({ id }) => id !== 'id-0');
		return { status: 200, body: { items } };
	});
	const result = await portOne(host.url, 'taxInvoice.getAll', { filters: { statuses: ['REQUESTED'] }, ...limit }, {});
	await host.close();
	expect(result.error?.message).toBeUndefined();
	return { ids: jsonOf(result).map(({ taxInvoiceId }) => taxInvoiceId), calls: host.requests.length };
}

const all = (count: number) => Array.from({ length: count }, (_, n) => `id-${n}`);

it('None of those that stay is lost', async () => {
	const { ids, calls } = await read(SIZE + 20, { returnAll: true });
	expect(ids.toSorted()).toEqual(all(SIZE + 20).toSorted());
	expect(calls).toBe(6);
});

it.each([
	['all of one page', { returnAll: true }, SIZE - 1, 1],
	['a limit', { returnAll: false, limit: 50 }, 50, 1],
	['a limit of several pages', { returnAll: false, limit: SIZE + 10 }, SIZE + 10, 2],
] as const)('It is read once where that does: %s', async (_what, limit, count, most) => {
	const { ids, calls } = await read(limit.returnAll ? count : SIZE + 20, limit);
	expect([ids.length, calls]).toEqual([count, most]);
});

it.each(['a, b', '["a", "b"]'])(
	'IDs are those of a text with commas, or of a list that a model wrote: %s',
	async (ids) => {
		let asked: unknown;
		const host = await standIn(({ url = '' }) => {
			asked = JSON.parse(new URL(url, 'http://localhost').searchParams.get('requestBody') ?? '{}');
			return { status: 200, body: { items: [] } };
		});
		await portOne(host.url, 'taxInvoice.getAll', { searchBy: 'taxInvoiceIds', taxInvoiceIds: ids }, {});
		await host.close();
		expect(asked).toMatchObject({ filter: { primaryFilter: { taxInvoiceIds: ['a', 'b'] } } });
	},
);

describe('A search that finds nothing, told as PortOne documents it: 404', () => {
	const NOTHING = { status: 404, body: { type: 'B2B_TAX_INVOICE_NOT_FOUND', message: 'none' } };

	it.each([
		['of a period', 0],
		['of the page behind the last, which is full', SIZE],
	])('%s', async (_what, count) => {
		const items = Array.from({ length: count }, (_, n) => ({ id: `id-${n}`, status: 'ISSUED' }));
		const host = await standIn(({ url = '' }) => {
			const search = JSON.parse(new URL(url, 'http://localhost').searchParams.get('requestBody') ?? '{}');
			return count > 0 && search.pageNumber === 0 ? { status: 200, body: { items } } : NOTHING;
		});
		const result = await portOne(host.url, 'taxInvoice.getAll', { returnAll: true }, {});
		await host.close();
		expect(result.error?.message).toBeUndefined();
		expect(jsonOf(result)).toHaveLength(count);
	});

	it('of the original of an amendment', async () => {
		const host = await standIn(() => NOTHING);
		const original = { __rl: true, mode: 'ntsApprovalNumber', value: '20260131-41000000-00000001' };
		const fields = { original, reason: 'termination', causeDate: '2026-11-21', makes: 'draft', referenceId: 'A-1' };
		const { error } = await portOne(host.url, 'taxInvoice.amend', fields, {});
		await host.close();
		expect(error?.message).toContain('PortOne has no invoice with the NTS approval number');
	});
});
