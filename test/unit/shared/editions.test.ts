import type { ICredentialType, INodeProperties, INodeType } from 'n8n-workflow';
import path from 'node:path';
import * as hiworksShared from '../../../nodes/HiworksShared/words';
import { common as errorsOfAll } from '../../../nodes/shared/words/common';
import type { Dictionary } from '../../../nodes/shared/words/dictionary';
import { editionOf, keysOf, withTerm, type FormTexts, type TextKind } from '../../../nodes/shared/words/edition';
import { rewriteDescription, rewriteProperties, type Rewrite } from '../../../nodes/shared/words/formTexts';
import { koreanForm } from '../../../nodes/shared/words/koreanForm';
import { terms } from '../../../nodes/shared/words/terms';
import { n8n } from '../../../package.json';

const project = path.resolve(__dirname, '../../..');
const load = (file: string): unknown =>
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- nodes and vendors are found, not listed
	require(path.join(project, file));

const vendors = ['Bolta', 'Hiworks', 'HiworksBill', 'HiworksOrg', 'PortOne'] as const;
type Vendor = (typeof vendors)[number];

const own = (vendor: Vendor): FormTexts => ({
	terms: (load(`nodes/${vendor}/terms`) as { terms: Dictionary }).terms,
	koreanForm: (load(`nodes/${vendor}/koreanForm`) as { koreanForm: () => Dictionary }).koreanForm,
});
const common: FormTexts = { terms, koreanForm };
const roomsOf = (vendor: Vendor) => [
	...(vendor.startsWith('Hiworks') ? [hiworksShared.hiworksForms] : []),
	own(vendor),
];

/** Whose form it is: HiworksSso is a credential of HiworksOrg, PortOne's nodes are called PortOneB2b. */
const VENDOR_OF: ReadonlyArray<readonly [RegExp, Vendor]> = [
	[/Bolta/, 'Bolta'],
	[/PortOne/, 'PortOne'],
	[/HiworksBill/, 'HiworksBill'],
	[/Hiworks(?:Org|Sso)/, 'HiworksOrg'],
	[/Hiworks/, 'Hiworks'],
];
const vendorOf = (file: string) => VENDOR_OF.find(([name]) => name.test(path.basename(file)))?.[1] ?? 'Bolta';

interface Text {
	kind: TextKind;
	text: string;
	/** As this machine's edition shows it. */
	shown: string;
	under: string | undefined;
	vendor: Vendor;
	file: string;
}

/** By what this machine's edition shows, with its terms: the English as it stands in the source. */
const sourceOf = Object.fromEntries(
	vendors.map((vendor) => {
		const entries = [common, ...roomsOf(vendor)].flatMap((room) => Object.entries(room.terms));
		const shown = entries.map(([key, term]): [string, string] => {
			const [english = key, under] = key.split(' › ').toReversed();
			return [withTerm(english, term, under), english];
		});
		// Where two show the same, the first counts.
		return [vendor, new Map(shown.toReversed())];
	}),
);
const raw = (text: string, vendor: Vendor): string => sourceOf[vendor]?.get(text) ?? text;

const testMessages = (value: unknown): string[] =>
	typeof value !== 'object' || value === null
		? []
		: Object.entries(value).flatMap(([key, inner]) =>
				key === 'message' && typeof inner === 'string' ? [inner] : testMessages(inner),
			);

function textsOf(file: string): Text[] {
	const vendor = vendorOf(file);
	const texts: Text[] = [];
	const collect: Rewrite = (kind, text, under) => {
		texts.push({
			kind,
			text: kind === 'sentence' ? text : raw(text, vendor),
			shown: text,
			under: under === undefined ? undefined : raw(under, vendor),
			vendor,
			file: path.basename(file, '.js'),
		});
		return text;
	};
	const source = file.replace(/^dist\//, '').replace(/\.js$/, '');
	const [Made] = Object.values(load(source) as Record<string, new () => INodeType | ICredentialType>);
	if (!Made) throw new Error(`${source} has no class`);
	const made = new Made();
	if ('description' in made) rewriteDescription(made.description, collect);
	else {
		collect('title', made.displayName);
		rewriteProperties(made.properties, collect);
		for (const message of testMessages(made.test)) collect('sentence', message);
	}
	return texts;
}

const forms = [...n8n.nodes, ...n8n.credentials];
const textsBy = new Map(forms.map((file) => [file, textsOf(file)]));
const texts = [...textsBy.values()].flat();
const koreanOf = Object.fromEntries(vendors.map((vendor) => [vendor, editionOf(roomsOf(vendor), true)]));
const englishOf = Object.fromEntries(vendors.map((vendor) => [vendor, editionOf(roomsOf(vendor), false)]));
const entriesOf = (vendor: Vendor): Dictionary =>
	Object.assign({}, ...[common, ...roomsOf(vendor)].flatMap((room) => [room.terms, room.koreanForm()])) as Dictionary;
const inKorean = ({ kind, text, under, vendor }: Text) => koreanOf[vendor]?.text(kind, text, under) ?? '';

/** Addresses, samples and codes are the same in every language. */
const isText = (text: string) => /[A-Za-z]{2}/.test(text.replace(/https?:\S+/g, ''));

it.each(forms)('every text of %s is Korean in the Korean edition', (file) => {
	const entries = entriesOf(vendorOf(file));
	const missing = textsBy.get(file)?.filter((one) => {
		const known = keysOf(one.text, one.under).some((key) => Object.hasOwn(entries, key));
		// A label whose Korean stands in brackets shows that.
		const isBracketed = one.kind === 'label' && /\([^()]*[가-힣][^()]*\)$/.test(one.shown);
		const isNamed = one.kind !== 'sentence' && /[가-힣]/.test(inKorean(one));
		return isText(one.text) && !known && !isBracketed && !isNamed;
	});
	// Where the Korean belongs stands beside each text.
	expect(
		missing?.map(({ kind, text, under, vendor }) => ({
			in: `nodes/${vendor}/${kind === 'sentence' ? 'forms/, or koreanForm.ts' : 'terms.ts'}`,
			kind,
			text,
			under,
		})),
	).toEqual([]);
});

it('no entry stands for a text that is no more, and none in two places', () => {
	const keys = (some: readonly Text[]) => new Set(some.flatMap(({ text, under }) => keysOf(text, under)));
	const unused = (rooms: readonly FormTexts[], some: readonly Text[]) => {
		const said = keys(some);
		const entries = rooms.flatMap((room) => [...Object.keys(room.terms), ...Object.keys(room.koreanForm())]);
		return entries.filter((key, index) => !said.has(key) || entries.indexOf(key) !== index);
	};
	expect({
		common: unused([common], texts),
		hiworks: unused(
			[hiworksShared.hiworksForms],
			texts.filter(({ vendor }) => vendor.startsWith('Hiworks')),
		),
		...Object.fromEntries(
			vendors.map((vendor) => [
				vendor,
				unused(
					[own(vendor)],
					texts.filter((text) => text.vendor === vendor),
				),
			]),
		),
	}).toEqual({ common: [], hiworks: [], ...Object.fromEntries(vendors.map((vendor) => [vendor, []])) });
});

it.each(vendors)('what %s shares with others stands in one place', (vendor) => {
	const others = [common, ...vendors.filter((one) => one !== vendor).map(own)];
	const entries = [own(vendor)].flatMap((room) => Object.entries({ ...room.terms, ...room.koreanForm() }));
	const twice = entries.filter(([key, korean]) =>
		others.some((room) => room.terms[key] === korean || room.koreanForm()[key] === korean),
	);
	expect(twice).toEqual([]);
});

it('titles keep their English in Korean: n8n makes names of tools of them', () => {
	const titles = texts.filter(({ kind }) => kind === 'title');
	for (const title of titles)
		expect([title.text, inKorean(title)]).toEqual([title.text, expect.stringContaining(title.text)]);
	const names = titles.map((title) => inKorean(title).replace(/[^\x20-\x7E]/g, ''));
	expect(new Set(names.filter((name) => !/[A-Za-z]/.test(name)))).toEqual(new Set());
});

/** The choices of a field, and the fields that stand side by side. */
function siblings(properties: readonly INodeProperties[]): string[][] {
	return properties.flatMap(({ options = [] }) => {
		const names = options.map((option) => ('displayName' in option ? option.displayName : option.name));
		const inner = options.flatMap((option) => ('values' in option ? [option.values] : []));
		return [names, ...inner.map((values) => values.map(({ displayName }) => displayName)), ...inner.flatMap(siblings)];
	});
}

it.each(forms)('choices of %s differ in both languages', (file) => {
	const vendor = vendorOf(file);
	const source = file.replace(/^dist\//, '').replace(/\.js$/, '');
	const [Made] = Object.values(load(source) as Record<string, new () => INodeType | ICredentialType>);
	const made = Made && new Made();
	const properties = !made ? [] : 'description' in made ? made.description.properties : made.properties;
	for (const edition of [koreanOf[vendor], englishOf[vendor]]) {
		const shown = rewriteProperties(
			properties,
			(kind, text, under) =>
				edition?.text(kind, kind === 'sentence' ? text : raw(text, vendor), under && raw(under, vendor)) ?? text,
		);
		for (const names of siblings(shown).filter((list) => list.length > 1))
			expect(names).toHaveLength(new Set(names).size);
	}
});

const inCommon: Dictionary = { ...terms, ...koreanForm() };
const isCommon = ({ text, under }: Text): boolean => keysOf(text, under).some((key) => Object.hasOwn(inCommon, key));

/** Rooms whose errors name what stands on a form, and the texts of the forms that theirs may name. */
const errorRooms: ReadonlyArray<readonly [string, (text: Text) => boolean]> = [
	...vendors.map((vendor) => [vendor, (text: Text) => text.vendor === vendor] as const),
	['HiworksShared', ({ vendor }) => vendor.startsWith('Hiworks')],
	...['columns', 'engine', 'errors', 'fields', 'http', 'invoice', 'korea', 'once', 'polling', 'webhook'].map(
		(room) => [`shared/${room}`, isCommon] as const,
	),
];
/** A label of one word is meant where it is quoted; one of several wherever it stands. */
const names = (text: string, label: string): boolean =>
	label.includes(' ')
		? text.split(label).some((rest, index) => index > 0 && !/^[A-Za-z]/.test(rest))
		: text.includes(`"${label}"`) || text.includes(`“${label}”`);

it.each(errorRooms)(
	'Korean errors of %s call fields, choices and operations as its Korean form does',
	(room, isItsOwn) => {
		const { korean } = load(`nodes/${room}/korean`) as { korean: () => Dictionary };
		const labels = new Map(
			texts
				.filter((text) => text.kind === 'label' && isItsOwn(text))
				.map((text) => [text.text, inKorean(text)] as const)
				.filter(([english, shown]) => english !== shown),
		);
		const wrong = Object.values({ ...korean(), ...errorsOfAll() }).flatMap((text) =>
			[...labels].filter(([english]) => names(text, english)).map(([english, label]) => ({ text, english, label })),
		);
		expect(wrong).toEqual([]);
	},
);

it.each(['HiworksBill', 'PortOne'] as const)('what a request of %s lacks is called as in its Korean form', (vendor) => {
	const { korean } = load(`nodes/${vendor}/korean`) as { korean: () => Dictionary };
	const said = korean();
	const words = Object.values(load(`nodes/${vendor}/api/formWords`) as Record<string, Dictionary>)
		.flatMap((named) => Object.values(named))
		.filter((word) => word !== '')
		.map((word) => said[word] ?? word);
	const sides = words.filter((word) => word.endsWith(' '));
	const fields = words.filter((word) => !word.endsWith(' '));
	const named = [...fields, ...sides.flatMap((side) => fields.map((field) => side + field))];
	expect(named.filter((name) => /[A-Za-z]/.test(koreanOf[vendor]?.text('label', name) ?? name))).toEqual([]);
});
