/** A kit as people read it: what it would ask, and what it found, as Markdown. */
import { notAsked, type Begun, type Kit, type Probe } from './kit.mts';

/** One row of a table. */
export const line = (...cells: string[]) =>
	`| ${cells.map((cell) => cell.replace(/\s+/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;

const table = (head: string[], rows: string[][]) => [
	line(...head),
	line(...head.map(() => '---')),
	...rows.map((row) => line(...row)),
];

const isAsked = (probe: Pick<Probe<never>, 'writes'>, write: boolean) => write || probe.writes !== true;

/** What a run with these arguments would do. */
export function plan<State>({ promise, probes }: Kit<State>, { host, mask }: Begun<State>, write: boolean): string {
	const asked = probes.filter((probe) => isAsked(probe, write));
	const left = probes.length - asked.length;
	return mask(
		[
			`This would ask ${host}. ${promise}`,
			'',
			...table(
				['Question', 'Asks', 'Leaves behind'],
				asked.map(({ question, asks, leaves }) => [question, asks, leaves]),
			),
			...(left > 0 ? ['', `${left} more are asked with --write only.`] : []),
		].join('\n'),
	);
}

/** Asks, and says what was found: each question with the facts that it speaks of, then the facts that none settles. */
export async function report<State>(
	{ vendor, probes, unsettled }: Kit<State>,
	{ state, host, mask }: Begun<State>,
	{ write, version }: { write: boolean; version: string },
): Promise<string> {
	const rows: string[][] = [];
	for (const probe of probes) {
		const { finding, seen } = isAsked(probe, write) ? await probe.run(state) : notAsked('it writes; --write asks it');
		rows.push([probe.question, finding, seen.join('; '), probe.settles.join('; ') || '–']);
	}
	const day = new Date().toISOString().slice(0, 10);
	return mask(
		[
			`# ${vendor} at ${host}, ${day}, version ${version}`,
			'',
			...table(['Question', 'Finding', 'Seen', 'Open facts'], rows),
			'',
			'## What no question settles',
			'',
			...table(['Open fact', 'Why'], Object.entries(unsettled)),
		].join('\n'),
	);
}
