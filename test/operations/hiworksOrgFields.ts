/**
 * Fields of Hiworks Org's operations: kind and how errors name it. Hiworks documents no length, and no characters that
 * it does not take in a text; a key is any text that no other record has.
 */
import type { IDataObject } from 'n8n-workflow';

import type { Tested } from '../engine/support/mutations';
import { LIST, ROWS_PER_CALL } from './hiworksFields';

type Fields = Record<string, Tested>;

const OPTIONAL = { optional: true } as const;
const own = (...named: string[]): Tested => ({ kind: 'ownText', named });
const key = (...named: string[]): Tested => ({ kind: 'orgKey', named });
const choice = (...named: string[]): Tested => ({ kind: 'choice', named });

/** Fields of one collection, each of which may be left out; `base`: without it nothing would be asked for. */
const within = (path: string, name: string, fields: Fields, base: IDataObject = {}): Fields =>
	Object.fromEntries(
		Object.entries(fields).map(([field, { named, ...rest }]) => [
			`${path}.${field}`,
			{
				good: 'C1',
				...rest,
				...OPTIONAL,
				base: { ...base, ...rest.base },
				named: named.map((one) => `${name}: ${one}`),
			},
		]),
	);

const CODE_OPTIONS: Fields = {
	'options.codeDigits': { kind: 'count', ...OPTIONAL, longest: 20, tooLong: 21, named: ['Options: Code Digits'] },
	'options.codesAsNumbers': choice('Options: Codes Given as Numbers'),
};

const EXTERNAL_KEY: Fields = { externalKey: key('External Key') };
const NAME: Fields = { name: own('Name') };
const ORDER: Fields = { order: key('Order') };

/** Of something that is there. */
export const existing = (named: string): Fields => ({ externalKey: key(named), ...CODE_OPTIONS });

const RENAMED = { 'changes.name': '새' };
const OTHER_KEY = { 'changes.externalKey': 'K1' };

const changes = (fields: Fields): Fields => ({
	...within('changes', 'Changes', { ...EXTERNAL_KEY, ...fields }, RENAMED),
	...within('changes', 'Changes', NAME, OTHER_KEY),
});

export const DUTY: Fields = { ...EXTERNAL_KEY, ...NAME, ...ORDER, ...CODE_OPTIONS, ...ROWS_PER_CALL };
export const DUTY_CHANGES: Fields = { ...existing('Duty'), ...changes(ORDER), ...ROWS_PER_CALL };
export const POSITION_CHANGES: Fields = {
	...existing('Position'),
	...changes({ ...ORDER, level: own('Level') }),
	...ROWS_PER_CALL,
};

export const ORGANIZATION: Fields = {
	...EXTERNAL_KEY,
	...NAME,
	parentKey: { ...key('Parent'), ...OPTIONAL, good: 'a' },
	...CODE_OPTIONS,
};
export const ORGANIZATION_CHANGES: Fields = { ...existing('Organization'), ...changes({}) };

const DETAILS: Fields = {
	address: own('Address'),
	birthday: { kind: 'day', named: ['Birthday'], good: '1980-01-01' },
	birthdayType: { ...choice('Birthday Calendar'), good: 'solar' },
	email: { kind: 'email', named: ['Email'], good: 'name@example.com' },
	employeeNumber: { kind: 'numberText', named: ['Employee Number'] },
	introduction: own('Introduction'),
	cell: { kind: 'phone', named: ['Mobile Phone'], good: '010-0000-0000' },
	phone: { kind: 'phone', named: ['Phone'], good: '02-000-0000' },
	zipCode: { kind: 'numberText', named: ['ZIP Code'], good: '01234' },
};
const PLACES: Fields = { positionKey: key('Position'), dutyKey: key('Duty') };

const optional = (fields: Fields): Fields =>
	Object.fromEntries(Object.entries(fields).map(([path, tested]) => [path, { good: 'a', ...tested, ...OPTIONAL }]));

export const MEMBER: Fields = {
	userId: own('User ID'),
	...NAME,
	password: own('Password'),
	...EXTERNAL_KEY,
	...optional({ organizationKey: key('Organization'), ...PLACES }),
	...within('details', 'Details', DETAILS),
	...CODE_OPTIONS,
	...ROWS_PER_CALL,
};

const MOVES = { 'changes.fromOrganizationKey': 'a', 'changes.toOrganizationKey': 'b' };

export const MEMBER_CHANGES: Fields = {
	...existing('Member'),
	...changes({
		active: { kind: 'flag', named: ['Active'], good: true },
		activeMemo: own('Suspension Memo'),
		addOrganizationKey: key('Add Organization'),
		...PLACES,
		...DETAILS,
	}),
	// One does not go without the other.
	...Object.fromEntries(
		Object.entries({ from: 'Organization Now', to: 'New Organization' }).map(([side, name]) => [
			`changes.${side}OrganizationKey`,
			{ ...key(`Changes: ${name}`, 'Changes'), good: 'a', base: MOVES },
		]),
	),
};
export const MEMBER_REMOVAL: Fields = { ...existing('Member'), userId: own('User ID'), ...ROWS_PER_CALL };
export const MEMBER_LINK: Fields = {
	userId: own('User ID'),
	...optional(EXTERNAL_KEY),
	...CODE_OPTIONS,
	...ROWS_PER_CALL,
};

export const LEVELS: Fields = { ...LIST, ...within('filters', 'Filters', { level: own('Level') }) };

export const LOG_OUT: Fields = {
	temporaryKey: own('Temporary Key'),
	destination: choice('Destination'),
	menu: choice('Menu'),
	address: {
		kind: 'page',
		named: ['Address'],
		base: { destination: 'address' },
		good: 'https://example.com/path',
	},
};
export const LOG_IN: Fields = { ...LOG_OUT, partnerId: own('Partner ID') };
export const TOKEN: Fields = {
	token: { kind: 'token', named: ['Token'], longest: 'x'.repeat(200), tooLong: 'x'.repeat(201) },
};
