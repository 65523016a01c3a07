/**
 * What can go wrong between a client and a vendor, planned by rules and a seed. A draw depends on the seed, the fault's
 * place in the list, the operation, what the request is about and how often that was asked: never on the order in which
 * parallel requests happen to arrive.
 */
export const FAULT_KINDS = [
	'latency',
	'429',
	'500',
	'503html',
	'200html',
	'resetBefore',
	'resetAfter',
	'noAnswer',
	'200withoutKey',
	'200errorEnvelope',
	'401empty',
	'403',
	'truncatedJson',
	'redirect',
	'408',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultMatch {
	method?: string;
	/** The contract's operationId. */
	route?: string;
	/** Only these reference ids. */
	referenceIds?: string[];
	/** Only the nth request (from 1) that fits all the rest; several: any of them. */
	nth?: number | number[];
	/** Like nth, but counted for each reference id (or document) by itself. */
	attempt?: number | number[];
	/** Share of the fitting requests, 0 to 1. */
	rate?: number;
}

export interface Fault {
	match?: FaultMatch;
	kind: FaultKind;
	/** How often at most; without it, always. */
	times?: number;
	/** latency: milliseconds before the answer. */
	ms?: number;
	/** 429: seconds in Retry-After (default 1); null sends no such header. */
	retryAfter?: number | null;
	/** noAnswer: whether the work is done (default false). */
	effect?: boolean;
	/** redirect: where to (default a path on the same host that the contract does not know). */
	location?: string;
}

export interface PlayedFault {
	fault: Fault;
	used: number;
}

export interface Subject {
	method: string;
	operationId: string;
	referenceId: string | null;
	/** What the request is about: the reference id or the document's key. */
	about: string;
}

export interface Plan {
	latencyMs: number;
	fault?: Fault;
}

const list = (values: string) => ({ type: 'array', items: { type: values } });
const countOrCounts = {
	anyOf: [
		{ type: 'integer', minimum: 1 },
		{ type: 'array', minItems: 1, items: { type: 'integer', minimum: 1 } },
	],
};

export const faultsSchema = {
	type: 'array',
	items: {
		type: 'object',
		required: ['kind'],
		additionalProperties: false,
		properties: {
			kind: { enum: [...FAULT_KINDS] },
			times: { type: 'integer', minimum: 0 },
			ms: { type: 'number', minimum: 0, maximum: 1_000_000_000 },
			retryAfter: { type: ['number', 'null'] },
			effect: { type: 'boolean' },
			location: { type: 'string' },
			match: {
				type: 'object',
				additionalProperties: false,
				properties: {
					method: { enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] },
					route: { type: 'string' },
					referenceIds: list('string'),
					nth: countOrCounts,
					attempt: countOrCounts,
					rate: { type: 'number', minimum: 0, maximum: 1 },
				},
			},
		},
	},
};

/** A number in [0, 1) that belongs to these words: FNV-1a makes a state of them, one step of mulberry32 the number. */
export function draw(...words: Array<string | number>): number {
	let hash = 0x811c9dc5;
	for (const character of words.join('\u0000')) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
	let state = (hash + 0x6d2b79f5) | 0;
	state = Math.imul(state ^ (state >>> 15), state | 1);
	state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
	return ((state ^ (state >>> 14)) >>> 0) / 4_294_967_296;
}

const includes = (wanted: number | number[] | undefined, count: number) =>
	wanted === undefined || (Array.isArray(wanted) ? wanted.includes(count) : wanted === count);

export class Faults {
	#faults: Array<{ fault: Fault; seen: number; used: number; attempts: Map<string, number> }> = [];

	set(faults: Fault[]): void {
		this.#faults = faults.map((fault) => ({ fault, seen: 0, used: 0, attempts: new Map() }));
	}

	/** As they were set, and how often each was played. */
	list(): PlayedFault[] {
		return this.#faults.map(({ fault, used }) => ({ fault: structuredClone(fault), used }));
	}

	/** Latencies add up; of the others the first in the list wins. Every fault counts every request that fits it. */
	plan(subject: Subject, seed: number): Plan {
		const plan: Plan = { latencyMs: 0 };
		for (const [index, entry] of this.#faults.entries()) {
			const { fault } = entry;
			const { method, route, referenceIds, nth, attempt, rate } = fault.match ?? {};
			if (method !== undefined && method !== subject.method) continue;
			if (route !== undefined && route !== subject.operationId) continue;
			if (referenceIds && (subject.referenceId === null || !referenceIds.includes(subject.referenceId))) continue;
			entry.seen += 1;
			const name = `${subject.operationId} ${subject.about}`;
			const attempts = (entry.attempts.get(name) ?? 0) + 1;
			entry.attempts.set(name, attempts);
			if (!includes(nth, entry.seen) || !includes(attempt, attempts)) continue;
			if (rate !== undefined && draw(seed, index, name, attempts) >= rate) continue;
			if (fault.kind !== 'latency' && plan.fault) continue;
			if (fault.times !== undefined && entry.used >= fault.times) continue;
			entry.used += 1;
			if (fault.kind === 'latency') plan.latencyMs += fault.ms ?? 0;
			else {
				plan.fault = fault;
				plan.latencyMs += fault.ms ?? 0;
			}
		}
		return plan;
	}
}
