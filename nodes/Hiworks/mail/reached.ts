import type { SendingRun } from '../../shared/engine/operation';
import { Failure } from '../../shared/errors/failure';
import { andMore } from '../../shared/words/compose';
import { say } from '../words';

interface Reached {
	successList: string[];
	wrongList: string[];
	missedList: string[];
}

const same = (address: string) => address.trim().toLowerCase();

/** An address that the list of the reached does not have was not sent to (in practice, 5.2). */
export function missed(wanted: readonly string[], successList: readonly string[]): string[] {
	const reached = new Set(successList.map(same));
	return [...new Set(wanted)].filter((address) => !reached.has(same(address)));
}

/** @param message the vendor's words, redacted */
export function noneReached(wrongList: readonly string[], message: string | undefined): Failure {
	return new Failure({
		outcome: 'rejected',
		title: message
			? say`Hiworks sent the mail to none of the addresses: ${message}`
			: say`Hiworks sent the mail to none of the addresses`,
		description:
			wrongList.length > 0
				? say`It calls wrong: ${wrongList.join(', ')}. Correct the addresses and try again.`
				: say`Correct the addresses and try again.`,
		code: 'MAIL_NOT_SENT',
		vendorMessage: message,
	});
}

/** Those who did not get the mail. */
const lostOf = ({ missedList, wrongList }: Reached): string[] => [...new Set([...missedList, ...wrongList])];

/** Addresses that a hint names: one item may have hundreds. */
const MOST_NAMED = 3;

/** Tells in sight of the run who did not get a mail that others got. */
export function tellMissed({ tell }: Pick<SendingRun, 'tell'>, reached: Reached): void {
	const lost = lostOf(reached);
	if (lost.length === 0) return;
	const named = `${lost.slice(0, MOST_NAMED).join(', ')}${andMore(lost.length - MOST_NAMED)}`;
	tell(say`Hiworks did not send the mail to ${named}`);
}

/**
 * The mail is out for those who were reached: this is judged outside of what Retry On Fail may send again.
 * @throws Failure
 */
export function checkReached(reached: Reached): void {
	const lost = lostOf(reached);
	if (lost.length === 0) return;
	const { successList } = reached;
	throw new Failure({
		outcome: 'rejected',
		title: say`Hiworks did not send the mail to ${lost.join(', ')}`,
		description: say`It was sent to ${successList.join(', ')}: do not send it to them again. Correct the others and send it to these alone.`,
		code: 'MAIL_MISSED',
	});
}
