import { Failure } from '../../shared/errors/failure';

/** A row that Hiworks answered with anything but success. */
export const refused = (code: string, message: string) =>
	new Failure({
		outcome: 'rejected',
		title: `Hiworks refused the row: ${message || 'it gave no reason'} (${code})`,
		description: 'Correct what the message names and run this row again.',
		code,
		vendorMessage: message || undefined,
		httpStatus: 200,
	});

/** A row that is missing in the answer. */
export const notAnswered = () =>
	new Failure({
		outcome: 'unknown',
		title: 'The outcome is unknown: Hiworks answered without this row',
		what: 'Hiworks answered without this row',
		description: 'Look in Hiworks whether it took effect before you send it again.',
	});
