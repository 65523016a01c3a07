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
	title: string;
	/** What the user can do next. */
	description: string;
	code?: string | undefined;
	vendorMessage?: string | undefined;
	httpStatus?: number | undefined;
	/** True where every further item would meet the same: a refused key. No new item is started then. */
	stopsRun?: boolean | undefined;
}

/** One item, or one call for it, that did not end well. All texts in it are already redacted. */
export class Failure extends Error {
	readonly outcome: Outcome | null;
	readonly description: string;
	readonly code: string | undefined;
	readonly vendorMessage: string | undefined;
	readonly httpStatus: number | undefined;
	readonly stopsRun: boolean;

	constructor(details: FailureDetails) {
		super(details.title);
		this.name = 'Failure';
		this.outcome = details.outcome;
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
export function notSent(title: string, description: string, code?: string): Failure {
	return new Failure({ outcome: 'notSent', title, description, code });
}
