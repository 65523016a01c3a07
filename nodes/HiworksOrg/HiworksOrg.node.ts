import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { executeOf } from '../shared/engine/execute';
import { toNodeProperties } from '../shared/engine/operation';
import { inEdition } from '../shared/words/formTexts';
import { member } from './actions/member';
import { organization } from './actions/organization';
import { orgChart } from './actions/orgChart';
import { duty, position } from './actions/rank';
import { sso } from './actions/sso';
import { searches } from './listSearch';
import { edition } from './words';

const resources = [orgChart, member, organization, position, duty, sso];

export class HiworksOrg implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Hiworks Org',
		name: 'hiworksOrg',
		icon: { light: 'file:hiworksOrg.svg', dark: 'file:hiworksOrg.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Keep positions, duties, organizations and members of Hiworks (하이웍스 조직 연동) in step with your HR system, and sign on with SSO',
		documentationUrl: edition.page('hiworks-org'),
		defaults: { name: 'Hiworks Org' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'hiworksOrgApi',
				required: true,
				displayOptions: { show: { resource: resources.filter((one) => one !== sso).map(({ value }) => value) } },
			},
			{ name: 'hiworksSsoApi', required: true, displayOptions: { show: { resource: [sso.value] } } },
		],
		properties: toNodeProperties(resources, orgChart.value),
	};

	constructor() {
		this.description = inEdition(edition, this.description);
	}

	methods = { listSearch: searches };

	execute = executeOf(resources);
}
