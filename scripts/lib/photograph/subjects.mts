/** What is photographed: by the name of the picture, how it comes before the eyes. */
import { bolta, manualTrigger, rowsAsItems, workflow } from '../../../test/e2e/support/workflows.ts';
import type { Area, Chromium } from '../../../test/support/chromium.ts';
import { outputOf, type Client, type WorkflowJson } from '../n8n.mts';
import type { Editor } from './editor.mts';

export interface Scene {
	page: Chromium;
	editor: Editor;
	client: Client;
	/** The page of the sandbox. */
	sandboxPage: string;
	resize(width: number, height: number): Promise<void>;
}

const ACCOUNT = { id: 'boltaAccount1', name: 'Bolta account' };
const FROM_ROWS = 'boltaIssueFromRows1';
const REPORT = { id: 'monthEndReport1', trigger: 'On the 3rd at 08:30' };
/** What it issues is reported. */
const MONTH_END = { id: 'boltaMonthEndIssue1', trigger: 'On the 1st at 09:00' };

/** One line of an invoice, as a sheet has it. */
const ROWS = [{ 주문번호: 'S-1', 거래처명: '한강물산', 품목: '사용료', 공급가액: 300_000 }];

const WRONG_FORM = {
	referenceId: 'S-1',
	supplierSource: 'form',
	supplierNumber: '220-00-00002',
	supplierName: '한빛소프트랩',
	supplierRepresentative: '최가람',
	supplierEmail: 'tax@example.com',
	recipientSource: 'form',
	recipientNumber: '888-88-8888',
	recipientName: '한강물산',
	recipientRepresentative: '김하나',
	recipientEmail: 'buyer@example.com',
	items: { item: [{ name: '소프트웨어 사용료', supplyCost: 1_000_000, tax: 10_000 }] },
};

/** Start and a node Issue that is set like this. */
async function withIssue(client: Client, parameters: Record<string, unknown>): Promise<string> {
	const issue = bolta('Issue', ACCOUNT, { operation: 'issue', options: {}, ...parameters }, { position: [500, 0] });
	const [rows, row] = rowsAsItems(ROWS);
	const nodes = [manualTrigger(), { ...rows!, position: [160, 0] }, { ...row!, position: [320, 0] }, issue];
	const links: Array<[string, string]> = [
		['Start', 'Rows'],
		['Rows', 'Row'],
		['Row', 'Issue'],
	];
	return (await client.createWorkflow(workflow('Invoice', nodes as WorkflowJson['nodes'], links))).id;
}

/** The mail of the report, as a mail program shows it. */
async function photographReport({ client, page, resize }: Scene): Promise<Buffer> {
	await client.run(MONTH_END.id, MONTH_END.trigger);
	const execution = await client.run(REPORT.id, REPORT.trigger);
	const html = String(outputOf(execution, 'Report')[0]?.json.html);
	await resize(700, 500);
	await page.open(`data:text/html;charset=utf-8,${encodeURIComponent(`<body>${html}</body>`)}`);
	await resize(700, await page.ask<number>('document.documentElement.scrollHeight'));
	return await page.photograph();
}

export const SUBJECTS: Record<string, (scene: Scene) => Promise<Buffer>> = {
	async form({ editor, client }) {
		const id = await withIssue(client, {});
		await editor.open(id, 'issue');
		return await editor.photograph();
	},
	async columns({ editor, client }) {
		const id = await withIssue(client, { dataFrom: 'columns' });
		await editor.open(id, 'issue');
		return await editor.photograph();
	},
	async hint({ editor }) {
		await editor.open(FROM_ROWS);
		await editor.execute();
		await editor.openNode('Issue');
		return await editor.photograph();
	},
	async error({ editor, client }) {
		await editor.open(await withIssue(client, WRONG_FORM));
		await editor.execute();
		await editor.openNode('Issue');
		return await editor.photograph();
	},
	async creator({ editor }) {
		await editor.open(FROM_ROWS);
		await editor.click('node-creator-plus-button');
		await editor.type('세금계산서');
		return await editor.photograph();
	},
	async sandbox({ page, sandboxPage, editor }) {
		await page.open(sandboxPage);
		await page.until(`document.body.innerText.includes('한강물산')`);
		return await editor.photograph();
	},
	'month-end-report': photographReport,
};

/** What stands over the canvas, and is no part of the workflow. */
const OVER_IT = [
	'[data-test-id="canvas-controls"]',
	'[data-test-id="canvas-minimap"]',
	'[class*="executionButtons"]',
	'[data-reka-popper-content-wrapper]',
];

/** Notes whose text does not fit, and nodes that stand on a note: a person would have to move them first. */
const UNREADABLE = `(() => {
	const notes = [...document.querySelectorAll('.vue-flow__node:has(.n8n-sticky)')];
	const cut = notes.filter((note) =>
		[...note.querySelectorAll('*')].some(
			(part) => part.clientHeight > 0 && part.scrollHeight > part.clientHeight + 8 && getComputedStyle(part).overflowY !== 'visible',
		),
	);
	const box = (element) => element.getBoundingClientRect();
	const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
	const hidden = [...document.querySelectorAll('[data-test-id="canvas-default-node"], [data-test-id="canvas-configurable-node"]')].filter(
		(node) => notes.some((note) => meets(box(node), box(note))),
	);
	return [...cut, ...hidden].map((element) => element.innerText.trim().split('\\n')[0]);
})()`;

/**
 * An example on the canvas: its nodes and notes, without the editor around them.
 * @throws where some of it cannot be read
 */
export async function photographCanvas({ page, editor, resize }: Scene, workflowId: string): Promise<Buffer> {
	await resize(1100, 700);
	await editor.open(workflowId);
	await page.ask(`void (document.head.insertAdjacentHTML('beforeend',
		'<style>${OVER_IT.join(',')}{visibility:hidden}</style>'))`);
	await editor.click('zoom-to-fit');
	// Above and at the right stand switches and buttons.
	const area = await page.ask<Area>(
		`(({ x, y, width, height }) => ({ x, y: y + 24, width: width - 60, height: height - 24 }))(document.querySelector('[data-test-id="canvas"]').getBoundingClientRect())`,
	);
	const unreadable = await page.ask<string[]>(UNREADABLE);
	if (unreadable.length > 0) throw new Error(`cut off or covered: ${unreadable.join(', ')}`);
	return await editor.photograph(area);
}
