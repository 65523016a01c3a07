/** Whatever a body has wrong, what is said of it is in the language of the machine: zod's own messages are English. */
import { z } from 'zod';

import { fieldPath } from '../../../nodes/shared/engine/fieldPath';
import { inFormWords } from '../../../nodes/shared/http/body';
import { oneOf } from '../../../nodes/shared/http/endpoint';
import { inWords } from '../../../nodes/shared/http/expectation';
import type { Edition } from '../../../nodes/shared/words/edition';
import { endpointsOf, VENDOR_FOLDERS } from './endpoints';

jest.mock('../../../nodes/shared/words/language', () => ({ speaksKorean: () => true }));

const endpoints = VENDOR_FOLDERS.flatMap(endpointsOf);

/** A schema and all that are in it, with the way to each. */
function within(schema: z.ZodTypeAny, way: string): Array<[way: string, schema: z.ZodTypeAny]> {
	const inner =
		'ways' in schema
			? (schema.ways as z.ZodTypeAny[]).map((one) => ['', one] as const)
			: schema instanceof z.ZodObject
				? Object.entries(schema.shape as z.ZodRawShape)
				: schema instanceof z.ZodArray
					? [['[]', schema.element as z.ZodTypeAny] as const]
					: schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
						? [['', schema.unwrap() as z.ZodTypeAny] as const]
						: schema instanceof z.ZodEffects
							? [['', schema.innerType() as z.ZodTypeAny] as const]
							: schema instanceof z.ZodUnion
								? (schema.options as z.ZodTypeAny[]).map((one) => ['', one] as const)
								: [];
	return [[way, schema], ...inner.flatMap(([name, one]) => within(one, name === '' ? way : `${way}.${name}`))];
}

const WRONG: unknown[] = [
	...[undefined, null, true, NaN, 0, -1, 1.5, 1e300, '', ' ', 'x', '😀', 'x'.repeat(5_000), '1'.repeat(5_000)],
	...[[], Array.from({ length: 500 }, () => 'x'), {}, { another: 1 }, new Date(0), 1n],
];

it('endpoints of all vendors are here', () => {
	expect(endpoints.filter(({ body }) => body).length).toBeGreaterThan(40);
});

it('what is sent in one of two ways is told in words as well', () => {
	const name = oneOf(z.object({ name: z.string().max(3) }), z.string(), (value) => typeof value === 'string');
	expect(name.safeParse({ name: 'long' }).error?.issues.map(({ message }) => message)).toEqual([
		'3자 이하의 값(현재 4자)',
	]);
});

it.each(endpoints.flatMap(({ method, path: at, body }) => (body ? [[`${method} ${at}`, body] as const] : [])))(
	'%s',
	(_name, body) => {
		const told = within(body, '').flatMap(([way, schema]) =>
			WRONG.flatMap((value) =>
				(schema.safeParse(value, { errorMap: inWords }).error?.issues ?? []).map(({ message }) => `${way}: ${message}`),
			),
		);
		expect(told.length).toBeGreaterThan(10);
		// Words of its own tell more than those that fit any schema.
		expect(told.filter((message) => !/: .*[가-힣]/.test(message) || message.endsWith('알맞은 값'))).toEqual([]);
	},
);

/** Of kinds that a person writes, and that are refused for more than being empty. */
const isLimited = (schema: z.ZodTypeAny): boolean =>
	(schema instanceof z.ZodString && !schema.safeParse('가 나'.repeat(200)).success) ||
	(schema instanceof z.ZodNumber && !schema.safeParse(1e9 + 0.5).success);

it.each(VENDOR_FOLDERS)('%s names what it refuses as its form does, in Korean too', (folder) => {
	const { edition } = jest.requireActual<{ edition: Edition }>(`../../../nodes/${folder}/words`);
	for (const { method, path: at, body, formWords = {} } of endpointsOf(folder)) {
		const limited = body ? within(body, '').filter(([, schema]) => isLimited(schema)) : [];
		const shown = limited.map(([way]) => {
			const steps = way
				.split('.')
				.slice(1)
				.map((step) => (step === '[]' ? 0 : step));
			return `${way} → ${fieldPath(inFormWords(steps, formWords), edition)}`;
		});
		// What follows the last colon is the field itself.
		expect([method, at, shown.filter((field) => !/(→|:) [^:]*[가-힣][^:]*$/.test(field))]).toEqual([method, at, []]);
	}
});
