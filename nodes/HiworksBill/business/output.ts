import { refuseAnother } from '../../shared/invoice/found';
import { samePartyNumber } from '../../shared/korea/partyNumber';
import type { BusinessStatus } from '../api/business';
import { hiworksBill } from '../vendor';

const STATES: Readonly<Record<string, string>> = { '01': 'active', '02': 'suspended', '03': 'closed' };

const TAXPAYERS: Readonly<Record<string, string>> = {
	'01': 'general',
	'02': 'simplified',
	'03': 'specialTaxation',
	'04': 'taxExempt',
	'05': 'nonProfitOrState',
	'06': 'uniqueNumberBody',
	'07': 'simplifiedIssuingInvoices',
};

/** `20260131` → `2026-01-31`; null where there is none. */
const day = (text: string | null | undefined) =>
	/^\d{8}$/.test(text ?? '') ? String(text).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3') : null;

/** A business as the tax office knows it. One without state is not registered there (collection, 휴폐업 조회). */
export const businessOutput = ({
	status,
	statusCode,
	taxType,
	taxTypeCode,
	endDate,
	utcc,
	taxTypeChangeDate,
	invoiceApplyDate,
}: BusinessStatus) => ({
	status: STATES[statusCode ?? ''] ?? (status ? 'unknown' : 'notRegistered'),
	vendorStatus: status || null,
	taxpayer: TAXPAYERS[taxTypeCode ?? ''] ?? null,
	vendorTaxpayer: taxType || null,
	closedOn: day(endDate),
	closedByUnitTaxation: utcc === 'Y',
	taxpayerChangedOn: day(taxTypeChangeDate),
	invoicesSince: day(invoiceApplyDate),
});

/** @throws Failure where the answer is about another business than was asked for, however its number is written */
export function refuseOtherBusiness(asked: string, told: string): void {
	if (!samePartyNumber(asked, told)) refuseAnother(hiworksBill.name, asked, told);
}

/** The same keys where nothing is known. */
export const noBusiness = {
	status: null,
	vendorStatus: null,
	taxpayer: null,
	vendorTaxpayer: null,
	closedOn: null,
	closedByUnitTaxation: null,
	taxpayerChangedOn: null,
	invoicesSince: null,
};
