import type { INodeParameters, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { describeNode } from './engine';

/**
 * Every field that takes an expression gets one: the item's value under the field's path, such as `items.item[0].name`.
 */
function expressions(properties: INodeProperties[], prefix: string, paths: string[]): INodeParameters {
	const one = (property: INodeProperties) => {
		const here = `${prefix}${property.name}`;
		if (property.type === 'collection') return expressions(property.options as INodeProperties[], `${here}.`, paths);
		if (property.type === 'fixedCollection') {
			const groups = property.options as INodePropertyCollection[];
			return Object.fromEntries(
				groups.map(({ name, values }) => [name, [expressions(values, `${here}.${name}[0].`, paths)]]),
			);
		}
		paths.push(here);
		const expression = `={{ $json["${here}"] }}`;
		return property.type === 'resourceLocator' ? { __rl: true, mode: 'id', value: expression } : expression;
	};
	return Object.fromEntries(
		properties.filter(({ noDataExpression }) => !noDataExpression).map((property) => [property.name, one(property)]),
	) as INodeParameters;
}

/** An operation of the Bolta node with an expression in every field that takes one. */
export async function allFields(
	resource: string,
	operation: string,
): Promise<{ parameters: INodeParameters; paths: string[] }> {
	const { properties } = await describeNode('bolta');
	const shown = properties.filter(
		({ displayOptions }) =>
			displayOptions?.show?.resource?.includes(resource) && displayOptions.show.operation?.includes(operation),
	);
	const paths: string[] = [];
	return { parameters: { resource, operation, ...expressions(shown, '', paths) }, paths };
}
