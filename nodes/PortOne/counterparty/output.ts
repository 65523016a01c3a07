import type { IDataObject } from 'n8n-workflow';

import { maskFields } from '../../shared/korea/maskFields';
import { maskedOrNull } from '../../shared/korea/maskPersonNumbers';
import { maskPartyNumber } from '../../shared/korea/partyNumber';
import type { ReadCounterparty } from '../api/counterparty';
import { holds } from '../api/holds';
import type { CounterpartyContent } from './fields';

/** A counterparty as it is stored, in the words of the fields. */
export function contentOf(read: ReadCounterparty): CounterpartyContent {
	const contacts = [read.contact, ...(read.additionalContacts ?? [])].flatMap((contact) =>
		contact?.email
			? [
					{
						name: contact.name ?? contact.email,
						email: contact.email,
						phone: contact.phoneNumber ?? undefined,
						memo: contact.memo ?? undefined,
					},
				]
			: [],
	);
	return {
		name: read.companyName || undefined,
		representative: read.representativeName || undefined,
		address: read.address || undefined,
		businessType: read.businessType || undefined,
		businessItem: read.businessClass || undefined,
		contacts,
		memo: read.memo || undefined,
	};
}

export function counterpartyOutput(read: ReadCounterparty, simplified: boolean): IDataObject {
	const { name, representative, address, businessType, businessItem, contacts = [], memo: note } = contentOf(read);
	return {
		counterpartyId: read.id,
		number: maskPartyNumber(read.brn),
		name: maskedOrNull(name),
		representative: maskedOrNull(representative),
		address: maskedOrNull(address),
		businessType: businessType ?? null,
		businessItem: businessItem ?? null,
		contacts: contacts.map((contact) => ({
			name: maskedOrNull(contact.name),
			email: contact.email,
			phone: contact.phone ?? null,
			memo: maskedOrNull(contact.memo),
		})),
		memo: maskedOrNull(note),
		businessStatus: read.businessStatus ?? null,
		businessStatusCheckedAt: read.businessStatusCheckedAt ?? null,
		ntsConnectionStatus: read.ntsConnectionStatus ?? null,
		ntsConnectedAt: read.ntsConnectedAt ?? null,
		ntsConnectionFailedReason: maskedOrNull(read.ntsConnectionFailedReason),
		partnerId: read.partnerId ?? null,
		...(!simplified && { counterparty: maskFields({ ...read } as IDataObject, holds) }),
	};
}
