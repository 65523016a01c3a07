/**
 * Fields of Hiworks Bill's operations: kind, how errors name it, how long it may be. Hiworks documents no
 * characters that it does not take in a text.
 */
import type { IDataObject } from 'n8n-workflow';

import { ofIdLength, ofLength, type Tested } from '../engine/support/mutations';

const OPTIONAL = { optional: true } as const;
const PHONE: Omit<Tested, 'named'> = { kind: 'phone', ...OPTIONAL, longest: '012345678901', tooLong: '0123456789012' };
const MAIL_LENGTH = { longest: `${'x'.repeat(88)}@example.com`, tooLong: `${'x'.repeat(89)}@example.com` };

type Unnamed = Omit<Tested, 'named'> & { name: string };

const CONTACT: Record<string, Unnamed> = {
	email: { name: 'Email', kind: 'email', ...MAIL_LENGTH },
	name: { name: 'Name', kind: 'ownText', ...OPTIONAL, ...ofLength(100) },
	phone: { name: 'Phone', ...PHONE },
	mobile: { name: 'Mobile', ...PHONE },
};

const DETAILS: Record<string, Unnamed> = {
	branch: { name: 'Branch Number', kind: 'branch', ...OPTIONAL, longest: '9999', tooLong: '00001' },
	address: { name: 'Address', kind: 'ownText', ...OPTIONAL, ...ofLength(255) },
	businessType: { name: 'Business Type', kind: 'ownText', ...OPTIONAL, ...ofLength(100) },
	businessItem: { name: 'Business Item', kind: 'ownText', ...OPTIONAL, ...ofLength(100) },
};

const contacts = (path: string, read: string, sent: string, base: IDataObject = {}): Record<string, Tested> =>
	Object.fromEntries(
		Object.entries(CONTACT).map(([key, { name, ...rest }]) => [
			`${path}.${key}`,
			{ ...rest, base, named: [`${read}: ${name}`, `${sent}: ${name}`] },
		]),
	);

function partyFields(side: 'supplier' | 'recipient'): Record<string, Tested> {
	const Side = side === 'supplier' ? 'Supplier' : 'Recipient';
	const number = side === 'supplier' ? 'businessNumber' : 'partyNumber';
	const base = { [`${side}Source`]: 'json' };
	const details = (path: string, read: string, more: object = {}) =>
		Object.fromEntries(
			Object.entries(DETAILS).map(([key, { name, ...rest }]) => [
				`${path}.${key}`,
				{ ...rest, ...more, named: [`${read}: ${name}`, `${Side} ${name}`] },
			]),
		);
	return {
		[`${side}Source`]: { kind: 'choice', named: [`${Side} Source`] },
		[`${side}Number`]: { kind: number, named: [`${Side} Number`] },
		[`${side}Name`]: { kind: 'ownName', named: [`${Side} Name`], ...ofLength(200) },
		[`${side}Representative`]: { kind: 'ownName', named: [`${Side} Representative`], ...ofLength(100) },
		[`${side}Email`]: { kind: 'email', ...MAIL_LENGTH, named: [`${Side} Email`, `${Side} Contact: Email`] },
		...details(`${side}Details`, `${Side} Details`),
		[`${side}Details.contactName`]: {
			kind: 'ownText',
			...OPTIONAL,
			...ofLength(100),
			named: [`${Side} Details: Contact Name`, `${Side} Contact: Name`],
		},
		[`${side}Details.contactPhone`]: { ...PHONE, named: [`${Side} Details: Contact Phone`] },
		[`${side}Details.contactMobile`]: { ...PHONE, named: [`${Side} Details: Contact Mobile`] },
		[`${side}Json`]: { kind: 'json', base, named: [`${Side} JSON`] },
		[`${side}Json.number`]: { kind: number, base, named: [`${Side} JSON: Number`] },
		[`${side}Json.name`]: { kind: 'ownName', base, ...ofLength(200), named: [`${Side} JSON: Name`, `${Side} Name`] },
		[`${side}Json.representative`]: {
			kind: 'ownName',
			base,
			...ofLength(100),
			named: [`${Side} JSON: Representative`, `${Side} Representative`],
		},
		...details(`${side}Json`, `${Side} JSON`, { base }),
		[`${side}Json.contacts`]: { kind: 'json', base, named: [`${Side} JSON: Contacts`] },
		...contacts(`${side}Json.contacts[0]`, `${Side} JSON: Contacts, entry 1`, `${Side} Contact`, base),
	};
}

/** Lines stand in the form and in JSON. */
function lineFields(path: string, named: string, base: IDataObject): Record<string, Tested> {
	const tax = path === 'itemsJson[0]' ? {} : { [`${path}.tax`]: '' };
	const fields: Record<string, Unnamed> = {
		date: { name: 'Date', kind: 'pastDay', ...OPTIONAL },
		name: { name: 'Name', kind: 'ownName', ...ofLength(100) },
		specification: { name: 'Specification', kind: 'ownText', ...OPTIONAL, ...ofLength(40) },
		quantity: { name: 'Quantity', kind: 'number', ...OPTIONAL, longest: '0.12', tooLong: '0.125' },
		unitPrice: {
			name: 'Unit Price',
			kind: 'number',
			...OPTIONAL,
			longest: '9007199254740991',
			tooLong: '9007199254740992',
		},
		// With a tax of its own another supply cost would be refused for the tax.
		supplyCost: {
			name: 'Supply Cost',
			kind: 'digits',
			// Quantity and unit price are there to compute it from.
			...OPTIONAL,
			base: { 'options.amounts': 'vatComputed', ...tax },
			longest: '999999999999999999',
			tooLong: '1000000000000000000',
		},
		tax: { name: 'Tax', kind: 'amountThatFits', longest: 1010, tooLong: 1011 },
		remark: { name: 'Remark', kind: 'ownText', ...OPTIONAL, ...ofLength(100) },
	};
	return Object.fromEntries(
		Object.entries(fields).map(([key, { name, base: more, ...rest }]) => [
			`${path}.${key}`,
			{
				...rest,
				base: { ...base, ...more },
				named: [`${named}: ${name}`, `Items, line 1: ${name}`, ...(name === 'Tax' ? ['Items: Tax'] : [])],
			},
		]),
	);
}

export const CALL_OPTIONS: Record<string, Tested> = {
	'options.keepCalls': {
		kind: 'countFromZero',
		named: ['Options: Keep Calls for Others'],
		longest: 100_000,
		tooLong: 100_001,
	},
	'options.stopAtZero': { kind: 'flag', named: ['Options: Stop When No Calls Are Left'] },
	'options.itemsInFlight': { kind: 'count', named: ['Options: Items in Flight'], longest: 100, tooLong: 101 },
	'options.timeout': { kind: 'count', named: ['Options: Timeout'], longest: '600', tooLong: '601' },
};

export const flag = (name: string): Tested => ({ kind: 'flag', named: [`Options: ${name}`] });
const note = (name: string): Tested => ({ kind: 'ownText', ...OPTIONAL, named: [`Notes: ${name}`] });
const payment = (name: string): Tested => ({
	kind: 'payment',
	...OPTIONAL,
	good: '11000',
	named: [`Payment: ${name}`, 'Payment'],
});

export const CREATE: Record<string, Tested> = {
	referenceId: { kind: 'naming', ...OPTIONAL, good: 'order-1', named: ['Reference ID'] },
	document: { kind: 'choice', named: ['Document'] },
	taxKind: { kind: 'choice', named: ['Tax Kind'], base: { document: 'statement' } },
	writeDateSource: { kind: 'choice', named: ['Write Date Source'] },
	writeDate: { kind: 'pastDay', named: ['Write Date'] },
	purpose: { kind: 'choice', named: ['Purpose'] },
	...partyFields('supplier'),
	...partyFields('recipient'),
	...contacts(
		'recipientDetails.furtherContacts.contact[0]',
		'Recipient Details: Further Contacts, entry 1',
		'Recipient Second Contact',
	),
	itemSource: { kind: 'choice', named: ['Item Source'] },
	...lineFields('items.item[0]', 'Items, line 1', { itemSource: 'form' }),
	itemsJson: { kind: 'json', named: ['Items JSON'], base: { itemSource: 'json' } },
	...lineFields('itemsJson[0]', 'Items JSON, line 1', { itemSource: 'json' }),
	remark: { kind: 'ownText', ...OPTIONAL, named: ['Remark'] },
	'payment.cash': payment('Cash'),
	'payment.check': payment('Check'),
	'payment.draft': payment('Draft'),
	'payment.uncollected': payment('Uncollected'),
	'notes.memo': note('Memo'),
	'notes.bookNumber': note('Book Number'),
	'notes.serialNumber': note('Serial Number'),
	'attachments.binaryFields': {
		kind: 'binaryField',
		...OPTIONAL,
		good: 'data',
		named: ['Attachments: Input Binary Fields', 'Input Binary Field'],
	},
	'attachments.officeFiles.file[0].officeFileId': {
		kind: 'fileLocator',
		named: ['Attachments: Office Files, entry 1: File', 'Office Files'],
	},
	'attachments.temporaryFileIds': {
		kind: 'fileNumbers',
		...OPTIONAL,
		good: '100',
		named: ['Attachments: Temporary File IDs'],
	},
	'options.amounts': { kind: 'choice', named: ['Options: Amounts'] },
	'options.expectedSupplyCost': {
		kind: 'amountThatFits',
		...OPTIONAL,
		good: '10000',
		named: ['Options: Expected Supply Cost', 'Expected Supply Cost'],
	},
	'options.expectedTax': {
		kind: 'amountThatFits',
		...OPTIONAL,
		good: '1000',
		named: ['Options: Expected Tax', 'Expected Tax'],
	},
	'options.expectedTotal': {
		kind: 'amountThatFits',
		...OPTIONAL,
		good: '11000',
		named: ['Options: Expected Total', 'Expected Total'],
	},
	'options.linesExpected': {
		kind: 'count',
		...OPTIONAL,
		good: '01',
		named: ['Options: Lines Expected', 'Lines Expected'],
	},
	'options.requireChecksum': flag('Refuse Mistyped Numbers'),
	'options.dryRun': { ...flag('Dry Run'), kind: 'flagOfRun' },
	'options.easySign': flag('Easy Sign (간편서명)'),
	'options.markForRecovery': flag('Mark for Recovery'),
	'options.alsoWhenRunByHand': flag('Also When Run by Hand or by an Agent'),
	...CALL_OPTIONS,
};

export const DOCUMENT: Tested = { kind: 'idInPath', named: ['Document'], ...ofIdLength(200) };
export const NUMBER: Tested = { kind: 'businessNumber', named: ['Business Number'] };
export const further = (name: string): Tested => ({ kind: 'ownText', ...OPTIONAL, named: [`Further Data: ${name}`] });
