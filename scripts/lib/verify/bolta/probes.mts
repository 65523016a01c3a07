/** Questions to Bolta that need no issued invoice, and the forms in which one is accepted. */
import { StepError } from '../../run.mjs';
import { isLike, keysOf, said, textOf, type Answer } from '../calls.mts';
import type { Row } from '../kit.mts';
import {
	isAccepted,
	issue,
	isUnclear,
	lookUpPath,
	TAX_INVOICES,
	unknown,
	type Attempt,
	type Form,
	type State,
} from './invoices.mts';

/** A probe that needs an accepted invoice. */
export const after =
	(run: (state: State, first: NonNullable<State['first']>) => Promise<Row>) =>
	async (state: State): Promise<Row> =>
		state.first ? await run(state, state.first) : { finding: 'not asked: no form of Issue was accepted', seen: [] };

/** A probe that needs an issued one. */
export const afterIssue = (run: (state: State, first: NonNullable<State['first']>) => Promise<Row>) =>
	after(async (state, first) =>
		state.isIssued ? await run(state, first) : { finding: 'not asked: the invoice was not issued in time', seen: [] },
	);

/** Compared with what a path answers that does not exist. */
export function isThere({ nothingThere }: State, answer: Answer): string {
	if (answer.status === undefined) return 'no answer';
	return nothingThere && isLike(answer, nothingThere)
		? 'looks like a path that does not exist'
		: 'answers, otherwise than a path that does not exist';
}

export async function askUnknownId({ call, newId }: State): Promise<Row> {
	const answer = await call('GET', lookUpPath(newId('unknown')));
	if (answer.status === 401 || answer.status === 403)
		throw new StepError(`Bolta does not accept this key: ${answer.status}.`);
	if (answer.status === undefined) throw new StepError(`Bolta cannot be reached: ${answer.failure}.`);
	return { finding: String(answer.status), seen: [said(answer), `keys: ${keysOf(answer.body)}`] };
}

export async function askNothing(state: State): Promise<Row> {
	const answer = await state.call('GET', '/v1/verifyNoSuchPath');
	state.nothingThere = answer;
	return { finding: String(answer.status), seen: [said(answer)] };
}

export async function askCustomers(state: State): Promise<Row> {
	const { customerKey } = state.settings;
	const answer = await state.call('GET', `/v1/customers/${unknown}`);
	const own = customerKey ? await state.call('GET', `/v1/customers/${encodeURIComponent(customerKey)}`) : undefined;
	const finding = own?.status === 200 ? 'answers: your customer key is known' : isThere(state, answer);
	return { finding, seen: [`unknown key: ${said(answer)}`, ...(own ? [`BOLTA_CUSTOMER_KEY: ${said(own)}`] : [])] };
}

export async function askIssuers(state: State): Promise<Row> {
	const answer = await state.call('GET', '/v1/issuers');
	if (answer.status !== 200) return { finding: isThere(state, answer), seen: [said(answer)] };
	const isListed = JSON.stringify(answer.body).includes(state.settings.supplierNumber);
	const shape = Array.isArray(answer.body) ? 'a bare array' : 'an object';
	return { finding: `answers with ${shape}; your number is ${isListed ? '' : 'not '}in it`, seen: [said(answer)] };
}

export async function askSuppliers(state: State): Promise<Row> {
	const answer = await state.call('GET', '/v1/suppliers');
	return { finding: isThere(state, answer), seen: [said(answer)] };
}

export async function askIssuerPageVerb(state: State): Promise<Row> {
	const path = `/v1/issuers/${unknown}/certificates/url`;
	const [post, get] = [await state.call('POST', path), await state.call('GET', path)];
	const wrong = [post, get].map(({ status }) => status === 405);
	const finding = wrong[0] === wrong[1] ? 'cannot be told' : wrong[0] ? 'GET' : 'POST';
	return { finding, seen: [`POST: ${said(post)}`, `GET: ${said(get)}`] };
}

export async function askForms(state: State): Promise<Row> {
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

export async function judgeTaxType({ attempts, first }: State): Promise<Row> {
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
