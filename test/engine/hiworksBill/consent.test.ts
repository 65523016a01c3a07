import type { INodeParameters, WorkflowExecuteMode } from 'n8n-workflow';

import { withSandbox } from '../../support/sandbox.ts';
import { documentItem, documentItems } from '../support/hiworksBill';
import { create, created, first, ledger, locator, run as runOperation, type More } from '../support/hiworksBillRun';
import { rows, told } from '../support/reports';

const sandbox = withSandbox();
beforeEach(() => sandbox.hiworksBill.reset());

const ALLOWED = { allowEasySign: true };
const BY_HAND = 'alsoWhenRunByHand';

interface Manner extends More {
	input?: ReturnType<typeof documentItems>;
}

const run = async (
	mode: WorkflowExecuteMode,
	{ options = {}, input = documentItems(3), credential = ALLOWED, ...more }: Manner = {},
) =>
	await create(
		sandbox,
		input,
		{},
		{ mode, credential, options: { easySign: true, ...options } as INodeParameters, ...more },
	);

const issued = () => ledger(sandbox).filter(({ issueId }) => issueId !== '').length;

describe('Easy sign', () => {
	it.each(['trigger', 'webhook', 'chat', 'cli', 'error', 'integrated', 'internal'] as const)(
		'issues when nobody pressed a button (%s)',
		async (mode) => {
			const result = await run(mode);
			expect(result.error).toBeUndefined();
			expect(issued()).toBe(3);
			expect(first(result)).toMatchObject({
				status: 'accepted',
				easySignMessage: '문서 발급이 완료되었습니다. 발급된 문서는 국세청으로 즉시 전송합니다.',
			});
		},
	);

	it.each(['manual', 'evaluation'] as const)(
		'sends nothing by hand, and says what would have gone out (%s)',
		async (mode) => {
			const { error, outputs } = await run(mode);
			expect(error?.message).toBe(
				'3 documents over 33,033 won would have gone out with legal effect; nothing was sent',
			);
			expect(error?.description).toContain('"Also When Run by Hand or by an Agent"');
			expect([sandbox.hiworksBill.requests(), outputs]).toEqual([[], []]);
		},
	);

	it('counts what goes back as well: amounts have no sign there', async () => {
		const { error } = await run('manual', {
			input: [documentItem(0), documentItem(1, { supplyCost: '-10000', tax: '-1000' })],
		});
		expect(error?.message).toContain('2 documents over 22,000 won');
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'fails each item by hand, on %s too',
		async (onError) => {
			const result = await run('manual', { onError });
			expect(rows(result).map((row) => [told(row).outcome, told(row).code])).toEqual(
				Array.from({ length: 3 }, () => ['notSent', 'CONSENT_MISSING']),
			);
			expect(sandbox.hiworksBill.requests()).toEqual([]);
		},
	);

	it('sends by hand with the option, as a fixed value', async () => {
		expect((await run('manual', { options: { [BY_HAND]: true } })).error).toBeUndefined();
		expect(issued()).toBe(3);
	});

	it.each([
		['an expression', '={{ true }}'],
		['what an agent fills in', "={{ $fromAI('consent', '', 'boolean') }}"],
		['a text', 'true'],
		['false', false],
		['nothing', undefined],
	])('sends nothing by hand where the option is %s', async (_, value) => {
		const { error } = await run('manual', {
			options: (value === undefined ? {} : { [BY_HAND]: value }) as INodeParameters,
		});
		expect(error).toBeDefined();
		expect(sandbox.hiworksBill.requests()).toEqual([]);
	});

	it("sends nothing as an agent's tool, in whatever mode, without the option", async () => {
		for (const mode of ['trigger', 'webhook', 'chat', 'integrated', 'manual'] as const) {
			expect((await run(mode, { asTool: true })).error?.message).toContain(
				'3 documents over 33,033 won would have gone out',
			);
		}
		expect(sandbox.hiworksBill.requests()).toEqual([]);
		expect((await run('chat', { asTool: true, options: { [BY_HAND]: true } })).error).toBeUndefined();
		expect(issued()).toBe(3);
	});

	it.each([
		['manual', 0],
		['trigger', 3],
	] as const)('on Retry counts as what the first try was (%s)', async (mode, count) => {
		sandbox.hiworksBill.setFaults([{ kind: '429', retryAfter: 100 }]);
		const before = await run(mode);
		expect([before.error === undefined, issued()]).toEqual([false, 0]);
		sandbox.hiworksBill.setFaults([]);
		const after = await run('manual', { retryOf: before.run });
		expect(issued()).toBe(count);
		if (count > 0) return;
		expect(after.error?.message).toContain('would have gone out');
		expect((await run('manual', { retryOf: after.run, options: { [BY_HAND]: true } })).error).toBeUndefined();
		expect(issued()).toBe(3);
	});

	it('on Retry of a run of which nothing is known is taken for one by hand', async () => {
		expect((await run('retry')).error?.message).toContain('would have gone out');
	});

	it('is asked for those documents alone that have it', async () => {
		const input = [0, 1, 2].map((n) => documentItem(n, { sign: n === 1 }));
		const { error } = await run('manual', { input, options: { easySign: '={{ $json.sign }}' } });
		expect(error?.message).toContain('1 document over 11,011 won');
		expect((await run('trigger', { input, options: { easySign: '={{ $json.sign }}' } })).error).toBeUndefined();
		expect(ledger(sandbox).map(({ recipientName, issueId }) => [recipientName, issueId !== ''])).toEqual([
			['구매자 0', false],
			['구매자 1', true],
			['구매자 2', false],
		]);
	});

	it('shows a dry run by hand, and sends nothing', async () => {
		const result = await run('manual', { options: { dryRun: true } });
		expect(rows(result).map(({ status, documentId }) => [status, documentId])).toEqual(
			Array.from({ length: 3 }, () => ['dryRun', null]),
		);
		expect(first(result)).toMatchObject({ request: { body: { data: { easySign: 'Y' } } } });
		expect(sandbox.hiworksBill.requests()).toEqual([]);
	});

	it.each(['trigger', 'manual'] as const)('needs "Allow Easy Sign" in the credential (%s)', async (mode) => {
		for (const allowEasySign of [false, undefined, 'true', 1]) {
			const { error } = await run(mode, {
				credential: { allowEasySign } as never,
				options: { [BY_HAND]: true },
				input: documentItems(1),
			});
			expect(error?.message).toBe('[item 0]: Easy Sign is on, but the credential does not allow it');
			expect(error?.description).toContain('"Allow Easy Sign"');
		}
		const [row] = rows(
			await run(mode, { credential: {}, options: { [BY_HAND]: true }, onError: 'continueRegularOutput' }),
		);
		expect(told(row)).toMatchObject({ outcome: 'notSent', code: 'EASY_SIGN_NOT_ALLOWED' });
		expect(sandbox.hiworksBill.requests()).toEqual([]);
	});

	it('is refused for a statement, which is never signed', async () => {
		const { error } = await run('trigger', { input: [documentItem(0, { document: 'statement' })] });
		expect(error?.message).toBe(
			'Easy Sign [item 0]: expected no easy sign, because a statement (거래명세서) is never signed',
		);
	});

	it('without certificate is refused by Hiworks, in its words', async () => {
		sandbox.hiworksBill.configure({ certificate: false });
		expect((await run('trigger', { input: documentItems(1) })).error?.message).toContain(
			'인증서가 등록되어 있지 않습니다. (Easy Sign Error, HTTP 400)',
		);
	});
});

describe('Without easy sign', () => {
	it.each([
		['manual', false],
		['chat', true],
		['manual', true],
	] as const)('nothing is asked (%s, as tool: %j)', async (mode, asTool) => {
		const result = await run(mode, { asTool, credential: {}, options: { easySign: false } });
		expect(result.error).toBeUndefined();
		expect(rows(result).map(({ status, easySignMessage }) => [status, easySignMessage])).toEqual(
			Array.from({ length: 3 }, () => ['created', null]),
		);
		expect([ledger(sandbox).length, issued()]).toEqual([3, 0]);
	});

	it('nothing is asked of what reads or deletes', async () => {
		const documentId = locator(await created(sandbox));
		for (const [name, fields] of [
			['invoice.get', { documentId }],
			['file.getAll', {}],
			['business.checkStatus', { businessNumber: '2200000002' }],
			['invoice.delete', { documentId }],
		] as const) {
			expect(
				(await runOperation(sandbox, name, fields as INodeParameters, { mode: 'manual', credential: ALLOWED })).error,
			).toBeUndefined();
		}
	});
});

describe('A credential that contradicts itself', () => {
	it.each([
		['no office token', { officeToken: '' }, 'Office Token'],
		['no bill token', { billToken: ' ' }, 'Bill Access Token'],
		['a token with "Bearer"', { officeToken: 'Bearer synthetic-secret' }, 'without "Bearer"'],
		['a token with letters that no header carries', { billToken: 'synthetic-secret-토큰' }, 'Bill Access Token'],
		['http to another machine', { baseUrl: 'http://bill-api.example' }, 'an address such as'],
		['a path', { baseUrl: 'https://bill-api.example/v4' }, 'an address such as'],
		['user info', { baseUrl: 'http://someone:synthetic-secret@127.0.0.1:9' }, 'an address such as'],
		['no address', { baseUrl: '' }, 'an address such as'],
	])('sends nothing and says what is wrong: %s', async (_, credential, named) => {
		const stopped = await run('trigger', { credential });
		expect(stopped.error?.message).toContain('The Hiworks credential');
		expect(stopped.error?.message).toContain(named);
		const continued = await run('trigger', { credential, onError: 'continueErrorOutput' });
		expect(continued.error).toBeUndefined();
		expect(continued.outputs[1]?.map(({ json }) => (json.error as never as { outcome: string }).outcome)).toEqual([
			'notSent',
			'notSent',
			'notSent',
		]);
		for (const { error, outputs } of [stopped, continued])
			expect(JSON.stringify([error?.message, error?.description, error?.stack, outputs])).not.toContain(
				'synthetic-secret',
			);
		expect(sandbox.hiworksBill.requests()).toEqual([]);
	});

	it('takes spaces around tokens and address', async () => {
		sandbox.hiworksBill.configure({ officeTokens: ['synthetic'], billTokens: ['synthetic'] });
		const credential = {
			officeToken: ' synthetic ',
			billToken: ' synthetic\n',
			baseUrl: ` ${sandbox.hiworksBill.url}/ `,
		};
		expect((await run('trigger', { credential, options: { easySign: false } })).error).toBeUndefined();
	});
});
