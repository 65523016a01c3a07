/**
 * pdf-two-step, pdf-url-5-minutes: a file is made when it is first asked for, and is then had by a link without
 * credentials.
 */
import type { RawRequest } from '../contract.ts';
import type { Page } from '../host.ts';
import { Links, MINUTE } from '../links.ts';
import { tinyPdf } from '../pdf.ts';
import { readHeaders, type Problem } from '../wire.ts';
import type { Entry } from './ledger.ts';
import type { BoltaSettings } from './settings.ts';

export class Files {
	#asked = new Map<Entry, { times: number; firstAt: number }>();
	readonly #links: Links<Entry>;
	readonly #settings: BoltaSettings;
	readonly #now: () => number;

	constructor(settings: BoltaSettings, now: () => number) {
		this.#settings = settings;
		this.#now = now;
		this.#links = new Links(now, () => 5 * MINUTE);
	}

	/** Where the file is, or nothing while it is being made. */
	ask(entry: Entry): { path: string; filename: string } | undefined {
		const now = this.#now();
		const asked = this.#asked.get(entry) ?? { times: 0, firstAt: now };
		asked.times += 1;
		this.#asked.set(entry, asked);
		if (asked.times <= this.#settings.pdfPolls || now < asked.firstAt + this.#settings.pdfDelayMs) return undefined;
		return { path: `/files/${this.#links.make(entry)}.pdf`, filename: `전자세금계산서-${entry.issuanceKey}.pdf` };
	}

	/**
	 * The file behind a link, as a storage service serves it: the link is the permission, and a second one is refused.
	 */
	page({ method, target, rawHeaders }: RawRequest): Page | undefined {
		const token = /^\/files\/([^/?]+)\.pdf$/.exec(target)?.[1];
		if (token === undefined) return undefined;
		const found = this.#links.find(token);
		const problems: Problem[] = [];
		if (readHeaders(rawHeaders).has('authorization'))
			problems.push({ where: 'header', message: 'a link to a file was sent credentials' });
		const text = (status: number, words: string, headers = {}) => ({
			status,
			headers,
			raw: { type: 'text/plain', bytes: Buffer.from(words) },
		});
		return {
			route: 'downloadPdf',
			referenceId: found?.target.clientReferenceId ?? null,
			about: found?.target.issuanceKey ?? '',
			problems,
			answer() {
				if (method !== 'GET') return text(405, 'Method Not Allowed', { Allow: 'GET' });
				if (problems.length > 0) return text(400, 'Only one way to authorize is allowed.');
				if (!found) return text(404, 'Not Found');
				if (found.expired) return text(403, 'The link has expired.');
				return { status: 200, raw: { type: 'application/pdf', bytes: tinyPdf(found.target.issuanceKey) } };
			},
		};
	}

	clear(): void {
		this.#asked.clear();
		this.#links.clear();
	}
}
