/** Pictures of a screen have few colors: with a palette they take a third of the room. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

function* chunksOf(png: Buffer): Generator<[type: string, data: Buffer]> {
	for (let at = SIGNATURE.length; at < png.length;) {
		const length = png.readUInt32BE(at);
		yield [png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length)];
		at += 12 + length;
	}
}

function chunk(type: string, data: Buffer): Buffer {
	const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	sum.writeUInt32BE(crc32(content));
	return Buffer.concat([length, content, sum]);
}

function paeth(left: number, above: number, corner: number): number {
	const [toLeft, toAbove, toCorner] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs);
	if (toLeft! <= toAbove! && toLeft! <= toCorner!) return left;
	return toAbove! <= toCorner! ? above : corner;
}

/** Takes the filters off, in place (https://www.w3.org/TR/png/#9Filters); a line begins with the number of its own. */
function unfilter(lines: Buffer, line: number, step: number): void {
	for (let start = 0; start < lines.length; start += line) {
		const filter = lines[start];
		for (let at = start + 1; at < start + line; at++) {
			const isFirst = at - start <= step;
			const left = isFirst ? 0 : lines[at - step]!;
			const above = start === 0 ? 0 : lines[at - line]!;
			const corner = isFirst || start === 0 ? 0 : lines[at - line - step]!;
			const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter!]!;
			lines[at] = lines[at]! + guess;
		}
	}
}

/** Colors that look alike, by the upper 5 bits of red, green and blue; their sums and how often they stand there. */
interface Kin {
	sums: [number, number, number];
	count: number;
}

const kinOf = (red: number, green: number, blue: number) => ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
const colorOf = ({ sums, count }: Kin) => sums.map((sum) => Math.round(sum / count));
const distance = (left: number[], right: number[]) => left.reduce((sum, part, n) => sum + (part - right[n]!) ** 2, 0);

/**
 * The same picture with at most 256 colors, those that stand there most often.
 *
 * @param png as Chromium writes it: 8 bits a channel, not interlaced; what it shows through counts as opaque
 */
export function withPalette(png: Buffer): Buffer {
	const chunks = [...chunksOf(png)];
	const header = Buffer.from(chunks[0]![1]);
	const [width, height, channels] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9] === 6 ? 4 : 3];
	const lines = inflateSync(Buffer.concat(chunks.filter(([type]) => type === 'IDAT').map(([, data]) => data)));
	const line = 1 + width * channels;
	unfilter(lines, line, channels);

	const kins = new Map<number, Kin>();
	const pixels = new Uint16Array(width * height);
	for (let pixel = 0; pixel < pixels.length; pixel++) {
		const at = Math.floor(pixel / width) * line + 1 + (pixel % width) * channels;
		const [red, green, blue] = [lines[at]!, lines[at + 1]!, lines[at + 2]!];
		const key = (pixels[pixel] = kinOf(red, green, blue));
		const kin = kins.get(key);
		if (!kin) kins.set(key, { sums: [red, green, blue], count: 1 });
		else {
			kin.sums[0] += red;
			kin.sums[1] += green;
			kin.sums[2] += blue;
			kin.count++;
		}
	}
	const palette = [...kins.values()]
		.toSorted((one, other) => other.count - one.count)
		.slice(0, 256)
		.map(colorOf);
	const places = new Map<number, number>();
	for (const [key, kin] of kins) {
		const distances = palette.map((color) => distance(color, colorOf(kin)));
		places.set(key, distances.indexOf(Math.min(...distances)));
	}
	const indexed = Buffer.alloc(height * (width + 1));
	for (const [pixel, key] of pixels.entries())
		indexed[Math.floor(pixel / width) * (width + 1) + 1 + (pixel % width)] = places.get(key)!;
	// 3: each pixel is a place in the palette.
	header[9] = 3;
	return Buffer.concat([
		SIGNATURE,
		chunk('IHDR', header),
		chunk('PLTE', Buffer.from(palette.flat())),
		chunk('IDAT', deflateSync(indexed, { level: 9 })),
		chunk('IEND', Buffer.alloc(0)),
	]);
}
