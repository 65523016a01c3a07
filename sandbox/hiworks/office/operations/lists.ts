/** Cost centres (코스트 센터), customers (거래처) and account titles (계정과목): three lists that work alike. */
import type { JsonObject } from '../../../json.ts';
import type { Columns, ListName, ListRecord } from '../records.ts';
import type { HiworksSettings } from '../settings.ts';
import type { Handler } from './common.ts';
import { answerRows } from './rows.ts';

interface List {
	name: ListName;
	/** As operation ids end. */
	plural: string;
	/** How columns are called when they are written, and when they are read. customer-number-free: none has a form. */
	columns: Record<string, keyof Columns>;
	/** What is read. */
	shown: Array<keyof ListRecord>;
	/** The documented words. */
	words: { created: string; updated: string; deleted: string; listed: string };
}

const lists: List[] = [
	{
		name: 'department',
		plural: 'Departments',
		columns: { department_code: 'code', department_name: 'name', ext_key: 'ext_key' },
		shown: ['basic_info_no', 'no', 'code', 'name', 'use_flag', 'ext_key', 'updatedate'],
		// The answer to a change does speak of account titles.
		words: {
			created: '부서를 등록했습니다. ',
			updated: '계정 과목을 수정했습니다. ',
			deleted: '부서를 삭제했습니다.',
			listed: '부서를 조회했습니다.',
		},
	},
	{
		name: 'customer',
		plural: 'Customers',
		columns: {
			customer_code: 'code',
			customer_name: 'name',
			business_number: 'company_num',
			bank_name: 'bank_name',
			account_number: 'account_num',
			account_holder: 'account_holder',
			ext_key: 'ext_key',
		},
		shown: [
			'basic_info_no',
			'no',
			'code',
			'name',
			'company_num',
			'bank_name',
			'account_num',
			'account_holder',
			'use_flag',
			'ext_key',
			'updatedate',
		],
		words: {
			created: '거래처를 등록했습니다. ',
			updated: '거래처를 수정했습니다. ',
			deleted: '거래처를 삭제했습니다. ',
			listed: '거래처를 조회했습니다.',
		},
	},
	{
		name: 'account',
		plural: 'Accounts',
		columns: { account_code: 'code', account_name: 'name', ext_key: 'ext_key' },
		shown: ['no', 'code', 'name', 'use_flag', 'ext_key', 'updatedate'],
		words: {
			created: '계정 과목을 등록했습니다. ',
			updated: '계정 과목을 수정했습니다. ',
			deleted: '계정 과목을 삭제했습니다.',
			listed: '계정 과목을 조회했습니다.',
		},
	},
];

const TAKEN = '이미 등록된 코드입니다.';
const UNKNOWN = '일치하는 정보를 찾을 수 없습니다.';
export const FAILED = '처리하지 못했습니다.';

/** The columns of a row that begin with a prefix, under the names by which they are read. */
const columnsOf = (row: JsonObject, { columns }: List, prefix = ''): Columns =>
	Object.fromEntries(
		Object.entries(columns).flatMap(([written, read]) =>
			row[prefix + written] === undefined ? [] : [[read, row[prefix + written]]],
		),
	);

/** An empty one counts, or not: the documents do not say. */
function newValuesOf(row: JsonObject, list: List, { emptyValues }: HiworksSettings): Columns {
	const values = Object.entries(columnsOf(row, list, 'm_'));
	return Object.fromEntries(values.filter(([, value]) => value !== '' || emptyValues === 'clear'));
}

/** Node's EUC-KR has the 2,350 syllables of the standard, in these rows, and no others. */
const standardSyllables = (): Set<string> => {
	const bytes: number[] = [];
	for (let lead = 0xb0; lead <= 0xc8; lead++) for (let trail = 0xa1; trail <= 0xfe; trail++) bytes.push(lead, trail);
	return new Set(new TextDecoder('euc-kr').decode(Uint8Array.from(bytes)));
};

function storedName(name: string, { beyondEucKr }: HiworksSettings): string {
	if (beyondEucKr === 'kept') return name;
	const standard = standardSyllables();
	return name.replace(/[가-힣]/g, (syllable) => (standard.has(syllable) ? syllable : '?'));
}

function shownOf(record: ListRecord, shown: List['shown'], { emptyColumnsAs }: HiworksSettings): JsonObject {
	const all = shown.map((column) => [column, record[column]] as const);
	const isEmpty = (value: unknown) => value === '' || value === undefined;
	if (emptyColumnsAs === 'leftOut') return Object.fromEntries(all.filter(([, value]) => !isEmpty(value)));
	return Object.fromEntries(
		all.map(([column, value]) => [column, emptyColumnsAs === 'null' && isEmpty(value) ? null : value]),
	);
}

/** delete-codes */
const codesOf = (joined: string) => joined.split(',').map((code) => code.trim());

const fails = (code: string | undefined, { failingCodes }: HiworksSettings) =>
	code !== undefined && failingCodes.includes(code);

function operationsOf(list: List): Record<string, Handler> {
	const { name, plural, words, shown } = list;
	const codeKey = Object.keys(list.columns)[0]!;
	return {
		[`list${plural}`]({ query }, { records, settings }) {
			const wanted = query.code === undefined || query.code === '' ? {} : { code: String(query.code) };
			const found = wanted.code === undefined ? records.all(name) : records.find(name, wanted);
			const data = found.map((record) => shownOf(record, shown, settings));
			return { status: 200, body: { code: 'SUC', message: '', data, msg: words.listed } };
		},

		[`create${plural}`]({ body }, { records, settings }) {
			return answerRows((body as JsonObject).list, settings, 201, words.created, (row) => {
				const columns = columnsOf(row, list) as Columns & { code: string; name: string };
				if (fails(columns.code, settings)) return FAILED;
				if (records.has(name, columns.code)) return TAKEN;
				records.add(name, { ...columns, name: storedName(columns.name, settings) });
				return undefined;
			});
		},

		/**
		 * row-selector, department-ext-key: everything that is given must fit. What becomes of several that do is not said;
		 * all are changed.
		 */
		[`update${plural}`]({ body }, { records, settings }) {
			return answerRows((body as JsonObject).list, settings, 201, words.updated, (row) => {
				const found = records.find(name, columnsOf(row, list));
				const changes = newValuesOf(row, list, settings);
				if (found.length === 0) return UNKNOWN;
				if (found.some(({ code }) => fails(code, settings))) return FAILED;
				const isMoved = changes.code !== undefined && (found.length > 1 || changes.code !== found[0]!.code);
				if (isMoved && (found.length > 1 || records.has(name, changes.code!))) return TAKEN;
				if (changes.name !== undefined) changes.name = storedName(changes.name, settings);
				for (const record of found) records.change(name, record, changes);
				return undefined;
			});
		},

		[`delete${plural}`]({ body }, { records, settings }) {
			const rows = codesOf((body as JsonObject)[codeKey]).map((code) => ({ [codeKey]: code }));
			return answerRows(rows, settings, 202, words.deleted, ({ [codeKey]: code }) => {
				if (fails(code, settings)) return FAILED;
				if (!records.has(name, code)) return UNKNOWN;
				records.remove(name, code);
				return undefined;
			});
		},
	};
}

export const accountingLists: Record<string, Handler> = Object.assign({}, ...lists.map(operationsOf));
