/** Answers hold the documented fields, all of them and no others; which those are is read from the contract. */
import type { Contract } from '../contract.ts';
import type { JsonObject } from '../json.ts';

type Shape = (value: any) => unknown;

function shapeOf(contract: Contract, node: JsonObject): Shape {
	const schema = contract.resolve(node);
	if (schema.anyOf) {
		const object = (schema.anyOf as JsonObject[]).map(contract.resolve).find((choice) => choice.properties);
		const inner = object ? shapeOf(contract, object) : (value: unknown) => value;
		return (value) => (value === null || value === undefined ? null : inner(value));
	}
	if (schema.properties) {
		const members = Object.entries(schema.properties as JsonObject).map(([name, member]) => ({
			name,
			shape: shapeOf(contract, member),
			nullable: contract.validator(member)(null).length === 0,
		}));
		return (value) => {
			const shaped: JsonObject = {};
			for (const { name, shape, nullable } of members) {
				if (value[name] !== undefined && value[name] !== null) shaped[name] = shape(value[name]);
				else if (nullable) shaped[name] = null;
			}
			return shaped;
		};
	}
	if (schema.items) {
		const inner = shapeOf(contract, schema.items);
		return (value) => value.map(inner);
	}
	return (value) => value;
}

export function documentedShapes(contract: Contract): (schema: string, value: JsonObject) => JsonObject {
	const shapes = new Map<string, Shape>();
	return (schema, value) => {
		let shape = shapes.get(schema);
		if (!shape) shapes.set(schema, (shape = shapeOf(contract, contract.document.components.schemas[schema])));
		return shape(value) as JsonObject;
	};
}
