import { rmSync } from 'node:fs';
import path from 'node:path';
import { writeFile } from './project.mjs';

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** The lint rules look for keys written as identifiers, so JSON will not do. */
function literal(value, indent = '\t') {
	const inner = `${indent}\t`;
	if (Array.isArray(value)) {
		if (value.length === 0) return '[]';
		return `[\n${value.map((entry) => `${inner}${literal(entry, inner)},\n`).join('')}${indent}]`;
	}
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
	if (entries.length === 0) return '{}';
	const lines = entries.map(([key, entry]) => {
		const name = IDENTIFIER.test(key) ? key : JSON.stringify(key);
		return `${inner}${name}: ${literal(entry, inner)},\n`;
	});
	return `{\n${lines.join('')}${indent}}`;
}

/** `['main']` as people write it in a node's source. */
const connections = (text) => text.replace(/\b((?:in|out)puts): \[\s*"main",\s*\]/g, '$1: [NodeConnectionTypes.Main]');

const source = (className, description) => `import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';

export class ${className} implements INodeType {
	description: INodeTypeDescription = ${connections(literal(description))};
}
`;

/** Operations stand in the order of use, and so do actions in the creator: the rule of the alphabet is for choices. */
const byAlphabet = ({ properties, ...description }) => ({
	...description,
	properties: properties.map((property) =>
		['resource', 'operation'].includes(property.name)
			? { ...property, options: property.options.toSorted((a, b) => a.name.localeCompare(b.name)) }
			: property,
	),
});

/** Writes one `.node.ts` per compiled node, as if its description had been typed by hand, and gives the files. */
export function printDescriptions(modules, folder) {
	rmSync(folder, { recursive: true, force: true });
	return modules.map(({ file, exports }) => {
		const className = path.basename(file, '.node.js');
		const { description } = new exports[className]();
		const target = path.join(folder, 'nodes', className, `${className}.node.ts`);
		writeFile(target, source(className, byAlphabet(description)));
		return target;
	});
}
