import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { deliveryOf } from '../../shared/webhook/delivery';
import { receive as receiveEvent, textOf } from '../../shared/webhook/receive';
import { portOne } from '../vendor';
import { confirm } from './confirm';
import { judge } from './judge';
import { readSettings } from './settings';

/** Answers a call from PortOne, and starts the workflow where it is news. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receiveEvent(context, {
		credentialType: portOne.credentialType,
		secrets: ['webhookToken', 'webhookSecret', 'apiSecret'],
		readSettings,
		judge: async ({ credentials, ...circumstances }) => {
			const { rawBody, rawHeaders } = context.getRequestObject();
			const delivery = {
				...deliveryOf(context),
				raw: rawBody ?? Buffer.alloc(0),
				signature: {
					id: valuesOf(rawHeaders, 'webhook-id'),
					timestamp: valuesOf(rawHeaders, 'webhook-timestamp'),
					signature: valuesOf(rawHeaders, 'webhook-signature'),
				},
			};
			return await judge(delivery, {
				...circumstances,
				webhookSecret: textOf(credentials.webhookSecret),
				confirm: async (kind, taxInvoiceId) => await confirm(context, credentials, kind, taxInvoiceId),
			});
		},
	});
}

/** Every value of a header: read as an object, one that came twice is one value. */
function valuesOf(rawHeaders: readonly string[], name: string): string[] {
	return rawHeaders.flatMap((header, index) =>
		index % 2 === 0 && header.toLowerCase() === name ? [rawHeaders[index + 1] ?? ''] : [],
	);
}
