import { NodeOperationError, UserError } from 'n8n-workflow';

import type { Words } from '../words/say';
import { say } from './words';

/** What a call ended with that brought no answer. */
export interface Broken {
	/** Node's: `ECONNRESET`; empty where there is none. */
	code: string;
	/** In foreign words: redact them. */
	message: string;
	/** Why it is certain that nothing left; undefined where it may have. */
	neverLeft: Words | undefined;
	/** n8n itself refused: asking once more does not help. */
	raisedByHost: boolean;
}

/** n8n wraps what went wrong, at times more than once; what happened is told by the innermost. */
export function brokenBy(error: unknown): Broken {
	const chain = causesOf(error);
	const code = chain.findLast((one) => typeof one.code === 'string')?.code ?? '';
	const message = chain.findLast((one) => one.message)?.message || code || say`no reason given`;
	// n8n's own refusals (blocked address, missing credential) come before the request leaves.
	const raisedByHost = chain.some(
		(one) => one instanceof UserError || one instanceof NodeOperationError || /^SsrfBlocked/.test(one.name),
	);
	return { code, message, raisedByHost, neverLeft: raisedByHost ? say`n8n does not allow it` : neverLeft(chain, code) };
}

type Cause = Error & { code?: string; syscall?: string; errors?: unknown };

const MOST_CAUSES = 6;

function causesOf(error: unknown): Cause[] {
	const chain: Cause[] = [];
	for (let cause = error; cause instanceof Error && chain.length < MOST_CAUSES; cause = cause.cause) chain.push(cause);
	return chain;
}

/** While these system calls run there is no connection yet on which anything could leave (Node, errors: `syscall`). */
const BEFORE_ANYTHING_LEAVES: ReadonlySet<string | undefined> = new Set(['getaddrinfo', 'connect']);

/** Who listens there is not who was asked for, so the request was never written. */
const NOT_TRUSTED = /^(ERR_TLS_.*|CERT_.*|.*SELF_SIGNED_CERT.*|UNABLE_TO_(VERIFY|GET)_.*)$/;

function neverLeft(chain: readonly Cause[], code: string): Words | undefined {
	if (NOT_TRUSTED.test(code)) return say`its certificate is not trusted`;
	const innermost = chain.at(-1);
	// Where a name has several addresses Node tries one after the other: each has to have failed before anything left.
	const attempts = Array.isArray(innermost?.errors) ? (innermost.errors as Cause[]) : [innermost];
	const all = attempts.length > 0 && attempts.every((attempt) => BEFORE_ANYTHING_LEAVES.has(attempt?.syscall));
	if (!all && code !== 'ECONNREFUSED' && code !== 'ENOTFOUND') return undefined;
	return REASONS[code] ?? (attempts[0]?.syscall === 'getaddrinfo' ? NO_NAME : say`no connection came about`);
}

const NO_NAME = say`its name could not be looked up`;
const NO_WAY = say`there is no way to it through the network`;
const NOT_ALLOWED = say`this machine does not allow the connection`;

const REASONS: Readonly<Record<string, Words>> = {
	ENOTFOUND: NO_NAME,
	EAI_AGAIN: NO_NAME,
	EAI_FAIL: NO_NAME,
	ESERVFAIL: NO_NAME,
	ECONNREFUSED: say`nobody takes calls there`,
	ETIMEDOUT: say`connecting took too long`,
	EHOSTUNREACH: NO_WAY,
	ENETUNREACH: NO_WAY,
	ENETDOWN: NO_WAY,
	EADDRNOTAVAIL: say`this machine has no address or port left for it`,
	EMFILE: say`n8n has too many files and connections open`,
	EACCES: NOT_ALLOWED,
	EPERM: NOT_ALLOWED,
};
