/** multipart/form-data, read as strictly as it is defined: a body that only nearly fits is a problem, not a guess. */
import type { Problem } from './wire.ts';

export interface Part {
	name: string;
	/** null: a plain field, not a file. */
	filename: string | null;
	contentType: string | null;
	bytes: Buffer;
}

/** As it stands in a log, which has no place for a file. */
export const describePart = ({ name, filename, contentType, bytes }: Part) => ({
	name,
	filename,
	contentType,
	size: bytes.length,
});

/** The quote and the line break are the only characters of a name that are escaped; the rest is UTF-8 as it is. */
const readName = (text: string) =>
	text.replace(/%(22|0D|0A)/gi, (_found, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function setting(header: string, name: string): string | null {
	const found = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s"]+))`, 'i').exec(header);
	return found ? readName(found[1] ?? found[2]!) : null;
}

function readPart(bytes: Buffer): Part | undefined {
	const end = bytes.indexOf('\r\n\r\n');
	if (end < 0) return undefined;
	const headers = new Map(
		bytes
			.subarray(0, end)
			.toString('utf8')
			.split('\r\n')
			.map((line) => {
				const colon = line.indexOf(':');
				return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const;
			}),
	);
	const disposition = headers.get('content-disposition') ?? '';
	const name = /^form-data\s*;/i.test(disposition) ? setting(disposition, 'name') : null;
	if (name === null) return undefined;
	return {
		name,
		filename: setting(disposition, 'filename'),
		contentType: headers.get('content-type') ?? null,
		bytes: bytes.subarray(end + 4),
	};
}

/** The parts in their order; nothing when the body is not what its header says. */
export function readMultipart(bytes: Buffer, header: string, problems: Problem[]): Part[] | undefined {
	const boundary = setting(header, 'boundary');
	if (!boundary) {
		problems.push({ where: 'content-type', message: 'multipart/form-data needs a boundary' });
		return undefined;
	}
	const broken = (message: string) => {
		problems.push({ where: 'body', message });
		return undefined;
	};
	// Every boundary but the first follows a line break; with one put in front they are all alike.
	const [body, separator] = [Buffer.concat([Buffer.from('\r\n'), bytes]), Buffer.from(`\r\n--${boundary}`)];
	const parts: Part[] = [];
	let at = body.indexOf(separator);
	if (at !== 0) return broken('does not begin with its boundary');
	for (;;) {
		const start = at + separator.length;
		const next = body.subarray(start, start + 2).toString('latin1');
		if (next === '--') return parts;
		if (next !== '\r\n') return broken('a boundary is not the end of its line');
		at = body.indexOf(separator, start);
		if (at < 0) return broken('has no closing boundary');
		const part = readPart(body.subarray(start + 2, at));
		if (!part) return broken('a part has no name');
		parts.push(part);
	}
}
