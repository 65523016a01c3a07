/**
 * Tokens of the office, and those of the deprecated sign-in: access tokens live an hour, codes and refresh tokens are
 * good for one use.
 */
import { createHash } from 'node:crypto';
import type { ReadRequest } from '../../contract.ts';
import type { HiworksSettings } from './settings.ts';

const HOUR = 60 * 60 * 1000;

/** bearer: the word, one space, the token. */
function bearerOf({ headers }: ReadRequest): string | undefined {
	const sent = headers.get('authorization');
	return sent?.length === 1 ? /^Bearer (\S+)$/i.exec(sent[0]!)?.[1] : undefined;
}

export class Tokens {
	#given = 0;
	/** When each was given. */
	#access = new Map<string, number>();
	#refresh = new Set<string>();
	/** Codes and refresh tokens. */
	#used = new Set<string>();
	readonly #settings: HiworksSettings;
	readonly #now: () => number;

	constructor(settings: HiworksSettings, now: () => number) {
		this.#settings = settings;
		this.#now = now;
	}

	/** Whether the request has the token that the contract asks of it. */
	allows(request: ReadRequest): boolean {
		const kinds = (request.operation.definition.security as object[]).flatMap((scheme) => Object.keys(scheme));
		if (kinds.length === 0) return true;
		const token = bearerOf(request);
		if (token === undefined) return false;
		if (kinds.includes('accessToken')) return this.#isAccess(token);
		const { officeTokens } = this.#settings;
		return officeTokens === null || officeTokens.includes(token);
	}

	/** A new pair; refresh-offline: without a refresh token unless it is for use offline. */
	give(accessType: string): { access_token: string; refresh_token?: string } {
		const access_token = this.#make('access');
		this.#access.set(access_token, this.#now());
		if (accessType !== 'offline') return { access_token };
		const refresh_token = this.#make('refresh');
		this.#refresh.add(refresh_token);
		return { access_token, refresh_token };
	}

	useCode(code: string): boolean {
		const { authCodes } = this.#settings;
		return (authCodes === null || authCodes.includes(code)) && this.#use(`code ${code}`);
	}

	useRefresh(token: string): boolean {
		const { refreshTokens } = this.#settings;
		return (
			(this.#refresh.has(token) || refreshTokens === null || refreshTokens.includes(token)) &&
			this.#use(`refresh ${token}`)
		);
	}

	clear(): void {
		this.#given = 0;
		for (const known of [this.#access, this.#refresh, this.#used]) known.clear();
	}

	/** token-hour */
	#isAccess(token: string): boolean {
		const givenAt = this.#access.get(token);
		if (givenAt !== undefined) return this.#now() < givenAt + HOUR;
		return this.#settings.accessTokens === null || this.#settings.accessTokens.includes(token);
	}

	#use(name: string): boolean {
		if (this.#used.has(name)) return false;
		this.#used.add(name);
		return true;
	}

	/** Thirty-two characters, as in the documented answers. */
	#make(kind: string): string {
		this.#given += 1;
		const digest = createHash('sha256').update(`${kind} ${this.#given} ${this.#settings.seed}`).digest('hex');
		return BigInt(`0x${digest}`).toString(36).slice(0, 32);
	}
}
