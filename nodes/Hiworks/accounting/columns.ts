import type { Beside, Columns } from '../../shared/columns/columns';
import { flatColumns, lacking, meaningsOf, type Names } from '../../shared/columns/flatColumns';
import { meaningsFrom, type Meaning, type Meanings } from '../../shared/columns/meaning';
import type { Column, Register } from '../api/accounting';
import { labelOf, rowFields } from './fields';
import { columnNames, MAY_LACK } from './rows';

/** What the columns of each list are called: exports of ERPs, and Hiworks' own names on the wire. */
const LISTS: Readonly<Record<string, { code: string[]; name: string[]; bareName: string[] }>> = {
	accountingCustomer: {
		code: ['거래처코드', '거래처번호'],
		name: ['거래처명', '거래처이름'],
		bareName: ['거래처', '상호', '상호명', '업체명', '고객명', '회사명', '법인명'],
	},
	accountTitle: {
		code: ['계정과목코드', '계정코드'],
		name: ['계정과목명', '계정명', '과목명'],
		bareName: ['계정과목', '계정', '과목'],
	},
	costCenter: {
		code: ['코스트센터코드', '부서코드'],
		name: ['코스트센터명', '부서명'],
		bareName: ['코스트센터', '부서'],
	},
};

const namesOf = (register: Register): Partial<Record<Column, Names>> => {
	const { code = [], name = [], bareName = [] } = LISTS[register.value] ?? {};
	const all: Record<Column, Names> = {
		code: { korean: `${register.korean} 코드`, headings: code, bare: ['코드'] },
		name: { korean: `${register.korean} 이름`, headings: name, bare: ['이름', '명칭', ...bareName] },
		externalKey: { korean: '외부키', headings: ['ERP키'] },
		businessNumber: {
			korean: '사업자등록번호',
			headings: ['사업자번호', '거래처사업자등록번호', '거래처사업자번호'],
			bare: ['등록번호'],
		},
		bankName: { korean: '은행명', headings: ['거래은행', '은행이름'], bare: ['은행', '금융기관', '금융기관명'] },
		accountNumber: { korean: '계좌번호', bare: ['계좌'] },
		accountHolder: { korean: '예금주', headings: ['예금주명'] },
	};
	return Object.fromEntries(
		Object.entries(register.columns).map(([column, { write }]) => {
			const names = all[column as Column];
			return [column, { ...names, headings: [...(names.headings ?? []), write] }];
		}),
	);
};

const meanings = (register: Register): Meanings => meaningsOf(rowFields(register, []), namesOf(register));

/** What an empty cell clears. */
function clears({ parameter }: Beside): readonly string[] {
	const { emptyCells } = (parameter('options') ?? {}) as { emptyCells?: unknown };
	return emptyCells === 'clear' ? MAY_LACK : [];
}

/** Sheets of records that shall be there. */
export const listColumns = (register: Register): Columns =>
	flatColumns({
		meanings: meanings(register),
		given: columnNames(register),
		needs: ['code'],
		chosen: (beside) => ({
			lacks: lacking(beside.parameter('matchBy') === 'externalKey' ? ['code', 'externalKey'] : ['code']),
			clears: clears(beside),
		}),
	});

/** Sheets of new records: what has a value for all of them needs no column. */
export const createColumns = (register: Register): Columns => {
	const needed = columnNames(register).filter((name) => name !== 'externalKey');
	return flatColumns({
		meanings: meanings(register),
		given: columnNames(register),
		needs: needed,
		chosen({ parameter }) {
			const standIns = (parameter('forNewRecords') ?? {}) as Partial<Record<string, unknown>>;
			return { lacks: lacking(needed.filter((name) => !standIns[name])) };
		},
	});
};

/** What a key is called that a record gets in place of the one it has. */
const NEW_KEYS: Readonly<Record<string, { of: Column; korean: string; headings: string[] }>> = {
	newCode: { of: 'code', korean: '새 코드', headings: ['변경 코드'] },
	newExternalKey: { of: 'externalKey', korean: '새 외부키', headings: ['변경 외부키'] },
};

/** Sheets of changes: by one column the record is found, the others say what it becomes. */
export const updateColumns = (register: Register): Columns => {
	const known = meanings(register);
	const change = (name: Column, meaning: Meaning): Meaning => ({
		...meaning,
		to: ['changes', name],
		shownAt: ['Changes', labelOf(name)],
	});
	const keyed = (meaning: Meaning): Meaning => ({
		...meaning,
		headings: [...(meaning.headings ?? []), '현재 키', 'Key'],
		to: ['key'],
		shownAt: ['Key'],
	});
	const matchedBy = (key: string): Pick<Columns, 'meanings' | 'lacks'> => ({
		meanings: {
			...meaningsFrom(
				columnNames(register).flatMap((name) => {
					const meaning = known[name];
					return meaning ? [[name, name === key ? keyed(meaning) : change(name, meaning)] as const] : [];
				}),
			),
			...meaningsFrom(
				Object.entries(NEW_KEYS).map(
					([name, { of, korean, headings }]) =>
						[name, change(of, { label: `New ${labelOf(of)}`, korean, headings })] as const,
				),
			),
		},
		lacks: lacking([key]),
	});
	return {
		...matchedBy('code'),
		given: ['key', 'changes'],
		chosen: (beside) => ({
			...matchedBy(beside.parameter('matchBy') === 'externalKey' ? 'externalKey' : 'code'),
			clears: clears(beside),
		}),
	};
};
