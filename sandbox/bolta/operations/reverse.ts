/** Reverse issue: the buyer asks, the seller approves on a page of the vendor's, and only then there is a document. */
import type { Answer } from '../../host.ts';
import type { Account, Entry } from '../ledger.ts';
import { isPastDeadline, readInvoice, refuseInvoice } from '../rules.ts';
import {
	accept,
	documentNotFound,
	lacksCertificate,
	NO_CERTIFICATE,
	refuse,
	refuseRequest,
	type Bolta,
	type Handler,
} from './common.ts';

const requestReverseIssue: Handler = (request, account, bolta) => {
	const { settings, ledger, parties } = bolta;
	const body = readInvoice(request, settings);
	const refusal = refuseInvoice(request, body, settings, ledger.now());
	if (refusal) return refuseRequest(request, refusal);
	// reverse-needs-customer: only this generation has customers.
	const customerKey = request.headers.get('customer-key')?.[0];
	if (settings.generation === 1 && !parties.find(account, 'customer', customerKey!))
		return refuse(400, '존재하지 않는 고객입니다.');
	return accept(request, account, bolta, { kind: 'reverseRequest', body });
};

/** Why a request cannot be approved now, or nothing. */
function refuseApproval(entry: Entry, account: Account, bolta: Bolta): Answer | undefined {
	const { settings, ledger } = bolta;
	if (ledger.state(entry) !== 'requested') return refuse(400, '승인을 기다리는 역발행 요청이 아닙니다.');
	// grant-refused-after-deadline
	if (isPastDeadline(entry.body.date, settings, ledger.now()))
		return refuse(400, '발행 마감일이 지나 승인할 수 없습니다.');
	// grant-needs-certificate: it is the seller who signs.
	if (lacksCertificate(account, entry.body, bolta)) return refuse(400, NO_CERTIFICATE.message, NO_CERTIFICATE.code);
	return undefined;
}

const getReverseApprovalUrl: Handler = (request, account, bolta) => {
	const entry = account.byKey.get(request.path.issuanceKey!);
	if (!entry) return documentNotFound(bolta.settings);
	return (
		refuseApproval(entry, account, bolta) ?? {
			status: 200,
			body: { url: `${bolta.addresses.control}/bolta/approve/${bolta.approvals.make({ entry, account })}` },
		}
	);
};

const cancelReverseRequest: Handler = (request, account, { settings, ledger }) => {
	const entry = account.byKey.get(request.path.issuanceKey!);
	if (!entry) return documentNotFound(settings);
	if (ledger.state(entry) !== 'requested') return refuse(400, '취소할 수 있는 역발행 요청이 아닙니다.');
	ledger.cancel(entry);
	return {
		status: 200,
		...(settings.emptyCancelAnswer ? {} : { body: { issuanceKey: entry.issuanceKey } }),
		effect: true,
	};
};

/** What the approval page does when it is opened. */
export function approve(token: string, bolta: Bolta): Answer {
	const found = bolta.approvals.find(token);
	if (!found) return refuse(404, 'There is no such approval page.', 'UNKNOWN_LINK');
	if (found.expired) return refuse(410, 'The approval page has expired.', 'EXPIRED_LINK');
	const { entry, account } = found.target;
	const refusal = refuseApproval(entry, account, bolta);
	if (refusal) return { ...refusal, status: 409 };
	bolta.ledger.approve(entry);
	bolta.announce(entry);
	return { status: 200, body: { issuanceKey: entry.issuanceKey, state: bolta.ledger.state(entry) } };
}

export const reverse = { requestReverseIssue, getReverseApprovalUrl, cancelReverseRequest };
