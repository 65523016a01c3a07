import type { IDataObject, INodeParameters, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { describeNode } from './engine';

/** A value that all items have; undefined: each has its own. */
type Fixed = (path: string) => unknown;

/**
 * Whether it gets an expression. What the editor lets be fixed alone for the sake of the fields that it shows gets one
 * too: a workflow file may hold it.
 */
const isGiven = ({ name, noDataExpression }: INodeProperties, siblings: INodeProperties[]): boolean =>
	!noDataExpression || siblings.some(({ displayOptions }) => displayOptions?.show?.[name] !== undefined);

/**
 * Every field that may hold an expression gets one: the item's value under the field's path, such as
 * `items.item[0].name`.
 */
function expressions(properties: INodeProperties[], prefix: string, paths: string[], fixed: Fixed): INodeParameters {
	const one = (property: INodeProperties) => {
		const here = `${prefix}${property.name}`;
		if (property.type === 'collection')
			return expressions(property.options as INodeProperties[], `${here}.`, paths, fixed);
		if (property.type === 'fixedCollection') {
			const groups = property.options as INodePropertyCollection[];
			return Object.fromEntries(
				groups.map(({ name, values }) => [name, [expressions(values, `${here}.${name}[0].`, paths, fixed)]]),
			);
		}
		paths.push(here);
		const given = fixed(here);
		const expression =
			given === undefined
				? `={{ $json["${here}"] }}`
				: typeof given === 'object'
					? JSON.stringify(given)
					: (given as string);
		return property.type === 'resourceLocator' ? { __rl: true, mode: 'id', value: expression } : expression;
	};
	return Object.fromEntries(
		properties.filter((property) => isGiven(property, properties)).map((property) => [property.name, one(property)]),
	) as INodeParameters;
}

/** Whether a property is one of the form: what asks for a sheet is tested with sheets. */
export const isOfForm = ({ name, displayOptions }: Pick<INodeProperties, 'name' | 'displayOptions'>): boolean =>
	name !== 'dataFrom' && !displayOptions?.show?.dataFrom?.includes('columns');

/** What a node shows of an operation, `resource.operation`. */
async function shownBy(node: string, name: string): Promise<INodeProperties[]> {
	const [resource = '', operation = ''] = name.split('.');
	const { properties } = await describeNode(node);
	return properties.filter(
		({ name, displayOptions }) =>
			displayOptions?.show?.resource?.includes(resource) &&
			displayOptions.show.operation?.includes(operation) &&
			isOfForm({ name, displayOptions }),
	);
}

/** The operation with an expression in every field that takes one. */
export async function allFields(
	node: string,
	name: string,
	fixed: Fixed = () => undefined,
): Promise<{ parameters: INodeParameters; paths: string[] }> {
	const [resource = '', operation = ''] = name.split('.');
	const paths: string[] = [];
	return {
		parameters: { resource, operation, ...expressions(await shownBy(node, name), '', paths, fixed) },
		paths,
	};
}

/** What its fields and options are before anybody fills them in, by path. */
export async function defaultsOf(node: string, name: string): Promise<IDataObject> {
	const inside = (properties: INodeProperties[], prefix: string): Array<[string, never]> =>
		properties.flatMap((property): Array<[string, never]> => {
			const here = `${prefix}${property.name}`;
			if (property.type === 'collection') return inside(property.options as INodeProperties[], `${here}.`);
			if (property.type === 'fixedCollection') return [];
			return [[here, (property.type === 'resourceLocator' ? '' : property.default) as never]];
		});
	return Object.fromEntries(inside(await shownBy(node, name), ''));
}
