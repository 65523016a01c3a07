/** A field that is tested, and what becomes of it: cases, each with one thing wrong or none. */
import type { IDataObject } from 'n8n-workflow';

import { KINDS, MUTATIONS, NOTHING, type Kind, type Mutate, type Mutation } from './kinds';
import type { Row } from './reports';

export interface Tested {
	kind: keyof typeof KINDS;
	/** As errors name it: where it is read, and where the whole request is checked. */
	named: readonly string[];
	optional?: true;
	longest?: unknown;
	tooLong?: unknown;
	/** What else must be so for the field to count. */
	base?: IDataObject;
	/** The field's good value. Without it: what the good item has. */
	good?: unknown;
}

export const ofLength = (length: number) => ({ longest: '가'.repeat(length), tooLong: '가'.repeat(length + 1) });
export const ofIdLength = (length: number) => ({ longest: 'x'.repeat(length), tooLong: 'x'.repeat(length + 1) });
const steps = (path: string) => path.split(/[.[\]]+/).filter((step) => step !== '');

/** Sets what stands at `path`; undefined is left out, as it is in JSON. */
export function put(target: IDataObject, path: string, value: unknown): void {
	const way = steps(path);
	const last = way.pop()!;
	const parent = way.reduce((inner, step) => inner[step] as IDataObject, target);
	if (value === undefined) delete parent[last];
	else parent[last] = value as IDataObject;
}

export const look = (target: IDataObject, path: string) =>
	steps(path).reduce<unknown>((inner, step) => (inner as IDataObject)[step], target);

export interface Case {
	title: string;
	path: string;
	tested: Tested;
	value: unknown;
	isValid: boolean;
}

/** Every mutation of every field, what is as long as it may be, and what is good. */
export function casesOf(fields: Record<string, Tested>, goodOf: (path: string) => unknown): Case[] {
	return Object.entries(fields).flatMap(([path, tested]) => {
		const { kind, takes } = KINDS[tested.kind] as Kind;
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
			...Object.entries<Mutate>(MUTATIONS).map(([name, mutate]) => {
				// Nothing can stand inside of one sign.
				const mutation: Mutation = name === 'NBSP inside' && good.length < 2 ? 'NBSP around' : (name as Mutation);
				return one(
					name,
					mutate(good, inside),
					NOTHING.includes(mutation) ? tested.optional === true : takes.includes(mutation),
				);
			}),
			...('longest' in tested
				? [one('exactly the longest', tested.longest, true), one('too long by one', tested.tooLong, false)]
				: []),
			one('good', given, true),
		];
	});
}

export interface ErrorItem {
	error?: Row['error'];
}

/** Says in which way a refused item was not refused as it should be; undefined: it was. */
export function badRefusal(
	{ error: told }: ErrorItem,
	{ tested: { named, kind } }: Case,
	itemIndex: number,
): string | undefined {
	const error = told?.message ?? '';
	const [where = ''] = error.split(' [item');
	const isNamed = named.some(
		(name) =>
			where === name ||
			(kind === 'json' && /^(: |, (line|entry) \d)/.test(where.slice(name.length)) && where.startsWith(name)),
	);
	if (!isNamed) return `named "${where}"`;
	if (!error.includes(` [item ${itemIndex}]`) || told?.itemIndex !== itemIndex) return 'the item is not named';
	return told.outcome === 'notSent' && told.code === 'INVALID' ? undefined : `ended as ${told.outcome} ${told.code}`;
}

/** What stands at the path of a field: in an item of paths, or inside the JSON that one of them holds. */
export const lookIn =
	(good: IDataObject) =>
	(path: string): unknown =>
		path in good
			? good[path]
			: steps(path).reduce<unknown>((inner, step) => (inner as IDataObject | undefined)?.[step], good);
