import type { INodeType, INodeTypeDescription, IPollFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { poll } from '../shared/polling/poll';
import { TRIGGER_VERSION } from '../shared/webhook/triggerOptions';
import { inEdition } from '../shared/words/formTexts';
import { readSettings, statusProperties } from './watch/settings';
import { edition } from './words';

export class PortOneB2bStatusTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'PortOne B2B Status Trigger',
		name: 'portOneB2bStatusTrigger',
		icon: { light: 'file:portOneB2bStatusTrigger.svg', dark: 'file:portOneB2bStatusTrigger.dark.svg' },
		group: ['trigger'],
		version: TRIGGER_VERSION,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description:
			'Start workflows when a Korean electronic tax invoice (전자세금계산서) at PortOne B2B could not be sent to the National Tax Service, or has come to another status, by asking on a schedule',
		documentationUrl: edition.page('portone-status-trigger'),
		defaults: { name: 'PortOne B2B Status Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'portOneApi', required: true }],
		properties: statusProperties,
	};

	constructor() {
		this.description = inEdition(edition, this.description);
	}

	async poll(this: IPollFunctions) {
		return await poll(this, edition, readSettings);
	}
}
