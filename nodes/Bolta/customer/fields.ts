import { id } from '../../shared/fields/fields';

/** The fields of an operation on one customer. */
export const customerFields = {
	customerKey: id({
		displayName: 'Customer Key',
		description: 'The key that Bolta gave when the customer was created',
		placeholder: 'e.g. customer_bf8paz',
		locator: true,
		inPath: true,
	}),
};
