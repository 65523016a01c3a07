/** What a request is about, for the log and for faults: whom it reaches, or which record it comes to first. */
import type { Part, ReadRequest } from '../../contract.ts';
import type { JsonObject } from '../../json.ts';
import { formText, type Hiworks } from './operations/common.ts';

const asText = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/** Of a list call the first row's code, key or document; of a deletion the first code. */
function firstOf(body: JsonObject): string | null {
	const row = Array.isArray(body.list) ? body.list[0] : body;
	const name = ['department_code', 'customer_code', 'account_code', 'document_no', 'ext_key'].find(
		(key) => asText(row?.[key]) !== null,
	);
	return name === undefined ? null : row[name].split(',')[0].trim();
}

/** The body may be anything: it has not been refused yet. */
export function subjectOf(
	{ operation, body, query, path }: ReadRequest,
	{ approvals, messages }: Hiworks,
): string | null {
	if (Array.isArray(body)) return asText(formText(body as Part[], 'to'));
	const given = (body !== null && typeof body === 'object' ? body : {}) as JsonObject;
	switch (operation.id) {
		case 'createApprovalDraft':
			return asText(given.subject);
		case 'getApprovalDocument':
			return approvals.findById(path.approvalId!)?.subject ?? null;
		case 'sendNotification':
			return asText(given.user_list?.[0]);
		case 'sendSms':
			return asText(given.receiver);
		case 'getSmsResult':
			return messages.findSms(String(query.ref_key))?.receiver ?? null;
		case 'updateSmsReservation':
		case 'cancelSmsReservation':
			return messages.findSms(given.ref_key)?.receiver ?? null;
		case 'sendAlimtalk':
			return asText(given.data?.attributes?.to);
		case 'getAlimtalkMessage':
			return messages.alimtalk().find(({ id }) => String(id) === path.messageId)?.to ?? null;
		case 'listDepartments':
			return asText(query.code);
		case 'listSpendingReport':
			return asText(query.fixed_date);
		default:
			return firstOf(given);
	}
}
