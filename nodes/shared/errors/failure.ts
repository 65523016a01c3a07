import { sentences } from '../words/compose';
import type { Words } from '../words/say';
import { say } from './words';

/**
 * How a sending call that is not done ended:
 * `rejected`: the vendor said no; `notSent`: it certainly never reached the vendor;
 * `unknown`: nobody can tell without asking the vendor.
 */
export type Outcome = 'rejected' | 'notSent' | 'unknown';

interface FailureDetails {
	/** null where the question makes no sense: a reading call that failed. */
	outcome: Outcome | null;
	/** What happened, with the vendor's own words and code. */
	title: Words;
	/** The bare event, for sentences that say more of it: "Bolta did not answer within 60 s". Left out: the title. */
	what?: Words | undefined;
	/** What certainly did not happen, as a sentence: told once, before what to do. */
	nothing?: Words | undefined;
	/** What the user can do next. */
	description: Words;
	code?: string | undefined;
	vendorMessage?: string | undefined;
	httpStatus?: number | undefined;
	/** True where every further item would meet the same: a refused key. No new item is started then. */
	stopsRun?: boolean | undefined;
}

/** One item, or one call for it, that did not end well. All texts in it are already redacted. */
export class Failure extends Error {
	readonly outcome: Outcome | null;
	declare readonly message: Words;
	readonly what: Words;
	readonly nothing: Words | undefined;
	/** What the user can do next, alone. */
	readonly advice: Words;
	readonly code: string | undefined;
	readonly vendorMessage: string | undefined;
	readonly httpStatus: number | undefined;
	readonly stopsRun: boolean;

	constructor(details: FailureDetails) {
		super(details.title);
		this.name = 'Failure';
		this.outcome = details.outcome;
		this.what = details.what ?? details.title;
		this.nothing = details.nothing;
		this.advice = details.description;
		this.code = details.code;
		this.vendorMessage = details.vendorMessage;
		this.httpStatus = details.httpStatus;
		this.stopsRun = details.stopsRun ?? false;
	}

	/** What did not happen, and what the user can do next. */
	get description(): Words {
		return this.nothing === undefined ? this.advice : sentences(this.nothing, this.advice);
	}

	/** The same failure seen from further away: what is not given stays as it was. */
	with(changes: Partial<FailureDetails>): Failure {
		return new Failure({
			outcome: this.outcome,
			title: this.message,
			what: this.what,
			nothing: this.nothing,
			description: this.advice,
			code: this.code,
			vendorMessage: this.vendorMessage,
			httpStatus: this.httpStatus,
			stopsRun: this.stopsRun,
			...changes,
		});
	}
}

/** Makes what takes a failure that is expected for "there is none", and throws all else. */
export const undefinedIf =
	(expected: (failure: Failure) => boolean) =>
	(error: unknown): undefined => {
		if (!(error instanceof Failure && expected(error))) throw error;
	};

/** What did not happen where a whole run was refused. */
export const NOTHING_SENT = say`Nothing was sent.`;
/** The same of one item. */
export const ITEM_NOT_SENT = say`Nothing of this item was sent.`;
/** Of a call that only reads. */
export const NOTHING_CHANGED = say`Nothing was changed.`;

/**
 * Ours: something about the request itself, found before anything was sent.
 * @param nothing left out where the title says what did not happen
 */
export function notSent(title: Words, description: Words, code?: string, nothing?: Words): Failure {
	return new Failure({ outcome: 'notSent', title, description, code, nothing });
}

/** @param halted the failure because of which nothing more is started */
export function notStarted(halted: Failure | undefined): Failure {
	return notSent(
		halted ? say`Not started, because of an earlier item: ${halted.message}` : say`Not started`,
		say`Try again once the cause is mended.`,
		'NOT_STARTED',
		ITEM_NOT_SENT,
	);
}
