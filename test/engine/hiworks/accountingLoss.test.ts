/** Lost answers, refused keys and Retry On Fail: nothing is done twice, and what is not known is not called done. */
import type { INodeParameters } from 'n8n-workflow';

import type { Fault } from '../../../sandbox/index.ts';
import {
	ACCOUNT,
	count,
	createAgainst,
	entries,
	fieldsOf,
	outputs,
	withOffice,
	type Entry,
	type ListRow,
	type More,
} from '../support/hiworksOffice';
import { locator } from '../support/operations';
import { told } from '../support/reports';
import { asSoonAs } from '../support/vendor';

const { sandbox, lists, records, setRecords, methods, bodies } = withOffice();

const ALL = entries('costCenter', 5);
const CONTINUE = { onError: 'continueRegularOutput' } as const;

interface Case {
	name: string;
	method: string;
	action: string;
	/** Of the vendor before, and after all of it is done. */
	before: Entry[];
	after: Entry[];
	go(more?: More, options?: INodeParameters): ReturnType<typeof lists>;
}

const renamed = (one: Entry) => ({ ...one, name: `${one.name} 새` });
const CASES: Case[] = [
	{
		name: 'Create',
		method: 'POST',
		action: 'created',
		before: [],
		after: ALL,
		go: async (more, options = {}) => await lists('costCenter.create', fieldsOf('costCenter', { options }), ALL, more),
	},
	{
		name: 'Update',
		method: 'PUT',
		action: 'updated',
		before: ALL,
		after: ALL.map(renamed),
		go: async (more, options = {}) =>
			await lists(
				'costCenter.update',
				{ matchBy: 'code', key: locator('={{ $json.code }}'), changes: { name: '={{ $json.name }} 새' }, options },
				ALL,
				more,
			),
	},
	{
		name: 'Delete',
		method: 'DELETE',
		action: 'deleted',
		before: ALL,
		after: [],
		go: async (more, options = {}) =>
			await lists('costCenter.delete', { code: locator('={{ $json.code }}'), options }, ALL, more),
	},
];

const outcomes = (rows: ListRow[]) =>
	rows.map((row) => (row.error ? told(row).outcome : row.recovered ? 'recovered' : 'done'));

describe.each(CASES)('$name', ({ method, action, before, after, go }) => {
	beforeEach(() => setRecords('costCenter', before));
	const fault = (kind: Fault['kind'], nth: number | number[] = 1): Fault => ({ kind, match: { method, nth } });
	/** What is refused may be there all the same; what is refused to go may never have been there. */
	const afterRefusal = method === 'DELETE' ? [] : ['GET'];

	it.each(['resetAfter', 'truncatedJson', '200withoutKey'] as const)(
		'whose answer was lost after it was done is looked up, not sent again (%s)',
		async (kind) => {
			sandbox.hiworks.setFaults([fault(kind)]);
			const result = await go();
			expect(result.error?.message).toBeUndefined();
			expect(outputs(result)).toEqual(
				ALL.map(({ code }) => expect.objectContaining({ action, code, recovered: true, message: null })),
			);
			expect(methods()).toEqual([method, 'GET']);
			expect(records('costCenter')).toEqual(after);
		},
	);

	it.each(['resetBefore', '500', '408', 'redirect'] as const)(
		'that was lost before it was done is sent once more (%s)',
		async (kind) => {
			sandbox.hiworks.setFaults([fault(kind)]);
			const result = await go();
			expect(outcomes(outputs(result))).toEqual(ALL.map(() => 'done'));
			expect(methods()).toEqual([method, 'GET', method]);
			expect(records('costCenter')).toEqual(after);
		},
	);

	it('that was lost twice is unknown, and not sent a third time', async () => {
		sandbox.hiworks.setFaults([fault('resetBefore', [1, 2])]);
		const rows = outputs(await go(CONTINUE));
		expect(rows.map((row) => [told(row).outcome, row.error?.description])).toEqual(
			ALL.map(() => ['unknown', 'Look in Hiworks whether it took effect before you send it again.']),
		);
		expect(methods()).toEqual([method, 'GET', method]);
	});

	it('that is refused when it is sent once more stays unknown: the first may still take effect', async () => {
		sandbox.hiworks.setFaults([fault('resetBefore', 1), fault('200errorEnvelope', 2)]);
		expect(outcomes(outputs(await go(CONTINUE)))).toEqual(ALL.map(() => 'unknown'));
		expect(methods()).toEqual([method, 'GET', method, 'GET']);
	});

	it('stays unknown when the list cannot be read', async () => {
		sandbox.hiworks.setFaults([fault('resetAfter'), { kind: '500', match: { method: 'GET' } }]);
		expect(outcomes(outputs(await go(CONTINUE)))).toEqual(ALL.map(() => 'unknown'));
		expect(count(methods())).toEqual({ [method]: 1, GET: 3 });
		expect(records('costCenter')).toEqual(after);
	});

	it('with one of three calls lost looks up that one only', async () => {
		sandbox.hiworks.setFaults([fault('resetBefore', 2)]);
		expect(outcomes(outputs(await go({}, { rowsPerCall: 2, itemsInFlight: 1 })))).toEqual(ALL.map(() => 'done'));
		expect(methods()).toEqual([method, method, 'GET', method, method]);
		expect(records('costCenter')).toEqual(after);
	});

	it('goes out again once after 429', async () => {
		sandbox.hiworks.setFaults([{ kind: '429', match: { method, nth: 1 } }]);
		expect(outcomes(outputs(await go()))).toEqual(ALL.map(() => 'done'));
		expect(methods()).toEqual([method, method]);
	});

	it('stops at a refused key; what was not started is not sent', async () => {
		sandbox.hiworks.setFaults([fault('401empty', 2)]);
		const rows = outputs(await go(CONTINUE, { rowsPerCall: 2, itemsInFlight: 1 }));
		expect(rows.map((row) => (row.error ? [told(row).outcome, told(row).code] : 'done'))).toEqual([
			'done',
			'done',
			['rejected', null],
			['rejected', null],
			['notSent', 'NOT_STARTED'],
		]);
		expect(methods()).toEqual([method, method]);
	});

	it('stops at a key that is told to be refused with HTTP 200', async () => {
		sandbox.hiworks.configure({ officeTokens: ['another-office-token'], refusal: '200' });
		const rows = outputs(await go(CONTINUE, { rowsPerCall: 2, itemsInFlight: 1 }));
		expect(rows.map((row) => [told(row).outcome, told(row).code])).toEqual([
			['rejected', 'EXPIRED'],
			['rejected', 'EXPIRED'],
			...[0, 1, 2].map(() => ['notSent', 'NOT_STARTED']),
		]);
		expect(methods()).toEqual([method]);
	});

	it('is not done again by Retry On Fail where it was done', async () => {
		sandbox.hiworks.setFaults([fault('200errorEnvelope', 2)]);
		const result = await go({ retryOnFail: { maxTries: 2 } }, { rowsPerCall: 2, itemsInFlight: 1 });
		expect(result.error?.message).toBeUndefined();
		expect(outcomes(outputs(result))).toEqual(ALL.map(() => 'done'));
		// One try of two calls; then what was left, in calls of its own.
		expect(methods()).toEqual([method, method, ...afterRefusal, method, method]);
		const sends = sandbox.hiworks.requests().filter((request) => request.method === method);
		const firsts = sends.map(({ referenceId }) => referenceId);
		expect(firsts).toEqual(['C0000', 'C0002', 'C0002', 'C0004']);
		expect(records('costCenter')).toEqual(after);
	});

	it.each([
		['done', 'resetAfter', [method, 'GET', method, 'GET']],
		['not done', 'resetBefore', [method, 'GET', method, 'GET', method]],
	] as const)('lost twice, and %s, is looked up before Retry On Fail sends anything', async (_, kind, calls) => {
		sandbox.hiworks.setFaults([fault('resetBefore', 1), fault(kind, 2)]);
		const result = await go({ retryOnFail: { maxTries: 2 } });
		expect(result.error?.message).toBeUndefined();
		expect(outcomes(outputs(result))).toEqual(ALL.map(() => (kind === 'resetAfter' ? 'recovered' : 'done')));
		expect(methods()).toEqual(calls);
		expect(records('costCenter')).toEqual(after);
	});

	it('whose list could not be read is found by Retry On Fail, and not done twice', async () => {
		sandbox.hiworks.setFaults([fault('resetAfter'), { kind: '500', match: { method: 'GET', nth: [1, 2, 3] } }]);
		const result = await go({ retryOnFail: { maxTries: 2 } });
		expect(result.error?.message).toBeUndefined();
		expect(outcomes(outputs(result))).toEqual(ALL.map(() => 'recovered'));
		expect(methods()).toEqual([method, 'GET', 'GET', 'GET', 'GET']);
		expect(records('costCenter')).toEqual(after);
	});

	it('is not sent again by Retry On Fail while the list cannot be read', async () => {
		sandbox.hiworks.setFaults([fault('resetAfter'), { kind: '500', match: { method: 'GET' } }]);
		const { error } = await go({ retryOnFail: { maxTries: 2 } });
		expect(error?.message).toContain('The outcome is unknown: an earlier try of this execution sent it');
		expect(error?.description).toMatch(/^It was not sent again\. Look /);
		expect(count(methods())).toEqual({ [method]: 1, GET: 6 });
		expect(records('costCenter')).toEqual(after);
	});

	it('that a later try is refused stays unknown, since an earlier one may still take effect', async () => {
		sandbox.hiworks.setFaults([fault('resetBefore', [1, 2]), fault('200errorEnvelope', 3)]);
		const { error } = await go({ retryOnFail: { maxTries: 2 } });
		expect(error?.message).toContain(
			'The outcome is unknown: an earlier try may have taken effect, and the last one met: ',
		);
		expect(methods()).toEqual([method, 'GET', method, 'GET', method, 'GET']);
		expect(records('costCenter')).toEqual(before);
	});

	it('whose list is refused to this key stops the run', async () => {
		sandbox.hiworks.setFaults([fault('resetAfter'), { kind: '401empty', match: { method: 'GET' } }]);
		const rows = outputs(await go(CONTINUE, { rowsPerCall: 2, itemsInFlight: 1 }));
		expect(rows.map((row) => [told(row).outcome, told(row).code])).toEqual([
			['unknown', 'ECONNRESET'],
			['unknown', 'ECONNRESET'],
			...[0, 1, 2].map(() => ['notSent', 'NOT_STARTED']),
		]);
		expect(methods()).toEqual([method, 'GET']);
	});

	it('with one refused row is tried again with that row alone', async () => {
		sandbox.hiworks.configure({ failingCodes: ['C0003'] });
		const mended = () =>
			asSoonAs(
				() => sandbox.hiworks.requests()[0]?.answeredAt != null,
				() => sandbox.hiworks.configure({ failingCodes: [] }),
			);
		const result = await go({ retryOnFail: { maxTries: 2 }, running: mended });
		expect(result.error?.message).toBeUndefined();
		expect(outcomes(outputs(result))).toEqual(ALL.map(() => 'done'));
		const sends = sandbox.hiworks.requests().filter((request) => request.method === method);
		expect(sends.map(({ referenceId }) => referenceId)).toEqual(['C0000', 'C0003']);
		expect(records('costCenter').sort((a, b) => a.code!.localeCompare(b.code!))).toEqual(after);
	});
});

const EMPTY = { status: 200, body: { code: 'SUC', data: [] } };

it('A row that the answer lacks is looked up, and sent again where it is not there', async () => {
	const have: object[] = [];
	const result = await createAgainst(
		(request, body) => {
			if (request.method === 'GET') return { status: 200, body: { code: 'SUC', data: have } };
			const rows = (JSON.parse(body) as { list: Array<{ department_code: string }> }).list;
			const isFirst = rows.length === 3;
			// Of the first call only row 0 is answered; row 1 was done all the same, row 2 was not.
			if (isFirst)
				have.push({ no: '1', code: 'C0001', name: '이름 1', ext_key: 'erp-1', use_flag: 'Y', updatedate: '' });
			const answered = isFirst ? rows.slice(0, 1) : rows;
			return { status: 201, body: answered.map((row) => ({ ...row, code: 'SUC', msg: '' })) };
		},
		'costCenter',
		entries('costCenter', 3),
	);
	expect(outcomes(outputs(result))).toEqual(['done', 'recovered', 'done']);
	expect(result.requests.map((one) => one.split(' ')[0])).toEqual(['POST', 'GET', 'POST']);
});

it('A row that is never answered is unknown', async () => {
	const result = await createAgainst(
		({ method }) => (method === 'GET' ? EMPTY : { status: 201, body: [] }),
		'costCenter',
		entries('costCenter', 1),
		CONTINUE,
	);
	expect(outputs(result)[0]).toMatchObject({
		error: { message: 'The outcome is unknown: Hiworks answered without this row', outcome: 'unknown' },
	});
	expect(result.requests).toHaveLength(3);
});

it('A refusal after an uncertain try shows no bank account, whatever the vendor repeats', async () => {
	let posts = 0;
	const refusal = { status: 200, body: { code: 'ERR', msg: `계좌 ${ACCOUNT(0)}을 쓸 수 없습니다.` } };
	const { error } = await createAgainst(
		({ method }) => (method === 'GET' ? EMPTY : ++posts < 3 ? { status: 500 } : refusal),
		'accountingCustomer',
		entries('accountingCustomer', 1),
		{ retryOnFail: { maxTries: 2 } },
	);
	expect(posts).toBe(3);
	expect(error?.message).toMatch(/^The outcome is unknown: .*계좌 \*\*\*을 쓸 수 없습니다/);
	expect(JSON.stringify([error?.message, error])).not.toContain(ACCOUNT(0));
});

it.each([
	['an envelope without SUC', { code: 'EXPIRED', msg: '만료된 토큰입니다.' }, 'rejected', 'EXPIRED'],
	['an envelope with SUC and no rows', { code: 'SUC', message: '' }, 'unknown', null],
	['rows without a code', [{ department_code: 'C0000', msg: '' }], 'unknown', null],
])('HTTP 200 with %s is no success', async (_, body, outcome, code) => {
	const result = await createAgainst(
		({ method }) => ({ status: method === 'GET' ? 500 : 200, body }),
		'costCenter',
		entries('costCenter', 1),
		CONTINUE,
	);
	expect(told(outputs(result)[0])).toMatchObject({ outcome, code });
});

it('HTTP 200 instead of 201 and 202 is a success', async () => {
	sandbox.hiworks.configure({ successStatus: '200' });
	for (const { go } of [CASES[0]!, CASES[2]!]) expect(outcomes(outputs(await go()))).toEqual(ALL.map(() => 'done'));
});

it('Rows are found by their old code, though the answer has both', async () => {
	// Codes move on by one: the new code of each row is the old code of the next.
	setRecords('costCenter', [...ALL].reverse());
	const input = ALL.map((one, n) => ({ ...one, name: `C000${n + 1}` })).reverse();
	sandbox.hiworks.configure({ rowOrder: 'shuffled', failingCodes: ['C0002'] });
	const result = await lists(
		'costCenter.update',
		{ matchBy: 'code', key: locator('={{ $json.code }}'), changes: { code: '={{ $json.name }}' } },
		input,
		CONTINUE,
	);
	expect(outputs(result).map(({ code, error }) => code ?? error?.message)).toEqual([
		'C0005',
		'C0004',
		expect.stringContaining('처리하지'),
		expect.stringContaining('이미'),
		expect.stringContaining('이미'),
	]);
	expect(bodies('PUT')[0].list.map(({ department_code }: Record<string, string>) => department_code)).toEqual([
		'C0004',
		'C0003',
		'C0002',
		'C0001',
		'C0000',
	]);
});

it('Too few calls left: nothing is sent', async () => {
	sandbox.hiworks.configure({ rateHeaders: true, callsUsed: 995 });
	const result = await CASES[0]!.go(CONTINUE, { keepCalls: 3, rowsPerCall: 1, itemsInFlight: 1 });
	expect(outputs(result).map((row) => (row.error ? [told(row).outcome, told(row).code] : row.callsRemaining))).toEqual([
		4,
		3,
		['notSent', 'QUOTA'],
		['notSent', 'NOT_STARTED'],
		['notSent', 'NOT_STARTED'],
	]);
	expect(records('costCenter').map(({ code }) => code)).toEqual(['C0000', 'C0001']);
});
