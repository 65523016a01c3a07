import { Invalid } from '../../shared/errors/invalid';
import { isObject } from '../../shared/http/vendor';
import { filledText } from '../../shared/korea/textForm';
import { say } from '../words';

/** A token that travels after "Bearer". @throws Invalid */
export function bearer(name: string, value: unknown): string {
	const token = filledText(value)?.replace(/^Bearer\s+/i, '');
	// n8n strips what a header cannot carry, and another token would go out.
	if (token === undefined || !/^[\x21-\x7E]+$/.test(token))
		throw new Invalid(say`a token of letters, digits and signs`).within(name);
	return token;
}

/**
 * `code` other than SUC is a failure whatever the HTTP status (in practice, 5 and 6); the words are in `message`, in
 * older answers in `msg`. JSON:API answers have `errors`.
 */
export function readOfficeError(body: unknown, accepted: boolean): { code?: string; message?: string } | undefined {
	if (!isObject(body)) return undefined;
	const errors = Array.isArray(body.errors) ? body.errors.filter(isObject) : [];
	const [error] = errors;
	const code = filledText(body.code) ?? filledText(error?.code) ?? filledText(error?.title);
	if (accepted && !error && (code === undefined || code === 'SUC')) return undefined;
	const words = errors.flatMap(({ detail, message }) => filledText(detail) ?? filledText(message) ?? []);
	const message = filledText(body.message) ?? filledText(body.msg) ?? filledText(words.join('; '));
	return { ...(code && code !== 'SUC' && { code }), ...(message && { message }) };
}

/** A token that a newer one has replaced; comes with HTTP 200 too (in practice, 6). */
export const refusedCredentialCodes: readonly string[] = ['EXPIRED'];
