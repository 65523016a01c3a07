/** Questions to Hiworks that change nothing. Of what is read only keys and forms are told, never a value. */
import { StepError } from '../../run.mjs';
import { asList, asObject, at, errorForms, isGood, keysOf, said, type Answer } from '../calls.mts';
import { notAsked, notSettled, type Row } from '../kit.mts';
import { codeOf, COST_CENTER, withBill, withOrg, type State } from './state.mts';

/** Told without the vendor's words, which may hold a name. */
const form = (answer: Answer) =>
	isGood(answer) ? `${answer.status}: ${keysOf(at(answer, 'data') ?? answer.body)}` : said(answer);

export async function askToken({ office }: State): Promise<Row> {
	const answer = await office('GET', COST_CENTER);
	if (answer.status === 401 || answer.status === 403 || codeOf(answer) === 'EXPIRED')
		throw new StepError(`Hiworks does not accept this office token: ${answer.status} ${codeOf(answer) ?? ''}`.trim());
	if (answer.status === undefined) throw new StepError(`Hiworks cannot be reached: ${answer.failure}.`);
	return { finding: String(answer.status), seen: [form(answer)] };
}

const inOwnStatus = (answer: Answer) =>
	answer.status === undefined ? 'no answer' : isGood(answer) ? 'with HTTP 200' : `with HTTP ${answer.status}`;

/** What names nothing has to be refused. */
export async function askOfficeError({ office }: State): Promise<Row> {
	const answer = await office('GET', '/approval/v2/documents/0');
	return { finding: inOwnStatus(answer), seen: [said(answer)] };
}

export const askBillError = withBill(async (_state, bill) => {
	const answer = await bill('GET', '/v4/invoices/VERIFYNOSUCHDOCUMENT');
	return { finding: `${inOwnStatus(answer)}, ${errorForms([answer])}`, seen: [said(answer)] };
});

export async function askContentType({ officePlain }: State): Promise<Row> {
	const answer = await officePlain('GET', COST_CENTER);
	const isTaken = isGood(answer) && codeOf(answer) === 'SUC';
	return { finding: isTaken ? 'not needed' : 'needed', seen: [isTaken ? form(answer) : said(answer)] };
}

export async function askAccountTitles({ office }: State): Promise<Row> {
	const answer = await office('GET', '/open/office/accounting/account');
	const rows = at(answer, 'data');
	return { finding: Array.isArray(rows) ? `data, ${keysOf(rows)}` : 'no list in data', seen: [form(answer)] };
}

const kinds = (values: unknown[], kindOf: (value: unknown) => string | undefined) =>
	[...new Set(values.map(kindOf))].filter((kind) => kind !== undefined).sort();

async function customers({ office }: State): Promise<Array<Record<string, unknown>>> {
	const answer = await office('GET', '/open/office/accounting/customer');
	return asList(at(answer, 'data'))
		.map(asObject)
		.filter((row) => row !== undefined);
}

export async function askNumbers(state: State): Promise<Row> {
	const rows = await customers(state);
	const found = kinds(
		rows.map(({ company_num: number }) => number),
		(number) => {
			if (typeof number !== 'string' || number === '') return undefined;
			return /^\d{10}$/.test(number) ? 'digits' : /^\d{3}-\d\d-\d{5}$/.test(number) ? 'hyphens' : 'another form';
		},
	);
	return found.length > 0
		? { finding: found.join(' and '), seen: [`${rows.length} rows`] }
		: notSettled('no accounting customer has a number');
}

export async function askEmptyColumns(state: State): Promise<Row> {
	const rows = await customers(state);
	const values = rows.flatMap((row) => ['bank_name', 'account_num', 'account_holder'].map((column) => row[column]));
	const found = kinds(values, (value) =>
		value === '' ? 'an empty text' : value === null ? 'null' : value === undefined ? 'left out' : undefined,
	);
	return found.length > 0
		? { finding: found.join(' and '), seen: [`${rows.length} rows`] }
		: notSettled('every accounting customer has a bank account, or there is none');
}

export async function askAlimtalkBalance({ office, userId }: State): Promise<Row> {
	if (!userId) return notAsked('HIWORKS_USER_ID is not set');
	const answer = await office('GET', `/kakao/v2/balance?filter[user_id]=${encodeURIComponent(userId)}`);
	const attributes = at(answer, 'data', 'attributes');
	return { finding: attributes ? `data.attributes: ${keysOf(attributes)}` : 'another form', seen: [form(answer)] };
}

export const askPositions = withOrg(async (_state, org) => {
	const answer = await org('GET', '/office/org/position?level=&extKey=');
	return { finding: form(answer), seen: [keysOf(answer.body)] };
});

export const askMembers = withOrg(async (_state, org) => {
	const answer = await org('GET', '/office/org/member?extKey=');
	const lists = [at(answer, 'data'), at(answer, 'user_list'), at(answer, 'data', 'user_list')];
	const rows = lists.flatMap(asList).map(asObject);
	const entries = rows.flatMap((row) => asList(row?.organizations));
	const found = kinds(entries, (entry) => (typeof entry === 'string' ? 'texts' : `objects with ${keysOf(entry)}`));
	return found.length > 0
		? { finding: found.join(' and '), seen: [form(answer)] }
		: notSettled('no member shows an organization', form(answer));
});

export async function askRateHeaders({ answers }: State): Promise<Row> {
	const names = answers.flatMap(({ headers }) => [...headers.keys()].filter((name) => /ratelimit|retry/.test(name)));
	return { finding: [...new Set(names)].sort().join(', ') || 'none', seen: [`${answers.length} calls`] };
}
