import type { Dictionary } from '../../shared/words/dictionary';

/** Bulk batches: what their forms say, in Korean. */
export const bulkBatchForm = (): Dictionary => ({
	"Read a batch of invoices (대량 발행) that was made in PortOne's console, with how many of its invoices are in which state":
		'포트원 콘솔에서 만든 대량 발행을 상태별 세금계산서 건수와 함께 조회합니다',
	'The ID of the batch': '대량 발행의 ID',
	'e.g. the bulkTaxInvoiceId of an invoice': '예: 세금계산서의 bulkTaxInvoiceId',
});
