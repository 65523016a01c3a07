import { Failure, type Outcome } from '../../shared/errors/failure';
import type { Words } from '../../shared/words/say';
import type { ReadInvoice } from '../api/readSchemas';
import { say } from '../words';

/**
 * The states from issuing on (PortOne OpenAPI, B2bTaxInvoiceStatus; the order of those of sending is not documented).
 */
const ISSUED_OR_LATER = [
	'ISSUED',
	'BEFORE_SENDING',
	'WAITING_SENDING',
	'SENDING_PENDING',
	'SENDING',
	'SENDING_COMPLETED',
	'SENDING_FAILED',
];

/** The states in which what somebody wanted is done: a call for it could change nothing more. */
const DONE = {
	drafted: ['DRAFTED'],
	requested: ['REQUESTED', ...ISSUED_OR_LATER],
	issued: ISSUED_OR_LATER,
	sent: ['SENDING', 'SENDING_COMPLETED'],
	requestCancelled: ['REQUEST_CANCELLED'],
	requestRefused: ['REQUEST_REFUSED'],
	issuanceCancelled: ['ISSUANCE_CANCELLED'],
} as const satisfies Record<string, readonly string[]>;

export type Goal = keyof typeof DONE;

/** The states in which it is under way at PortOne, and may still fail. */
const UNDER_WAY: Partial<Record<Goal, readonly string[]>> = {
	drafted: ['DRAFT_PENDING'],
	requested: ['REQUEST_PENDING'],
	issued: ['ISSUE_PENDING'],
	sent: ['BEFORE_SENDING', 'WAITING_SENDING', 'SENDING_PENDING'],
	issuanceCancelled: ['CANCEL_PENDING'],
};

/** The state in which PortOne gave up what somebody wanted. */
const GIVEN_UP: Partial<Record<Goal, string>> = {
	drafted: 'DRAFT_FAILED',
	requested: 'REQUEST_FAILED',
	issued: 'ISSUE_FAILED',
	sent: 'SENDING_FAILED',
};

/** The states that tell of it, done or under way. */
export const reached = (goal: Goal): readonly string[] => [...DONE[goal], ...(UNDER_WAY[goal] ?? [])];

type State = Pick<ReadInvoice, 'status' | 'deletedAt'>;

const isOneOf = (statuses: readonly string[] | undefined, { status, deletedAt }: State) =>
	!deletedAt && (statuses?.includes(status) ?? false);

export const isDone = (goal: Goal, read: State) => isOneOf(DONE[goal], read);

export const isUnderWay = (goal: Goal, read: State) => isOneOf(UNDER_WAY[goal], read);

export const isGivenUp = (goal: Goal, { status }: State) => status === GIVEN_UP[goal];

const OVER = say`That document is over. Look at it in PortOne; for a new one use a reference ID of its own.`;
const FAILED = say`Look in PortOne why it failed. Delete it there or by "Delete", and try again.`;

/** What leads on from each state. */
const CONTINUE: Readonly<Record<string, Words>> = {
	DRAFTED: say`It waits as a draft: "Issue Draft" issues it, "Request Draft" sends a reverse one to the supplier, "Delete" removes it so that this item can be sent again.`,
	REQUESTED: say`The supplier was asked and has not issued it: "Approve Request" issues it, "Cancel Request" takes it back.`,
	DRAFT_FAILED: FAILED,
	REQUEST_FAILED: FAILED,
	ISSUE_FAILED: FAILED,
	SENDING_FAILED: say`The National Tax Service did not take it: mend what its result code names, then send it again by "Send to NTS", or delete it and issue it anew.`,
	REQUEST_CANCELLED: OVER,
	REQUEST_REFUSED: OVER,
	ISSUANCE_CANCELLED: OVER,
};

/** A document that is at PortOne, but not where it should be. */
export function notThere({ id, status, deletedAt }: ReadInvoice, name: Words, outcome: Outcome): Failure {
	return new Failure({
		outcome,
		title: say`${name} is at PortOne as ${deletedAt ? say`deleted` : status} (${id})`,
		nothing: say`Nothing more was sent.`,
		description: deletedAt ? OVER : (CONTINUE[status] ?? say`Look at it in PortOne before you send it again.`),
		code: deletedAt ? 'DELETED' : status,
	});
}
