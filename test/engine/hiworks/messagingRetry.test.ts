/** Retry On Fail runs all items again: nobody gets a message twice, whatever was lost (D9). */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { moveCalendar } from '../support/clock';
import { CONTINUE, office, withStandInOffice, type More, type Reply, type Seen } from '../support/hiworks';
import { fileItem, withFiles } from '../support/hiworksBillRun';
import { rows, told } from '../support/reports';

const hiworks = withStandInOffice();

interface Case {
	name: string;
	fields: INodeParameters;
	/** Who a request is for. */
	receivers(body: any): string[];
	input?: (...receivers: string[]) => IDataObject[];
}

const items = (...receivers: string[]) => receivers.map((r) => ({ r }));

const CASES: Case[] = [
	{
		name: 'sms.send',
		fields: { sender: '02-000-1234', receiver: '={{ $json.r }}', message: '본문' },
		receivers: (body) => [body.receiver],
	},
	{
		name: 'sms.send',
		fields: {
			sender: '02-000-1234',
			receiver: '={{ $json.r }}',
			message: '본문',
			options: { sendAt: '={{ $now.plus(1, "hour") }}' },
		},
		receivers: (body) => [body.receiver],
	},
	{
		name: 'alimtalk.send',
		fields: { receiver: '={{ $json.r }}', templateName: '주문', message: '본문' },
		receivers: ({ data }) => [data.attributes.to],
	},
	{ name: 'mail.send', fields: { to: '={{ $json.r }}@example.com', content: '본문' }, receivers: (body) => [body.to] },
	{
		name: 'mail.send',
		fields: { to: '={{ $json.r }}@example.com', content: '본문', options: { attachments: 'data' } },
		receivers: (body) => [body.to],
		input: (...receivers) =>
			withFiles(...receivers.map((r) => fileItem({ r }, { data: { name: 'a.txt', bytes: Buffer.from('파일') } }))),
	},
	{
		name: 'notification.send',
		fields: { userIds: '={{ $json.r }}', message: '={{ $json.r }}', link: 'https://example.com' },
		receivers: (body) => body.user_list,
	},
	{
		name: 'notification.send',
		fields: { userIds: '={{ $json.r }}', message: '같은', link: 'https://example.com', options: { usersPerCall: 1 } },
		receivers: (body) => body.user_list,
	},
	{ name: 'sms.cancelScheduled', fields: { refKey: '={{ $json.r }}' }, receivers: (body) => [body.ref_key] },
	{
		name: 'sms.reschedule',
		fields: { refKey: '={{ $json.r }}', sendAt: '2099-01-31 09:00' },
		receivers: (body) => [body.ref_key],
	},
];

const [FIRST, SECOND, THIRD] = ['01000000001', '01000000002', '01000000003'] as const;

describe.each(CASES)('$name with $fields', ({ name, fields, receivers, input = items }) => {
	const isFor = (seen: Seen, receiver: string) => receivers(seen.body).some((one) => one.includes(receiver.slice(1)));
	const sentTo = (receiver: string) => hiworks.seen.filter((seen) => isFor(seen, receiver)).length;
	/** Says it once, to the first request for this receiver; then as documented. */
	const onceTo = (receiver: string, reply: Reply) => {
		let said = false;
		hiworks.reply = (seen) => {
			if (said || !isFor(seen, receiver)) {
				// Of a mail the documented answer names others.
				return seen.path.endsWith('sendMail')
					? { body: { code: 'SUC', result: { successList: [seen.body.to] } } }
					: undefined;
			}
			said = true;
			return reply;
		};
	};
	const go = async (more: More) =>
		await office(
			hiworks,
			name,
			{ ...fields, options: { ...(fields.options as object), itemsInFlight: 1 } },
			{ input: input(FIRST, SECOND, THIRD), ...more },
		);

	it.each<[string, Reply]>([
		['connection lost', 'lost'],
		['HTTP 500', { status: 500, body: {} }],
		['half an answer', { text: '{"code":' }],
	])('sends no second one after an answer was lost: %s', async (_, reply) => {
		onceTo(SECOND, reply);
		const { error } = await go({ retryOnFail: { maxTries: 3 } });
		expect(error?.message).toContain('The outcome is unknown: an earlier try of this execution sent it');
		expect(error?.description).toMatch(/^It was not sent again\. .*(look|ask|run)/i);
		expect([FIRST, SECOND, THIRD].map(sentTo)).toEqual([1, 1, 0]);
	});

	it('sends the rest once what was refused goes through', async () => {
		onceTo(SECOND, { body: { code: 'ERR', message: '잠시 후 다시' } });
		const { error, outputs } = await go({ retryOnFail: { maxTries: 2 } });
		expect(error?.message).toBeUndefined();
		expect(outputs[0]!.map(({ json: { duplicate, recovered } }) => [duplicate, recovered])).toEqual(
			[FIRST, SECOND, THIRD].map(() => [false, false]),
		);
		expect([FIRST, SECOND, THIRD].map(sentTo)).toEqual([1, 2, 1]);
	});

	it('sends nothing again by itself, on continue too', async () => {
		onceTo(SECOND, 'lost');
		const all = rows(await go(CONTINUE));
		expect(all.map((row) => (row.error === undefined ? 'done' : told(row).outcome))).toEqual([
			'done',
			'unknown',
			'done',
		]);
		expect([FIRST, SECOND, THIRD].map(sentTo)).toEqual([1, 1, 1]);
	});

	it('repeats a 429, which took nothing', async () => {
		onceTo(SECOND, { status: 429, body: { code: 'ERR', message: 'limit' }, headers: { 'Retry-After': '1' } });
		const { error } = await go({});
		expect(error?.message).toBeUndefined();
		expect([FIRST, SECOND, THIRD].map(sentTo)).toEqual([1, 2, 1]);
	});

	it.each([
		['1.5', 2],
		['90.5', 1],
	])('waits for a part of a second too, and for no more than a minute: %s', async (seconds, sends) => {
		onceTo(SECOND, { status: 429, body: { code: 'ERR', message: 'limit' }, headers: { 'Retry-After': seconds } });
		await go(CONTINUE);
		expect([FIRST, SECOND, THIRD].map(sentTo)).toEqual([1, sends, 1]);
	});

	it('keeps equal items apart', async () => {
		onceTo(THIRD, 'lost');
		const { outputs } = await go({ input: input(FIRST, FIRST) });
		expect(outputs[0]).toHaveLength(2);
		expect(sentTo(FIRST)).toBe(2);
	});
});

it('does not call a message too late that an earlier try has sent in time', async () => {
	moveCalendar('2026-01-31T00:00:00Z');
	const sendAt = '2026-01-31 09:10';
	hiworks.reply = ({ body }) => {
		if (body.receiver === FIRST || body.send_date === '') return undefined;
		// The second try comes when the time has passed.
		moveCalendar('2026-01-31T00:20:00Z');
		return { body: { code: 'ERR', message: '잠시 후 다시' } };
	};
	const { error } = await office(
		hiworks,
		'sms.send',
		{ sender: '02-000-1234', receiver: '={{ $json.r }}', message: '본문', options: { sendAt, itemsInFlight: 1 } },
		{ input: items(FIRST, SECOND), retryOnFail: { maxTries: 2 } },
	);
	expect(error?.message).toContain(`Send At: the time ${sendAt}:00 has passed (in Seoul it is 2026-01-31 09:2`);
	expect(error?.description).toContain('Already done (1):\nitem 0');
	expect(hiworks.seen.map(({ body }) => body.receiver)).toEqual([FIRST, SECOND]);
});

it('does not call a time too late to which an earlier try has moved a message', async () => {
	moveCalendar('2026-01-31T00:00:00Z');
	hiworks.reply = ({ body }) => {
		if (body.ref_key === 'k0') return undefined;
		// The second try comes when the message is out.
		moveCalendar('2026-01-31T00:20:00Z');
		return 'lost';
	};
	const { error } = await office(
		hiworks,
		'sms.reschedule',
		{ refKey: '={{ $json.r }}', sendAt: '2026-01-31 09:10', options: { itemsInFlight: 1 } },
		{ input: items('k0', 'k1'), retryOnFail: { maxTries: 2 } },
	);
	expect(error?.message).toContain('The outcome is unknown: an earlier try of this execution sent it');
	expect(error?.description).toContain('Already done (1):\nitem 0');
	expect(hiworks.seen.map(({ body }) => body.ref_key)).toEqual(['k0', 'k1']);
});

it.each<[string, INodeParameters, (body: any) => string]>([
	['sms.reschedule', { refKey: '={{ $json.r }}', sendAt: '2026-01-31 09:10' }, (body) => body.ref_key],
	[
		'alimtalk.send',
		{
			receiver: '={{ $json.r }}',
			templateName: '주문',
			message: '본문',
			options: { sendAt: '2026-01-31 09:10' },
		},
		(body) => body.data.attributes.to,
	],
])('%s sends nothing for a time that has passed since it was refused', async (name, fields, receiver) => {
	moveCalendar('2026-01-31T00:00:00Z');
	hiworks.reply = ({ body }) => {
		if (receiver(body).includes(FIRST.slice(1))) return undefined;
		moveCalendar('2026-01-31T00:20:00Z');
		return { body: { code: 'ERR', message: '잠시 후 다시' } };
	};
	const { error } = await office(
		hiworks,
		name,
		{ ...fields, options: { ...(fields.options as object), itemsInFlight: 1 } },
		{ input: items(FIRST, SECOND), retryOnFail: { maxTries: 2 } },
	);
	expect(error?.message).toContain('Send At: the time 2026-01-31 09:10:00 has passed (in Seoul it is 2026-01-31 09:2');
	expect(error?.description).toContain('Already done (1):\nitem 0');
	expect(hiworks.seen).toHaveLength(2);
});

it('does not mail those again who were reached, where one was missed', async () => {
	hiworks.reply = ({ body }) => ({
		body: { code: 'SUC', result: { successList: [String(body.to).split(',')[0]], dupList: [], wrongList: [] } },
	});
	const { error } = await office(
		hiworks,
		'mail.send',
		{ to: 'a@example.com, b@example.com', content: '본문', options: { failOnAnyMiss: true } },
		{ retryOnFail: { maxTries: 3 } },
	);
	expect(error?.message).toContain('did not send the mail to b@example.com');
	expect(hiworks.seen).toHaveLength(1);
});

it('notifies a group once, whatever else of the run fails', async () => {
	let refused = 0;
	hiworks.reply = ({ body }) =>
		body.message === '둘' && refused++ === 0 ? { body: { code: 'ERR', message: '' } } : undefined;
	const input = ['하나', '둘', '하나', '둘'].map((m, n) => ({ m, r: `u${n}` }));
	const { error, outputs } = await office(
		hiworks,
		'notification.send',
		{
			userIds: '={{ $json.r }}',
			message: '={{ $json.m }}',
			link: 'https://example.com',
			options: { itemsInFlight: 1 },
		},
		{ input, retryOnFail: { maxTries: 2 } },
	);
	expect(error?.message).toBeUndefined();
	expect(outputs[0]).toHaveLength(4);
	expect(hiworks.seen.map(({ body }) => body.user_list.join())).toEqual(['u0,u2', 'u1,u3', 'u1,u3']);
});

it.each([
	[
		'sms.send',
		{
			sender: '02-000-1234',
			receiver: '010-0000-0001',
			message: '본문',
			options: { sendAt: '={{ $now.plus(1, "hour") }}' },
		},
	],
	[
		'alimtalk.send',
		{
			receiver: '010-0000-0001',
			templateName: '주문',
			message: '본문',
			options: { sendAt: '={{ $now.plus(1, "hour") }}' },
		},
	],
	['alimtalk.send', { receiver: '010-0000-0001', templateName: '주문', message: '본문' }],
] as Array<[string, INodeParameters]>)(
	'%s knows a message whose time is another in the next try',
	async (name, fields) => {
		moveCalendar('2026-01-31T00:00:00Z');
		hiworks.reply = () => {
			moveCalendar('2026-01-31T00:05:00Z');
			return 'lost';
		};
		const { error } = await office(hiworks, name, fields, { retryOnFail: { maxTries: 2 } });
		expect(error?.message).toContain('an earlier try of this execution sent it');
		expect(hiworks.seen).toHaveLength(1);
	},
);
