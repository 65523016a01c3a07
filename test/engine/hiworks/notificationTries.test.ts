/** A later try may put notifications together otherwise: what each item sent counts, not the call that it went in. */
import type { INodeParameters } from 'n8n-workflow';

import { CONTINUE, office, withStandInOffice } from '../support/hiworks';
import { rows, told } from '../support/reports';

const hiworks = withStandInOffice();

const FIELDS = { userIds: '={{ $json.to }}', message: '={{ $json.m }}', link: 'https://example.com/1' };
const options = (usersPerCall: number) => ({ options: { usersPerCall, itemsInFlight: 1 } });
const to = (user: string, m = '알림') => ({ to: user, m });
const users = () => hiworks.seen.map(({ body }) => body.user_list.join());

const FIVE = ['a', 'b', 'c', 'd'].map((user) => to(user)).concat(to('e', '둘'));

/** The first try ends with the call for `user`; then the same execution goes on with other fields. */
async function retried(fields: INodeParameters, user: 'c' | 'e' = 'e') {
	let isFirst = true;
	hiworks.reply = ({ body }) => {
		if (!isFirst || !body.user_list.includes(user)) return undefined;
		isFirst = false;
		return user === 'e' ? { body: { code: 'ERR', message: '' } } : 'lost';
	};
	const asked = { ...FIELDS, ...options(2) };
	const { error, run } = await office(hiworks, 'notification.send', asked, { input: FIVE });
	expect(error).toBeDefined();
	return await office(
		hiworks,
		'notification.send',
		{ ...asked, ...fields },
		{ input: FIVE, retryOf: run, ...CONTINUE },
	);
}

it.each([1, 3, 100])('with up to %i users in a call nobody gets a second one', async (most) => {
	const result = await retried(options(most));
	expect(users()).toEqual(['a,b', 'c,d', 'e', 'e']);
	expect(rows(result).map(({ status, usersInCall, duplicate }) => [status, usersInCall, duplicate])).toEqual([
		...[0, 1, 2, 3].map(() => ['accepted', 2, false]),
		['accepted', 1, false],
	]);
});

it('of users to whom something else was sent nobody gets what the text is now', async () => {
	const result = await retried({ message: '={{ $json.m + $json.to }}' });
	expect(users()).toEqual(['a,b', 'c,d', 'e', 'e']);
	expect(rows(result).map((row) => (row.error ? told(row).code : row.status))).toEqual([
		...[0, 1, 2, 3].map(() => 'OTHER_CONTENT'),
		'accepted',
	]);
});

it('what was lost stays unknown for each of its items, whatever goes with it now', async () => {
	const result = await retried(options(1), 'c');
	expect(users()).toEqual(['a,b', 'c,d', 'e']);
	expect(rows(result).map((row) => (row.error ? told(row).outcome : row.status))).toEqual([
		'accepted',
		'accepted',
		'unknown',
		'unknown',
		'accepted',
	]);
	expect(rows(result)[3]).toMatchObject({
		message: expect.stringMatching(/an earlier try of this execution sent it.*ask one of the users whether/),
	});
});

it('of what a later try refuses to send each item is told as done that is', async () => {
	const result = await retried({ link: 'example.com' });
	expect(rows(result).map((row) => told(row).outcome)).toEqual(['unknown', 'unknown', 'unknown', 'unknown', 'notSent']);
	expect(rows(result)[1]?.message).toContain('An earlier try of this execution has done it');
});
