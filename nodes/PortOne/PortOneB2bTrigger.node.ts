import type { INodeType, INodeTypeDescription, IWebhookFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { answerProbe } from '../shared/webhook/receive';
import { givenByHand, TRIGGER_VERSION } from '../shared/webhook/triggerOptions';
import { inEdition } from '../shared/words/formTexts';
import { receive } from './trigger/receive';
import { triggerProperties } from './trigger/settings';
import { edition } from './words';

export class PortOneB2bTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'PortOne B2B Trigger',
		name: 'portOneB2bTrigger',
		icon: { light: 'file:portOneB2b.svg', dark: 'file:portOneB2b.dark.svg' },
		group: ['trigger'],
		version: TRIGGER_VERSION,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description:
			'Issue, amend, request and read Korean electronic tax invoices (전자세금계산서) with PortOne B2B, keep its counterparties (거래처), and start workflows when one is requested, issued, canceled, refused or sent',
		documentationUrl: edition.page('portone-trigger'),
		defaults: { name: 'PortOne B2B Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'portOneApi', required: true }],
		triggerPanel: {
			header: 'Receive events from PortOne',
			executionsHelp: {
				inactive:
					"<b>Test</b>: click the button and have an event sent to the test URL. It listens for 2 minutes, until the first event. <br><br><b>Production</b>: publish the workflow, then ask PortOne's technical support to register the production URL with <code>?token=</code> and the Webhook Token of the credential.",
				active:
					'<b>Test</b>: click the button and have an event sent to the test URL. <br><br><b>Production</b>: the workflow is published. PortOne must have the production URL with <code>?token=</code> and the Webhook Token of the credential. What it starts is in the <a data-key="executions">executions list</a>.',
			},
			activationHint: "Publish the workflow, then ask PortOne's technical support to register the production URL.",
		},
		webhooks: [
			// The same address, for a person who opens it.
			{ name: 'setup', httpMethod: 'GET', responseMode: 'onReceived', path: 'webhook', ndvHideUrl: true },
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', responseData: '', path: 'webhook' },
		],
		properties: triggerProperties,
	};

	constructor() {
		this.description = inEdition(edition, this.description);
	}

	/** PortOne enters the URL by hand: there is nothing to register. */
	webhookMethods = { default: givenByHand, setup: givenByHand };

	async webhook(this: IWebhookFunctions) {
		return this.getWebhookName() === 'setup'
			? await answerProbe(this, { name: 'PortOne B2B Trigger', credentialType: 'portOneApi' })
			: await receive(this);
	}
}
