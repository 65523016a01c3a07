import { undefinedIf } from '../../shared/errors/failure';
import type { Client } from '../../shared/http/client';
import { refuseAnother } from '../../shared/invoice/found';
import { getCounterparty, listCounterparties, type ReadCounterparty } from '../api/counterparty';
import { LARGEST_PAGE, searchQuery } from '../calls/pages';
import { portOne } from '../vendor';

/** @throws Failure, also where the answer is about another counterparty */
export async function readCounterparty(
	counterpartyId: string,
	client: Client,
	manner?: { patient: boolean },
): Promise<ReadCounterparty> {
	const read = await client.read(client.request(getCounterparty, { path: { counterpartyId } }), manner);
	refuseAnother(portOne.name, counterpartyId, read.id);
	return read;
}

/** @returns undefined when PortOne says that it has none; @throws Failure when the answer cannot be had */
export async function findCounterparty(
	counterpartyId: string,
	client: Client,
	manner?: { patient: boolean },
): Promise<ReadCounterparty | undefined> {
	return await readCounterparty(counterpartyId, client, manner).catch(
		undefinedIf(({ code }) => code === 'B2B_COUNTERPARTY_NOT_FOUND'),
	);
}

/** All of one business number, as far as one page holds them. @throws Failure */
export async function counterpartiesOf(
	brn: string,
	client: Client,
	manner?: { patient: boolean },
): Promise<ReadCounterparty[]> {
	const query = searchQuery({ page: { number: 0, size: LARGEST_PAGE }, filter: { brn } });
	return (await client.read(client.request(listCounterparties, { query }), manner)).items;
}
