/**
 * `npm run verify:live -- --yes`: settles with a user's own test key what Bolta's documents leave open, by a few calls,
 * and prints a table to paste into an issue. Without `--yes` it prints what it would ask, and sends nothing.
 * A test key's documents are virtual: nothing reaches the tax office.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { inProject, readJson } from './project.mjs';
import { main, StepError } from './run.mjs';
import {
	calls,
	isLike,
	keysOf,
	masking,
	readSettings,
	said,
	textOf,
	type Answer,
	type Call,
	type Settings,
} from './verifyCalls.mts';

/** A manner of sending an invoice. */
interface Form {
	partyKey: string | undefined;
	hasTaxType: boolean;
}

interface Attempt {
	form: Form;
	answer: Answer;
}

/** What was found so far. */
interface State {
	settings: Settings;
	call: Call;
	/** A reference id that nobody else uses. */
	newId(name: string): string;
	/** What the mask has to know. */
	learnt: Set<string>;
	nothingThere?: Answer;
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

interface Row {
	finding: string;
	seen: string[];
}

interface Probe {
	question: string;
	asks: string;
	/** What it leaves behind in the account of the test key. */
	leaves: string;
	run(state: State): Promise<Row>;
}

const TAX_INVOICES = '/v1/taxInvoices';
const ISSUE_WAIT_MS = 90_000;
const FIRST_PAUSE_MS = 500;
const MOST_PAUSE_MS = 5_000;
const MOST_PDF_CALLS = 8;

/** Yesterday in Seoul: never in the future, whatever the clocks say, and never too late. */
const date = new Date(Date.now() + (9 - 24) * 3_600_000).toISOString().slice(0, 10);
const unknown = 'verify-no-such-key';
const lookUpPath = (referenceId: string) =>
	`${TAX_INVOICES}/issue/status?clientReferenceId=${encodeURIComponent(referenceId)}`;

// --------------------------------------------------------------------------------------------------------------
// invoices

/** Everything but the user's own number is made up; addresses under example.com belong to nobody. */
function invoice(settings: Settings, { hasTaxType }: Form, { supplyCost = 1_000, isReverse = false } = {}): object {
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

async function issue(
	{ settings, call, learnt }: State,
	form: Form,
	referenceId: string,
	supplyCost?: number,
): Promise<Answer> {
	const body = invoice(settings, form, { supplyCost });
	return noteKey(learnt, await call('POST', `${TAX_INVOICES}/issue`, { body, referenceId, partyKey: form.partyKey }));
}

function noteKey(learnt: Set<string>, answer: Answer): Answer {
	const issuanceKey = textOf(answer, 'issuanceKey');
	if (issuanceKey) learnt.add(issuanceKey);
	return answer;
}

const isAccepted = (answer: Answer) => answer.status === 200 && textOf(answer, 'issuanceKey') !== undefined;
/** Neither accepted nor refused: nothing can be said about it. */
const isUnclear = ({ status }: Answer) =>
	status === undefined || status === 408 || status === 429 || status >= 500 || status < 400;

// ----------------------------------------------------------------------------------------------------------------
// probes

/** A probe that needs an accepted invoice. */
const after =
	(run: (state: State, first: NonNullable<State['first']>) => Promise<Row>) =>
	async (state: State): Promise<Row> =>
		state.first ? await run(state, state.first) : { finding: 'not asked: no form of Issue was accepted', seen: [] };

/** A probe that needs an issued one. */
const afterIssue = (run: (state: State, first: NonNullable<State['first']>) => Promise<Row>) =>
	after(async (state, first) =>
		state.isIssued ? await run(state, first) : { finding: 'not asked: the invoice was not issued in time', seen: [] },
	);

/** Compared with what a path answers that does not exist. */
function isThere({ nothingThere }: State, answer: Answer): string {
	if (answer.status === undefined) return 'no answer';
	return nothingThere && isLike(answer, nothingThere)
		? 'looks like a path that does not exist'
		: 'answers, otherwise than a path that does not exist';
}

async function askUnknownId({ call, newId }: State): Promise<Row> {
	const answer = await call('GET', lookUpPath(newId('unknown')));
	if (answer.status === 401 || answer.status === 403)
		throw new StepError(`Bolta does not accept this key: ${answer.status}.`);
	if (answer.status === undefined) throw new StepError(`Bolta cannot be reached: ${answer.failure}.`);
	return { finding: String(answer.status), seen: [said(answer), `keys: ${keysOf(answer.body)}`] };
}

async function askNothing(state: State): Promise<Row> {
	const answer = await state.call('GET', '/v1/verifyNoSuchPath');
	state.nothingThere = answer;
	return { finding: String(answer.status), seen: [said(answer)] };
}

async function askCustomers(state: State): Promise<Row> {
	const { customerKey } = state.settings;
	const answer = await state.call('GET', `/v1/customers/${unknown}`);
	const own = customerKey ? await state.call('GET', `/v1/customers/${encodeURIComponent(customerKey)}`) : undefined;
	const finding = own?.status === 200 ? 'answers: your customer key is known' : isThere(state, answer);
	return { finding, seen: [`unknown key: ${said(answer)}`, ...(own ? [`BOLTA_CUSTOMER_KEY: ${said(own)}`] : [])] };
}

async function askIssuers(state: State): Promise<Row> {
	const answer = await state.call('GET', '/v1/issuers');
	if (answer.status !== 200) return { finding: isThere(state, answer), seen: [said(answer)] };
	const isListed = JSON.stringify(answer.body).includes(state.settings.supplierNumber);
	const shape = Array.isArray(answer.body) ? 'a bare array' : 'an object';
	return { finding: `answers with ${shape}; your number is ${isListed ? '' : 'not '}in it`, seen: [said(answer)] };
}

async function askSuppliers(state: State): Promise<Row> {
	const answer = await state.call('GET', '/v1/suppliers');
	return { finding: isThere(state, answer), seen: [said(answer)] };
}

async function askIssuerPageVerb(state: State): Promise<Row> {
	const path = `/v1/issuers/${unknown}/certificates/url`;
	const [post, get] = [await state.call('POST', path), await state.call('GET', path)];
	const wrong = [post, get].map(({ status }) => status === 405);
	const finding = wrong[0] === wrong[1] ? 'cannot be told' : wrong[0] ? 'GET' : 'POST';
	return { finding, seen: [`POST: ${said(post)}`, `GET: ${said(get)}`] };
}

async function askForms(state: State): Promise<Row> {
	const { customerKey } = state.settings;
	const partyKeys = customerKey ? [undefined, customerKey] : [undefined];
	for (const partyKey of partyKeys) {
		for (const hasTaxType of [true, false]) {
			const form = { partyKey, hasTaxType };
			const referenceId = state.newId(`form-${state.attempts.length + 1}`);
			const answer = await issue(state, form, referenceId);
			const attempt = { form, answer };
			state.attempts.push(attempt);
			const issuanceKey = isAccepted(answer) ? textOf(answer, 'issuanceKey') : undefined;
			if (!issuanceKey || state.first) continue;
			// At once: how it looks before it is issued can be seen for some seconds only.
			const acceptedAt = Date.now();
			const readAtOnce = await state.call('GET', `${TAX_INVOICES}/${issuanceKey}`);
			const lookedUpAtOnce = await state.call('GET', lookUpPath(referenceId));
			state.first = { ...attempt, referenceId, issuanceKey, acceptedAt, readAtOnce, lookedUpAtOnce };
		}
	}
	const name = ({ partyKey, hasTaxType }: Form) =>
		`${partyKey ? 'with' : 'without'} Customer-Key, ${hasTaxType ? 'with' : 'without'} taxType`;
	const seen = state.attempts.map(({ form, answer }) => `${name(form)}: ${said(answer)}`);
	return { finding: judgeCustomerKey(state), seen };
}

/** Of some attempts: whether one was accepted, or all were refused. */
function judge(attempts: Attempt[]): 'accepted' | 'refused' | 'unclear' {
	if (attempts.some(({ answer }) => isAccepted(answer))) return 'accepted';
	return attempts.length > 0 && attempts.every(({ answer }) => !isUnclear(answer)) ? 'refused' : 'unclear';
}

function judgeCustomerKey({ attempts, settings: { customerKey } }: State): string {
	const without = judge(attempts.filter(({ form }) => !form.partyKey));
	const withKey = judge(attempts.filter(({ form }) => form.partyKey));
	if (without === 'accepted')
		return !customerKey
			? 'not needed'
			: withKey === 'accepted'
				? 'not needed, and accepted when sent'
				: `not needed; when sent: ${withKey}`;
	if (without === 'refused' && withKey === 'accepted') return 'needed';
	if (!customerKey) return 'not settled: nothing was accepted without it; set BOLTA_CUSTOMER_KEY and ask again';
	return 'not settled: no form of Issue was accepted';
}

async function judgeTaxType({ attempts, first }: State): Promise<Row> {
	const sameHeader = attempts.filter(({ form }) => form.partyKey === first?.form.partyKey);
	const withIt = judge(sameHeader.filter(({ form }) => form.hasTaxType));
	const without = judge(sameHeader.filter(({ form }) => !form.hasTaxType));
	const findings: Record<string, string> = {
		'accepted accepted': 'accepted, not required',
		'accepted refused': 'required',
		'refused accepted': 'refused',
	};
	return {
		finding: findings[`${withIt} ${without}`] ?? 'not settled',
		seen: [`with: ${withIt}`, `without: ${without}`],
	};
}

const askBeforeIssue = after(async (state, { issuanceKey, readAtOnce, acceptedAt }) => {
	let answer = readAtOnce;
	const begin = Date.now();
	for (
		let pause = FIRST_PAUSE_MS;
		answer.status !== 200 && Date.now() - begin < ISSUE_WAIT_MS;
		pause = Math.min(pause * 1.5, MOST_PAUSE_MS)
	) {
		await wait(pause);
		answer = await state.call('GET', `${TAX_INVOICES}/${issuanceKey}`);
	}
	state.isIssued = answer.status === 200;
	const seconds = ((Date.now() - acceptedAt) / 1000).toFixed(1);
	const seen = [`at once: ${said(readAtOnce)}`, `after ${seconds} s: ${said(answer)}`];
	if (readAtOnce.status === 200) return { finding: 'not seen: it was issued at once', seen };
	return {
		finding: `${readAtOnce.status ?? 'no answer'}; ${state.isIssued ? 'issued' : 'not issued'} within ${seconds} s`,
		seen,
	};
});

const askContent = afterIssue(async ({ call }, { issuanceKey }) => {
	const answer = await call('GET', `${TAX_INVOICES}/${issuanceKey}`);
	const { invoice: content } = answer.body as { invoice?: object };
	const showsTaxType = keysOf(content).split(', ').includes('taxType');
	return {
		finding: `${showsTaxType ? 'with' : 'without'} taxType`,
		seen: [said(answer), `invoice: ${keysOf(content)}`],
	};
});

const askLookUp = after(async ({ call }, { referenceId, issuanceKey, lookedUpAtOnce }) => {
	const later = await call('GET', lookUpPath(referenceId));
	const knows = (answer: Answer) => textOf(answer, 'issuanceKey') === issuanceKey;
	const finding = knows(lookedUpAtOnce) ? 'known at once' : knows(later) ? 'known later, not at once' : 'not known';
	const message = textOf(later, 'message');
	return {
		finding,
		seen: [`at once: ${said(lookedUpAtOnce)}`, `later: ${said(later)}`, ...(message ? [`message: "${message}"`] : [])],
	};
});

function judgeRepeat(answer: Answer, issuanceKey: string): string {
	if (isAccepted(answer))
		return textOf(answer, 'issuanceKey') === issuanceKey
			? 'replay: the same key again'
			: 'not checked: accepted as a second document';
	return isUnclear(answer) ? 'no clear answer' : String(answer.status);
}

const askRepeat = (supplyCost?: number) =>
	after(async (state, { form, referenceId, issuanceKey }) => {
		const answer = await issue(state, form, referenceId, supplyCost);
		return { finding: judgeRepeat(answer, issuanceKey), seen: [said(answer)] };
	});

async function isCovered({ call, first }: State, referenceId: string, made: Answer): Promise<Row> {
	if (!isAccepted(made)) return { finding: 'not settled: it was not accepted', seen: [said(made)] };
	let answer = await call('GET', lookUpPath(referenceId));
	// An id may be known only some seconds after it was accepted, as the first one was.
	const patience = first && isAccepted(first.lookedUpAtOnce) ? FIRST_PAUSE_MS : MOST_PAUSE_MS;
	for (let pause = FIRST_PAUSE_MS; !isAccepted(answer) && pause <= patience; pause *= 2) {
		await wait(pause);
		answer = await call('GET', lookUpPath(referenceId));
	}
	const isSame = textOf(answer, 'issuanceKey') === textOf(made, 'issuanceKey');
	const finding = isAccepted(answer)
		? `covered${isSame ? '' : ', with another key'}`
		: isUnclear(answer)
			? 'no clear answer'
			: 'not covered';
	return { finding, seen: [`accepted: ${said(made)}`, `look-up: ${said(answer)}`] };
}

const askAmendment = afterIssue(async (state, { form, issuanceKey }) => {
	const referenceId = state.newId('termination');
	const path = `${TAX_INVOICES}/${issuanceKey}/amend/termination`;
	const made = noteKey(
		state.learnt,
		await state.call('POST', path, { body: { date }, referenceId, partyKey: form.partyKey }),
	);
	return await isCovered(state, referenceId, made);
});

const askReverse = after(async (state, { form }) => {
	const referenceId = state.newId('reverse');
	const body = invoice(state.settings, form, { isReverse: true });
	const made = noteKey(
		state.learnt,
		await state.call('POST', `${TAX_INVOICES}/issueRequest`, { body, referenceId, partyKey: form.partyKey }),
	);
	const { finding, seen } = await isCovered(state, referenceId, made);
	if (!isAccepted(made)) return { finding, seen };
	const cancelled = await state.call('PUT', `${TAX_INVOICES}/${textOf(made, 'issuanceKey')}/issueRequest/cancel`);
	return { finding, seen: [...seen, `cancelled: ${said(cancelled)}`] };
});

async function askDuplicateIssuance(state: State): Promise<Row> {
	const answer = await state.call('POST', `${TAX_INVOICES}/${unknown}/amend/doubleIssuance`, {
		referenceId: state.newId('double'),
		partyKey: state.first?.form.partyKey,
	});
	return { finding: isThere(state, answer), seen: [said(answer)] };
}

const askPdf = afterIssue(async (state, { issuanceKey }) => {
	const seen: string[] = [];
	for (let number = 1; number <= MOST_PDF_CALLS; number++) {
		const answer = await state.call('GET', `${TAX_INVOICES}/${issuanceKey}/pdf`);
		const retryAfter = answer.headers.get('retry-after');
		seen.push(`${said(answer)}${retryAfter ? `, Retry-After ${retryAfter}` : ''}`);
		if (answer.status !== 202) {
			const finding = textOf(answer, 'downloadUrl') ? `ready at call ${number}` : isThere(state, answer);
			return { finding, seen: number > 2 ? [seen[0] ?? '', '…', seen.at(-1) ?? ''] : seen };
		}
		await wait(Math.min(Number(retryAfter) * 1000 || 3_000, MOST_PAUSE_MS));
	}
	return { finding: `not ready after ${MOST_PDF_CALLS} calls`, seen: [seen[0] ?? ''] };
});

async function askDueDate(state: State): Promise<Row> {
	const answer = await state.call('GET', `/v1/taxInvoiceIssueDueDates?date=${date}`);
	const dueDate = textOf(answer, 'issueDueDate');
	return { finding: dueDate ? `${date} → ${dueDate}` : isThere(state, answer), seen: [said(answer)] };
}

/** Names only: values may be tokens. */
const askHeaders = after(async (_state, { answer }) => {
	const names = [...answer.headers.keys()].sort();
	const echoed = names.filter((name) => /bolta|reference|customer|supplier/.test(name));
	return {
		finding: echoed.length > 0 ? `echoed: ${echoed.join(', ')}` : 'no header of ours is echoed',
		seen: [names.join(', ')],
	};
});

const NOTHING = 'nothing';
const GET = (path: string) => `\`GET ${path}\``;
const POST = (path: string) => `\`POST ${path}\``;
const ISSUE = POST('/v1/taxInvoices/issue');

/** In this order: later ones use the invoice that an earlier one has issued. */
const probes: Probe[] = [
	{
		question: 'What does the status look-up answer for an unknown id?',
		asks: GET('/v1/taxInvoices/issue/status'),
		leaves: NOTHING,
		run: askUnknownId,
	},
	{
		question: 'What does a path answer that does not exist?',
		asks: GET('/v1/verifyNoSuchPath'),
		leaves: NOTHING,
		run: askNothing,
	},
	{ question: 'Does /customers answer?', asks: GET('/v1/customers/{unknown}'), leaves: NOTHING, run: askCustomers },
	{ question: 'Does /issuers answer?', asks: GET('/v1/issuers'), leaves: NOTHING, run: askIssuers },
	{ question: 'Does /suppliers answer?', asks: GET('/v1/suppliers'), leaves: NOTHING, run: askSuppliers },
	// Of an issuer that does not exist, so that no page is made.
	{
		question: "By which verb is an issuer's certificate page asked for?",
		asks: '`POST` and `GET /v1/issuers/{unknown}/certificates/url`',
		leaves: NOTHING,
		run: askIssuerPageVerb,
	},
	{
		question: 'Is Customer-Key still needed?',
		asks: `${ISSUE} with and without Customer-Key and taxType`,
		leaves: 'a virtual invoice for each form that is accepted, four at most',
		run: askForms,
	},
	{ question: 'Is taxType required?', asks: 'the same calls', leaves: NOTHING, run: judgeTaxType },
	{
		question: 'What does Get answer before the invoice is issued?',
		asks: GET('/v1/taxInvoices/{key}'),
		leaves: NOTHING,
		run: askBeforeIssue,
	},
	{ question: 'Does Get show taxType?', asks: GET('/v1/taxInvoices/{key}'), leaves: NOTHING, run: askContent },
	{
		question: 'Does the status look-up know an accepted invoice?',
		asks: GET('/v1/taxInvoices/issue/status'),
		leaves: NOTHING,
		run: askLookUp,
	},
	{
		question: 'A reference id again, with the same content?',
		asks: `${ISSUE} again`,
		leaves: 'a second virtual invoice, if ids are not checked',
		run: askRepeat(),
	},
	{
		question: 'A reference id again, with other content?',
		asks: `${ISSUE} again`,
		leaves: 'a third virtual invoice, if ids are not checked',
		run: askRepeat(2_000),
	},
	{
		question: 'Does the status look-up cover amendments?',
		asks: POST('/v1/taxInvoices/{key}/amend/termination'),
		leaves: 'a virtual amendment that offsets the first virtual invoice',
		run: askAmendment,
	},
	{
		question: 'Does the status look-up cover reverse requests?',
		asks: POST('/v1/taxInvoices/issueRequest'),
		leaves: 'a virtual reverse request, cancelled at once',
		run: askReverse,
	},
	// Of an invoice that does not exist, so that nothing is amended.
	{
		question: 'Does amend/doubleIssuance answer?',
		asks: POST('/v1/taxInvoices/{unknown}/amend/doubleIssuance'),
		leaves: NOTHING,
		run: askDuplicateIssuance,
	},
	{
		question: 'Does the PDF endpoint answer?',
		asks: GET('/v1/taxInvoices/{key}/pdf'),
		leaves: 'a PDF of the virtual invoice, behind a link of some minutes that is not opened',
		run: askPdf,
	},
	{
		question: 'Does the due-date endpoint answer?',
		asks: GET('/v1/taxInvoiceIssueDueDates'),
		leaves: NOTHING,
		run: askDueDate,
	},
	{ question: 'Which headers come with an accepted invoice?', asks: 'the same call', leaves: NOTHING, run: askHeaders },
];

// -----------------------------------------------------------------------------------------------------------------
// table

const line = (...cells: string[]) =>
	`| ${cells.map((cell) => cell.replace(/\s+/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;

function explain({ baseUrl }: Settings): string {
	return [
		`This would ask ${baseUrl.host} with your test key. Nothing reaches the tax office; the parties are made up, but for your own number.`,
		'',
		line('Question', 'Asks', 'Leaves behind'),
		line('---', '---', '---'),
		...probes.map(({ question, asks, leaves }) => line(question, asks, leaves)),
		'',
		'Nothing was sent. To ask: npm run verify:live -- --yes',
	].join('\n');
}

await main(async () => {
	const given = process.argv.slice(2);
	if (given.some((argument) => argument !== '--yes')) throw new StepError('The only argument is --yes.');
	const settings = readSettings(process.env);
	const learnt = new Set<string>();
	const mask = masking(settings, learnt);
	if (!given.includes('--yes')) {
		console.log(mask(explain(settings)));
		return;
	}

	const run = randomBytes(5).toString('hex');
	const state: State = {
		settings,
		call: calls(settings),
		newId: (name) => `verify-${run}-${name}`,
		learnt,
		attempts: [],
		isIssued: false,
	};
	const rows: string[] = [];
	for (const { question, run: ask } of probes) {
		const { finding, seen } = await ask(state).catch((error: unknown) => {
			throw error instanceof StepError ? new StepError(mask(error.message)) : error;
		});
		rows.push(line(question, finding, seen.join('; ')));
	}
	const { version } = readJson(inProject('package.json')) as { version: string };
	const head = `Bolta at ${settings.baseUrl.host}, test key, ${new Date().toISOString().slice(0, 10)}, version ${version}`;
	console.log(mask([head, '', line('Question', 'Finding', 'Seen'), line('---', '---', '---'), ...rows].join('\n')));
});
