/** What the kit of Hiworks works with: tokens of the user's own, calls, and what it makes. */
import { randomBytes } from 'node:crypto';
import { StepError } from '../../run.mjs';
import {
	askJson,
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
import { notAsked, type Begun, type Row } from '../kit.mts';
import { listen, type Listener } from '../listener.mts';

export type Call = (method: Method, path: string, body?: object) => Promise<Answer>;

/** Where a decision is waited for. */
export interface Callbacks {
	listener: Listener;
	/** As Hiworks is to call it: the user's tunnel. */
	address: string;
	formId: string;
	seconds: number;
}

export interface State {
	office: Call;
	/** Without `Content-Type`, which the collection sends with each call. */
	officePlain: Call;
	/** undefined: no token of it is given; so with the others. */
	bill: Call | undefined;
	org: Call | undefined;
	userId: string | undefined;
	/** With hyphens; only where documents are made. */
	supplierNumber: string | undefined;
	originalNumber: string;
	callbacks: Callbacks | undefined;
	answers: Answer[];
	/** What the records of this run are called; nobody else's are. */
	code: string;
	/** Keeps a text out of what is printed. */
	learn(text: string): void;
	/** Whether the cost center stands. */
	isMade: boolean;
	/** Documents that are to be deleted at the end. */
	left: Set<string>;
	documentId?: string;
}

export const COST_CENTER = '/open/office/accounting/department';

/** A question that needs the tokens of Hiworks Bill. */
export const withBill =
	(run: (state: State, bill: Call) => Promise<Row>) =>
	async (state: State): Promise<Row> =>
		state.bill ? await run(state, state.bill) : notAsked('HIWORKS_BILL_TOKEN is not set');

export const withOrg =
	(run: (state: State, org: Call) => Promise<Row>) =>
	async (state: State): Promise<Row> =>
		state.org ? await run(state, state.org) : notAsked('HIWORKS_LINK_TOKEN is not set');

async function readCallbacks(environment: NodeJS.ProcessEnv): Promise<Callbacks | undefined> {
	const port = readPort(environment, 'HIWORKS_CALLBACK_PORT');
	if (port === undefined) return undefined;
	const { HIWORKS_CALLBACK_URL: address = '', HIWORKS_FORM_ID: formId = '' } = environment;
	if (!URL.canParse(address) || formId === '')
		throw new StepError('HIWORKS_CALLBACK_PORT needs HIWORKS_CALLBACK_URL, which leads to it, and HIWORKS_FORM_ID.');
	const seconds = readSeconds(environment, 'HIWORKS_CALLBACK_SECONDS', 600);
	return { listener: await listen(port), address, formId, seconds };
}

/** @throws StepError */
export async function begin(environment: NodeJS.ProcessEnv): Promise<Begun<State>> {
	const officeToken = readSecret(environment, 'HIWORKS_OFFICE_TOKEN');
	if (!officeToken) throw new StepError('HIWORKS_OFFICE_TOKEN is missing: the office token of your office.');
	const billToken = readSecret(environment, 'HIWORKS_BILL_TOKEN');
	const linkToken = readSecret(environment, 'HIWORKS_LINK_TOKEN');
	const userId = readSecret(environment, 'HIWORKS_USER_ID');
	const number = environment.HIWORKS_SUPPLIER_NUMBER
		? readNumber(environment, 'HIWORKS_SUPPLIER_NUMBER', 'the business registration number of your office')
		: undefined;
	const originalNumber = environment.HIWORKS_ORIGINAL_NUMBER || `20260101${'0'.repeat(16)}`;
	const officeUrl = readBaseUrl(environment, 'HIWORKS_BASE_URL', 'https://api.hiworks.com');
	const billUrl = readBaseUrl(environment, 'HIWORKS_BILL_BASE_URL', 'https://bill-api.hiworks.com');
	const orgUrl = readBaseUrl(environment, 'HIWORKS_ORG_BASE_URL', 'https://api.hiworks.com');
	const callbacks = await readCallbacks(environment);
	const [learnt, answers] = [new Set<string>(), new Array<Answer>()];
	const calls =
		(baseUrl: URL, headers: Record<string, string>): Call =>
		async (method, path, body) => {
			const answer = await askJson(method, new URL(path, baseUrl), { ...USER_AGENT, ...headers }, body);
			answers.push(answer);
			return answer;
		};
	const json = { 'content-type': 'application/json' };
	const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
	const state: State = {
		office: calls(officeUrl, { ...json, ...bearer(officeToken) }),
		officePlain: calls(officeUrl, bearer(officeToken)),
		bill: billToken
			? calls(billUrl, { ...json, 'Office-Authorization': officeToken, 'Bill-Access-Authorization': billToken })
			: undefined,
		org: linkToken ? calls(orgUrl, { ...json, ...bearer(linkToken) }) : undefined,
		userId,
		supplierNumber: number === undefined ? undefined : withHyphens(number),
		originalNumber,
		callbacks,
		answers,
		code: `VERIFY${randomBytes(4).toString('hex').toUpperCase()}`,
		learn: (text) => void learnt.add(text),
		isMade: false,
		left: new Set(),
	};
	return {
		state,
		host: [officeUrl, ...(billToken ? [billUrl] : [])].map(({ host }) => host).join(' and '),
		mask: masking(
			[
				officeToken,
				billToken,
				linkToken,
				userId,
				number,
				number && withHyphens(number),
				originalNumber,
				callbacks?.address,
			],
			learnt,
		),
		async end() {
			if (state.isMade) await state.office('DELETE', COST_CENTER, { department_code: state.code });
			for (const id of state.left) await state.bill?.('DELETE', `/v4/invoices/${id}`);
			await callbacks?.listener.close();
		},
	};
}

/** How the family of office calls says that something failed. */
export const codeOf = (answer: Answer) => textOf(answer, 'code');
