import type { Call, Callback } from '../../../nodes/Hiworks/approval/callback';
import type { Confirmation } from '../../../nodes/Hiworks/approval/confirm';
import { decisionOf } from '../../../nodes/Hiworks/approval/decision';
import { judgeDecision } from '../../../nodes/Hiworks/approval/waiting';
import { HiworksApprovalTrigger } from '../../../nodes/Hiworks/HiworksApprovalTrigger.node';
import { dedupeKeyOf, judgeCall } from '../../../nodes/Hiworks/trigger/receive';
import { readTriggerSettings, type TriggerSettings } from '../../../nodes/Hiworks/trigger/settings';
import { say } from '../../../nodes/Hiworks/words';
import { errorOf } from '../shared/korea/support';
import { onceTold } from '../shared/onceTold';

const HASH = '0123456789abcdef0123456789abcdef';
const NOW = new Date('2026-01-30T15:00:00Z');
const AGREES: Confirmation = { outcome: 'agrees' };
const DIFFERS: Confirmation = { outcome: 'differs', shows: 'progress', mayFollow: true };
const UNAVAILABLE: Confirmation = { outcome: 'unavailable', why: 'Hiworks answered with HTTP 500', final: false };

function callback(vendorState: string, changes: Partial<Callback> = {}): Callback {
	return {
		officeId: '1',
		approvalKey: 'key',
		approvalId: '7',
		approvalCode: 'QW-1',
		vendorState,
		decision: decisionOf(vendorState),
		requestHash: HASH,
		state: 'order-1',
		...changes,
	};
}
const called = (vendorState: string, changes?: Partial<Callback>): Call => ({
	kind: 'callback',
	callback: callback(vendorState, changes),
});
const UNREADABLE: Call = { kind: 'unreadable', why: say`The call has no usable "state"` };

describe('a call to an execution that waits', () => {
	async function decide(
		call: Call,
		{
			resumeOnProgress = false,
			confirmation = AGREES as Confirmation | undefined,
			awaited = { approvalKey: 'key', requestHash: HASH },
		} = {},
	) {
		const confirm = jest.fn(async () => confirmation as Confirmation);
		const verdict = await judgeDecision(call, {
			awaited,
			resumeOnProgress,
			confirm: confirmation && confirm,
			now: NOW,
		});
		return { verdict, asked: confirm.mock.calls.length };
	}

	it.each<[string, Call, Parameters<typeof decide>[1], object, number]>([
		['nothing of Hiworks', { kind: 'none' }, {}, { result: 'ignored' }, 0],
		['unreadable', UNREADABLE, {}, { result: 'refused', status: 400, message: 'The call has no usable "state"' }, 0],
		['another key', called('complete', { approvalKey: 'other' }), {}, { result: 'refused', status: 403 }, 0],
		['another hash', called('complete', { requestHash: 'f'.repeat(32) }), {}, { result: 'refused', status: 403 }, 0],
		['no hash', called('complete', { requestHash: null }), {}, { result: 'refused', status: 403 }, 0],
		[
			'nothing awaited',
			called('complete', { approvalKey: '', requestHash: '' }),
			{ awaited: { approvalKey: '', requestHash: '' } },
			{ result: 'refused', status: 403 },
			0,
		],
		['handed in', called('progress'), {}, { result: 'ignored', reason: 'not decided', notable: false }, 0],
		['not known', called('archived'), {}, { result: 'ignored', reason: 'not decided', notable: true }, 0],
		['not known, on progress', called('archived'), { resumeOnProgress: true }, { result: 'ignored' }, 0],
		[
			'handed in, on progress',
			called('progress'),
			{ resumeOnProgress: true },
			{ result: 'emitted', output: { decision: 'inProgress', approved: false, confirmed: true } },
			1,
		],
		[
			'approved',
			called('complete'),
			{},
			{
				result: 'emitted',
				output: {
					decision: 'approved',
					approved: true,
					timedOut: false,
					confirmed: true,
					receivedAt: '2026-01-31T00:00:00.000+09:00',
				},
			},
			1,
		],
		[
			'rejected',
			called('rejected'),
			{},
			{ result: 'emitted', output: { decision: 'rejected', approved: false, confirmed: true } },
			1,
		],
		[
			'deleted and gone',
			called('deleted'),
			{ confirmation: { outcome: 'gone' } },
			{ result: 'emitted', output: { decision: 'deleted', approved: false, confirmed: null } },
			1,
		],
		[
			'shown otherwise',
			called('complete'),
			{ confirmation: DIFFERS },
			{ result: 'refused', status: 503, detail: '"complete" was told, "progress" is shown' },
			1,
		],
		[
			'Hiworks not there',
			called('complete'),
			{ confirmation: UNAVAILABLE },
			{ result: 'refused', status: 503, detail: 'Hiworks answered with HTTP 500' },
			1,
		],
	])('%s', async (_, call, circumstances, expected, asked) => {
		const result = await decide(call, circumstances);
		expect(result).toMatchObject({ verdict: expected, asked });
	});

	it('without confirmation says so', async () => {
		const verdict = await judgeDecision(called('complete'), {
			awaited: { approvalKey: 'key', requestHash: HASH },
			resumeOnProgress: false,
			now: NOW,
		});
		expect(verdict).toMatchObject({ result: 'emitted', output: { confirmed: null } });
	});

	it('shows no full number of a person', async () => {
		const { verdict } = await decide(
			called('complete', { state: '900101-1234567', approvalCode: 'QW-900101-1234567' }),
		);
		expect(verdict).toMatchObject({ output: { state: '900101-1******', approvalCode: 'QW-900101-1******' } });
	});
});

describe('a call to the trigger', () => {
	const SETTINGS: TriggerSettings = {
		events: new Set(['approved', 'rejected', 'canceled', 'deleted']),
		confirm: true,
		dropDuplicates: true,
		unavailable: 'refuse',
		unconfirmed: 'drop',
	};

	async function decide(
		call: Call,
		settings: Partial<TriggerSettings> = {},
		confirmation: Confirmation = AGREES,
		duplicate = false,
	) {
		const confirm = jest.fn(async () => confirmation);
		const verdict = await judgeCall(call, {
			settings: { ...SETTINGS, ...settings },
			once: onceTold(() => duplicate),
			confirm,
			now: NOW,
		});
		return { verdict, asked: confirm.mock.calls.length };
	}

	it.each<[string, Call, Partial<TriggerSettings>, Confirmation, boolean, object, number]>([
		['nothing of Hiworks', { kind: 'none' }, {}, AGREES, false, { result: 'ignored' }, 0],
		['unreadable', UNREADABLE, {}, AGREES, false, { result: 'refused', status: 400 }, 0],
		[
			'not chosen',
			called('progress'),
			{},
			AGREES,
			false,
			{ result: 'ignored', reason: 'not among the chosen events' },
			0,
		],
		[
			'not known',
			called('archived'),
			{},
			AGREES,
			false,
			{ result: 'ignored', reason: 'not among the chosen events' },
			0,
		],
		[
			'a duplicate, before Hiworks is asked',
			called('complete'),
			{},
			UNAVAILABLE,
			true,
			{ result: 'ignored', reason: 'duplicate' },
			0,
		],
		[
			'approved',
			called('complete'),
			{},
			AGREES,
			false,
			{
				result: 'emitted',
				output: {
					decision: 'approved',
					approved: true,
					confirmed: true,
					dedupeKey: 'key/7/approved',
					requestHash: HASH,
					state: 'order-1',
				},
			},
			1,
		],
		['shown otherwise', called('complete'), {}, DIFFERS, false, { result: 'refused', status: 503 }, 1],
		[
			'shown otherwise, let through',
			called('complete'),
			{ unconfirmed: 'emit' },
			DIFFERS,
			false,
			{ result: 'emitted', output: { confirmed: false } },
			1,
		],
		[
			'Hiworks not there',
			called('complete'),
			{ unconfirmed: 'emit' },
			UNAVAILABLE,
			false,
			{ result: 'refused', status: 503 },
			1,
		],
		[
			'Hiworks not there, let through',
			called('complete'),
			{ unavailable: 'emit' },
			UNAVAILABLE,
			false,
			{ result: 'emitted', output: { confirmed: null, warnings: [expect.stringContaining('HTTP 500')] } },
			1,
		],
		[
			'not asked',
			called('complete'),
			{ confirm: false },
			UNAVAILABLE,
			false,
			{ result: 'emitted', output: { confirmed: null } },
			0,
		],
	])('%s', async (_, call, settings, confirmation, duplicate, expected, asked) => {
		expect(await decide(call, settings, confirmation, duplicate)).toMatchObject({ verdict: expected, asked });
	});

	it('has a key for each state of each document', () => {
		const keys = [
			callback('complete'),
			callback('rejected'),
			callback('complete', { approvalId: '8' }),
			callback('complete', { approvalKey: 'other' }),
			callback('archived'),
			callback('restored'),
		].map(dedupeKeyOf);
		expect(new Set(keys).size).toBe(6);
		expect(dedupeKeyOf(callback('canceled'))).toBe(dedupeKeyOf(callback('cancelled')));
	});
});

describe('the parameters of the trigger', () => {
	const { properties, webhooks } = new HiworksApprovalTrigger().description;
	const read = (parameters: Record<string, unknown>) =>
		readTriggerSettings({
			getNodeParameter: (name: string, fallback: unknown) => parameters[name] ?? fallback,
		} as never);

	it('have names that never change, and take no expression', () => {
		const [, events, options] = properties;
		expect(properties.map(({ name }) => name)).toEqual(['notice', 'events', 'options']);
		expect((events?.options as Array<{ value: string }>).map(({ value }) => value).sort()).toEqual([
			'approved',
			'canceled',
			'deleted',
			'inProgress',
			'other',
			'rejected',
		]);
		expect((options?.options as Array<{ name: string }>).map(({ name }) => name).sort()).toEqual([
			'confirm',
			'dropDuplicates',
			'unavailable',
			'unconfirmed',
		]);
		expect(
			[events, ...(options?.options ?? [])].map(
				(property) => (property as { noDataExpression?: boolean }).noDataExpression,
			),
		).toEqual([true, true, true, true, true]);
		expect(webhooks?.map(({ httpMethod, path }) => [httpMethod, path])).toEqual([
			['GET', '={{ $webhookId }}/approval/:secret'],
		]);
	});

	it('have defaults', () => {
		expect(read({ events: properties[1]?.default })).toEqual(SETTINGS_AT_FIRST);
	});

	it('that were tampered with are refused', () => {
		expect(errorOf(() => read({ events: ['everything'] })).path).toEqual(['Events']);
		expect(errorOf(() => read({ events: 'approved' })).path).toEqual(['Events']);
		expect(errorOf(() => read({ events: [], options: { confirm: 'no' } })).path).toEqual([
			'Options',
			'Confirm by Get State',
		]);
	});

	const SETTINGS_AT_FIRST = {
		events: new Set(['approved', 'rejected', 'canceled', 'deleted']),
		confirm: true,
		dropDuplicates: true,
		unavailable: 'refuse',
		unconfirmed: 'drop',
	};
});
