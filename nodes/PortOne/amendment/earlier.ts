import type { Run } from '../../shared/engine/operation';
import { Invalid } from '../../shared/errors/invalid';
import type { Client } from '../../shared/http/client';
import { formatWon } from '../../shared/korea/won';
import type { ReadInvoice } from '../api/readSchemas';
import { allPages } from '../calls/pages';
import { registeredSince } from '../calls/period';
import { byId } from '../invoice/invoiceKey';
import { findByKey, searchInvoices } from '../invoice/lookUp';
import { draftingSide } from '../invoice/output';
import { reached } from '../invoice/states';
import { say } from '../words';
import { MODIFICATION_TYPES } from './fields';

/** A document that gives to an original or, negative, takes from it, in won. */
interface Amending {
	key: string;
	total: bigint;
	/** Of one that PortOne has. */
	known?: { id: string; status: string };
}

/** Original → what amends it, by document key: what PortOne has, and what the items of a run make of it. */
export type AmendingOfRun = Map<string, ReadonlyMap<string, Amending>>;

/** Issued, asked for, or on the way there. */
const STATUSES = [...new Set([...reached('requested'), ...reached('issued')])];

/**
 * What amends an original at PortOne. No list names the original of an amendment, so each of the two parties is read.
 * @throws Failure
 */
async function earlierAmendments(original: ReadInvoice, client: Client, now: Date): Promise<Amending[]> {
	const { id, writeDate, supplier, recipient } = original;
	const filter = {
		primaryFilter: registeredSince(writeDate ?? '', now),
		supplierBrn: supplier?.brn,
		statuses: STATUSES,
		documentModificationTypes: ['MODIFICATION'],
	};
	const page = async (pageNumber: number, pageSize: number) =>
		await searchInvoices(client, { pageNumber, pageSize, filter });
	const earlier: Amending[] = [];
	for (const found of await allPages(undefined, page)) {
		if (found.recipientBrn && found.recipientBrn !== recipient?.brn) continue;
		const read = await findByKey(client, byId(found));
		if (read && !read.deletedAt && read.modification?.originalTaxInvoiceId === id) earlier.push(...amendingOf(read));
	}
	return earlier;
}

/** What an amendment gives or takes. What stands instead of a wrong document gives nothing back to that. */
export function amendingOf({ id, status, modification, totalAmount, issuanceType, ...read }: ReadInvoice): Amending[] {
	const total = BigInt(totalAmount ?? 0);
	if (modification?.type === MODIFICATION_TYPES.clericalError && total > 0n) return [];
	return [{ key: read[`${draftingSide(issuanceType)}DocumentKey`] ?? id, total, known: { id, status } }];
}

/**
 * Holds an amendment against what is left of its original, with what PortOne has of it and what the run has made.
 * @throws Invalid naming the others; Failure where PortOne cannot be asked
 */
export async function holdAgainstOthers(
	original: ReadInvoice,
	own: readonly Amending[],
	{ client, now }: Pick<Run, 'client' | 'now'>,
	ofRun: AmendingOfRun,
): Promise<void> {
	if (own.every(({ total }) => total >= 0n)) return;
	const counted = ofRun.get(original.id) ?? byKey(await earlierAmendments(original, client, now));
	const others = new Map(counted);
	for (const { key } of own) others.delete(key);
	const all = BigInt(original.totalAmount ?? 0);
	const taken = -[...others.values(), ...own].reduce((sum, { total }) => sum + total, 0n);
	if (others.size > 0 && taken > all) {
		const shown = [...others.values()].map(({ key, total, known }) =>
			known
				? say`${known.id} (${key}, ${known.status}, ${formatWon(total)})`
				: say`${key} (another item of this run, ${formatWon(total)})`,
		);
		throw new Invalid(
			say`amendments that take back at most ${formatWon(all)} with other ones, which are ${shown.join(', ')}`,
			taken,
		).within('Tax Invoice');
	}
	ofRun.set(original.id, new Map([...byKey(own), ...counted]));
}

const byKey = (all: readonly Amending[]): ReadonlyMap<string, Amending> => new Map(all.map((one) => [one.key, one]));
