/** What a vendor says of its credential, for all of them. */
import type { ICredentialType } from 'n8n-workflow';
import { readdirSync } from 'node:fs';
import path from 'node:path';

import { BoltaApi } from '../../../credentials/BoltaApi.credentials';
import { HiworksAccessTokenApi } from '../../../credentials/HiworksAccessTokenApi.credentials';
import { HiworksBillApi } from '../../../credentials/HiworksBillApi.credentials';
import { HiworksOfficeApi } from '../../../credentials/HiworksOfficeApi.credentials';
import { HiworksOrgApi } from '../../../credentials/HiworksOrgApi.credentials';
import { HiworksSsoApi } from '../../../credentials/HiworksSsoApi.credentials';
import { PortOneApi } from '../../../credentials/PortOneApi.credentials';
import { bolta } from '../../../nodes/Bolta/vendor';
import { hiworksAccount } from '../../../nodes/Hiworks/account';
import { hiworks } from '../../../nodes/Hiworks/vendor';
import { hiworksBill } from '../../../nodes/HiworksBill/vendor';
import { hiworksOrg, hiworksSso } from '../../../nodes/HiworksOrg/vendor';
import { portOne } from '../../../nodes/PortOne/vendor';
import type { Vendor } from '../../../nodes/shared/engine/vendor';

const VENDORS: Array<{ credential: ICredentialType; vendor: Vendor }> = [
	{ credential: new BoltaApi(), vendor: bolta },
	{ credential: new HiworksAccessTokenApi(), vendor: hiworksAccount },
	{ credential: new HiworksBillApi(), vendor: hiworksBill },
	{ credential: new HiworksOfficeApi(), vendor: hiworks },
	{ credential: new HiworksOrgApi(), vendor: hiworksOrg },
	{ credential: new HiworksSsoApi(), vendor: hiworksSso },
	{ credential: new PortOneApi(), vendor: portOne },
];

it('all credentials are here', () => {
	const files = readdirSync(path.resolve(__dirname, '../../../credentials')).filter((file) => file.endsWith('.ts'));
	expect(VENDORS.map(({ credential }) => `${credential.constructor.name}.credentials.ts`)).toEqual(files.sort());
});

describe.each(VENDORS)('$credential.name', ({ credential, vendor }) => {
	it('is the one that the vendor asks for', () => {
		expect(vendor.credentialType).toBe(credential.name);
	});

	it('has no secret that an error may show', () => {
		const hidden = credential.properties.filter(({ typeOptions }) => typeOptions?.password).map(({ name }) => name);
		const secrets = hidden.map((name) => `test_${name}`);
		const { secrets: known } = vendor.connect({
			...Object.fromEntries(credential.properties.map(({ name, default: value }) => [name, value])),
			...Object.fromEntries(hidden.map((name) => [name, `test_${name}`])),
		});
		expect(hidden).not.toEqual([]);
		expect([...known].sort()).toEqual(secrets.sort());
	});
});
