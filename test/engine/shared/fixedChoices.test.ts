/**
 * What decides which fields are shown is fixed while the workflow is edited: of an expression n8n shows, and demands,
 * the fields of all choices. What may be another in each item all the same shows nothing that n8n demands.
 */
import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { NODES } from '../../operations/index.ts';
import { describeNode } from '../support/engine';

/** Each list of properties that stand together: of an operation, of a collection, of a row. */
function listsIn(properties: INodeProperties[]): INodeProperties[][] {
	const inner = properties.flatMap(({ type, options = [] }) =>
		type === 'collection'
			? listsIn(options as INodeProperties[])
			: type === 'fixedCollection'
				? (options as INodePropertyCollection[]).flatMap(({ values }) => listsIn(values))
				: [],
	);
	return [properties, ...inner];
}

const placeOf = ({ displayOptions }: INodeProperties) =>
	`${String(displayOptions?.show?.resource)}.${String(displayOptions?.show?.operation)}`;

/** What takes expressions and shows other fields, with those that n8n demands. */
const openIn = (properties: INodeProperties[]) =>
	listsIn(properties)
		.flatMap((list) =>
			list
				.filter(({ noDataExpression }) => !noDataExpression)
				.map((open) => ({
					name: open.name,
					shows: list.filter(
						(other) => other.displayOptions?.show?.[open.name] !== undefined && placeOf(other) === placeOf(open),
					),
				})),
		)
		.filter(({ shows }) => shows.length > 0);

const OPEN: Record<string, string[]> = {
	bolta: ['returnAll'],
	hiworks: ['resend', 'returnAll'],
	hiworksBill: ['document', 'reason'],
	hiworksOrg: ['returnAll'],
	portOneB2b: ['reason', 'returnAll'],
};

it.each(NODES)('$node: only these take expressions and show others, of which n8n demands none', async ({ node }) => {
	const open = openIn((await describeNode(node)).properties);
	expect([...new Set(open.map(({ name }) => name))].sort()).toEqual(OPEN[node]);
	expect(open.flatMap(({ shows }) => shows.filter(({ required }) => required).map(({ name }) => name))).toEqual([]);
});
