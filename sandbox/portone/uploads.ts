/** attachment-three-steps: files wait at addresses of their own until an invoice takes them. */
import { randomUUID } from 'node:crypto';

export interface Upload {
	fileId: string;
	name: string;
	bytes: Buffer | undefined;
	type: string | undefined;
	expiresAt: number;
}

export class Uploads {
	#files = new Map<string, Upload>();
	readonly #now: () => number;
	readonly #lifetime: () => number;

	constructor(now: () => number, lifetime: () => number) {
		this.#now = now;
		this.#lifetime = lifetime;
	}

	make(name: string): string {
		const fileId = `file_${randomUUID()}`;
		this.#files.set(fileId, {
			fileId,
			name,
			bytes: undefined,
			type: undefined,
			expiresAt: this.#now() + this.#lifetime(),
		});
		return fileId;
	}

	find(fileId: string): Upload | undefined {
		return this.#files.get(fileId);
	}

	all(): Upload[] {
		return [...this.#files.values()];
	}

	isOver({ expiresAt }: Upload): boolean {
		return this.#now() >= expiresAt;
	}

	clear(): void {
		this.#files.clear();
	}
}
