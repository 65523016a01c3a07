import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { inEditor } from '../errors/invalid';
import { runsAsTool } from '../once/asTool';
import { andMore, closed, sentences } from '../words/compose';
import { rewritten } from '../words/foreign';
import type { Words } from '../words/say';
import type { Entry } from './entry';
import { WithBinary, type AnyOperation } from './operation';
import { differentOf } from './report';
import { say } from './words';

/** Texts that a hint tells in full; a table has room for the rest. */
const MOST_TOLD = 3;

interface Told {
	isDryRun: boolean;
	waits: AnyOperation['waits'];
	/** What the operation tells beside that: never only good news. */
	told: readonly Words[];
	/** What of a sheet did not count. */
	notUsed: readonly Words[];
}

/**
 * What a person must not miss of a run, in one line above its output: in the table it would stand in a column to the
 * right. An agent reads the outputs themselves: there it finds what they would not say, too.
 */
export function tellRun(
	context: IExecuteFunctions,
	entries: readonly Entry[],
	{ isDryRun, waits = {}, told, notUsed }: Told,
): void {
	const outputs = entries.flatMap(outputsOf);
	if (runsAsTool(context)) {
		const [first] = outputs;
		if (first && told.length > 0) first.warnings = [...warningsOf(first), ...told];
		return;
	}
	const failures = entries.flatMap(({ failure }) => failure ?? []);
	const warnings = outputs.map(warningsOf).filter((list) => list.length > 0);
	const duplicates = outputs.filter(({ duplicate }) => duplicate === true).length;
	const parts = [
		...(isDryRun ? [say`Dry run: nothing was sent.`] : []),
		...(failures.length > 0
			? [say`${failures.length} of ${entries.length} failed: ${listed(failures.map(({ message }) => message))}`]
			: []),
		...(warnings.length > 0
			? [say`${warnings.length} of ${outputs.length} with a warning: ${listed(warnings.flat())}`]
			: []),
		...(duplicates > 0 ? [say`${duplicates} of ${outputs.length} had been done before, and were not done again.`] : []),
		...Object.entries(waits).flatMap(([status, what]) => {
			const count = outputs.filter((output) => output.status === status).length;
			return count > 0 ? [say`${count} of ${outputs.length}: ${what}`] : [];
		}),
		...differentOf(told, MOST_TOLD),
		...notUsed,
	];
	if (parts.length === 0) return;
	context.addExecutionHints({
		message: rewritten(sentences(...parts.map(closed)), inEditor),
		type: [failures, warnings, told].some((list) => list.length > 0) ? 'warning' : 'info',
		location: 'outputPane',
	});
}

function outputsOf({ output = [] }: Entry): IDataObject[] {
	if (output instanceof WithBinary) return [output.json];
	return Array.isArray(output) ? output : [output];
}

const warningsOf = ({ warnings }: IDataObject): string[] => (Array.isArray(warnings) ? (warnings as string[]) : []);

function listed(texts: readonly string[]): Words {
	const different = [...new Set(texts)];
	const shown = different.slice(0, MOST_TOLD).join('; ');
	return say`${shown}${andMore(different.length - MOST_TOLD)}`;
}
