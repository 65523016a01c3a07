/** `npm run verify:live -- bolta`, against the sandbox only: what it finds out, refuses, and must not print. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BoltaSettings } from '../../../sandbox/index.ts';
import { withSandbox } from '../../support/sandbox.ts';
import * as kits from '../support/verify.ts';

const { findings } = kits;
const KEY = 'test_a-secret-of-somebody';
const NUMBER = '2200000002';
const CUSTOMER_KEY = 'customer_bf8paz';

const sandbox = withSandbox();

const verify = (given: Record<string, string> = {}, args = ['--yes'], how?: Parameters<typeof kits.verify>[2]) =>
	kits.verify(
		{ BOLTA_API_KEY: KEY, BOLTA_SUPPLIER_NUMBER: NUMBER, BOLTA_BASE_URL: sandbox.bolta.url, ...given },
		['bolta', ...args],
		how,
	);

function expectNothingSecret(output: string): void {
	const keys = sandbox.bolta.ledger().map(({ issuanceKey }) => issuanceKey);
	kits.expectNothingSecret(output, [KEY, Buffer.from(`${KEY}:`).toString('base64'), CUSTOMER_KEY, ...keys]);
	expect(output).not.toMatch(/(test|live)_\w/);
}

async function ask(settings: Partial<BoltaSettings>, given?: Record<string, string>) {
	sandbox.bolta.reset();
	sandbox.bolta.configure({ keys: [KEY], ...settings });
	const { code, output, errors } = await verify(given);
	expect({ code, errors }).toEqual({ code: 0, errors: '' });
	expectNothingSecret(output);
	// Bolta must understand every call but those that ask what happens without a header, a field, a path or a verb.
	const strange = sandbox.bolta
		.requests()
		.flatMap(({ problems }) => problems)
		.filter(({ where }) => where !== 'path');
	expect(strange.filter(({ message }) => !/taxType|Customer-Key|Supplier-Key/.test(message))).toEqual([]);
	return { output, found: findings(output) };
}

const kinds = () =>
	sandbox.bolta
		.ledger('test')
		.map(({ kind, state }) => `${kind} ${state}`)
		.sort();

describe('what it finds out', () => {
	test('the newest generation, ids answered with 400', async () => {
		const { output, found } = await ask({ generation: 3, issueDelayMs: 1_500, statusLagMs: 1_000 });
		expect(found).toEqual({
			'What does the status look-up answer for an unknown id?': '400',
			'What does a path answer that does not exist?': '404',
			'Does /customers answer?': 'answers, otherwise than a path that does not exist',
			'Does /issuers answer?': 'answers with a bare array; your number is not in it',
			'Does /suppliers answer?': 'answers, otherwise than a path that does not exist',
			"By which verb is an issuer's certificate page asked for?": 'POST',
			'Is Customer-Key still needed?': 'not needed',
			'Is taxType required?': 'required',
			'What does Get answer before the invoice is issued?': expect.stringMatching(/^404; issued within \d\.\d s$/),
			'Does Get show taxType?': 'with taxType',
			'Does the status look-up know an accepted invoice?': 'known later, not at once',
			'A reference id again, with the same content?': '400',
			'A reference id again, with other content?': '400',
			'Does the status look-up cover amendments?': 'covered',
			'Does the status look-up cover reverse requests?': 'covered',
			'Does amend/doubleIssuance answer?': 'answers, otherwise than a path that does not exist',
			'Does the PDF endpoint answer?': 'ready at call 2',
			// A 10th that is no business day moves to the next one.
			'Does the due-date endpoint answer?': expect.stringMatching(/^\d{4}-\d\d-\d\d → \d{4}-\d\d-1\d$/),
			'Which headers come with an accepted invoice?': 'no header of ours is echoed',
			'In which form do errors come?': 'no body, plain; with HTTP 200: 0',
		});
		expect(output).toContain('400 INVALID_REQUEST "존재하지 않는 요청자 관리번호입니다."; keys: code, message');
		expect(output).toContain('202 (status), Retry-After 1; 200 (downloadUrl, filename)');
		expect(output).toContain('without Customer-Key, without taxType: 400 INVALID_REQUEST "taxType 값이 필요합니다."');
		expect(kinds()).toEqual(['issue issued', 'reverseRequest cancelled', expect.stringMatching(/^termination/)]);
	});

	test('the documented generation, ids replayed', async () => {
		const { found } = await ask(
			{ generation: 1, usedId: 'replay', unknownReferenceStatus: 404, lookUpCoversAmendments: false },
			{ BOLTA_CUSTOMER_KEY: CUSTOMER_KEY },
		);
		expect(found).toMatchObject({
			'What does the status look-up answer for an unknown id?': '404',
			'Does /customers answer?': 'answers: your customer key is known',
			'Is Customer-Key still needed?': 'needed',
			'Is taxType required?': 'accepted, not required',
			'What does Get answer before the invoice is issued?': 'not seen: it was issued at once',
			'Does Get show taxType?': 'without taxType',
			'Does the status look-up know an accepted invoice?': 'known at once',
			'A reference id again, with the same content?': 'replay: the same key again',
			'A reference id again, with other content?': '400',
			'Does the status look-up cover amendments?': 'not covered',
			'Does the status look-up cover reverse requests?': 'not covered',
		});
		expect(kinds()).toEqual(['issue issued', 'issue issued', 'reverseRequest cancelled', 'termination issued']);
	});

	test('a customer key where none is needed, ids not checked', async () => {
		const { found } = await ask(
			{ generation: 3, usedId: 'notChecked', issuerListShape: 'issuers' },
			{ BOLTA_CUSTOMER_KEY: CUSTOMER_KEY, BOLTA_SUPPLIER_NUMBER: '123-45-67891' },
		);
		expect(found).toMatchObject({
			'Does /issuers answer?': 'answers with an object; your number is in it',
			'Is Customer-Key still needed?': 'not needed, and accepted when sent',
			'A reference id again, with the same content?': 'not checked: accepted as a second document',
			'A reference id again, with other content?': 'not checked: accepted as a second document',
		});
	});

	test('ids that conflict, and endpoints that are not there', async () => {
		const { found, output } = await ask({
			generation: 3,
			usedId: '409',
			servedOperations: 'partiesByGeneration',
			issuerCertificateVerb: 'GET',
		});
		expect(found).toMatchObject({
			"By which verb is an issuer's certificate page asked for?": 'GET',
			'A reference id again, with the same content?': '409',
			'A reference id again, with other content?': '409',
		});
		expect(output).toContain('unknown key: 404 NOT_FOUND "요청한 경로를 찾을 수 없습니다."');
	});

	test('without the customer key that is needed nothing is settled by guessing', async () => {
		const { found } = await ask({ generation: 1 });
		expect(found).toMatchObject({
			'Is Customer-Key still needed?':
				'not settled: nothing was accepted without it; set BOLTA_CUSTOMER_KEY and ask again',
			'Is taxType required?': 'not settled',
			'A reference id again, with the same content?': 'not asked: no form of Issue was accepted',
			'Does the due-date endpoint answer?': expect.stringContaining(' → '),
		});
		expect(kinds()).toEqual([]);
	});

	test('errors settle nothing, and nothing is sent twice because of them', async () => {
		sandbox.bolta.reset();
		sandbox.bolta.setFaults([
			{ kind: 'resetAfter', match: { route: 'issueTaxInvoice', nth: 1 } },
			{ kind: '500', match: { route: 'issueTaxInvoice' } },
		]);
		const { code, output } = await verify();
		expect(code).toBe(0);
		expectNothingSecret(output);
		expect(findings(output)['Is Customer-Key still needed?']).toContain('not settled');
		expect(output).toMatch(/no answer \(\w+\)/);
		const ids = sandbox.bolta
			.requests()
			.filter(({ route }) => route === 'issueTaxInvoice')
			.map(({ referenceId }) => referenceId);
		expect(new Set(ids).size).toBe(ids.length);
	});
});

describe('what it refuses, without sending anything', () => {
	beforeEach(() => sandbox.bolta.reset());
	afterEach(() => expect(sandbox.bolta.requests()).toEqual([]));

	test.each([
		['no key', { BOLTA_API_KEY: '' }, 'BOLTA_API_KEY is missing'],
		['a live key', { BOLTA_API_KEY: 'live_a-secret' }, 'BOLTA_API_KEY is refused'],
		['a key of no kind', { BOLTA_API_KEY: 'a-secret' }, 'BOLTA_API_KEY is refused'],
		['a live key in other clothes', { BOLTA_API_KEY: ' live_a-secret' }, 'BOLTA_API_KEY is refused'],
		['a key with a colon', { BOLTA_API_KEY: 'test_a-secret:live_a-secret' }, 'BOLTA_API_KEY is refused'],
		['no number', { BOLTA_SUPPLIER_NUMBER: '' }, 'BOLTA_SUPPLIER_NUMBER is missing'],
		['a number that is none', { BOLTA_SUPPLIER_NUMBER: '123' }, 'BOLTA_SUPPLIER_NUMBER is missing or not ten digits'],
		['a customer key with a blank', { BOLTA_CUSTOMER_KEY: 'a secret' }, 'BOLTA_CUSTOMER_KEY cannot'],
		['http to another machine', { BOLTA_BASE_URL: 'http://192.0.2.1' }, 'BOLTA_BASE_URL must be an https address'],
		[
			'a name that only begins like this machine',
			{ BOLTA_BASE_URL: 'http://127.0.0.1.example.com' },
			'BOLTA_BASE_URL must be an https address',
		],
		['a user in the address', { BOLTA_BASE_URL: 'http://a-secret@127.0.0.1:9' }, 'BOLTA_BASE_URL must be a host only'],
		['another scheme', { BOLTA_BASE_URL: 'file:///a-secret' }, 'BOLTA_BASE_URL must be an https address'],
	])('%s', async (_, given, message) => {
		const { code, output, errors } = await verify(given);
		expect([code, output]).toEqual([1, '']);
		expect(errors).toContain(message);
		expect(errors).not.toContain('a-secret');
		expect(errors.trim().split('\n')).toHaveLength(1);
	});

	test('an argument it does not know', async () => {
		expect(await verify({}, ['--yes', '--live'])).toMatchObject({
			code: 1,
			output: '',
			errors: 'The arguments of Bolta are --yes, --report=FILE.\n',
		});
	});

	test('a vendor it does not know', async () => {
		const { code, errors } = await kits.verify({}, ['nobody', '--yes']);
		expect([code, errors]).toEqual([1, expect.stringMatching(/^Say whom to ask: npm run verify:live -- bolta/)]);
	});

	test.each(['', 'no\n', 'yess\n'])(
		'to send without a yes (%j): it says what it would ask, and what that leaves behind',
		async (typed) => {
			const { code, output, errors } = await verify({}, [], { program: kits.TYPED, typed });
			expect([code, errors]).toEqual([0, '']);
			expect(output).toContain('a virtual amendment that offsets the first virtual invoice');
			expect(output).toMatch(/Nothing was sent\.\n$/);
			expectNothingSecret(output);
		},
	);
});

test('a key that Bolta does not accept ends it at the first call', async () => {
	sandbox.bolta.reset();
	sandbox.bolta.configure({ keys: ['test_another'] });
	expect(await verify()).toEqual({ code: 1, output: '', errors: 'Bolta does not accept this key: 401.\n' });
	expect(sandbox.bolta.requests()).toHaveLength(1);
});

test('a redirect is not followed: the key would go along', async () => {
	sandbox.bolta.reset();
	sandbox.bolta.setFaults([{ kind: 'redirect', location: '/v1/elsewhere' }]);
	const { code, output } = await verify();
	expect(code).toBe(0);
	expect(output).toContain('302');
	expect(sandbox.bolta.requests().map(({ path }) => path)).not.toContain('/v1/elsewhere');
});

test('a yes that is typed asks, and the report is written where it is wanted', async () => {
	sandbox.bolta.reset();
	sandbox.bolta.configure({ keys: [KEY] });
	const file = join(mkdtempSync(join(tmpdir(), 'verify-')), 'report.md');
	const { code, output, errors } = await verify({}, [`--report=${file}`], { program: kits.TYPED, typed: 'yes\n' });
	expect([code, errors]).toEqual([0, '']);
	const report = readFileSync(file, 'utf8');
	expect(output).toContain(report);
	expect(report).toMatch(/^# Bolta at 127\.0\.0\.1:\d+, \d{4}-\d\d-\d\d, version \d/);
	expect(findings(report)).toHaveProperty('Is taxType required?');
	expectNothingSecret(report);
});
