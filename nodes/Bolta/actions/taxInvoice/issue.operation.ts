import type { IDataObject } from 'n8n-workflow';

import { consentFields } from '../../../shared/consent';
import { choice, count, flag, id, optional, options, when, won, type Read } from '../../../shared/fields';
import { Failure } from '../../../shared/failure';
import { Invalid } from '../../../shared/invalid';
import { operation, runFields, type Run } from '../../../shared/operation';
import { maskDeep } from '../../../shared/redact';
import { issue as issueEndpoint } from '../../api/taxInvoice';
import { invoiceFields } from './invoiceFields';
import { inFormWords, toBody, toInvoice, warningsFor } from './invoice';
import { issueOnce, type Order } from './issueOnce';
import { deriveReferenceId, referenceIdOnWire } from './legalContent';
import { acceptedOutput, invoiceContent, issuedContent, type InvoiceOutput } from './output';
import { supplierReader } from './supplier';
import { waitForCompletion } from './waitForCompletion';

const fields = {
	referenceIdSource: choice({
		displayName: 'Reference ID Source',
		description: 'Your own number for the invoice. Bolta accepts each once; it is what keeps an invoice from being issued twice.',
		choices: {
			derived: { name: 'Derived From the Content', description: 'Two invoices with the same content count as one' },
			given: { name: 'Your Own', description: 'Such as an order number: the same for every try at the same invoice' },
		},
		default: 'given',
	}),
	referenceId: when(
		{ referenceIdSource: ['given'] },
		id({ displayName: 'Reference ID', description: 'Letters, digits and signs of the English keyboard, without spaces', placeholder: 'e.g. your order number', most: 240 }),
	),
	...invoiceFields,
	failedIssuanceKey: optional(
		id({
			displayName: 'Failed Issuance Key',
			description:
				'To send an invoice again that Bolta accepted but could not issue: the issuance key reported as failed. Leave empty otherwise. May be a column of the sheet: rows without it are not sent again.',
			most: 200,
			inPath: true,
		}),
	),
	options: options({
		displayName: 'Options',
		fields: {
			amounts: choice({
				displayName: 'Amounts',
				description: 'How supply cost and tax of the lines come about',
				choices: {
					asGiven: { name: 'As Given', description: 'Supply cost and tax as they stand, only checked' },
					splitFromTotal: { name: 'Split From a VAT-Inclusive Total', description: 'Supply Cost holds the amount including VAT' },
					vatComputed: { name: 'VAT Computed', description: 'Tax is 10 % of the supply cost' },
				},
				default: 'asGiven',
			}),
			dryRun: flag({ displayName: 'Dry Run', description: 'Whether to check everything and show the request, without sending it' }),
			expectedTotal: optional(won({ displayName: 'Expected Total', description: 'Supply cost and tax together must be this many won, else the invoice is not sent' })),
			ifAlreadyIssued: choice({
				displayName: 'If Already Issued',
				description: 'What to do when Bolta already has an invoice with this reference ID',
				choices: { fail: 'Fail', return: 'Return It' },
				default: 'return',
			}),
			leaveOutTaxType: flag({
				displayName: 'Leave Out taxType',
				description: 'Whether to leave out the undocumented field taxType, should your version of the API refuse it. Not possible for zero-rated invoices.',
			}),
			lookUpFirst: flag({
				displayName: 'Look Up Before Issuing',
				description: 'Whether to ask Bolta for the reference ID before sending. Costs one call per invoice.',
				default: true,
			}),
			requireChecksum: flag({ displayName: 'Refuse Mistyped Numbers', description: 'Whether a business number with a wrong check digit is refused instead of warned about' }),
			simplify: flag({ displayName: 'Simplify', description: 'Whether to return a simplified version of the response instead of the raw data', default: true }),
			waitForCompletion: count({
				displayName: 'Wait for Completion',
				description:
					'Seconds to wait, for all invoices together, until Bolta has issued them. What is not finished by then comes out as accepted. With a test key it takes 10 to 30 seconds, with a live key about 10 minutes.',
				least: 0,
				most: 3600,
				default: 0,
			}),
			...consentFields,
			...runFields,
		},
	}),
};

interface Prepared extends Order {
	warnings: string[];
	simplify: boolean;
}

interface Shared {
	settings: Pick<Read<typeof fields>['options'], 'dryRun' | 'lookUpFirst' | 'waitForCompletion'>;
	readSupplier: ReturnType<typeof supplierReader>;
	/** Issuance key → the reference id it was given for. */
	keys: Map<string, string>;
}

export const issue = operation({
	value: 'issue',
	name: 'Issue',
	action: 'Issue tax invoice',
	description: 'Issue an electronic tax invoice (전자세금계산서 정발행). With a live key this is a legal document.',
	fields,

	group: ({ itemSource, referenceId }) => (itemSource === 'rows' ? referenceId : undefined),
	rowFields: ['row'],

	begin: (run, { options: { dryRun = false, lookUpFirst = true, waitForCompletion: seconds = 0 } = {} }): Shared => ({
		settings: { dryRun, lookUpFirst, waitForCompletion: seconds },
		readSupplier: supplierReader(run),
		keys: new Map(),
	}),

	async prepare({ fields: read, rows }, run, { readSupplier }): Promise<Prepared> {
		const { itemSource, referenceIdSource, failedIssuanceKey, options: given } = read;
		if (itemSource === 'rows' && referenceIdSource === 'derived') {
			throw new Invalid('your own reference ID: input rows are put together by it').within('Reference ID');
		}
		if (referenceIdSource === 'derived' && read.writeDateSource === 'today') {
			throw new Invalid('a given date or the last day of the previous month, because the reference ID is derived from it').within('Write Date');
		}
		if (given.leaveOutTaxType && read.taxKind === 'zeroRated') {
			throw new Invalid('the field taxType to be sent: nothing else says that the invoice is zero-rated').within('Leave Out taxType');
		}
		const lines = itemSource === 'rows' ? rows.flatMap(({ row }) => row ?? []) : ((itemSource === 'json' ? read.itemsJson : read.items) ?? []);
		const invoice = toInvoice(read, await readSupplier(read), lines, given, run.now);
		const body = toBody(invoice, given);
		const referenceId = read.referenceId ?? deriveReferenceId(invoice);
		const onWire = referenceIdOnWire(referenceId, failedIssuanceKey);
		const customerKey = read.customerKey ?? (typeof run.credentials.customerKey === 'string' ? run.credentials.customerKey : undefined);
		return {
			referenceId,
			referenceIdOnWire: onWire,
			failedIssuanceKey,
			invoice,
			request: inUserWords(() => run.client.request(issueEndpoint, { headers: { 'Bolta-Client-Reference-Id': onWire, 'Customer-Key': customerKey }, body })),
			ifAlreadyIssued: given.ifAlreadyIssued,
			warnings: warningsFor(invoice, body, run.now),
			simplify: given.simplify,
		};
	},

	identity: ({ referenceId }) => referenceId,

	binding: (prepared, { live }, { settings }) => (live && !settings.dryRun ? prepared.map(({ invoice: { totals } }) => totals.supplyCost + totals.tax) : []),

	async send(prepared, { client }, { settings, keys }): Promise<InvoiceOutput> {
		const { referenceId, invoice, request, warnings } = prepared;
		const output = { ...acceptedOutput(referenceId, '', null), duplicate: false, recovered: false, ...invoiceContent(invoice), warnings };
		if (settings.dryRun) {
			const { method, url, headers, body = '' } = request;
			return { ...output, issuanceKey: null, status: 'dryRun', request: { method, url, headers, body: maskDeep(JSON.parse(body) as IDataObject) } };
		}
		const { issuanceKey, message, duplicate, recovered, issued } = await issueOnce(prepared, client, settings);
		const other = keys.get(issuanceKey);
		if (other !== undefined) throw sameKey(issuanceKey, referenceId, other);
		keys.set(issuanceKey, referenceId);
		return {
			...output,
			issuanceKey,
			vendorStatus: message,
			duplicate,
			recovered,
			...(issued && issuedContent(issued, prepared)),
			warnings: [...warnings, ...laterWarnings(duplicate, invoice.writeDate, issued?.invoice.date)],
		};
	},

	async finish(sent, run: Run, { settings }) {
		const open = sent.filter(({ output }) => output.status === 'accepted');
		if (settings.waitForCompletion === 0) return;
		await waitForCompletion(open.map(({ prepared, output }) => ({ output: output as InvoiceOutput, simplify: prepared.simplify })), run, settings.waitForCompletion);
	},
});

function inUserWords<T>(build: () => T): T {
	try {
		return build();
	} catch (error) {
		throw error instanceof Invalid ? inFormWords(error) : error;
	}
}

function laterWarnings(duplicate: boolean, writeDate: string, issuedDate: string | undefined): string[] {
	if (duplicate && issuedDate === undefined) {
		return ['Accepted earlier, not issued yet. If Bolta reported a failure, mend its cause and give its key as Failed Issuance Key.'];
	}
	return issuedDate !== undefined && issuedDate !== writeDate ? [`Issued earlier with the write date ${issuedDate}; today it would be ${writeDate}`] : [];
}

function sameKey(issuanceKey: string, referenceId: string, other: string): Failure {
	return new Failure({
		outcome: 'unknown',
		title: `Bolta gave the issuance key ${issuanceKey} for the reference ID "${referenceId}" and for "${other}"`,
		description: 'Look in Bolta which of the two was issued before you send the other again.',
		code: 'KEY_TWICE',
	});
}
