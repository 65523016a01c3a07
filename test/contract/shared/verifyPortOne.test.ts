/** `npm run verify:live -- portone`, against the sandbox in every setting that a question speaks of. */
import type { PortOneSettings } from '../../../sandbox/index.ts';
import { freePort } from '../../../scripts/lib/ports.mts';
import { withVendor } from '../../support/sandbox.ts';
import { expectNothingSecret, findings, verify } from '../support/verify.ts';

const SECRET = 'a-secret-of-somebody';
const NUMBER = '2200000002';
const WEBHOOK_SECRET = `whsec_${Buffer.from('key of a test, thirty-two bytes.').toString('base64')}`;

const sandbox = withVendor('portOne');

const environment = () => ({
	PORTONE_API_SECRET: SECRET,
	PORTONE_SUPPLIER_NUMBER: NUMBER,
	PORTONE_BASE_URL: sandbox.portOne.url,
	PORTONE_LINK_SECONDS: '0',
});

/** Long enough for every state on the way to be seen. */
const SLOWLY = { resultDelayMs: 1_500 };

async function ask(settings: Partial<PortOneSettings>, given: Record<string, string> = {}) {
	sandbox.portOne.configure({ secrets: [SECRET], resultDelayMs: 100, ...settings });
	const { code, output, errors } = await verify({ ...environment(), ...given }, ['portone', '--yes']);
	expect({ code, errors }).toEqual({ code: 0, errors: '' });
	const ids = sandbox.portOne.ledger().map(({ id }) => id);
	expectNothingSecret(output, [SECRET, NUMBER, WEBHOOK_SECRET, ...ids]);
	// PortOne must understand every call.
	expect(sandbox.portOne.requests().flatMap(({ problems }) => problems)).toEqual([]);
	// Nothing of it is real, and nothing stays that can be deleted.
	expect(sandbox.portOne.ledger('live')).toEqual([]);
	expect(sandbox.portOne.counterparties('test')).toEqual([]);
	const left = sandbox.portOne.ledger('test').filter(({ isDeleted }) => !isDeleted);
	expect(left.map(({ status }) => status)).toEqual(['SENDING_COMPLETED']);
	return findings(output);
}

async function withWebhooks(settings: Partial<PortOneSettings>, secret = WEBHOOK_SECRET) {
	const port = await freePort();
	const given = { PORTONE_WEBHOOK_PORT: String(port), PORTONE_WEBHOOK_SECRET: secret };
	return await ask({ webhookUrl: `http://127.0.0.1:${port}/hook`, ...settings }, given);
}

const BODY_KEYS = 'How may a body name an invoice?';
const STATES = 'In which states can an invoice be sent to the tax office?';
const SIGNED = 'Are webhooks of tax invoices signed?';
const ASKED = 'DRAFTED, REQUESTED, REQUEST_CANCELLED, ISSUED, BEFORE_SENDING, SENDING, SENDING_COMPLETED';

test('the one account of all that is told in two', async () => {
	expect(await ask(SLOWLY)).toEqual({
		'Does PortOne accept the secret?': 'accepted',
		'Does a change keep what it leaves out?': 'kept',
		'Is a draft refused whose totals do not add up?': 'refused',
		'Is a draft without tax refused that has one?': 'refused',
		'Is the key of a deleted invoice free again?': 'free again; a deleted invoice is not found',
		[BODY_KEYS]:
			"TAX_INVOICE_ID: accepted; SUPPLIER with brn: accepted; RECIPIENT with brn: accepted; no type, an id: refused; no type, the recipient's key with brn: accepted",
		'By which verb is a file put to its address?': 'PUT',
		'What does totalCount count?': 'all that are found',
		[STATES]: `accepted in ISSUED of ${ASKED}`,
		'In which order do the states come?': 'ISSUED → BEFORE_SENDING → SENDING → SENDING_COMPLETED',
		'Does a link open?': 'opened with 200',
		[SIGNED]: 'not asked: PORTONE_WEBHOOK_PORT is not set',
		'How long does a link work?': expect.stringMatching(/^still works after \d+ s$/),
		'In which form do errors come?': 'plain; with HTTP 200: 0',
	});
});

test('the other account', async () => {
	const found = await withWebhooks({
		...SLOWLY,
		updateLeavesOut: 'emptied',
		checksTotals: false,
		deletedKeys: 'used',
		deletedReads: 'deletedAt',
		bodyKeyTypes: 'documentKeys',
		uploadVerb: 'POST',
		totalCount: 'page',
		sendableStatuses: ['DRAFTED', 'REQUESTED'],
		linkMs: 0,
	});
	expect(found).toMatchObject({
		'Does a change keep what it leaves out?': 'emptied',
		'Is a draft refused whose totals do not add up?': 'accepted',
		'Is a draft without tax refused that has one?': 'accepted',
		'Is the key of a deleted invoice free again?': 'stays used; a deleted invoice is still read',
		[BODY_KEYS]: expect.stringMatching(/^TAX_INVOICE_ID: refused; SUPPLIER with brn: accepted; RECIPIENT/),
		'What does totalCount count?': 'those of the page, or there is only one',
		[STATES]: `accepted in DRAFTED, REQUESTED, ISSUED of ${ASKED}`,
		'Does a link open?': 'opened with 403',
		[SIGNED]: 'not signed',
	});
});

test.each<[string, Partial<PortOneSettings>, Record<string, unknown>]>([
	['files are put by POST', { uploadVerb: 'POST' }, { 'By which verb is a file put to its address?': 'POST' }],
	[
		'a body without a type means an id',
		{ bodyKeyTypeLeftOut: 'TAX_INVOICE_ID' },
		{ [BODY_KEYS]: expect.stringMatching(/no type, an id: accepted; .*with brn: refused$/) },
	],
])('%s', async (_, settings, expected) => {
	expect(await ask(settings)).toMatchObject(expected);
});

test('links that work for a second only', async () => {
	const found = await ask({ linkMs: 1_000 }, { PORTONE_LINK_SECONDS: '2' });
	expect(found).toMatchObject({ 'How long does a link work?': expect.stringMatching(/^works no longer after \d s$/) });
});

test.each([
	['signed', WEBHOOK_SECRET, 'signed, as general webhooks are'],
	[
		'signed with another secret',
		`whsec_${Buffer.from('another').toString('base64')}`,
		'signed, not as general webhooks are',
	],
	['signed, and no secret is known', '', 'signed; set PORTONE_WEBHOOK_SECRET to see by what'],
])('webhooks that are %s', async (_, secret, expected) => {
	expect(await withWebhooks({ webhookSecret: WEBHOOK_SECRET }, secret)).toMatchObject({ [SIGNED]: expected });
});

describe('what it refuses, without sending anything', () => {
	test.each([
		['no secret', { PORTONE_API_SECRET: '' }, 'PORTONE_API_SECRET is missing'],
		['a secret with a blank', { PORTONE_API_SECRET: 'a secret' }, 'PORTONE_API_SECRET cannot'],
		['no number', { PORTONE_SUPPLIER_NUMBER: '' }, 'PORTONE_SUPPLIER_NUMBER is missing'],
		['http to another machine', { PORTONE_BASE_URL: 'http://192.0.2.1' }, 'PORTONE_BASE_URL must be an https address'],
		['a port that is none', { PORTONE_WEBHOOK_PORT: '99999' }, 'PORTONE_WEBHOOK_PORT must be a port'],
	])('%s', async (_, given, message) => {
		const { code, output, errors } = await verify({ ...environment(), ...given }, ['portone', '--yes']);
		expect([code, output]).toEqual([1, '']);
		expect(errors).toContain(message);
		expect(sandbox.portOne.requests()).toEqual([]);
	});

	test('without --yes it says what it would ask', async () => {
		const { code, output, errors } = await verify(environment(), ['portone']);
		expect([code, errors]).toEqual([0, '']);
		expect(output).toContain('a test counterparty, deleted at once');
		expectNothingSecret(output, [SECRET, NUMBER]);
		expect(sandbox.portOne.requests()).toEqual([]);
	});
});

test('a secret that PortOne does not accept ends it at the first call', async () => {
	sandbox.portOne.configure({ secrets: ['another'] });
	const { code, output, errors } = await verify(environment(), ['portone', '--yes']);
	expect([code, output, errors]).toEqual([1, '', 'PortOne does not accept this secret: 401.\n']);
	expect(sandbox.portOne.requests()).toHaveLength(1);
});
