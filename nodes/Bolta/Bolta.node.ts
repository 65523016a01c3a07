import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { executeOf } from '../shared/engine/execute';
import { toNodeProperties } from '../shared/engine/operation';
import { inEdition } from '../shared/words/formTexts';
import { customer } from './actions/customer';
import { issuer } from './actions/issuer';
import { reverseIssuance } from './actions/reverseIssuance';
import { taxInvoice } from './actions/taxInvoice';
import { searchIssuers } from './listSearch';
import { edition } from './words';

const resources = [taxInvoice, reverseIssuance, customer, issuer];

export class Bolta implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Bolta',
		name: 'bolta',
		icon: { light: 'file:bolta.svg', dark: 'file:bolta.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Issue, amend and read Korean electronic tax invoices (전자세금계산서) with Bolta',
		documentationUrl: edition.page('bolta'),
		defaults: { name: 'Bolta' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'boltaApi', required: true }],
		sensitiveOutputFields: ['recipientFullNumber'],
		properties: toNodeProperties(resources, taxInvoice.value),
	};

	constructor() {
		this.description = inEdition(edition, this.description);
	}

	methods = { listSearch: { searchIssuers } };

	execute = executeOf(resources);
}
