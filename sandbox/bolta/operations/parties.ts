/** Who may issue, and the certificates they sign with. */
import type { ReadRequest } from '../../contract.ts';
import type { Answer } from '../../host.ts';
import type { JsonObject } from '../../json.ts';
import type { Account } from '../ledger.ts';
import type { PartyKind } from '../parties.ts';
import { refuse, type Bolta, type Handler } from './common.ts';

const UNKNOWN: Record<PartyKind, string> = {
	customer: '고객을 찾을 수 없습니다.',
	issuer: '발급자를 찾을 수 없습니다.',
};
const SCHEMA: Record<PartyKind, string> = { customer: 'Customer', issuer: 'Issuer' };

const find = ({ path }: ReadRequest, account: Account, { parties }: Bolta, kind: PartyKind) =>
	parties.find(account, kind, (kind === 'customer' ? path.customerKey : path.issuerId)!);

/** duplicate-party-unknown: three things that a second registration could give. */
function create(
	request: ReadRequest,
	account: Account,
	{ settings, parties, documented }: Bolta,
	kind: PartyKind,
): Answer {
	const wanted = request.body as JsonObject;
	const known = parties
		.of(account, kind)
		.find(
			({ details }) =>
				details.identificationNumber === wanted.identificationNumber &&
				(details.taxRegistrationId ?? null) === (wanted.taxRegistrationId ?? null),
		);
	if (known && settings.duplicateParty === '409') return refuse(409, '이미 등록된 사업자입니다.', 'CONFLICT');
	if (known && settings.duplicateParty === 'same')
		return { status: 200, body: documented(SCHEMA[kind], parties.describe(known)) };
	const party = parties.register(account, kind, wanted);
	return { status: 200, body: documented(SCHEMA[kind], parties.describe(party)), effect: true };
}

/** certificate-url-5-minutes: said of issuers, taken for customers too. */
function certificatePage(request: ReadRequest, account: Account, bolta: Bolta, kind: PartyKind): Answer {
	const party = find(request, account, bolta, kind);
	if (!party) return refuse(404, UNKNOWN[kind]);
	return {
		status: 200,
		body: { url: `${bolta.addresses.control}/bolta/certificates/${bolta.certificatePages.make(party)}` },
	};
}

const createCustomer: Handler = (request, account, bolta) => create(request, account, bolta, 'customer');
const createIssuer: Handler = (request, account, bolta) => create(request, account, bolta, 'issuer');

const getCustomer: Handler = (request, account, bolta) => {
	const party = find(request, account, bolta, 'customer');
	return party
		? { status: 200, body: bolta.documented('Customer', bolta.parties.describe(party)) }
		: refuse(404, UNKNOWN.customer);
};

const getCustomerCertificateUrl: Handler = (request, account, bolta) =>
	certificatePage(request, account, bolta, 'customer');

const getCustomerCertificateHistory: Handler = (request, account, bolta) => {
	const party = find(request, account, bolta, 'customer');
	if (!party) return refuse(404, UNKNOWN.customer);
	return {
		status: 200,
		body: bolta.documented('CertificateHistoryAnswer', { latestHistory: bolta.parties.latestAttempt(party) }),
	};
};

/** certificate-delete-empty. Where there is none, nothing is left to do. */
const deleteCustomerCertificate: Handler = (request, account, bolta) => {
	const party = find(request, account, bolta, 'customer');
	if (!party) return refuse(404, UNKNOWN.customer);
	const effect = bolta.parties.certificate(party) !== null;
	bolta.parties.removeCertificate(party);
	return { status: 200, effect };
};

/** issuer-list-bare-array. */
const listIssuers: Handler = (_request, account, { settings, parties, documented }) => {
	const issuers = parties.of(account, 'issuer').map((party) => documented('Issuer', parties.describe(party)));
	return {
		status: 200,
		body: settings.issuerListShape === 'array' ? issuers : { [settings.issuerListShape]: issuers },
	};
};

const issuerCertificatePage: Handler = (request, account, bolta) => certificatePage(request, account, bolta, 'issuer');

export const parties = {
	createCustomer,
	getCustomer,
	getCustomerCertificateUrl,
	getCustomerCertificateHistory,
	deleteCustomerCertificate,
	createIssuer,
	listIssuers,
	createIssuerCertificateUrl: issuerCertificatePage,
	getIssuerCertificateUrl: issuerCertificatePage,
};
