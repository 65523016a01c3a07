/**
 * Everything about the emulated Hiworks office that a test can choose. What is not documented, or is told in two ways,
 * is a setting.
 */
import type { JsonObject } from '../../json.ts';
import { BLANK_LINE, sampleLines, sampleOrganization, sampleTemplates, sampleUsers } from './samples.ts';

/** A line of a spending report; documented fields that are left out are empty. */
export type SpendingLine = Partial<typeof BLANK_LINE> & {
	document_no: string;
	/** P under way, C complete (default). Answers do not show it. */
	approval_status?: 'P' | 'C';
};

export interface OfficeUser {
	no: string;
	user_id: string;
	name: string;
}

export interface HiworksSettings {
	/** Office tokens that exist; null: every one. */
	officeTokens: string[] | null;
	/** What the office tokens were made for; null: everything. */
	scopes: string[] | null;
	/** How a token that is missing or unknown is refused: HTTP 401 with an envelope, or HTTP 200 with code EXPIRED. */
	refusal: '401' | '200';
	/** Access tokens of the deprecated sign-in that exist besides those the sandbox has given; null: every one. */
	accessTokens: string[] | null;
	/** The same for authorization codes; each is good for one exchange. */
	authCodes: string[] | null;
	/** The same for refresh tokens; each is good for one renewal. */
	refreshTokens: string[] | null;
	/** The client that may ask for access tokens; null: every one. */
	client: { id: string; secret: string } | null;
	/** Who signs in, by user id. */
	signedIn: string;
	/**
	 * true: a key that the contract does not name is refused; false: it is dropped without a word. Which of the two
	 * Hiworks does is not known.
	 */
	strictKeys: boolean;
	/**
	 * Whether a refusal of what a call asks for comes with HTTP 200, as seen in public code, or with a status of its own.
	 */
	errorsWithStatus200: boolean;
	/** Successful calls a day. */
	dailyLimit: number;
	/** Of those, how many were used up today by others. */
	callsUsed: number;
	/** Whether answers carry x-ratelimit-limit and x-ratelimit-remaining; seen with the Bill API only. */
	rateHeaders: boolean;
	officeNo: string;
	/** In which order the rows of a list call are answered. */
	rowOrder: 'asSent' | 'reversed' | 'shuffled';
	/** Codes (and document numbers) whose rows always fail. */
	failingCodes: string[];
	/** How lists show a column that nobody filled. */
	emptyColumnsAs: 'text' | 'null' | 'leftOut';
	/** What an empty new value does to what a record has. */
	emptyValues: 'clear' | 'leave';
	/** What becomes of Korean syllables in names that the standard of EUC-KR (KS X 1001) does not have. */
	beyondEucKr: 'kept' | 'questionMarks';
	/** Of list calls: 201 and 202 as documented, or 200. */
	successStatus: 'documented' | '200';
	spending: SpendingLine[];
	/**
	 * What stands between a callback address and office_id=…: always "?" as documented, or "&" where the address has a
	 * query.
	 */
	callbackAppend: '?' | 'smart';
	/** How often each callback is sent again. */
	repeatCallbacks: number;
	/** Before each callback, in real time. */
	callbackDelayMs: number;
	/** callback-canceled: what the office makes of withdrawn drafts. */
	withdrawnAs: 'canceled' | 'rejected';
	/** What reading a document's state gives: the truth, `progress` for ever, or HTTP 503. */
	stateReading: 'true' | 'stale' | 'unreachable';
	organization: JsonObject;
	users: OfficeUser[];
	/** What becomes of user ids that are not in `users`: 'ignored' says nothing and reaches nobody. */
	unknownUsers: 'ignored' | 'refused';
	/** Addresses that answers call wrong, besides those that are none. */
	wrongAddresses: string[];
	/** Addresses that answers call named twice, besides those that are. */
	duplicateAddresses: string[];
	/** What a mail that reached nobody is answered with. */
	unreachedMail: 'ERR' | 'SUC';
	/** Sender numbers that are registered; null: every one. */
	senders: string[] | null;
	/** What was left at the start. */
	smsBalance: { shared: number; assign: number; shared_ars: number; assign_ars: number };
	/** What was used before the start. */
	smsUsed: { sms: number; lms: number; mms: number };
	/** Values of sms_type that are taken; only S is documented. */
	smsTypes: string[];
	/** Numbers that no text message or Alimtalk gets through to; as they are sent. */
	failingReceivers: string[];
	/** Texts by template name; null: every template exists and fits. */
	templates: Record<string, string> | null;
	alimtalkBalance: { shared: number; assigned: number };
	/** Neither the status of the answer nor the kind of the id is documented. */
	alimtalkStatus: '200' | '201';
	alimtalkIdAs: 'string' | 'number';
	/**
	 * Added to the vendor's clock: times, reservations, tokens and the quota's day follow it; network latency and
	 * callbacks do not.
	 */
	clockOffsetMs: number;
	/** Before every answer. */
	latencyMs: number;
	seed: number;
	logBodies: boolean;
}

export const defaultSettings = (): HiworksSettings => ({
	officeTokens: null,
	scopes: null,
	refusal: '401',
	accessTokens: null,
	authCodes: null,
	refreshTokens: null,
	client: null,
	signedIn: 'admin',
	strictKeys: true,
	errorsWithStatus200: true,
	dailyLimit: 1_000,
	callsUsed: 0,
	rateHeaders: false,
	officeNo: '123456',
	rowOrder: 'asSent',
	failingCodes: [],
	emptyColumnsAs: 'text',
	emptyValues: 'clear',
	beyondEucKr: 'kept',
	successStatus: 'documented',
	spending: sampleLines(),
	callbackAppend: '?',
	repeatCallbacks: 0,
	callbackDelayMs: 0,
	withdrawnAs: 'canceled',
	stateReading: 'true',
	organization: sampleOrganization(),
	users: sampleUsers(),
	unknownUsers: 'ignored',
	wrongAddresses: [],
	duplicateAddresses: [],
	unreachedMail: 'ERR',
	senders: null,
	smsBalance: { shared: 1_000, assign: 0, shared_ars: 0, assign_ars: 0 },
	smsUsed: { sms: 0, lms: 0, mms: 0 },
	smsTypes: ['S'],
	failingReceivers: [],
	templates: sampleTemplates(),
	alimtalkBalance: { shared: 1_000, assigned: 0 },
	alimtalkStatus: '201',
	alimtalkIdAs: 'string',
	clockOffsetMs: 0,
	latencyMs: 0,
	seed: 1,
	logBodies: true,
});
