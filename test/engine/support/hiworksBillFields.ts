/** Every field of every operation of Hiworks Bill but Amend: its kind, how errors name it, and how long it may be. */
import type { IDataObject, INodeParameters, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import type { FieldKind } from '../../../nodes/shared/fields/fields';
import { describeNode } from './engine';
import { KINDS as COMMON, MUTATIONS, ofIdLength, ofLength, type Case as CommonCase } from './mutations';

// ── Every field of an operation, as an expression ───────────────────────────────────────────────────────────────────

/** A value that all items have; undefined: each has its own. */
type Fixed = (path: string) => unknown;

/**
 * Every field that takes an expression gets one: the item's value under the field's path, such as `items.item[0].name`.
 */
function expressions(properties: INodeProperties[], prefix: string, paths: string[], fixed: Fixed): INodeParameters {
	const one = (property: INodeProperties) => {
		const here = `${prefix}${property.name}`;
		if (property.type === 'collection')
			return expressions(property.options as INodeProperties[], `${here}.`, paths, fixed);
		if (property.type === 'fixedCollection') {
			const groups = property.options as INodePropertyCollection[];
			return Object.fromEntries(
				groups.map(({ name, values }) => [name, [expressions(values, `${here}.${name}[0].`, paths, fixed)]]),
			);
		}
		paths.push(here);
		const given = fixed(here);
		const expression =
			given === undefined
				? `={{ $json["${here}"] }}`
				: typeof given === 'object'
					? JSON.stringify(given)
					: (given as string);
		return property.type === 'resourceLocator' ? { __rl: true, mode: 'id', value: expression } : expression;
	};
	return Object.fromEntries(
		properties.filter(({ noDataExpression }) => !noDataExpression).map((property) => [property.name, one(property)]),
	) as INodeParameters;
}

export async function allFields(
	name: string,
	fixed: Fixed = () => undefined,
): Promise<{ parameters: INodeParameters; paths: string[] }> {
	const [resource = '', operation = ''] = name.split('.');
	const { properties } = await describeNode('hiworksBill');
	const shown = properties.filter(
		({ displayOptions }) =>
			displayOptions?.show?.resource?.includes(resource) && displayOptions.show.operation?.includes(operation),
	);
	const paths: string[] = [];
	return { parameters: { resource, operation, ...expressions(shown, '', paths, fixed) }, paths };
}

// ── Kinds beside the common ones, and which mutations they take ─────────────────────────────────────────────────────

type Mutation = keyof typeof MUTATIONS;

export const KINDS: Record<string, { kind: FieldKind; takes: readonly Mutation[] }> = {
	...COMMON,
	/** Hiworks documents no characters that it does not take. */
	text: COMMON.ownText,
	/** Something on either side of the at sign, with a dot in what follows. */
	mail: {
		kind: 'text',
		takes: [
			'NBSP around',
			'a@b.c',
			'two dots in a mail address',
			'mail address in Korean',
			'control character',
			'emoji',
			'lone surrogate',
		],
	},
	/** Amounts travel as digits, so they may leave the numbers that JSON keeps. */
	digits: { kind: 'won', takes: [...COMMON.amountOfAnySign.takes, '"2^53 + 1"'] },
	/** Zeros are taken for nothing given. */
	payment: { kind: 'won', takes: ['NBSP around', '0', '"0"'] },
	binaryField: { kind: 'text', takes: ['NBSP around'] },
	fileNumber: { kind: 'number', takes: ['NBSP around', '0', '"0"', '20260230', '"20260230"'] },
	fileNumbers: {
		kind: 'text',
		takes: [
			'NBSP around',
			'"1,00"',
			'0',
			'"0"',
			'20260230',
			'"20260230"',
			'thirteen nines',
			'13 digits, no birth date',
			'wrong check digit',
		],
	},
	fileLocator: {
		kind: 'id',
		takes: [
			'NBSP around',
			'0',
			'"0"',
			'20260230',
			'"20260230"',
			'thirteen nines',
			'13 digits, no birth date',
			'wrong check digit',
		],
	},
};

export interface Tested {
	kind: string;
	/** As errors name it: where it is read, and where the whole request is checked. */
	named: readonly string[];
	optional?: true;
	longest?: unknown;
	tooLong?: unknown;
	/** What else must be so for the field to count, by path. */
	base?: IDataObject;
	/** The field's good value. Without it: what the good item has. */
	good?: unknown;
}

export interface Case extends Omit<CommonCase, 'tested'> {
	tested: Tested;
}

const NOTHING: readonly Mutation[] = ['absent', 'null', 'empty', 'blank'];

export function casesOf(fields: Record<string, Tested>, goodOf: (path: string) => unknown): Case[] {
	return Object.entries(fields).flatMap(([path, tested]) => {
		const { kind, takes } = KINDS[tested.kind]!;
		const given = tested.good ?? goodOf(path);
		const good = typeof given === 'object' ? JSON.stringify(given) : String(given);
		const inside = kind === 'json' ? 1 : Math.ceil(good.length / 2);
		const one = (mutation: string, value: unknown, isValid: boolean): Case => ({
			title: `${path}: ${mutation}`,
			path,
			tested,
			value,
			isValid,
		});
		return [
			...(Object.entries(MUTATIONS) as Array<[Mutation, (good: string, inside: number) => unknown]>).map(
				([mutation, mutate]) =>
					one(
						mutation,
						mutate(good, inside),
						NOTHING.includes(mutation) ? tested.optional === true : takes.includes(mutation),
					),
			),
			...('longest' in tested
				? [one('exactly the longest', tested.longest, true), one('too long by one', tested.tooLong, false)]
				: []),
			one('good', given, true),
		];
	});
}

// ── The table ───────────────────────────────────────────────────────────────────────────────────────────────────────

const OPTIONAL = { optional: true } as const;
const PHONE: Omit<Tested, 'named'> = { kind: 'phone', ...OPTIONAL, longest: '012345678901', tooLong: '0123456789012' };
const MAIL_LENGTH = { longest: `${'x'.repeat(88)}@example.com`, tooLong: `${'x'.repeat(89)}@example.com` };

type Unnamed = Omit<Tested, 'named'> & { name: string };

const CONTACT: Record<string, Unnamed> = {
	email: { name: 'Email', kind: 'mail', ...MAIL_LENGTH },
	name: { name: 'Name', kind: 'text', ...OPTIONAL, ...ofLength(100) },
	phone: { name: 'Phone', ...PHONE },
	mobile: { name: 'Mobile', ...PHONE },
};

const DETAILS: Record<string, Unnamed> = {
	branch: { name: 'Branch Number', kind: 'branch', ...OPTIONAL, longest: '9999', tooLong: '00001' },
	address: { name: 'Address', kind: 'text', ...OPTIONAL, ...ofLength(255) },
	businessType: { name: 'Business Type', kind: 'text', ...OPTIONAL, ...ofLength(100) },
	businessItem: { name: 'Business Item', kind: 'text', ...OPTIONAL, ...ofLength(100) },
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
		[`${side}Name`]: { kind: 'text', named: [`${Side} Name`], ...ofLength(200) },
		[`${side}Representative`]: { kind: 'text', named: [`${Side} Representative`], ...ofLength(100) },
		[`${side}Email`]: { kind: 'mail', ...MAIL_LENGTH, named: [`${Side} Email`, `${Side} Contact: Email`] },
		...details(`${side}Details`, `${Side} Details`),
		[`${side}Details.contactName`]: {
			kind: 'text',
			...OPTIONAL,
			...ofLength(100),
			named: [`${Side} Details: Contact Name`, `${Side} Contact: Name`],
		},
		[`${side}Details.contactPhone`]: { ...PHONE, named: [`${Side} Details: Contact Phone`] },
		[`${side}Details.contactMobile`]: { ...PHONE, named: [`${Side} Details: Contact Mobile`] },
		[`${side}Json`]: { kind: 'json', base, named: [`${Side} JSON`] },
		[`${side}Json.number`]: { kind: number, base, named: [`${Side} JSON: Number`] },
		[`${side}Json.name`]: { kind: 'text', base, ...ofLength(200), named: [`${Side} JSON: Name`, `${Side} Name`] },
		[`${side}Json.representative`]: {
			kind: 'text',
			base,
			...ofLength(100),
			named: [`${Side} JSON: Representative`, `${Side} Representative`],
		},
		...details(`${side}Json`, `${Side} JSON`, { base }),
		[`${side}Json.contacts`]: { kind: 'json', base, named: [`${Side} JSON: Contacts`] },
		...contacts(`${side}Json.contacts[0]`, `${Side} JSON: Contacts 1`, `${Side} Contact`, base),
	};
}

/** Lines stand in the form, in JSON, and in input rows. */
function lineFields(path: string, named: string, base: IDataObject): Record<string, Tested> {
	const tax = path === 'itemsJson[0]' || path === 'row' ? {} : { [`${path}.tax`]: '' };
	const fields: Record<string, Unnamed> = {
		date: { name: 'Date', kind: 'pastDay', ...OPTIONAL },
		name: { name: 'Name', kind: 'text', ...ofLength(100) },
		specification: { name: 'Specification', kind: 'text', ...OPTIONAL, ...ofLength(40) },
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
			base: { 'options.amounts': 'vatComputed', ...tax },
			longest: '999999999999999999',
			tooLong: '1000000000000000000',
		},
		tax: { name: 'Tax', kind: 'amountThatFits', longest: 1010, tooLong: 1011 },
		remark: { name: 'Remark', kind: 'text', ...OPTIONAL, ...ofLength(100) },
	};
	return Object.fromEntries(
		Object.entries(fields).map(([key, { name, base: more, ...rest }]) => [
			`${path}.${key}`,
			{
				...rest,
				base: { ...base, ...more },
				named: [`${named}: ${name}`, `Items 1: ${name}`, ...(name === 'Tax' ? ['Items: Tax'] : [])],
			},
		]),
	);
}

const CALL_OPTIONS: Record<string, Tested> = {
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

const flag = (name: string): Tested => ({ kind: 'flag', named: [`Options: ${name}`] });
const note = (name: string): Tested => ({ kind: 'text', ...OPTIONAL, named: [`Notes: ${name}`] });
const payment = (name: string): Tested => ({
	kind: 'payment',
	...OPTIONAL,
	good: '11000',
	named: [`Payment: ${name}`, 'Payment'],
});

export const CREATE: Record<string, Tested> = {
	referenceId: { kind: 'text', ...OPTIONAL, good: 'order-1', named: ['Reference ID'] },
	document: { kind: 'choice', named: ['Document'] },
	taxKind: { kind: 'choice', named: ['Tax Kind'], base: { document: 'statement' } },
	writeDateSource: { kind: 'choice', named: ['Write Date Source'] },
	writeDate: { kind: 'pastDay', named: ['Write Date'] },
	purpose: { kind: 'choice', named: ['Purpose'] },
	...partyFields('supplier'),
	...partyFields('recipient'),
	...contacts(
		'recipientDetails.furtherContacts.contact[0]',
		'Recipient Details: Further Contacts 1',
		'Recipient Second Contact',
	),
	itemSource: { kind: 'choice', named: ['Item Source'] },
	...lineFields('items.item[0]', 'Items 1', { itemSource: 'form' }),
	itemsJson: { kind: 'json', named: ['Items JSON'], base: { itemSource: 'json' } },
	...lineFields('itemsJson[0]', 'Items JSON 1', { itemSource: 'json' }),
	row: { kind: 'json', named: ['Row'], base: { itemSource: 'rows' } },
	...lineFields('row', 'Row', { itemSource: 'rows' }),
	remark: { kind: 'text', ...OPTIONAL, named: ['Remark'] },
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
		named: ['Attachments: Office Files 1: File', 'Office Files'],
	},
	'attachments.temporaryFileIds': {
		kind: 'fileNumbers',
		...OPTIONAL,
		good: '100',
		named: ['Attachments: Temporary File IDs'],
	},
	'options.amounts': { kind: 'choice', named: ['Options: Amounts'] },
	'options.expectedTotal': {
		kind: 'amountThatFits',
		...OPTIONAL,
		good: '11000',
		named: ['Options: Expected Total', 'Expected Total'],
	},
	'options.requireChecksum': flag('Refuse Mistyped Numbers'),
	'options.dryRun': flag('Dry Run'),
	'options.easySign': flag('Easy Sign (간편서명)'),
	'options.markForRecovery': flag('Mark for Recovery'),
	'options.alsoWhenRunByHand': flag('Also When Run by Hand or by an Agent'),
	...CALL_OPTIONS,
};

const DOCUMENT: Tested = { kind: 'idInPath', named: ['Document'], ...ofIdLength(200) };
const NUMBER: Tested = { kind: 'businessNumber', named: ['Business Number'] };
const further = (name: string): Tested => ({ kind: 'text', ...OPTIONAL, named: [`Further Data: ${name}`] });

/** By resource and operation. */
export const OPERATIONS: Record<string, Record<string, Tested>> = {
	'invoice.create': CREATE,
	'invoice.get': {
		documentId: DOCUMENT,
		'options.showFullNumber': flag('Show Full Number'),
		'options.simplify': flag('Simplify'),
		...CALL_OPTIONS,
	},
	'invoice.getNtsResult': {
		documentId: DOCUMENT,
		'options.pollInterval': { kind: 'count', named: ['Options: Poll Interval'], longest: 3_600, tooLong: 3_601 },
		'options.waitForResult': {
			kind: 'countFromZero',
			named: ['Options: Wait for Result'],
			longest: '86400',
			tooLong: '86401',
		},
		...CALL_OPTIONS,
	},
	'invoice.delete': { documentId: DOCUMENT, ...CALL_OPTIONS },
	'invoice.downloadAttachment': {
		documentId: DOCUMENT,
		fileId: {
			kind: 'fileNumber',
			named: ['File ID'],
			longest: Number.MAX_SAFE_INTEGER,
			tooLong: Number.MAX_SAFE_INTEGER + 1,
		},
		binaryPropertyName: { kind: 'text', named: ['Put Output File in Field'] },
		'options.fileName': { kind: 'text', ...OPTIONAL, named: ['Options: File Name'] },
		...CALL_OPTIONS,
	},
	'file.getAll': { 'options.onlyUsable': flag('Only Usable'), ...CALL_OPTIONS },
	'file.upload': { binaryPropertyName: { kind: 'binaryField', named: ['Input Binary Field'] }, ...CALL_OPTIONS },
	'business.checkStatus': { businessNumber: NUMBER, ...CALL_OPTIONS },
	'business.verifyRegistration': {
		businessNumber: NUMBER,
		openingDate: { kind: 'day', named: ['Opening Date'] },
		representative: { kind: 'text', named: ['Representative'] },
		'furtherData.businessItem': further('Business Item'),
		'furtherData.businessType': further('Business Type'),
		'furtherData.corporationNumber': further('Corporation Number'),
		'furtherData.name': further('Name'),
		'furtherData.secondRepresentative': further('Second Representative'),
		...CALL_OPTIONS,
	},
};
