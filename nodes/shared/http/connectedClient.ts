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
 * A client that sends with a credential, and shows nothing secret of it.
 * @throws Invalid when the credential contradicts itself
 */
export function connectedClient({
	vendor,
	credentials,
	...settings
}: Connected): { client: Client } & Pick<Connection, 'baseUrl' | 'live'> {
	const { baseUrl, live, secrets } = inside(say`The ${vendor.name} credential`, () => vendor.connect(credentials));
	const client = createClient({ ...settings, vendor, credentials, baseUrl, live, redact: redactor(secrets) });
	return { client, baseUrl, live };
}
