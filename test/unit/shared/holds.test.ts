/** What fields of the vendors hold, where persons' numbers are masked: each has its say, and what is exact stays. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

import { holds as bolta } from '../../../nodes/Bolta/api/holds';
import { holds as hiworks } from '../../../nodes/Hiworks/api/holds';
import { holds as hiworksBill } from '../../../nodes/HiworksBill/api/holds';
import { holds as portOne } from '../../../nodes/PortOne/api/holds';
import { fileAnswer } from '../../../nodes/shared/http/endpoint';
import { maskFields, partyNumbersIn, type FieldsHold } from '../../../nodes/shared/korea/maskFields';

/** The vendors whose records come out as they are. */
const VENDORS: Array<[folder: string, holds: FieldsHold]> = [
	['Bolta', bolta],
	['HiworksBill', hiworksBill],
	['PortOne', portOne],
];

/** The schemas that a value of `schema` is read by. */
function within(schema: z.ZodTypeAny): z.ZodTypeAny[] {
	if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
		return within(schema.unwrap() as z.ZodTypeAny);
	if (schema instanceof z.ZodCatch) return within(schema.removeCatch() as z.ZodTypeAny);
	if (schema instanceof z.ZodEffects) return within(schema.innerType() as z.ZodTypeAny);
	if (schema instanceof z.ZodArray) return within(schema.element as z.ZodTypeAny);
	if (schema instanceof z.ZodRecord) return within(schema.valueSchema as z.ZodTypeAny);
	if (schema instanceof z.ZodUnion) return (schema.options as z.ZodTypeAny[]).flatMap(within);
	return [schema];
}

/** Names of the fields that a text may stand in. */
const textsOf = (schema: z.ZodTypeAny): string[] =>
	within(schema).flatMap((one) =>
		one instanceof z.ZodObject
			? Object.entries(one.shape as Record<string, z.ZodTypeAny>).flatMap(([name, inner]) => [
					...(within(inner).some((read) => read instanceof z.ZodString) ? [name] : []),
					...textsOf(inner),
				])
			: [],
	);

/** Files are no records. */
const isSchema = (value: unknown): value is z.ZodTypeAny => value instanceof z.ZodType && value !== fileAnswer;

/** Of every endpoint and schema in the folder. */
function namesOf(folder: string): string[] {
	const api = path.resolve(__dirname, '../../../nodes', folder, 'api');
	const made = readdirSync(api).flatMap((file) =>
		Object.values(jest.requireActual<Record<string, unknown>>(path.join(api, file))),
	);
	const schemas = made.flatMap((value) =>
		isSchema(value)
			? [value]
			: typeof value === 'object' && value !== null
				? Object.values(value as Record<string, unknown>).filter(isSchema)
				: [],
	);
	return [...new Set(schemas.flatMap(textsOf))];
}

const PERSON = '9001011000000';
/** Of 13 digits with a birth date, as one in thirty has it: 1.1 trillion won, a moment of 2023. */
const LOOKALIKES = ['1101011000000', '1712311000000', 'order-900101-1000000', `a${PERSON}`];
/** Made up: it was not given out. */
const CORPORATE = '1101110000010';

describe.each(VENDORS)('%s', (folder, holds) => {
	it('says of every text of its records what it holds', () => {
		const names = namesOf(folder);
		expect(names.length).toBeGreaterThan(25);
		expect(names.filter((name) => !holds.has(name))).toEqual([]);
	});

	it('takes keys, codes, amounts and moments for exact', () => {
		const exact = [...holds.keys()].filter(
			(name) =>
				/(Id|Key|Code|Status|Amount|Price|Cost|Date|At|Sum)$/.test(name) || /^(id|tax|date|code|url)$/.test(name),
		);
		expect(exact.length).toBeGreaterThan(10);
		expect(exact.filter((name) => holds.get(name) !== 'exact')).toEqual([]);
	});

	it.each([...holds])('%s (%s)', (name, held) => {
		const shown = (value: unknown) => maskFields({ deep: [{ [name]: value }] }, holds).deep[0]?.[name];
		for (const value of LOOKALIKES) {
			const masked = held === 'exact' ? value : expect.stringMatching(/\d{6}-1\*{6}$/);
			expect({ value, shown: shown(value), list: shown([value]) }).toEqual({ value, shown: masked, list: [masked] });
		}
		expect(shown(CORPORATE)).toBe(held === 'exact' || held === 'corporateNumber' ? CORPORATE : '110111-0******');
		expect(shown(Number(PERSON))).toBe(held === 'partyNumber' ? '900101-1******' : Number(PERSON));
		// Where a party's number stands, thirteen digits are a person's, whether or not they are a birth date.
		expect(shown('9913011000000')).toBe(held === 'partyNumber' ? '991301-1******' : '9913011000000');
		for (const kept of ['9999999999999', '2200000002', '', null, undefined, true]) expect(shown(kept)).toBe(kept);
	});

	it('takes a field that it does not know for free text', () => {
		expect(maskFields({ news: { of: `${PERSON}`, number: Number(PERSON) }, constructor: PERSON }, holds)).toEqual({
			news: { of: '900101-1******', number: Number(PERSON) },
			constructor: '900101-1******',
		});
	});
});

it('finds the numbers of parties in what is sent', () => {
	const body = {
		data: { invoicee: { companyNumber: PERSON }, list: [{ companyNumber: ['2200000002'] }], memo: PERSON },
	};
	expect(partyNumbersIn(body, hiworksBill)).toEqual([PERSON, '2200000002']);
	expect(partyNumbersIn({ list: [{ m_business_number: PERSON, code: '001' }] }, hiworks)).toEqual([PERSON]);
	expect(partyNumbersIn(undefined, hiworks)).toEqual([]);
});
