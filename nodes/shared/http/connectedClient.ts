import { createHash } from 'crypto';

import { inside } from '../errors/invalid';
import { redactor } from '../errors/redact';
import { createClient, type Client, type ClientSettings } from './client';
import type { Connection, ConnectedVendor } from './vendor';
import { say } from './words';

interface Connected extends Pick<ClientSettings, 'context' | 'timeout' | 'wait'> {
	vendor: ConnectedVendor;
	/** As read. */
	credentials: Readonly<Record<string, unknown>>;
}

/**
 * A client that sends with a credential, and shows nothing secret of it. `account` tells the credential's from others.
 * @throws Invalid when the credential contradicts itself
 */
export function connectedClient({
	vendor,
	credentials,
	...settings
}: Connected): { client: Client; account: string } & Pick<Connection, 'baseUrl' | 'live'> {
	const { baseUrl, live, secrets } = inside(say`The ${vendor.name} credential`, () => vendor.connect(credentials));
	const client = createClient({ ...settings, vendor, credentials, baseUrl, live, redact: redactor(secrets) });
	return { client, account: shortDigest([baseUrl, live, secrets]), baseUrl, live };
}

/** It is kept with executions: too short to try keys against, long enough to tell those of one company apart. */
const shortDigest = (of: unknown) => createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 8);
