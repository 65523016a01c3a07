import { consentFields } from '../../shared/consent';
import { choice, count, flag } from '../../shared/fields';
import { dryRun, simplify } from '../../shared/invoice/documentFields';
import { runFields } from '../../shared/operation';

/** Options of every operation that sends a document. */
export const sendingOptions = {
	dryRun,
	ifAlreadyIssued: choice({
		displayName: 'If Already Issued',
		description: 'What to do when Bolta already has a document with this reference ID',
		choices: { fail: 'Fail', return: 'Return It' },
		default: 'return',
	}),
	lookUpFirst: flag({
		displayName: 'Look Up Before Issuing',
		description: 'Whether to ask Bolta for the reference ID before sending. Costs one call per document.',
		default: true,
	}),
	partyKeyHeader: choice({
		displayName: 'Party Key Header',
		description: "How the customer key travels. Bolta's documents say Customer-Key; newer accounts may need another way (unofficial).",
		choices: { customerKey: 'Customer-Key', none: 'None (Unofficial)', supplierKey: 'Supplier-Key (Unofficial)' },
		default: 'customerKey',
	}),
	simplify,
	waitForCompletion: count({
		displayName: 'Wait for Completion',
		description:
			'Seconds to wait, for all documents together, until Bolta has issued them. What is not finished by then comes out as accepted, or as requested where a person must approve. With a test key Bolta takes 10 to 30 seconds, with a live key about 10 minutes.',
		least: 0,
		most: 3600,
		default: 0,
	}),
	...consentFields,
	...runFields,
};
