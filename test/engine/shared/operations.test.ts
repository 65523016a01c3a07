import { loadContract } from '../../../sandbox/contract.ts';
import bolta from '../../../sandbox/contracts/bolta.openapi.json';
import hiworks from '../../../sandbox/contracts/hiworks.openapi.json';
import portOne from '../../../sandbox/contracts/portone.openapi.json';
import { NODES } from '../../operations/index.ts';
import { isNamed } from '../../support/named.ts';
import { describeNode, operationsOf } from '../support/engine';

it.each(NODES)('The table of $node has a row for each operation, and for no other', async ({ node, operations }) => {
	expect([...new Set(operations.map(({ name }) => name))].sort()).toEqual((await operationsOf(node)).sort());
});

const unnamed = new Set(
	[bolta, hiworks, portOne]
		.flatMap((document) => [...loadContract(document).operations.values()])
		.filter((operation) => !isNamed(operation))
		.map(({ id }) => id),
);

it.each(NODES)(
	'$node marks as (Unofficial), in the name of operation or resource, what no document names, and nothing else',
	async ({ node, operations }) => {
		const { properties } = await describeNode(node);
		const marked = properties
			.filter(({ name }) => name === 'resource' || name === 'operation')
			.flatMap(({ name, displayOptions, options = [] }) =>
				(options as Array<{ name: string; value: string }>)
					.filter((option) => option.name.includes('(Unofficial)'))
					.map(({ value }) =>
						name === 'resource' ? `${value}.` : `${String(displayOptions?.show?.resource?.[0])}.${value}`,
					),
			);
		const isMarked = (name: string) => marked.includes(name) || marked.includes(name.replace(/\w+$/, ''));
		const rows = operations.filter(({ route }) => route !== undefined);
		expect(rows.filter(({ name }) => isMarked(name)).map(({ name }) => name)).toEqual(
			rows.filter(({ route }) => unnamed.has(String(route))).map(({ name }) => name),
		);
	},
);

it.each(NODES)(
	'$node shows what no document names last, of resources and of the operations of each',
	async ({ node }) => {
		const { properties } = await describeNode(node);
		for (const { name, options = [] } of properties.filter(({ name }) => ['resource', 'operation'].includes(name))) {
			const names = options.map((option) => option.name);
			expect([name, names]).toEqual([
				name,
				names.toSorted((a, b) => Number(isUnofficial(a)) - Number(isUnofficial(b))),
			]);
		}
	},
);

const isUnofficial = (name: string) => name.includes('(Unofficial)');
