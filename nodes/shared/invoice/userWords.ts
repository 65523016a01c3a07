import { Invalid } from '../errors/invalid';

/** The vendor's name of a field → the one that users know. */
export type UserWords = Readonly<Record<string, string>>;

/**
 * Turns the way to a field in a body into the names a user knows: `['supplied', 'address']` is the "Recipient Address".
 */
export function inUserWords<T>(words: UserWords, make: () => T): T {
	try {
		return make();
	} catch (error) {
		throw error instanceof Invalid ? translate(words, error) : error;
	}
}

function translate(words: UserWords, invalid: Invalid): Invalid {
	const path = invalid.path
		.map((step) => (typeof step === 'number' ? step : (words[step] ?? step)))
		.filter((step) => step !== '');
	const side = path.findIndex((step) => step === 'Supplier' || step === 'Recipient');
	const field = path[side + 1];
	if (side < 0 || typeof field !== 'string') return invalid.at(path);
	return invalid.at([...path.slice(0, side), `${path[side]} ${field}`, ...path.slice(side + 2)]);
}
