/** Fields of Bolta's operations: kind, how errors name it, how long it may be. */
import type { IDataObject } from 'n8n-workflow';

import type { itemFields } from '../../nodes/shared/invoice/lineFields';
import { ofIdLength, ofLength, type Tested } from '../engine/support/mutations';

const PHONE_LENGTH = { longest: '012345678901', tooLong: '0123456789012' };
const OPTIONAL = { optional: true } as const;

const CONTACT: Record<string, Omit<Tested, 'named'>> = {
	email: { kind: 'email' },
	name: { kind: 'text', ...OPTIONAL },
	phone: { kind: 'phone', ...OPTIONAL, ...PHONE_LENGTH },
};

const DETAILS: Record<string, Omit<Tested, 'named'> & { name: string }> = {
	branch: { name: 'Branch Number', kind: 'branch', ...OPTIONAL, longest: '9999', tooLong: '00001' },
	address: { name: 'Address', kind: 'text', ...OPTIONAL, ...ofLength(200) },
	businessType: { name: 'Business Type', kind: 'text', ...OPTIONAL, ...ofLength(100) },
	businessItem: { name: 'Business Item', kind: 'text', ...OPTIONAL, ...ofLength(100) },
};

const CAPITAL: Record<string, string> = { email: 'Email', name: 'Name', phone: 'Phone' };

function partyFields(side: 'supplier' | 'recipient'): Record<string, Tested> {
	const Side = side === 'supplier' ? 'Supplier' : 'Recipient';
	const contacts = (index: number) => (side === 'supplier' ? 'Supplier Contact' : `Recipient Contacts, entry ${index}`);
	const number = side === 'supplier' ? 'businessNumber' : 'partyNumber';
	const json = { base: { [`${side}Source`]: 'json' } };
	return {
		[`${side}Source`]: { kind: 'choice', named: [`${Side} Source`] },
		[`${side}Number`]: { kind: number, named: [`${Side} Number`] },
		[`${side}Name`]: { kind: 'name', named: [`${Side} Name`, `${Side} Name`], ...ofLength(100) },
		[`${side}Representative`]: {
			kind: 'name',
			named: [`${Side} Representative`, `${Side} Representative`],
			...ofLength(50),
		},
		[`${side}Email`]: { kind: 'email', named: [`${Side} Email`, `${contacts(1)}: Email`] },
		...Object.fromEntries(
			Object.entries(DETAILS).map(([key, { name, ...rest }]) => [
				`${side}Details.${key}`,
				{ ...rest, named: [`${Side} Details: ${name}`, `${Side} ${name}`] },
			]),
		),
		[`${side}Details.contactName`]: {
			kind: 'text',
			...OPTIONAL,
			named: [`${Side} Details: Contact Name`, `${contacts(1)}: Name`],
		},
		[`${side}Details.contactPhone`]: {
			kind: 'phone',
			...OPTIONAL,
			...PHONE_LENGTH,
			named: [`${Side} Details: Contact Phone`],
		},
		[`${side}Json`]: { kind: 'json', named: [`${Side} JSON`], ...json },
		[`${side}Json.number`]: { kind: number, named: [`${Side} JSON: Number`], ...json },
		[`${side}Json.name`]: { kind: 'name', named: [`${Side} JSON: Name`, `${Side} Name`], ...ofLength(100), ...json },
		[`${side}Json.representative`]: {
			kind: 'name',
			named: [`${Side} JSON: Representative`, `${Side} Representative`],
			...ofLength(50),
			...json,
		},
		...Object.fromEntries(
			Object.entries(DETAILS).map(([key, { name, ...rest }]) => [
				`${side}Json.${key}`,
				{ ...rest, ...json, named: [`${Side} JSON: ${name}`, `${Side} ${name}`] },
			]),
		),
		[`${side}Json.contacts`]: { kind: 'json', named: [`${Side} JSON: Contacts`], ...json },
		...Object.fromEntries(
			Object.entries(CONTACT).map(([key, rest]) => [
				`${side}Json.contacts[0].${key}`,
				{
					...rest,
					...json,
					named: [`${Side} JSON: Contacts, entry 1: ${CAPITAL[key]}`, `${contacts(1)}: ${CAPITAL[key]}`],
				},
			]),
		),
	};
}

/** Lines stand in the form and in JSON. */
function lineFields(
	path: string,
	named: string,
	base: IDataObject,
	supplyCost: 'amount' | 'change' = 'amount',
	computed: IDataObject = { options: { amounts: 'vatComputed' } },
): Record<string, Tested> {
	const fields: Record<keyof typeof itemFields, Omit<Tested, 'named'> & { name: string }> = {
		date: { name: 'Date', kind: 'day', ...OPTIONAL },
		name: { name: 'Name', kind: 'name', ...ofLength(100) },
		specification: { name: 'Specification', kind: 'text', ...OPTIONAL },
		quantity: { name: 'Quantity', kind: 'number', ...OPTIONAL },
		unitPrice: {
			name: 'Unit Price',
			kind: 'amountOfAnySign',
			...OPTIONAL,
			longest: '9007199254740991',
			tooLong: '9007199254740992',
		},
		// With a tax of its own another supply cost would be refused for the tax.
		supplyCost: {
			name: 'Supply Cost',
			kind: supplyCost,
			// Quantity and unit price are there to compute it from.
			...OPTIONAL,
			base: { ...base, ...computed },
			longest: '8188362958855447',
			tooLong: '8188362958855448',
		},
		tax: { name: 'Tax', kind: 'amountThatFits', longest: 1010, tooLong: 1011 },
		remark: { name: 'Remark', kind: 'text', ...OPTIONAL },
	};
	return Object.fromEntries(
		Object.entries(fields).map(([key, { name, ...rest }]) => [
			`${path}.${key}`,
			{
				base,
				...rest,
				named: [
					`${named}: ${name}`,
					`Items, line 1: ${name}`,
					...(name === 'Tax' ? ['Items: Tax'] : name === 'Supply Cost' ? ['Items'] : []),
				],
			},
		]),
	);
}

const itemsFrom = (itemSource: string) => ({ itemSource });

export const RUN_OPTIONS: Record<string, Tested> = {
	'options.itemsInFlight': { kind: 'count', named: ['Options: Items in Flight'], longest: 100, tooLong: 101 },
	'options.timeout': { kind: 'count', named: ['Options: Timeout'], longest: '600', tooLong: '601' },
};

const FAILED_KEY: Tested = {
	kind: 'idInPath',
	...OPTIONAL,
	named: ['Options: Failed Issuance Key'],
	good: 'FAILED0KEY',
	...ofIdLength(200),
};

const SENDING_OPTIONS: Record<string, Tested> = {
	'options.customerKey': {
		kind: 'idInPath',
		...OPTIONAL,
		named: ['Options: Customer Key'],
		...ofIdLength(200),
	},
	'options.failedIssuanceKey': FAILED_KEY,
	'options.dryRun': { kind: 'flagOfRun', named: ['Options: Dry Run'] },
	'options.ifAlreadyIssued': { kind: 'choice', named: ['Options: If Already Issued'] },
	'options.lookUpFirst': { kind: 'flag', named: ['Options: Look Up Before Issuing'] },
	'options.partyKeyHeader': { kind: 'choice', named: ['Options: Party Key Header'] },
	'options.simplify': { kind: 'flag', named: ['Options: Simplify'] },
	'options.waitForCompletion': {
		kind: 'countFromZero',
		named: ['Options: Wait for Completion'],
		good: '10',
		longest: 3600,
		tooLong: 3601,
	},
	'options.alsoWhenRunByHand': { kind: 'flag', named: ['Options: Also When Run by Hand or by an Agent'] },
	...RUN_OPTIONS,
};

const PERCENT_ENCODE: Record<string, Tested> = {
	'options.percentEncodeReferenceId': { kind: 'flag', named: ['Options: Percent-Encode Reference ID'] },
};
export const ISSUANCE_KEY: Tested = { kind: 'idInPath', named: ['Issuance Key'], ...ofIdLength(200) };

export const ISSUE: Record<string, Tested> = {
	referenceIdSource: { kind: 'choice', named: ['Reference ID Source'] },
	referenceId: { kind: 'ownNumber', named: ['Reference ID'], ...ofIdLength(240) },
	writeDateSource: { kind: 'choice', named: ['Write Date Source'] },
	writeDate: { kind: 'pastDay', named: ['Write Date'] },
	purpose: { kind: 'choice', named: ['Purpose'] },
	taxKind: { kind: 'choice', named: ['Tax Kind'] },
	...partyFields('supplier'),
	...partyFields('recipient'),
	...Object.fromEntries(
		Object.entries(CONTACT).map(([key, rest]) => [
			`recipientDetails.furtherContacts.contact[0].${key}`,
			{
				...rest,
				named: [
					`Recipient Details: Further Contacts, entry 1: ${CAPITAL[key]}`,
					`Recipient Contacts, entry 2: ${CAPITAL[key]}`,
				],
			},
		]),
	),
	itemSource: { kind: 'choice', named: ['Item Source'] },
	...lineFields('items.item[0]', 'Items, line 1', itemsFrom('form')),
	itemsJson: { kind: 'json', named: ['Items JSON', 'Items'], base: itemsFrom('json') },
	...lineFields('itemsJson[0]', 'Items JSON, line 1', itemsFrom('json')),
	remark: { kind: 'text', ...OPTIONAL, named: ['Remark'], ...ofLength(200) },
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
		named: ['Options: Expected Total', 'Expected Total'],
		good: '11000',
	},
	'options.linesExpected': {
		kind: 'count',
		...OPTIONAL,
		named: ['Options: Lines Expected', 'Lines Expected'],
		good: '01',
	},
	'options.leaveOutTaxType': { kind: 'flag', named: ['Options: Leave Out taxType'] },
	...PERCENT_ENCODE,
	'options.requireChecksum': { kind: 'flag', named: ['Options: Refuse Mistyped Numbers'] },
	...SENDING_OPTIONS,
};

export const GET: Record<string, Tested> = {
	issuanceKey: ISSUANCE_KEY,
	'options.showFullNumber': { kind: 'flag', named: ['Options: Show Full Number'] },
	'options.simplify': { kind: 'flag', named: ['Options: Simplify'] },
	...RUN_OPTIONS,
};

export const GET_STATUS: Record<string, Tested> = {
	referenceId: { kind: 'id', named: ['Reference ID'], ...ofIdLength(255) },
	'options.failedIssuanceKey': FAILED_KEY,
	...PERCENT_ENCODE,
	...RUN_OPTIONS,
};

export const AMENDMENT: Record<string, Tested> = {
	issuanceKey: ISSUANCE_KEY,
	...SENDING_OPTIONS,
};

/** Another amount than the good one no longer fits the others, or changes nothing. */
const stated = (named: string): Tested => ({
	kind: 'amountThatFits',
	named: [named, 'Items', 'Items: Tax', 'Items, line 1: Supply Cost', 'Items, line 1: Tax'],
	base: { changeSource: 'newTotal' },
});

const changeFrom = (changeSource: string) => ({ changeSource });
const COMPUTED = { amounts: 'vatComputed' };

export const SUPPLY_COST_CHANGE: Record<string, Tested> = {
	...AMENDMENT,
	date: { kind: 'pastDay', named: ['Change Date'] },
	referenceId: { kind: 'ownNumber', ...OPTIONAL, named: ['Reference ID'], ...ofIdLength(240) },
	...PERCENT_ENCODE,
	changeSource: { kind: 'choice', named: ['Change'] },
	amounts: { kind: 'choice', named: ['Amounts'] },
	...lineFields('items.item[0]', 'Items, line 1', changeFrom('form'), 'change', COMPUTED),
	itemsJson: { kind: 'json', named: ['Items JSON', 'Items'], base: changeFrom('json') },
	...lineFields('itemsJson[0]', 'Items JSON, line 1', changeFrom('json'), 'change', COMPUTED),
	itemName: {
		kind: 'name',
		named: ['Item Name', 'Items, line 1: Name'],
		...ofLength(100),
		base: changeFrom('newTotal'),
	},
	currentSupplyCost: stated('Current Supply Cost'),
	currentTax: stated('Current Tax'),
	newSupplyCost: stated('New Supply Cost'),
	newTax: stated('New Tax'),
};

export const CUSTOMER: Record<string, Tested> = {
	customerKey: { kind: 'idInPath', named: ['Customer Key'], ...ofIdLength(200) },
	...RUN_OPTIONS,
};

export const PARTY: Record<string, Tested> = {
	number: { kind: 'businessNumber', named: ['Number'] },
	name: { kind: 'name', named: ['Name'], ...ofLength(100) },
	representative: { kind: 'name', named: ['Representative'], ...ofLength(50) },
	branch: { kind: 'branch', ...OPTIONAL, good: '0001', named: ['Branch Number'], longest: '9999', tooLong: '00001' },
	...RUN_OPTIONS,
};
