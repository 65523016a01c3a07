/**
 * Short-lived links. Whoever has one needs nothing else, so it cannot be guessed; its time runs on the vendor's clock.
 */
import { randomUUID } from 'node:crypto';

export const MINUTE = 60_000;

export class Links<Target> {
	#made = new Map<string, { target: Target; expiresAt: number }>();
	readonly #now: () => number;
	readonly #lifetime: () => number;

	constructor(now: () => number, lifetime: () => number) {
		this.#now = now;
		this.#lifetime = lifetime;
	}

	/** The token that stands in the link. */
	make(target: Target): string {
		const token = randomUUID();
		this.#made.set(token, { target, expiresAt: this.#now() + this.#lifetime() });
		return token;
	}

	find(token: string): { target: Target; expired: boolean } | undefined {
		const found = this.#made.get(token);
		return found && { target: found.target, expired: this.#now() >= found.expiresAt };
	}

	clear(): void {
		this.#made.clear();
	}
}
