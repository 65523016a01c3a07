/** Mail: the form, files, and who was reached. */
import { hintsIn } from '../support/hints';
import { CONTINUE, locator, office, withStandInOffice } from '../support/hiworks';
import { fileItem, withFiles } from '../support/hiworksBillRun';
import { rows, told } from '../support/reports';

const hiworks = withStandInOffice();

const MAIL = { to: 'a@example.com', content: '본문' };
const answer = (successList: string[], dupList: string[] = [], wrongList: string[] = []) => ({
	body: { code: 'SUC', message: '', result: { successList, dupList, wrongList } },
});
const sent = () => hiworks.seen[0]?.body;

describe('Send Mail', () => {
	it('sends no field that is not given', async () => {
		await office(hiworks, 'mail.send', MAIL);
		expect(sent()).toEqual({ to: 'a@example.com', user_id: 'admin', content: '본문', save_sent_mail: 'Y' });
	});

	it('joins several addresses by commas, each once', async () => {
		const input = [{ to: ['a@example.com', 'b@example.com', 'a@example.com'] }];
		await office(
			hiworks,
			'mail.send',
			{
				...MAIL,
				to: '={{ $json.to }}',
				userId: locator('kcs'),
				options: { cc: 'c@example.com; d@example.com,\n', saveInSentBox: false },
			},
			{ input },
		);
		expect(sent()).toEqual({
			to: 'a@example.com,b@example.com',
			user_id: 'kcs',
			cc: 'c@example.com,d@example.com',
			content: '본문',
			save_sent_mail: 'N',
		});
	});

	it('keeps the body as it stands', async () => {
		await office(
			hiworks,
			'mail.send',
			{ ...MAIL, content: '={{ $json.c }}' },
			{ input: [{ c: ' <p>본문\n"둘"</p> ' }] },
		);
		expect(sent().content).toBe(' <p>본문\n"둘"</p> ');
	});

	it.each([
		['nobody', { to: ' , ' }, 'To [item 0]: expected at least one mail address'],
		[
			'no address',
			{ to: 'a@example.com, b' },
			'To [item 0]: expected one e-mail address such as name@example.com, without a name around it, found "b"',
		],
		['an address with a name', { options: { cc: '홍길동 <a@example.com>' } }, 'CC [item 0]'],
		['no body', { content: '={{ null }}' }, 'Content [item 0]: expected a value'],
		['no such file', { options: { attachments: 'data' } }, 'found "data"'],
	])('refuses: %s', async (_, changes, words) => {
		const { error } = await office(hiworks, 'mail.send', { ...MAIL, ...changes } as never);
		expect(error?.message).toContain(words);
		expect(hiworks.seen).toEqual([]);
	});

	it('fails where none was reached, with what is wrong', async () => {
		hiworks.reply = () => answer([], [], ['a@example.com']);
		const [row] = rows(await office(hiworks, 'mail.send', MAIL, CONTINUE));
		expect(told(row)).toMatchObject({ outcome: 'rejected', code: 'MAIL_NOT_SENT' });
		expect(row!.error?.description).toContain('It calls wrong: a@example.com.');
	});

	it('tells no secret of what Hiworks says of nobody', async () => {
		hiworks.reply = () => ({ body: { code: 'SUC', message: 'sample-office-token', result: { successList: [] } } });
		expect(rows(await office(hiworks, 'mail.send', MAIL, CONTINUE))[0]!.error?.message).toBe(
			'Hiworks sent the mail to none of the addresses: ***',
		);
	});

	it.each([
		['wrong', answer(['A@example.com'], [], ['b@example.com']), ['b@example.com']],
		['left out', answer(['a@example.com']), ['b@example.com']],
		['named twice', answer(['a@example.com', 'b@example.com'], ['a@example.com']), []],
	])('tells who was missed, and fails by option only: %s', async (_, reply, missedList) => {
		hiworks.reply = () => reply;
		const fields = { ...MAIL, to: 'a@example.com, b@example.com' };
		const { result } = reply.body;
		const sent = await office(hiworks, 'mail.send', fields);
		expect(rows(sent)[0]).toMatchObject({ ...result, missedList });
		expect(hintsIn(sent).map(({ message }) => message)).toEqual(
			missedList.length === 0 ? [] : ['Hiworks did not send the mail to b@example.com.'],
		);
		const [row] = rows(await office(hiworks, 'mail.send', { ...fields, options: { failOnAnyMiss: true } }, CONTINUE));
		if (missedList.length === 0) return expect(row!.error).toBeUndefined();
		expect(row!.error?.message).toContain('did not send the mail to b@example.com');
		expect(row!.error?.description).toContain(
			`It was sent to ${result.successList.join(', ')}: do not send it to them again`,
		);
	});

	it('names a few of those who were missed above the output, of however many items', async () => {
		hiworks.reply = () => answer(['a@example.com']);
		const to = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}@example.com`).join(',');
		const input = [1, 2, 3, 4, 5].map((n) => ({ to: `${to},${n}@example.com` }));
		const [hint] = hintsIn(await office(hiworks, 'mail.send', { ...MAIL, to: '={{ $json.to }}' }, { input }));
		expect(hint?.message).toBe(
			'Hiworks did not send the mail to b@example.com, c@example.com, d@example.com … and 3 more.',
		);
	});

	it('takes lists that are missing as empty, but not the one of the reached', async () => {
		hiworks.reply = () => ({ body: { code: 'SUC', result: { successList: ['a@example.com'], dupList: null } } });
		expect(rows(await office(hiworks, 'mail.send', MAIL))[0]).toMatchObject({ dupList: [], wrongList: [] });
		hiworks.reply = () => ({ body: { code: 'SUC', result: {} } });
		expect(told(rows(await office(hiworks, 'mail.send', MAIL, CONTINUE))[0])).toMatchObject({ outcome: 'unknown' });
	});

	it('fails on HTTP 200 with code ERR', async () => {
		hiworks.reply = () => ({ body: { code: 'ERR', message: '일일 발송량 초과' } });
		const [row] = rows(await office(hiworks, 'mail.send', MAIL, CONTINUE));
		expect(told(row)).toMatchObject({ outcome: 'rejected', code: 'ERR', vendorMessage: '일일 발송량 초과' });
	});

	it.each([408, 500, 503])('sends nothing again after HTTP %d', async (status) => {
		hiworks.reply = () => ({ status, body: {} });
		const [row] = rows(await office(hiworks, 'mail.send', MAIL, CONTINUE));
		expect(told(row)).toMatchObject({ outcome: 'unknown', httpStatus: status });
		expect(row!.error?.description).toContain('sent box');
		expect(hiworks.seen).toHaveLength(1);
	});
});

describe('files', () => {
	const input = withFiles(
		fileItem(
			{},
			{
				data: { name: '견적 "1".txt', type: 'text/plain', bytes: Buffer.from('하나') },
				other: { type: 'text/plain', bytes: Buffer.from('둘') },
			},
		),
	);

	it('go as repeated parts named file', async () => {
		const { error } = await office(
			hiworks,
			'mail.send',
			{ ...MAIL, options: { attachments: 'data, other' } },
			{ input },
		);
		expect(error?.message).toBeUndefined();
		expect(sent().file).toEqual([
			{ name: '견적 %221%22.txt', type: 'text/plain', text: '하나' },
			{ name: 'other', type: 'text/plain', text: '둘' },
		]);
	});

	// What a Code node makes may have none.
	it.each([undefined, '', 'text/plain\r\nX-More: 1', '한글'])('go as bytes where the type is %j', async (mimeType) => {
		const item = { json: {}, binary: { data: { data: Buffer.from('하나').toString('base64'), mimeType } } } as never;
		const fields = { ...MAIL, options: { attachments: 'data' } };
		const { error } = await office(hiworks, 'mail.send', fields, { input: withFiles(item) });
		expect(error?.message).toBeUndefined();
		expect(sent().file).toEqual({ name: 'data', type: 'application/octet-stream', text: '하나' });
	});
});
