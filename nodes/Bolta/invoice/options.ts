import { consentFields } from '../../shared/engine/consent';
import { choice, count } from '../../shared/fields/fields';
import { dryRun, simplify } from '../../shared/invoice/documentFields';
import { onceOptions } from '../../shared/invoice/onceOptions';
import { bolta } from '../vendor';

/** Options of every operation that sends a document. */
export const sendingOptions = {
	dryRun,
	...onceOptions(bolta.name),
	partyKeyHeader: choice({
		displayName: 'Party Key Header',
		description:
			"How the customer key travels. Bolta's documents say Customer-Key; newer accounts may need another way (unofficial).",
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
};
