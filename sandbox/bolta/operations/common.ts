/** What all operations work with. */
import type { ReadRequest } from '../../contract.ts';
import type { Answer } from '../../host.ts';
import type { JsonObject } from '../../json.ts';
import type { Links } from '../../links.ts';
import type { Files } from '../files.ts';
import type { Account, DocumentKind, Entry, Ledger } from '../ledger.ts';
import type { Parties, Party } from '../parties.ts';
import type { BoltaSettings } from '../settings.ts';

export interface Bolta {
	settings: BoltaSettings;
	ledger: Ledger;
	parties: Parties;
	files: Files;
	approvals: Links<{ entry: Entry; account: Account }>;
	certificatePages: Links<Party>;
	/** Known as soon as both listen. */
	addresses: { host: string; control: string };
	/** Announces the result of a document when its time comes. */
	announce(entry: Entry): void;
	/** A value cut down, and filled up with null, to what the contract documents under this schema name. */
	documented(schema: string, value: JsonObject): JsonObject;
}

export type Handler = (request: ReadRequest, account: Account, bolta: Bolta) => Answer;

export const REFERENCE_HEADER = 'bolta-client-reference-id';

export const NO_CERTIFICATE = { code: 'NOT_FOUND_CERTIFICATE', message: '공동인증서가 없습니다.' };

export const refuse = (status: number, message: string, code = 'INVALID_REQUEST'): Answer => ({
	status,
	body: { code, message },
});

/** A refusal for what the request is, whatever is known of the things it asks for. */
export function refuseRequest(request: ReadRequest, message: string): Answer {
	request.problems.push({ where: 'rule', message });
	return refuse(400, message);
}

export const documentNotFound = ({ emptyNotFound }: BoltaSettings): Answer =>
	emptyNotFound ? { status: 404 } : refuse(404, '세금계산서를 찾을 수 없습니다.');

/** certificate-needed: test keys bring their own. */
export const lacksCertificate = (account: Account, invoice: JsonObject, { settings, parties }: Bolta) =>
	settings.certificateNeeded &&
	account.mode === 'live' &&
	!parties.canSign(account, invoice.supplier.identificationNumber);

/** The same content whatever the order of keys; null and absent are the same to Bolta. */
function canonical(value: unknown): string {
	return JSON.stringify(value, (_key, member: unknown) => {
		if (member === null || typeof member !== 'object' || Array.isArray(member)) return member;
		return Object.fromEntries(
			Object.entries(member)
				.filter(([, inner]) => inner !== null)
				.sort(([left], [right]) => (left < right ? -1 : 1)),
		);
	});
}

/** refid-reuse: four accounts of what a used id gets. */
function answerUsedId(used: Entry, asked: JsonObject, usedId: BoltaSettings['usedId']): Answer | undefined {
	if (usedId === 'notChecked') return undefined;
	if (usedId === '409') return refuse(409, '이미 사용된 요청자 관리번호입니다.', 'IDEMPOTENCY_CONFLICT');
	if (usedId === 'replay' && canonical(used.asked) === canonical(asked))
		return { status: 200, body: { issuanceKey: used.issuanceKey } };
	return refuse(400, '이미 사용된 요청자 관리번호입니다.');
}

/** Takes a request that is in order: the ids of all operations that make documents are one set. */
export function accept(
	request: ReadRequest,
	account: Account,
	bolta: Bolta,
	document: { kind: DocumentKind; body: JsonObject; original?: Entry },
): Answer {
	const { kind, body, original } = document;
	const clientReferenceId = request.headers.get(REFERENCE_HEADER)?.[0] ?? null;
	const originalIssuanceKey = original?.issuanceKey ?? null;
	// What the vendor takes of a new invoice is what counts; an amendment's content is made by the vendor.
	const asked = { kind, originalIssuanceKey, body: original ? request.body : body };
	const used = clientReferenceId === null ? undefined : account.byReference.get(clientReferenceId);
	const answer = used && answerUsedId(used, asked, bolta.settings.usedId);
	if (answer) return answer;
	const entry = bolta.ledger.accept(account, {
		kind,
		originalIssuanceKey,
		clientReferenceId,
		body,
		asked,
		customerKey: request.headers.get('customer-key')?.[0] ?? null,
		failure: kind !== 'reverseRequest' && lacksCertificate(account, body, bolta) ? NO_CERTIFICATE : null,
	});
	// A reverse request has no result before somebody has approved it.
	if (kind !== 'reverseRequest') bolta.announce(entry);
	return { status: 200, body: { issuanceKey: entry.issuanceKey }, effect: true };
}
