/** What the real node sends of a documented request, and what of it is the contract's. */
import type { Contract } from '../../../sandbox/contract.ts';
import { standIn, type ScriptedAnswer } from '../../engine/support/standIn.ts';

export interface Wire {
	method: string;
	target: string;
	headers: Record<string, unknown>;
	rawHeaders: string[];
	body: string;
}

/** Runs a node against a vendor that gives these answers, one after the other and then the last again. */
export async function exchangeWith<Result extends object>(
	answers: ScriptedAnswer[],
	run: (url: string) => Promise<Result>,
): Promise<Result & { wire: Wire[] }> {
	const wire: Wire[] = [];
	const server = await standIn(({ method = '', url = '', headers, rawHeaders }, body) => {
		wire.push({ method, target: url, headers, rawHeaders, body });
		return answers[Math.min(wire.length, answers.length) - 1]!;
	});
	const result = await run(server.url).finally(async () => await server.close());
	return { ...result, wire };
}

const OF_HTTP = 'accept accept-encoding connection content-length host transfer-encoding user-agent'.split(' ');

/** Names of headers beside what HTTP needs. */
export const headersBesideHttp = ({ headers }: Wire): string[] =>
	Object.keys(headers)
		.filter((name) => !OF_HTTP.includes(name))
		.sort();

/** What a contract has against a request, to the byte. */
export function problemsOf(contract: Contract, { method, target, rawHeaders, body }: Wire): unknown[] {
	const match = contract.match(method, target);
	if (typeof match !== 'object') return [`${method} ${target} is not in the contract`];
	return contract.read(match, { method, target, rawHeaders, body: Buffer.from(body) }, 'refuse').problems;
}
