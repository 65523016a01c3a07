/** Questions to Bolta about an invoice that it has accepted. */
import { setTimeout as wait } from 'node:timers/promises';
import { errorForms, keysOf, said, textOf, type Answer } from '../calls.mts';
import type { Row } from '../kit.mts';
import {
	date,
	invoice,
	isAccepted,
	issue,
	isUnclear,
	lookUpPath,
	noteKey,
	TAX_INVOICES,
	unknown,
	type State,
} from './invoices.mts';
import { after, afterIssue, isThere } from './probes.mts';

const ISSUE_WAIT_MS = 90_000;
const FIRST_PAUSE_MS = 500;
const MOST_PAUSE_MS = 5_000;
const MOST_PDF_CALLS = 8;

export const askBeforeIssue = after(async (state, { issuanceKey, readAtOnce, acceptedAt }) => {
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

export const askContent = afterIssue(async ({ call }, { issuanceKey }) => {
	const answer = await call('GET', `${TAX_INVOICES}/${issuanceKey}`);
	const { invoice: content } = answer.body as { invoice?: object };
	const showsTaxType = keysOf(content).split(', ').includes('taxType');
	return {
		finding: `${showsTaxType ? 'with' : 'without'} taxType`,
		seen: [said(answer), `invoice: ${keysOf(content)}`],
	};
});

export const askLookUp = after(async ({ call }, { referenceId, issuanceKey, lookedUpAtOnce }) => {
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

export const askRepeat = (supplyCost?: number) =>
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

export const askAmendment = afterIssue(async (state, { form, issuanceKey }) => {
	const referenceId = state.newId('termination');
	const path = `${TAX_INVOICES}/${issuanceKey}/amend/termination`;
	const made = noteKey(
		state.learnt,
		await state.call('POST', path, { body: { date }, referenceId, partyKey: form.partyKey }),
	);
	return await isCovered(state, referenceId, made);
});

export const askReverse = after(async (state, { form }) => {
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

export async function askDuplicateIssuance(state: State): Promise<Row> {
	const answer = await state.call('POST', `${TAX_INVOICES}/${unknown}/amend/doubleIssuance`, {
		referenceId: state.newId('double'),
		partyKey: state.first?.form.partyKey,
	});
	return { finding: isThere(state, answer), seen: [said(answer)] };
}

export const askPdf = afterIssue(async (state, { issuanceKey }) => {
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

export async function askDueDate(state: State): Promise<Row> {
	const answer = await state.call('GET', `/v1/taxInvoiceIssueDueDates?date=${date}`);
	const dueDate = textOf(answer, 'issueDueDate');
	return { finding: dueDate ? `${date} → ${dueDate}` : isThere(state, answer), seen: [said(answer)] };
}

/** Names only: values may be tokens. */
export const askHeaders = after(async (_state, { answer }) => {
	const names = [...answer.headers.keys()].sort();
	const echoed = names.filter((name) => /bolta|reference|customer|supplier/.test(name));
	return {
		finding: echoed.length > 0 ? `echoed: ${echoed.join(', ')}` : 'no header of ours is echoed',
		seen: [names.join(', ')],
	};
});

/** Of all that came in this run. */
export async function askErrors({ answers }: State): Promise<Row> {
	const in200 = answers.filter((answer) => answer.status === 200 && textOf(answer, 'code') !== undefined);
	return { finding: `${errorForms(answers)}; with HTTP 200: ${in200.length}`, seen: in200.map(said) };
}
