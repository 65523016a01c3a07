import { Failure } from '../../shared/errors/failure';
import { say } from '../words';

/** A row that Hiworks answered with anything but success. */
export const refused = (code: string, message: string) =>
	new Failure({
		outcome: 'rejected',
		title: say`Hiworks refused the row: ${message || say`it gave no reason`} (${code})`,
		description: say`Correct what the message names and try again.`,
		code,
		vendorMessage: message || undefined,
		httpStatus: 200,
	});

/** A row that is missing in the answer. */
export const notAnswered = () =>
	new Failure({
		outcome: 'unknown',
		title: say`The outcome is unknown: Hiworks answered without this row`,
		what: say`Hiworks answered without this row`,
		description: say`Look in Hiworks whether it took effect before you send it again.`,
	});
