/** What reached a host and what it answered, in the order of arrival. Authorization never gets in here. */
import { performance } from 'node:perf_hooks';
import type { Problem } from './contract.ts';

export interface RequestRecord {
	number: number;
	method: string;
	path: string;
	query: Record<string, string | string[]>;
	/** Lower-case names, without Authorization and its like. */
	headers: Record<string, string>;
	/** Which kind of key was sent; null without a well-formed one, and with vendors that have only one kind. */
	mode: 'test' | 'live' | null;
	/** operationId; null when the contract does not know the path. */
	route: string | null;
	referenceId: string | null;
	body: unknown;
	/** Milliseconds since 1970 on a clock that never goes back, with fractions. */
	receivedAt: number;
	answeredAt: number | null;
	/** 'reset': the connection was cut by us; 'none': nothing was answered before the client left. */
	status: number | 'reset' | 'none' | null;
	/** Whether the request changed the ledger. */
	effect: boolean;
	/** The fault that was played, if any. */
	fault: string | null;
	/** What was wrong with the request itself, not with what it asked for: an unknown id is none. */
	problems: Problem[];
}

interface Span {
	count: number;
	firstReceivedAt: number | null;
	lastAnsweredAt: number | null;
	peakInFlight: number;
}

export interface Stats extends Span {
	inFlight: number;
	byRoute: Record<string, Span>;
}

const newSpan = () =>
	({ count: 0, firstReceivedAt: null, lastAnsweredAt: null, peakInFlight: 0, inFlight: 0 }) as Span & {
		inFlight: number;
	};

export const monotonicNow = () => performance.timeOrigin + performance.now();

export class RequestLog {
	#records: RequestRecord[] = [];
	#total = newSpan();
	#routes = new Map<string, Span & { inFlight: number }>();
	#number = 0;

	receive(method: string, path: string): RequestRecord {
		const record: RequestRecord = {
			number: ++this.#number,
			method,
			path,
			query: {},
			headers: {},
			mode: null,
			route: null,
			referenceId: null,
			body: undefined,
			receivedAt: monotonicNow(),
			answeredAt: null,
			status: null,
			effect: false,
			fault: null,
			problems: [],
		};
		this.#records.push(record);
		this.#begin(this.#total, record);
		return record;
	}

	/** The route is known only after the request line was read. */
	routed(record: RequestRecord, route: string): void {
		record.route = route;
		let span = this.#routes.get(route);
		if (!span) this.#routes.set(route, (span = newSpan()));
		this.#begin(span, record);
	}

	end(record: RequestRecord, status: number | 'reset' | 'none'): void {
		if (record.status !== null) return;
		record.status = status;
		if (status !== 'none') record.answeredAt = monotonicNow();
		// A record that was cleared away while in flight belongs to no span any more.
		for (const span of [this.#total, record.route === null ? undefined : this.#routes.get(record.route)]) {
			if (!span || span.firstReceivedAt === null || record.receivedAt < span.firstReceivedAt) continue;
			span.inFlight -= 1;
			if (record.answeredAt !== null) span.lastAnsweredAt = record.answeredAt;
		}
	}

	records(): RequestRecord[] {
		return [...this.#records];
	}

	stats(): Stats {
		const { inFlight, ...total } = this.#total;
		const byRoute = Object.fromEntries(
			[...this.#routes].map(([route, { inFlight: _inFlight, ...span }]) => [route, span]),
		);
		return { ...total, inFlight, byRoute };
	}

	clear(): void {
		this.#records = [];
		this.#number = 0;
		this.#total = newSpan();
		this.#routes = new Map();
	}

	#begin(span: Span & { inFlight: number }, record: RequestRecord): void {
		span.count += 1;
		span.firstReceivedAt ??= record.receivedAt;
		span.inFlight += 1;
		span.peakInFlight = Math.max(span.peakInFlight, span.inFlight);
	}
}
