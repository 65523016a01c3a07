import { maskPersonNumbers } from '../korea/maskPersonNumbers';

/**
 * Makes the one function through which every foreign text passes on its way into an error: as in any free text what
 * looks like a person's number is masked; the credential's secrets (and what Basic authentication makes of them) are
 * removed.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
	const hidden = secrets
		.filter((secret) => secret.length >= 4)
		.flatMap((secret) => [secret, Buffer.from(`${secret}:`).toString('base64')]);
	return (text) => maskPersonNumbers(hidden.reduce((shown, secret) => shown.replaceAll(secret, '***'), text));
}
