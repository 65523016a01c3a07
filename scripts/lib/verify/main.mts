/**
 * `npm run verify:live -- <vendor> --yes`: settles with a user's own key what the vendor's documents leave open, by
 * some calls, and prints a report to paste into an issue. Without `--yes` it prints what it would ask, and sends
 * nothing.
 */
import { writeFileSync } from 'node:fs';
import { inProject, readJson } from '../project.mjs';
import { main, StepError } from '../run.mjs';
import { boltaKit } from './bolta/kit.mts';
import { hiworksKit } from './hiworks/kit.mts';
import type { Kit } from './kit.mts';
import { portOneKit } from './portone/kit.mts';
import { plan, report } from './report.mts';

const REPORT = '--report=';

/** @throws StepError */
async function conduct<State>(kit: Kit<State>, given: string[]): Promise<void> {
	const known = ['--yes', ...(kit.probes.some(({ writes }) => writes) ? ['--write'] : [])];
	const file = given.find((argument) => argument.startsWith(REPORT))?.slice(REPORT.length);
	if (given.some((argument) => !known.includes(argument) && !argument.startsWith(REPORT)))
		throw new StepError(`The arguments of ${kit.vendor} are ${[...known, `${REPORT}FILE`].join(', ')}.`);
	const write = given.includes('--write');
	const begun = await kit.begin(process.env);
	try {
		if (!given.includes('--yes')) {
			console.log(plan(kit, begun, write));
			return;
		}
		const { version } = readJson(inProject('package.json')) as { version: string };
		const text = await report(kit, begun, { write, version });
		console.log(text);
		if (file) writeFileSync(file, `${text}\n`);
	} catch (error) {
		throw error instanceof StepError ? new StepError(begun.mask(error.message)) : error;
	} finally {
		await begun.end();
	}
}

const kits: Record<string, (given: string[]) => Promise<void>> = {
	bolta: (given) => conduct(boltaKit, given),
	hiworks: (given) => conduct(hiworksKit, given),
	portone: (given) => conduct(portOneKit, given),
};

await main(async () => {
	const [vendor = '', ...given] = process.argv.slice(2);
	const kit = Object.hasOwn(kits, vendor) ? kits[vendor] : undefined;
	if (!kit) throw new StepError(`Say whom to ask: npm run verify:live -- ${Object.keys(kits).join(' | ')}`);
	await kit(given);
});
