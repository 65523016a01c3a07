/**
 * quota-daily, rate-headers: successful calls of one office and one day; each emulated API counts its own. That a day
 * is one in Seoul is an assumption.
 */
import { seoulDay } from '../../seoul.ts';
import type { HiworksBillSettings } from './settings.ts';

type QuotaSettings = Pick<HiworksBillSettings, 'dailyLimit' | 'callsUsed' | 'rateHeaders'>;

export class Quota {
	#day = '';
	#counted = 0;
	readonly #settings: QuotaSettings;
	readonly #now: () => number;

	constructor(settings: QuotaSettings, now: () => number) {
		this.#settings = settings;
		this.#now = now;
	}

	remaining(): number {
		const today = seoulDay(this.#now());
		if (this.#day !== '' && today !== this.#day) this.#settings.callsUsed = 0;
		if (today !== this.#day) [this.#day, this.#counted] = [today, 0];
		return Math.max(0, this.#settings.dailyLimit - this.#settings.callsUsed - this.#counted);
	}

	count(): void {
		this.#counted += 1;
	}

	headers(): Record<string, string> {
		if (!this.#settings.rateHeaders) return {};
		return {
			'x-ratelimit-limit': String(this.#settings.dailyLimit),
			'x-ratelimit-remaining': String(this.remaining()),
		};
	}

	clear(): void {
		[this.#day, this.#counted] = ['', 0];
	}
}
