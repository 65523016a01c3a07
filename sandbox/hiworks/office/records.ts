/** The three lists of codes that an ERP keeps in step with Hiworks (코드 정보 연동). A record is kept as it is read. */
import { clockTime } from './clock.ts';

export type ListName = 'department' | 'customer' | 'account';

export interface ListRecord {
	basic_info_no: string;
	no: string;
	code: string;
	name: string;
	/** Of customers only, as are the next three. */
	company_num?: string;
	bank_name?: string;
	account_num?: string;
	account_holder?: string;
	/** N: switched off. The API shows it and cannot set it. */
	use_flag: 'Y' | 'N';
	ext_key: string;
	updatedate: string;
}

export type Columns = Partial<Omit<ListRecord, 'basic_info_no' | 'no' | 'use_flag' | 'updatedate'>>;

/** A record as a test sets it; `no`: a number in digits. */
export type GivenRecord = Partial<Omit<ListRecord, 'basic_info_no'>> & Pick<ListRecord, 'code' | 'name'>;

const NAMES: ListName[] = ['department', 'customer', 'account'];
const BANK = { company_num: '', bank_name: '', account_num: '', account_holder: '' };

/** The number of the office's accounting; in the documented answers it is the same in all records. */
const BASIC_INFO_NO = '123123';

export class Records {
	#lists = new Map(NAMES.map((name) => [name, new Map<string, ListRecord>()]));
	#number = 0;
	readonly #now: () => number;

	constructor(now: () => number) {
		this.#now = now;
	}

	has(list: ListName, code: string): boolean {
		return this.#of(list).has(code);
	}

	add(list: ListName, { code, name, no, use_flag = 'Y', ext_key = '', updatedate, ...bank }: GivenRecord): void {
		// A new record comes after all that are there.
		this.#number = no === undefined ? this.#number + 1 : Math.max(this.#number, Number(no));
		this.#of(list).set(code, {
			basic_info_no: BASIC_INFO_NO,
			no: no ?? String(this.#number),
			code,
			name,
			...(list === 'customer' ? { ...BANK, ...bank } : {}),
			use_flag,
			ext_key,
			updatedate: updatedate ?? this.#time(),
		});
	}

	/** Those that have everything that is asked for; a code leads straight to the only one. */
	find(list: ListName, wanted: Columns): ListRecord[] {
		const candidates =
			wanted.code === undefined
				? [...this.#of(list).values()]
				: [this.#of(list).get(wanted.code)].filter((record) => record !== undefined);
		return candidates.filter((record) =>
			Object.entries(wanted).every(([name, value]) => record[name as keyof ListRecord] === value),
		);
	}

	change(list: ListName, record: ListRecord, changes: Columns): void {
		this.#of(list).delete(record.code);
		Object.assign(record, changes, { updatedate: this.#time() });
		this.#of(list).set(record.code, record);
	}

	remove(list: ListName, code: string): void {
		this.#of(list).delete(code);
	}

	set(list: ListName, records: GivenRecord[]): void {
		this.#of(list).clear();
		for (const record of records) this.add(list, record);
	}

	/** In the order they were made. */
	all(list: ListName): ListRecord[] {
		return [...this.#of(list).values()]
			.sort((left, right) => Number(left.no) - Number(right.no))
			.map((record) => ({ ...record }));
	}

	clear(): void {
		this.#number = 0;
		for (const list of this.#lists.values()) list.clear();
	}

	#of = (list: ListName) => this.#lists.get(list)!;

	#time = () => clockTime(this.#now());
}
