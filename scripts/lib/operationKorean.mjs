/** Puts the Korean of a new operation where that of its neighbours stands. */
import { globSync } from 'node:fs';
import { root } from './project.mjs';

const termsOf = (folder) => ['nodes/shared/words/terms.ts', `nodes/${folder}/terms.ts`];

/** How the forms of the node call something in Korean; undefined where they have nothing of that name. */
export const koreanOf = ({ koreanIn }, folder, english) =>
	termsOf(folder)
		.map((name) => koreanIn(name, english))
		.find(Boolean);

/**
 * What a dictionary of the node, or of all nodes, has already is not said again.
 * @param pending the files as they will be
 * @param own `folder` of the node, `actions` of the resource, and what `wordsOf` gave
 * @returns the dictionary of what errors say
 */
export function fileKorean({ read, koreanIn, addKorean }, { folder, actions, words }) {
	const files = (pattern) => globSync(pattern, { cwd: root }).sort();
	const beside = files(`${actions}/*.operation.ts`).map((name) => read(name));
	const textsOf = (pattern) => beside.flatMap((text) => pattern.exec(text)?.[2] ?? []);
	function add(entries, shared, own, near) {
		for (const [english, korean] of entries)
			if ([...shared, ...own].every((name) => koreanIn(name, english) === undefined))
				addKorean(own, near, english, korean);
	}
	const [sharedTerms, ownTerms] = termsOf(folder);
	add(words.terms, [sharedTerms], [ownTerms], textsOf(/\baction: (['"])(.*?)\1,/));
	const forms = [...files(`nodes/${folder}/forms/*.ts`), `nodes/${folder}/koreanForm.ts`];
	const sharedForms = [...files('nodes/shared/words/forms/*.ts'), sharedTerms];
	add(words.form, sharedForms, forms, textsOf(/\bdescription:\s+(['"])(.*?)\1,/));
	const said = `nodes/${folder}/korean.ts`;
	add(words.said, ['nodes/shared/words/common.ts'], [said], []);
	return said;
}
