/** The room of n8n's panel: for labels of the English edition, which end in their Korean term, and for rows. */
import type { ICredentialType, INodeProperties, INodePropertyCollection, INodeType } from 'n8n-workflow';
import path from 'node:path';

import { shortTerms } from '../../../nodes/shared/words/shortTerms';
import { n8n } from '../../../package.json';

/**
 * Tenths of pixels of the signs from the space to ~ in the font of n8n 2.41's labels (InterVariable, 12 pixels), as
 * Chromium measures them.
 */
const LATIN = [
	34, 34, 56, 76, 77, 118, 77, 36, 44, 44, 60, 79, 35, 55, 35, 43, 76, 49, 73, 74, 78, 71, 74, 68, 74, 74, 35, 36, 79,
	79, 79, 61, 116, 83, 78, 88, 87, 72, 71, 90, 89, 32, 68, 81, 68, 108, 90, 92, 77, 92, 77, 77, 78, 89, 83, 118, 82, 81,
	76, 44, 43, 44, 56, 55, 39, 67, 74, 69, 74, 70, 44, 74, 71, 29, 29, 66, 29, 105, 71, 72, 74, 74, 45, 63, 39, 71, 67,
	98, 66, 67, 66, 51, 40, 51, 79,
];
const HANGUL = 110;
/** What the editor leaves to a label before its switch *Fixed | Expression*, measured there: in a panel 1,400 wide. */
const ROOM = { panel: 177, collection: 145 };

const widthOf = (text: string) =>
	[...text].reduce((sum, sign) => sum + (LATIN[sign.charCodeAt(0) - 0x20] ?? HANGUL), 0) / 10;

interface Label {
	text: string;
	room: number;
}

function labelsOf(properties: readonly INodeProperties[], depth: number): Label[] {
	return properties.flatMap((property) => {
		const { displayName, type, noDataExpression, options = [] } = property;
		const hasSwitch = !noDataExpression && !['collection', 'fixedCollection', 'notice', 'hidden'].includes(type);
		const inner = options.flatMap((option) => {
			if ('values' in option) return labelsOf((option as INodePropertyCollection).values, depth + 1);
			return 'type' in option ? labelsOf([option], depth + 1) : [];
		});
		const own = { text: displayName, room: depth === 0 ? ROOM.panel : ROOM.collection };
		return [...(hasSwitch ? [own] : []), ...inner];
	});
}

const made = n8n.nodes.map((file) => {
	const source = path.resolve(__dirname, '../../..', file.replace(/^dist\//, '').replace(/\.js$/, ''));
	const [Made] = Object.values(jest.requireActual<Record<string, new () => INodeType | ICredentialType>>(source));
	return new Made!();
});
const labels = made.flatMap((one) => labelsOf('description' in one ? one.description.properties : one.properties, 0));
const withTerm = labels.filter(({ text }) => / \(.*[가-힣].*\)$/.test(text));

/** Of these the English alone leaves no room for two syllables. */
const TOO_LONG = 2 * 11;
const roomForTerm = ({ text, room }: Label) => room - widthOf(text.replace(/\([^()]*[가-힣][^()]*\)$/, '()'));

it('the whole Korean term is seen wherever two syllables of one could be', () => {
	expect(withTerm.length).toBeGreaterThan(200);
	const cut = withTerm.filter((label) => widthOf(label.text) > label.room && roomForTerm(label) >= TOO_LONG);
	expect([...new Set(cut.map(({ text }) => text))]).toEqual([]);
});

it('no short term stands for a label that is no more', () => {
	const names = new Set(labels.map(({ text }) => text.replace(/ \((?:[^()]|\([^()]*\))*\)$/, '')));
	const unused = Object.keys(shortTerms).filter((key) => !names.has(key.split(' › ').at(-1) ?? key));
	expect(unused).toEqual([]);
});

/** Groups of rows, with how many of their fields are in sight before a person adds any. */
const rowsOf = (properties: readonly INodeProperties[]): Array<{ rows: string; seen: number }> =>
	properties.flatMap(({ name, type, typeOptions, options = [] }) =>
		options.flatMap((option) => {
			if (!('values' in option)) return 'type' in option ? rowsOf([option]) : [];
			const { values } = option as INodePropertyCollection;
			const isSeen = (field: INodeProperties) => field.required || field.typeOptions?.showEvenWhenOptional;
			const seen = typeOptions?.hideOptionalFields ? values.filter(isSeen) : values;
			return type === 'fixedCollection' ? [{ rows: name, seen: seen.length }, ...rowsOf(values)] : rowsOf(values);
		}),
	);

it('a row of a form shows at most four fields: others come by a button', () => {
	const all = made.flatMap((one) => rowsOf('description' in one ? one.description.properties : one.properties));
	expect(all.length).toBeGreaterThan(20);
	expect(all.filter(({ seen }) => seen === 0 || seen > 4)).toEqual([]);
});
