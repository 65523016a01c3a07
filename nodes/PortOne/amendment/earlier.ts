import { undefinedIf } from '../../shared/errors/failure';
import { Invalid } from '../../shared/errors/invalid';
import type { Client } from '../../shared/http/client';
import { formatWon } from '../../shared/korea/won';
import type { ReadInvoice, ReadSummary } from '../api/readSchemas';
import { listInvoices } from '../api/taxInvoice';
import { allPages, searchQuery } from '../calls/pages';
import { registeredSince } from '../calls/period';
import { byId } from '../invoice/invoiceKey';
import { readByKey, saysNoInvoice } from '../invoice/lookUp';
import { draftingSide } from '../invoice/output';
import { reached } from '../invoice/states';
import { say } from '../words';
import { MODIFICATION_TYPES } from './fields';

/** A document that gives to an original or, negative, takes from it, in won. */
interface Amending {
	key: string;
	total: bigint;
}

interface Earlier extends Amending {
	id: string;
	status: string;
}

/** Issued, asked for, or on the way there. */
const STATUSES = [...new Set([...reached('requested'), ...reached('issued')])];

/**
 * What amends an original at PortOne. No list names the original of an amendment, so each of the two parties is read.
 * What stands instead of a wrong document gives nothing back to that.
 * @throws Failure
 */
export async function earlierAmendments(original: ReadInvoice, client: Client, now: Date): Promise<Earlier[]> {
	const { id, writeDate, supplier, recipient } = original;
	const filter = {
		primaryFilter: registeredSince(writeDate ?? '', now),
		supplierBrn: supplier?.brn,
		statuses: STATUSES,
		documentModificationTypes: ['MODIFICATION'],
	};
	const page = async (pageNumber: number, pageSize: number): Promise<ReadSummary[]> => {
		const query = searchQuery({ pageNumber, pageSize, filter });
		const found = await client.read(client.request(listInvoices, { query })).catch(undefinedIf(saysNoInvoice));
		return found?.items ?? [];
	};
	const earlier: Earlier[] = [];
	for (const found of await allPages(undefined, page)) {
		if (found.recipientBrn && found.recipientBrn !== recipient?.brn) continue;
		const { modification, totalAmount, status, issuanceType, ...read } = await readByKey(client, byId(found));
		const total = BigInt(totalAmount ?? 0);
		const standsInstead = modification?.type === MODIFICATION_TYPES.clericalError && total > 0n;
		if (modification?.originalTaxInvoiceId !== id || standsInstead) continue;
		earlier.push({ id: read.id, key: read[`${draftingSide(issuanceType)}DocumentKey`] ?? read.id, status, total });
	}
	return earlier;
}

/**
 * Holds an amendment against what is left of its original.
 * @param amending what the items of the run so far take, with what was there before, by document key
 * @returns the same with this one
 * @throws Invalid naming the earlier ones
 */
export function holdAgainstEarlier(
	{ totalAmount }: ReadInvoice,
	own: readonly Amending[],
	earlier: readonly Earlier[],
	amending: ReadonlyMap<string, bigint> = new Map(),
): ReadonlyMap<string, bigint> {
	const all = BigInt(totalAmount ?? 0);
	const together = new Map([...amending, ...[...earlier, ...own].map(({ key, total }) => [key, total] as const)]);
	const taken = -[...together.values()].reduce((sum, total) => sum + total, 0n);
	const others = earlier.filter(({ key }) => !own.some((one) => one.key === key));
	if (others.length > 0 && taken > all && own.some(({ total }) => total < 0n)) {
		const shown = others.map(({ id, key, status, total }) => say`${id} (${key}, ${status}, ${formatWon(total)})`);
		throw new Invalid(
			say`amendments that take back at most ${formatWon(all)} with earlier ones, which are ${shown.join(', ')}`,
			taken,
		).within('Tax Invoice');
	}
	return together;
}
