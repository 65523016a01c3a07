import { show, type Step } from '../errors/invalid';
import { maskPersonNumbers } from '../korea/maskPersonNumbers';
import { nameIn, type Edition } from '../words/edition';
import { say } from './words';

/** Lists whose entries are lines of a paper. */
const HAS_LINES = /\bItems\b/;

/**
 * `Items, line 3: Supply Cost`. Lines, and entries of other lists, are counted from 1, as people do, and called so:
 * items are counted from 0, as n8n does. Labels are those of the form in its language, and
 * keys of a JSON text stand as they were typed: `Supplier JSON: "Name"`.
 */
export function fieldPath(path: readonly Step[], edition: Edition): string {
	let above: string | undefined;
	const steps: string[] = [];
	for (const step of path) {
		if (typeof step === 'string') {
			steps.push(nameIn(edition, step, above));
			above = step;
			continue;
		}
		if (typeof step === 'object') {
			steps.push(show(step.key));
			above = undefined;
			continue;
		}
		const list = steps.pop() ?? '';
		const isLine = HAS_LINES.test(above ?? '');
		steps.push(isLine ? say`${list}, line ${step + 1}` : say`${list}, entry ${step + 1}`);
	}
	// A key of the user's JSON may be anything.
	return maskPersonNumbers(steps.join(': '));
}
