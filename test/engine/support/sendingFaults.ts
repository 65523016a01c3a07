/** Every fault of the sandbox on the call that makes a document, but for the two that end the run. */
import type { Fault } from '../../../sandbox/index.ts';
import { BEYOND_TIME_LIMIT, WITHIN_TIME_LIMIT } from './clock';
import type { Issuing } from './issuing';
import type { Told } from './reports';

/** What comes of it: how often the document is sent, how many there are then, and what is told, if it failed. */
export interface Expected {
	sends: number;
	documents: number;
	told: Partial<Told> | 'done' | 'recovered';
}

export interface Meeting {
	/** What meets the sends of one document. */
	fault: Omit<Fault, 'match'>;
	/** Which of its sends; all without it. */
	attempt?: number[];
	/** Where the vendor can be asked what became of it: what did not arrive is sent again. */
	Bolta: Expected;
	/** Where it cannot: nothing but 429 is sent again. */
	Hiworks: Expected;
}

const expected = (sends: number, documents: number, told: Expected['told'] = 'done'): Expected => ({
	sends,
	documents,
	told,
});
const once = (told?: Expected['told']) => expected(1, 1, told);
const nothing = (told: Partial<Told>) => expected(1, 0, told);
const unknown = (httpStatus: number | null, code?: string | null) =>
	({ outcome: 'unknown', httpStatus, ...(code !== undefined && { code }) }) as const;
const [RESET, LATE] = [unknown(null, 'ECONNRESET'), unknown(null, 'ECONNABORTED')];
const UNAVAILABLE = { ...unknown(503, null), vendorMessage: null };
const HALF = unknown(200, null);

/** The same for those of both vendors that do not depend on whether it can be asked. */
const both = (one: Expected) => ({ Bolta: one, Hiworks: one });

/** By a name that is the reference ID of the document that it meets. */
export function sendingFaults({ codes }: Issuing): Record<string, Meeting> {
	const refused = (
		status: 408 | 429 | 500,
		outcome: 'unknown' | 'rejected',
		vendorMessage: string,
		httpStatus?: number,
	) => ({ outcome, httpStatus: httpStatus ?? status, code: codes[status], vendorMessage }) as const;
	const TOO_MANY = refused(429, 'rejected', 'Too many requests.');
	const SERVER_ERROR = refused(500, 'unknown', 'Internal server error.');
	const TIMED_OUT = refused(408, 'unknown', 'Request timeout.');
	return {
		'latency-within': { fault: { kind: 'latency', ms: WITHIN_TIME_LIMIT }, ...both(once()) },
		'latency-beyond': {
			fault: { kind: 'latency', ms: BEYOND_TIME_LIMIT },
			Bolta: once('recovered'),
			Hiworks: once(LATE),
		},
		'429-always': { fault: { kind: '429' }, ...both(expected(4, 0, TOO_MANY)) },
		'429-passes': { fault: { kind: '429' }, attempt: [1, 2, 3], ...both(expected(4, 1)) },
		'429-no-header': { fault: { kind: '429', retryAfter: null }, attempt: [1], ...both(expected(2, 1)) },
		'429-asks-too-much': { fault: { kind: '429', retryAfter: 61 }, ...both(nothing(TOO_MANY)) },
		'500-always': { fault: { kind: '500' }, Bolta: expected(3, 0, SERVER_ERROR), Hiworks: nothing(SERVER_ERROR) },
		'500-passes': {
			fault: { kind: '500' },
			attempt: [1, 2],
			Bolta: expected(3, 1),
			Hiworks: nothing(SERVER_ERROR),
		},
		'503html-always': { fault: { kind: '503html' }, Bolta: expected(3, 0, UNAVAILABLE), Hiworks: nothing(UNAVAILABLE) },
		'503html-passes': {
			fault: { kind: '503html' },
			attempt: [1],
			Bolta: expected(2, 1),
			Hiworks: nothing(UNAVAILABLE),
		},
		'reset-before-always': { fault: { kind: 'resetBefore' }, Bolta: expected(3, 0, RESET), Hiworks: nothing(RESET) },
		'reset-before-passes': {
			fault: { kind: 'resetBefore' },
			attempt: [1],
			Bolta: expected(2, 1),
			Hiworks: nothing(RESET),
		},
		'reset-after': { fault: { kind: 'resetAfter' }, Bolta: once('recovered'), Hiworks: once(RESET) },
		'no-answer-no-effect': { fault: { kind: 'noAnswer' }, attempt: [1], Bolta: expected(2, 1), Hiworks: nothing(LATE) },
		'no-answer-always': { fault: { kind: 'noAnswer' }, Bolta: expected(3, 0, LATE), Hiworks: nothing(LATE) },
		'no-answer-effect': {
			fault: { kind: 'noAnswer', effect: true },
			Bolta: once('recovered'),
			Hiworks: once(LATE),
		},
		'200-without-key': { fault: { kind: '200withoutKey' }, Bolta: once('recovered'), Hiworks: once(HALF) },
		'200-error-envelope': {
			fault: { kind: '200errorEnvelope' },
			...both(nothing(refused(500, 'rejected', '일시적인 오류가 발생했습니다.', 200))),
		},
		truncated: { fault: { kind: 'truncatedJson' }, Bolta: once('recovered'), Hiworks: once(HALF) },
		redirect: { fault: { kind: 'redirect' }, Bolta: expected(3, 0, unknown(302)), Hiworks: nothing(unknown(302)) },
		'408': { fault: { kind: '408' }, Bolta: expected(3, 0, TIMED_OUT), Hiworks: nothing(TIMED_OUT) },
	};
}
