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
	readonly description: Words;
	readonly code: string | undefined;
	readonly vendorMessage: string | undefined;
	readonly httpStatus: number | undefined;
	readonly stopsRun: boolean;

	constructor(details: FailureDetails) {
		super(details.title);
		this.name = 'Failure';
		this.outcome = details.outcome;
		this.what = details.what ?? details.title;
		this.description = details.description;
		this.code = details.code;
		this.vendorMessage = details.vendorMessage;
		this.httpStatus = details.httpStatus;
		this.stopsRun = details.stopsRun ?? false;
	}

	/** The same failure seen from further away: what is not given stays as it was. */
	with(changes: Partial<FailureDetails>): Failure {
		return new Failure({
			outcome: this.outcome,
			title: this.message,
			what: this.what,
			description: this.description,
			code: this.code,
			vendorMessage: this.vendorMessage,
			httpStatus: this.httpStatus,
			stopsRun: this.stopsRun,
			...changes,
		});
	}
}

/** Ours: something about the request itself, found before anything was sent. */
export function notSent(title: Words, description: Words, code?: string): Failure {
	return new Failure({ outcome: 'notSent', title, description, code });
}

/** @param halted the failure because of which nothing more is started */
export function notStarted(halted: Failure | undefined): Failure {
	return notSent(
		halted ? say`Not started, because of an earlier item: ${halted.message}` : say`Not started`,
		say`Nothing of this item was sent. Try again once the cause is mended.`,
		'NOT_STARTED',
	);
}
