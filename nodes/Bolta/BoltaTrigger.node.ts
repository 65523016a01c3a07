import type { INodeType, INodeTypeDescription, IWebhookFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { answerProbe } from '../shared/webhook/receive';
import { givenByHand, TRIGGER_VERSION } from '../shared/webhook/triggerOptions';
import { inEdition } from '../shared/words/formTexts';
import { receive } from './trigger/receive';
import { triggerProperties } from './trigger/settings';
import { edition } from './words';

export class BoltaTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Bolta Trigger',
		name: 'boltaTrigger',
		icon: { light: 'file:bolta.svg', dark: 'file:bolta.dark.svg' },
		group: ['trigger'],
		version: TRIGGER_VERSION,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description:
			'Issue, amend and read Korean electronic tax invoices (전자세금계산서) with Bolta, and start workflows when one is issued or could not be',
		documentationUrl: edition.page('bolta-trigger'),
		defaults: { name: 'Bolta Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'boltaApi', required: true }],
		triggerPanel: {
			header: 'Receive results from Bolta',
			executionsHelp: {
				inactive:
					"<b>Test</b>: click the button and send an event to the test URL, for example by entering it in Bolta's console for a test key and issuing an invoice; Bolta announces those after 10 to 30 seconds. It listens for 2 minutes, until the first event. <br><br><b>Production</b>: publish the workflow, then enter the production URL with <code>?token=</code> and the Webhook Token of the credential in Bolta's console: 개발자센터 → API 키 → ⋮ → 수정하기 → 발행 수신 URL.",
				active:
					'<b>Test</b>: click the button and send an event to the test URL. <br><br><b>Production</b>: the workflow is published. The production URL with <code>?token=</code> and the Webhook Token of the credential must stand in Bolta\'s console: 개발자센터 → API 키 → ⋮ → 수정하기 → 발행 수신 URL. What it starts is in the <a data-key="executions">executions list</a>.',
			},
			activationHint:
				"Publish the workflow before you enter the production URL in Bolta's console: Bolta calls it when you save, and refuses a URL that does not answer.",
		},
		webhooks: [
			// The same address; Bolta probes it by GET when it is saved in the console.
			{ name: 'setup', httpMethod: 'GET', responseMode: 'onReceived', path: 'webhook', ndvHideUrl: true },
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', responseData: '', path: 'webhook' },
		],
		properties: triggerProperties,
	};

	constructor() {
		this.description = inEdition(edition, this.description);
	}

	/** The URL is entered in Bolta's console by hand: there is nothing to register. */
	webhookMethods = { default: givenByHand, setup: givenByHand };

	async webhook(this: IWebhookFunctions) {
		return this.getWebhookName() === 'setup'
			? await answerProbe(this, { name: 'Bolta Trigger', credentialType: 'boltaApi' })
			: await receive(this);
	}
}
