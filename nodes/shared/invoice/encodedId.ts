/** How a number of the user's own is written where only some signs travel. */
interface Spelling {
	/** Begins a byte that is written by its two hexadecimal digits. */
	escape: string;
	/** What does not travel as it stands, the escape with it; a pattern for all of a text. */
	others: RegExp;
}

/**
 * A text in signs that travel: of its NFC, what does not travel as its bytes in UTF-8, every other sign as it stands.
 * The escape is written so too, so that no two texts become the same, and the text can be read back.
 */
export const encodedId = (text: string, { escape, others }: Spelling): string =>
	text
		.normalize('NFC')
		.replace(others, (signs) =>
			[...Buffer.from(signs)].map((byte) => escape + byte.toString(16).toUpperCase().padStart(2, '0')).join(''),
		);
