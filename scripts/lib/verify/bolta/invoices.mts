/** The invoices that the kit of Bolta makes, and what is known of them. */
import { textOf, type Answer } from '../calls.mts';
import type { Call, Settings } from './settings.mts';

/** A manner of sending an invoice. */
export interface Form {
	partyKey: string | undefined;
	hasTaxType: boolean;
}

export interface Attempt {
	form: Form;
	answer: Answer;
}

/** What was found so far. */
export interface State {
	settings: Settings;
	call: Call;
	/** A reference id that nobody else uses. */
	newId(name: string): string;
	/** What the mask has to know. */
	learnt: Set<string>;
	nothingThere?: Answer;
	/** All that came. */
	answers: Answer[];
	attempts: Attempt[];
	/** The first invoice that was accepted. */
	first?: Attempt & {
		referenceId: string;
		issuanceKey: string;
		readAtOnce: Answer;
		lookedUpAtOnce: Answer;
		acceptedAt: number;
	};
	isIssued: boolean;
}

export const TAX_INVOICES = '/v1/taxInvoices';

/** Yesterday in Seoul: never in the future, whatever the clocks say, and never too late. */
export const date = new Date(Date.now() + (9 - 24) * 3_600_000).toISOString().slice(0, 10);
export const unknown = 'verify-no-such-key';
export const lookUpPath = (referenceId: string) =>
	`${TAX_INVOICES}/issue/status?clientReferenceId=${encodeURIComponent(referenceId)}`;

/** Everything but the user's own number is made up; addresses under example.com belong to nobody. */
export function invoice(
	settings: Settings,
	{ hasTaxType }: Form,
	{ supplyCost = 1_000, isReverse = false } = {},
): object {
	const own = {
		identificationNumber: settings.supplierNumber,
		organizationName: 'API 확인',
		representativeName: '홍길동',
	};
	const other = { identificationNumber: '8888888888', organizationName: '가상 거래처', representativeName: '김가상' };
	const [supplier, supplied] = isReverse ? [other, own] : [own, other];
	return {
		date,
		purpose: 'CLAIM',
		...(hasTaxType ? { taxType: 'TAXABLE' } : {}),
		supplier: { ...supplier, manager: { email: 'supplier@example.com' } },
		supplied: { ...supplied, managers: [{ email: 'buyer@example.com' }] },
		items: [{ date, name: 'API 확인', supplyCost, tax: supplyCost / 10 }],
	};
}

export async function issue(
	{ settings, call, learnt }: State,
	form: Form,
	referenceId: string,
	supplyCost?: number,
): Promise<Answer> {
	const body = invoice(settings, form, { supplyCost });
	return noteKey(learnt, await call('POST', `${TAX_INVOICES}/issue`, { body, referenceId, partyKey: form.partyKey }));
}

export function noteKey(learnt: Set<string>, answer: Answer): Answer {
	const issuanceKey = textOf(answer, 'issuanceKey');
	if (issuanceKey) learnt.add(issuanceKey);
	return answer;
}

export const isAccepted = (answer: Answer) => answer.status === 200 && textOf(answer, 'issuanceKey') !== undefined;
/** Neither accepted nor refused: nothing can be said about it. */
export const isUnclear = ({ status }: Answer) =>
	status === undefined || status === 408 || status === 429 || status >= 500 || status < 400;
