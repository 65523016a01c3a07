import { inProject, readJson } from '../project.mjs';

const meanings = (name) => readJson(inProject('scripts', 'lib', 'docs', 'outputKeys', `${name}.json`));

/** The list of a node; of a trigger also that of the node beside it, whose words it shares. */
const ownLists = ({ name, beside = [] }) => [name, beside].flat().map(meanings);

const keysOf = ({ operations, trigger }) => new Set((operations ?? trigger.outputs).flatMap(({ keys }) => keys));

/**
 * Holds the lists of output keys to what the nodes put out.
 * @throws Error where a key is not told of in both languages, or one is that no node puts out
 */
export function checkMeanings(nodes) {
	const common = meanings('common');
	const unused = new Set(Object.keys(common));
	for (const node of nodes) {
		const [own, keys, meaningOf] = [ownLists(node), keysOf(node), meaningsOf(node)];
		const isTold = (key) => meaningOf(key)?.filter(Boolean).length === 2;
		const untold = [...keys].filter((key) => !isTold(key));
		const others = Object.keys(own[0]).filter((key) => !keys.has(key));
		if (untold.length > 0)
			throw new Error(`${node.name}.json does not tell in both languages what it puts out as ${untold.join(', ')}`);
		if (others.length > 0)
			throw new Error(`${node.name}.json tells of ${others.join(', ')}, which it does not put out`);
		for (const key of keys) if (!own.some((list) => key in list)) unused.delete(key);
	}
	if (unused.size > 0) throw new Error(`common.json tells of ${[...unused].join(', ')}, which no node puts out`);
}

/** What each key is, in English and Korean, by the node's own lists or the common one. */
export function meaningsOf(node) {
	const lists = [...ownLists(node), meanings('common')];
	return (key) => lists.find((list) => key in list)?.[key];
}
