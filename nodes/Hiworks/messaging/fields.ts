import type { Run } from '../../shared/engine/operation';
import { Invalid } from '../../shared/errors/invalid';
import {
	date,
	id,
	isEmpty,
	isEmptyDeep,
	listIn,
	optional,
	text,
	type Field,
	type Shown,
} from '../../shared/fields/fields';
import { parseSeoulTime, type SeoulTime } from '../../shared/korea/koreanTime';
import { parsePhone } from '../../shared/korea/phone';
import { oneLine } from '../../shared/korea/textForm';
import { say } from '../words';

const user = (shown: Shown) =>
	id({ placeholder: 'e.g. admin', ...shown, most: 100, locator: true, searchMethod: 'searchUsers' });

/** In whose name something is sent or asked; empty: the credential's. */
export const senderUser = optional(
	user({
		displayName: 'User ID',
		description:
			'The Hiworks user (사용자 아이디) in whose name this is done. Empty: the default user of the credential.',
	}),
);

export const receivingUser = user({ displayName: 'User', description: 'Who gets it' });

/** @throws Invalid where neither the node nor the credential names one */
export function userOf(given: string | undefined, { credentials }: Run): string {
	const usual = typeof credentials.userId === 'string' ? credentials.userId.trim() : '';
	if (given ?? usual) return given ?? usual;
	throw new Invalid(say`a Hiworks user, here or as "Default User ID" in the credential`).within('User ID');
}

/** A number that sends or receives; read to its digits. */
export const phone = (shown: Shown) => text({ ...shown, parse: (_, given) => parsePhone(given) });

/** A moment in Seoul. */
export const seoulTimeField = (shown: Shown): Field<SeoulTime> => ({
	...date(shown),
	read: (value) => {
		if (isEmpty(value)) throw new Invalid(say`a value`);
		return parseSeoulTime(value);
	},
});

/** Any number of texts: one text with separators between, or a list from an expression. */
export function several(shown: Shown, parse: (one: string) => string = (one) => one): Field<string[]> {
	return {
		...optional(text(shown)),
		read: (value) => {
			const given = typeof value === 'string' ? (listIn(value) ?? value) : value;
			const list = Array.isArray(given) ? given : isEmpty(given) ? [] : [given];
			if (!list.every((one) => typeof one === 'string' || Number.isSafeInteger(one)))
				throw new Invalid(say`a text, or a list of texts`, value);
			const texts = list.flatMap((one) => String(one).split(/[,;\n]/)).map(oneLine);
			return [...new Set(texts.filter((one) => one !== '').map(parse))];
		},
	};
}

const NOW = /^(?:now|즉시|바로)$/i;

const timeToSend = seoulTimeField({
	displayName: 'Send At',
	description:
		'When to send it: in Seoul, or, with a time zone, the same moment there. Without this, or with "now": at once.',
});

/** When a message goes out. A time that is missing is not now: what is out cannot be called back. */
export const sendAt: Field<SeoulTime | undefined> = {
	...optional(timeToSend),
	read(value) {
		if (value === undefined || NOW.test(oneLine(String(value)))) return undefined;
		if (isEmptyDeep(value)) throw new Invalid(say`a time, or "now" to send it at once`);
		return timeToSend.read(value);
	},
};

/**
 * The text of a message, with nothing left to be filled in: a variable goes to the receiver as it stands.
 * @throws Invalid
 */
export function filledIn(text: string): string {
	const [variable] = /#\{[^}\n]*\}/.exec(text) ?? [];
	if (variable !== undefined) throw new Invalid(say`text in which each variable is filled in`, variable);
	return text;
}

/** A page that something opens. @throws Invalid */
export function webPage(given: string): string {
	if (!/^https?:\/\/\S+$/.test(given) || !URL.canParse(given))
		throw new Invalid(say`an address that begins with https:// or http://`, given);
	return given;
}
