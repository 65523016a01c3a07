/**
 * Fields of Hiworks' operations: kind, how errors name it, how long it may be. Hiworks documents hardly a length, and
 * no characters that it does not take but in text messages (EUC-KR) and in codes, which travel joined by commas.
 */
import type { IDataObject } from 'n8n-workflow';

import { type Column, LISTS, type Resource } from '../engine/support/hiworksOffice';
import { ofIdLength, ofLength, type Tested } from '../engine/support/mutations';
import { CALL_OPTIONS, flag } from './hiworksBillFields';

type Fields = Record<string, Tested>;

const OPTIONAL = { optional: true } as const;
const own = (...named: string[]): Tested => ({ kind: 'ownText', named });
const choice = (...named: string[]): Tested => ({ kind: 'choice', named });

export const ROWS_PER_CALL: Fields = {
	'options.rowsPerCall': {
		kind: 'count',
		named: ['Options: Rows per Call'],
		good: '01',
		longest: 1_000,
		tooLong: 1_001,
	},
};

export const FLAT = { 'options.flat': flag('One Item per Person') };

export const LIST: Fields = {
	returnAll: { kind: 'flag', named: ['Return All'] },
	limit: { kind: 'count', named: ['Limit'], base: { returnAll: false }, longest: 100_000, tooLong: 100_001 },
};

// ── Accounting lists ────────────────────────────────────────────────────────────────────────────────────────────────

const NAMES: Record<Column, string> = {
	code: 'Code',
	name: 'Name',
	externalKey: 'External Key',
	businessNumber: 'Business Number',
	bankName: 'Bank Name',
	accountNumber: 'Account Number',
	accountHolder: 'Account Holder',
};

const KINDS: Partial<Record<Column, Tested['kind']>> = {
	code: 'code',
	externalKey: 'code',
	businessNumber: 'numberText',
	accountNumber: 'numberText',
};

const CODE_OPTIONS: Fields = {
	'options.codeDigits': {
		kind: 'count',
		...OPTIONAL,
		good: '01',
		longest: 20,
		tooLong: 21,
		named: ['Options: Code Digits'],
	},
	'options.codesAsNumbers': choice('Options: Codes Given as Numbers'),
	...ROWS_PER_CALL,
};

const column = (name: Column, more: Partial<Tested> = {}, within = ''): Tested => ({
	kind: KINDS[name] ?? 'ownText',
	named: [`${within}${NAMES[name]}`],
	...more,
});

const columnsOf = (resource: Resource, required: readonly Column[]): Fields =>
	Object.fromEntries(
		LISTS[resource].columns.map((name) => [name, column(name, required.includes(name) ? {} : OPTIONAL)]),
	);

const MAY_LACK = ['accountHolder', 'accountNumber', 'bankName', 'businessNumber'] as const;

const ofCustomer = (resource: Resource, fields: Fields): Fields => (resource === 'accountingCustomer' ? fields : {});

const STAND_INS: Fields = Object.fromEntries(
	MAY_LACK.map((name) => [`forNewRecords.${name}`, column(name, { ...OPTIONAL, good: 'C1' }, 'For New Records: ')]),
);
const EMPTY_CELLS: Fields = { 'options.emptyCells': choice('Options: Empty Cells') };

/** Without it nothing would be asked for. */
const OTHER_CHANGE: Partial<Record<Column, IDataObject>> = { name: { 'changes.externalKey': 'K1' } };

/** Fields of what is done to an accounting list. */
export const accounting = {
	create: (resource: Resource): Fields => ({
		...columnsOf(resource, ['code', 'name', ...MAY_LACK]),
		...ofCustomer(resource, STAND_INS),
		...CODE_OPTIONS,
	}),
	update: (resource: Resource): Fields => ({
		matchBy: choice('Match By'),
		key: { kind: 'code', named: ['Key'] },
		...Object.fromEntries(
			LISTS[resource].columns.map((name) => [
				`changes.${name}`,
				column(name, { ...OPTIONAL, good: 'C1', base: OTHER_CHANGE[name] ?? {} }, 'Changes: '),
			]),
		),
		...ofCustomer(resource, EMPTY_CELLS),
		...CODE_OPTIONS,
	}),
	delete: (): Fields => ({ code: column('code'), ...CODE_OPTIONS }),
	getAll: (): Fields => ({ ...LIST }),
};

// ── Messages ────────────────────────────────────────────────────────────────────────────────────────────────────────

const user = (...named: string[]): Tested => ({ kind: 'id', named, ...ofIdLength(100) });
const USER: Fields = { userId: { ...user('User ID'), ...OPTIONAL, good: 'admin' } };
const PHONE: Omit<Tested, 'named'> = { kind: 'dialled', longest: '050212345678', tooLong: '0502123456789' };
const to = (name: string): Tested => ({ ...PHONE, named: [name] });
const time = (named: string): Tested => ({ kind: 'moment', named: [named], good: '2099-03-01 09:00' });
const SEND_AT: Fields = { 'options.sendAt': time('Options: Send At') };
const page = (...named: string[]): Tested => ({ kind: 'page', named });
const mails = (...named: string[]): Tested => ({ kind: 'email', named });

const REF_KEY: Fields = { refKey: { kind: 'id', named: ['Reference Key'], ...ofIdLength(300) }, ...USER };

export const SMS_SEND: Fields = {
	sender: to('Sender Number'),
	receiver: to('Receiver Number'),
	message: { kind: 'wireText', named: ['Message'], longest: '가'.repeat(45), tooLong: `${'가'.repeat(45)}a` },
	smsType: choice('Type'),
	...SEND_AT,
	'options.subject': { kind: 'wireText', ...OPTIONAL, good: '제목', named: ['Options: Subject', 'Subject'] },
	...USER,
};
export const SMS_RESCHEDULE: Fields = { ...REF_KEY, sendAt: time('Send At') };
export const SMS_KEY = REF_KEY;
/** What every call has in common stands here. */
export const SMS_COUNT: Fields = { ...USER, ...CALL_OPTIONS };
export const COMPOSE_PAGE: Fields = {
	officeAddress: { kind: 'idInPath', named: ['Office Address'], ...ofIdLength(200) },
};

const RESENT: IDataObject = { resend: true, resendSubject: '제목', resendFrom: '02-000-1234' };

export const ALIMTALK_SEND: Fields = {
	receiver: { kind: 'mobile', named: ['Receiver Number'] },
	templateName: own('Template Name'),
	message: own('Message'),
	resend: { kind: 'flag', base: RESENT, named: ['Re-Send as Text Message'] },
	resendSubject: { ...own('Text Message Subject'), base: RESENT, good: '제목' },
	resendFrom: { ...to('Text Message Sender Number'), base: RESENT, good: '02-000-1234' },
	...SEND_AT,
	...USER,
};
export const ALIMTALK_RESULT: Fields = {
	messageId: { kind: 'idInPath', named: ['Message ID'], ...ofIdLength(200) },
};

export const NOTIFICATION: Fields = {
	...CALL_OPTIONS,
	'users.user[0].userId': user('Users, entry 1: User'),
	userIds: { ...user('User IDs'), kind: 'users', ...OPTIONAL },
	message: own('Message'),
	link: page('Link'),
	'options.imageUrl': { ...page('Options: Image URL'), ...OPTIONAL, good: 'https://example.com/' },
	'options.mobileLink': { ...page('Options: Mobile Link'), ...OPTIONAL, good: 'https://example.com/' },
	'options.title': { ...own('Options: Title'), ...OPTIONAL, good: '알림' },
	'options.usersPerCall': {
		kind: 'count',
		named: ['Options: Users per Call'],
		good: '01',
		longest: 1_000,
		tooLong: 1_001,
	},
};

export const MAIL: Fields = {
	to: mails('To'),
	subject: { ...own('Subject'), ...OPTIONAL },
	content: own('Content'),
	'options.attachments': {
		kind: 'binaryField',
		...OPTIONAL,
		good: 'data',
		named: ['Options: Attachments (Unofficial)', 'Input Binary Field'],
	},
	'options.bcc': { ...mails('Options: BCC'), ...OPTIONAL, good: 'bcc@example.com' },
	'options.cc': { ...mails('Options: CC'), ...OPTIONAL, good: 'cc@example.com' },
	'options.failOnAnyMiss': flag('Fail on Any Miss'),
	'options.saveInSentBox': flag('Save in Sent Box'),
	...USER,
};

// ── Office ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const SPENDING: Fields = {
	month: { kind: 'month', named: ['Month'] },
	...LIST,
	'filters.accountingStatus': choice('Filters: Accounting Status'),
	'filters.alias': { ...own('Filters: Alias'), ...OPTIONAL },
	'filters.approvalStatus': choice('Filters: Approval Status'),
	'filters.type': choice('Filters: Type'),
};

export const SPENDING_STATUS: Fields = {
	documentNumber: { kind: 'naming', named: ['Document Number'] },
	accountingStatus: choice('Accounting Status'),
	alias: { ...own('Alias'), ...OPTIONAL, good: '별칭' },
	...ROWS_PER_CALL,
};

export const DRAFT: Fields = {
	formId: own('Form ID'),
	subject: own('Subject'),
	contents: own('Contents'),
	sendDecisionsTo: choice('Send Decisions To'),
	callbackUrl: page('Callback URL'),
	triggerUrl: {
		kind: 'triggerUrl',
		named: ['Trigger URL'],
		base: { sendDecisionsTo: 'trigger' },
		good: 'https://example.com/webhook/approval/:secret',
	},
	modifyContents: { kind: 'flag', named: ['May Change Contents'] },
	modifyFiles: { kind: 'flag', named: ['May Change Files'] },
	binaryFields: {
		kind: 'binaryField',
		...OPTIONAL,
		good: 'data',
		named: ['Input Binary Fields', 'Input Binary Field'],
	},
	state: { ...own('State'), ...OPTIONAL, good: 'order-1', ...ofLength(200) },
};

export const APPROVAL: Fields = {
	approvalId: {
		kind: 'digitsId',
		named: ['Document'],
		longest: '9'.repeat(20),
		tooLong: '9'.repeat(21),
	},
};
