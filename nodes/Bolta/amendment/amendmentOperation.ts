import type { Columns } from '../../shared/columns/columns';
import type { AnyOperation, Run, WithOptions } from '../../shared/engine/operation';
import { ITEM_NOT_SENT, notSent } from '../../shared/errors/failure';
import { inside, Invalid } from '../../shared/errors/invalid';
import type { Fields, Read } from '../../shared/fields/fields';
import type { ChangeRequest } from '../../shared/http/client';
import type { ChangingEffect } from '../../shared/http/endpoint';
import { amendmentWarnings } from '../../shared/invoice/amendmentWarnings';
import { ownCompany } from '../../shared/invoice/defaultSupplier';
import { amountsContent } from '../../shared/invoice/output';
import { volumeOf } from '../../shared/invoice/sheet';
import { takeBack, type TakenBack } from '../../shared/invoice/takenBack';
import { DATED_BY_CAUSE, type AmendmentReason } from '../../shared/korea/amendmentSheets';
import { samePartyNumber } from '../../shared/korea/partyNumber';
import { totalOf, type Amounts } from '../../shared/korea/vat';
import { formatWon } from '../../shared/korea/won';
import type { Words } from '../../shared/words/say';
import type { IssuedInvoice } from '../api/taxInvoice';
import { beginOrders, orderFor, makesInvoices, type BoltaOrder } from '../invoice/documents';
import { sendingOptions } from '../invoice/fields';
import type { InvoiceSending } from '../invoice/invoiceOperation';
import { issuanceKey } from '../invoice/issuanceKey';
import { attemptsAt, readIssued } from '../invoice/lookUp';
import { issuedContent, type BoltaOutput } from '../invoice/output';
import { partyReader } from '../invoice/parties';
import { percentEncodeReferenceId, travelling } from '../invoice/referenceId';
import { operation } from '../vendor';
import { say } from '../words';

const originalIssuanceKey = issuanceKey('The key of the issued invoice to amend');

/** What one kind of amendment makes of its fields and the original. */
export interface Amendment {
	referenceId: string;
	reason: AmendmentReason;
	/** The amendment's write date: the day of the cause, or the original's. */
	date: string;
	/** Of the amendment: what it adds to the original, in won. */
	amounts: Amounts;
	/** What the original comes to before and after, where both are said. */
	totals?: Record<'current' | 'next', Amounts>;
	/** What is worth a look beside the days. */
	warnings?: Words[];
	request(headers: Record<string, string | undefined>): ChangeRequest<{ issuanceKey: string }, ChangingEffect>;
	/** Names of what differs in an amendment found under the id, beside the parties. */
	legalDifferences?(read: IssuedInvoice): Words[];
}

interface AmendmentDefinition<F extends Fields> {
	value: string;
	name: string;
	action: string;
	description: string;
	fields: F;
	/** How rows of a sheet become what its form would hold. */
	columns: Columns;
	/** @throws Invalid or Failure */
	plan(fields: Read<F> & { issuanceKey: string }, original: IssuedInvoice, run: Run): Amendment;
}

/** What the amendments of a run share. */
interface AmendmentSending extends InvoiceSending {
	takenBack: TakenBack;
	/** Issuance key → what the original comes to with the amendments so far, as they say. */
	totals: Map<string, Amounts>;
}

/**
 * An operation that amends an issued invoice. The original is read in the first pass: only what is issued can be
 * amended, and what it amounts to is shown before anything is sent.
 */
export function amendment<F extends Fields>({ fields, plan, ...texts }: AmendmentDefinition<F>): AnyOperation {
	type Common = { issuanceKey: typeof originalIssuanceKey };
	type All = WithOptions<Common, typeof sendingOptions>;
	const all: Common & F = { issuanceKey: originalIssuanceKey, ...fields };
	// Only an id that the user gives may need more.
	const ofOwnId = 'referenceId' in fields && { percentEncodeReferenceId };
	const options = { ...sendingOptions, ...ofOwnId };
	return operation<Common & F, BoltaOrder, AmendmentSending, typeof sendingOptions>({
		...texts,
		fields: all,
		options,
		begin: (first, run) => ({
			...beginOrders((first as Read<All>).options),
			companies: partyReader(run, ownCompany(run.credentials)),
			takenBack: new Map(),
			totals: new Map(),
		}),

		async prepare({ fields: read }, run, sending) {
			const { issuanceKey: originalKey, ...given } = read as Read<All>;
			const { referenceId: ownId } = read as { referenceId?: string };
			if (ownId !== undefined) travelling(ownId, sending.encodesIds);
			const original = await readIssued(run.client, originalKey);
			if (!original) {
				throw notSent(
					say`Bolta does not read the invoice ${originalKey}: it is not issued, or belongs to another API key`,
					say`Only an issued invoice can be amended.`,
					'ORIGINAL_NOT_ISSUED',
				);
			}
			const maker = await sending.companies.amenderOf(original, given.options);
			const planned = plan(read as Read<F> & { issuanceKey: string }, original, run);
			const { referenceId, request, legalDifferences = () => [] } = planned;
			const { failedIssuanceKey } = given.options;
			const isOthers =
				totalOf([planned.amounts]) < 0n &&
				(await holdAgainstInFull(originalKey, { referenceId, failedIssuanceKey }, run.client));
			const paper = {
				maker,
				referenceId,
				request,
				differences: (read: IssuedInvoice) => ({
					legal: [...otherParties(original, read), ...legalDifferences(read)],
					others: [],
				}),
				mayResend: false,
				content: {
					...partiesOf(original),
					originalIssuanceKey: originalKey,
					writeDate: planned.date,
					...amountsContent(planned.amounts),
					warnings: [...(planned.warnings ?? []), ...warningsAbout(planned, original, run.now)],
				},
				// Of documents with both signs the volume counts, not what is left of it.
				volume: volumeOf({ lines: [planned.amounts] }),
			};
			const attempt = isOthers ? { ...given.options, failedIssuanceKey: undefined } : given.options;
			const order = orderFor(paper, attempt, run, sending);
			holdTogether(originalKey, planned, original, sending);
			const { totals } = planned;
			const stated = totals && { statedCurrent: amountsContent(totals.current), new: amountsContent(totals.next) };
			return { ...order, preview: { original: issuedContent(original), ...stated } };
		},

		...makesInvoices,
	});
}

const IN_FULL = ['termination', 'duplicateIssuance'] as const;

/** The ID of an amendment that takes back all of its original: lawful once, so the original names it. */
export const idInFull = (issuanceKey: string, reason: (typeof IN_FULL)[number]): string => `${issuanceKey}~${reason}`;

/**
 * Holds what takes something back against the amendments that take back all, as far as Bolta knows their IDs.
 * @returns whether the key that failed is that of one of them
 * @throws Failure where one did, or still may: of what Bolta accepted only a person can know that it failed
 */
async function holdAgainstInFull(
	key: string,
	{ referenceId, failedIssuanceKey }: { referenceId: string; failedIssuanceKey: string | undefined },
	client: Run['client'],
): Promise<boolean> {
	let isOthers = false;
	for (const id of IN_FULL.map((reason) => idInFull(key, reason)).filter((other) => other !== referenceId)) {
		let last: string | undefined;
		for await (const { issuanceKey, issued } of attemptsAt(client, id)) {
			if (issued)
				throw notSent(
					say`The invoice ${key} was taken back in full before, by the amendment ${issuanceKey}`,
					say`Look at both in Bolta: nothing of the invoice is left to take back.`,
					'ORIGINAL_TAKEN_BACK',
					ITEM_NOT_SENT,
				);
			last = issuanceKey;
		}
		if (last !== undefined && last !== failedIssuanceKey)
			throw notSent(
				say`The invoice ${key} may still be taken back in full: Bolta accepted the amendment ${last}, and has not issued it`,
				say`Wait until it is issued. If Bolta reported that it failed, give its key as Failed Issuance Key.`,
				'ORIGINAL_MAY_BE_TAKEN_BACK',
				ITEM_NOT_SENT,
			);
		isOthers ||= last !== undefined;
	}
	return isOthers;
}

/**
 * Holds a change of the supply cost against the others of the run: what takes back in full is sent once by its id.
 * @throws Invalid
 */
function holdTogether(
	key: string,
	{ reason, amounts, totals }: Amendment,
	original: IssuedInvoice,
	sending: AmendmentSending,
): void {
	if (reason !== 'supplyCostChange') return;
	const left = sending.totals.get(key);
	if (left && totals && (left.supplyCost !== totals.current.supplyCost || left.tax !== totals.current.tax))
		throw new Invalid(
			say`what another item of this run leaves of the original, ${formatWon(left.supplyCost)} and ${formatWon(left.tax)} of tax`,
			totals.current.supplyCost,
		).within('Current Supply Cost');
	if (totals) sending.totals.set(key, totals.next);
	const all = -totalOf([offsetOf(original)]);
	inside('Issuance Key', () =>
		takeBack(sending.takenBack, key, { amount: -totalOf([amounts]), all: all > 0n ? all : undefined }),
	);
}

const warningsAbout = ({ reason, date }: Amendment, { invoice }: IssuedInvoice, now: Date): Words[] =>
	amendmentWarnings({ reason, original: invoice.date, cause: DATED_BY_CAUSE.has(reason) ? date : undefined }, now);

/** A number of one's own may stand for the amendment of another original, which Bolta does not name. */
const otherParties = ({ invoice: original }: IssuedInvoice, { invoice: found }: IssuedInvoice): Words[] => [
	...(isSame(original.supplier, found.supplier) ? [] : [say`supplier number`]),
	...(isSame(original.supplied, found.supplied) ? [] : [say`recipient number`]),
];

type ReadParty = IssuedInvoice['invoice']['supplier'];
const isSame = (party: ReadParty, other: ReadParty) =>
	samePartyNumber(party.identificationNumber, other.identificationNumber);

function partiesOf(original: IssuedInvoice): Partial<BoltaOutput> {
	const { supplierNumber, recipientNumber, recipientName } = issuedContent(original);
	return { supplierNumber, recipientNumber, recipientName };
}

/** The totals of an issued invoice with the sign turned: what offsets it in full. */
export function offsetOf({ invoice: { items } }: IssuedInvoice): Amounts {
	return {
		supplyCost: items.reduce((sum, item) => sum - BigInt(item.supplyCost), 0n),
		tax: items.reduce((sum, item) => sum - BigInt(item.tax ?? 0), 0n),
	};
}
