/** What Sync plans, without a vendor. */

import { plan, type Step } from '../../../nodes/Hiworks/accounting/plan';
import { isDone, joinCodes, type Row, type StoredRow } from '../../../nodes/Hiworks/accounting/rows';
import { guardDeletions } from '../../../nodes/Hiworks/accounting/sync';
import { accountingCustomers, costCenters } from '../../../nodes/Hiworks/api/accounting';
import { Failure } from '../../../nodes/shared/errors/failure';
import fc from '../../support/properties';

const RUNS = process.env.TEST_SIZE === 'full' ? 2_000 : 200;
const SEED = 20_260_131;

const stored = (values: Record<string, string>, active = true): StoredRow => ({
	values,
	active,
	number: '1',
	updatedAt: '',
});
const byCode = { matchBy: 'code', deleteMissing: true } as const;

/** What the plan would make of the list, if all of it succeeded. */
function carriedOut(
	steps: readonly Step[],
	before: readonly StoredRow[],
	matchBy: 'code' | 'externalKey',
): StoredRow[] {
	const after = before.map((row) => ({ ...row, values: { ...row.values } }));
	for (const { change } of steps) {
		if (change?.kind === 'update')
			Object.assign(after.find(({ values }) => values[matchBy] === change.selector.value)!.values, change.values);
	}
	const gone = new Set(steps.flatMap(({ change }) => (change?.kind === 'delete' ? [change.code] : [])));
	const kept = after.filter((_, place) => !gone.has(before[place]!.values.code!));
	return [
		...kept,
		...steps.flatMap(({ change }) => (change?.kind === 'create' ? [stored(change.row as Record<string, string>)] : [])),
	];
}

const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', '1', '01');
/** No two with one key, and no two with one code. */
const rows = (matchBy: 'code' | 'externalKey') =>
	fc
		.uniqueArray(fc.record({ code: word, name: fc.constantFrom('x', 'y'), externalKey: word }), {
			selector: (row) => row[matchBy],
			maxLength: 8,
		})
		.map((list) => list.filter(({ code }, place) => list.findIndex((row) => row.code === code) === place));

describe.each(['code', 'externalKey'] as const)('By %s', (matchBy) => {
	it.each([true, false])('once carried out nothing is left to do, delete missing %s', (deleteMissing) => {
		fc.assert(
			fc.property(
				rows(matchBy),
				rows(matchBy),
				fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
				(before, desired, inactive) => {
					const vendor = before.map((values, n) => stored(values, !inactive[n]));
					const steps = plan(costCenters, desired, vendor, { matchBy, deleteMissing });
					const after = carriedOut(steps, vendor, matchBy);
					const again = plan(costCenters, desired, after, { matchBy, deleteMissing });
					expect(again.filter(({ change }) => change)).toEqual([]);
					for (const row of desired) expect(after.map(({ values }) => values)).toContainEqual(row);
					if (deleteMissing) expect(after).toHaveLength(desired.length);
					else expect(after.length).toBe(new Set([...before, ...desired].map((row) => row[matchBy])).size);
					expect(
						steps.filter(
							({ change, action }) =>
								(change === undefined) !== (action === 'unchanged' || (action === 'inactive' && !change)),
						),
					).toEqual([]);
				},
			),
			{ numRuns: RUNS, seed: SEED },
		);
	});
});

describe('A plan', () => {
	it('changes only columns that are given and differ', () => {
		const [step] = plan(
			costCenters,
			[{ code: '1', name: '새' }],
			[stored({ code: '1', name: '옛', externalKey: 'k' })],
			byCode,
		);
		expect(step).toMatchObject({
			action: 'updated',
			changed: ['name'],
			values: { code: '1', name: '새', externalKey: 'k' },
			change: { kind: 'update', selector: { column: 'code', value: '1' }, values: { name: '새' } },
		});
		expect(
			plan(costCenters, [{ code: '1' }], [stored({ code: '1', name: '옛', externalKey: 'k' })], byCode),
		).toMatchObject([{ action: 'unchanged', changed: [] }]);
	});

	it('tells 1, 01 and 001 apart', () => {
		expect(
			plan(costCenters, [{ code: '01', name: 'x' }], [stored({ code: '1', name: 'x', externalKey: '' })], byCode).map(
				({ action }) => action,
			),
		).toEqual(['created', 'deleted']);
	});

	it('leaves alone what has no external key to be matched by: a person made it in Hiworks', () => {
		const vendor = [stored({ code: '1', name: 'x', externalKey: '' })];
		const desired: Row[] = [{ code: '2', name: 'x', externalKey: 'k' }];
		expect(
			plan(costCenters, desired, vendor, { matchBy: 'externalKey', deleteMissing: false }).map(({ action }) => action),
		).toEqual(['created']);
		expect(
			plan(costCenters, desired, vendor, { matchBy: 'externalKey', deleteMissing: true }).map(({ action }) => action),
		).toEqual(['created']);
	});

	it('names every column that a new customer lacks', () => {
		const [step] = plan(accountingCustomers, [{ code: '1', bankName: '국민은행' }], [], byCode);
		expect(step).toMatchObject({
			action: 'failed',
			reason: 'It is new, and Hiworks wants Name, Business Number, Account Number, Account Holder of a new record',
		});
		expect(step?.change).toBeUndefined();
	});
});

describe('The guard', () => {
	const steps = (count: number) =>
		plan(
			costCenters,
			[],
			Array.from({ length: count }, (_, n) => stored({ code: String(n), name: 'x', externalKey: '' })),
			byCode,
		);
	const guarded = (gone: number, of: number, most: number, mostPercent: number) => {
		try {
			guardDeletions(steps(gone), of, { mostDeletions: most, mostDeletionsPercent: mostPercent });
			return 'passed';
		} catch (error) {
			return (error as Failure).code;
		}
	};
	it.each([
		[0, 0, 0, 0, 'passed'],
		[10, 100, 10, 10, 'passed'],
		[11, 1000, 10, 10, 'TOO_MANY_DELETIONS'],
		[2, 10, 10, 10, 'TOO_MANY_DELETIONS'],
		[1, 10, 10, 10, 'passed'],
		[1, 1, 10, 99, 'TOO_MANY_DELETIONS'],
		[1, 1, 0, 100, 'TOO_MANY_DELETIONS'],
		[5, 5, 5, 100, 'passed'],
	])('%i of %i, with %i or %i %% allowed: %s', (gone, of, most, mostPercent, verdict) => {
		expect(guarded(gone, of, most, mostPercent)).toBe(verdict);
	});
});

it('Codes are joined as in the documents', () => expect(joinCodes(['1', '2', '3'])).toBe('1, 2, 3'));

it('takes no record that is switched off for the one that was made', () => {
	const row = { code: 'a', name: '가' };
	const wasMade = (active: boolean) => isDone({ kind: 'create', row }, [stored(row, active)]);
	expect([wasMade(true), wasMade(false)]).toEqual([true, false]);
});
