/** What the columns of every operation's sheets mean: one thing each, which the form has a place for. */
import type { INodeProperties } from 'n8n-workflow';
import { readdirSync } from 'node:fs';
import path from 'node:path';

import type { Columns } from '../../../../nodes/shared/columns/columns';
import { headingOf } from '../../../../nodes/shared/columns/heading';
import { matchColumns } from '../../../../nodes/shared/columns/matchColumns';
import type { Meaning } from '../../../../nodes/shared/columns/meaning';
import { namesOf } from '../../../../nodes/shared/columns/names';
import type { AnyOperation, Resource } from '../../../../nodes/shared/engine/operation';
import { editionOf, nameIn, type FormTexts } from '../../../../nodes/shared/words/edition';

const ROOT = path.resolve(__dirname, '../../../..');
const load = <T extends object>(...file: string[]) => jest.requireActual<T>(path.join(ROOT, 'nodes', ...file));
const isResource = (value: unknown): value is Resource =>
	typeof value === 'object' && value !== null && 'operations' in value;

interface Sheet {
	name: string;
	vendor: string;
	operation: AnyOperation;
	columns: Columns;
}

const SHEETS = ['Bolta', 'Hiworks', 'HiworksBill', 'HiworksOrg', 'PortOne'].flatMap((vendor): Sheet[] =>
	readdirSync(path.join(ROOT, 'nodes', vendor, 'actions'))
		.flatMap((folder) => Object.values(load<Record<string, unknown>>(vendor, 'actions', folder)).filter(isResource))
		.flatMap(({ value, operations }) =>
			operations.flatMap((operation): Sheet[] => {
				const { columns } = operation;
				if (!columns) return [];
				// A record is matched by its code, or by its external key.
				return (columns.chosen ? ['code', 'externalKey'] : ['code']).map((matchBy) => ({
					name: `${vendor}: ${value}.${operation.value} by ${matchBy}`,
					vendor,
					operation,
					columns: {
						...columns,
						...columns.chosen?.({
							parameter: (name) => (name === 'matchBy' ? matchBy : undefined),
							credentials: {},
						}),
					},
				}));
			}),
		),
);

it('there are sheets', () => expect(new Set(SHEETS.map(({ operation }) => operation)).size).toBeGreaterThan(35));

/** The fields of a collection, or of the rows of one. */
const innerOf = ({ options = [] }: { options?: INodeProperties['options'] }): INodeProperties[] =>
	options.flatMap((one) => ('values' in one ? one.values : 'displayName' in one ? [one as INodeProperties] : []));

/** Where the form has what a meaning says: the field, and the one within it. */
function placeOf({ operation: { fields }, columns }: Sheet, name: string, { to = [name], ofLine }: Meaning) {
	const [outer = '', inner] = ofLine ? [columns.together?.linesTo[0], to[0]] : to;
	const field = fields[outer];
	const within = field && inner !== undefined ? innerOf(field.property).find((one) => one.name === inner) : undefined;
	return { field, inner, isThere: field !== undefined && (inner === undefined || within !== undefined), within };
}

const told = (sheet: Sheet) => Object.entries<Meaning>(sheet.columns.meanings).filter(([, one]) => !one.placeless);

/** Labels that stand in a group of the form, whose name says of what they are: in a sheet there is none. */
const AMBIGUOUS = new Set([
	// Of a line, or of a party or the whole document.
	...['Name', 'Date', 'Remark', '비고'],
	// An original by whichever name, a choice of three ways.
	...['Tax Invoice', '세금계산서', 'Document', '문서'],
	// Several rows of contacts.
	...['Further Contacts', '추가 담당자'],
	// The form asks for keys; in a sheet these are names.
	...['직위', '직무', '조직', '상위 조직', '구성원'],
	// Of the correct document; in a sheet it could be the original's.
	...['Tax Kind', '과세 유형'],
]);

/** Of what has one label twice in the form, a sheet means the other one. */
const MEANS_ANOTHER: ReadonlyArray<(meant: string, found: string) => boolean> = [
	// Details of our own company: a name without a side is the counterparty's.
	(meant, found) => meant.replace('supplier', '') === found.replace('recipient', ''),
	(meant, found) => meant.replace('recipient', '') === found.replace('supplier', ''),
	// What the code of a record becomes.
	(meant, found) => meant.toLowerCase() === `new${found}`.toLowerCase(),
];

describe.each(SHEETS)('$name', (sheet) => {
	const { columns, vendor } = sheet;

	it('no name means two things', () => {
		const exact = new Map<string, string>();
		const bare = new Map<string, string>();
		const put = (table: Map<string, string>, name: string, meaning: string) => {
			const { plain } = headingOf(name);
			expect([name, table.get(plain) ?? meaning]).toEqual([name, meaning]);
			table.set(plain, meaning);
		};
		for (const [meaning, one] of Object.entries<Meaning>(columns.meanings)) {
			for (const name of [meaning, one.label, one.korean, ...(one.headings ?? [])]) put(exact, name, meaning);
			for (const name of one.bare ?? []) put(bare, name, meaning);
			for (const name of one.numbered ?? []) put(exact, `${name}1`, meaning);
		}
	});

	it('what is used has a place in the form', () => {
		const without = told(sheet).filter(([name, one]) => !one.apart && !placeOf(sheet, name, one).isThere);
		expect(without.map(([name]) => name)).toEqual([]);
	});

	it('what is read as won says what it has of VAT', () => {
		for (const [name, one] of told(sheet)) {
			const { field, inner, isThere } = placeOf(sheet, name, one);
			if (!field || !isThere) continue;
			const value = '1,000원';
			const read = (given: unknown) => {
				try {
					return field.read(given);
				} catch {
					return undefined;
				}
			};
			const rows = one.ofLine && columns.together?.linesTo[1];
			const result = rows
				? (read({ [rows]: [{ name: 'x', [inner!]: value }] }) as Array<Record<string, unknown>> | undefined)?.[0]?.[
						inner!
					]
				: inner === undefined
					? read(value)
					: (read({ [inner]: value }) as Record<string, unknown> | undefined)?.[inner];
			if (typeof result === 'bigint') expect([name, one.amount]).toEqual([name, expect.anything()]);
		}
	});

	it('labels of the form, Korean and English, are names', () => {
		const own = {
			...load<Pick<FormTexts, 'terms'>>(vendor, 'terms'),
			...load<Pick<FormTexts, 'koreanForm'>>(vendor, 'koreanForm'),
		};
		const ofHiworks = load<{ hiworksForms: FormTexts }>('HiworksShared', 'words').hiworksForms;
		const korean = editionOf([ofHiworks, own], true);
		const names = namesOf(columns.meanings);
		const otherwise = told(sheet).flatMap(([name, one]) => {
			const { field, within, inner, isThere } = placeOf(sheet, name, one);
			if (!field || !isThere) return [];
			const { displayName } = field.property;
			const english = within?.displayName ?? displayName;
			return [english, nameIn(korean, english, inner === undefined ? undefined : displayName)].flatMap((label) => {
				const [found] = matchColumns(new Map([['key', label]]), names, columns.meanings).columns;
				const isAmbiguous = AMBIGUOUS.has(label) || MEANS_ANOTHER.some((known) => found && known(name, found.meaning));
				return found?.meaning === name || isAmbiguous ? [] : [`${name}: ${label}`];
			});
		});
		expect(otherwise).toEqual([]);
	});
});
