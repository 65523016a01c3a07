import { sheetDay } from '../columns/cells';
import { meaningsFrom, type Meaning, type Meanings } from '../columns/meaning';
import { Invalid } from '../errors/invalid';
import { REASON_CODES, type AmendmentReason } from '../korea/amendmentSheets';
import { plainNumber } from '../korea/textForm';
import { lineMeanings, linesExpected } from './columnMeanings';
import { partyMeanings } from './partyMeanings';
import { say } from './words';

/** What an original is known by: its number at the tax office, one's own number of it, the vendor's. */
export type KnownBy = 'originalApprovalNumber' | 'originalDocumentKey' | 'originalDocumentId';

const ORIGINAL: Readonly<Record<KnownBy, Meaning>> = {
	originalApprovalNumber: {
		label: 'Original Approval Number',
		korean: '당초승인번호',
		headings: ['당초 국세청승인번호', '원본 승인번호', '당초 세금계산서 승인번호'],
		bare: ['승인번호', '국세청승인번호', 'ntsApprovalNumber'],
	},
	originalDocumentKey: { label: 'Original Document Key', korean: '당초 문서번호', headings: ['원본 문서번호'] },
	originalDocumentId: {
		label: 'Original Document ID',
		korean: '당초 문서 ID',
		headings: ['원본 문서 ID', '원본 발행 키', '원본 발급키'],
		bare: [
			'원본 문서번호',
			'당초 문서번호',
			'발행 키',
			'발급키',
			'문서 ID',
			'issuanceKey',
			'documentId',
			'taxInvoiceId',
		],
	},
};

/** What the form reads as well as a cell says it. */
export const asItStands = (cell: unknown): unknown => cell;

/** Where the form asks for the original, and how columns that name it are read. */
export interface OriginalField {
	field: string;
	displayName: string;
	knownBy: Partial<Readonly<Record<KnownBy, NonNullable<Meaning['read']>>>>;
}

/** What the columns by which a vendor finds an original mean. */
export const originalMeanings = ({ field, displayName, knownBy }: OriginalField): Meanings =>
	meaningsFrom(
		Object.entries(knownBy).map(([name, read]) => [
			name,
			{ ...ORIGINAL[name as KnownBy], read, to: [field], shownAt: [displayName] },
		]),
	);

/** Words of each reason, without white space and signs: Hometax's list of 수정사유, and how people shorten them. */
const REASON_WORDS: Readonly<Record<AmendmentReason, readonly string[]>> = {
	clericalError: ['기재사항착오정정', '기재사항착오정정등', '기재사항의착오정정', '착오정정'],
	supplyCostChange: ['공급가액변동', '공급가액의변동', '금액변동'],
	return: ['환입', '반품'],
	termination: ['계약의해제', '계약해제', '계약의해지', '계약해지'],
	localLetterOfCredit: ['내국신용장사후개설', '내국신용장사후개설등', '내국신용장등사후개설', '내국신용장'],
	duplicateIssuance: ['착오에의한이중발급', '착오에의한이중발급등', '착오에의한이중발행', '이중발급', '이중발행'],
};

/** A code (`01`, `1`), its words, or both: `01. 기재사항 착오정정 등`. @throws Invalid */
export function readReason(cell: unknown): AmendmentReason {
	const text = plainNumber(String(cell)).replace(/[\s.,:()·_-]/g, '');
	const [, code = '', words = ''] = /^0?([1-6])?(.*)$/.exec(text) ?? [];
	for (const [name, known] of Object.entries(REASON_WORDS)) {
		const reason = name as AmendmentReason;
		const isCode = code === '' ? words !== '' : REASON_CODES[reason] === `0${code}`;
		const areWords = words === '' || [name.toLowerCase(), ...known].includes(words.toLowerCase());
		if (isCode && areWords) return reason;
	}
	throw new Invalid(
		say`a reason of amendment: 01 기재사항 착오정정, 02 공급가액 변동, 03 환입, 04 계약의 해제, 05 내국신용장 사후개설 or 06 착오에 의한 이중발급`,
		cell,
	);
}

const reasonMeaning: Meaning = {
	label: 'Reason',
	korean: '수정사유',
	headings: ['수정사유코드', '수정코드', '수정구분', '수정유형'],
	bare: ['사유'],
	near: /사유|(?:수정|정정|변경).*(?:코드|구분|유형|종류)/,
	read: readReason,
};

/** @param shownAt how the form calls it, where the operation has its own name */
export const causeDateMeaning = (field: string, shownAt: string): Meaning => ({
	label: 'Cause Date',
	korean: '사유 발생일',
	headings: [
		'사유발생일자',
		'수정일자',
		'수정일',
		'변동일자',
		'변동일',
		...['환입일자', '환입일', '반품일자', '반품일'],
		...['해제일자', '해제일', '계약해제일', '해지일자', '해지일', '계약해지일'],
		'공급가액 변동일',
		shownAt,
	],
	near: /(?:수정|변동|변경|환입|반품|해제|해지|사유|발생).*(?:(?<![메파요])일|일자|날짜|date)$/,
	to: [field],
	shownAt: [shownAt],
	read: sheetDay,
});

const CORRECT_RECIPIENT = 'correctRecipient';

/**
 * The party that the correct document of a clerical error names; the form asks for it as one value.
 * @param document how the vendor's errors call that document, where they tell of several
 */
export const correctRecipientOf = (document?: string): Meanings =>
	meaningsFrom(
		Object.entries<Meaning>(
			partyMeanings({
				name: CORRECT_RECIPIENT,
				label: 'Correct Recipient',
				korean: '정정 공급받는자',
				isCounterparty: false,
				mobile: false,
				department: false,
			}),
		).map(([name, meaning]) => {
			const part = name.slice(CORRECT_RECIPIENT.length);
			const [, ofContact] = /^(?:Contact)?(Email|Name|Phone)$/.exec(part === 'Name' ? '' : part) ?? [];
			const place = ofContact === undefined ? (meaning.shownAt?.at(-1) ?? part) : `Contacts 1 ${ofContact}`;
			const shownAt = ['Corrections', 'Recipient JSON', place];
			// In the document it is the recipient.
			const toldAs = [meaning.label, ...(meaning.toldAs ?? [])].map((one) =>
				[document ?? [], one.replace('Correct ', '')].flat().join(' '),
			);
			return [name, { ...meaning, apart: true, shownAt, toldAs }];
		}),
	);

export const correctRecipient = correctRecipientOf();

/** Which line of the original came back. */
export const returnedLine: Meaning = {
	label: 'Returned Line',
	korean: '당초 품목 순번',
	headings: ['원본 품목 순번', '환입 품목 순번'],
	to: ['line'],
	shownAt: ['Line'],
	ofLine: true,
};

/** What the amendments of vendors say that make them from the original by the law. */
export const changeMeanings: Meanings = {
	reason: reasonMeaning,
	causeDate: causeDateMeaning('causeDate', 'Cause Date'),
	correctWriteDate: {
		label: 'Correct Write Date',
		korean: '정정 작성일자',
		headings: ['바른 작성일자', '올바른 작성일자'],
		to: ['corrections', 'correctWriteDate'],
		shownAt: ['Corrections', 'Correct Write Date'],
		read: sheetDay,
	},
	returnedLine: { ...returnedLine, apart: true },
	...lineMeanings,
	linesExpected: { ...linesExpected, apart: true },
	...correctRecipient,
	remark: {
		label: 'Remark',
		korean: '비고',
		headings: ['메모'],
		otherwise: ['적요'],
		to: ['options', 'remark'],
		shownAt: ['Options', 'Remark'],
	},
};
