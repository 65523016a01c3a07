import { amendmentWarnings } from '../../../nodes/shared/invoice/amendmentWarnings';
import { correctionDeadline, finalReturnDeadline } from '../../../nodes/shared/korea/day';

type Given = Parameters<typeof amendmentWarnings>[0];

/** Noon in Seoul. */
const on = (day: string) => new Date(`${day}T03:00:00Z`);
const warned = (given: Given, day: string) => amendmentWarnings(given, on(day));
const LETTER = { reason: 'localLetterOfCredit' } as const;

// By the calendar: 25 July 2026 is a Saturday, 25 January 2026 a Sunday, 25 January 2025 a Saturday.
it.each([
	['2023-07-01', '2024-01-25'],
	['2023-12-31', '2024-01-25'],
	['2024-01-01', '2024-07-25'],
	['2024-06-30', '2024-07-25'],
	['2024-07-01', '2025-01-27'],
	['2025-12-31', '2026-01-26'],
	['2026-01-01', '2026-07-27'],
	['2026-06-30', '2026-07-27'],
])('a supply of %s: the final return is due on %s', (supply, due) => {
	expect(finalReturnDeadline(supply)).toBe(due);
	expect(correctionDeadline(supply)).toBe(
		{
			'2024-01-25': '2025-01-27',
			'2024-07-25': '2025-07-25',
			// A year from the day after a deadline that has moved, and not after the 25th.
			'2025-01-27': '2026-01-27',
			'2026-01-26': '2027-01-26',
			'2026-07-27': '2027-07-27',
		}[due],
	);
});

it.each<[string, Given, string, string[]]>([
	['a letter opened on the last day', { ...LETTER, original: '2026-05-27', openedOn: '2026-07-27' }, '2026-07-27', []],
	[
		'a letter opened in time, and amended a day late',
		{ ...LETTER, original: '2026-05-27', openedOn: '2026-06-10' },
		'2026-07-28',
		[
			'An amendment for a local letter of credit is due by 2026-07-27, 25 days after the tax period of the supply. Ask your tax accountant first',
		],
	],
	[
		'a letter opened a day late',
		{ ...LETTER, original: '2026-05-27', openedOn: '2026-07-28' },
		'2026-08-01',
		[
			'The letter was opened on 2026-07-28, after 2026-07-27, 25 days after the tax period of the supply: zero rate by an amendment is for letters opened until then (VAT Act Enforcement Decree art. 70 (1) 4). Ask your tax accountant first',
		],
	],
	['an opening that nobody told', { ...LETTER, original: '2020-05-27' }, '2026-08-01', []],
	['a correction in time', { reason: 'clericalError', original: '2026-05-27' }, '2027-07-27', []],
	[
		'a correction after a year',
		{ reason: 'clericalError', original: '2026-05-27' },
		'2027-07-28',
		[
			'What was wrong other than by mistake could be corrected until 2027-07-27 (VAT Act Enforcement Decree art. 70 (1) 6); a mistake still can be, unless you know that the tax office will correct it',
		],
	],
	['a duplicate, whenever it is found', { reason: 'duplicateIssuance', original: '2020-05-27' }, '2026-08-01', []],
	['a cause in time', { reason: 'return', original: '2026-05-27', cause: '2026-06-10' }, '2026-07-10', []],
	[
		'a cause that is long ago',
		{ reason: 'return', original: '2026-05-27', cause: '2026-06-10' },
		'2026-07-11',
		['The deadline for this amendment (2026-07-10) has passed; late issue is subject to a penalty'],
	],
	[
		'a cause before the original',
		{ reason: 'termination', original: '2026-05-27', cause: '2026-05-26' },
		'2026-06-01',
		['The cause date 2026-05-26 is before the write date 2026-05-27 of the original; is it the right original?'],
	],
	[
		'a cause on the day of the original',
		{ reason: 'termination', original: '2026-05-27', cause: '2026-05-27' },
		'2026-06-01',
		[],
	],
])('%s', (_, given, day, warnings) => {
	expect(warned(given, day)).toEqual(warnings);
});
