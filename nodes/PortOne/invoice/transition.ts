import { consentFields } from '../../shared/engine/consent';
import { operation, runFields, type AnyOperation, type Run } from '../../shared/engine/operation';
import { notSent } from '../../shared/errors/failure';
import { optional, options, text } from '../../shared/fields/fields';
import type { Request } from '../../shared/http/client';
import type { Call } from '../../shared/http/endpoint';
import { dryRun, simplify } from '../../shared/invoice/documentFields';
import { shownRequest } from '../../shared/invoice/output';
import type { ReadInvoice } from '../api/schemas';
import type { cancelIssuance, cancelRequest, issue, refuseRequest, requestDraft, sendToNts } from '../api/taxInvoice';
import { requestFor, sendChange } from '../calls/calls';
import { changeOnce } from '../calls/changeOnce';
import { byId, callFor, invoiceKey } from './invoiceKey';
import { readByKey } from './lookUp';
import { readOutput } from './output';
import { isDone, notThere, type Goal } from './states';

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
	request: Request<{ taxInvoice: ReadInvoice }>;
	simplify: boolean;
}

/** What a step may tell beside that it is to be done. */
const tellable = {
	memo: optional(text({ displayName: 'Memo', description: 'Memo (메모) kept at PortOne' })),
	emailSubject: optional(
		text({ displayName: 'Email Subject', description: 'Subject of the mail that tells the recipient' }),
	),
};
const commonOptions = { dryRun, simplify, ...runFields };
type StepOptions = typeof commonOptions & Partial<typeof tellable>;

interface Transition {
	value: string;
	name: string;
	action: string;
	description: string;
	endpoint: Step;
	goal: Goal;
	/** The invoices it is for, and what is there for the others. */
	only?: { issuanceType: 'NORMAL' | 'REVERSE'; otherwise: string };
	/** Whether it has legal effect in live mode. */
	binding: boolean;
	tells: ReadonlyArray<keyof typeof tellable>;
}

/**
 * An operation that leads an invoice to another state. PortOne lets each step be done once, in one state only; so what
 * is done already comes out as a duplicate, and a step whose answer was lost is settled by reading the invoice.
 */
export function transition({ endpoint, goal, only, binding, tells, ...texts }: Transition): AnyOperation {
	const fields = {
		invoice: invoiceKey(),
		options: options<StepOptions>({
			displayName: 'Options',
			fields: {
				...commonOptions,
				...(binding && consentFields),
				...Object.fromEntries(tells.map((name) => [name, tellable[name]])),
			},
		}),
	};
	return operation<typeof fields, Prepared, { dryRun: boolean }>({
		...texts,
		fields,
		begin: (_run, { options: chosen }) => ({ dryRun: chosen?.dryRun ?? false }),

		async prepare({ fields: { invoice: key, options: chosen } }, run) {
			const read = await readByKey(run, key);
			if (only && read.issuanceType && read.issuanceType !== only.issuanceType) {
				throw notSent(
					`The invoice ${read.id} is ${only.issuanceType === 'NORMAL' ? 'one of reverse issuance (역발행)' : 'no reverse issuance (역발행)'}`,
					only.otherwise,
					'ISSUANCE_TYPE',
				);
			}
			// By its id from here on: it is this invoice that was looked at.
			const call = {
				...callFor(byId(read)),
				...('body' in endpoint && { body: Object.fromEntries(tells.map((name) => [name, chosen[name]])) }),
			};
			return {
				read,
				request: requestFor(run, endpoint as typeof issue, call as Call<typeof issue>),
				simplify: chosen.simplify,
			};
		},

		binding: (all, { live }, shared) =>
			binding && live && !shared.dryRun ? all.flatMap(({ read }) => (isDone(goal, read) ? [] : [volumeOf(read)])) : [],

		async send({ read, request, simplify: simplified }, run, shared) {
			const output = (invoice: ReadInvoice, found = {}) => ({
				...readOutput(invoice, { simplify: simplified }),
				duplicate: false,
				recovered: false,
				...found,
			});
			if (shared.dryRun)
				return { ...output(read, { duplicate: isDone(goal, read) }), status: 'dryRun', request: shownRequest(request) };
			if (isDone(goal, read)) return output(read, { duplicate: true });
			const ended = await takeStep(read, request, goal, run);
			if ('known' in ended)
				return output(ended.known, ended.how === 'afterLoss' ? { recovered: true } : { duplicate: true });
			if (!isDone(goal, ended.answer)) throw notThere(ended.answer, 'The invoice', 'unknown');
			return output(ended.answer);
		},
	});
}

function volumeOf({ totalAmount }: ReadInvoice): bigint {
	const total = BigInt(totalAmount ?? 0);
	return total < 0n ? -total : total;
}

/**
 * Does a step, and settles it by the state of the invoice. PortOne takes a step in one state only, so it refuses a
 * second one.
 */
const takeStep = async (read: ReadInvoice, request: Prepared['request'], goal: Goal, run: Run) =>
	await changeOnce(
		{
			send: async () => (await sendChange(run.client, request)).taxInvoice,
			async lookUp(manner) {
				const now = await readByKey(run, byId(read), manner);
				return isDone(goal, now) ? now : undefined;
			},
			mayMeanDone: ({ code }) => /_STATUS$/.test(code ?? ''),
			afterwards: `Read the invoice ${read.id} by "Get" to see its state.`,
		},
		run.client,
	);
