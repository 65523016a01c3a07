import { setTimeout as wait } from 'node:timers/promises';
import type { Sandbox } from '../../../sandbox/index.ts';
import { packageName, type Client } from '../../../scripts/lib/n8n.mts';
import { failedTransmission } from '../../support/transmissions.ts';
import { polledBy, untilTold, type Told } from './polling.ts';

export interface Watching {
	id: string;
	/** An invoice whose transmission fails. */
	fail(key: string): Promise<string>;
	/** All items told by then, as soon as this one is among them. */
	untilTold(client: Client, key: string): Promise<Told[]>;
	/** Until PortOne has answered so many polls more. */
	untilAsked(more?: number): Promise<void>;
}

/** Publishes a workflow with the PortOne B2B Status Trigger, which has taken stock then. */
export async function watchFailures(client: Client, sandbox: Sandbox): Promise<Watching> {
	const credential = await client.createCredential('portOneApi', {
		apiSecret: 'v2-api-secret-synthetic-9',
		environment: 'test',
		baseUrl: sandbox.portOne.url,
		webhookToken: '',
		webhookSecret: '',
	});
	const fail = async (key: string) => await failedTransmission(sandbox, key);
	const answered = () => sandbox.portOne.requests().filter(({ status }) => status !== null).length;
	async function untilAsked(more = 1): Promise<void> {
		const before = answered();
		for (const end = Date.now() + 60_000; answered() < before + more; await wait(5))
			if (Date.now() > end) throw new Error('PortOne was not asked');
	}

	await fail('EARLIER');
	const trigger = { type: `${packageName}.portOneB2bStatusTrigger`, typeVersion: 2 };
	const { id } = await client.createWorkflow(
		polledBy('Failures', { ...trigger, credentials: { portOneApi: credential } }, { options: {} }),
	);
	await client.activate(id);
	// With durable cursors n8n keeps nothing of the poll at activation: the first tick takes stock.
	await untilAsked(2);
	return {
		id,
		fail,
		untilAsked,
		untilTold: async (now, key) =>
			await untilTold(now, id, (told) => told.some(({ supplierDocumentKey }) => supplierDocumentKey === key)),
	};
}

export const keysOf = (told: Told[]): string[] => told.map(({ supplierDocumentKey }) => String(supplierDocumentKey));

/** How many events are among the items: what is told again has the key of the first time. */
export const eventsIn = (told: Told[]): number => new Set(told.map(({ dedupeKey }) => dedupeKey)).size;
