import type { Run } from '../../shared/engine/operation';
import { Invalid } from '../../shared/errors/invalid';
import type { Read } from '../../shared/fields/fields';
import type { Maker, OwnCompany } from '../../shared/invoice/defaultSupplier';
import { makerOf, partyFromForm, recipientOf, supplierOf, type Side } from '../../shared/invoice/parties';
import type { Party } from '../../shared/invoice/partyFields';
import { given } from '../../shared/invoice/sheet';
import { parseBusinessNumber } from '../../shared/korea/partyNumber';
import type { IssuedInvoice } from '../api/taxInvoice';
import { readCustomer } from '../customer/read';
import { say } from '../words';
import type { InvoiceInput, sendingOptions } from './fields';

type Sending = Pick<Read<typeof sendingOptions>, 'customerKey' | 'partyKeyHeader'>;
type Customer = Pick<Party, 'number' | 'name' | 'representative' | 'branch'>;

/**
 * Makes what gives an invoice's parties, from the credential, the form, JSON, or the customer key, and who makes it.
 * A customer is read once in a run.
 */
export function partyReader({ client, credentials }: Run, company: OwnCompany) {
	const customers = new Map<string, Promise<Customer>>();

	async function readParty(customerKey: string): Promise<Customer> {
		const customer = await readCustomer(client, customerKey);
		return {
			number: parseBusinessNumber(customer.identificationNumber),
			name: customer.organizationName,
			representative: customer.representativeName,
			branch: customer.taxRegistrationId ?? undefined,
		};
	}

	async function customerOf(customerKey: string): Promise<Customer> {
		const customer = customers.get(customerKey) ?? readParty(customerKey);
		customers.set(customerKey, customer);
		return await customer;
	}

	async function readSupplier(fields: InvoiceInput, options: Sending): Promise<Party> {
		if (fields.supplierSource !== 'customerKey') return supplierOf(fields, company);
		const [email, details] = [given(fields.supplierEmail), given(fields.supplierDetails)];
		const customerKey = customerKeyOf(options.customerKey, credentials);
		if (customerKey === undefined) {
			throw new Invalid(say`a customer key, here or in the credential, to read the supplier by`)
				.within('Customer Key')
				.within('Options');
		}
		const { branch, ...party } = await customerOf(customerKey);
		return partyFromForm(party, email, { ...details, branch: details.branch ?? branch });
	}

	/**
	 * A key of the item's own names a company as a column of its number does; that of the credential belongs to it.
	 * Whom a Supplier-Key names no documented call tells.
	 */
	async function checkCustomerKey({ customerKey, partyKeyHeader }: Sending): Promise<void> {
		if (customerKey === undefined || partyKeyHeader !== 'customerKey' || !company.refusesOthers) return;
		if (customerKey !== customerKeyOf(undefined, credentials))
			company.maker(await customerOf(customerKey), 'Customer Key');
	}

	return {
		/** @throws Invalid or Failure */
		async partiesOf(fields: InvoiceInput, options: Sending, own: Side) {
			const parties = { supplier: await readSupplier(fields, options), recipient: recipientOf(fields, company) };
			const maker = makerOf(own, fields, parties, company);
			await checkCustomerKey(options);
			return { ...parties, maker };
		},

		/**
		 * Who amends an issued invoice: its supplier. Bolta issues amendments at once, and does not tell of an invoice
		 * whether the recipient had asked for it (역발행).
		 * @throws Invalid or Failure
		 */
		async amenderOf({ invoice: { supplier } }: IssuedInvoice, options: Sending): Promise<Maker> {
			const { identificationNumber: number, organizationName: name } = supplier;
			const maker = company.maker({ number, name: name ?? undefined }, 'Issuance Key');
			await checkCustomerKey(options);
			return maker;
		},
	};
}

/** The node's customer key, else the credential's default; undefined where neither names one. */
export function customerKeyOf(
	given: string | undefined,
	credentials: Readonly<Record<string, unknown>>,
): string | undefined {
	const key = given ?? credentials.customerKey;
	return typeof key === 'string' && key.trim() !== '' ? key.trim() : undefined;
}

/** The header that names who issues; none where there is no key to name. */
export function partyHeader(
	kind: Read<typeof sendingOptions>['partyKeyHeader'],
	key: string | undefined,
): Record<string, string | undefined> {
	if (kind === 'none') return {};
	return kind === 'supplierKey' ? { 'Supplier-Key': key } : { 'Customer-Key': key };
}
