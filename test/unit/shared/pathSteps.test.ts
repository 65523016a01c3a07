/** Errors name a field by the steps to it: each is called in Korean as the Korean form calls it. */
import * as boltaWords from '../../../nodes/Bolta/api/formWords';
import * as boltaForm from '../../../nodes/Bolta/koreanForm';
import * as boltaTerms from '../../../nodes/Bolta/terms';
import * as hiworksForm from '../../../nodes/Hiworks/koreanForm';
import * as hiworksTerms from '../../../nodes/Hiworks/terms';
import * as billWords from '../../../nodes/HiworksBill/api/formWords';
import { korean as bill } from '../../../nodes/HiworksBill/korean';
import * as billForm from '../../../nodes/HiworksBill/koreanForm';
import * as billTerms from '../../../nodes/HiworksBill/terms';
import * as orgForm from '../../../nodes/HiworksOrg/koreanForm';
import * as orgTerms from '../../../nodes/HiworksOrg/terms';
import { hiworksForms } from '../../../nodes/HiworksShared/words';
import * as portOneWords from '../../../nodes/PortOne/api/formWords';
import * as portOneForm from '../../../nodes/PortOne/koreanForm';
import * as portOneTerms from '../../../nodes/PortOne/terms';
import type { FormWords } from '../../../nodes/shared/http/endpoint';
import type { Dictionary } from '../../../nodes/shared/words/dictionary';
import { editionOf, nameIn, type Edition } from '../../../nodes/shared/words/edition';
import { labelsInNodes } from './steps';

interface Vendor {
	edition: Edition;
	/** What keys of requests are called. */
	words: FormWords[];
	/** Korean of what errors say. */
	said: Dictionary;
}

const vendors: Record<string, Vendor> = {
	Bolta: { edition: editionOf([{ ...boltaForm, ...boltaTerms }], true), words: Object.values(boltaWords), said: {} },
	Hiworks: { edition: editionOf([hiworksForms, { ...hiworksForm, ...hiworksTerms }], true), words: [], said: {} },
	HiworksBill: {
		edition: editionOf([hiworksForms, { ...billForm, ...billTerms }], true),
		words: Object.values(billWords),
		said: bill(),
	},
	HiworksOrg: { edition: editionOf([hiworksForms, { ...orgForm, ...orgTerms }], true), words: [], said: {} },
	PortOne: {
		edition: editionOf([{ ...portOneForm, ...portOneTerms }], true),
		words: Object.values(portOneWords),
		said: {},
	},
};

/** The same in every language. */
const ALIKE = ['Base URL', 'Link Base URL', 'PDF'];

const labels = labelsInNodes();
const inside = (folder: string) => labels.filter(({ where }) => where.startsWith(`nodes/${folder}/`));

/** What the keys of a body are called; one that ends in a space only stands before others. */
const wordsOf = (words: FormWords): string[] =>
	Object.values(words).filter((word) => word !== '' && !word.endsWith(' '));

/** Labels that mean different things stand in the dictionary under that of the list around them: `Items › Name`. */
const isKorean = ({ edition, said }: Vendor, english = '') =>
	[
		nameIn(edition, english),
		...['Items', 'Returned Items', 'Office Files', 'Payment'].map((list) => nameIn(edition, english, list)),
		said[english] ?? '',
	].some((text) => /[가-힣]/.test(text)) || ALIKE.includes(english);

it('every step of the way to a value is known from the source', () => {
	expect(labels.filter(({ english }) => english === undefined)).toEqual([]);
});

it.each(Object.entries(vendors))('%s', (name, vendor) => {
	const own = inside(name);
	const said = [...own, ...vendor.words.flatMap(wordsOf).map((english) => ({ english, where: 'api/formWords.ts' }))];
	expect(own.length).toBeGreaterThan(10);
	expect(said.filter(({ english }) => !isKorean(vendor, english))).toEqual([]);
});

/** What only vendors with such a field come to. */
const OF_SOME = [
	'Change Date',
	'Customer Key',
	'Expected Records',
	'Letter of Credit Amount',
	'Opening Date',
	'Termination Date',
];

it('what the vendors share', () => {
	const shared = inside('shared').filter(({ where }) => !where.startsWith('nodes/shared/words/'));
	expect(shared.length).toBeGreaterThan(100);
	const every = (english = '') =>
		OF_SOME.includes(english)
			? Object.values(vendors).some((vendor) => isKorean(vendor, english))
			: Object.values(vendors).every((vendor) => isKorean(vendor, english));
	expect(shared.filter(({ english }) => !every(english))).toEqual([]);
});
