import { consentFields } from '../../shared/engine/consent';
import { flag } from '../../shared/fields/fields';
import { dryRun } from '../../shared/invoice/documentFields';

/** Options of operations that make documents. */
export const sendingOptions = {
	dryRun,
	easySign: flag({
		displayName: 'Easy Sign (간편서명)',
		description:
			'Whether to issue the document and send it to the National Tax Service (국세청) at once. Of legal effect. Needs a Gabia certificate registered with Hiworks, and "Allow Easy Sign" in the credential. Otherwise the document waits in Hiworks until somebody signs it there.',
	}),
	markForRecovery: flag({
		displayName: 'Mark for Recovery',
		description:
			'Whether to put the reference ID, or a number of this execution, into the memo, so that a document whose answer was lost can be found in the web screen. Whether the recipient sees the memo is not documented.',
	}),
	...consentFields,
};
