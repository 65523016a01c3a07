import type { IExecuteFunctions } from 'n8n-workflow';

import { ssoLogOut } from '../../../nodes/HiworksOrg/api/sso';
import { hiworksSso } from '../../../nodes/HiworksOrg/vendor';
import { createClient } from '../../../nodes/shared/http/client';
import { SEND } from '../../../nodes/shared/http/send';

it('what a call hides stands in no error, of what broke on the way either', async () => {
	const broken = () => Promise.reject(new Error('socket hang up after tmp-key-1'));
	const client = createClient({
		context: { helpers: { httpRequestWithAuthentication: broken } } as unknown as IExecuteFunctions,
		vendor: hiworksSso,
		baseUrl: 'https://api.example',
		live: true,
		timeout: 1,
		redact: (text) => text,
		credentials: {},
	});
	const body = { tmp_key: 'tmp-key-1', rd_url: 'https://example.com' };
	const sending = client[SEND](client.request(ssoLogOut, { body, hidden: ['tmp-key-1'] }));
	const message = 'The outcome is unknown: the connection to Hiworks was lost (socket hang up after ***)';
	await expect(sending).rejects.toMatchObject({ message });
});
