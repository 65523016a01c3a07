/** n8n's editor in Chromium, as a user has it before the eyes. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Area, Chromium } from '../../../test/support/chromium.ts';
import type { Client } from '../n8n.mts';

/** Elements as n8n's own tests find them. */
const byTestId = (id: string) => `[data-test-id="${id}"]`;

export interface Editor {
	/** A workflow, or one of its nodes by its id. */
	open(workflowId: string, nodeId?: string): Promise<void>;
	/** The first element of that kind that is in sight. */
	click(testId: string): Promise<void>;
	/** Opens a node of the workflow that is open. */
	openNode(name: string): Promise<void>;
	/** Runs the workflow that is open, to its end. */
	execute(): Promise<void>;
	type(text: string): Promise<void>;
	/** Over when there is such an element. */
	until(testId: string): Promise<void>;
	photograph(clip?: Area): Promise<Buffer>;
}

/** Signed in as the client is. */
export async function openEditor(page: Chromium, client: Client): Promise<Editor> {
	const [name = '', value = ''] = client.cookie.split(/=(.*)/s);
	await page.command('Network.setCookie', { name, value, url: client.url });
	const until = async (testId: string) => await page.until(`document.querySelector('${byTestId(testId)}') !== null`);
	return {
		until,
		async open(workflowId, nodeId) {
			await page.open(`${client.url}/workflow/${workflowId}${nodeId ? `/${nodeId}` : ''}`);
			await until(nodeId ? 'node-parameters' : 'canvas-node');
			// Nothing on the page says that its movements are over.
			await wait(1500);
		},
		async click(testId) {
			const found = `[...document.querySelectorAll('${byTestId(testId)}')].find((one) => one.checkVisibility())`;
			await page.until(`${found} !== undefined`);
			await page.ask(`void ${found}.click()`);
			await wait(700);
		},
		async openNode(name) {
			const found = `document.querySelector('[data-test-id="canvas-node"][data-node-name=${JSON.stringify(name)}]')`;
			await page.until(`${found} !== null`);
			// The editor opens what is clicked twice.
			await page.ask(
				`void ${found}.querySelector('[data-test-id="canvas-default-node"]').dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))`,
			);
			await until('node-parameters');
			await wait(1500);
		},
		async execute() {
			const before = (await client.call<{ results: Array<{ id: string }> }>('GET', '/executions?limit=1')).results[0]
				?.id;
			const button = `document.querySelector('${byTestId('execute-workflow-button')}')`;
			await page.until(`${button} !== null && !${button}.disabled`);
			await page.ask(`void ${button}.click()`);
			for (;;) {
				const { results } = await client.call<{ results: Array<{ id: string }> }>('GET', '/executions?limit=1');
				if (results[0] && results[0].id !== before) {
					await client.waitFor(results[0].id);
					break;
				}
				await wait(200);
			}
			await wait(2000);
		},
		async type(text) {
			await page.command('Input.insertText', { text });
			await wait(1000);
		},
		photograph: async (clip) => await page.photograph(clip),
	};
}
