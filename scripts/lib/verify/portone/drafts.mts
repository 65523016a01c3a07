/** Questions to PortOne about records and drafts: nothing of them goes further than PortOne. */
import { StepError } from '../../run.mjs';
import { ask, asList, at, isGood, isRefused, said, textOf, type Answer } from '../calls.mts';
import { notSettled, type Row } from '../kit.mts';
import { content, draft, idOf, INVOICES, type State } from './state.mts';

const judge = (answer: Answer) => (isGood(answer) ? 'accepted' : isRefused(answer) ? 'refused' : 'unclear');

export async function askSecret({ call }: State): Promise<Row> {
	const answer = await call('GET', '/b2b/counterparties');
	if (answer.status === 401 || answer.status === 403)
		throw new StepError(`PortOne does not accept this secret: ${answer.status}.`);
	if (answer.status === undefined) throw new StepError(`PortOne cannot be reached: ${answer.failure}.`);
	return { finding: judge(answer), seen: [said(answer)] };
}

export async function askLeftOut({ call, newKey }: State): Promise<Row> {
	const counterpartyId = newKey('counterparty');
	const contact = { name: '담당', email: 'verify@example.com' };
	const counterparty = { brn: '8888888888', name: '가상 거래처', representativeName: '홍길동', contact };
	const path = `/b2b/counterparties/${counterpartyId}`;
	const memo = 'a memo that is left out of the change';
	const body = { counterpartyId, counterparty: { ...counterparty, memo } };
	const made = await call('POST', '/b2b/counterparties', { body });
	if (!isGood(made)) return notSettled('the counterparty was not accepted', said(made));
	const changed = await call('PATCH', path, { body: { counterparty: { ...counterparty, address: '서울' } } });
	const read = await call('GET', path);
	const deleted = await call('DELETE', path);
	const seen = [`change: ${said(changed)}`, `read: ${said(read)}`, `deleted: ${said(deleted)}`];
	if (!isGood(changed) || !isGood(read)) return notSettled('the change was not accepted', ...seen);
	return { finding: textOf(read, 'memo') === memo ? 'kept' : 'emptied', seen };
}

/** Whether a draft with these contents is accepted. */
const askDraft = (changes: object) => async (state: State) => {
	const answer = await draft(state, changes);
	return { finding: judge(answer), seen: [said(answer)] };
};

export const askTotals = askDraft({ totalAmount: 1_101 });
export const askTaxOfExempt = askDraft({ taxationType: 'FREE' });

export async function askDeletedKey(state: State): Promise<Row> {
	const key = { supplierDocumentKey: state.newKey('deleted') };
	const first = await draft(state, key);
	const id = idOf(first);
	if (!id) return notSettled('the draft was not accepted', said(first));
	const deleted = await state.call('DELETE', `${INVOICES}/${id}`);
	if (!isGood(deleted)) return notSettled('the draft was not deleted', said(deleted));
	state.left.delete(id);
	const read = await state.call('GET', `${INVOICES}/${id}`);
	const again = await draft(state, key);
	const finding = { accepted: 'free again', refused: 'stays used', unclear: 'no clear answer' }[judge(again)];
	return {
		finding: `${finding}; a deleted invoice is ${isGood(read) ? 'still read' : 'not found'}`,
		seen: [`again: ${said(again)}`, `read: ${said(read)}`],
	};
}

export async function askBodyKeys(state: State): Promise<Row> {
	const keys = { supplierDocumentKey: state.newKey('supplier'), recipientDocumentKey: state.newKey('recipient') };
	const id = idOf(await draft(state, keys));
	if (!id) return notSettled('the draft was not accepted');
	const ways: Record<string, object> = {
		TAX_INVOICE_ID: { taxInvoiceKey: id, taxInvoiceKeyType: 'TAX_INVOICE_ID' },
		'SUPPLIER with brn': {
			taxInvoiceKey: keys.supplierDocumentKey,
			taxInvoiceKeyType: 'SUPPLIER',
			brn: state.supplierNumber,
		},
		'RECIPIENT with brn': {
			taxInvoiceKey: keys.recipientDocumentKey,
			taxInvoiceKeyType: 'RECIPIENT',
			brn: '8888888888',
		},
		'no type, an id': { taxInvoiceKey: id },
		"no type, the recipient's key with brn": { taxInvoiceKey: keys.recipientDocumentKey, brn: '8888888888' },
	};
	const [found, seen]: [string[], string[]] = [[], []];
	for (const [way, key] of Object.entries(ways)) {
		const body = { ...key, taxInvoice: content(state, keys) };
		const answer = await state.call('PUT', `${INVOICES}/draft`, { body });
		found.push(`${way}: ${judge(answer)}`);
		seen.push(`${way}: ${said(answer)}`);
	}
	return { finding: found.join('; '), seen };
}

export async function askUpload(state: State): Promise<Row> {
	const id = idOf(await draft(state));
	if (!id) return notSettled('the draft was not accepted');
	const seen: string[] = [];
	for (const verb of ['PUT', 'POST'] as const) {
		const address = await state.call('POST', '/b2b/file-upload-url', { body: { fileName: `verify-${verb}.txt` } });
		const url = URL.parse(textOf(address, 'url') ?? '');
		if (!url) return notSettled('no address came', said(address));
		// Without the secret: the address is a permission of its own, and may lead to another company.
		const put = await ask(verb, url, { 'content-type': 'text/plain' }, 'verify');
		seen.push(`${verb}: ${said(put)}`);
		const attached = await state.call('POST', `${INVOICES}/${id}/attach-file`, {
			body: { fileId: textOf(address, 'fileId') },
		});
		seen.push(`attached: ${said(attached)}`);
		if (isGood(put) && isGood(attached)) return { finding: verb, seen };
	}
	return notSettled('neither verb led to an attached file', ...seen);
}

export async function askTotalCount({ call }: State): Promise<Row> {
	const requestBody = JSON.stringify({ test: true, pageNumber: 0, pageSize: 1 });
	const answer = await call('GET', INVOICES, { query: { requestBody } });
	const total = at(answer, 'page', 'totalCount');
	const seen = [`${said(answer)}, totalCount ${String(total)}, items ${asList(at(answer, 'items')).length}`];
	if (typeof total !== 'number') return notSettled('no totalCount came', ...seen);
	return { finding: total > 1 ? 'all that are found' : 'those of the page, or there is only one', seen };
}
