import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { executeOf } from '../shared/engine/execute';
import { toNodeProperties } from '../shared/engine/operation';
import { inEdition } from '../shared/words/formTexts';
import { business } from './actions/business';
import { file } from './actions/file';
import { invoice } from './actions/invoice';
import { searchOfficeFiles } from './listSearch';
import { edition } from './words';

const resources = [invoice, business, file];

export class HiworksBill implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Hiworks Bill',
		name: 'hiworksBill',
		icon: { light: 'file:hiworksBill.svg', dark: 'file:hiworksBill.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Make, amend and read Korean tax invoices, bills and statements (세금계산서, 계산서, 거래명세서) with Hiworks, and check businesses',
		documentationUrl: edition.page('hiworks-bill'),
		defaults: { name: 'Hiworks Bill' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'hiworksBillApi', required: true }],
		sensitiveOutputFields: ['recipientFullNumber'],
		properties: toNodeProperties(resources, invoice.value),
	};

	constructor() {
		this.description = inEdition(edition, this.description);
	}

	methods = { listSearch: { searchOfficeFiles } };

	execute = executeOf(resources);
}
