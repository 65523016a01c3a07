import type { Sandbox } from '../../sandbox/index.ts';

const company = (brn: string, name: string) => ({
	brn,
	name,
	representativeName: '대표',
	contact: { email: 'a@example.com' },
});

interface Issued {
	/** Day of the invoice. */
	writeDate?: string;
	/** Won, with the tax. */
	total?: number;
}

async function post(url: string, body?: object): Promise<Record<string, any>> {
	const response = await fetch(url, {
		method: 'POST',
		headers: {
			authorization: 'PortOne secret-of-another-program',
			...(body && { 'content-type': 'application/json' }),
		},
		...(body && { body: JSON.stringify(body) }),
	});
	if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
	return (await response.json()) as Record<string, any>;
}

/** An invoice that another program issues at PortOne, in test mode. @returns PortOne's id of it */
export async function issuedElsewhere(
	{ portOne }: Pick<Sandbox, 'portOne'>,
	key: string,
	{ writeDate = '2026-11-20', total = 11_000 }: Issued = {},
): Promise<string> {
	const supplyCost = Math.round(total / 1.1);
	const { taxInvoice } = await post(`${portOne.url}/b2b/tax-invoices/issue-immediately?test=true`, {
		taxInvoice: {
			taxationType: 'TAXABLE',
			issuanceType: 'NORMAL',
			writeDate,
			purposeType: 'INVOICE',
			totalSupplyAmount: supplyCost,
			totalTaxAmount: total - supplyCost,
			totalAmount: total,
			supplierDocumentKey: key,
			supplier: company('2200000002', '한빛소프트랩'),
			recipient: company('8888888888', '한강물산'),
			items: [],
		},
	});
	return String(taxInvoice.id);
}

/** Sends an invoice to the tax office; the result comes when the vendor's clock is advanced. */
export const sendToNts = async ({ portOne }: Pick<Sandbox, 'portOne'>, id: string): Promise<void> =>
	void (await post(`${portOne.url}/b2b/tax-invoices/${id}/send-to-nts?test=true`));

/** An invoice that the tax office does not take. @returns PortOne's id of it */
export async function failedTransmission(
	sandbox: Pick<Sandbox, 'portOne'>,
	key: string,
	issued?: Issued,
): Promise<string> {
	sandbox.portOne.configure({ ntsResultCode: 'ERR007' });
	const id = await issuedElsewhere(sandbox, key, issued);
	await sendToNts(sandbox, id);
	sandbox.portOne.advance(2_000);
	return id;
}
