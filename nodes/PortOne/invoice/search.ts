import { Invalid } from '../../shared/errors/invalid';
import { businessNumber } from '../../shared/fields/businessNumber';
import {
	choice,
	choices,
	commaSeparated,
	date,
	flag,
	id,
	optional,
	options,
	text,
	when,
	type Read,
} from '../../shared/fields/fields';
import { parseApprovalNumber } from '../../shared/korea/approvalNumber';
import { say } from '../words';
import { documentKey } from './referenceId';

const number = (displayName: string, description: string) => optional(businessNumber(displayName, description));
const vendorId = (displayName: string, description: string) => id({ displayName, description });

const STATUSES = {
	BEFORE_SENDING: 'Before Sending',
	CANCEL_PENDING: 'Cancel Pending',
	DRAFTED: 'Drafted (임시저장)',
	DRAFT_FAILED: 'Draft Failed',
	DRAFT_PENDING: 'Draft Pending',
	ISSUANCE_CANCELLED: 'Issuance Canceled (발행 취소)',
	ISSUE_FAILED: 'Issue Failed',
	ISSUE_PENDING: 'Issue Pending',
	ISSUED: 'Issued (발행 완료)',
	REQUEST_CANCELLED: 'Request Canceled (요청 취소)',
	REQUEST_FAILED: 'Request Failed',
	REQUEST_PENDING: 'Request Pending',
	REQUEST_REFUSED: 'Request Refused (요청 거부)',
	REQUESTED: 'Requested (역발행 요청)',
	SENDING: 'Sending (전송 중)',
	SENDING_COMPLETED: 'Sending Completed (전송 성공)',
	SENDING_FAILED: 'Sending Failed (전송 실패)',
	SENDING_PENDING: 'Sending Pending',
	WAITING_SENDING: 'Waiting for Sending (전송 대기)',
} as const;

/** Reads one; the field that holds the list is what errors name. */
const oneId = id({ displayName: 'IDs' });

/** IDs separated by commas. @throws Invalid where there is none, or one that is no ID */
export function parseIds(list: string): string[] {
	const ids = commaSeparated(list);
	if (ids.length === 0) throw new Invalid(say`at least one ID`, list);
	return ids.map((one) => oneId.read(one));
}

/** What an invoice is searched by: one main thing, and what narrows it. */
export const searchFields = {
	searchBy: choice({
		displayName: 'Search By',
		description: 'PortOne takes one of these at a time',
		choices: {
			bulkTaxInvoiceId: 'Bulk Batch ID',
			taxInvoiceIds: 'IDs',
			ntsApprovalNumber: 'NTS Approval Number (국세청승인번호)',
			payoutId: 'Payout ID',
			period: { name: 'Period', description: 'Without days: from a month ago to today' },
			recipientDocumentKey: "Recipient's Document Key",
			supplierDocumentKey: "Supplier's Document Key",
		},
		default: 'period',
	}),
	dateType: when(
		{ searchBy: ['period'] },
		choice({
			displayName: 'Date Type',
			description: 'Which day counts',
			choices: { ISSUE: 'Issue Date (발행일)', REGISTER: 'Registration Date (등록일)', WRITE: 'Write Date (작성일자)' },
			default: 'WRITE',
		}),
	),
	from: when({ searchBy: ['period'] }, optional(date({ displayName: 'From', description: 'First day of the period' }))),
	until: when(
		{ searchBy: ['period'] },
		optional(date({ displayName: 'Until', description: 'Last day of the period' })),
	),
	taxInvoiceIds: when(
		{ searchBy: ['taxInvoiceIds'] },
		text({
			displayName: 'IDs',
			description: 'IDs of tax invoices at PortOne, separated by commas',
			parse: parseIds,
		}),
	),
	bulkTaxInvoiceId: when(
		{ searchBy: ['bulkTaxInvoiceId'] },
		vendorId('Bulk Batch ID', 'The batch (대량 발행) that the invoices came from'),
	),
	ntsApprovalNumber: when(
		{ searchBy: ['ntsApprovalNumber'] },
		text({
			displayName: 'NTS Approval Number',
			description: 'The number that the National Tax Service (국세청) gave the invoice',
			parse: (_, given) => parseApprovalNumber(given),
		}),
	),
	payoutId: when({ searchBy: ['payoutId'] }, vendorId('Payout ID', 'The payout (지급) of a partner settlement')),
	supplierDocumentKey: when(
		{ searchBy: ['supplierDocumentKey'] },
		documentKey("Supplier's Document Key", 'Document key (문서번호) of the supplier'),
	),
	recipientDocumentKey: when(
		{ searchBy: ['recipientDocumentKey'] },
		documentKey("Recipient's Document Key", 'Document key (문서번호) of the recipient'),
	),
	filters: options({
		displayName: 'Filters',
		placeholder: 'Add filter',
		fields: {
			counterpartyId: optional(vendorId('Counterparty ID', 'Supplier or recipient, as registered with PortOne')),
			documentModificationTypes: choices({
				displayName: 'Document Types',
				description: 'First invoices, amendments, or both',
				choices: { MODIFICATION: 'Amendment (수정)', NORMAL: 'First Invoice (일반)' },
			}),
			includeBrnMatch: flag({
				displayName: 'Also by Business Number',
				description: 'Whether to find invoices with the business number of the Counterparty ID too',
			}),
			isDelayed: choice({
				displayName: 'Issued Late',
				description: 'Issued after the deadline (지연발행)',
				choices: { any: 'Any', no: 'No', yes: 'Yes' },
				default: 'any',
			}),
			issuanceTypes: choices({
				displayName: 'Issuance Types',
				description: 'Who makes the invoice',
				choices: { NORMAL: 'Forward (정발행)', REVERSE: 'Reverse (역발행)' },
			}),
			partnerNumber: number(
				'Partner Number',
				'Business number of the other side: the supplier with reverse issuance, the recipient otherwise',
			),
			purposeTypes: choices({
				displayName: 'Purposes',
				description: 'Still to be paid or paid',
				choices: { INVOICE: 'Claim (청구)', NONE: 'Neither (없음)', RECEIPT: 'Receipt (영수)' },
			}),
			statuses: choices({ displayName: 'Statuses', description: 'States of PortOne', choices: STATUSES }),
			supplierNumber: number('Supplier Number', 'Business number of the supplier (공급자)'),
			taxationTypes: choices({
				displayName: 'Tax Kinds',
				description: 'One invoice has one tax kind',
				choices: { FREE: 'Tax-Exempt (면세)', TAXABLE: 'Taxable (과세)', ZERO_RATED: 'Zero-Rated (영세율)' },
			}),
		},
	}),
	sort: options({
		displayName: 'Sort',
		placeholder: 'Add field',
		fields: {
			by: choice({
				displayName: 'By',
				description:
					'By write date a list stays in order while invoices change their state; by last change it does not, and one may be missed between two pages',
				choices: {
					ISSUANCE_DUE_DATE: 'Deadline for Issuing (발행기한)',
					ISSUED_AT: 'Issued At (발행일시)',
					STATUS_UPDATED_AT: 'Last Change (상태 변경일시)',
					REQUESTED_AT: 'Requested At (요청일시)',
					NTS_SENT_AT: 'Sent At (전송일시)',
					TOTAL_SUPPLY_AMOUNT: 'Supply Cost (공급가액)',
					TOTAL_TAX_AMOUNT: 'Tax (세액)',
					TOTAL_AMOUNT: 'Total (합계금액)',
					WRITE_DATE: 'Write Date (작성일자)',
				},
				default: 'WRITE_DATE',
			}),
			order: choice({
				displayName: 'Order',
				description: 'Newest or largest first, or last',
				choices: { ASC: 'Ascending', DESC: 'Descending' },
				default: 'DESC',
			}),
		},
	}),
};

type SearchInput = Read<typeof searchFields>;

/** The search object of PortOne (PortOne OpenAPI, GetB2bTaxInvoicesBody), without page and mode. @throws Invalid */
export function searchOf(fields: SearchInput) {
	const { searchBy, filters, sort } = fields;
	return {
		filter: {
			primaryFilter: searchBy === 'period' ? { dateFilter: periodOf(fields) } : { [searchBy]: fields[searchBy] },
			...(filters.supplierNumber !== undefined && { supplierBrn: filters.supplierNumber }),
			...(filters.partnerNumber !== undefined && { partnerBrn: filters.partnerNumber }),
			...several('statuses', filters.statuses),
			...several('taxationTypes', filters.taxationTypes),
			...several('documentModificationTypes', filters.documentModificationTypes),
			...(filters.isDelayed !== 'any' && { isDelayed: filters.isDelayed === 'yes' }),
			...several('issuanceTypes', filters.issuanceTypes),
			...several('purposeTypes', filters.purposeTypes),
			...(filters.counterpartyId !== undefined && {
				counterpartyId: filters.counterpartyId,
				...(filters.includeBrnMatch && { includeBrnMatch: true }),
			}),
		},
		sort,
	};
}

const several = (name: string, values: readonly string[]) => (values.length > 0 ? { [name]: values } : {});

function periodOf({ dateType, from, until }: SearchInput) {
	if (from !== undefined && until !== undefined && from > until)
		throw new Invalid(say`a day not before ${from}`, until).within('Until');
	// A list with one range: so the schema says, though the text speaks of one range.
	const range = { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
	return { dateType, ...(Object.keys(range).length > 0 && { dateRange: [range] }) };
}
