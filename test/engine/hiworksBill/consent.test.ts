import type { INodeParameters, WorkflowExecuteMode } from 'n8n-workflow';

import { documentItem, documentItems } from '../support/hiworksBill';
import { first, locator, run as runOperation, withBill, type More } from '../support/hiworksBillRun';
import { rows, told } from '../support/reports';

const { sandbox, create, created, ledger } = withBill();

const ALLOWED = { allowEasySign: true };
const BY_HAND = 'alsoWhenRunByHand';

interface Manner extends More {
	input?: ReturnType<typeof documentItems>;
}

const run = async (
	mode: WorkflowExecuteMode,
	{ options = {}, input = documentItems(3), credential = ALLOWED, ...more }: Manner = {},
) => await create(input, {}, { mode, credential, options: { easySign: true, ...options } as INodeParameters, ...more });

const issued = () => ledger().filter(({ issueId }) => issueId !== '').length;

describe('Easy sign', () => {
	it('says what Hiworks says of it, and shows in a dry run that it is asked for', async () => {
		expect(first(await run('trigger'))).toMatchObject({
			easySignMessage: '문서 발급이 완료되었습니다. 발급된 문서는 국세청으로 즉시 전송합니다.',
		});
		expect(first(await run('manual', { options: { dryRun: true } }))).toMatchObject({
			request: { body: { data: { easySign: 'Y' } } },
		});
	});

	it('counts what goes back as well: amounts have no sign there', async () => {
		const { error } = await run('manual', {
			input: [documentItem(0), documentItem(1, { supplyCost: '-10000', tax: '-1000' })],
		});
		expect(error?.message).toContain('2 documents over 22,000 won');
	});

	it('is asked for those documents alone that have it', async () => {
		const input = [0, 1, 2].map((n) => documentItem(n, { sign: n === 1 }));
		const { error } = await run('manual', { input, options: { easySign: '={{ $json.sign }}' } });
		expect(error?.message).toContain('1 document over 11,011 won');
		expect((await run('trigger', { input, options: { easySign: '={{ $json.sign }}' } })).error).toBeUndefined();
		expect(ledger().map(({ recipientName, issueId }) => [recipientName, issueId !== ''])).toEqual([
			['구매자 0', false],
			['구매자 1', true],
			['구매자 2', false],
		]);
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
		expect([ledger().length, issued()]).toEqual([3, 0]);
	});

	it('nothing is asked of what reads or deletes', async () => {
		const documentId = locator(await created());
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

describe('A credential', () => {
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
