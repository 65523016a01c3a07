import { toMultipart, type FilePart, type FormValue } from '../../../nodes/shared/http/multipart';
import fc from '../../support/properties';

const full = process.env.TEST_SIZE === 'full';

/** Node's own reader of forms, which knows nothing of the one that wrote it. */
async function read({ contentType, body }: { contentType: string; body: Buffer }) {
	const form = await new Response(new Uint8Array(body), { headers: { 'Content-Type': contentType } }).formData();
	return await Promise.all(
		[...form].map(async ([name, value]) =>
			typeof value === 'string'
				? [name, value]
				: [name, { name: value.name, type: value.type, bytes: Buffer.from(await value.arrayBuffer()) }],
		),
	);
}

const file = (changes: Partial<FilePart> = {}): FilePart => ({
	name: 'a.txt',
	type: 'text/plain',
	bytes: Buffer.from('x'),
	...changes,
});

describe('toMultipart', () => {
	it('is what RFC 7578 says, to the byte', () => {
		const { contentType, body } = toMultipart({ note: '메모', file: file({ name: '파일.txt' }) });
		const boundary = /^multipart\/form-data; boundary=([\x21-\x7e]{1,70})$/.exec(contentType)?.[1];
		expect(body.toString()).toBe(
			[
				`--${boundary}`,
				'Content-Disposition: form-data; name="note"',
				'',
				'메모',
				`--${boundary}`,
				'Content-Disposition: form-data; name="file"; filename="파일.txt"',
				'Content-Type: text/plain',
				'',
				'x',
				`--${boundary}--`,
				'',
			].join('\r\n'),
		);
	});

	it('has another boundary each time', () => {
		expect(new Set(Array.from({ length: 100 }, () => toMultipart({}).contentType)).size).toBe(100);
	});

	it('leaves out what is undefined, and repeats the name for several files', async () => {
		expect(await read(toMultipart({ nothing: undefined, files: [file(), file({ name: 'b.txt' })] }))).toMatchObject([
			['files', { name: 'a.txt' }],
			['files', { name: 'b.txt' }],
		]);
	});

	it.each(['a"b.txt', 'a\r\nContent-Type: x.txt', '"; name="other', 'ㄱ\n.pdf'])(
		'lets the name %j end neither the quotes nor the line',
		async (name) => {
			const [[field, { name: told }]] = (await read(toMultipart({ file: file({ name }) }))) as [[string, FilePart]];
			// The reader may undo the escapes, or not: either way it is one name of one field.
			expect([
				field,
				[name, name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')].includes(told),
			]).toEqual(['file', true]);
		},
	);

	it('of nothing is read as nothing', () => {
		expect(toMultipart({}).body.toString()).toMatch(/^--.*--\r\n$/);
	});

	it('is read as it was written: any bytes, any names', async () => {
		const word = fc.stringMatching(/^[a-zA-Z가-힣0-9_ .()-]{1,30}$/).map((text) => text.trim() || 'x');
		const bytes = fc
			.oneof(
				fc.uint8Array({ maxLength: 2_000 }),
				fc.constantFrom('\r\n', '--', '\r\n--', '\r\n\r\n', '------n8n-').map((text) => Buffer.from(text)),
			)
			.map((array) => Buffer.from(array));
		const part = fc.record({
			name: word,
			type: fc.constantFrom('application/pdf', 'text/plain', 'application/octet-stream', 'image/png'),
			bytes,
		});
		// A reader may turn single line breaks of plain texts into pairs.
		const value: fc.Arbitrary<FormValue> = fc.oneof(word, part, fc.array(part, { minLength: 1, maxLength: 3 }));
		const form = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{1,10}$/), value), {
			selector: ([name]) => name,
			minLength: 1,
			maxLength: 5,
		});
		await fc.assert(
			fc.asyncProperty(form, async (entries) => {
				const expected = entries.flatMap(([name, one]) =>
					(Array.isArray(one) ? (one as FilePart[]) : [one as string | FilePart]).map((inner) => [name, inner]),
				);
				expect(await read(toMultipart(Object.fromEntries(entries)))).toEqual(expected);
			}),
			{ seed: 20_260_131, numRuns: full ? 10_000 : 200 },
		);
	});
});
