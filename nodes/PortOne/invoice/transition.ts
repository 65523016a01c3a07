import { consentFields } from '../../shared/engine/consent';
import { type AnyOperation, type BindingRun } from '../../shared/engine/operation';
import { Failure, ITEM_NOT_SENT, notSent } from '../../shared/errors/failure';
import { optional, text } from '../../shared/fields/fields';
import type { ChangeRequest, Client } from '../../shared/http/client';
import type { ChangingEffect } from '../../shared/http/endpoint';
import { ownCompany, type OwnCompany } from '../../shared/invoice/defaultSupplier';
import { dryRun, simplify } from '../../shared/invoice/documentFields';
import { beginSending, type Sending } from '../../shared/invoice/documents';
import { shownRequest } from '../../shared/invoice/output';
import { magnitude } from '../../shared/korea/won';
import { readBack } from '../../shared/once/policy';
import type { Words } from '../../shared/words/say';
import { amendingOf, holdAgainstOthers, type AmendingOfRun } from '../amendment/earlier';
import type { ReadInvoice } from '../api/readSchemas';
import type { cancelIssuance, cancelRequest, issue, refuseRequest, requestDraft, sendToNts } from '../api/taxInvoice';
import { memo } from '../counterparty/fields';
import { operation } from '../vendor';
import { say } from '../words';
import { stepColumns } from './columns';
import { byId, callFor, invoiceKey } from './invoiceKey';
import { readByKey } from './lookUp';
import { readOutput } from './output';
import { isDone, isGivenUp, isUnderWay, notThere, type Goal } from './states';

type Step =
	| typeof issue
	| typeof requestDraft
	| typeof cancelRequest
	| typeof refuseRequest
	| typeof cancelIssuance
	| typeof sendToNts;

interface Prepared {
	/** As it stood before. */
	read: ReadInvoice;
	request: ChangeRequest<{ taxInvoice: ReadInvoice }, ChangingEffect>;
	simplify: boolean;
}

/** What a step may tell beside that it is to be done. */
const tellable = {
	memo,
	emailSubject: optional(
		text({ displayName: 'Email Subject', description: 'Subject of the mail that tells the recipient' }),
	),
};
const commonOptions = { dryRun, simplify };
type StepOptions = typeof commonOptions & Partial<typeof tellable>;

interface Transition {
	value: string;
	name: string;
	action: string;
	description: string;
	endpoint: Step;
	goal: Goal;
	/** The side that takes it. */
	by: 'supplier' | 'recipient';
	/** The invoices it is for, and what is there for the others. */
	only?: { issuanceType: 'NORMAL' | 'REVERSE'; otherwise: Words };
	tells: ReadonlyArray<keyof typeof tellable>;
}

interface StepSending extends Sending {
	company: OwnCompany;
	amending: AmendingOfRun;
}

/**
 * An operation that leads an invoice to another state. What is done already comes out as a duplicate without a call;
 * in every other state PortOne is asked and judges. A step whose answer was lost is settled by reading the invoice.
 */
export function transition({ endpoint, goal, by, only, tells, ...texts }: Transition): AnyOperation {
	const isBinding = endpoint.effect === 'binding';
	const fields = { invoice: invoiceKey() };
	const stepOptions: StepOptions = {
		...commonOptions,
		...(isBinding && consentFields),
		...Object.fromEntries(tells.map((name) => [name, tellable[name]])),
	};
	return operation<typeof fields, Prepared, StepSending, StepOptions>({
		...texts,
		fields,
		options: stepOptions,
		columns: stepColumns(tells),
		begin: (first, { credentials }) => ({
			...beginSending(first),
			company: ownCompany(credentials),
			amending: new Map(),
		}),

		async prepare({ fields: { invoice: key, options: chosen } }, run, { company, amending }) {
			const { client } = run;
			const read = await readByKey(client, key);
			const { brn, name } = read[by] ?? {};
			if (brn) company.maker({ number: brn, name: name ?? undefined }, 'Tax Invoice');
			if (only && read.issuanceType && read.issuanceType !== only.issuanceType) {
				throw notSent(
					only.issuanceType === 'NORMAL'
						? say`The invoice ${read.id} is one of reverse issuance (역발행)`
						: say`The invoice ${read.id} is no reverse issuance (역발행)`,
					only.otherwise,
					'ISSUANCE_TYPE',
					ITEM_NOT_SENT,
				);
			}
			const { originalTaxInvoiceId } = read.modification ?? {};
			if (originalTaxInvoiceId && !isDone(goal, read) && (goal === 'issued' || goal === 'requested')) {
				const original = await readByKey(client, byId({ id: originalTaxInvoiceId }));
				await holdAgainstOthers(original, amendingOf(read), run, amending);
			}
			const told = Object.fromEntries(tells.map((name) => [name, chosen[name]]));
			return { read, request: stepOf(endpoint, read, told, client), simplify: chosen.simplify };
		},

		binding: (all, { live }, shared) =>
			isBinding && live && !shared.dryRun
				? all.flatMap(({ read }) => (isDone(goal, read) ? [] : [volumeOf(read)]))
				: [],

		async send({ read, request, simplify: simplified }, run, shared) {
			const output = (invoice: ReadInvoice, found = {}) => ({
				...readOutput(invoice, { simplify: simplified }),
				duplicate: false,
				recovered: false,
				...found,
			});
			if (shared.dryRun)
				return { ...output(read, { duplicate: isDone(goal, read) }), status: 'dryRun', request: shownRequest(request) };
			const { result, duplicate, recovered } = await takeStep(read, request, goal, run).catch((error: unknown) => {
				const isJudged = error instanceof Failure && error.outcome === 'rejected' && isUnderWay(goal, read);
				throw isJudged ? refusedUnderWay(error, read) : error;
			});
			if (!isDone(goal, result) && !isUnderWay(goal, result))
				throw notThere(result, say`The invoice`, isGivenUp(goal, result) ? 'rejected' : 'unknown');
			return output(result, { duplicate, recovered });
		},
	});
}

const volumeOf = ({ totalAmount }: ReadInvoice): bigint => magnitude(BigInt(totalAmount ?? 0));

/** By its id from here on: it is this invoice that was looked at. */
function stepOf(endpoint: Step, read: ReadInvoice, told: { memo?: string; emailSubject?: string }, client: Client) {
	const call = callFor(byId(read));
	return 'body' in endpoint ? client.request(endpoint, { ...call, body: told }) : client.request(endpoint, call);
}

/** PortOne's no to what is under way there already. */
const refusedUnderWay = (failure: Failure, { id, status }: ReadInvoice): Failure =>
	failure.with({
		description: say`At PortOne it is ${status}: what was asked for is under way there. Read the invoice ${id} again later by "Get".`,
	});

/**
 * Does a step, and settles it by the state of the invoice. PortOne takes a step in one state only, so it refuses a
 * second one.
 */
const takeStep = async (read: ReadInvoice, request: Prepared['request'], goal: Goal, { client, once }: BindingRun) =>
	await once.change(
		request,
		readBack<ReadInvoice>({
			content: ['step', goal, read.id],
			known: isDone(goal, read) ? read : undefined,
			async look(manner) {
				const now = await readByKey(client, byId(read), manner);
				if (isDone(goal, now)) return now;
				// Under way before we came: that it still is tells nothing of our call.
				if (isUnderWay(goal, now) && (manner.triedBefore || !isUnderWay(goal, read))) return now;
				return failedSince(goal, read, now) ? notThere(now, say`The invoice`, 'rejected') : undefined;
			},
			mayMeanDone: ({ code }) => /_STATUS$/.test(code ?? ''),
			advice: say`Read the invoice ${read.id} by "Get" to see its state. Running this item again is safe.`,
		}),
		({ taxInvoice }) => taxInvoice,
	);

const failedSince = (goal: Goal, before: ReadInvoice, now: ReadInvoice) =>
	isGivenUp(goal, now) && (!isGivenUp(goal, before) || now.statusUpdatedAt !== before.statusUpdatedAt);
