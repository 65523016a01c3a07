/** What may stand in a field instead of a good value, and what each kind of field takes. */
import type { FieldKind } from '../../../nodes/shared/fields/fields';

// ── Mutations: what may stand in a field instead of a good value ────────────────────────────────────────────────────

/** Of a good value as text; `inside` is where something is put into it. */
export type Mutate = (good: string, inside: number) => unknown;

export const MUTATIONS = {
	absent: () => undefined,
	null: () => null,
	empty: () => '',
	blank: () => ' \t\u00a0',
	object: () => ({ a: 1 }),
	array: () => ['가'],
	true: () => true,
	'1e21': () => 1e21,
	'"1e21"': () => '1e21',
	'"1e3"': () => '1e3',
	'"2.02601E+11"': () => '2.02601E+11',
	'"1,00"': () => '1,00',
	'"null"': () => 'null',
	'"[object Object]"': () => '[object Object]',
	'expression not computed': (good) => `${good} {{ $json.value }}`,
	'1.5': () => 1.5,
	'"1.5"': () => '1.5',
	'full-width digits': () => '１２３４５６７８９０',
	'-1000': () => -1000,
	'"-1000"': () => '-1000',
	'0': () => 0,
	'"0"': () => '0',
	'2^53': () => 2 ** 53,
	'"2^53 + 1"': () => '9007199254740993',
	'19 digits': () => '1234567890123456789',
	'NBSP around': (good) => `\u00a0${good}\u00a0`,
	'NBSP inside': (good, inside) => `${good.slice(0, inside)}\u00a0${good.slice(inside)}`,
	'control character': (good, inside) => `${good.slice(0, inside)}\u0007${good.slice(inside)}`,
	emoji: (good) => `${good}😀`,
	'lone surrogate': (good) => `${good}\ud83d`,
	'"2026-02-30"': () => '2026-02-30',
	'"20260230"': () => '20260230',
	'20260230': () => 20_260_230,
	'"2999-12-31"': () => '2999-12-31',
	'".."': () => '..',
	'"."': () => '.',
	slash: () => 'a/b',
	'주문-1': () => '주문-1',
	'space inside': () => 'a b',
	'thirteen nines': () => '9999999999999',
	'13 digits, no birth date': () => '1234567890123',
	'wrong check digit': () => '1010000003',
	'with hyphens': () => '101-00-00002',
	'a@b.c': () => 'a@b.c',
	'two dots in a mail address': () => 'a..b@example.com',
	'mail address in Korean': () => '주문@example.com',
} satisfies Record<string, Mutate>;

export type Mutation = keyof typeof MUTATIONS;

export const NOTHING: readonly Mutation[] = ['absent', 'null', 'empty', 'blank'];

// ── Kinds: which mutations each takes; all others are refused ───────────────────────────────────────────────────────

const TEXTS: readonly Mutation[] = [
	'"1e21"',
	'"1e3"',
	'"2.02601E+11"',
	'"1,00"',
	'"1.5"',
	'full-width digits',
	'-1000',
	'"-1000"',
	'0',
	'"0"',
	'"2^53 + 1"',
	'19 digits',
	'NBSP around',
	'NBSP inside',
	'"2026-02-30"',
	'"20260230"',
	'20260230',
	'"2999-12-31"',
	'".."',
	'"."',
	'slash',
	'주문-1',
	'space inside',
	'thirteen nines',
	'13 digits, no birth date',
	'wrong check digit',
	'with hyphens',
	'a@b.c',
	'two dots in a mail address',
	'mail address in Korean',
];
const without = (all: readonly Mutation[], ...not: Mutation[]) => all.filter((one) => !not.includes(one));

const NO_NAMES = ['0', '"0"', '".."', '"."'] as const;
const NAMES = without(TEXTS, ...NO_NAMES);

const IDS = without(
	TEXTS,
	'"2.02601E+11"',
	'full-width digits',
	'NBSP inside',
	'주문-1',
	'space inside',
	'mail address in Korean',
);
const IDS_IN_PATHS = without(IDS, '".."', '"."', 'slash');
const SPACED = ['NBSP around', 'NBSP inside', 'space inside'] as const;
/** Of two numbers that a sheet wrote short, one would be the other. */
const CODES = without(TEXTS, '"2.02601E+11"', '"1,00"', '-1000', '0', '20260230');
/** Nothing but digits. */
const DIGIT_TEXTS: readonly Mutation[] = [
	'0',
	'"0"',
	'19 digits',
	'"2^53 + 1"',
	'"20260230"',
	'20260230',
	'thirteen nines',
	'13 digits, no birth date',
	'wrong check digit',
];
const AMOUNTS: readonly Mutation[] = [
	'full-width digits',
	'"20260230"',
	'20260230',
	'NBSP around',
	'thirteen nines',
	'13 digits, no birth date',
	'wrong check digit',
];
const OF_ANY_SIGN: readonly Mutation[] = [...AMOUNTS, '-1000', '"-1000"', '0', '"0"'];

export interface Kind {
	kind: FieldKind;
	takes: readonly Mutation[];
}

/** Numbers of the vendor's own, which may be any. */
const OF_FILE_NUMBERS = [
	'NBSP around',
	'0',
	'"0"',
	'20260230',
	'"20260230"',
	'thirteen nines',
	'13 digits, no birth date',
	'wrong check digit',
] as const;

export const KINDS = {
	text: { kind: 'text', takes: TEXTS },
	/** It never reaches the vendor. */
	ownText: { kind: 'text', takes: [...TEXTS, 'emoji'] },
	/** What says that there is none is no name. */
	name: { kind: 'text', takes: NAMES },
	ownName: { kind: 'text', takes: [...NAMES, 'emoji'] },
	ownNumber: { kind: 'id', takes: without(IDS, ...NO_NAMES) },
	businessNumber: {
		kind: 'text',
		takes: ['full-width digits', 'NBSP around', 'NBSP inside', 'wrong check digit', 'with hyphens'],
	},
	partyNumber: {
		kind: 'text',
		takes: ['full-width digits', 'NBSP around', 'NBSP inside', 'wrong check digit', 'with hyphens', 'thirteen nines'],
	},
	corporateNumber: {
		kind: 'text',
		takes: ['NBSP around', 'NBSP inside', 'thirteen nines', '13 digits, no birth date'],
	},
	branch: { kind: 'text', takes: ['NBSP around'] },
	email: { kind: 'text', takes: ['NBSP around'] },
	// A number has lost its leading zero; hyphens of any kind of text are dropped.
	phone: {
		kind: 'text',
		takes: [
			'full-width digits',
			'NBSP around',
			'NBSP inside',
			'wrong check digit',
			'with hyphens',
			'"20260230"',
			'"2026-02-30"',
			'"2999-12-31"',
		],
	},
	id: { kind: 'id', takes: IDS },
	idInPath: { kind: 'id', takes: IDS_IN_PATHS },
	amount: { kind: 'won', takes: AMOUNTS },
	/** Not 0: then nothing would change. */
	change: { kind: 'won', takes: [...AMOUNTS, '-1000', '"-1000"'] },
	amountOfAnySign: { kind: 'won', takes: OF_ANY_SIGN },
	// Whatever is no amount, and whatever is another amount.
	amountThatFits: { kind: 'won', takes: ['NBSP around'] },
	number: { kind: 'number', takes: [...OF_ANY_SIGN, '1.5', '"1.5"'] },
	pastDay: { kind: 'date', takes: ['NBSP around'] },
	day: { kind: 'date', takes: ['NBSP around', '"2999-12-31"'] },
	flag: { kind: 'flag', takes: ['true'] },
	/** The first item does not ask for it, and it counts for all. */
	flagOfRun: { kind: 'flag', takes: [] },
	choice: { kind: 'choice', takes: ['NBSP around'] },
	count: { kind: 'number', takes: ['NBSP around'] },
	countFromZero: { kind: 'number', takes: ['NBSP around', '0', '"0"'] },
	json: { kind: 'json', takes: [] },
	/** Amounts travel as digits, so they may leave the numbers that JSON keeps. */
	digits: { kind: 'won', takes: [...OF_ANY_SIGN, '"2^53 + 1"'] },
	/** Zeros are taken for nothing given. */
	payment: { kind: 'won', takes: ['NBSP around', '0', '"0"'] },
	binaryField: { kind: 'text', takes: ['NBSP around'] },
	fileNumber: { kind: 'number', takes: ['NBSP around', '0', '"0"', '20260230', '"20260230"'] },
	fileNumbers: {
		kind: 'text',
		takes: ['"1,00"', ...OF_FILE_NUMBERS],
	},
	fileLocator: {
		kind: 'id',
		takes: OF_FILE_NUMBERS,
	},
	// ── PortOne ─────────────────────────────────────────────────────────────────────────────────────────────────────
	choices: { kind: 'choices', takes: [] },
	/** Several with commas between. */
	ids: { kind: 'text', takes: [...IDS, 'NBSP inside', '"1,00"'] },
	approvalNumber: { kind: 'text', takes: ['NBSP around', 'NBSP inside'] },
	documentKey: {
		kind: 'text',
		takes: [
			...DIGIT_TEXTS,
			'NBSP around',
			'"1e21"',
			'"1e3"',
			'-1000',
			'"-1000"',
			'"2026-02-30"',
			'"2999-12-31"',
			'with hyphens',
		],
	},
	// ── The office of Hiworks ───────────────────────────────────────────────────────────────────────────────────────
	/** A number has lost its zeros; several travel with commas between. */
	code: { kind: 'text', takes: [...CODES, 'emoji'] },
	/** Of the organization: any text that is no number of a person. */
	orgKey: { kind: 'text', takes: [...CODES, '"1,00"', 'emoji'] },
	/** It stands in a path, where nothing is put in order: sign by sign as it came. */
	token: {
		kind: 'text',
		takes: [...without(TEXTS, '"1e3"', '"1.5"', '0', '"0"', '".."', '"."', 'slash', ...SPACED), 'emoji'],
	},
	/** What names something, and may be a number. */
	naming: { kind: 'text', takes: [...without(TEXTS, '"2.02601E+11"'), 'emoji'] },
	/** The same where Hiworks itself takes any text. */
	numberText: { kind: 'text', takes: [...CODES, 'emoji', '"1,00"'] },
	/** Something is sent there: what would only be shown, such as a number of no known area, is refused. */
	dialled: { kind: 'text', takes: ['NBSP around', 'NBSP inside'] },
	mobile: { kind: 'text', takes: ['NBSP around', 'NBSP inside'] },
	moment: { kind: 'date', takes: ['NBSP around'] },
	month: { kind: 'text', takes: ['NBSP around', '"2999-12-31"'] },
	/** With letters of any script, as browsers show them. */
	page: { kind: 'text', takes: ['NBSP around', 'emoji'] },
	/** Nothing stands behind its end. */
	triggerUrl: { kind: 'text', takes: ['NBSP around'] },
	/** Several with commas between, or a list. */
	users: { kind: 'text', takes: [...IDS, '"1,00"'] },
	/** In EUC-KR. */
	wireText: { kind: 'text', takes: TEXTS },
	digitsId: { kind: 'id', takes: ['NBSP around', ...DIGIT_TEXTS] },
} satisfies Record<string, Kind>;

/** Rows and options hold fields; n8n itself makes them what they are, whatever a workflow says. */
export const CONTAINERS: readonly FieldKind[] = ['rows', 'options'];

/** What a field of one of n8n's types may be. */
export const KINDS_OF_TYPE: Record<string, readonly FieldKind[]> = {
	string: ['text', 'id', 'won', 'number'],
	number: ['number'],
	boolean: ['flag'],
	options: ['choice'],
	dateTime: ['date'],
	json: ['json'],
	resourceLocator: ['id'],
};
