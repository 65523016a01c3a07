import type { Sandbox } from '../../../sandbox/index.ts';
import { OWN_CONNECTION } from '../../../scripts/lib/n8n.mts';
import { noteCall } from './emitted.ts';

/** Events of Bolta, as the Bolta Trigger gets them. */

export const KEY = 'test_trigger_key';
export const TOKEN = 'trigger-secret-42';

export interface Call {
	/** null: none. */
	token?: string | null;
	headers?: Record<string, string>;
	/** An object is sent as JSON. */
	body: string | Buffer | object;
	/** Milliseconds for the answer. */
	patience?: number;
}

export interface Answer {
	status: number;
	text: string;
	json: { message?: string; result?: string; reason?: string };
	/** Milliseconds. */
	took: number;
}

/** Sends a body to the address of a trigger. */
export async function call(
	url: string,
	{ token = TOKEN, headers = {}, body, patience = 20_000 }: Call,
): Promise<Answer> {
	const content = typeof body === 'string' || Buffer.isBuffer(body) ? Buffer.from(body) : JSON.stringify(body);
	const noteAnswer = noteCall(url, String(content));
	const begun = performance.now();
	const response = await fetch(token === null ? url : `${url}?token=${token}`, {
		method: 'POST',
		headers: { ...OWN_CONNECTION, 'content-type': 'application/json', ...headers },
		body: typeof content === 'string' ? content : new Uint8Array(content),
		signal: AbortSignal.timeout(patience),
	});
	const text = await response.text();
	const took = performance.now() - begun;
	const json = text.startsWith('{') ? (JSON.parse(text) as Answer['json']) : {};
	noteAnswer(json.result);
	return { status: response.status, text, json, took };
}

export const issued = (issuanceKey: string) => ({
	eventType: 'TAX_INVOICE_ISSUANCE_SUCCESS',
	data: { issuanceKey, taxInvoiceUrl: `https://app.bolta.io/tax-invoices/${issuanceKey}` },
});
export const failed = (issuanceKey: string) => ({
	eventType: 'TAX_INVOICE_ISSUANCE_FAILURE',
	data: { issuanceKey, cause: { code: 'NOT_FOUND_CERTIFICATE', message: '공동인증서가 없습니다.' } },
});

/** Issues an invoice at the sandbox, as another system would, and gives its key. */
export async function issueInvoice(sandbox: Sandbox, referenceId: string): Promise<string> {
	const date = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
	const manager = { email: 'tax@example.com' };
	const response = await fetch(`${sandbox.bolta.url}/v1/taxInvoices/issue`, {
		method: 'POST',
		headers: {
			authorization: `Basic ${Buffer.from(`${KEY}:`).toString('base64')}`,
			'content-type': 'application/json',
			'bolta-client-reference-id': referenceId,
		},
		body: JSON.stringify({
			date,
			purpose: 'CLAIM',
			taxType: 'TAXABLE',
			supplier: {
				identificationNumber: '2200000002',
				organizationName: '한빛소프트랩',
				representativeName: '최가람',
				manager,
			},
			supplied: {
				identificationNumber: '9001011234567',
				organizationName: '김하나',
				representativeName: '김하나',
				managers: [manager],
			},
			items: [
				{ date, name: '유지보수', supplyCost: 50_000, tax: 5_000 },
				{ date, name: '출장', supplyCost: 10_000, tax: 1_000 },
			],
		}),
	});
	const text = await response.text();
	if (response.status !== 200) throw new Error(`issue: ${response.status} ${text}`);
	return (JSON.parse(text) as { issuanceKey: string }).issuanceKey;
}
