import { inProject, readJson } from '../project.mjs';

const meanings = (name) => readJson(inProject('scripts', 'lib', 'docs', 'outputKeys', `${name}.json`));

const keysOf = (node) => new Set((node.operations ?? []).flatMap((operation) => operation.keys));

/**
 * Holds the lists of output keys to what the nodes put out.
 * @throws Error where a key is not told of, or one is that no node puts out
 */
export function checkMeanings(nodes) {
	const common = meanings('common');
	const unused = new Set(Object.keys(common));
	for (const node of nodes.filter(({ operations: all }) => all !== undefined)) {
		const [own, keys] = [meanings(node.name), keysOf(node)];
		const untold = [...keys].filter((key) => !(key in own) && !(key in common));
		const others = Object.keys(own).filter((key) => !keys.has(key));
		if (untold.length > 0) throw new Error(`${node.name}.json does not tell what it puts out as ${untold.join(', ')}`);
		if (others.length > 0)
			throw new Error(`${node.name}.json tells of ${others.join(', ')}, which it does not put out`);
		for (const key of keys) if (!(key in own)) unused.delete(key);
	}
	if (unused.size > 0) throw new Error(`common.json tells of ${[...unused].join(', ')}, which no node puts out`);
}

/** What each key is, in English and Korean, by the node's own list or the common one. */
export function meaningsOf(node) {
	const [own, common] = [meanings(node.name), meanings('common')];
	return (key) => own[key] ?? common[key];
}
