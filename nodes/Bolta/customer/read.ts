import type { Client } from '../../shared/http/client';
import { refuseAnother } from '../../shared/invoice/found';
import { getCustomer } from '../api/customer';
import { bolta } from '../vendor';

/** @throws Failure, also where the answer is about another customer */
export async function readCustomer(client: Client, customerKey: string, manner?: { patient: boolean }) {
	const customer = await client.read(client.request(getCustomer, { path: { customerKey } }), manner);
	refuseAnother(bolta.name, customerKey, customer.customerKey);
	return customer;
}
