import path from 'node:path';
import { common } from '../../../nodes/shared/words/common';
import type { Dictionary } from '../../../nodes/shared/words/dictionary';
import { textsIn } from './texts';

const texts = ['nodes', 'credentials'].flatMap(textsIn);
const rooms = [...new Set(texts.map(({ room }) => room))];
/** Vendors' own texts and names of parameters alone need no translation. */
const isText = (key: string) => /\p{L}{2}/u.test(key.replace(/\{\d+\}/g, ''));
const placesIn = (text: string) => [...new Set(text.match(/\{\d+\}/g) ?? [])].sort();

/** The dictionary beside a room's `words.ts`; what stands in the common one is no room's own. */
const dictionaryOf = (room: string): Dictionary =>
	room.startsWith('nodes/shared/words/')
		? {}
		: // eslint-disable-next-line @typescript-eslint/no-require-imports -- the rooms are found, not listed
			(require(path.resolve(__dirname, '../../..', path.dirname(room), 'korean')) as { korean(): Dictionary }).korean();

it('every text that people read is Korean too', () => {
	const shared = common();
	const missing = texts.filter(
		({ key, room }) => isText(key) && !Object.hasOwn(shared, key) && !Object.hasOwn(dictionaryOf(room), key),
	);
	expect(missing).toEqual([]);
});

it('no entry stands for a text that is no more, and none twice', () => {
	const said = (room: string) => new Set(texts.filter((text) => text.room === room).map(({ key }) => key));
	const unused = rooms.flatMap((room) => {
		const keys = said(room);
		return Object.keys(dictionaryOf(room)).filter((key) => !keys.has(key) || Object.hasOwn(common(), key));
	});
	expect(unused).toEqual([]);
	// One room's own text belongs into its own dictionary.
	const sharers = (key: string) => new Set(texts.filter((text) => text.key === key).map(({ room }) => room)).size;
	expect(Object.keys(common()).filter((key) => sharers(key) === 0)).toEqual([]);
});

it.each(['nodes/shared/words/common', ...rooms])('the Korean of %s keeps every place, and is Korean', (room) => {
	const entries = Object.entries(room.endsWith('common') ? common() : dictionaryOf(room));
	for (const [english, korean] of entries) {
		expect([english, placesIn(korean)]).toEqual([english, placesIn(english)]);
		expect([english, /[가-힣]/.test(korean)]).toEqual([english, true]);
		// A particle behind a place follows the value.
		expect([english, /\}["”]?(은|는|이|가|을|를|과|와|으로|로)(?![가-힣])/.exec(korean)]).toEqual([english, null]);
	}
});

it('what did not happen is a sentence of its own, so that it is told once', () => {
	const itself = /^(Nothing (was (sent|changed)|of this (item|record))|It was not sent)/;
	const mixed = texts.filter(({ key }) => itself.test(key) && !/^[^.]*\.$/.test(key));
	expect(mixed).toEqual([]);
	expect(texts.filter(({ key }) => itself.test(key)).length).toBeGreaterThan(3);
});

it('what is expected is a thing in Korean too: the sentence goes on with a particle', () => {
	const expected = texts.filter(({ isExpected }) => isExpected);
	expect(expected.length).toBeGreaterThan(80);
	const koreanOf = ({ key, room }: (typeof texts)[number]) => common()[key] ?? dictionaryOf(room)[key] ?? '';
	const isSentence = (text: string) =>
		/(니다|십시오)\.?$/.test(text.replace(/\([^()]*(\([^()]*\)[^()]*)*\)$/, '').trim());
	expect(expected.map(koreanOf).filter(isSentence)).toEqual([]);
});
