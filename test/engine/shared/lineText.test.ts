/** Lines as simple text, in every node that makes documents: the request is that of the same lines in JSON. */
import type { INodeParameters } from 'n8n-workflow';

import { withSandbox } from '../../support/sandbox.ts';
import { bolta, invoiceItem, issueForm } from '../support/bolta';
import { moveCalendar } from '../support/clock';
import type { Result } from '../support/engine';
import { create } from '../support/hiworksBillRun';
import { invoice, portOne } from '../support/portOne';

const sandbox = withSandbox();
beforeEach(() => {
	for (const host of [sandbox.bolta, sandbox.hiworksBill, sandbox.portOne]) host.reset();
	moveCalendar('2026-02-05T03:00:00Z');
});
afterEach(() => moveCalendar());

const VENDORS: Record<string, (fields: INodeParameters) => Promise<Pick<Result, 'outputs' | 'error'>>> = {
	bolta: async (fields) =>
		await bolta(sandbox.bolta.url, { parameters: issueForm({ dryRun: true }, fields), input: [invoiceItem(0)] }),
	hiworksBill: async (fields) => await create(sandbox, undefined, fields, { options: { dryRun: true } }),
	portOne: async (fields) =>
		await portOne(
			sandbox.portOne.url,
			'taxInvoice.issueImmediately',
			invoice('order-0', { writeDate: '2026-01-31', ...fields, options: { dryRun: true } }),
		),
};

const LINES = [
	{ name: '소프트웨어 사용료', quantity: 3, unitPrice: 100_000, supplyCost: 300_000, tax: 30_000, remark: '1월분' },
	{ name: '유지보수', quantity: '', unitPrice: '', supplyCost: 50_000, tax: 5_000, remark: '' },
];
const SIMPLE = LINES.map(({ name, supplyCost, tax }) => ({ name, supplyCost, tax }));

describe.each(Object.entries(VENDORS))('%s', (_, run) => {
	const requestOf = async (itemsJson: string) => {
		const { outputs, error } = await run({ itemSource: 'json', itemsJson });
		expect(error).toBeUndefined();
		return outputs[0]?.[0]?.json.request;
	};

	it.each<[string, object[], string]>([
		['three values', SIMPLE, '소프트웨어 사용료 | 300,000 | 30,000\n유지보수 | 50000 | 5000'],
		['a block of Markdown', SIMPLE, '```\n소프트웨어 사용료 | 300,000 | 30,000\n유지보수 | 50000 | 5000\n```'],
		['JSON in such a block', SIMPLE, `\`\`\`json\n${JSON.stringify(SIMPLE)}\n\`\`\`\n`],
		[
			'headings',
			LINES,
			'| 품목 | 수량 | 단가 | 공급가액 | 세액 | 비고 |\n|---|---|---|---|---|---|\n| 소프트웨어 사용료 | 3 | 100,000 | 300,000 | 30,000 | 1월분 |\n| 유지보수 | | | 50,000 | 5,000 | |',
		],
	])('is the request of the same lines in JSON: %s', async (_title, lines, text) => {
		const request = await requestOf(text);
		expect(JSON.stringify(request)).toContain('유지보수');
		expect(request).toEqual(await requestOf(JSON.stringify(lines)));
	});

	it.each(['합계', '총계', 'Total', '합계금액', '총 금액', '누계', '합계 (VAT 별도)', '[합계]', 'Total Amount'])(
		'takes no line that adds up the others: %s',
		async (name) => {
			const { error } = await run({
				itemSource: 'json',
				itemsJson: `유지보수 | 50000\n사용료 | 30000\n${name} | 80000`,
			});
			expect(`${error?.message} ${error?.description}`).toContain('expected the lines alone, without their total');
		},
	);

	it.each(['합계 조정', '총판 수수료', '계측기', 'Total Quartz 9000'])('takes an item called %s', async (name) => {
		const { error } = await run({ itemSource: 'json', itemsJson: `유지보수 | 50000\n${name} | 80000` });
		expect(error).toBeUndefined();
	});

	it('says in which line and column something is wrong', async () => {
		const { error } = await run({ itemSource: 'json', itemsJson: '유지보수 | 50000 | 5000\n사용료 | 삼십만 | 30000' });
		expect(`${error?.message} ${error?.description}`).toContain('Items JSON, line 2: Supply Cost');
	});
});
