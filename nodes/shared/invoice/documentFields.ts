import { choice, count, date, flag, optional, text, when, won } from '../fields/fields';
import type { FormEnglish } from '../words/say';

/** The day of an invoice. */
export const writeDateFields = {
	writeDateSource: choice({
		displayName: 'Write Date Source',
		description: 'Where the write date (작성일자) comes from. Days are those of Seoul.',
		choices: { date: 'A Date', lastDayOfPreviousMonth: 'Last Day of the Previous Month', today: 'Today' },
		default: 'today',
	}),
	writeDate: when(
		{ writeDateSource: ['date'] },
		date({
			displayName: 'Write Date',
			description:
				'Date of the invoice (작성일자), not after today. Forms such as 2026-01-31, 20260131 and 2026. 1. 31. are read.',
		}),
	),
};

export const purpose = choice({
	displayName: 'Purpose',
	description: 'Whether the money is still to be paid (청구) or was already paid (영수)',
	choices: { claim: 'Claim (청구)', receipt: 'Receipt (영수)' },
	default: 'claim',
	readsBrackets: true,
});

export const taxKind = choice({
	displayName: 'Tax Kind',
	description: 'One invoice has one tax kind',
	choices: { taxable: 'Taxable (과세)', taxExempt: 'Tax-Exempt (면세)', zeroRated: 'Zero-Rated (영세율)' },
	default: 'taxable',
	readsBrackets: true,
});

export const remark = optional(text({ displayName: 'Remark', description: 'Remark on the invoice (비고)' }));

/** How the amounts of the lines are meant. */
export const amountsField = choice({
	displayName: 'Amounts',
	description: 'How supply cost and tax of the lines come about',
	choices: {
		asGiven: { name: 'As Given', description: 'Supply cost and tax as they stand, only checked' },
		automatic: {
			name: 'Automatic',
			description:
				'Taxes of a taxable document are computed where no line has one, and checked where all have. An empty supply cost is quantity × unit price.',
		},
		splitFromTotal: {
			name: 'Split From a VAT-Inclusive Total',
			description: 'Supply Cost holds the amount including VAT. Supply cost to the nearest won, the rest is tax.',
		},
		splitSupplyCostCut: {
			name: 'Split, Supply Cost Cut',
			description: 'The same, for books that cut the fraction of a won off the supply cost (공급가액 절사)',
		},
		splitTaxCut: {
			name: 'Split, Tax Cut',
			description: 'The same, for books that cut the fraction of a won off the tax (세액 절사)',
		},
		vatComputed: { name: 'VAT Computed', description: 'Tax is 10 % of the supply cost' },
	},
	default: 'automatic',
});

/** Options with which an invoice is checked. */
export const checkOptions = {
	amounts: amountsField,
	expectedTotal: optional(
		won({
			displayName: 'Expected Total',
			description: 'Supply cost and tax together must be this many won, else the invoice is not sent',
		}),
	),
	expectedSupplyCost: optional(
		won({
			displayName: 'Expected Supply Cost',
			description: 'The supply costs (공급가액 합계) must be this many won together, else the invoice is not sent',
		}),
	),
	expectedTax: optional(
		won({
			displayName: 'Expected Tax',
			description: 'The taxes (세액 합계) must be this many won together, else the invoice is not sent',
		}),
	),
	linesExpected: optional(
		count({
			displayName: 'Lines Expected',
			description: 'So many lines the invoice must have, else it is not sent',
			least: 1,
			most: 1000,
			default: 1,
		}),
	),
	requireChecksum: flag({
		displayName: 'Refuse Mistyped Numbers',
		description: 'Whether a business number with a wrong check digit is refused instead of warned about',
	}),
};

export const dryRun = flag({
	displayName: 'Dry Run',
	description: 'Whether to check everything and show the request, without sending it',
});
export const simplify = flag({
	displayName: 'Simplify',
	description: 'Whether to return a simplified version of the response instead of the raw data',
	default: true,
});

/** Of a recipient who is a person; n8n is told by the node's `sensitiveOutputFields` that it is in the output. */
export const showFullNumber = flag({
	displayName: 'Show Full Number',
	description:
		'Whether to add the full resident number of a recipient who is a person, as recipientFullNumber. n8n stores what a node outputs.',
});

/** Options of operations that make sure by the vendor's own look-up that a document is sent once. */
export const onceOptions = (vendor: FormEnglish) => ({
	ifAlreadyIssued: choice({
		displayName: 'If Already Issued',
		description: `What to do when ${vendor} already has a document with this reference ID`,
		choices: { fail: 'Fail', return: 'Return It' },
		default: 'return',
	}),
	lookUpFirst: flag({
		displayName: 'Look Up Before Issuing',
		description: `Whether to ask ${vendor} for the reference ID before sending. Costs one call per document.`,
		default: true,
	}),
});
