import type { INodeType, INodeTypeDescription, IWebhookFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { executeOf } from '../shared/engine/execute';
import { toNodeProperties, type Resource } from '../shared/engine/operation';
import { inEdition } from '../shared/words/formTexts';
import { accountingSearches } from './accounting/listSearch';
import { accountingCustomer, accountTitle, costCenter } from './actions/accounting';
import { alimtalk } from './actions/alimtalk';
import { approvalDocument } from './actions/approvalDocument';
import { mail } from './actions/mail';
import { myAccount } from './actions/myAccount';
import { notification } from './actions/notification';
import { organizationChart } from './actions/organizationChart';
import { sms } from './actions/sms';
import { spendingReport } from './actions/spendingReport';
import { user } from './actions/user';
import { receiveDecision } from './approval/waiting';
import { searchUsers } from './listSearch';
import { edition } from './words';

const resources: Resource[] = [
	approvalDocument,
	accountingCustomer,
	accountTitle,
	costCenter,
	spendingReport,
	sms,
	alimtalk,
	notification,
	mail,
	user,
	organizationChart,
	myAccount,
];

/** For executions in Wait for Decision. `responseData` keeps n8n from answering with a text of its own. */
const waitingWebhooks: INodeTypeDescription['webhooks'] = [
	{ name: 'default', httpMethod: 'GET', path: '', restartWebhook: true, responseMode: 'onReceived', responseData: '' },
];

export class Hiworks implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Hiworks',
		name: 'hiworks',
		icon: { light: 'file:hiworks.svg', dark: 'file:hiworks.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Korean groupware (하이웍스): e-approval, accounting codes, expense reports, SMS, Alimtalk, notifications, mail, directory',
		documentationUrl: edition.page('hiworks'),
		defaults: { name: 'Hiworks' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'hiworksOfficeApi', required: true, displayOptions: { hide: { resource: [myAccount.value] } } },
			{ name: 'hiworksAccessTokenApi', required: true, displayOptions: { show: { resource: [myAccount.value] } } },
		],
		webhooks: waitingWebhooks,
		waitingNodeTooltip: 'Waits until the document is decided in Hiworks, or the time limit passes',
		properties: toNodeProperties(resources, 'approvalDocument'),
	};

	constructor() {
		this.description = inEdition(edition, this.description);
	}

	methods = { listSearch: { ...accountingSearches, searchUsers } };

	execute = executeOf(resources);

	async webhook(this: IWebhookFunctions) {
		return await receiveDecision(this);
	}
}
