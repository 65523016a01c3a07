/** Sheets of a size that nobody reads through: all rows are accounted for, and what is told stays short. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { bolta } from '../support/bolta';
import { full } from '../support/clock';
import { actions, entries, withOffice } from '../support/hiworksOffice';
import { OURS } from '../support/ownCompany';

const { lists, setRecords, methods } = withOffice();

const ROWS = full ? 50_000 : 10_000;
const LINES = 10;
/** More arguments than the stack holds. */
const MORE_THAN_ARGUMENTS = 150_000;
/** Of an error, in characters. */
const READABLE = 5_000;

const row = (n: number, document: number, changes: IDataObject = {}): IDataObject => ({
	주문번호: `order-${document}`,
	작성일자: '2026-01-31',
	사업자번호: '888-88-88888',
	거래처명: '거래처',
	대표자: '홍길동',
	이메일: 'a@example.com',
	품목: `품목 ${n}`,
	공급가액: 1000,
	...changes,
});
const sheet = (count: number, rowOf: (n: number) => IDataObject) => Array.from({ length: count }, (_, n) => rowOf(n));

/** Nothing is asked for: the address does not answer. */
const dryRun = async (
	input: IDataObject[],
	more: { onError?: 'continueErrorOutput' } = {},
	fields: INodeParameters = {},
) =>
	await bolta('http://127.0.0.1:9', {
		parameters: {
			resource: 'taxInvoice',
			operation: 'issue',
			dataFrom: 'columns',
			options: { dryRun: true },
			...fields,
		},
		credential: OURS,
		input,
		...more,
	});

it(`${ROWS} rows of ${ROWS / LINES} documents: each line is in one of them`, async () => {
	// The lines of a document stand apart.
	const documents = ROWS / LINES;
	const { error, outputs } = await dryRun(sheet(ROWS, (n) => row(n, n % documents)));
	expect(error).toBeUndefined();
	const given = (outputs[0] ?? []).map(({ json }) => json);
	expect(given.map(({ referenceId }) => referenceId)).toEqual(
		Array.from({ length: documents }, (_, n) => `order-${n}`),
	);
	const names = given.flatMap(({ request }) =>
		(request as { body: { items: Array<{ name: string }> } }).body.items.map(({ name }) => name),
	);
	expect(new Set(names)).toEqual(new Set(Array.from({ length: ROWS }, (_, n) => `품목 ${n}`)));
	expect(names).toHaveLength(ROWS);
});

describe(`${ROWS} rows that cannot be read`, () => {
	const bad = () => sheet(ROWS, (n) => row(n, n, { 공급가액: '만원' }));

	it('stop the run with an error that can be read', async () => {
		const { error, outputs } = await dryRun(bad());
		expect(outputs).toEqual([]);
		expect(error?.message).toBe(`${ROWS} of ${ROWS} cannot be sent as they stand; nothing was sent`);
		expect(error?.description).toContain(`… and ${ROWS - 20} more`);
		expect(error?.description?.length).toBeLessThan(READABLE);
	});

	it('leave one by one where the node goes on', async () => {
		const { outputs } = await dryRun(bad(), { onError: 'continueErrorOutput' });
		expect(outputs.map((items) => items.length)).toEqual([0, ROWS]);
		expect(outputs[1]?.map(({ pairedItem }) => pairedItem)).toEqual(
			Array.from({ length: ROWS }, (_, item) => [{ item }]),
		);
		expect(Math.max(...outputs[1]!.slice(0, 100).map(({ json }) => String(json.message).length))).toBeLessThan(
			READABLE,
		);
	});
});

it(`${MORE_THAN_ARGUMENTS} rows of one document that do not agree: an error that can be read`, async () => {
	const { error } = await dryRun(sheet(MORE_THAN_ARGUMENTS, (n) => row(n, 0, { 거래처명: `거래처 ${n}` })));
	expect(error?.message).toContain('cannot be sent as they stand');
	expect(error?.description).toContain('"거래처명" [item 0 and item 1]: expected the same value');
	expect(error?.description?.length).toBeLessThan(READABLE);
});

it(`Sync of ${ROWS} customers of which none changed: one call, and each row comes out`, async () => {
	const all = entries('accountingCustomer', ROWS);
	setRecords('accountingCustomer', all);
	const input = sheet(ROWS, (n) => ({ 거래처코드: `C${String(n).padStart(4, '0')}` }));
	const result = await lists('accountingCustomer.sync', { dataFrom: 'columns', matchBy: 'code' }, input as never);
	expect(result.error?.message).toBeUndefined();
	expect(new Set(actions(result))).toEqual(new Set(['unchanged']));
	expect(actions(result)).toHaveLength(ROWS);
	expect(methods()).toEqual(['GET']);
});
