/**
 * Bolta's API changed twice without a word on what became of the old form. The documented generation names the party
 * who issues by the header Customer-Key, the next one by Supplier-Key; the newest sends neither and seems to find the
 * issuer by the supplier's number. Which one an account needs is the user's to say, here and nowhere else.
 */
export type PartyKeyHeader = 'customerKey' | 'supplierKey' | 'none';

/** The header that names who issues; none where there is no key to name. */
export function partyHeader(kind: PartyKeyHeader, key: string | undefined): Record<string, string | undefined> {
	if (kind === 'none') return {};
	return kind === 'supplierKey' ? { 'Supplier-Key': key } : { 'Customer-Key': key };
}
