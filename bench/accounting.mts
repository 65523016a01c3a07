/**
 * How many calls an accounting list of Hiworks takes, against one call for each record with n8n's HTTP Request node.
 */
import type { GivenRecord } from '../sandbox/index.ts';
import type { Figure } from './figures.mts';
import type { Size } from './size.mts';
import { spend, type Spent } from './spend.mts';
import { customers, customersByHttp, workflow } from './workflows.mts';
import type { Start, World } from './world.mts';

const ROWS_PER_CALL = 100;
const CHANGED = 37;

/** As bench/package/Customers.node.js makes them, under the names by which Hiworks is read. */
export const stored = (count: number): GivenRecord[] =>
	Array.from({ length: count }, (_, number) => ({
		code: `C${String(number).padStart(5, '0')}`,
		name: `거래처 ${number}`,
		ext_key: `erp-${number}`,
		company_num: '220-00-00002',
		bank_name: '국민은행',
		account_num: `110-222-${String(number).padStart(6, '0')}`,
		account_holder: `예금주 ${number}`,
	}));

/** An execution in a fresh process, on an office that has the records `before`. */
export async function runOnOffice(
	world: World,
	before: GivenRecord[],
	start: Start,
	count: number,
	changed = 0,
): Promise<Spent> {
	const { office } = world;
	// In a fresh process, since memory that n8n has once taken it keeps; with a few rows first, since what is done for
	// the first time takes longer.
	await world.restart();
	await office.reset();
	await start(ROWS_PER_CALL, { changed });
	await office.reset();
	await office.setCustomers(before);
	await world.collectGarbage();
	return await spend(world, office, start, count, { changed });
}

function figures(measure: string, calls: number, ours: Spent, theirs: Spent): Figure[] {
	const part = 'Accounting lists of Hiworks';
	const against = (value: (spent: Spent) => string) => `HTTP Request, one call each: ${value(theirs)}`;
	return [
		{
			part,
			measure,
			value: ours.calls,
			unit: 'calls',
			from: against((spent) => `${spent.calls} calls`),
			limit: { is: 'at most', value: calls },
		},
		{
			part,
			measure: `${measure}: time`,
			value: ours.seconds,
			unit: 's',
			from: against(({ seconds }) => `${seconds.toFixed(2)} s`),
			limit: null,
		},
		{
			part,
			measure: `${measure}: memory`,
			value: ours.megabytes,
			unit: 'MB',
			from: against(({ megabytes }) => `${megabytes.toFixed(1)} MB`),
			limit: null,
		},
	];
}

export async function measureAccounting(world: World, { items, records }: Size): Promise<Figure[]> {
	const { credential, baseUrl } = world.office;
	const publish = async (name: string, measured: Parameters<typeof workflow>[1]) =>
		await world.publish(workflow(name, measured, 'customers'));
	const create = await publish('Create', customers(credential, 'create'));
	const sync = await publish('Sync', customers(credential, 'sync'));
	const [post, put] = [
		await publish('POST', customersByHttp(credential, baseUrl, 'POST')),
		await publish('PUT', customersByHttp(credential, baseUrl, 'PUT')),
	];

	const all = stored(records);
	const made = await runOnOffice(world, [], create, items);
	const unchanged = await runOnOffice(world, all, sync, records);
	const changed = await runOnOffice(world, all, sync, records, CHANGED);
	// A workflow without a look at the list writes all of it, whatever differs.
	const written = await runOnOffice(world, all, put, records, CHANGED);
	const posted = await runOnOffice(world, [], post, items);
	return [
		...figures(`${items} customers created`, Math.ceil(items / ROWS_PER_CALL), made, posted),
		...figures(`Sync of ${records}, none changed`, 1, unchanged, written),
		...figures(`Sync of ${records}, ${CHANGED} changed`, 2, changed, written),
	];
}
