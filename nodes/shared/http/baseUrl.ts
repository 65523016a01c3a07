import { Invalid } from '../errors/invalid';
import { say } from './words';

/** @throws Invalid naming what is wrong with the address */
export function checkBaseUrl(text: unknown): string {
	const expected = say`an address such as https://host.example, without path, user or query (http only on this machine)`;
	// What is no address may be the key in the wrong field, and beside scheme and host a password may stand: neither is
	// quoted.
	if (typeof text !== 'string' || !URL.canParse(text.trim())) throw new Invalid(expected);
	const url = new URL(text.trim());
	const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
	const bare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
	if (!bare || !(url.protocol === 'https:' || (url.protocol === 'http:' && loopback)))
		throw new Invalid(expected, url.origin);
	return url.origin;
}
