/** A language model by hand, with the interface of OpenAI's chat completions, on loopback. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { packageName, type WorkflowJson, type WorkflowNode } from '../../../scripts/lib/n8n.mts';
import { node, webhook, type Reference } from './workflows.ts';

export interface Message {
	role: string;
	content: unknown;
}

interface Asked {
	messages: Message[];
	tools?: Array<{ function: { name: string; description: string; parameters: Record<string, unknown> } }>;
}

/** A call of a tool, of the first one where it is not named. */
interface ToolCall {
	call: Record<string, unknown>;
	tool?: string;
}

/** What the model says next: it calls a tool, or several at once, it ends the talk, or its service fails. */
export type Turn = ToolCall | { calls: ToolCall[] } | { say: string } | 'fails';

export interface Model {
	url: string;
	/** What it says, turn by turn, whoever asks; then what it plays, or it ends the talk. */
	script(turns: Turn[]): void;
	/** What came back from tools since the script was set, in order. */
	toolResults(): string[];
	/** The tools as the model is shown them. */
	tools(): NonNullable<Asked['tools']>;
	close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Asked> {
	let text = '';
	for await (const part of request) text += String(part);
	return JSON.parse(text) as Asked;
}

interface Settings {
	port?: number;
	/** What it says where no script is left. */
	play?(messages: Message[]): Turn;
}

export async function startModel({ port = 0, play = () => ({ say: 'done' }) }: Settings = {}): Promise<Model> {
	let turns: Turn[] = [];
	let last: Asked = { messages: [] };
	let calls = 0;
	const results = new Map<string, string>();

	function messageFor(turn: Exclude<Turn, 'fails'>, tools: Asked['tools']) {
		if ('say' in turn) return { role: 'assistant', content: turn.say };
		const toolCalls = 'calls' in turn ? turn.calls : [turn];
		return {
			role: 'assistant',
			content: null,
			tool_calls: toolCalls.map(({ call, tool = tools?.[0]?.function.name }) => ({
				id: `call_${++calls}`,
				type: 'function',
				function: { name: tool, arguments: JSON.stringify(call) },
			})),
		};
	}

	const server = createServer((request, response) => {
		void bodyOf(request).then((asked) => {
			last = asked;
			for (const message of asked.messages as Array<Message & { tool_call_id?: string }>) {
				if (message.role === 'tool') results.set(message.tool_call_id ?? '', String(message.content));
			}
			const turn = turns.shift() ?? play(asked.messages);
			if (turn === 'fails') return response.writeHead(400).end('{"error":{"message":"out of order"}}');
			const message = messageFor(turn, asked.tools);
			const finish = 'tool_calls' in message ? 'tool_calls' : 'stop';
			response.writeHead(200, { 'content-type': 'application/json' }).end(
				JSON.stringify({
					id: 'chatcmpl-1',
					object: 'chat.completion',
					created: 0,
					model: 'scripted',
					choices: [{ index: 0, message, finish_reason: finish }],
					usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
				}),
			);
			return undefined;
		});
	});
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		script(given) {
			turns = [...given];
			results.clear();
		},
		toolResults: () => [...results.values()],
		tools: () => last.tools ?? [],
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

const LANGCHAIN = '@n8n/n8n-nodes-langchain';

type Link = Record<string, Array<Array<{ node: string; type: string; index: number }>>>;
const link = (type: string, to: string): Link => ({ [type]: [[{ node: to, type, index: 0 }]] });

/** A webhook that starts an agent, whose only tool is a node of the package. */
export function agentWorkflow(
	path: string,
	model: Reference,
	tool: WorkflowNode,
	{ version = 3.1, agent = {} }: { version?: number; agent?: Partial<WorkflowNode> } = {},
): WorkflowJson {
	const talk = { promptType: 'define', text: 'Do it.', options: { returnIntermediateSteps: true } };
	return {
		name: path,
		nodes: [
			webhook(path),
			node('Agent', `${LANGCHAIN}.agent`, talk, { typeVersion: version, ...agent }),
			node(
				'Model',
				`${LANGCHAIN}.lmChatOpenAi`,
				{ model: { __rl: true, mode: 'id', value: 'scripted' }, options: { maxRetries: 0 } },
				{ typeVersion: 1.2, credentials: { openAiApi: model } },
			),
			tool,
		],
		connections: {
			Webhook: link('main', 'Agent'),
			Model: link('ai_languageModel', 'Agent'),
			[tool.name]: link('ai_tool', 'Agent'),
		} as WorkflowJson['connections'],
	};
}

/** An MCP server whose only tool is a node of the package. */
export const mcpWorkflow = (path: string, tool: WorkflowNode): WorkflowJson => ({
	name: path,
	nodes: [
		node(
			'MCP',
			`${LANGCHAIN}.mcpTrigger`,
			{ authentication: 'none', path },
			{ typeVersion: 2, webhookId: `mcp-${path}` },
		),
		tool,
	],
	connections: { [tool.name]: link('ai_tool', 'MCP') } as WorkflowJson['connections'],
});

/** The tool variant that n8n makes of a node. */
export const asTool = (of: WorkflowNode, more: Partial<WorkflowNode> = {}): WorkflowNode => ({
	...of,
	type: of.type.startsWith(packageName) ? `${of.type}Tool` : of.type,
	...more,
});
