import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { deliveryOf } from '../../shared/webhook/delivery';
import { receive as receiveEvent, textOf } from '../../shared/webhook/receive';
import { bolta } from '../vendor';
import { confirm } from './confirm';
import { judge } from './judge';
import { readSettings } from './settings';

/** Answers a call from Bolta, and starts the workflow where it is news. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receiveEvent(context, {
		credentialType: bolta.credentialType,
		secrets: ['webhookToken', 'apiKey'],
		readSettings,
		judge: async ({ credentials, ...circumstances }) =>
			await judge(deliveryOf(context), {
				...circumstances,
				confirm:
					textOf(credentials.apiKey) === ''
						? undefined
						: async (issuanceKey) => await confirm(context, credentials, issuanceKey),
			}),
	});
}
