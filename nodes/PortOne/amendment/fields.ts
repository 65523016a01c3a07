import { consentFields } from '../../shared/engine/consent';
import { choice, options, optional, text, when } from '../../shared/fields/fields';
import { changeFields, correctionFields, corrections, reasonField } from '../../shared/invoice/amendmentFields';
import { amountsField, dryRun, simplify, onceOptions } from '../../shared/invoice/documentFields';
import { ofNewDocument } from '../../shared/invoice/referenceId';
import type { AmendmentReason } from '../../shared/korea/amendmentSheets';
import { memo } from '../counterparty/fields';
import { contacts } from '../invoice/fields';
import { encodeReferenceId, ownReferenceId } from '../invoice/referenceId';
import { say } from '../words';
import { originalKey } from './originalKey';

const forReasons = (...reason: AmendmentReason[]) => ({ reason });

/** PortOne OpenAPI, B2bTaxInvoiceModificationType. */
export const MODIFICATION_TYPES = {
	clericalError: 'CORRECTION_OF_ENTRY_ERRORS',
	supplyCostChange: 'CHANGE_IN_SUPPLY_COST',
	return: 'RETURN',
	termination: 'CANCELLATION_OF_CONTRACT',
	duplicateIssuance: 'DUPLICATE_ISSUANCE_DUE_TO_ERROR',
} as const;

const referenceId = ofNewDocument(
	ownReferenceId(
		'Your own number of the amendment. It becomes the document key (문서번호) of the side that makes it; of the two documents of a clerical error with -1 and -2 behind it.',
	),
);

export const amendFields = {
	// A sheet may have no column of it: prepare asks for it where there is none.
	referenceId: { ...referenceId, read: optional(referenceId).read },
	original: originalKey,
	reason: reasonField({
		localLetterOfCredit: say`one of the five reasons that PortOne takes: a local letter of credit (내국신용장 사후개설) can only be amended in Hometax (홈택스)`,
	}),
	...changeFields(forReasons),
	corrections: when(
		forReasons('clericalError'),
		options({ ...corrections, fields: correctionFields(contacts.contact) }),
	),
	makes: choice({
		displayName: 'Make',
		description: 'What is made of the amendment',
		choices: {
			draft: { name: 'A Draft', description: 'Somebody looks at it and issues or requests it later' },
			issued: {
				name: 'The Amendment',
				description:
					'Of legal effect in live mode: issued at once, or, where the original is of reverse issuance, requested of the supplier',
			},
		},
		default: 'issued',
	}),
};

export const amendOptions = {
	amounts: amountsField,
	dryRun,
	encodeReferenceId,
	lookUpFirst: onceOptions('PortOne').lookUpFirst,
	memo,
	remark: optional(
		text<string>({ displayName: 'Remark', description: 'Remark (비고) besides what the law wants there' }),
	),
	simplify,
	...consentFields,
};
