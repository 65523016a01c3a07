/** Prints what each kit speaks of, and what contracts and pages leave open, as JSON: a test compares them. */
import { boltaKit } from './bolta/kit.mts';
import { hiworksKit } from './hiworks/kit.mts';
import type { Kit } from './kit.mts';
import { openFacts, ruleIds } from './openFacts.mts';
import { portOneKit } from './portone/kit.mts';

const told = <State,>({ probes, unsettled }: Kit<State>, contract: string, pages: string[]) => ({
	questions: probes.map(({ question }) => question),
	settled: probes.flatMap(({ settles }) => settles),
	unsettled,
	open: openFacts(contract, pages),
	rules: ruleIds(contract),
});

console.log(
	JSON.stringify({
		bolta: told(boltaKit, 'bolta', ['bolta', 'bolta-trigger']),
		hiworks: told(hiworksKit, 'hiworks', ['hiworks', 'hiworks-approval-trigger', 'hiworks-bill', 'hiworks-org']),
		portone: told(portOneKit, 'portone', ['portone', 'portone-trigger', 'portone-status-trigger']),
	}),
);
