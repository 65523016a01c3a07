import { sheetDay } from '../../shared/columns/cells';
import { amendmentColumns } from '../../shared/invoice/amendmentColumns';
import { asItStands } from '../../shared/invoice/amendmentMeanings';
import { readTaxKind } from '../../shared/invoice/columnMeanings';
import { say } from '../words';

/** Sheets of amendments; the documents of each are made from its original. */
export const amendColumns = amendmentColumns({
	original: { field: 'documentId', displayName: 'Document', knownBy: { originalDocumentId: asItStands } },
	why: say`Hiworks finds a document by its own ID alone, as Create gave it, not by its NTS approval number (승인번호).`,
	correctDocument: say`Positive Sheet`,
	given: ['sheetSource', 'originalApprovalNumber', 'negativeJson', 'positiveJson'],
	more: {
		correctTaxKind: {
			label: 'Correct Tax Kind',
			korean: '정정 과세유형',
			to: ['corrections', 'taxKind'],
			shownAt: ['Corrections', 'Tax Kind'],
			read: readTaxKind,
		},
		openingDate: {
			label: 'Opening Date',
			korean: '내국신용장 개설일자',
			headings: ['내국신용장 개설일', '개설일자', '개설일'],
			read: sheetDay,
		},
		letterOfCreditAmount: {
			label: 'Letter of Credit Amount',
			korean: '내국신용장 금액',
			headings: ['개설금액'],
			// Its amendment is zero-rated.
			amount: { vat: 'without', twin: null },
		},
		recipientFullNumber: {
			label: 'Recipient Full Number',
			korean: '공급받는자 주민등록번호',
			headings: ['공급받는자 전체 등록번호'],
			byDigits: true,
			to: ['options', 'recipientFullNumber'],
			shownAt: ['Options', 'Recipient Full Number'],
		},
	},
	complete: () => ({ sheetSource: 'original' }),
});
