import type { IExecuteFunctions } from 'n8n-workflow';

import { readCall, type Call } from '../../../nodes/Hiworks/approval/callback';
import {
	callbackSecret,
	executionUrl,
	isPrivate,
	otherUrl,
	triggerUrl,
	withSecret,
} from '../../../nodes/Hiworks/approval/callbackUrl';
import { compare } from '../../../nodes/Hiworks/approval/confirm';
import { decisionOf, isFinal } from '../../../nodes/Hiworks/approval/decision';
import { warningsOf } from '../../../nodes/Hiworks/approval/draft';
import { isRequestHash, joinState, newRequestHash, splitState } from '../../../nodes/Hiworks/approval/requestHash';
import contract from '../../../sandbox/contracts/hiworks.openapi.json';
import fc from '../../support/properties';
import { errorOf } from '../shared/korea/support';

const HASH = '0123456789abcdef0123456789abcdef';

describe('states', () => {
	it.each([
		['progress', 'inProgress', false],
		['complete', 'approved', true],
		['rejected', 'rejected', true],
		['canceled', 'canceled', true],
		['cancelled', 'canceled', true],
		['deleted', 'deleted', true],
		[' Complete ', 'approved', true],
		['archived', 'other', false],
		['', 'other', false],
		['constructor', 'other', false],
		['approved', 'other', false],
	])('%p is %s', (vendorState, decision, final) => {
		expect([decisionOf(vendorState), isFinal(decisionOf(vendorState))]).toEqual([decision, final]);
	});

	it('knows all of the contract', () => {
		const states = contract.webhooks.approvalStateChanged.get.parameters.find(({ name }) => name === 'state')
			?.schema as { anyOf: Array<{ enum?: string[]; const?: string }> };
		const known = states.anyOf.flatMap((one) => one.enum ?? [one.const ?? '']);
		expect(known.length).toBeGreaterThanOrEqual(6);
		expect(known.filter((state) => decisionOf(state) === 'other')).toEqual([]);
	});
});

describe('the request hash', () => {
	it('is 32 hexadecimal digits, never the same', () => {
		const hashes = Array.from({ length: 100 }, newRequestHash);
		expect([hashes.every(isRequestHash), new Set(hashes).size]).toEqual([true, 100]);
	});

	it.each<[string, string | null, string | null]>([
		[HASH, HASH, null],
		[`${HASH}.order-1`, HASH, 'order-1'],
		[`${HASH}.a.b.`, HASH, 'a.b.'],
		[`${HASH}.`, HASH, null],
		['', null, null],
		['order-1', null, 'order-1'],
		['1.5', null, '1.5'],
		[`${HASH}0.x`, null, `${HASH}0.x`],
		[`${HASH.toUpperCase()}.x`, null, `${HASH.toUpperCase()}.x`],
		[`.${HASH}`, null, `.${HASH}`],
	])('%p is split into %p and %p', (given, requestHash, state) => {
		expect(splitState(given)).toEqual({ requestHash, state });
	});

	it('comes back whole, whatever the user gave', () => {
		fc.assert(
			fc.property(fc.option(fc.string({ minLength: 1 }), { nil: undefined }), (state) => {
				const requestHash = newRequestHash();
				const told = joinState(requestHash, state) ?? '';
				expect(splitState(told)).toEqual({ requestHash, state: state ?? null });
			}),
		);
	});
});

const VALUES = {
	office_id: '123456',
	approval_key: 'd2f2297d',
	approval_id: '1234567',
	approval_code: 'QW-테스트-근무-2022-0004',
	state: 'complete',
	request_hash: `${HASH}.주문 1/2`,
};
const query = (changes: Partial<typeof VALUES> = {}) =>
	Object.entries({ ...VALUES, ...changes })
		.map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
		.join('&');
const READ = {
	officeId: '123456',
	approvalKey: 'd2f2297d',
	approvalId: '1234567',
	approvalCode: 'QW-테스트-근무-2022-0004',
	vendorState: 'complete',
	decision: 'approved',
	requestHash: HASH,
	state: '주문 1/2',
};

describe('a call', () => {
	it.each([
		['?', '/webhook-waiting/5?signature=ab12&cb=1?'],
		['&', '/webhook-waiting/5?signature=ab12&cb=1&'],
		['? twice', '/webhook-waiting/5?signature=ab12&cb=1??'],
		['?&', '/webhook-waiting/5?signature=ab12&cb=1?&'],
		['? behind no query', '/webhook/a/a/approval/secret?'],
		['& behind no query', '/webhook/a/a/approval/secret&'],
	])('is read with %s', (_, begin) => {
		expect(readCall(begin + query())).toEqual({ kind: 'callback', callback: READ });
	});

	it('in any order, with more behind it', () => {
		const reversed = query().split('&').reverse().join('&');
		expect(readCall(`/w?signature=a&cb=1?${reversed}&signature=b`)).toEqual({ kind: 'callback', callback: READ });
	});

	it.each([
		'/w',
		'/w?',
		'/w?signature=ab&cb=1',
		'/w?utm_source=x',
		'/w?cb=1%3Foffice_id=7',
		'/w?cb=1&amp;approval_key=a',
	])('%s has nothing of Hiworks in it', (url) => {
		expect(readCall(url)).toEqual({ kind: 'none' });
	});

	it.each<[string, Partial<typeof VALUES>]>([
		['approval_key', { approval_key: '' }],
		['approval_key', { approval_key: 'a b' }],
		['approval_key', { approval_key: 'a'.repeat(201) }],
		['approval_id', { approval_id: '' }],
		['approval_id', { approval_id: '../users' }],
		['approval_id', { approval_id: '1/2' }],
		['approval_id', { approval_id: '1'.repeat(21) }],
		['state', { state: '' }],
		['state', { state: 'a b' }],
		['request_hash', { request_hash: 'x'.repeat(1001) }],
	])('without a usable %s cannot be used: %p', (name, changes) => {
		expect(readCall(`/w?${query(changes)}`)).toEqual({ kind: 'unreadable', why: `The call has no usable "${name}"` });
	});

	it('may lack what decides nothing', () => {
		expect(readCall('/w?approval_key=k&approval_id=1&state=cancelled')).toEqual({
			kind: 'callback',
			callback: {
				officeId: null,
				approvalKey: 'k',
				approvalId: '1',
				approvalCode: null,
				vendorState: 'cancelled',
				decision: 'canceled',
				requestHash: null,
				state: null,
			},
		});
	});

	it('never breaks, whatever comes', () => {
		const kinds = new Set<Call['kind']>();
		fc.assert(
			fc.property(
				fc.webPath(),
				fc.array(
					fc.constantFrom(
						'?',
						'&',
						'=',
						'%',
						'%ED',
						'state',
						'approval_key',
						'approval_id',
						'request_hash',
						'1',
						'.',
						'#',
					),
					{ maxLength: 30 },
				),
				(at, parts) => {
					kinds.add(readCall(`/${at}${parts.join('')}`).kind);
				},
			),
			{ numRuns: 500 },
		);
		expect(kinds.has('none') && kinds.has('unreadable')).toBe(true);
	});
});

describe('the address for decisions', () => {
	const context = (resumeUrl: unknown, id: string | undefined = '5') =>
		({
			getExecutionId: () => id,
			getWorkflowDataProxy: () => ({ $execution: { resumeUrl } }),
		}) as unknown as IExecuteFunctions;

	it('of this execution ends in a parameter of ours', () => {
		expect(executionUrl(context('https://n8n.example.com/webhook-waiting/5?signature=ab12'), 0)).toBe(
			'https://n8n.example.com/webhook-waiting/5?signature=ab12&cb=1',
		);
		expect(executionUrl(context('https://n8n.example.com/webhook-waiting/5'), 0)).toBe(
			'https://n8n.example.com/webhook-waiting/5?cb=1',
		);
	});

	it.each<[string, unknown, string | undefined]>([
		['no execution', 'https://n8n.example.com/webhook-waiting/5', ''],
		['an unknown one', 'https://n8n.example.com/webhook-waiting/__UNKNOWN__?signature=a', '5'],
		['no address', undefined, '5'],
		['no URL', 'webhook-waiting/5', '5'],
	])('of %s is none', (_, url, id) => {
		expect(() => executionUrl(context(url, id), 0)).toThrow('no address that Hiworks could call');
	});

	const CREDENTIALS = { callbackSecret: ' callback-secret_0123456789 ' };
	it.each([
		[
			'https://n8n.example.com/webhook/a/a/approval/:secret',
			'https://n8n.example.com/webhook/a/a/approval/callback-secret_0123456789',
		],
		[
			'https://n8n.example.com/webhook/a/a/approval/%3Asecret/',
			'https://n8n.example.com/webhook/a/a/approval/callback-secret_0123456789',
		],
		[
			'http://localhost:5678/webhook-test/a/a/approval/:secret',
			'http://localhost:5678/webhook-test/a/a/approval/callback-secret_0123456789',
		],
	])('of the trigger gets the secret: %s', (pasted, url) => {
		expect(withSecret(triggerUrl(pasted), CREDENTIALS)).toBe(url);
	});

	it.each([
		'https://n8n.example.com/webhook/a/approval',
		'https://n8n.example.com/:secret/approval',
		'https://n8n.example.com/approval/:secrets',
		'https://n8n.example.com/approval/:secret?a=1',
		'https://:secret@n8n.example.com/',
		':secret',
		'ftp://n8n.example.com/:secret',
	])("%s is not the trigger's", (pasted) => {
		const error = errorOf(() => triggerUrl(pasted));
		// An address of this kind may have the secret in it already.
		expect(error.found).toBeUndefined();
	});

	it.each([
		'',
		'  ',
		'short',
		'fifteen-signs-1',
		'with space 0123456789',
		'slash/0123456789abc',
		'비밀번호비밀번호비밀번호비밀번호',
		'a'.repeat(101),
		undefined,
		5,
	])('%p is no secret', (secret) => {
		const error = errorOf(() => callbackSecret({ callbackSecret: secret }));
		expect([error.path, error.found]).toEqual([['The Hiworks credential', 'Callback Secret'], undefined]);
	});

	it('may be any other', () => {
		expect(otherUrl('https://example.com/hook?a=1')).toBe('https://example.com/hook?a=1');
		expect(errorOf(() => otherUrl('javascript:alert(1)')).expected).toContain('https://');
	});

	it.each([
		['http://localhost:5678/x', true],
		['http://127.0.0.1/x', true],
		['http://127.8.8.8/x', true],
		['http://[::1]/x', true],
		['http://0.0.0.0/x', true],
		['http://n8n.localhost/x', true],
		['http://192.168.0.10:5678/x', true],
		['http://10.1.2.3/x', true],
		['http://172.16.0.1/x', true],
		['http://172.31.255.1/x', true],
		['http://169.254.1.1/x', true],
		['http://100.64.0.1/x', true],
		['http://[fd00::1]/x', true],
		['http://[fe80::1]/x', true],
		['http://[::ffff:10.0.0.1]/x', true],
		['http://n8n:5678/x', true],
		['http://n8n.local./x', true],
		['https://n8n.internal/x', true],
		['https://nas.lan/x', true],
		['http://172.32.0.1/x', false],
		['http://172.15.0.1/x', false],
		['http://192.169.0.1/x', false],
		['http://100.128.0.1/x', false],
		['http://11.0.0.1/x', false],
		['http://[2001:db8::1]/x', false],
		['http://[::ffff:203.0.113.1]/x', false],
		['https://10.example.com/', false],
		['https://internal.example.com/', false],
		['https://n8n.example.com/', false],
		['http://127.example.com/', false],
		['http://localhost.example.com/', false],
	])('%s is of this machine or its network only: %p', (url, expected) => {
		expect(isPrivate(url)).toBe(expected);
	});

	it.each<[string, 'execution' | 'trigger' | 'url', string | undefined, number, RegExp[]]>([
		['https://n8n.example.com/webhook-waiting/5', 'execution', 'order-1', 1, []],
		['http://localhost/webhook-waiting/5', 'execution', undefined, 1, [/this machine or of its own network/]],
		['https://n8n.example.com/webhook-waiting/5', 'execution', undefined, 2, [/Loop Over Items/]],
		['https://n8n.example.com/webhook/a', 'trigger', undefined, 2, []],
		['https://n8n.example.com/webhook-test/a', 'trigger', '주문', 1, [/test URL/, /encoded/]],
		['https://n8n.example.com/webhook/a', 'url', 'a&b', 1, [/encoded/]],
		['https://erp.example.com/a?key=1', 'url', undefined, 1, [/has a query/]],
		['https://erp.example.com/a#b', 'url', undefined, 1, []],
		['https://n8n.example.com/webhook-waiting/5?cb=1', 'execution', undefined, 1, []],
	])('%s to %s with %p and %d items warns of %p', (url, sendDecisionsTo, state, items, expected) => {
		const warnings = warningsOf(url, { sendDecisionsTo }, state, items);
		expect(warnings).toEqual(expected.map((words) => expect.stringMatching(words)));
	});
});

describe('what Hiworks shows', () => {
	it.each<[string, string | null, object]>([
		['complete', 'complete', { outcome: 'agrees' }],
		['canceled', 'cancelled', { outcome: 'agrees' }],
		['complete', 'rejected', { outcome: 'differs', shows: 'rejected', mayFollow: false }],
		['complete', 'progress', { outcome: 'differs', shows: 'progress', mayFollow: true }],
		['complete', 'archived', { outcome: 'differs', shows: 'archived', mayFollow: true }],
		['complete', null, { outcome: 'differs', shows: 'no such document', mayFollow: true }],
		['rejected', null, { outcome: 'differs', shows: 'no such document', mayFollow: true }],
		['deleted', null, { outcome: 'gone' }],
		['canceled', null, { outcome: 'gone' }],
		['deleted', 'complete', { outcome: 'differs', shows: 'complete', mayFollow: false }],
		['progress', 'progress', { outcome: 'agrees' }],
		['progress', 'complete', { outcome: 'agrees' }],
		['progress', 'archived', { outcome: 'differs', shows: 'archived', mayFollow: true }],
		['archived', 'archived', { outcome: 'agrees' }],
		['archived', 'restored', { outcome: 'differs', shows: 'restored', mayFollow: true }],
	])('to "%s" it shows %p: %p', (vendorState, shown, expected) => {
		expect(compare({ vendorState, decision: decisionOf(vendorState) }, shown)).toEqual(expected);
	});
});
