/** Questions to Hiworks that write: a cost center, a document that is not signed, an approval draft. */
import { asList, asObject, at, isGood, isRefused, keysOf, said, textOf, type Answer } from '../calls.mts';
import { notAsked, notSettled, type Row } from '../kit.mts';
import { codeOf, COST_CENTER, withBill, type Call, type State } from './state.mts';

/** Has a syllable that Windows' Korean code page has and the standard of EUC-KR has not. */
const NAME = '확인 똠방';

/** The rows of a list call's answer: code and outcome of each. */
const rowsOf = (answer: Answer) => asList(answer.body).map(asObject);
const outcomes = (answer: Answer) => rowsOf(answer).map((row) => String(row?.code));
const isDone = (answer: Answer) => isGood(answer) && outcomes(answer).every((code) => code === 'SUC');
const told = (answer: Answer) => `${answer.status}: ${keysOf(answer.body)}; ${outcomes(answer).join(', ')}`;

export async function makeCostCenter(state: State): Promise<Row> {
	const row = { department_code: state.code, department_name: NAME, ext_key: state.code };
	const answer = await state.office('POST', COST_CENTER, { list: [row] });
	state.isMade = rowsOf(answer).length > 0 && isDone(answer);
	return { finding: state.isMade ? `accepted with ${answer.status}` : 'not accepted', seen: [told(answer)] };
}

const withCostCenter =
	(run: (state: State) => Promise<Row>) =>
	async (state: State): Promise<Row> =>
		state.isMade ? await run(state) : notAsked('the cost center was not accepted');

const nameOf = async ({ office, code }: State) =>
	asObject(asList(at(await office('GET', `${COST_CENTER}?code=${code}`), 'data'))[0])?.name;

export const askSyllables = withCostCenter(async (state) => {
	const name = await nameOf(state);
	if (typeof name !== 'string') return notSettled('the cost center was not read');
	return { finding: name === NAME ? 'kept' : `changed: "${name}"`, seen: [] };
});

export const askSelector = withCostCenter(async (state) => {
	const row = { department_code: state.code, m_department_name: 'VERIFY' };
	const answer = await state.office('PUT', COST_CENTER, { list: [row] });
	const isChanged = (await nameOf(state)) === 'VERIFY';
	return { finding: isChanged ? `changed with ${answer.status}` : 'not changed', seen: [told(answer)] };
});

export const askRowOrder = withCostCenter(async (state) => {
	const codes = [`${state.code}A`, state.code, `${state.code}B`, `${state.code}C`];
	const answer = await state.office('DELETE', COST_CENTER, { department_code: codes.join(',') });
	if (isGood(answer) && outcomes(answer).includes('SUC')) state.isMade = false;
	const answered = rowsOf(answer).map((row) => row?.department_code);
	if (answered.length !== codes.length) return notSettled('not each row was answered', told(answer));
	const isSame = answered.every((code, index) => code === codes[index]);
	return { finding: isSame ? 'as they were sent' : 'in another order', seen: [told(answer)] };
});

/** Yesterday in Seoul. */
const issueDate = new Date(Date.now() + (9 - 24) * 3_600_000).toISOString().slice(0, 10);

/** Nothing of it goes out: a document that is not signed is not issued. */
function sheet(invoicer: string, typeCode: string, sign: '' | '-', payment: object): object {
	const [, month = '', day = ''] = issueDate.split('-');
	const amounts = { supplyPrice: `${sign}1000`, tax: `${sign}100` };
	return {
		information: {
			issueDate,
			memo: 'API 확인',
			description: 'API 확인',
			totalSupplyPrice: amounts.supplyPrice,
			totalTax: amounts.tax,
			...payment,
		},
		invoiceType: { typeCode, purposeType: 'C', taxType: 'A' },
		invoicer,
		invoicee: {
			companyNumber: '888-88-88888',
			ceoName: '홍길동',
			companyName: '가상 거래처',
			primaryContact: { name: '담당', email: 'verify@example.com' },
		},
		items: [{ month, day, subject: 'API 확인', ...amounts }],
	};
}

/** @param path below /v4/invoices. What is accepted is deleted at the end */
async function send(state: State, bill: Call, path: string, data: object): Promise<{ answer: Answer; ids: string[] }> {
	const answer = await bill('POST', `/v4/invoices${path}`, { data });
	const ids = [at(answer, 'data', 'documentId')].flat(3).filter((id) => typeof id === 'string');
	for (const id of ids) {
		state.left.add(id);
		state.learn(id);
	}
	return { answer, ids };
}

const withNumber = (run: (state: State, bill: Call, invoicer: string) => Promise<Row>) =>
	withBill(async (state, bill) =>
		state.supplierNumber
			? await run(state, bill, state.supplierNumber)
			: notAsked('HIWORKS_SUPPLIER_NUMBER is not set'),
	);

export const makeDocument = withNumber(async (state, bill, invoicer) => {
	const withZero = await send(state, bill, '', sheet(invoicer, 'A', '', { cash: '0' }));
	const { ids, answer } =
		withZero.ids.length > 0 ? withZero : await send(state, bill, '', sheet(invoicer, 'A', '', {}));
	state.documentId = ids[0];
	const seen = [`with: ${said(withZero.answer)}`, `last: ${said(answer)}`];
	if (!state.documentId) return notSettled('the document was not accepted', ...seen);
	return { finding: withZero.ids.length > 0 ? 'does not count as given' : 'counts as given', seen };
});

const withDocument = (run: (state: State, bill: Call, id: string) => Promise<Row>) =>
	withBill(async (state, bill) =>
		state.documentId ? await run(state, bill, state.documentId) : notAsked('the document was not accepted'),
	);

export const readDocument = withDocument(async (_state, bill, id) => {
	const answer = await bill('GET', `/v4/invoices/${id}`);
	const party = textOf(answer, 'data', 'invoicee', 'partyTypeCode') ?? 'nothing';
	const number = textOf(answer, 'data', 'invoicee', 'companyNumber') ?? '';
	const form = /^\d{10}$/.test(number) ? 'digits' : number.includes('-') ? 'hyphens' : 'another form';
	const mail = ['mail', 'mails'].filter((key) => at(answer, 'data', key) !== undefined);
	const finding = `partyTypeCode ${party}; numbers with ${form}; mails as ${mail.join(' and ') || 'neither'}`;
	return { finding, seen: [`${answer.status}: ${keysOf(at(answer, 'data'))}`] };
});

export const deleteDocument = withDocument(async (state, bill, id) => {
	const deleted = await bill('DELETE', `/v4/invoices/${id}`);
	const read = await bill('GET', `/v4/invoices/${id}`);
	if (isRefused(read)) state.left.delete(id);
	const again = await bill('DELETE', `/v4/invoices/${id}`);
	return {
		finding: `deletion ${deleted.status}; read then ${read.status}; deletion again ${again.status}`,
		seen: [said(deleted), said(read), said(again)],
	};
});

export const askTypeCodes = withNumber(async (state, bill, invoicer) => {
	const [taken, seen]: [string[], string[]] = [[], []];
	let shape = '';
	for (const code of ['M', 'N', 'A', 'B']) {
		const isExempt = code === 'N' || code === 'B';
		const negative = sheet(invoicer, code, '-', {}) as { information: object; items: object[] };
		const untaxed = {
			...negative,
			invoiceType: { typeCode: code, purposeType: 'C', taxType: 'B' },
			information: { ...negative.information, totalTax: '0' },
			items: negative.items.map((item) => ({ ...item, tax: '0' })),
		};
		const { answer, ids } = await send(state, bill, '/amendment', {
			amendment: { originalIssueId: state.originalNumber, modifyType: '04' },
			negative: isExempt ? untaxed : negative,
		});
		seen.push(`${code}: ${said(answer)}`);
		if (ids.length === 0) continue;
		taken.push(code);
		shape = asList(at(answer, 'data', 'documentId')).some(Array.isArray)
			? ', IDs in a list of lists'
			: ', IDs in a list';
	}
	if (taken.length === 0) return notSettled('none was accepted; HIWORKS_ORIGINAL_NUMBER may help', ...seen);
	return { finding: `accepted: ${taken.join(', ')}${shape}`, seen };
});

export async function askCallback(state: State): Promise<Row> {
	const { callbacks, office, code } = state;
	if (!callbacks) return notAsked('HIWORKS_CALLBACK_PORT is not set');
	const { address, formId, listener, seconds } = callbacks;
	// Whether Hiworks encodes what it hands back, or hands it back as it was.
	const mark = `${code} +/=`;
	const answer = await office('POST', '/office/approval/documents', {
		form_id: formId,
		subject: 'API 확인',
		contents: 'API 확인',
		callback_url: `${address}${address.includes('?') ? '&' : '?'}from=verify`,
		modify_contents_flag: 'Y',
		modify_files_flag: 'Y',
		state: mark,
	});
	const page = textOf(answer, 'data', 'login_url');
	if (!page) return notSettled('the draft was not accepted', `${answer.status} ${codeOf(answer) ?? ''}`);
	state.learn(page);
	// For whoever sits there, not for the report.
	console.error(`Open ${page} within ${seconds} s, submit the document, and decide it.`);
	const call = await listener.next(({ target }) => target.includes('from=verify'), seconds * 1000);
	if (!call) return notSettled('no call came in time');
	const [, joint = '', appended = ''] = /from=verify(.)(.*)$/.exec(call.target) ?? [];
	const echoed = new URLSearchParams(appended).get('request_hash');
	const names = appended.split('&').map((pair) => pair.split('=')[0]);
	return {
		finding: `"${joint}" behind an address with a query; the state ${echoed === mark ? 'comes back as it was' : 'is changed'}`,
		seen: [
			names.join(', '),
			/^approval_id=\d+$/m.test(appended.replaceAll('&', '\n')) ? 'approval_id is a number' : '',
		],
	};
}
