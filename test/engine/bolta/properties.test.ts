import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import type { LedgerEntry } from '../../../sandbox/index.ts';
import { withSandbox } from '../../support/sandbox.ts';
import {
	batch,
	CUSTOMER,
	CUSTOMER_KEY,
	seoulDay,
	type Line,
	type Meant,
	type Order,
	type Party,
} from '../support/arbitraries';
import { bolta } from '../support/bolta';
import { everyField } from '../support/parameters';
import { JUST_SENT } from '../support/reports';
import { SPLITS, supplyCostIn } from '../support/splits';

const SEED = 20_260_131;
const PER_EXECUTION = 50;
const EXECUTIONS = process.env.TEST_SIZE === 'full' ? 200 : 12;

const sandbox = withSandbox();

const PURPOSES = { claim: 'CLAIM', receipt: 'RECEIPT' };
const TAX_TYPES = { taxable: 'TAXABLE', zeroRated: 'ZERO_RATE', taxExempt: 'TAX_FREE' };

const expectedParty = ({ number, branch, name, representative, address, businessType, businessItem }: Party) => ({
	identificationNumber: number,
	taxRegistrationId: branch,
	organizationName: name,
	representativeName: representative,
	address,
	businessType,
	businessItem,
});

const expectedContact = ({ email, name, phone }: Party['contacts'][number]) => ({ email, name, telephone: phone?.[1] });

/** Everything but the amounts of lines, which `checkAmounts` judges. */
function expectedBody(meant: Meant, writeDate: string, generation: 1 | 3) {
	return {
		date: writeDate,
		purpose: PURPOSES[meant.purpose],
		taxType: generation === 1 ? undefined : TAX_TYPES[meant.taxKind],
		supplier: { ...expectedParty(meant.supplier), manager: expectedContact(meant.supplier.contacts[0]!) },
		supplied: { ...expectedParty(meant.recipient), managers: meant.recipient.contacts.map(expectedContact) },
		items: meant.lines.map(({ date, name, specification, quantity, unitPrice, remark }) => ({
			date: date ?? writeDate,
			name,
			specification,
			// JSON knows no −0.
			quantity: quantity === undefined ? undefined : quantity + 0,
			unitPrice,
			description: remark,
			supplyCost: expect.any(Number),
			tax: meant.taxKind === 'taxExempt' ? null : expect.any(Number),
		})),
		description: meant.remark,
	};
}

interface SentLine {
	supplyCost: number;
	tax: number | null;
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

/** Whether a share of a line is less than one won away from a tenth (or ten elevenths) of it; in whole numbers. */
const isShare = (share: number, amount: number, numerator: bigint, denominator: bigint) => {
	const away = BigInt(share) * denominator - BigInt(amount) * numerator;
	return -denominator < away && away < denominator;
};

function checkAmounts({ taxKind, amounts }: Meant, lines: Line[], sent: SentLine[]): void {
	const given = lines.map(({ supplyCost }) => supplyCost);
	const costs = sent.map(({ supplyCost }) => supplyCost);
	const taxes = sent.map(({ tax }) => tax ?? 0);
	if (taxKind !== 'taxable' || amounts === 'asGiven') {
		expect(costs).toEqual(given);
		expect(taxes).toEqual(lines.map(({ tax = 0 }) => tax));
	} else if (amounts === 'vatComputed') {
		expect(costs).toEqual(given);
		expect(sum(taxes)).toBe(Number(BigInt(sum(given)) / 10n));
		expect(taxes.every((tax, index) => isShare(tax, given[index]!, 1n, 10n))).toBe(true);
	} else {
		expect(costs.map((cost, index) => cost + taxes[index]!)).toEqual(given);
		expect(sum(costs)).toBe(Number(supplyCostIn(BigInt(sum(given)), amounts)));
		expect(costs.every((cost, index) => isShare(cost, given[index]!, 10n, 11n))).toBe(true);
	}
}

/** Shows six digits of the birth date and the century of a person who has a number. */
const shown = (number: string) =>
	number.length === 13 && number !== '9999999999999' ? `${number.slice(0, 6)}-${number[6]}******` : number;

/** The days a run may have meant: it may have gone over midnight in Seoul. */
function writeDates({ writeDateSource, writeDate }: Meant, start: number, end: number): string[] {
	if (writeDateSource === 'date') return [writeDate];
	const days = [seoulDay(start), seoulDay(end)];
	if (writeDateSource === 'today') return days;
	return days.map((day) =>
		new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, 0)).toISOString().slice(0, 10),
	);
}

function check(
	{ meant, items }: Order,
	itemIndexes: number[],
	output: { json: IDataObject; pairedItem?: unknown },
	ledger: Map<string, LedgerEntry>,
	generation: 1 | 3,
	days: string[],
) {
	const { json, pairedItem } = output;
	expect(pairedItem).toEqual(itemIndexes.slice(0, 1).map((item) => ({ item })));
	expect(itemIndexes).toHaveLength(items.length);
	const referenceId =
		meant.referenceIdSource === 'derived' ? expect.stringMatching(/^d[a-z2-7]{23}$/) : meant.referenceId;
	expect(json).toMatchObject({ referenceId });
	const entry = ledger.get(String(json.referenceId));
	const body = entry?.body ?? {};
	expect(days).toContain(body.date);
	expect(body).toEqual(expectedBody(meant, String(body.date), generation));
	const sent = body.items as SentLine[];
	checkAmounts(meant, meant.lines, sent);
	const [supplyCost, tax] = [sum(sent.map((line) => line.supplyCost)), sum(sent.map((line) => line.tax ?? 0))];
	expect(json).toEqual({
		referenceId,
		issuanceKey: entry?.issuanceKey,
		status: 'accepted',
		...JUST_SENT,
		writeDate: body.date,
		supplierNumber: meant.supplier.number,
		recipientNumber: shown(meant.recipient.number),
		recipientName: meant.recipient.name,
		supplyCost,
		tax,
		total: supplyCost + tax,
		warnings: expect.any(Array),
	});
	return entry;
}

/** Rows of one document need not stand together: all first rows, then all second ones, and so on. */
function dealt(orders: Order[]): Array<{ order: number; item: IDataObject }> {
	const rounds = Math.max(...orders.map(({ items }) => items.length));
	return Array.from({ length: rounds }, (_, round) =>
		orders.flatMap(({ items }, order) =>
			items[round] ? [{ order, item: items[round] as unknown as IDataObject }] : [],
		),
	).flat();
}

// The counts of what was generated: a mode that never came up would not be tested.
const seen: Record<string, number> = {};

describe(`Issue, with ${PER_EXECUTION * EXECUTIONS} generated inputs (seed ${SEED})`, () => {
	const numbers = Array.from({ length: EXECUTIONS }, (_, execution) => execution);

	it.each(numbers)(`takes what is valid and sends what is meant, part %i of ${EXECUTIONS}`, async (execution) => {
		const start = Date.now();
		const today = Date.parse(`${seoulDay(start)}T00:00:00Z`);
		// No generated date is after this, whenever the test runs, so that a seed always gives the same invoices.
		const last = Math.min(today, Date.UTC(2026, 0, 31));
		const [generated] = fc.sample(batch(execution * PER_EXECUTION, PER_EXECUTION, last), {
			numRuns: 1,
			seed: SEED + execution,
		});
		const { shape, generation, orders } = generated!;
		sandbox.bolta.reset();
		const customers = [
			{
				customerKey: CUSTOMER_KEY,
				identificationNumber: CUSTOMER.number,
				organizationName: CUSTOMER.name,
				representativeName: CUSTOMER.representative,
			},
		];
		sandbox.bolta.configure({ generation, customers });

		const input = dealt(orders);
		const { outputs, error } = await bolta(sandbox.bolta.url, {
			parameters: everyField(shape),
			input: input.map(({ item }) => item),
		});
		expect([error?.message, error?.description]).toEqual([undefined, undefined]);
		expect(outputs[0]).toHaveLength(orders.length);

		const ledger = new Map(sandbox.bolta.ledger('test').map((entry) => [String(entry.clientReferenceId), entry]));
		expect(ledger.size).toBe(orders.length);
		// Every item stands first at its order's place in the first round, so outputs are in the order of `orders`.
		const entries = orders.map((order, index) => {
			const itemIndexes = input.flatMap(({ order: owner }, item) => (owner === index ? [item] : []));
			try {
				return check(
					order,
					itemIndexes,
					outputs[0]![index]!,
					ledger,
					generation,
					writeDates(order.meant, start, Date.now()),
				);
			} catch (failure) {
				throw new Error(`Order ${index} of execution ${execution}, seed ${SEED}: ${JSON.stringify(order)}`, {
					cause: failure,
				});
			}
		});
		expect(new Set(entries).size).toBe(orders.length);
		expect(
			sandbox.bolta.requests().filter(({ route, problems }) => route === 'issueTaxInvoice' && problems.length > 0),
		).toEqual([]);
		for (const { meant } of orders) {
			for (const mode of [
				'taxKind',
				'amounts',
				'supplierSource',
				'recipientSource',
				'itemSource',
				'referenceIdSource',
				'writeDateSource',
				'purpose',
			] as const) {
				seen[meant[mode]] = (seen[meant[mode]] ?? 0) + 1;
			}
			for (const [name, was] of [
				['person', meant.recipient.number.length === 13],
				['16 lines', meant.lines.length === 16],
				['left out', meant.leaveOutTaxType],
			] as const) {
				if (was) seen[name] = (seen[name] ?? 0) + 1;
			}
		}
	});

	it('had every mode among them', () => {
		const modes = [
			'taxable',
			'zeroRated',
			'taxExempt',
			'asGiven',
			'vatComputed',
			...SPLITS,
			'form',
			'json',
			'customerKey',
			'given',
			'derived',
			'date',
			'today',
			'lastDayOfPreviousMonth',
			'claim',
			'receipt',
			'person',
			'16 lines',
			'left out',
		];
		expect(modes.filter((mode) => (seen[mode] ?? 0) < 5)).toEqual([]);
	});
});
