import { choice, flag } from '../fields/fields';

/** Options of operations that make sure by the vendor's own look-up that a document is sent once. */
export const onceOptions = (vendor: string) => ({
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
