/** Who may ask the emulated Bolta, and whose documents they see. */
import { withBolta } from '../support/bolta.ts';
import { basic, invoice, type Sent } from '../support/client.ts';

const { sandbox, issue, lookUp, read } = withBolta();

describe('who asks', () => {
	const withAuthorization = (value: string): Sent => ({ key: '', headers: { Authorization: value } });
	test.each<[string, Sent]>([
		['no key', { key: '' }],
		['a key of no mode', { key: 'prod_key' }],
		['a bare prefix', { key: 'test_' }],
		['no colon', withAuthorization(`Basic ${Buffer.from('test_key').toString('base64')}`)],
		['a password', withAuthorization(`Basic ${Buffer.from('test_key:secret').toString('base64')}`)],
		['a password that ends in a colon', withAuthorization(basic('test_key:secret'))],
		['base64 without its padding', withAuthorization(basic('test_ke').replace('=', ''))],
		['another scheme', withAuthorization('Bearer test_key')],
		['no base64', withAuthorization('Basic test_key:')],
		['the key uncoded', withAuthorization('test_key')],
	])('%s gets 401 without a body', async (_name, sent) => {
		expect(await issue('a', invoice(), sent)).toMatchObject({ status: 401, text: '' });
		expect(await lookUp('a', sent)).toMatchObject({ status: 401, text: '' });
		expect(sandbox.bolta.ledger()).toEqual([]);
	});

	test('only listed keys, when there is a list', async () => {
		sandbox.bolta.configure({ keys: ['test_known'] });
		expect(await lookUp('a', { key: 'test_known' })).toMatchObject({ status: 400 });
		expect(await lookUp('a', { key: 'test_other' })).toMatchObject({ status: 401, text: '' });
	});

	test('test and live keys, and two keys of one mode, share nothing', async () => {
		const key = (await issue('same', invoice(), { key: 'test_one' })).json.issuanceKey;
		const live = (await issue('same', invoice({ purpose: 'RECEIPT' }), { key: 'live_one' })).json.issuanceKey;
		expect(await issue('same', invoice(), { key: 'test_two' })).toMatchObject({ status: 200 });
		expect(await issue('same', invoice(), { key: 'test_one' })).toMatchObject({ status: 400 });
		expect(await read(key, { key: 'live_one' })).toMatchObject({ status: 404 });
		expect(await read(live, { key: 'live_one' })).toMatchObject({ status: 200 });
		expect(await read(key, { key: 'test_two' })).toMatchObject({ status: 404 });
		expect(sandbox.bolta.ledger('test').map(({ account }) => account)).toEqual(['test-1', 'test-3']);
		expect(sandbox.bolta.ledger('live')).toEqual([expect.objectContaining({ issuanceKey: live, mode: 'live' })]);
		expect(sandbox.bolta.ledger()).toHaveLength(3);
	});
});
