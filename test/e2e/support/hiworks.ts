import { packageName, type WorkflowNode } from '../../../scripts/lib/n8n.mts';
import { node, type Reference } from './workflows.ts';

export const HIWORKS_BILL = `${packageName}.hiworksBill`;
export const HIWORKS = `${packageName}.hiworks`;
export const HIWORKS_TRIGGER = `${packageName}.hiworksApprovalTrigger`;
export const HIWORKS_ORG = `${packageName}.hiworksOrg`;

/** `2026-09`, as many months from now in Seoul. */
export function seoulMonth(offset: number): string {
	const now = new Date(Date.now() + 9 * 3_600_000);
	return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1)).toISOString().slice(0, 7);
}

export const hiworksBill = (
	name: string,
	credential: Reference,
	parameters: Record<string, unknown>,
	more: Partial<WorkflowNode> = {},
) =>
	node(
		name,
		HIWORKS_BILL,
		{ resource: 'invoice', ...parameters },
		{ credentials: { hiworksBillApi: credential }, ...more },
	);

/** Makes nodes of a type, each with its operation, `sms.send`, and a credential of the kind that it takes. */
const nodesOf =
	(type: string, credentialOf: (resource: string) => string) =>
	(
		name: string,
		credential: Reference,
		resourceAndOperation: string,
		parameters: Record<string, unknown> = {},
		more: Partial<WorkflowNode> = {},
	): WorkflowNode => {
		const [resource = '', operation = ''] = resourceAndOperation.split('.');
		return node(
			name,
			type,
			{ options: {}, resource, operation, ...parameters },
			{ credentials: { [credentialOf(resource)]: credential }, ...more },
		);
	};

/** An operation of Hiworks' office. */
export const hiworks = nodesOf(HIWORKS, () => 'hiworksOfficeApi');

/** An operation of Hiworks' organization sync, or of single sign-on. */
export const hiworksOrg = nodesOf(HIWORKS_ORG, (resource) => (resource === 'sso' ? 'hiworksSsoApi' : 'hiworksOrgApi'));

/** Document by its ID. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** Create, filled in by expressions on a row with the columns order, number, buyer, name, supplyCost and tax. */
export const createForm = (options: Record<string, unknown> = {}, changes: Record<string, unknown> = {}) => ({
	operation: 'create',
	referenceId: '={{ $json.order }}',
	document: 'taxableInvoice',
	writeDateSource: 'lastDayOfPreviousMonth',
	purpose: 'claim',
	supplierSource: 'registered',
	supplierNumber: '220-00-00002',
	recipientSource: 'form',
	recipientNumber: '={{ $json.number }}',
	recipientName: '={{ $json.buyer }}',
	recipientRepresentative: '김하나',
	recipientEmail: 'buyer@example.com',
	itemSource: 'form',
	items: { item: [{ name: '={{ $json.name }}', supplyCost: '={{ $json.supplyCost }}', tax: '={{ $json.tax }}' }] },
	options,
	...changes,
});
