/**
 * What the contract's schemas cannot say: its x-rules, each named where it is applied. The first broken one is the
 * answer.
 */
import type { Parameter, ReadRequest } from '../contract.ts';
import type { JsonObject } from '../json.ts';
import { seoulDay } from '../seoul.ts';
import { issueDueDate } from './calendar.ts';
import type { BoltaSettings } from './settings.ts';

const API_KEY = /^(test|live)_.+$/;

/** basic-auth-colon, key-mode: user = the key, password empty. */
export function readApiKey(request: ReadRequest): string | undefined {
	const sent = request.headers.get('authorization');
	const encoded = sent?.length === 1 ? /^Basic ([A-Za-z0-9+/]+={0,2})$/.exec(sent[0]!)?.[1] : undefined;
	if (encoded === undefined) return undefined;
	const decoded = Buffer.from(encoded, 'base64');
	// Whatever does not come back the same was not base64.
	if (decoded.toString('base64') !== encoded) return undefined;
	const text = decoded.toString('utf8');
	return text.endsWith(':') && API_KEY.test(text.slice(0, -1)) && !text.slice(0, -1).includes(':')
		? text.slice(0, -1)
		: undefined;
}

/** no-astral-characters: nothing above U+FFFF, however it is written, in values and in keys. */
export function hasAstralCharacter(value: unknown): boolean {
	if (typeof value === 'string') return /[\ud800-\udfff]/.test(value);
	if (value === null || typeof value !== 'object') return false;
	return Object.entries(value).some(([key, member]) => hasAstralCharacter(key) || hasAstralCharacter(member));
}

/** party-key-by-generation: which headers an operation demands stands in the contract. */
export function refuseHeaders({ operation, headers }: ReadRequest, { generation }: BoltaSettings): string | undefined {
	const isMissing = (parameter: Parameter) =>
		parameter.in === 'header' &&
		(parameter['x-required-in-generations'] as number[] | undefined)?.includes(generation) &&
		!headers.has(parameter.name.toLowerCase());
	const missing = operation.parameters.find(isMissing);
	return missing && `${missing.name} 헤더가 필요합니다.`;
}

/** date-not-future. */
export const refuseDate = (date: string, now: number) =>
	date > seoulDay(now) ? '작성일자는 현재 날짜와 같거나 이전이어야 합니다.' : undefined;

/** date-issue-deadline, grant-refused-after-deadline. */
export const isPastDeadline = (date: string, { holidays }: BoltaSettings, now: number) =>
	seoulDay(now) > issueDueDate(date, holidays);

/** one-tax-kind, tax-null-when-tax-free, taxtype-optional. */
function taxProblem(taxType: string | undefined, items: JsonObject[]): string | undefined {
	const free = items.filter((item) => item.tax === null || item.tax === undefined).length;
	if (free > 0 && free < items.length) return '과세 품목과 면세 품목을 한 문서에 섞을 수 없습니다.';
	if (taxType === 'TAX_FREE' && free === 0) return '면세 품목의 세액은 null 이어야 합니다.';
	if (taxType === 'TAXABLE' && free > 0) return '과세 품목에는 세액이 있어야 합니다.';
	if (taxType === 'ZERO_RATE' && items.some((item) => item.tax !== 0)) return '영세율 품목의 세액은 0 이어야 합니다.';
	return undefined;
}

/** Generation 1 loses taxType as any unknown field is lost. */
export function readInvoice(request: ReadRequest, settings: BoltaSettings): JsonObject {
	const { taxType, ...rest } = request.body as JsonObject;
	return settings.generation === 1 || taxType === undefined ? rest : { ...rest, taxType };
}

/** Why an invoice is refused, or nothing. */
export function refuseInvoice(
	request: ReadRequest,
	invoice: JsonObject,
	settings: BoltaSettings,
	now: number,
): string | undefined {
	const refusal = refuseHeaders(request, settings);
	if (refusal) return refusal;
	if (settings.generation !== 1 && invoice.taxType === undefined) return 'taxType 값이 필요합니다.';
	const ofDate = refuseDate(invoice.date, now);
	if (ofDate) return ofDate;
	if (settings.lateIssue === 'refused' && isPastDeadline(invoice.date, settings, now))
		return '발행 마감일이 지났습니다.';
	return taxProblem(invoice.taxType, invoice.items);
}
