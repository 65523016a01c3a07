/** A talk in n8n's chat, and the question with buttons by which an agent's call waits for a person. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Client, Execution } from '../../../scripts/lib/n8n.mts';

/** n8n takes who does not look like a person's browser for a preview, and does nothing. */
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36';

let sessions = 0;

export interface Talk {
	executionId: string;
	/** What the chat's page shows of the execution, in order; the page is open until `closed`. */
	open(): { shown: string[]; closed: Promise<void> };
}

/** A signed-in user writes in the chat of a published workflow. */
export async function writeInChat(client: Client, webhookId: string, chatInput: string): Promise<Talk> {
	const sessionId = `session-${++sessions}`;
	const response = await fetch(`${client.url}/webhook/${webhookId}/chat`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', cookie: client.cookie },
		body: JSON.stringify({ action: 'sendMessage', sessionId, chatInput }),
	});
	if (!response.ok) throw new Error(`chat: ${response.status} ${await response.text()}`);
	const { executionId, resumeToken } = (await response.json()) as { executionId: string; resumeToken: string };
	const query = new URLSearchParams({ sessionId, executionId, isPublic: 'true', token: resumeToken });
	return { executionId, open: () => openPage(`${client.url.replace('http', 'ws')}/chat?${query}`) };
}

/** As the page does: it answers n8n's heartbeat, and n8n lets a reply go on once it was shown. */
function openPage(address: string): ReturnType<Talk['open']> {
	const socket = new WebSocket(address);
	const shown: string[] = [];
	const closed = new Promise<void>((resolve) => socket.addEventListener('close', () => resolve()));
	socket.addEventListener('message', ({ data }) => {
		const text = String(data);
		if (text === 'n8n|heartbeat') socket.send('n8n|heartbeat-ack');
		else if (!text.startsWith('n8n|')) shown.push(text);
	});
	return { shown, closed };
}

export interface Question {
	/** As the person reads it. */
	text: string;
	/** Addresses behind the buttons. */
	yes: string;
	no: string;
}

interface AskedRun {
	data?: { ai_tool?: Array<Array<{ sendMessage?: { text: string; buttons?: Array<{ link: string }> } }>> };
}

/**
 * What an execution asks a person, once it waits for the answer.
 * @param earlier the question before it: its answer may still be on the way
 */
export async function questionOf(
	client: Client,
	executionId: string,
	node: string,
	earlier?: Question,
): Promise<Question> {
	for (const end = Date.now() + 30_000; Date.now() < end; await wait(50)) {
		const status = await client.status(executionId);
		if (status !== 'waiting' && status !== 'error') continue;
		const { data } = await client.getExecution(executionId);
		if (status === 'error') throw new Error(JSON.stringify(data.resultData.error));
		const runs = (data.resultData.runData[node] ?? []) as AskedRun[];
		const messages = runs.flatMap((run) => run.data?.ai_tool?.[0]?.[0]?.sendMessage ?? []);
		const { text = '', buttons = [] } = messages.find((message) => message.text !== earlier?.text) ?? {};
		const [yes, no] = ['true', 'false'].map(
			(answer) => buttons.find(({ link }) => link.includes(`approved=${answer}`))?.link,
		);
		if (yes && no) return { text, yes, no };
	}
	throw new Error('Nobody is asked');
}

/** Until an execution waits at a node for its reply to be shown, or has ended. @returns its state then */
export async function untilReply(client: Client, executionId: string, node: string): Promise<Execution['status']> {
	for (const end = Date.now() + 90_000; Date.now() < end; await wait(50)) {
		const status = await client.status(executionId);
		if (status === 'error' || status === 'success') return status;
		if (status !== 'waiting') continue;
		const { data } = await client.getExecution(executionId);
		if (data.resultData.lastNodeExecuted === node) return status;
	}
	throw new Error('It does not come to a reply');
}

/** The person presses a button. */
export async function press(link: string): Promise<void> {
	const response = await fetch(link, { headers: { 'user-agent': BROWSER } });
	const page = await response.text();
	if (!response.ok || page === '') throw new Error(`${response.status} ${page}`);
}
