import type { Client } from '../../shared/http/client';
import type { Maker, OwnCompany } from '../../shared/invoice/defaultSupplier';
import { makerOf, recipientOf, supplierOf, type Side } from '../../shared/invoice/parties';
import { given } from '../../shared/invoice/sheet';
import { readCounterparty } from '../counterparty/find';
import type { PortOneParty } from './body';
import type { ContentInput } from './fields';

export interface Parties {
	supplier: PortOneParty;
	recipient: PortOneParty;
	maker: Maker;
}

/** @param own the side that makes the invoice */
export type PartyReader = (fields: ContentInput, own: Side) => Promise<Parties>;

/**
 * Makes the function that gives both parties of an invoice: from the credential, the form, JSON, or as registered with
 * PortOne. A
 * counterparty is read once in a run: its number belongs to the document key, and who is not registered is known before
 * anything is sent.
 */
export function partyReader(client: Client, company: OwnCompany): PartyReader {
	const registered = new Map<string, Promise<PortOneParty>>();

	async function readParty(counterpartyId: string): Promise<PortOneParty> {
		const read = await readCounterparty(counterpartyId, client);
		return {
			counterpartyId,
			number: read.brn,
			name: read.companyName ?? '',
			representative: read.representativeName ?? '',
			branch: undefined,
			address: undefined,
			businessType: undefined,
			businessItem: undefined,
			contacts: [],
		};
	}

	async function counterparty(counterpartyId: string): Promise<PortOneParty> {
		const reading = registered.get(counterpartyId) ?? readParty(counterpartyId);
		registered.set(counterpartyId, reading);
		return await reading;
	}

	return async (fields, own) => {
		const { supplierSource, recipientSource } = fields;
		const parties = {
			supplier:
				supplierSource === 'counterparty'
					? await counterparty(given(fields.supplierCounterpartyId))
					: supplierOf(fields, company),
			recipient:
				recipientSource === 'counterparty'
					? await counterparty(given(fields.recipientCounterpartyId))
					: recipientOf(fields, company),
		};
		return { ...parties, maker: makerOf(own, fields, parties, company) };
	};
}
