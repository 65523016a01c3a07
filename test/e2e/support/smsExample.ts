import type { Client, WorkflowJson } from '../../../scripts/lib/n8n.mts';
import { dataTables, pathOf } from './dataTables.ts';
import { webhook, type Reference } from './workflows.ts';
import { readOfficeExamples, withCredential } from './world.ts';

export const SMS_EXAMPLE = 'hiworks-sms-each-once.json';

/** Starts the example, as a schedule or as the webhook that a test puts in its place. */
export const SMS_TRIGGER = 'Every day at 10:00';

export interface Message {
	/** Stands for the message: the same key is never sent again. */
	key: string;
	receiver: string;
	message: string;
}

export interface SmsRow extends Message {
	id: number;
	state: 'sending' | 'sent' | 'rejected' | 'unknown';
	/** Of all states but `rejected`. */
	mayBeOut: boolean;
	/** Of `sent`. */
	refKey: string;
	/** Of `rejected` and `unknown`. */
	why: string;
}

interface Adaptation {
	credential: Reference;
	/** Those of the example if absent. */
	messages?: Message[];
	/** Of a webhook that starts it, in place of the schedule. */
	path?: string;
}

/** The example as a user makes it his own. */
export function smsExample({ credential, messages, path }: Adaptation): WorkflowJson {
	const example = readOfficeExamples().find(({ file }) => file === SMS_EXAMPLE);
	if (!example) throw new Error(`examples/${SMS_EXAMPLE} is missing`);
	const { name, connections, settings, nodes } = withCredential(example.workflow, 'hiworksOfficeApi', credential);
	const adapted = nodes.map((node) => {
		if (messages && node.name === 'Messages')
			return { ...node, parameters: { jsCode: `return ${JSON.stringify(messages.map((json) => ({ json })))};` } };
		return path !== undefined && node.name === SMS_TRIGGER ? { ...webhook(path), name: SMS_TRIGGER } : node;
	});
	return { name, connections, settings, nodes: adapted };
}

/** The n-th made-up message; each has a key and a receiver of its own. */
export const messageOf = (n: number, changes: Partial<Message> = {}): Message => ({
	key: `2026-11 안내 ${n}`,
	receiver: `010-0000-${3000 + n}`,
	message: `안내 ${n}`,
	...changes,
});

// ── The table ───────────────────────────────────────────────────────────────────────────────────────────────────────

const MOST_ROWS = 250;

const tableOf = async (client: Client) =>
	(await dataTables(client)).find(({ name }) => name === 'Hiworks SMS each once');

/** All rows of the example's table, in the order in which they were made; none before its first run. */
export async function smsRows(client: Client): Promise<SmsRow[]> {
	const table = await tableOf(client);
	const rows: SmsRow[] = [];
	while (table) {
		const { count, data } = await client.call<{ count: number; data: SmsRow[] }>(
			'GET',
			`${pathOf(table)}/rows?take=${MOST_ROWS}&skip=${rows.length}`,
		);
		rows.push(...data);
		if (rows.length >= count) break;
	}
	return rows;
}

const ofKey = (key: string) => ({ type: 'and', filters: [{ columnName: 'key', condition: 'eq', value: key }] });

/** What a person does who has looked in Hiworks: it went out. */
export async function settle(client: Client, key: string): Promise<void> {
	await client.call('PATCH', `${pathOf((await tableOf(client))!)}/rows`, {
		filter: ofKey(key),
		data: { state: 'sent' },
	});
}

/** The same: it did not. */
export async function release(client: Client, key: string): Promise<void> {
	await client.call(
		'DELETE',
		`${pathOf((await tableOf(client))!)}/rows?filter=${encodeURIComponent(JSON.stringify(ofKey(key)))}`,
	);
}
