import type { INodeExecutionData, INodeType, INodeTypeDescription, IPollFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { poll } from '../shared/polling/poll';
import { inEdition } from '../shared/words/formTexts';
import { readTriggerSettings, triggerProperties } from './watch/settings';
import { edition } from './words';

export class HiworksTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Hiworks Trigger',
		name: 'hiworksTrigger',
		icon: { light: 'file:hiworksTrigger.svg', dark: 'file:hiworksTrigger.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["watch"] }}',
		description:
			'Korean groupware (하이웍스): e-approval, accounting codes, expense reports, SMS, Alimtalk, notifications, mail, directory; starts workflows when an expense report (지출결의) is approved, a record in accounting is new or different, or a person joins, moves or leaves',
		documentationUrl: edition.page('hiworks-trigger'),
		defaults: { name: 'Hiworks Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'hiworksOfficeApi', required: true }],
		properties: triggerProperties,
	};

	constructor() {
		this.description = inEdition(edition, this.description);
	}

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, edition, readTriggerSettings);
	}
}
