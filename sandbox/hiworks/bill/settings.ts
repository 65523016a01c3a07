/**
 * Everything about the emulated Hiworks Bill that a test can choose. What is not documented, or is told in two ways, is
 * a setting.
 */

export interface Business {
	/** 01 계속사업자 (active), 02 휴업자 (suspended), 03 폐업자 (closed); empty: not known to the tax office. */
	statusCode: '01' | '02' | '03' | '';
	/** Default 01, the general kind. */
	taxTypeCode?: '01' | '02' | '03' | '04' | '05' | '06' | '07';
	/** YYYYMMDD; of closed ones only. */
	endDate?: string;
}

/** What the tax office knows of a business, in the words of a validation request. */
export interface Registration {
	idn: string;
	startDate: string;
	representative: string;
	representative2?: string;
	companyName?: string;
	corporationNo?: string;
	sector?: string;
	type?: string;
}

export interface OfficeFile {
	id: number;
	fileName: string;
	fileSize: number;
	isFileUsed: 'Y' | 'N';
}

export interface HiworksBillSettings {
	/** Office tokens that exist; null: every one. */
	officeTokens: string[] | null;
	/** Bill tokens that exist; null: every one. */
	billTokens: string[] | null;
	/**
	 * true: a key that the contract does not name is refused; false: it is dropped without a word. Which of the two
	 * Hiworks does is not known.
	 */
	strictKeys: boolean;
	/** Successful calls a day. */
	dailyLimit: number;
	/** Of those, how many were used up today by others. */
	callsUsed: number;
	/** Whether answers carry x-ratelimit-limit and x-ratelimit-remaining. */
	rateHeaders: boolean;
	/** Whether every refusal comes with HTTP 200: only its body tells. */
	errorsWithStatus200: boolean;
	/** Business numbers, digits only, that are registered in the office; null: every one. */
	registeredNumbers: string[] | null;
	/** By business number, digits only; one that is not here is active. */
	businesses: Record<string, Business>;
	/** What validations are held against; null: everything is right. */
	registrations: Registration[] | null;
	officeFiles: OfficeFile[];
	/** By memo: the id that its first document gets, where another than the vendor's own is wanted. */
	documentIds: Record<string, string>;
	/** The number of the first uploaded file. */
	firstTempFileId: number;
	/** Whether a certificate for easy sign (간편 서명) is registered. */
	certificate: boolean;
	/** What becomes of a statement (거래명세서) with easySign Y. */
	easySignStatement: 'refused' | 'ignored';
	/** From the signature to the tax office's result, fixed when a document is signed. */
	declareDelayMs: number;
	/** The tax office's result for documents it has nothing against; SUC001 is success. */
	declareCode: string;
	/** The result by the recipient's number, digits only, whatever the document says. */
	declareCodes: Record<string, string>;
	/** An amendment of an approval number that nobody has: 'taken' fails with ERR011 at the tax office. */
	unknownOriginal: 'taken' | 'refused';
	/** An amendment whose dates or amounts do not fit its reason: 'taken' fails at the tax office. */
	unfitAmendment: 'taken' | 'refused';
	/** amend-type-code: by which letters an amended invoice is sent; the documents have both pairs. */
	amendmentTypeCodes: 'all' | 'MN' | 'AB';
	/** Whether a part of the payment that is 0 counts as given: then the sum of the parts is held to the total. */
	zeroPaymentCounts: boolean;
	/** How the answer holds the ids of an amendment's sheets. */
	amendmentIds: 'nested' | 'flat';
	/** Whether the remark of an amendment makes way for the original's approval number. */
	amendmentRemark: 'kept' | 'replaced';
	/** Whether reading shows 13-digit numbers as 900101-1******. */
	maskPersonNumbers: boolean;
	/** How reading shows business numbers. */
	companyNumberAs: 'sent' | 'digits' | 'hyphens';
	/** The documents have both names for the mail in a document that is read. */
	mailKey: 'mail' | 'mails';
	fileSizeAs: 'number' | 'string';
	/** How a deletion is answered; the body is always empty. */
	deleteAnswer: '200' | '204' | '302' | '304';
	/** The Content-Type of a downloaded file; null: the one it was uploaded with. */
	downloadType: string | null;
	/** Whether a downloaded file comes with its name, in Content-Disposition. */
	downloadName: boolean;
	/**
	 * Added to the vendor's clock: document ids, the day in Seoul, the quota's day and results follow it; network latency
	 * does not.
	 */
	clockOffsetMs: number;
	/** Before every answer. */
	latencyMs: number;
	seed: number;
	logBodies: boolean;
}

export const defaultSettings = (): HiworksBillSettings => ({
	officeTokens: null,
	billTokens: null,
	strictKeys: true,
	dailyLimit: 1_000,
	callsUsed: 0,
	rateHeaders: true,
	errorsWithStatus200: false,
	registeredNumbers: null,
	businesses: {},
	registrations: null,
	officeFiles: [
		{ id: 1, fileName: '통장사본.gif', fileSize: 1_234, isFileUsed: 'Y' },
		{ id: 2, fileName: '사업자등록증.gif', fileSize: 5_678, isFileUsed: 'N' },
		{ id: 3, fileName: '거래약정서.pdf', fileSize: 910, isFileUsed: 'Y' },
		{ id: 5, fileName: '안내문.pdf', fileSize: 11, isFileUsed: 'Y' },
	],
	documentIds: {},
	firstTempFileId: 100,
	certificate: true,
	easySignStatement: 'refused',
	declareDelayMs: 0,
	declareCode: 'SUC001',
	declareCodes: {},
	unknownOriginal: 'taken',
	unfitAmendment: 'refused',
	amendmentTypeCodes: 'all',
	zeroPaymentCounts: false,
	amendmentIds: 'nested',
	amendmentRemark: 'kept',
	maskPersonNumbers: false,
	companyNumberAs: 'sent',
	mailKey: 'mail',
	fileSizeAs: 'number',
	deleteAnswer: '304',
	downloadType: 'application/octet-stream',
	downloadName: true,
	clockOffsetMs: 0,
	latencyMs: 0,
	seed: 1,
	logBodies: true,
});

/** A timer that is set for longer than this goes off at once. */
const milliseconds = { type: 'number', minimum: 0, maximum: 1_000_000_000 };
const textsOrAny = { anyOf: [{ type: 'array', items: { type: 'string' } }, { type: 'null' }] };
const count = { type: 'integer', minimum: 0 };
const digits = { pattern: '^[0-9]+$' };

/** Everything that is closed is closed by `additionalProperties`; names of settings are the interface's. */
const record = (properties: object, required: string[]) => ({
	type: 'object',
	additionalProperties: false,
	properties,
	required,
});

export const businessSchema = record(
	{
		statusCode: { enum: ['01', '02', '03', ''] },
		taxTypeCode: { enum: ['01', '02', '03', '04', '05', '06', '07'] },
		endDate: { $ref: '#/components/schemas/CompactDate' },
	},
	['statusCode'],
);

const text = { type: 'string' };

export const codeSchema = { type: 'string', pattern: '^[A-Z]{3}[0-9]{3}$' };

export const settingsSchema = record(
	{
		officeTokens: textsOrAny,
		billTokens: textsOrAny,
		strictKeys: { type: 'boolean' },
		dailyLimit: count,
		callsUsed: count,
		rateHeaders: { type: 'boolean' },
		errorsWithStatus200: { type: 'boolean' },
		registeredNumbers: {
			anyOf: [{ type: 'array', items: { $ref: '#/components/schemas/BusinessNumberDigits' } }, { type: 'null' }],
		},
		businesses: { type: 'object', propertyNames: digits, additionalProperties: businessSchema },
		registrations: {
			anyOf: [
				{
					type: 'array',
					items: record(
						{
							idn: { $ref: '#/components/schemas/BusinessNumberDigits' },
							startDate: { $ref: '#/components/schemas/CompactDate' },
							representative: text,
							representative2: text,
							companyName: text,
							corporationNo: text,
							sector: text,
							type: text,
						},
						['idn', 'startDate', 'representative'],
					),
				},
				{ type: 'null' },
			],
		},
		officeFiles: {
			type: 'array',
			items: record({ id: count, fileName: text, fileSize: count, isFileUsed: { enum: ['Y', 'N'] } }, [
				'id',
				'fileName',
				'fileSize',
				'isFileUsed',
			]),
		},
		documentIds: { type: 'object', additionalProperties: { type: 'string', pattern: '^[0-9A-Za-z]+$' } },
		firstTempFileId: count,
		certificate: { type: 'boolean' },
		easySignStatement: { enum: ['refused', 'ignored'] },
		declareDelayMs: milliseconds,
		declareCode: codeSchema,
		declareCodes: { type: 'object', propertyNames: digits, additionalProperties: codeSchema },
		unknownOriginal: { enum: ['taken', 'refused'] },
		unfitAmendment: { enum: ['taken', 'refused'] },
		amendmentTypeCodes: { enum: ['all', 'MN', 'AB'] },
		zeroPaymentCounts: { type: 'boolean' },
		amendmentIds: { enum: ['nested', 'flat'] },
		amendmentRemark: { enum: ['kept', 'replaced'] },
		maskPersonNumbers: { type: 'boolean' },
		companyNumberAs: { enum: ['sent', 'digits', 'hyphens'] },
		mailKey: { enum: ['mail', 'mails'] },
		fileSizeAs: { enum: ['number', 'string'] },
		deleteAnswer: { enum: ['200', '204', '302', '304'] },
		downloadType: { type: ['string', 'null'] },
		downloadName: { type: 'boolean' },
		clockOffsetMs: { type: 'number' },
		latencyMs: milliseconds,
		seed: { type: 'number' },
		logBodies: { type: 'boolean' },
	},
	[],
);
