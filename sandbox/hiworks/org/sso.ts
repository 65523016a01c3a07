/** Signing on into Hiworks, and the tokens of a redirect out of it. */
import { createHash } from 'node:crypto';
import type { HiworksOrgSettings, TokenUser } from './settings.ts';

/** sso-order: a temporary key is made, logs somebody in, and logs out again; each once. */
export interface SsoEntry {
	tmpKey: string;
	state: 'made' | 'loggedIn' | 'loggedOut';
	partnerId: string | null;
	/** The address that was to be opened last. */
	rdUrl: string | null;
}

export class Sso {
	#entries = new Map<string, SsoEntry>();
	#seen = new Set<string>();
	readonly #settings: HiworksOrgSettings;

	constructor(settings: HiworksOrgSettings) {
		this.#settings = settings;
	}

	make(): SsoEntry {
		const tmpKey = createHash('md5')
			.update(`sso ${this.#entries.size + 1} ${this.#settings.seed}`)
			.digest('hex');
		const entry: SsoEntry = { tmpKey, state: 'made', partnerId: null, rdUrl: null };
		this.#entries.set(tmpKey, entry);
		return entry;
	}

	find(tmpKey: string): SsoEntry | undefined {
		return this.#entries.get(tmpKey);
	}

	/** Counts as the one look. */
	userOf(token: string): TokenUser | undefined {
		if (this.#settings.tokensOnce && this.#seen.has(token)) return undefined;
		this.#seen.add(token);
		return this.#settings.redirectTokens.find((known) => known.token === token)?.user;
	}

	all(): SsoEntry[] {
		return structuredClone([...this.#entries.values()]);
	}

	clear(): void {
		this.#entries.clear();
		this.#seen.clear();
	}
}
