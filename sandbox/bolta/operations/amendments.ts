/**
 * Amendments: documents of their own that say by how much another one was wrong. The original stays as it is, and
 * nothing here keeps anybody from amending it twice: no source says that Bolta does, so it is the client's business.
 */
import type { ReadRequest } from '../../contract.ts';
import type { Answer } from '../../host.ts';
import type { JsonObject } from '../../json.ts';
import type { Account, DocumentKind } from '../ledger.ts';
import { refuseDate, refuseHeaders } from '../rules.ts';
import { accept, documentNotFound, refuse, refuseRequest, type Bolta, type Handler } from './common.ts';

type Amended = (original: JsonObject) => JsonObject | { refusal: string };

/** Zero has no negative. */
const negated = (amount: number | null | undefined) => (amount ? -amount : amount);

/** The original offset in full. */
const negatedItems = ({ items }: JsonObject) =>
	items.map((item: JsonObject) => ({
		...item,
		supplyCost: negated(item.supplyCost),
		...('tax' in item ? { tax: negated(item.tax) } : {}),
	}));

function amend(request: ReadRequest, account: Account, bolta: Bolta, kind: DocumentKind, amended: Amended): Answer {
	const { settings, ledger } = bolta;
	const date = (request.body as JsonObject | undefined)?.date;
	const refusal =
		refuseHeaders(request, settings) ??
		(settings.futureAmendment === 'refused' && date !== undefined ? refuseDate(date, ledger.now()) : undefined);
	if (refusal) return refuseRequest(request, refusal);
	const original = account.byKey.get(request.path.issuanceKey!);
	if (!original) return documentNotFound(settings);
	if (ledger.state(original) !== 'issued') return refuse(400, '발행이 완료된 세금계산서만 수정발행할 수 있습니다.');
	const body = amended(original.body);
	if (typeof body.refusal === 'string') return refuse(400, body.refusal);
	return accept(request, account, bolta, { kind, body, original });
}

/** termination-date-only, termination-no-negative. */
const amendTermination: Handler = (request, account, bolta) =>
	amend(request, account, bolta, 'termination', (original) => {
		if (original.items.some(({ supplyCost }: JsonObject) => supplyCost < 0))
			return { refusal: '공급가액이 음수인 품목이 있어 계약을 해제할 수 없습니다.' };
		return { ...original, date: (request.body as JsonObject).date, items: negatedItems(original) };
	});

/** amend-items-are-differences: they are the new document's lines as they come. */
const amendChangeSupplyCost: Handler = (request, account, bolta) =>
	amend(request, account, bolta, 'changeSupplyCost', (original) => {
		const { date, items } = request.body as JsonObject;
		return { ...original, date, items };
	});

/** double-issuance-no-body: the original's date stays. */
const amendDoubleIssuance: Handler = (request, account, bolta) =>
	amend(request, account, bolta, 'doubleIssuance', (original) => ({ ...original, items: negatedItems(original) }));

export const amendments = { amendTermination, amendChangeSupplyCost, amendDoubleIssuance };
