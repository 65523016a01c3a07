import { z } from 'zod';

import { textRows } from '../../HiworksShared/api/textRows';
import { endpoint, looseObject, strictObject } from '../../shared/http/endpoint';
import { someText } from './wire';

/** Our name of a column. */
export type Column =
	'code' | 'name' | 'externalKey' | 'businessNumber' | 'bankName' | 'accountNumber' | 'accountHolder';

/** What a record is called by when it is written, and when it is read back: Hiworks does not use the same names. */
interface Names {
	write: string;
	read: string;
}

/** One of the three lists of codes that an ERP keeps in step (코드 정보 연동). */
export interface Register {
	/** camelCase, the resource's value. */
	value: string;
	/** Title Case. */
	name: string;
	/** As the law or the vendor says it in Korean. */
	korean: string;
	columns: Partial<Record<Column, Names>>;
	create: ReturnType<typeof createRows>;
	update: ReturnType<typeof updateRows>;
	remove: ReturnType<typeof deleteRows>;
	list: ReturnType<typeof listRows>;
}

/** Every row has a code and words of its own; a refused row does not touch the others. */
const answeredRow = looseObject({ code: z.string(), msg: z.string().nullish(), message: z.string().nullish() });

export type AnsweredRow = z.output<typeof answeredRow>;

const answeredRows = z.array(answeredRow);

const writeNames = (columns: Register['columns']) => Object.values(columns).map(({ write }) => write);
const optionalKeys = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, someText.optional()]));

const createRows = (path: string, columns: Register['columns']) =>
	endpoint({
		method: 'POST',
		path,
		standing: 'documented',
		effect: 'create',
		body: strictObject({
			list: z.array(strictObject(Object.fromEntries(writeNames(columns).map((name) => [name, someText])))).min(1),
		}),
		response: answeredRows,
	});

const updateRows = (path: string, columns: Register['columns'], further: Register['columns']) =>
	endpoint({
		method: 'PUT',
		path,
		standing: 'documented',
		effect: 'change',
		body: strictObject({
			list: z
				.array(
					strictObject({
						...optionalKeys(writeNames(columns).flatMap((name) => [name, `m_${name}`])),
						// No document says that an empty value clears, nor that none may come; the list shows empty ones.
						...Object.fromEntries(writeNames(further).map((name) => [`m_${name}`, z.string().optional()])),
					}),
				)
				.min(1),
		}),
		response: answeredRows,
	});

/** Several codes travel in one text, with commas. */
const deleteRows = (path: string, columns: Register['columns']) =>
	endpoint({
		method: 'DELETE',
		path,
		standing: 'documented',
		effect: 'change',
		body: strictObject({ [columns.code?.write ?? '']: someText }),
		response: answeredRows,
	});

/** All of the list: there are no pages. The answer of account titles is not documented; it is read like the others. */
const listRows = (path: string, columns: Register['columns']) =>
	endpoint({
		method: 'GET',
		path,
		standing: 'documented',
		effect: 'read',
		wholeList: true,
		response: looseObject({
			data: textRows(
				['no', 'use_flag', 'updatedate'],
				{},
				Object.values(columns).map(({ read }) => read),
			),
		}),
	});

function register(
	value: string,
	name: string,
	korean: string,
	prefix: string,
	further: Register['columns'] = {},
): Register {
	const path = `/open/office/accounting/${prefix}`;
	const columns = {
		code: { write: `${prefix}_code`, read: 'code' },
		name: { write: `${prefix}_name`, read: 'name' },
		...further,
		externalKey: { write: 'ext_key', read: 'ext_key' },
	};
	return {
		value,
		name,
		korean,
		columns,
		create: createRows(path, columns),
		update: updateRows(path, columns, further),
		remove: deleteRows(path, columns),
		list: listRows(path, columns),
	};
}

export const costCenters = register('costCenter', 'Cost Center', '코스트 센터', 'department');

export const accountingCustomers = register('accountingCustomer', 'Accounting Customer', '거래처', 'customer', {
	businessNumber: { write: 'business_number', read: 'company_num' },
	bankName: { write: 'bank_name', read: 'bank_name' },
	accountNumber: { write: 'account_number', read: 'account_num' },
	accountHolder: { write: 'account_holder', read: 'account_holder' },
});

export const accountTitles = register('accountTitle', 'Account Title', '계정과목', 'account');
