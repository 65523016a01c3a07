/**
 * Everything about the emulated organisation sync and sign-on that a test can choose. What is not documented, or is
 * told in two ways, is a setting.
 */

/** What a redirect token stands for, under the documented names. */
export interface TokenUser {
	'user-no': string;
	'user-id': string;
	'user-name': string;
	'employee-no': string;
}

/** Somebody who was in the office before the sync, and has no key of the client's yet. */
export interface UnlinkedUser {
	user_id: string;
	user_name: string;
	email?: string;
	phone?: string;
	cell?: string;
}

export interface HiworksOrgSettings {
	/** Tokens of the organisation sync that exist; null: every one. */
	linkTokens: string[] | null;
	/** Tokens of the sign-on that exist; null: every one. */
	accountTokens: string[] | null;
	/** How a token that is missing or unknown is refused: HTTP 401 with an envelope, or HTTP 200 with code EXPIRED. */
	refusal: '401' | '200';
	/**
	 * true: a key that the contract does not name is refused; false: it is dropped without a word. Which of the two
	 * Hiworks does is not known.
	 */
	strictKeys: boolean;
	/**
	 * Whether a refusal of what a call asks for comes with HTTP 200 or with a status of its own. Of a redirect token it
	 * never does.
	 */
	errorsWithStatus200: boolean;
	/** Successful calls a day; null: no limit, for the contract names none here. */
	dailyLimit: number | null;
	/** Of those, how many were used up today by others. */
	callsUsed: number;
	rateHeaders: boolean;
	/** What is applied of a list with a bad row. The answer is ERR in any case, and says nothing of rows. */
	listFailure: 'allOrNothing' | 'upToTheBadRow' | 'skipTheBadRows';
	/** Keys whose rows and calls always fail; current keys as they are sent in extKey. */
	failingKeys: string[];
	positionMax: number;
	/** Whether reading positions shows `level`; nothing of that answer is documented. */
	positionLevel: boolean;
	/** `order` is read as it was sent, or as the place in the list: "0", "1", as in the documented answer. */
	orderAs: 'sent' | 'place';
	/** What reading with a key that nobody has gives. */
	unknownKeyRead: 'empty' | 'refused';
	/**
	 * Deleting an organisation with members, or others below it; 'taken': those below go with it, members stay without
	 * it.
	 */
	deletingUsedOrganizations: 'refused' | 'taken';
	/** Deleting a position or duty that a member has; 'taken': the member stays without it. */
	deletingUsedTitles: 'refused' | 'taken';
	/** What stands in `organizations` of a member; the shape is not documented. */
	organizationsAs: 'keys' | 'objects' | 'empty';
	/** false: `user_id` is read empty, as in the documented answer. */
	userIdRead: boolean;
	unlinkedUsers: UnlinkedUser[];
	/** What linking without extKey, which is marked optional, does. */
	linkWithoutKey: 'refused' | 'userIdIsKey';
	/** Where the temporary key stands in its answer; not documented. */
	temporaryKeyAs: 'data' | 'top';
	/** How logging in and out is answered; not documented. */
	ssoAnswer: 'redirect' | '200';
	/** Customer ids that may log in; null: every one. */
	partnerIds: string[] | null;
	/** What may come after /office/sso/validate/ in an address to open; null: any address is taken. */
	menus: string[] | null;
	/** Tokens that a redirect out of Hiworks has brought, and whom they stand for. */
	redirectTokens: Array<{ token: string; user: TokenUser }>;
	/** Whether a redirect token is good for one look only. */
	tokensOnce: boolean;
	/** Added to the vendor's clock: days and the quota follow it. */
	clockOffsetMs: number;
	/** Before every answer. */
	latencyMs: number;
	seed: number;
	logBodies: boolean;
}

/** sso-menus */
export const MENUS = [
	'main',
	'mail',
	'approval',
	'ea',
	'board',
	'shared',
	'sms',
	'schedule',
	'addr',
	'bill',
	'booking',
	'insa',
	'mypage',
];

export const defaultSettings = (): HiworksOrgSettings => ({
	linkTokens: null,
	accountTokens: null,
	refusal: '401',
	strictKeys: true,
	errorsWithStatus200: true,
	dailyLimit: null,
	callsUsed: 0,
	rateHeaders: false,
	listFailure: 'allOrNothing',
	failingKeys: [],
	positionMax: 30,
	positionLevel: true,
	orderAs: 'sent',
	unknownKeyRead: 'empty',
	deletingUsedOrganizations: 'refused',
	deletingUsedTitles: 'taken',
	organizationsAs: 'keys',
	userIdRead: true,
	unlinkedUsers: [],
	linkWithoutKey: 'refused',
	temporaryKeyAs: 'data',
	ssoAnswer: 'redirect',
	partnerIds: null,
	menus: [...MENUS],
	redirectTokens: [
		{
			token: 'sample-token',
			user: { 'user-no': '1234567', 'user-id': 'admin', 'user-name': '홍길동', 'employee-no': '1' },
		},
	],
	tokensOnce: true,
	clockOffsetMs: 0,
	latencyMs: 0,
	seed: 1,
	logBodies: true,
});
