/**
 * One thing, one rule: every field for e-mails, phones, numbers, days and amounts, of every operation of every node,
 * takes and refuses the same as the rule of its thing.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';

import type { Resource } from '../../../nodes/shared/engine/operation';
import type { Field, Fields } from '../../../nodes/shared/fields/fields';
import { parseDay } from '../../../nodes/shared/korea/day';
import { parseEmail } from '../../../nodes/shared/korea/email';
import { parseBusinessNumber, parsePartyNumber } from '../../../nodes/shared/korea/partyNumber';
import { parseMobile, parsePhone, readShownPhone } from '../../../nodes/shared/korea/phone';
import { oneLine } from '../../../nodes/shared/korea/textForm';
import { parseWon } from '../../../nodes/shared/korea/won';

const ROOT = path.resolve(__dirname, '../../..');
const NODES = {
	Bolta: 'Bolta',
	Hiworks: 'Hiworks',
	HiworksBill: 'Hiworks Bill',
	HiworksOrg: 'Hiworks Org',
	PortOne: 'PortOne',
};

/** What stands in a cell, as sheets, databases and people write it: the forms of docs/readers.md, and wrong ones. */
const FORMS: unknown[] = [
	...[
		'a@x.co.kr',
		'a@x.co.kr\u200b',
		'홍길동<a@x.co.kr>',
		'mailto:a@x.co.kr',
		'a@x,co.kr',
		'a@x.co.kr.',
		'a@x',
		'a b@x.co.kr',
	],
	...['010-1234-5678', '+82 10 1234 5678', '010.1234.5678', '1644-0000', '02-000-0000', '1012345678', '010-0000-123'],
	...['02-000-0000 (내선 12)', '+1 650 000 0000', '0505-000-0000', '010–1234–5678\u202c', '12345678'],
	...[
		'220-00-00002',
		'220–00–00002',
		'２２０-００-００００２',
		'2200000002',
		2_200_000_002,
		'22000000',
		'220-00-00002-1',
	],
	...['900101-1234567', '9001011234567', '901301-1234567', '9999999999999', '110111-0000010', '900101 – 1234567'],
	...[
		'2026-01-05',
		'2026/1/5',
		'2026. 1. 5.',
		'20260105',
		'2026년 1월 5일',
		'2026-01-05 23:59:59.997',
		'26.01.05',
		'01/05/2026',
	],
	...[46355, '2026-02-30', '2026. 1. 5 오후 11:59:59', '2026–01–05'],
	...[
		'350000.00',
		'350,000.0000',
		'₩350,000',
		'350,000원',
		'−1,000',
		'(1,000)',
		'△1,000',
		'1,000-',
		'350000.50',
		'1.000',
	],
	...['1백만원', '▲1,000', '１,０００', 350_000, 1.5, '1e3', true, {}, '가\u0007나'],
];

type Reader = (value: unknown) => unknown;

/** What is searched for may be a part of what stands there. */
const isSearched = (place: string) => /\.filters\.contact/.test(place);

/** The things that have a rule of their own, by the names of their fields. */
const RULES: Array<{
	thing: string;
	is: (place: string, kind: string) => boolean;
	rule: Reader;
	told: boolean;
}> = [
	{
		thing: 'E-mail',
		is: (place) => /email$/i.test(place) && !isSearched(place),
		rule: (value) => parseEmail(oneLine(String(value))),
		told: true,
	},
	{
		thing: 'Mobile phone',
		is: (place) => place === 'alimtalk.send.receiver',
		rule: parseMobile,
		told: false,
	},
	{
		thing: 'Phone that is sent to or from',
		is: (place) => /\.(sender|receiver|resendFrom)$/.test(place),
		rule: parsePhone,
		told: true,
	},
	{
		thing: 'Phone that is shown',
		is: (place) => /\.(contactPhone|contactMobile|phone|cell)$/.test(place) && !isSearched(place),
		rule: readShownPhone,
		told: false,
	},
	{
		thing: 'Business number',
		is: (place) =>
			/\.(number|supplierNumber|businessNumber|partnerNumber)$/.test(place) && !place.startsWith('accounting'),
		rule: parseBusinessNumber,
		told: true,
	},
	{
		thing: 'Number of a party',
		is: (place) => /\.(recipientNumber|recipientFullNumber)$/.test(place),
		rule: (value) => parsePartyNumber(value),
		told: true,
	},
	{
		thing: 'Date',
		is: (place, kind) => (kind === 'date' && !/\.sendAt$/.test(place)) || /\.(birthday|correctWriteDate)$/.test(place),
		rule: parseDay,
		told: true,
	},
	{
		thing: 'Amount',
		is: (place, kind) => kind === 'won' || /\.(payment\.\w+|expectedTotal)$/.test(place),
		rule: parseWon,
		told: true,
	},
];

interface Place {
	node: keyof typeof NODES;
	/** `taxInvoice.issue.recipientDetails.contactPhone` */
	place: string;
	kind: string;
	read: Reader;
}

const isResource = (value: unknown): value is Resource =>
	typeof value === 'object' && value !== null && 'operations' in value;

/** A field, or each of a collection. */
function placesIn(name: string, field: Field<unknown>): Array<[place: string, kind: string, read: Reader]> {
	if (field.kind !== 'options') return [[name, field.kind, (value) => field.read(value)]];
	return ((field.property.options ?? []) as Array<{ name: string }>).map(({ name: inner }) => [
		`${name}.${inner}`,
		'',
		(value) => (field.read({ [inner]: value }) as Record<string, unknown>)[inner],
	]);
}

const places = (Object.keys(NODES) as Array<keyof typeof NODES>).flatMap((node): Place[] => {
	const actions = path.join(ROOT, 'nodes', node, 'actions');
	const resources = readdirSync(actions).flatMap((folder) =>
		Object.values(jest.requireActual<Record<string, unknown>>(path.join(actions, folder))).filter(isResource),
	);
	return resources.flatMap(({ value, operations }) =>
		operations.flatMap(({ value: operation, fields }) =>
			Object.entries(fields as Fields)
				.flatMap(([name, field]) => placesIn(`${value}.${operation}.${name}`, field))
				.map(([place, kind, read]) => ({ node, place, kind, read })),
		),
	);
});

const verdict = (read: Reader, value: unknown) => {
	try {
		return { taken: read(value) };
	} catch {
		return 'refused';
	}
};

const ofThing = (thing: string) => {
	const at = RULES.findIndex((rule) => rule.thing === thing);
	return places.filter(({ place, kind }) => RULES.findIndex(({ is }) => is(place, kind)) === at);
};

describe.each(RULES)('$thing', ({ thing, rule, told }) => {
	it.each(ofThing(thing).map((one) => [NODES[one.node], one.place, one] as const))(
		'%s: %s',
		(_node, _place, { read }) => {
			const seen = (reader: Reader) =>
				FORMS.map((form) => {
					const result = verdict(reader, form);
					return { form, result: told || result === 'refused' ? result : 'taken' };
				});
			expect(seen(read)).toEqual(seen(rule));
		},
	);
});
