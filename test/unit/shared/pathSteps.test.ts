/** Errors name a field by the steps to it: each is called in Korean as the Korean form calls it. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

import * as boltaWords from '../../../nodes/Bolta/api/formWords';
import * as boltaForm from '../../../nodes/Bolta/koreanForm';
import * as boltaTerms from '../../../nodes/Bolta/terms';
import * as hiworksForm from '../../../nodes/Hiworks/koreanForm';
import * as hiworksTerms from '../../../nodes/Hiworks/terms';
import * as billWords from '../../../nodes/HiworksBill/api/formWords';
import * as billForm from '../../../nodes/HiworksBill/koreanForm';
import * as billTerms from '../../../nodes/HiworksBill/terms';
import * as orgForm from '../../../nodes/HiworksOrg/koreanForm';
import * as orgTerms from '../../../nodes/HiworksOrg/terms';
import { hiworksForms } from '../../../nodes/HiworksShared/words';
import * as portOneWords from '../../../nodes/PortOne/api/formWords';
import * as portOneForm from '../../../nodes/PortOne/koreanForm';
import * as portOneTerms from '../../../nodes/PortOne/terms';
import type { FormWords } from '../../../nodes/shared/http/endpoint';
import { editionOf, nameIn, type Edition } from '../../../nodes/shared/words/edition';

const vendors: Record<string, { edition: Edition; words: FormWords[] }> = {
	Bolta: { edition: editionOf([{ ...boltaForm, ...boltaTerms }], true), words: Object.values(boltaWords) },
	Hiworks: { edition: editionOf([hiworksForms, { ...hiworksForm, ...hiworksTerms }], true), words: [] },
	HiworksBill: {
		edition: editionOf([hiworksForms, { ...billForm, ...billTerms }], true),
		words: Object.values(billWords),
	},
	HiworksOrg: { edition: editionOf([hiworksForms, { ...orgForm, ...orgTerms }], true), words: [] },
	PortOne: { edition: editionOf([{ ...portOneForm, ...portOneTerms }], true), words: Object.values(portOneWords) },
};

const ROOT = path.resolve(__dirname, '../../..');
const STEP = /\b(?:within|inside)\('([^']+)'/g;

/** The same in every language. */
const ALIKE = ['Base URL', 'Link Base URL', 'PDF'];
/** A sheet's error names the cell instead. */
const OF_SHEETS = ['Returned Line', 'Item Supply Cost', 'Item Total'];
/** Still in English: what no form has a field for, and what only the check of a whole request names. */
const ENGLISH = [
	'Date',
	'Contacts',
	'Negative Sheet',
	'Positive Sheet',
	'Second Contact',
	'Total Supply Cost',
	'Total Tax',
];

const stepsIn = (folder: string): string[] =>
	globSync(`nodes/${folder}/**/*.ts`, { cwd: ROOT }).flatMap((file) =>
		[...readFileSync(path.join(ROOT, file), 'utf8').matchAll(STEP)].map(([, step = '']) => step),
	);

/** What the keys of a body are called; one that ends in a space only stands before others. */
const wordsOf = (words: FormWords): string[] =>
	Object.values(words).filter((word) => word !== '' && !word.endsWith(' '));

const isKorean = (edition: Edition, step: string) =>
	/[가-힣]/.test(nameIn(edition, step)) || [...ALIKE, ...OF_SHEETS, ...ENGLISH].includes(step);

it.each(Object.entries(vendors))('%s', (vendor, { edition, words }) => {
	const steps = [...new Set([...stepsIn(vendor), ...words.flatMap(wordsOf)])];
	expect(steps.length).toBeGreaterThan(0);
	expect(steps.filter((step) => !isKorean(edition, step))).toEqual([]);
});

it('what the vendors share', () => {
	const steps = [...new Set(stepsIn('shared'))];
	expect(steps.length).toBeGreaterThan(10);
	const editions = Object.values(vendors);
	expect(steps.filter((step) => !editions.some(({ edition }) => isKorean(edition, step)))).toEqual([]);
});
