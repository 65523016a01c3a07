/**
 * What a sheet costs, read by its columns: over a node that does nothing between the same neighbours, with a vendor
 * that answers after 50 ms, and how the time grows with the rows.
 */
import { packageName } from '../scripts/lib/n8n.mts';
import { runOnOffice, stored } from './accounting.mts';
import { list, median, type Figure } from './figures.mts';
import { settled } from './processes.mts';
import type { Size } from './size.mts';
import { spend, type Spent } from './spend.mts';
import { workflow, type Credential, type Measured } from './workflows.mts';
import { LATENCY_MS, runOn, type Start, type Vendor, type World } from './world.mts';

const PART = 'Sheets by columns';

const ours = (
	name: string,
	parameters: Record<string, unknown>,
	credentials: Record<string, Credential>,
): Measured => ({
	type: `${packageName}.${name}`,
	typeVersion: 1,
	parameters: { ...parameters, dataFrom: 'columns' },
	credentials,
});

/** A node of n8n's own, with one condition for each row. */
const filter: Measured = {
	type: 'n8n-nodes-base.filter',
	typeVersion: 2.2,
	parameters: {
		conditions: {
			options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
			conditions: [
				{
					id: 'coded',
					leftValue: '={{ $json.code }}',
					rightValue: '',
					operator: { type: 'string', operation: 'notEmpty', singleValue: true },
				},
			],
			combinator: 'and',
		},
	},
};

const nothing: Measured = { type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };

const sync = (hiworksOfficeApi: Credential) =>
	ours('hiworks', { resource: 'accountingCustomer', operation: 'sync', options: {} }, { hiworksOfficeApi });

const issue = (boltaApi: Credential, options: Record<string, unknown>) =>
	ours('bolta', { resource: 'taxInvoice', operation: 'issue', options }, { boltaApi });

const atMost = (value: number): Figure['limit'] => ({ is: 'at most', value });
const seconds = (all: readonly Spent[]) => all.map((one) => one.seconds);

/** Each work once per repetition, in turns, so that what changes on the machine meanwhile hits all of them. */
async function inTurns<Name extends string>(
	repetitions: number,
	works: Record<Name, () => Promise<Spent>>,
): Promise<Record<Name, Spent[]>> {
	const names = Object.keys(works) as Name[];
	const spent = Object.fromEntries(names.map((name): [Name, Spent[]] => [name, []])) as Record<Name, Spent[]>;
	for (let repetition = 0; repetition < repetitions; repetition++)
		for (const name of repetition % 2 === 0 ? names : names.toReversed()) spent[name].push(await works[name]());
	return spent;
}

/** A work against the same execution with a node that does nothing: the time is the node's own. */
const ownTime = (measure: string, work: readonly Spent[], idle: readonly Spent[], most: number): Figure => ({
	part: PART,
	measure: `${measure}: the node's own time`,
	value: median(seconds(work)) - median(seconds(idle)),
	unit: 's',
	from: `whole run ${list(seconds(work), 's')}, with a node that does nothing ${list(seconds(idle), 's')}`,
	limit: atMost(most),
});

async function measureSync(world: World, { records, repetitions }: Size): Promise<Figure[]> {
	const starts = {
		idle: await world.publish(workflow('Nothing', nothing, 'customers')),
		work: await world.publish(workflow('Sync', sync(world.office.credential), 'customers')),
		filter: await world.publish(workflow('Filter', filter, 'customers')),
	};
	const all = stored(records);
	const { idle, work } = await inTurns(repetitions, {
		idle: async () => await runOnOffice(world, all, starts.idle, records),
		work: async () => await runOnOffice(world, all, starts.work, records),
	});
	const beside = await runOnOffice(world, all, starts.filter, records);
	const megabytes = (spent: Spent[]) => spent.map((one) => one.megabytes);
	const measure = `Sync of ${records} customers, none changed`;
	return [
		ownTime(measure, work, idle, 2),
		{
			part: PART,
			measure: `${measure}: peak memory over a node that does nothing`,
			value: median(megabytes(work)) - median(megabytes(idle)),
			unit: 'MB',
			from:
				`${list(megabytes(work), 'MB')} against ${list(megabytes(idle), 'MB')}; ` +
				`n8n's own Filter, one condition: ${list([beside.megabytes], 'MB')}, ${list([beside.seconds], 's')}`,
			limit: atMost(40),
		},
	];
}

async function measureIssue(world: World, { records, repetitions }: Size): Promise<Figure[]> {
	const [vendor] = world.vendors as [Vendor];
	const starts = {
		idle: await world.publish(workflow('Nothing', nothing)),
		dry: await world.publish(workflow('Dry run', issue(vendor.credential, { dryRun: true }))),
		sent: await world.publish(workflow('Issue', issue(vendor.credential, { itemsInFlight: 50 }))),
	};
	const run = async (start: Start) => {
		await vendor.reset();
		return await spend(world, vendor, start, records);
	};
	// What the parts before made under the same reference IDs says otherwise.
	await vendor.reset();
	for (const start of Object.values(starts)) await start(100);
	const { idle, dry } = await inTurns(repetitions, {
		idle: async () => await run(starts.idle),
		dry: async () => await run(starts.dry),
	});
	const sent = await run(starts.sent);
	if (sent.calls !== 2 * records) throw new Error(`${2 * records} calls were expected, ${sent.calls} arrived`);
	return [
		ownTime(`Dry run of ${records} rows, each a document, requests in the output`, dry, idle, 3),
		{
			part: PART,
			measure: `${records} invoices, 50 in flight, look-up on: the whole execution`,
			value: sent.seconds,
			unit: 's',
			from: `${((2 * records * LATENCY_MS) / 50 / 1000).toFixed(2)} s of mere waiting`,
			limit: atMost(25),
		},
	];
}

/** Five in flight, as they come: from the first request to the last answer, against mere waiting. */
async function measureVendor(
	world: World,
	{ name, vendor, measured, calls }: { name: string; vendor: Vendor; measured: Measured; calls: number },
	{ items, repetitions }: Size,
): Promise<Figure> {
	const start = await world.publish(workflow(name, measured));
	const waiting = ((items * calls) / 5) * (LATENCY_MS / 1000);
	await runOn(vendor, start, 100, 100 * calls);
	const taken: number[] = [];
	for (let repetition = 0; repetition < repetitions; repetition++) {
		await settled(world.pid);
		const { firstReceivedAt, lastAnsweredAt } = await runOn(vendor, start, items, items * calls);
		taken.push((lastAnsweredAt! - firstReceivedAt!) / 1000);
	}
	return {
		part: PART,
		measure: `${items} documents with ${name}, 5 in flight, first request to last answer`,
		value: median(taken) / waiting,
		unit: '×',
		from: `${list(taken, 's')} against ${waiting.toFixed(2)} s of mere waiting`,
		limit: atMost(1.12),
	};
}

async function measureVendors(world: World, size: Size): Promise<Figure[]> {
	const { portOne, bill } = world;
	const ofPortOne = ours(
		'portOneB2b',
		{ resource: 'taxInvoice', operation: 'issueImmediately', options: {} },
		{ portOneApi: portOne.credential },
	);
	const ofBill = ours(
		'hiworksBill',
		{ resource: 'invoice', operation: 'create', eachRowIs: 'document', options: {} },
		{ hiworksBillApi: bill.credential },
	);
	return [
		await measureVendor(world, { name: 'PortOne', vendor: portOne, measured: ofPortOne, calls: 2 }, size),
		await measureVendor(world, { name: 'Hiworks Bill', vendor: bill, measured: ofBill, calls: 1 }, size),
	];
}

/** A hundred times the rows, with an office that has as many. */
async function measureGrowth(world: World, { records, repetitions }: Size): Promise<Figure[]> {
	const start = await world.publish(workflow('Sync', sync(world.office.credential), 'customers'));
	const few = records / 10;
	const many = records * 10;
	const spent = await inTurns(repetitions, {
		few: async () => await runOnOffice(world, stored(few), start, few),
		many: async () => await runOnOffice(world, stored(many), start, many),
	});
	const perRow = (all: readonly Spent[], rows: number) => seconds(all).map((one) => (one * 1000) / rows);
	const [ofFew, ofMany] = [perRow(spent.few, few), perRow(spent.many, many)];
	return [
		{
			part: PART,
			measure: `Sync of ${many} customers against ${few}: time per row`,
			value: median(ofMany) / median(ofFew),
			unit: '×',
			from: `${list(ofMany, 'ms')} against ${list(ofFew, 'ms')}`,
			limit: atMost(1.15),
		},
	];
}

export async function measureColumns(world: World, size: Size): Promise<Figure[]> {
	return [
		...(await measureSync(world, size)),
		...(await measureIssue(world, size)),
		...(await measureVendors(world, size)),
		...(await measureGrowth(world, size)),
	];
}
