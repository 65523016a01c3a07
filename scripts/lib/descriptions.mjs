import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** The name of the class in the file of a node or a credential: n8n too looks for the one that has the file's. */
export const classNameOf = (file) => path.basename(file).split('.')[0];

/** The classes of nodes and credentials, by name, with all their code: from a folder that bundle.mjs has filled. */
export const classesIn = (folder) =>
	Object.assign(
		{},
		...readdirSync(folder)
			.filter((name) => !name.startsWith('shared-'))
			.map((name) => require(path.join(folder, name))),
	);

/**
 * All of an instance that can be written down: its data, and where its functions stand.
 * @throws Error naming what would be lost
 */
export function descriptionOf(instance) {
	const functions = [];
	const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(instance)).filter((key) => key !== 'constructor');
	const entries = entriesOf(instance, [...Object.keys(instance), ...methods], '', functions);
	return { data: JSON.stringify(Object.fromEntries(entries)), functions: functions.toSorted() };
}

const refuse = (place, what) => {
	throw new Error(`${place}: ${what} cannot be written down`);
};

const entriesOf = (holder, keys, place, functions) =>
	keys
		.map((key) => [key, dataOf(holder[key], place === '' ? key : `${place}.${key}`, functions)])
		.filter(([, data]) => data !== undefined);

function dataOf(value, place, functions) {
	if (typeof value === 'function') {
		functions.push(place);
		const [data] = entriesOf(value, Object.keys(value), place, functions);
		return data && refuse(place, `${data[0]} of a function`);
	}
	if (Array.isArray(value))
		return value.map((one) => dataOf(one, place, { push: () => refuse(place, 'a function in a list') }));
	if (typeof value === 'object' && value !== null) {
		if (Object.getPrototypeOf(value) !== Object.prototype) refuse(place, 'an object of a class');
		return Object.fromEntries(entriesOf(value, Object.keys(value), place, functions));
	}
	const isPlain = value === null || ['string', 'boolean', 'undefined'].includes(typeof value) || Number.isFinite(value);
	return isPlain ? value : refuse(place, String(value));
}
