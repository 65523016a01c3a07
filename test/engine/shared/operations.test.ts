import { NODES } from '../../operations/index.ts';
import { operationsOf } from '../support/engine';

it.each(NODES)('The table of $node has a row for each operation, and for no other', async ({ node, operations }) => {
	expect([...new Set(operations.map(({ name }) => name))].sort()).toEqual((await operationsOf(node)).sort());
});
