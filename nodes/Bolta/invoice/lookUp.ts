import { Failure, undefinedIf } from '../../shared/errors/failure';
import type { Client } from '../../shared/http/client';
import { differencesBetween, refuseAnother, type Differences } from '../../shared/invoice/found';
import type { Sheet } from '../../shared/invoice/sheet';
import { sameText } from '../../shared/korea/textForm';
import { get, getStatus, type IssuedInvoice } from '../api/taxInvoice';
import { bolta } from '../vendor';
import { say } from '../words';
import { TAX_TYPES } from './body';
import type { BoltaLine } from './fields';
import { ofAttempt } from './referenceId';

/** A document that Bolta took. */
export interface Taken {
	/** The issuance key. */
	id: string;
	/** Bolta's prose. */
	message: string | null;
	/** Where Bolta already reads it. */
	issued?: IssuedInvoice | undefined;
}

/**
 * Asks Bolta whether it accepted a reference id. Accepted is not issued.
 * @returns undefined when Bolta says that it does not know the id
 * @throws Failure when the answer cannot be had
 */
export async function lookUpReference(
	client: Client,
	referenceId: string,
	manner?: { patient: boolean },
): Promise<Taken | undefined> {
	const request = client.request(getStatus, { query: { clientReferenceId: referenceId } });
	const answer = await client.read(request, manner).catch(undefinedIf(saysUnknownReference));
	return answer && { id: answer.issuanceKey, message: answer.message ? client.redact(answer.message) : null };
}

/**
 * 400 INVALID_REQUEST with "존재하지 않는 …", as public code saw it; one caller also allows for 404. Without Bolta's words
 * it would be a gateway's, and no proof that Bolta has nothing.
 */
export function saysUnknownReference({ httpStatus = 0, code, vendorMessage = '' }: Failure): boolean {
	return (
		(httpStatus === 404 && code !== undefined) ||
		(httpStatus > 0 && httpStatus <= 400 && (code === 'INVALID_REQUEST' || /존재하지/.test(vendorMessage)))
	);
}

/**
 * Reads an issued invoice.
 * @returns undefined when it is not issued: not yet, or never, because it failed
 * @throws Failure when the answer cannot be had
 */
export async function readIssued(
	client: Client,
	issuanceKey: string,
	manner?: { patient: boolean },
): Promise<IssuedInvoice | undefined> {
	const request = client.request(get, { path: { issuanceKey } });
	const issued = await client.read(request, manner).catch(undefinedIf(saysNotIssued));
	if (issued) refuseAnother(bolta.name, issuanceKey, issued.issuanceKey);
	return issued;
}

/** The documents say that reading fails until the invoice is issued (발행 완료되지 않으면 조회되지 않습니다); callers saw 404. */
const saysNotIssued = ({ httpStatus }: Failure) => httpStatus === 404 || httpStatus === 400;

export interface Attempt {
	issuanceKey: string;
	issued: IssuedInvoice | undefined;
}

/** The attempts at a document that Bolta knows, in their order: each is named by the key that failed before it. */
export async function* attemptsAt(client: Client, firstIdOnWire: string): AsyncGenerator<Attempt> {
	let taken = await lookUpReference(client, firstIdOnWire);
	for (const known = new Set<string>(); taken && !known.has(taken.id);) {
		const { id: issuanceKey } = taken;
		known.add(issuanceKey);
		yield { issuanceKey, issued: await readIssued(client, issuanceKey) };
		taken = await lookUpReference(client, ofAttempt(firstIdOnWire, issuanceKey));
	}
}

/** Bolta answers 404, mostly without a word, as long as an invoice is not issued. */
export function explainNotIssued(error: unknown): never {
	if (error instanceof Failure && error.httpStatus === 404) {
		throw error.with({
			description: say`Bolta reads an invoice only once it is issued. It may not be issued yet, it may have failed, or the key belongs to another API key.`,
		});
	}
	throw error;
}

/** What differs between a sheet and what Bolta has under its reference id, as far as Bolta tells. */
export function differences(
	sheet: Sheet<BoltaLine>,
	{ invoice: { supplier, supplied, taxType, purpose, date, items, description } }: IssuedInvoice,
): Differences {
	return differencesBetween(sheet, {
		supplier: partyOf(supplier),
		recipient: partyOf(supplied),
		sameTaxKind: taxType
			? taxType === TAX_TYPES[sheet.taxKind]
			: (sheet.taxKind === 'taxExempt') === items.every(({ tax = null }) => tax === null),
		sameRemark: sameText(sheet.remark, description),
		writeDate: date,
		purpose: purpose ? purpose.toLowerCase() : undefined,
		lines: items.map(({ supplyCost, tax, unitPrice, specification, description: remark, ...line }) => ({
			...line,
			unitPrice,
			specification,
			remark,
			supplyCost: BigInt(supplyCost),
			tax: BigInt(tax ?? 0),
		})),
	});
}

/** Contacts are told with the details or not at all: an answer without them (seen in public code) tells neither. */
function partyOf({ manager, managers, ...party }: IssuedInvoice['invoice']['supplier']) {
	const contacts = manager ? [manager] : managers;
	const { address, businessType, businessItem } = party;
	return {
		number: party.identificationNumber,
		branch: party.taxRegistrationId,
		name: party.organizationName,
		representative: party.representativeName,
		...(contacts && {
			details: {
				address,
				businessType,
				businessItem,
				contacts: contacts.map(({ email, name, telephone }) => ({ email, name, phone: telephone })),
			},
		}),
	};
}
