import { webhookDescriptionIsNativelyResolvable, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import path from 'node:path';

import { n8n } from '../../../package.json';

interface Node {
	file: string;
	description: INodeTypeDescription;
	/** By which the editor's search finds it. */
	alias: string[];
}

const nodes = n8n.nodes.map((built): Node => {
	const file = built.replace(/^dist\//, '').replace(/\.js$/, '');
	const source = path.resolve(__dirname, '../../..', file);
	const [Type] = Object.values(jest.requireActual<Record<string, new () => INodeType>>(source));
	const { alias } = jest.requireActual<{ alias: string[] }>(`${source}.json`);
	return { file, description: new Type!().description, alias };
});

it.each(nodes.filter(({ description }) => description.webhooks && description.group.includes('trigger')))(
	'$file: n8n needs no sandbox for expressions to take in a call, but for an address with a secret in it',
	({ description }) => {
		const { version, webhooks = [] } = description;
		// n8n evaluates an expression for each call of version 1, whatever the node is.
		expect([version].flat()).not.toContain(1);
		expect(webhooks.length).toBeGreaterThan(0);
		const plain = webhooks.filter((webhook) => !webhook.path.endsWith('/:secret'));
		expect(plain.filter((webhook) => !webhookDescriptionIsNativelyResolvable(webhook))).toEqual([]);
	},
);

/** A trigger called after a node: the editor's creator makes one entry of both. */
const pairs = nodes.flatMap((node) => {
	const trigger = nodes.find(({ description }) => description.name === `${node.description.name}Trigger`);
	return trigger ? [{ file: node.file, node, trigger }] : [];
});

it('three nodes have a trigger of their own name', () => {
	expect(pairs).toHaveLength(3);
});

it.each(pairs)('$file: the creator shows its trigger’s description, which speaks of both', ({ node, trigger }) => {
	const [own = [], shown = []] = [node, trigger].map(({ description }) => description.description.split(/[,;]? /));
	expect(own.filter((word) => !shown.includes(word))).toEqual([]);
	expect(shown.join(' ')).toMatch(/starts? workflows when/);
});

it.each(pairs)('$file: the creator finds both by the node’s words alone', ({ node, trigger }) => {
	expect(trigger.alias.filter((word) => !node.alias.includes(word))).toEqual([]);
});
