/**
 * Who may ask the control port: programs of this machine, and the sandbox's own page. Not a page of somebody else's in
 * a browser on this machine, whether it sends what needs no leave of ours or has given its own name our address.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { LOGIN_PAGE } from './hiworks/office/approvals.ts';

export const TOKEN_HEADER = 'x-sandbox-token';

const isOfThisMachine = (host: string) => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host);

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Why a request is not answered; undefined: it is. */
function refusal({ method, url, headers }: FastifyRequest, isToken: (given: string) => boolean): string | undefined {
	const { host = '', origin, [TOKEN_HEADER]: given } = headers;
	if (!isOfThisMachine(host)) return 'the host is not this machine';
	// Browsers send it with all that changes something, and a page cannot leave it out.
	if (origin === undefined || method === 'GET' || method === 'HEAD') return undefined;
	if (origin !== `http://${host}`) return 'another page asks';
	// A page of the vendor's, whose address nobody can guess who was not given it.
	if (url.startsWith(`${LOGIN_PAGE}/`)) return undefined;
	return typeof given === 'string' && isToken(given) ? undefined : `${TOKEN_HEADER} is missing or wrong`;
}

/** Before all routes. `token`: what a page in a browser has to send with a change. */
export function guard(app: FastifyInstance, token: string): void {
	const wanted = digest(token);
	app.addHook('onRequest', async (request, reply) => {
		const why = refusal(request, (given) => timingSafeEqual(digest(given), wanted));
		if (why !== undefined) await reply.status(403).send({ error: why });
	});
}
