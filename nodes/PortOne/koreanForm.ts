import type { Dictionary } from '../shared/words/dictionary';
import { amendmentForm } from './forms/amendment';
import { attachmentForm } from './forms/attachment';
import { bulkBatchForm } from './forms/bulkBatch';
import { companyForm } from './forms/company';
import { counterpartyForm } from './forms/counterparty';
import { credentialForm } from './forms/credential';
import { reverseIssuanceForm } from './forms/reverseIssuance';
import { searchForm } from './forms/search';
import { statusTriggerForm } from './forms/statusTrigger';
import { taxInvoiceForm } from './forms/taxInvoice';
import { triggerForm } from './forms/trigger';

/** What its forms say, in Korean. */
export const koreanForm = (): Dictionary => ({
	'Issue, amend, request and read Korean electronic tax invoices (전자세금계산서) with PortOne B2B, and keep its counterparties (거래처)':
		'포트원 B2B로 전자세금계산서를 발행, 수정발행, 역발행 요청, 조회하고 거래처를 관리합니다',
	...taxInvoiceForm(),
	...amendmentForm(),
	...searchForm(),
	...reverseIssuanceForm(),
	...attachmentForm(),
	...bulkBatchForm(),
	...counterpartyForm(),
	...companyForm(),
	...triggerForm(),
	...statusTriggerForm(),
	...credentialForm(),
});
