import type { Form } from '../../shared/columns/columns';
import { amendmentColumns } from '../../shared/invoice/amendmentColumns';
import { parseApprovalNumber } from '../../shared/korea/approvalNumber';
import { say } from '../words';

/** As the form has what was chosen: the way of naming, and the name. */
const named = (mode: string) => (cell: unknown) => ({ mode, value: cell });

/**
 * Sheets of amendments. PortOne knows a document key of the supplier together with the supplier's number: a cell may
 * have it before a slash, else it is that of the credential.
 */
export const amendColumns = amendmentColumns({
	original: {
		field: 'original',
		displayName: 'Tax Invoice',
		knownBy: {
			originalApprovalNumber: (cell) => ({ mode: 'ntsApprovalNumber', value: parseApprovalNumber(cell) }),
			originalDocumentKey: named('supplierDocumentKey'),
			originalDocumentId: named('id'),
		},
	},
	why: say`Instead, the supplier's document key (당초 문서번호) or the ID of PortOne (당초 문서 ID) would do.`,
	complete({ original }, { credentials: { supplierNumber } }): Form {
		const { mode, value } = (original ?? {}) as { mode?: unknown; value?: unknown };
		const key = String(value);
		return mode === 'supplierDocumentKey' && !key.includes('/') && supplierNumber
			? { original: { mode, value: `${String(supplierNumber)}/${key}` } }
			: {};
	},
});
