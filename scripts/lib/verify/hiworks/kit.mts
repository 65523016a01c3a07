/** What Hiworks' documents leave open. There is no test mode: it reads, and writes only with `--write`. */
import { NOTHING, type Kit } from '../kit.mts';
import {
	askAccountTitles,
	askAlimtalkBalance,
	askBillError,
	askContentType,
	askEmptyColumns,
	askMembers,
	askNumbers,
	askOfficeError,
	askPositions,
	askRateHeaders,
	askToken,
} from './reads.mts';
import { begin, type State } from './state.mts';
import { unsettled } from './unsettled.mts';
import {
	askCallback,
	askRowOrder,
	askSelector,
	askSyllables,
	askTypeCodes,
	deleteDocument,
	makeCostCenter,
	makeDocument,
	readDocument,
} from './writes.mts';

const COST_CENTERS = '/open/office/accounting/department';
const CUSTOMERS = '`GET /open/office/accounting/customer`';
const DOCUMENT = 'a document without signature, deleted below';

const reads: Kit<State>['probes'] = [
	{
		question: 'Does Hiworks accept the office token?',
		asks: `\`GET ${COST_CENTERS}\``,
		leaves: NOTHING,
		settles: [],
		run: askToken,
	},
	{
		question: 'How does an error of the office API come?',
		asks: '`GET /approval/v2/documents/0`',
		leaves: NOTHING,
		settles: ['Office4XX', 'Whether errors come with HTTP 200'],
		run: askOfficeError,
	},
	{
		question: 'How does an error of Hiworks Bill come?',
		asks: '`GET /v4/invoices/{unknown}`',
		leaves: NOTHING,
		settles: ['Bill4XX', 'Whether errors come with HTTP 200'],
		run: askBillError,
	},
	{
		question: 'Does a reading call need Content-Type?',
		asks: `\`GET ${COST_CENTERS}\` without it`,
		leaves: NOTHING,
		settles: ['content-type-get-sent'],
		run: askContentType,
	},
	{
		question: 'How are account titles listed?',
		asks: '`GET /open/office/accounting/account`',
		leaves: NOTHING,
		settles: ['listAccounts 200', 'AccountList'],
		run: askAccountTitles,
	},
	{
		question: 'How are business numbers of accounting customers written?',
		asks: CUSTOMERS,
		leaves: NOTHING,
		settles: [],
		run: askNumbers,
	},
	{
		question: 'How do empty bank columns come?',
		asks: CUSTOMERS,
		leaves: NOTHING,
		settles: [],
		run: askEmptyColumns,
	},
	{
		question: 'How does the balance of Alimtalk come?',
		asks: '`GET /kakao/v2/balance`',
		leaves: NOTHING,
		settles: ['getAlimtalkBalance 200', 'AlimtalkBalanceAnswer'],
		run: askAlimtalkBalance,
	},
	{
		question: 'How are positions listed?',
		asks: '`GET /office/org/position`',
		leaves: NOTHING,
		settles: ['listPositions 200', 'PositionListAnswer'],
		run: askPositions,
	},
	{
		question: 'How does a member show organizations?',
		asks: '`GET /office/org/member`',
		leaves: NOTHING,
		settles: ['hiworks-org: Moving a member'],
		run: askMembers,
	},
];

const writes: Kit<State>['probes'] = [
	{
		question: 'How is a new cost center answered?',
		asks: `\`POST ${COST_CENTERS}\``,
		leaves: 'a cost center of a name that nobody uses, deleted below',
		settles: ['createDepartments 200'],
		run: makeCostCenter,
	},
	{
		question: 'Do Korean syllables beyond the standard of EUC-KR stay?',
		asks: `\`GET ${COST_CENTERS}\``,
		leaves: NOTHING,
		settles: [],
		run: askSyllables,
	},
	{
		question: 'Is a cost center found by its code alone?',
		asks: `\`PUT ${COST_CENTERS}\``,
		leaves: NOTHING,
		settles: ['updateDepartments 200', 'row-selector', 'DepartmentUpdateRequest list items'],
		run: askSelector,
	},
	{
		question: 'In which order are rows answered?',
		asks: `\`DELETE ${COST_CENTERS}\` of the cost center and of three that nobody has`,
		leaves: NOTHING,
		settles: [
			'deleteDepartments 200',
			'row-order',
			'AccountingRowFailure',
			'In which order the rows of a list call are answered',
		],
		run: askRowOrder,
	},
	{
		question: 'Does one payment part of 0 count as given?',
		asks: '`POST /v4/invoices` without easySign',
		leaves: DOCUMENT,
		settles: ['Whether one payment part of 0 counts as given'],
		run: makeDocument,
	},
	{
		question: 'How is a document read?',
		asks: '`GET /v4/invoices/{documentId}`',
		leaves: NOTHING,
		settles: ['party-default'],
		run: readDocument,
	},
	{
		question: 'How is a deletion answered?',
		asks: '`DELETE /v4/invoices/{documentId}`, `GET`, `DELETE`',
		leaves: NOTHING,
		settles: ['deleteInvoice 2XX', 'deleteInvoice 404', 'How a deletion is answered; callers saw 302 and 304'],
		run: deleteDocument,
	},
	{
		question: 'By which letters is an amendment sent?',
		asks: '`POST /v4/invoices/amendment` with M, N, A, B, without easySign',
		leaves: 'up to four amendments without signature, deleted at the end',
		settles: ['createAmendment 200', 'amend-type-code'],
		run: askTypeCodes,
	},
	{
		question: 'What does the call for a decision append?',
		asks: '`POST /office/approval/documents`; then a person submits and decides the draft',
		leaves: 'an approval document, which no call deletes',
		settles: ['callback-append', 'approval-id', 'Whether `?…` or `&…` is put behind the address for decisions'],
		run: askCallback,
	},
];

export const hiworksKit: Kit<State> = {
	vendor: 'Hiworks',
	promise:
		'It does so with your office token, in your real office: Hiworks has no test mode. Nothing is signed, so that nothing reaches the tax office; the other party is made up.',
	probes: [
		...reads,
		...writes.map((probe) => ({ ...probe, writes: true })),
		{
			question: 'Which headers count calls?',
			asks: 'nothing more: of all that came',
			leaves: NOTHING,
			settles: [],
			run: askRateHeaders,
		},
	],
	unsettled,
	begin,
};
