import { z } from 'zod';
import { looseObject } from '../../shared/http/endpoint';

const id = z.string().min(1);

/** One id for each document; the documented amendment nests them one array deeper. */
export const createdAnswer = looseObject({
	data: looseObject({
		documentId: z
			.array(z.union([id, z.array(id).min(1)]))
			.min(1)
			.transform((ids) => ids.flat()),
		easySign: z.array(z.string()).nullish(),
	}),
});

const textOrNull = z.string().nullish();

const readContact = looseObject({ name: textOrNull, email: textOrNull, cell: textOrNull, phone: textOrNull });

const readParty = looseObject({
	companyNumber: textOrNull,
	taxNumber: textOrNull,
	ceoName: textOrNull,
	companyName: textOrNull,
	companyAddress: textOrNull,
	bizType: textOrNull,
	bizClassification: textOrNull,
	partyTypeCode: textOrNull,
	primaryContact: readContact.nullish(),
	secondaryContact: readContact.nullish(),
});

const readItem = looseObject({
	month: textOrNull,
	day: textOrNull,
	subject: textOrNull,
	unit: textOrNull,
	quantity: textOrNull,
	unitPrice: textOrNull,
	supplyPrice: textOrNull,
	tax: textOrNull,
	description: textOrNull,
});

const readInformation = looseObject({
	issueDate: textOrNull,
	memo: textOrNull,
	bookNo: textOrNull,
	serial: textOrNull,
	description: textOrNull,
	totalSupplyPrice: textOrNull,
	totalTax: textOrNull,
});

/** What 세금계산서 단일 조회 tells. Its documented example is an outline of empty objects, so every part may be one. */
export const readAnswer = looseObject({
	data: looseObject({
		information: readInformation,
		invoiceType: looseObject({ typeCode: textOrNull, purposeType: textOrNull, taxType: textOrNull }),
		invoicer: readParty,
		invoicee: readParty,
		items: z.array(readItem),
		// A document that amends nothing has an empty one.
		amendment: looseObject({ originalIssueId: textOrNull, modifyType: textOrNull }).nullish(),
		status: looseObject({
			approvalStatus: textOrNull,
			declareStatus: textOrNull,
			declareStatusCode: textOrNull,
			issueId: textOrNull,
		}),
		files: z
			.array(
				looseObject({
					id: z.number(),
					type: textOrNull,
					name: textOrNull,
					size: z.union([z.number(), z.string()]).nullish(),
				}),
			)
			.nullish(),
	}),
});

export type ReadDocument = z.output<typeof readAnswer>['data'];
export type ReadParty = z.output<typeof readParty>;
