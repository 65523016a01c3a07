import { id, optional } from '../../shared/fields/fields';

/** Which of the parties registered with Bolta a document is sent for. */
export const customerKey = optional(
	id({
		displayName: 'Customer Key',
		description: 'The Bolta customer who issues. Empty: the default of the credential.',
		placeholder: 'e.g. customer_bf8paz',
		most: 200,
		inPath: true,
	}),
);

/** The node's customer key, else the credential's default; undefined where neither names one. */
export function customerKeyOf(
	given: string | undefined,
	credentials: Readonly<Record<string, unknown>>,
): string | undefined {
	const key = given ?? credentials.customerKey;
	return typeof key === 'string' && key.trim() !== '' ? key.trim() : undefined;
}
