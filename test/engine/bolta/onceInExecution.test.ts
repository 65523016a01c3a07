import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { withVendor } from '../../support/sandbox.ts';
import { bolta, invoiceItem, issueForm } from '../support/bolta';

const sandbox = withVendor('bolta', { bolta: { lookUpCoversAmendments: false } });

const create = {
	resource: 'customer',
	operation: 'create',
	number: '={{ $json.number }}',
	name: '={{ $json.name }}',
	representative: '대표',
	options: {},
};
const customers = [
	{ number: '2200000002', name: '하나' },
	{ number: '8888888888', name: '둘' },
];
const sends = (route: string) => sandbox.bolta.requests().filter((request) => request.route === route).length;

describe('Retry On Fail where Bolta has no key for it', () => {
	it('does not create again what the first try created', async () => {
		sandbox.bolta.setFaults([{ kind: '403', match: { route: 'createCustomer', nth: 2 }, times: 1 }]);
		const { error, outputs } = await bolta(sandbox.bolta.url, {
			parameters: { ...create, options: { itemsInFlight: 1 } },
			input: customers,
			retryOnFail: { maxTries: 2 },
		});
		expect(error).toBeUndefined();
		expect(outputs[0]?.map(({ json }) => json.name)).toEqual(['하나', '둘']);
		// One refused, and one each: not a second one of the first.
		expect(sends('createCustomer')).toBe(3);
	});

	it('tells what the first try created, where the second is refused as a whole', async () => {
		sandbox.bolta.setFaults([{ kind: '403', match: { route: 'createCustomer', nth: 2 }, times: 1 }]);
		const go = async (options: INodeParameters, more = {}) =>
			await bolta(sandbox.bolta.url, { parameters: { ...create, options }, input: customers, ...more });
		const failed = await go({ itemsInFlight: 1 });
		const { error } = await go({ timeout: 0 }, { retryOf: failed.run });
		expect(error?.description).toContain('Already done (1)');
		expect(sends('createCustomer')).toBe(2);
	});

	it('does not send again what ended unknown', async () => {
		sandbox.bolta.setFaults([{ kind: 'resetAfter', match: { route: 'createCustomer' }, times: 1 }]);
		const { error } = await bolta(sandbox.bolta.url, {
			parameters: create,
			input: customers.slice(0, 1),
			retryOnFail: { maxTries: 3 },
		});
		expect(error?.message).toContain('an earlier try of this execution sent it');
		expect(sends('createCustomer')).toBe(1);
	});

	it('does not make an issuer again that the list does not show, nor takes another for it', async () => {
		const make = async (input: IDataObject[], more = {}) =>
			await bolta(sandbox.bolta.url, { parameters: { ...create, resource: 'issuer' }, input, ...more });
		await make(customers.slice(1));
		sandbox.bolta.setFaults([{ kind: 'resetBefore', match: { route: 'createIssuer' }, times: 1 }]);
		const { error } = await make(customers.slice(0, 1), { retryOnFail: { maxTries: 2 } });
		expect(error?.message).toContain('an earlier try of this execution sent it');
		expect(sends('createIssuer')).toBe(2);
	});

	it('does not send an amendment again whose outcome the look-up cannot tell', async () => {
		const issued = await bolta(sandbox.bolta.url, { parameters: issueForm(), input: [invoiceItem(1)] });
		sandbox.bolta.setFaults([{ kind: 'resetAfter', match: { route: 'amendTermination' }, times: 1 }]);
		const { error } = await bolta(sandbox.bolta.url, {
			parameters: {
				resource: 'taxInvoice',
				operation: 'amendTermination',
				issuanceKey: issued.outputs[0]?.[0]?.json.issuanceKey as string,
				date: '2026-02-01',
				options: {},
			},
			input: [{}],
			retryOnFail: { maxTries: 2 },
		});
		expect(error?.message).toContain('an earlier try of this execution sent it');
		expect(sends('amendTermination')).toBe(1);
	});
});
