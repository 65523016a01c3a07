/** The most that PortOne gives at once (PortOne OpenAPI, getB2bTaxInvoices). */
export const LARGEST_PAGE = 1000;

/** A search travels as a JSON object in the query of a GET (PortOne OpenAPI, x-portone-query-or-body). */
export const searchQuery = (search: object) => ({ requestBody: JSON.stringify(search) });

/** How often a list of several pages is read, at most. */
const MOST_PASSES = 3;

/**
 * All entries of a list in pages counted from 0, each once: while pages are read, new entries may push others to the
 * next. What leaves it meanwhile, as with a filter of statuses, pulls others to a page that was read: a list of several
 * pages is read again until nothing new comes. The last page is the one that is not full; what PortOne's `totalCount`
 * counts is ambiguous.
 * @param limit of the entries wanted; undefined: all
 */
export async function allPages<Entry extends { id: string }>(
	limit: number | undefined,
	page: (pageNumber: number, pageSize: number) => Promise<Entry[]>,
): Promise<Entry[]> {
	const size = Math.min(limit ?? LARGEST_PAGE, LARGEST_PAGE);
	const entries = new Map<string, Entry>();
	const isEnough = () => limit !== undefined && entries.size >= limit;
	for (let passes = 0, known = -1; passes < MOST_PASSES && entries.size > known && !isEnough(); passes++) {
		known = entries.size;
		let pageNumber = 0;
		for (let isFull = true; isFull && !isEnough(); pageNumber++) {
			const read = await page(pageNumber, size);
			for (const entry of read) entries.set(entry.id, entry);
			isFull = read.length >= size;
		}
		if (pageNumber === 1) break;
	}
	return [...entries.values()].slice(0, limit);
}
