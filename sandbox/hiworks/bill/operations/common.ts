/** What all operations work with. */
import type { ReadRequest } from '../../../contract.ts';
import type { Answer } from '../../../host.ts';
import type { JsonObject } from '../../../json.ts';
import type { Files } from '../files.ts';
import type { Draft, Entry, Ledger } from '../ledger.ts';
import type { HiworksBillSettings } from '../settings.ts';
import { judge } from '../taxOffice.ts';

export interface HiworksBill {
	settings: HiworksBillSettings;
	ledger: Ledger;
	files: Files;
}

export type Handler = (request: ReadRequest, bill: HiworksBill) => Answer;

/** Titles seen in the documents are "Parameter Error" and "Not Found"; a refusal may have several messages. */
export const refuse = (status: number, title: string, ...messages: string[]): Answer => ({
	status,
	body: { errors: messages.map((message) => ({ status: String(status), title, message })) },
});

/** A refusal for what the request is, whatever is known of the things it asks for. */
export function refuseRequest(request: ReadRequest, messages: string[]): Answer {
	for (const message of messages) request.problems.push({ where: 'rule', message });
	return refuse(400, 'Parameter Error', ...messages);
}

/** read-404, with an empty message as documented. */
export const notFound = (): Answer => refuse(404, 'Not Found', '');

export const sign = (entry: Entry, { ledger, settings }: HiworksBill, code?: string) =>
	ledger.sign(entry, code ?? judge(entry, settings, ledger.now()));

/** easy-sign-certificate: what Hiworks answers without one is not documented; that nothing is made is an assumption. */
const NO_CERTIFICATE = 'easySign: 간편 서명에 사용할 인증서가 등록되어 있지 않습니다.';
const STATEMENT = 'easySign: 거래명세서는 간편 서명을 사용할 수 없습니다.';

/** The word of the documented answer. */
const SIGNED = '문서 발급이 완료되었습니다. 발급된 문서는 국세청으로 즉시 전송합니다.';

/**
 * Takes the sheets of a request that are in order, or refuses them for what comes with them: files, and the easy
 * signature.
 */
export function accept(
	request: ReadRequest,
	drafts: Omit<Draft, 'resellerCode'>[],
	bill: HiworksBill,
	idsOf: (ids: string[]) => unknown[],
	meta?: object,
): Answer {
	const { settings, ledger, files } = bill;
	const { easySign, tempFileIds = [], officeFileIds = [] } = (request.body as JsonObject).data;
	const problems = files.refuse(tempFileIds, officeFileIds);
	const isStatement = drafts.some(({ sheet }) => sheet.invoiceType.typeCode === 'D');
	// easy-sign-statement: refused or ignored is not said.
	if (easySign === 'Y' && isStatement && settings.easySignStatement === 'refused') problems.push(STATEMENT);
	const signs = easySign === 'Y' && !isStatement;
	if (problems.length > 0) return refuseRequest(request, problems);
	if (signs && !settings.certificate) return refuse(400, 'Easy Sign Error', NO_CERTIFICATE);
	// reseller
	const resellerCode = request.headers.get('x-reseller-code')?.[0] ?? null;
	const entries = drafts.map((draft) => ledger.accept({ ...draft, resellerCode }));
	for (const entry of entries) {
		// amend-files: to both sheets.
		files.attach(entry.documentId, tempFileIds, officeFileIds);
		// easy-sign
		if (signs) sign(entry, bill);
	}
	const documentId = idsOf(entries.map((entry) => entry.documentId));
	// easy-sign-answer
	return {
		status: 200,
		body: { data: { documentId, ...(signs ? { easySign: [SIGNED] } : {}) }, ...(meta ? { meta } : {}) },
		effect: true,
	};
}
