import type { INodeType, INodeTypeDescription, IWebhookFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { givenByHand, TRIGGER_VERSION } from '../shared/webhook/triggerOptions';
import { inEdition } from '../shared/words/formTexts';
import { receiveCallback } from './trigger/receive';
import { triggerProperties } from './trigger/settings';
import { edition } from './words';

export class HiworksApprovalTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Hiworks Approval Trigger',
		name: 'hiworksApprovalTrigger',
		icon: { light: 'file:hiworksApprovalTrigger.svg', dark: 'file:hiworksApprovalTrigger.dark.svg' },
		group: ['trigger'],
		version: TRIGGER_VERSION,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description:
			'Starts the workflow when a document drafted through the API is approved, rejected, canceled or deleted in Hiworks e-approval (전자결재)',
		documentationUrl: edition.page('hiworks-approval-trigger'),
		defaults: { name: 'Hiworks Approval Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'hiworksOfficeApi', required: true }],
		triggerPanel: {
			header: 'Receive decisions from Hiworks',
			executionsHelp: {
				inactive:
					'<b>Test</b>: click the button, draft a document with the test URL and hand it in. It listens for 2 minutes, until the first chosen event. <br><br><b>Production</b>: publish the workflow and paste the production URL as it is, with <code>:secret</code> at its end, into the operation Draft of the Hiworks node: <b>Send Decisions To</b>, Hiworks Approval Trigger. Draft puts the Callback Secret of the credential in its place.',
				active:
					'<b>Test</b>: click the button, draft a document with the test URL and hand it in. <br><br><b>Production</b>: the workflow is published. Documents drafted with the production URL start it; paste it as it is, with <code>:secret</code> at its end, into the operation Draft of the Hiworks node. What it starts is in the <a data-key="executions">executions list</a>.',
			},
			activationHint:
				'Publish the workflow before you draft documents with the production URL: whether Hiworks repeats calls that fail is not documented.',
		},
		// n8n finds a path with a parameter only where it is a full path, under the node's webhook ID; its table wants full
		// paths to differ between workflows, so the ID stands in it too.
		webhooks: [
			{
				name: 'default',
				httpMethod: 'GET',
				responseMode: 'onReceived',
				responseData: '',
				isFullPath: true,
				path: '={{ $webhookId }}/approval/:secret',
			},
		],
		properties: triggerProperties,
	};

	constructor() {
		this.description = inEdition(edition, this.description);
	}

	/** The URL goes with each document: there is nothing to register. */
	webhookMethods = { default: givenByHand };

	async webhook(this: IWebhookFunctions) {
		return await receiveCallback(this);
	}
}
