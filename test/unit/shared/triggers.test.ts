import { webhookDescriptionIsNativelyResolvable, type INodeType } from 'n8n-workflow';

import { BoltaTrigger } from '../../../nodes/Bolta/BoltaTrigger.node';
import { HiworksApprovalTrigger } from '../../../nodes/Hiworks/HiworksApprovalTrigger.node';
import { PortOneB2bTrigger } from '../../../nodes/PortOne/PortOneB2bTrigger.node';

const TRIGGERS: Array<[string, INodeType]> = [BoltaTrigger, HiworksApprovalTrigger, PortOneB2bTrigger].map((type) => [
	type.name,
	new type(),
]);

it.each(TRIGGERS)(
	'%s: n8n needs no sandbox for expressions to take in a call, but for an address with a secret in it',
	(_, { description }) => {
		const { version, webhooks = [] } = description;
		// n8n evaluates an expression for each call of version 1, whatever the node is.
		expect([version].flat()).not.toContain(1);
		expect(webhooks.length).toBeGreaterThan(0);
		const plain = webhooks.filter(({ path }) => !path.endsWith('/:secret'));
		expect(plain.filter((webhook) => !webhookDescriptionIsNativelyResolvable(webhook))).toEqual([]);
	},
);
