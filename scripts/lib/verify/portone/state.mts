/** What the kit of PortOne works with: settings of the user's own, calls in test mode, and what it makes. */
import { randomBytes } from 'node:crypto';
import { StepError } from '../../run.mjs';
import {
	askJson,
	isGood,
	masking,
	readBaseUrl,
	readNumber,
	readPort,
	readSeconds,
	readSecret,
	textOf,
	USER_AGENT,
	withHyphens,
	type Answer,
	type Method,
} from '../calls.mts';
import type { Begun } from '../kit.mts';
import { listen, type Listener } from '../listener.mts';

export interface State {
	call(method: Method, path: string, asked?: { body?: object; query?: Record<string, string> }): Promise<Answer>;
	/** Ten digits. */
	supplierNumber: string;
	webhookSecret: string | undefined;
	listener: Listener | undefined;
	/** All that came. */
	answers: Answer[];
	/** A key that nobody else uses. */
	newKey(name: string): string;
	/** Keeps an address out of what is printed. */
	learn(text: string): void;
	/** Invoices that are to be deleted at the end, by id. */
	left: Set<string>;
	/** The invoice that was issued. */
	issuedId?: string;
	/** What sending to the tax office got in each state. */
	sent: Map<string, Answer>;
	/** The states in which the issued invoice was seen, in their order. */
	seenStates: string[];
	/** After how many seconds a link is opened again. */
	linkSeconds: number;
	link?: { url: string; openedAt: number; status: number | undefined };
}

const RECIPIENT = '8888888888';
export const INVOICES = '/b2b/tax-invoices';

/** Yesterday in Seoul: never in the future, whatever the clocks say, and never too late. */
const writeDate = new Date(Date.now() + (9 - 24) * 3_600_000).toISOString().slice(0, 10);

/** Everything but the user's own number is made up; addresses under example.com belong to nobody. */
export function content({ supplierNumber }: State, changes: object = {}): object {
	const contact = { name: '담당', phoneNumber: '02-0000-0000', email: 'verify@example.com' };
	const company = { representativeName: '홍길동', contact };
	return {
		taxationType: 'TAXABLE',
		issuanceType: 'NORMAL',
		writeDate,
		purposeType: 'INVOICE',
		totalSupplyAmount: 1_000,
		totalTaxAmount: 100,
		totalAmount: 1_100,
		supplier: { ...company, brn: supplierNumber, name: 'API 확인' },
		recipient: { ...company, brn: RECIPIENT, name: '가상 거래처' },
		...changes,
	};
}

export const idOf = (answer: Answer) => (isGood(answer) ? textOf(answer, 'taxInvoice', 'id') : undefined);

/** Makes an invoice by the call of this name; it is deleted at the end, where that can be. */
export async function make(state: State, call: string, changes: object): Promise<Answer> {
	const answer = await state.call('POST', `${INVOICES}/${call}`, { body: { taxInvoice: content(state, changes) } });
	const id = idOf(answer);
	if (id) {
		state.left.add(id);
		state.learn(id);
	}
	return answer;
}

export const draft = (state: State, changes: object = {}) => make(state, 'draft', changes);

/** @throws StepError */
export async function begin(environment: NodeJS.ProcessEnv): Promise<Begun<State>> {
	const secret = readSecret(environment, 'PORTONE_API_SECRET');
	if (!secret) throw new StepError('PORTONE_API_SECRET is missing: a V2 API secret of your own.');
	const supplierNumber = readNumber(
		environment,
		'PORTONE_SUPPLIER_NUMBER',
		'the business registration number that your PortOne account issues for',
	);
	const baseUrl = readBaseUrl(environment, 'PORTONE_BASE_URL', 'https://api.portone.io');
	const webhookSecret = readSecret(environment, 'PORTONE_WEBHOOK_SECRET');
	const port = readPort(environment, 'PORTONE_WEBHOOK_PORT');
	const listener = port === undefined ? undefined : await listen(port);
	const [learnt, run] = [new Set<string>(), randomBytes(5).toString('hex')];
	const state: State = {
		/** `test` says in each call that nothing is real: a secret of PortOne is good for both. */
		async call(method, path, { body, query } = {}) {
			const url = new URL(path, baseUrl);
			url.search = new URLSearchParams({ ...query, ...(query?.requestBody ? {} : { test: 'true' }) }).toString();
			const answer = await askJson(method, url, { ...USER_AGENT, authorization: `PortOne ${secret}` }, body);
			state.answers.push(answer);
			return answer;
		},
		supplierNumber,
		webhookSecret,
		listener,
		answers: [],
		newKey: (name) => `verify-${run}-${name}`,
		learn: (text) => void learnt.add(text),
		left: new Set(),
		sent: new Map(),
		seenStates: [],
		linkSeconds: readSeconds(environment, 'PORTONE_LINK_SECONDS', 60),
	};
	return {
		state,
		host: baseUrl.host,
		mask: masking([secret, webhookSecret, supplierNumber, withHyphens(supplierNumber)], learnt),
		async end() {
			for (const id of state.left) await state.call('DELETE', `${INVOICES}/${id}`);
			await listener?.close();
		},
	};
}
