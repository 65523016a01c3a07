/** Questions to PortOne about a virtual invoice on its way to the tax office, which it never reaches. */
import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ask, errorForms, isGood, said, textOf, type Answer } from '../calls.mts';
import { notAsked, notSettled, type Row } from '../kit.mts';
import type { Call } from '../listener.mts';
import { draft, idOf, INVOICES, make, type State } from './state.mts';

const RESULT_WAIT_MS = 90_000;
const FIRST_PAUSE_MS = 100;
const MOST_PAUSE_MS = 5_000;
const WEBHOOK_WAIT_MS = 10_000;
const LAST = ['SENDING_COMPLETED', 'SENDING_FAILED'];

const statusOf = async ({ call }: State, id: string) => textOf(await call('GET', `${INVOICES}/${id}`), 'status') ?? '?';

/** Asks for the sending in the state that an invoice has, once in each. */
async function send(state: State, id: string, status: string): Promise<void> {
	if (!state.sent.has(status)) state.sent.set(status, await state.call('POST', `${INVOICES}/${id}/send-to-nts`));
}

/** Invoices that never were issued, or are cancelled, one in each state. */
async function sendUnissued(state: State): Promise<void> {
	const [drafted, requested] = [
		idOf(await draft(state)),
		idOf(
			await make(state, 'request-reverse-issuance', {
				issuanceType: 'REVERSE',
				recipientDocumentKey: state.newKey('reverse'),
			}),
		),
	];
	if (drafted) await send(state, drafted, 'DRAFTED');
	if (!requested) return;
	await send(state, requested, 'REQUESTED');
	const cancelled = await state.call('POST', `${INVOICES}/${requested}/cancel-request`, { body: {} });
	if (isGood(cancelled)) await send(state, requested, 'REQUEST_CANCELLED');
}

export async function askSend(state: State): Promise<Row> {
	await sendUnissued(state);
	const made = await make(state, 'issue-immediately', { supplierDocumentKey: state.newKey('issued') });
	const id = idOf(made);
	if (!id) return notSettled('the invoice was not issued', said(made));
	state.issuedId = id;
	state.left.delete(id);
	const begin = Date.now();
	for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 1.2, MOST_PAUSE_MS)) {
		const status = await statusOf(state, id);
		if (state.seenStates.at(-1) !== status) state.seenStates.push(status);
		const sent = state.sent.get('ISSUED');
		await send(state, id, status);
		if (LAST.includes(status) || Date.now() - begin > RESULT_WAIT_MS) break;
		if (status === 'ISSUED' && sent && !isGood(sent)) break;
		await wait(pause);
	}
	const sent = [...state.sent];
	const accepted = sent.filter(([, answer]) => isGood(answer)).map(([status]) => status);
	return {
		finding: `accepted in ${accepted.join(', ') || 'none'} of ${sent.map(([status]) => status).join(', ')}`,
		seen: sent.map(([status, answer]) => `${status}: ${said(answer)}`),
	};
}

/** A state that is gone between two looks is not seen: that none came proves nothing. */
export async function askOrder({ seenStates }: State): Promise<Row> {
	if (seenStates.length === 0) return notAsked('no invoice was issued');
	const last = seenStates.at(-1) ?? '';
	return { finding: seenStates.join(' → ') + (LAST.includes(last) ? '' : ', and no result in time'), seen: [] };
}

export async function openLink(state: State): Promise<Row> {
	if (!state.issuedId) return notAsked('no invoice was issued');
	const answer = await state.call('GET', `${INVOICES}/${state.issuedId}/popup-url`);
	const url = URL.parse(textOf(answer, 'url') ?? '');
	if (!url) return notSettled('no address came', said(answer));
	state.learn(url.href);
	const { status } = await ask('GET', url, {});
	state.link = { url: url.href, openedAt: Date.now(), status };
	return {
		finding: `opened with ${status}`,
		seen: [`parameters: ${[...url.searchParams.keys()].join(', ') || 'none'}`],
	};
}

/** Last of all: the later, the more it says. */
export async function openLinkAgain({ link, linkSeconds }: State): Promise<Row> {
	if (!link) return notAsked('there is no link');
	if (link.status !== 200) return notAsked('the link did not open');
	await wait(Math.max(0, link.openedAt + linkSeconds * 1000 - Date.now()));
	const again = await ask('GET', new URL(link.url), {});
	const seconds = Math.floor((Date.now() - link.openedAt) / 1000);
	const isSame = again.status === link.status;
	return {
		finding: `${isSame ? 'still works' : 'works no longer'} after ${seconds} s`,
		seen: [`${link.status}, then ${again.status}`],
	};
}

/** Standard Webhooks: the signature is over id, time and the body as it came. */
function isSignedBy(secret: string, { headers, body }: Call): boolean {
	const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
	const head = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.`;
	const signature = createHmac('sha256', key).update(head).update(body).digest('base64');
	return String(headers['webhook-signature']).split(' ').includes(`v1,${signature}`);
}

export async function askSignature({ listener, webhookSecret, issuedId }: State): Promise<Row> {
	if (!listener) return notAsked('PORTONE_WEBHOOK_PORT is not set');
	if (!issuedId) return notAsked('no invoice was issued');
	const call = await listener.next(({ body }) => body.includes(issuedId), WEBHOOK_WAIT_MS);
	if (!call) return notSettled('nothing came in time: is your tunnel registered with PortOne for the test mode?');
	const names = Object.keys(call.headers).filter((name) => name.startsWith('webhook-'));
	const seen = [`headers: ${names.join(', ') || 'none of webhooks'}`];
	if (!names.includes('webhook-signature')) return { finding: 'not signed', seen };
	if (!webhookSecret) return { finding: 'signed; set PORTONE_WEBHOOK_SECRET to see by what', seen };
	return { finding: `signed, ${isSignedBy(webhookSecret, call) ? '' : 'not '}as general webhooks are`, seen };
}

export async function askErrors({ answers }: State): Promise<Row> {
	const isError = (answer: Answer) => isGood(answer) && textOf(answer, 'type') !== undefined;
	const in200 = answers.filter(isError);
	return { finding: `${errorForms(answers)}; with HTTP 200: ${in200.length}`, seen: in200.map(said) };
}
