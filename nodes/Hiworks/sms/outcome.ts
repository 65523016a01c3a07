import type { z } from 'zod';

import { Failure } from '../../shared/errors/failure';
import type { sendSms } from '../api/sms';
import { say } from '../words';

type SmsResult = z.output<typeof sendSms.response>['result'];

/**
 * What Hiworks' answer to a message means: sent, with the key by which it can be asked for, or not. With half an answer
 * nobody knows.
 * @param message the vendor's words, redacted
 * @throws Failure
 */
export function smsOutcome(result: SmsResult, message: string | undefined) {
	const {
		success = null,
		fail = null,
		refkey = null,
		BEFORE_SMS_QTY: quantityBefore = null,
		AFTER_SMS_QTY: quantityAfter = null,
	} = result ?? {};
	if (success !== null && success > 0 && !fail && refkey)
		return { refKey: refkey, success, fail, quantityBefore, quantityAfter };
	// A message that has a key, and did not fail, may be on its way.
	const refused = success === 0 && (!refkey || !!fail);
	const counted = result ? say`sent ${success ?? say`not said`}, not sent ${fail ?? say`not said`}` : say`no result`;
	const what = refused
		? say`Hiworks did not send the message`
		: refkey
			? say`The outcome is unknown: Hiworks does not say clearly whether it sent the message`
			: say`The outcome is unknown: Hiworks answered without the key of the message`;
	throw new Failure({
		outcome: refused ? 'rejected' : 'unknown',
		title: say`${what}: ${message || counted}`,
		description: say`Hiworks counts: ${counted}. Check the sender number, which must be registered, and the balance.`,
		code: refused ? 'SMS_NOT_SENT' : 'SMS_UNKNOWN',
		vendorMessage: message,
	});
}
