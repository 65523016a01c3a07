/** The door alone, with a vendor by hand: what its policies promise where no vendor's own tests can tell. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { Failure, type Outcome } from '../../../nodes/shared/errors/failure';
import { Invalid } from '../../../nodes/shared/errors/invalid';
import { say } from '../../../nodes/shared/errors/words';
import type { ChangeRequest, Client } from '../../../nodes/shared/http/client';
import { SEND } from '../../../nodes/shared/http/send';
import type { ListCall } from '../../../nodes/shared/once/changeAll';
import { openMemory } from '../../../nodes/shared/once/memory';
import { createOnce } from '../../../nodes/shared/once/once';
import { lookUp, readBack, remember } from '../../../nodes/shared/once/policy';
import type { ReadBackRows } from '../../../nodes/shared/once/rowPolicy';

type End = Outcome | 'refusedKey' | 'done';

const failed = (end: Exclude<End, 'done'>) => {
	const stopsRun = end === 'refusedKey';
	return new Failure({ outcome: stopsRun ? 'rejected' : end, title: say`${end}`, description: say``, stopsRun });
};
const told = async (ending: Promise<unknown>) =>
	await ending.catch((error: unknown) => (error instanceof Failure ? error.outcome : Promise.reject(error as Error)));

const requestOf = (body: string) =>
	({ method: 'POST', url: 'https://vendor.example', headers: {}, body }) as unknown as ChangeRequest<string>;
const request = requestOf('{}');
const advice = say`Look.`;

/** What n8n keeps with an execution, and how it is seen by a try in one of its runs. */
function execution(type = 'bolta') {
	const kept: IDataObject = {};
	return (run = 0) =>
		({
			getContext: () => kept,
			getNode: () => ({ type }),
			getWorkflowDataProxy: () => ({ $runIndex: run }),
		}) as unknown as IExecuteFunctions;
}

/** What the door needs of a run. */
const around = (context: IExecuteFunctions, client: Client, account = 'account') => ({
	client,
	memory: openMemory(context),
	vendor: 'Vendor',
	account,
	asFailure: (error: unknown) => (error instanceof Failure ? error : failed('notSent')),
});

/** A vendor whose sends end as given, one after the other. */
function vendor(...ends: End[]) {
	const sent: unknown[] = [];
	const client = {
		wait: async () => undefined,
		async [SEND]({ body }: ChangeRequest<string>) {
			sent.push(body);
			const end = ends.shift() ?? 'done';
			if (end !== 'done') throw failed(end);
			return 'answer';
		},
	} as unknown as Client;
	return { client, sent };
}

describe('One change', () => {
	it('what never left after an uncertain send is neither looked up nor sent again', async () => {
		const { client, sent } = vendor('unknown', 'notSent');
		const look = jest.fn(async () => undefined);
		const policy = lookUp({
			record: 'record',
			look,
			first: false,
			mayMeanUsed: () => false,
			provesAbsence: true,
			advice,
		});
		const once = createOnce(around(execution()(), client))([0]);
		expect(await told(once.change(request, policy))).toBe('unknown');
		expect(sent).toHaveLength(2);
		// After the first send alone.
		expect(look).toHaveBeenCalledTimes(3);
	});

	it('what reading proves undone is certain: nothing stays open', async () => {
		const context = execution()();
		const { client } = vendor('unknown');
		const policy = readBack({ look: async () => failed('rejected'), advice });
		expect(await told(createOnce(around(context, client))([0]).change(request, policy))).toBe('rejected');
		expect(openMemory(context).sentBefore([0])).toBeUndefined();
	});

	it('what was there before is what was there before the first request, in a later try too', async () => {
		const context = execution()();
		const { client, sent } = vendor('unknown', 'unknown', 'unknown');
		const before = jest.fn(async () => (sent.length === 0 ? ['old'] : ['old', 'ours']));
		const look = jest.fn(async () => undefined);
		const policy = lookUp<string>({
			record: 'record',
			before,
			look,
			first: false,
			mayMeanUsed: () => false,
			provesAbsence: true,
			advice,
		});
		const go = async () => await told(createOnce(around(context, client))([0]).change(request, policy));
		expect([await go(), await go()]).toEqual(['unknown', expect.objectContaining({ result: 'answer', how: 'sent' })]);
		expect(before).toHaveBeenCalledTimes(1);
		for (const [manner] of look.mock.calls as unknown[][]) expect(manner).toMatchObject({ before: ['old'] });
	});

	it('of a unit of a batch is noted for its own item', async () => {
		const context = execution()();
		const { client } = vendor('unknown');
		const once = createOnce(around(context, client))([3, 7]).of(1);
		expect(await told(once.change(request, remember({ advice })))).toBe('unknown');
		expect([3, 7].map((index) => openMemory(context).sentBefore([index]))).toEqual([undefined, 'open']);
	});
});

/** Rows that are read back after a loss: those of `there` took effect. */
const rowsOf = (there: readonly string[]) => ({
	call: {
		size: 1,
		request: ([row = '']) => requestOf(row),
		results: (answer, rows) => rows.map(() => answer),
		content: (row) => row,
	} satisfies ListCall<string, string, string>,
	policy: {
		kind: 'readBack',
		look: async () => (row) => there.includes(row),
		found: () => 'found',
		sendAgain: true,
		afterRefusal: false,
	} satisfies ReadBackRows<string, string>,
});

describe('Many changes', () => {
	it('a later try tells of a row as the first did: that its answer was lost', async () => {
		const context = execution()();
		const { call, policy } = rowsOf(['a']);
		const { client, sent } = vendor('unknown', 'rejected');
		const go = async () =>
			(await createOnce(around(context, client))([0, 1]).changeAll(['a', 'b'], call, policy)).map((end) =>
				end instanceof Failure ? end.outcome : [end.result, end.recovered],
			);
		expect(await go()).toEqual([['found', true], 'rejected']);
		expect(await go()).toEqual([
			['found', true],
			['answer', false],
		]);
		expect(sent).toEqual(['a', 'b', 'b']);
	});

	it('what a refused call did all the same counts only where the vendor is known for it', async () => {
		const { call, policy } = rowsOf(['a']);
		const { client, sent } = vendor('rejected', 'rejected', 'rejected');
		const go = async (afterRefusal: 'recovered' | 'duplicate' | false) =>
			(await createOnce(around(execution()(), client))([0]).changeAll(['a'], call, { ...policy, afterRefusal })).map(
				(end) => (end instanceof Failure ? end.outcome : [end.duplicate, end.recovered]),
			);
		expect([await go('recovered'), await go('duplicate'), await go(false)]).toEqual([
			[[false, true]],
			[[true, false]],
			['rejected'],
		]);
		expect(sent).toEqual(['a', 'a', 'a']);
	});

	it('the refusal of a second send does not overwrite the uncertain first', async () => {
		const context = execution()();
		const { call, policy } = rowsOf([]);
		const { client, sent } = vendor('unknown', 'rejected');
		const [end] = await createOnce(around(context, client))([0]).changeAll(['a'], call, policy);
		expect(end instanceof Failure && end.outcome).toBe('unknown');
		expect(openMemory(context).get(0, 'a')).toBe('uncertain');
		expect(sent).toEqual(['a', 'a']);
	});

	it('after a refused key what was lost is not sent again, and keeps its own words', async () => {
		const { call } = rowsOf([]);
		const { client, sent } = vendor('unknown', 'refusedKey');
		const repeats = { kind: 'repeatable', because: 'It changes nothing' } as const;
		const ends = await createOnce(around(execution()(), client))([0, 1]).changeAll(['a', 'b'], call, repeats);
		expect(ends.map((end) => end instanceof Failure && [end.outcome, end.message, end.stopsRun])).toEqual([
			['unknown', 'unknown', true],
			['rejected', 'refusedKey', true],
		]);
		expect(sent).toEqual(['a', 'b']);
	});

	it('a call that cannot be made keeps its own rows from being sent, and no others', async () => {
		const { call, policy } = rowsOf([]);
		const { client, sent } = vendor();
		const request: typeof call.request = ([row = '']) => {
			if (row === 'b') throw new Invalid(say`something else`);
			return requestOf(row);
		};
		const once = createOnce(around(execution()(), client))([0, 1, 2]);
		const ends = await once.changeAll(['a', 'b', 'c'], { ...call, request }, policy);
		expect(ends.map((end) => (end instanceof Failure ? end.outcome : 'done'))).toEqual(['done', 'notSent', 'done']);
		expect(sent).toEqual(['a', 'c']);
	});
});

describe('A later try of an item', () => {
	const by = (key: string) =>
		lookUp<string>({
			content: ['document', key],
			record: key,
			named: key,
			look: async () => undefined,
			first: false,
			mayMeanUsed: () => false,
			provesAbsence: true,
			advice,
		});
	const changes = async (context: IExecuteFunctions, client: Client, ...keys: string[]) => {
		const once = createOnce(around(context, client))([0]);
		const ends: unknown[] = [];
		for (const key of keys) ends.push(await told(once.change(request, by(key))));
		return ends.map((end) => (typeof end === 'string' ? end : 'done'));
	};

	it('sends the second of its documents where the first is done', async () => {
		const context = execution()();
		const { client, sent } = vendor('done', 'rejected');
		expect(await changes(context, client, 'first', 'second')).toEqual(['done', 'rejected']);
		const later = createOnce(around(context, client))([0]);
		expect(await told(later.change(request, by('another')))).toBe('unknown');
		const first = { ...by('first'), look: async () => 'found' };
		expect(await later.change(request, first)).toMatchObject({ how: 'kept' });
		expect(await told(later.change(request, by('second')))).toMatchObject({ how: 'sent' });
		expect(sent).toHaveLength(3);
	});

	it('sends no other document while one is open, and names that; another round of a loop does', async () => {
		const at = execution();
		const { client, sent } = vendor('unknown', 'unknown', 'unknown');
		expect(await changes(at(0), client, 'first')).toEqual(['unknown']);
		const other = createOnce(around(at(0), client))([0]).change(request, by('other'));
		await expect(other).rejects.toMatchObject({ outcome: 'unknown', message: expect.stringContaining('"first"') });
		expect(sent).toHaveLength(3);
		expect(await changes(at(1), client, 'other')).toEqual(['done']);
	});

	it('does not send again what is done, though it does not show', async () => {
		const context = execution()();
		const { client, sent } = vendor();
		const go = async () => await changes(context, client, 'document');
		expect([await go(), await go()]).toEqual([['done'], ['unknown']]);
		expect(sent).toHaveLength(1);
	});

	it('that is refused does not overwrite the uncertain first', async () => {
		const context = execution()();
		const { client, sent } = vendor('unknown', 'unknown', 'unknown', 'rejected');
		const go = async () => await changes(context, client, 'document');
		expect([await go(), await go()]).toEqual([['unknown'], ['unknown']]);
		expect(openMemory(context).sentBefore([0])).toBe('open');
		expect(sent).toHaveLength(4);
	});

	it('asks no other account of what is open, nor changes it there', async () => {
		const context = execution()();
		const { client, sent } = vendor('unknown');
		const look = jest.fn(async () => Promise.reject(failed('unknown')));
		const policy = readBack({ content: 'key', look, advice });
		const go = async (account: string) =>
			await told(createOnce(around(context, client, account))([0]).change(request, policy));
		expect(await go('first')).toBe('unknown');
		look.mockClear();
		expect(await go('second')).toBe('unknown');
		expect([sent.length, look.mock.calls.length]).toEqual([1, 0]);
	});
});

describe('What cannot be asked', () => {
	const policy = remember({ content: 'text', advice });

	it('is once for all runs of a tool, and another call of it is a duplicate', async () => {
		const at = execution('boltaTool');
		const { client, sent } = vendor();
		const call = async (run: number) => await createOnce(around(at(run), client))([0]).change(request, policy);
		expect([await call(0), await call(1)]).toMatchObject([{ duplicate: false }, { duplicate: true, result: 'answer' }]);
		expect(sent).toHaveLength(1);
	});

	it('is once though two calls of a tool run side by side', async () => {
		const at = execution('boltaTool');
		const { client, sent } = vendor();
		const ends = await Promise.all(
			[0, 1].map(async (run) => await told(createOnce(around(at(run), client))([0]).change(request, policy))),
		);
		expect(ends).toEqual([expect.objectContaining({ how: 'sent' }), 'unknown']);
		expect(sent).toHaveLength(1);
	});

	it('is once too as a row of many, whose other calls side by side are uncertain and later ones duplicates', async () => {
		const at = execution('boltaTool');
		const { client, sent } = vendor();
		const { call } = rowsOf([]);
		const go = async (run: number) =>
			await createOnce(around(at(run), client))([0]).changeAll(['a'], call, remember({ advice }));
		expect(await Promise.all([go(0), go(1)])).toMatchObject([[{ how: 'sent' }], [{ outcome: 'unknown' }]]);
		expect(await go(2)).toMatchObject([{ how: 'kept', duplicate: true }]);
		expect(sent).toHaveLength(1);
	});

	it('stays unknown for another call of a tool', async () => {
		const at = execution('boltaTool');
		const { client, sent } = vendor('unknown');
		const call = async (run: number) => await told(createOnce(around(at(run), client))([0]).change(request, policy));
		expect([await call(0), await call(1)]).toEqual(['unknown', 'unknown']);
		expect(openMemory(at(2)).sentBefore([0])).toBe('open');
		expect(sent).toHaveLength(1);
	});

	it('is once for all runs of a loop where the user has a number for it', async () => {
		const at = execution();
		const { client, sent } = vendor();
		const numbered = { ...policy, number: 'order-1' };
		const call = async (run: number) => await createOnce(around(at(run), client))([0]).change(request, numbered);
		expect([await call(0), await call(1)]).toMatchObject([{ duplicate: false }, { duplicate: true, result: 'answer' }]);
		expect(sent).toHaveLength(1);
	});

	it('is not sent by another run of a loop while it stays open, at whatever place it comes', async () => {
		const at = execution();
		const { client, sent } = vendor('unknown');
		const call = async (run: number, item: number) =>
			await told(createOnce(around(at(run), client))([item]).change(request, policy));
		expect([await call(0, 3), await call(1, 0), await call(2, 0)]).toEqual(['unknown', 'unknown', 'unknown']);
		expect(sent).toHaveLength(1);
	});

	it('is sent by each run of a loop', async () => {
		const at = execution();
		const { client, sent } = vendor();
		for (const run of [0, 1]) await createOnce(around(at(run), client))([0]).change(request, policy);
		expect(sent).toHaveLength(2);
	});
});

describe('The memory of an execution', () => {
	it('keeps runs of a loop, items and contents apart', () => {
		const at = execution();
		openMemory(at(0)).set(1, 'content', { done: null });
		expect(openMemory(at(0)).get(1, 'content')).toEqual({ done: null });
		expect(openMemory(at(1)).get(1, 'content')).toBeUndefined();
		expect(openMemory(at(0)).get(11, 'content')).toBeUndefined();
		expect(openMemory(at(0)).get(1, 'other')).toBeUndefined();
	});

	it('a run that finds what another one lost closes it there too, and knows what it said', () => {
		const at = execution();
		const left = { says: 'text', account: 'account', policy: 'readBack' as const };
		openMemory(at(0)).set(3, 'content', 'uncertain', left);
		const later = openMemory(at(1));
		expect([later.get(0, 'content'), later.leaving(0, 'content')]).toEqual(['uncertain', left]);
		later.set(0, 'content', { done: 'found' });
		expect(later.leaving(0, 'content')).toEqual(left);
		expect([0, 1].map((run) => openMemory(at(run)).get(run === 0 ? 3 : 0, 'content'))).toEqual([
			{ done: 'found' },
			{ done: 'found' },
		]);
		expect(openMemory(at(2)).get(0, 'content')).toBeUndefined();
	});

	it.each([
		['uncertain', 'open'],
		[{ before: [] }, 'open'],
		[{ done: null }, 'done'],
		[undefined, undefined],
	] as const)('%j of an item tells that it was sent: %j', (mark, sent) => {
		const context = execution()();
		openMemory(context).set(1, 'content', mark);
		expect([0, 1, 11].map((index) => openMemory(context).sentBefore([index]))).toEqual([undefined, sent, undefined]);
	});
});
