import { flag, optional } from '../../shared/fields/fields';
import { checkOptions, dryRun, simplify } from '../../shared/invoice/documentFields';
import { onceOptions } from '../../shared/invoice/onceOptions';
import { portOne } from '../vendor';
import { documentKey } from './fields';

/** Options of the content of an invoice. */
export const contentOptions = {
	...checkOptions,
	sendSms: flag({
		displayName: 'Send SMS',
		description: "Whether PortOne texts the mobile phone of the supplier's contact (알림 문자). Costs points.",
	}),
	useCounterpartyAdditionalContacts: flag({
		displayName: 'Use Contacts of the Counterparty',
		description:
			'Whether to mail the invoice to the further contacts that PortOne has for the counterparty too. Without effect where further contacts are given.',
	}),
	dryRun,
	simplify,
};

export const otherDocumentKey = optional(
	documentKey(
		'Document Key of the Other Side',
		"The document key (문서번호) that the other side gives the invoice. A request for reverse issuance can be approved or refused by the API only with the supplier's.",
	),
);

/** Options of operations that make an invoice. */
export const makingOptions = { ...contentOptions, ...onceOptions(portOne.name), otherDocumentKey };

export const createRecipientCounterparty = flag({
	displayName: 'Register the Recipient',
	description:
		'Whether PortOne makes a counterparty (거래처) of the recipient. Not with a recipient that is registered already.',
});
