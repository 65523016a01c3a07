import { ITEM_NOT_SENT, notSent, type Failure } from '../shared/errors/failure';
import type { Words } from '../shared/words/say';
import { say } from './words';

/** Of a record that Hiworks was not asked for, because something is missing or went wrong before. */
export const incomplete = (reason: Words | null): Failure =>
	notSent(
		reason ?? say`It could not be sent`,
		say`Mend what the message names and try again.`,
		'INCOMPLETE',
		ITEM_NOT_SENT,
	);
