/** What goes wrong between a node and a vendor, as data: what reaches the vendor, and what comes back. */
import { gzipSync } from 'node:zlib';
import { draw } from '../../../sandbox/faults.ts';
import { writeAnswer, type VendorAnswer } from './answer.ts';

/** What is put on the wire, and what becomes of the connection then. */
export interface Reaction {
	bytes: Buffer;
	/** `hang`: nothing more comes and nothing ends; `late`: the bytes would come after the time is up. */
	then: 'keep' | 'end' | 'reset' | 'hang' | 'late' | 'drip' | 'endless';
}

type React = (real: VendorAnswer | undefined, seed: string) => Reaction;

interface Common {
	name: string;
	/** Takes the whole time limit of a call. */
	slow?: boolean;
	react: React;
}

export type Fault = Common &
	(
		| { /** `nobody`: the connection is refused its first byte. */ reaches: 'whole' | 'never' | 'twice' | 'nobody' }
		| { reaches: 'part'; /** Bytes of so many that arrive. */ part(length: number, seed: string): number }
		| { reaches: 'late'; /** Milliseconds after the client has gone. */ lateMs(seed: string): number }
	);

const NOTHING = Buffer.alloc(0);
const html = (title: string) =>
	Buffer.from(`<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`);
const LOGIN = html('Log in').toString().replace('</body>', '<form action="/login"><input name="id"></form></body>');
/** 로그인 in EUC-KR. */
const KOREAN = Buffer.from([0xb7, 0xce, 0xb1, 0xd7, 0xc0, 0xce]);

const fake = (status: number, body: Buffer, type: string | undefined = 'text/html', more: string[] = []): React => {
	const bytes = writeAnswer({ status, type: body.length > 0 ? type : undefined, more, body });
	return () => ({ bytes, then: 'keep' });
};

/** Bytes up to a drawn place, never all of them. */
const cut = (bytes: Buffer, seed: string) => bytes.subarray(0, Math.floor(draw(seed, 'cut') * bytes.length));

const MOVED = [301, 302, 303, 307, 308];
const GATEWAYS_4XX = [400, 401, 403, 404, 405, 407, 408, 409, 410, 411, 413, 414, 415, 422, 425, 429, 431, 451, 499];
const GATEWAYS_5XX = [500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 521, 522, 523, 524, 525, 530];

/** Answers of somebody in between, whether the vendor got the request or not. */
const FAKES: ReadonlyArray<readonly [name: string, react: React]> = [
	...MOVED.map((status) => [`${status}`, fake(status, NOTHING, undefined, ['Location: /login'])] as const),
	...[...GATEWAYS_4XX, ...GATEWAYS_5XX].map(
		(status) => [`${status} with HTML`, fake(status, html(`${status}`))] as const,
	),
	['200, empty', fake(200, NOTHING)],
	['200, empty, as JSON', fake(200, NOTHING, undefined, ['Content-Type: application/json'])],
	['202, empty', fake(202, NOTHING)],
	['204', fake(204, NOTHING)],
	['200, a login page', fake(200, Buffer.from(LOGIN))],
	['200, a login page in EUC-KR', fake(200, Buffer.concat([html(''), KOREAN]), 'text/html; charset=EUC-KR')],
	['200, plain text', fake(200, Buffer.from('OK'), 'text/plain')],
	['304', fake(304, NOTHING)],
	['103 and then nothing', () => ({ bytes: Buffer.from('HTTP/1.1 103 Early Hints\r\n\r\n'), then: 'end' })],
	['no HTTP', () => ({ bytes: Buffer.from('SSH-2.0-OpenSSH_9.6\r\n'), then: 'end' })],
];

const damaged = (damage: (real: VendorAnswer, seed: string) => Buffer, then: Reaction['then'] = 'keep'): React => {
	return (real, seed) => {
		if (!real) throw new Error('only what has come can be damaged');
		return { bytes: damage(real, seed), then };
	};
};

const before = (first: string): React => damaged((real) => Buffer.concat([Buffer.from(first), writeAnswer(real)]));
const withBody = (body: (real: Buffer) => Buffer, ...headers: string[]): React =>
	damaged((real) => writeAnswer({ ...real, body: body(real.body) }, headers));
const withLength = (...ofLength: Array<(length: number) => number>): React =>
	damaged(
		(real) =>
			writeAnswer(
				real,
				ofLength.map((length) => `Content-Length: ${length(real.body.length)}`),
			),
		'end',
	);

/** The vendor's own answer, which suffered on its way. */
const DAMAGES: ReadonlyArray<readonly [name: string, react: React, slow?: true]> = [
	['cut and reset', damaged((real, seed) => cut(writeAnswer(real), seed), 'reset')],
	['cut and ended', damaged((real, seed) => cut(writeAnswer(real), seed), 'end')],
	['cut, and nothing more', damaged((real, seed) => cut(writeAnswer(real), seed), 'hang'), true],
	['dripping', damaged((real) => writeAnswer(real), 'drip'), true],
	['late', damaged((real) => writeAnswer(real), 'late'), true],
	['a length that is too long', withLength((length) => length + 7)],
	['a length that is too short', withLength((length) => Math.max(0, length - 3))],
	[
		'two different lengths',
		withLength(
			(length) => length,
			(length) => length + 1,
		),
	],
	[
		'the same length twice',
		withLength(
			(length) => length,
			(length) => length,
		),
	],
	['garbage after it', damaged((real) => Buffer.concat([writeAnswer(real), Buffer.from('garbage')]))],
	['garbage in it', withBody((body) => Buffer.concat([body, Buffer.from('<!-- cache -->')]))],
	['gzip that is none', withBody((body) => body, 'Content-Encoding: gzip')],
	['gzip', withBody((body) => gzipSync(body), 'Content-Encoding: gzip')],
	['gzip, cut', withBody((body) => gzipSync(body).subarray(0, -6), 'Content-Encoding: gzip')],
	['a byte order mark', withBody((body) => Buffer.concat([Buffer.from('\uFEFF'), body]))],
	['EUC-KR bytes', withBody((body) => inEucKr(body), 'Content-Type: application/json; charset=EUC-KR')],
	['100 first', before('HTTP/1.1 100 Continue\r\n\r\n')],
	['102 first', before('HTTP/1.1 102 Processing\r\n\r\n')],
	['103 first', before('HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n')],
	[
		'an endless body',
		damaged((real) => writeAnswer({ ...real, body: NOTHING }, ['Transfer-Encoding: chunked']), 'endless'),
	],
];

/** An object gets a key whose text is in EUC-KR. */
const inEucKr = (body: Buffer) =>
	body[0] === 0x7b && body.length > 2
		? Buffer.concat([Buffer.from('{"_":"'), KOREAN, Buffer.from('",'), body.subarray(1)])
		: body;

/** The connection alone. */
const ENDS: ReadonlyArray<readonly [name: string, react: React, slow?: true]> = [
	['reset', () => ({ bytes: NOTHING, then: 'reset' })],
	['ended', () => ({ bytes: NOTHING, then: 'end' })],
	['half open', () => ({ bytes: NOTHING, then: 'hang' }), true],
];

const ofEnds = (reaches: 'whole' | 'never'): Fault[] =>
	ENDS.map(([name, react, slow = false]) => ({ name, reaches, react, slow }));

/** What a node has to come through. */
export const FAULTS: readonly Fault[] = [
	...FAKES.flatMap(([name, react]): Fault[] => [
		{ name, reaches: 'never', react },
		{ name, reaches: 'whole', react },
	]),
	...DAMAGES.map(([name, react, slow = false]): Fault => ({ name, reaches: 'whole', react, slow })),
	...ofEnds('never'),
	...ofEnds('whole'),
	...ENDS.map(([name, react, slow = false]): Fault => ({
		name,
		reaches: 'part',
		part: (length, seed) => Math.floor(draw(seed, 'part') * length),
		react,
		slow,
	})),
	{ name: 'reset at accept', reaches: 'nobody', react: ENDS[0]![1] },
];

/** The request arrives after its client has given it up: while it asks, or after. */
export const LATE_ARRIVALS: readonly Fault[] = ENDS.map(([name, react, slow = false]) => ({
	name,
	reaches: 'late',
	lateMs: (seed) => Math.floor(draw(seed, 'late') * 600),
	react,
	slow,
}));

/** Somebody in between sends it a second time. */
export const REPEATS: readonly Fault[] = [
	{ name: 'the second answer comes', reaches: 'twice', react: damaged((real) => writeAnswer(real)) },
	{ name: 'no answer comes', reaches: 'twice', react: ENDS[0]![1] },
];
