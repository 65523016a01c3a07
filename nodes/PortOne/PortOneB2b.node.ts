import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { executeOf } from '../shared/engine/execute';
import { toNodeProperties } from '../shared/engine/operation';
import { inEdition } from '../shared/words/formTexts';
import { attachment } from './actions/attachment';
import { bulkBatch } from './actions/bulkBatch';
import { certificate } from './actions/certificate';
import { company } from './actions/company';
import { counterparty } from './actions/counterparty';
import { reverseIssuance } from './actions/reverseIssuance';
import { taxInvoice } from './actions/taxInvoice';
import { searchCounterparties, searchTaxInvoices } from './listSearch';
import { edition } from './words';

const resources = [taxInvoice, reverseIssuance, counterparty, company, certificate, attachment, bulkBatch];

export class PortOneB2b implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'PortOne B2B',
		name: 'portOneB2b',
		icon: { light: 'file:portOneB2b.svg', dark: 'file:portOneB2b.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Issue, amend, request and read Korean electronic tax invoices (전자세금계산서) with PortOne B2B, and keep its counterparties (거래처)',
		documentationUrl: edition.page('portone'),
		defaults: { name: 'PortOne B2B' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'portOneApi', required: true }],
		properties: toNodeProperties(resources, taxInvoice.value),
	};

	constructor() {
		this.description = inEdition(edition, this.description);
	}

	methods = { listSearch: { searchCounterparties, searchTaxInvoices } };

	execute = executeOf(resources);
}
