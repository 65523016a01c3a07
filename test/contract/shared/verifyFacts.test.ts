/** Each open fact of contracts and pages is spoken of by a question of a kit, or the kit says why none settles it. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

interface Told {
	questions: string[];
	settled: string[];
	unsettled: Record<string, string>;
	/** By name, as `openFacts.mts` gives it. */
	open: string[];
	rules: string[];
}

const facts = join(__dirname, '../../../scripts/lib/verify/facts.mts');
const kits = JSON.parse(execFileSync(process.execPath, [facts], { encoding: 'utf8' })) as Record<string, Told>;

describe.each(Object.entries(kits))('%s', (_, { questions, settled, unsettled, open, rules }) => {
	const left = Object.keys(unsettled);

	test('each open fact is settled or left with a reason, never both', () => {
		expect(open.length).toBeGreaterThan(10);
		const unspoken = open.filter((fact) => !settled.includes(fact) && !left.includes(fact));
		// A probe settles it, or the kit's `unsettled` says why none can.
		expect({ neitherInSettlesNorInUnsettled: unspoken }).toEqual({ neitherInSettlesNorInUnsettled: [] });
		expect(left.filter((fact) => settled.includes(fact))).toEqual([]);
	});

	test('what a kit names is an open fact, or at least a rule of the contract', () => {
		expect([...settled, ...left].filter((fact) => !open.includes(fact) && !rules.includes(fact))).toEqual([]);
	});

	test('each question stands once, each reason says something', () => {
		expect(new Set(questions).size).toBe(questions.length);
		expect(Object.values(unsettled).filter((why) => why.length < 20)).toEqual([]);
	});
});
