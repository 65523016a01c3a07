import type { ICredentialDataDecryptedObject, IWebhookFunctions } from 'n8n-workflow';

import { UsableTime } from './usableTime';

type Credential = ICredentialDataDecryptedObject;

/** A read that is under way, or that waits for the one before it to end. */
interface Reading {
	hasBegun: boolean;
	credential: Promise<Credential>;
}

/** The latest read of each trigger, until it has ended. */
const readings = new Map<string, Reading>();

/** Milliseconds that a read waits for the one before: one that never ends must not hold up the others. */
const LONGEST_WAIT = 10_000;
const TRIES = 3;

/**
 * The credential of a trigger. Each read is a query to n8n's database and, with n8n's default engine, a sandbox for
 * expressions. Hundreds at once, in a burst, are what n8n's pool of connections gives up after 60 seconds: so all calls
 * that come while one is read share the next read. That one begins after they came, so that it knows what was saved
 * before. A read that fails is tried again: with it the event would be lost.
 * @throws what n8n throws at the last try
 */
export async function readCredential(context: IWebhookFunctions, type: string): Promise<Credential> {
	const { id, credentials } = context.getNode();
	const place = JSON.stringify([context.getMode(), context.getWorkflow().id, id, type, credentials?.[type]?.id]);
	const latest = readings.get(place);
	const reading = latest?.hasBegun === false ? latest : begin(place, latest, async () => await tried(context, type));
	return { ...(await reading.credential) };
}

function begin(place: string, before: Reading | undefined, read: () => Promise<Credential>): Reading {
	const reading: Reading = { hasBegun: before === undefined, credential: before ? after(before) : read() };
	readings.set(place, reading);
	void hasEnded(reading).then(() => {
		if (readings.get(place) === reading) readings.delete(place);
	});
	return reading;

	async function after(one: Reading): Promise<Credential> {
		const over = new AbortController();
		await Promise.race([hasEnded(one), new UsableTime().until(LONGEST_WAIT, over.signal)]);
		over.abort();
		reading.hasBegun = true;
		return await read();
	}
}

const hasEnded = async ({ credential }: Reading) => {
	await credential.then(
		() => {},
		() => {},
	);
};

async function tried(context: IWebhookFunctions, type: string): Promise<Credential> {
	for (let tries = 1; tries < TRIES; tries++) {
		const credential = await context.getCredentials(type).catch(() => undefined);
		if (credential) return credential;
	}
	return await context.getCredentials(type);
}
