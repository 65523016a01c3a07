/** A range of IPv4 addresses, as numbers, both ends included. */
interface Range {
	first: number;
	last: number;
}

/** A list of addresses that may send. */
export interface Senders {
	ranges: Range[];
	/** Entries that are no IPv4 address or range: they let nobody in. */
	unreadable: string[];
}

/** Reads `43.201.136.252, 10.0.0.0/8`; commas, semicolons and white space separate. */
export function parseSenders(text: string): Senders {
	const senders: Senders = { ranges: [], unreadable: [] };
	for (const entry of text.split(/[\s,;]+/).filter(Boolean)) {
		const range = parseRange(entry);
		if (range) senders.ranges.push(range);
		else senders.unreadable.push(entry);
	}
	return senders;
}

/** An empty list lets everybody in. */
export function isAllowed({ ranges, unreadable }: Senders, address: string): boolean {
	if (ranges.length + unreadable.length === 0) return true;
	const number = parseAddress(address);
	return number !== undefined && ranges.some(({ first, last }) => number >= first && number <= last);
}

/** A server that listens for IPv6 too sees IPv4 peers as `::ffff:43.201.136.252`. */
export const plainAddress = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '');

function parseRange(entry: string): Range | undefined {
	const [, address = '', bits = '32'] = /^([\d.]+)(?:\/(\d{1,2}))?$/.exec(entry) ?? [];
	const number = parseAddress(address);
	if (number === undefined || Number(bits) > 32) return undefined;
	const size = 2 ** (32 - Number(bits));
	const first = number - (number % size);
	return { first, last: first + size - 1 };
}

/** Leading zeros are refused: some read them as octal. */
function parseAddress(address: string): number | undefined {
	if (!/^((0|[1-9]\d{0,2})\.){3}(0|[1-9]\d{0,2})$/.test(address)) return undefined;
	const bytes = address.split('.').map(Number);
	return bytes.some((byte) => byte > 255) ? undefined : bytes.reduce((number, byte) => number * 256 + byte, 0);
}
