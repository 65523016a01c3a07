/** What the emulated Bolta does, one small handler per operationId of the contract. A new operation is one more entry at the end. */
import type { JsonObject, ReadRequest } from '../contract.ts';
import type { Answer } from '../host.ts';
import type { Account, Entry, Ledger } from './ledger.ts';
import { readInvoice, refuseInvoice } from './rules.ts';
import type { BoltaSettings } from './settings.ts';

export interface Bolta {
	settings: BoltaSettings;
	ledger: Ledger;
	/** Announces the result of a document when its time comes. */
	announce(entry: Entry): void;
	/** A value cut down, and filled up with null, to what the contract documents under this schema name. */
	documented(schema: string, value: JsonObject): JsonObject;
}

type Handler = (request: ReadRequest, account: Account, bolta: Bolta) => Answer;

export const REFERENCE_HEADER = 'bolta-client-reference-id';

export const refuse = (status: number, message: string, code = 'INVALID_REQUEST'): Answer => ({ status, body: { code, message } });

/** The same content whatever the order of keys; null and absent are the same to Bolta. */
function canonical(value: unknown): string {
	return JSON.stringify(value, (_key, member: unknown) => {
		if (member === null || typeof member !== 'object' || Array.isArray(member)) return member;
		return Object.fromEntries(Object.entries(member).filter(([, inner]) => inner !== null).sort(([left], [right]) => (left < right ? -1 : 1)));
	});
}

/** refid-reuse: four accounts of what a used id gets. */
function answerUsedId(used: Entry, invoice: JsonObject, usedId: BoltaSettings['usedId']): Answer | undefined {
	if (usedId === 'notChecked') return undefined;
	if (usedId === '409') return refuse(409, '이미 사용된 요청자 관리번호입니다.', 'IDEMPOTENCY_CONFLICT');
	if (usedId === 'replay' && canonical(used.body) === canonical(invoice)) return { status: 200, body: { issuanceKey: used.issuanceKey } };
	return refuse(400, '이미 사용된 요청자 관리번호입니다.');
}

const issueTaxInvoice: Handler = (request, account, bolta) => {
	const { settings, ledger } = bolta;
	const invoice = readInvoice(request, settings);
	const refusal = refuseInvoice(request, invoice, settings, ledger.now());
	if (refusal) {
		request.problems.push({ where: 'rule', message: refusal });
		return refuse(400, refusal);
	}
	const referenceId = request.headers.get(REFERENCE_HEADER)?.[0] ?? null;
	const used = referenceId === null ? undefined : account.byReference.get(referenceId);
	const answer = used && answerUsedId(used, invoice, settings.usedId);
	if (answer) return answer;
	const entry = ledger.accept(account, referenceId, request.headers.get('customer-key')?.[0] ?? null, invoice);
	bolta.announce(entry);
	return { status: 200, body: { issuanceKey: entry.issuanceKey }, effect: true };
};

/** not-found-until-issued: an accepted document cannot be read yet, a failed one never. */
const getTaxInvoice: Handler = (request, account, { settings, ledger, documented }) => {
	const entry = account.byKey.get(request.path.issuanceKey!);
	const view = entry && ledger.view(entry);
	if (view?.state !== 'issued') return settings.emptyNotFound ? { status: 404 } : refuse(404, '세금계산서를 찾을 수 없습니다.');
	const { issuanceKey, ntsTransactionId, issuedAt } = view;
	const answer = documented('IssuedInvoice', { issuanceKey, ntsTransactionId, issuedAt, invoice: view.body });
	if (settings.maskPersonNumbers) {
		for (const party of [answer.invoice.supplier, answer.invoice.supplied]) {
			party.identificationNumber = party.identificationNumber.replace(/^(\d{6})(\d)\d{6}$/, '$1-$2******');
		}
	}
	return { status: 200, body: answer };
};

const getByClientReferenceId: Handler = (request, account, { settings, ledger }) => {
	const clientReferenceId = String(request.query.clientReferenceId);
	const entry = account.byReference.get(clientReferenceId);
	if (!entry || ledger.now() < entry.acceptedAt + settings.statusLagMs) {
		return refuse(settings.unknownReferenceStatus, '존재하지 않는 요청자 관리번호입니다.');
	}
	const message = '요청이 처리되었습니다. 성공/실패 여부는 발행된 세금계산서를 통해 확인해주세요.';
	return { status: 200, body: { issuanceKey: entry.issuanceKey, clientReferenceId, message } };
};

const getCustomer: Handler = (request, _account, { settings, documented }) => {
	const customer = settings.customers.find(({ customerKey }) => customerKey === request.path.customerKey);
	return customer ? { status: 200, body: documented('Customer', customer) } : refuse(404, '고객을 찾을 수 없습니다.');
};

export const handlers: Record<string, Handler> = { issueTaxInvoice, getTaxInvoice, getByClientReferenceId, getCustomer };
