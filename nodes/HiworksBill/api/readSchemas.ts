import { z } from 'zod';

const id = z.string().min(1);

/** One id for each document; the documented amendment nests them one array deeper. */
export const createdAnswer = z
	.object({
		data: z
			.object({
				documentId: z
					.array(z.union([id, z.array(id).min(1)]))
					.min(1)
					.transform((ids) => ids.flat()),
				easySign: z.array(z.string()).nullish(),
			})
			.passthrough(),
	})
	.passthrough();

const textOrNull = z.string().nullish();

const readContact = z
	.object({ name: textOrNull, email: textOrNull, cell: textOrNull, phone: textOrNull })
	.passthrough();

const readParty = z
	.object({
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
	})
	.passthrough();

const readItem = z
	.object({
		month: textOrNull,
		day: textOrNull,
		subject: textOrNull,
		unit: textOrNull,
		quantity: textOrNull,
		unitPrice: textOrNull,
		supplyPrice: textOrNull,
		tax: textOrNull,
		description: textOrNull,
	})
	.passthrough();

const readInformation = z
	.object({
		issueDate: textOrNull,
		memo: textOrNull,
		bookNo: textOrNull,
		serial: textOrNull,
		description: textOrNull,
		totalSupplyPrice: textOrNull,
		totalTax: textOrNull,
	})
	.passthrough();

/** What 세금계산서 단일 조회 tells. Its documented example is an outline of empty objects, so every part may be one. */
export const readAnswer = z
	.object({
		data: z
			.object({
				information: readInformation,
				invoiceType: z.object({ typeCode: textOrNull, purposeType: textOrNull, taxType: textOrNull }).passthrough(),
				invoicer: readParty,
				invoicee: readParty,
				items: z.array(readItem),
				// A document that amends nothing has an empty one.
				amendment: z.object({ originalIssueId: textOrNull, modifyType: textOrNull }).passthrough().nullish(),
				status: z
					.object({
						approvalStatus: textOrNull,
						declareStatus: textOrNull,
						declareStatusCode: textOrNull,
						issueId: textOrNull,
					})
					.passthrough(),
				files: z
					.array(
						z
							.object({
								id: z.number(),
								type: textOrNull,
								name: textOrNull,
								size: z.union([z.number(), z.string()]).nullish(),
							})
							.passthrough(),
					)
					.nullish(),
			})
			.passthrough(),
	})
	.passthrough();

export type ReadDocument = z.output<typeof readAnswer>['data'];
export type ReadParty = z.output<typeof readParty>;
