import type { INodeParameters } from 'n8n-workflow';

import { bolta, invoiceItem, issueForm } from '../support/bolta';
import { locator, withBolta } from '../support/operations';
import { rows, told } from '../support/reports';

const { sandbox, run, issued, calls, wireProblems } = withBolta();

const KEY = 'customer_bf8paz';
const HEADERS = { customerKey: { 'customer-key': KEY }, supplierKey: { 'supplier-key': KEY }, none: {} } as const;
type Header = keyof typeof HEADERS;

/** The header that each generation of Bolta's API wants. */
const GENERATIONS: ReadonlyArray<readonly [1 | 2 | 3, Header]> = [
	[1, 'customerKey'],
	[2, 'supplierKey'],
	[3, 'none'],
];

/** Every operation that sends a document, with its route. */
const SENDING: ReadonlyArray<readonly [string, (options: INodeParameters) => Promise<unknown>]> = [
	[
		'issueTaxInvoice',
		async (options) => await bolta(sandbox.bolta.url, { parameters: issueForm(options), input: [invoiceItem(1)] }),
	],
	[
		'requestReverseIssue',
		async (options) =>
			await bolta(sandbox.bolta.url, {
				parameters: { ...issueForm(options), resource: 'reverseIssuance', operation: 'request' },
				input: [invoiceItem(1)],
			}),
	],
	['amendTermination', async (options) => await amend('amendTermination', { date: '2026-02-10' }, options)],
	['amendDoubleIssuance', async (options) => await amend('amendDuplicateIssuance', {}, options)],
	[
		'amendChangeSupplyCost',
		async (options) =>
			await amend(
				'amendSupplyCostChange',
				{ date: '2026-02-10', items: { item: [{ name: '조정', supplyCost: '10', tax: '1' }] } },
				options,
			),
	],
];

async function amend(operation: string, fields: INodeParameters, options: INodeParameters) {
	const { generation } = sandbox.bolta.settings;
	sandbox.bolta.configure({ generation: 3 });
	const key = await issued();
	sandbox.bolta.configure({ generation });
	return await run(`taxInvoice.${operation}`, { issuanceKey: locator(key), ...fields }, { options });
}

const partyHeaders = (route: string) =>
	calls(route).map(({ headers }) =>
		Object.fromEntries(Object.entries(headers).filter(([name]) => name in { 'customer-key': 1, 'supplier-key': 1 })),
	);

describe.each(GENERATIONS)('Generation %d', (generation, header) => {
	it.each(SENDING)('takes %s with its own header', async (route, send) => {
		sandbox.bolta.configure({ generation });
		const result = (await send({ customerKey: KEY, partyKeyHeader: header })) as Awaited<ReturnType<typeof run>>;
		expect(result.error).toBeUndefined();
		expect(partyHeaders(route)).toEqual([HEADERS[header]]);
		expect(wireProblems()).toEqual([]);
	});
});

describe.each([
	[1, 'Customer-Key'],
	[2, 'Supplier-Key'],
] as const)('Generation %d', (generation, name) => {
	it.each(SENDING)('refuses %s without its header', async (route, send) => {
		sandbox.bolta.configure({ generation });
		const result = (await send({ customerKey: KEY, partyKeyHeader: 'none' })) as Awaited<ReturnType<typeof run>>;
		expect(result.error?.message).toContain(`${name} 헤더가 필요합니다.`);
		expect(partyHeaders(route)).toEqual([{}]);
	});
});

it('The documented header is the default, and the credential has the default key', async () => {
	sandbox.bolta.configure({ generation: 1 });
	const credential = { customerKey: ` ${KEY} ` };
	const result = await bolta(sandbox.bolta.url, { parameters: issueForm(), input: [invoiceItem(1)], credential });
	expect(rows(result)[0]).toMatchObject({ status: 'accepted' });
	expect(partyHeaders('issueTaxInvoice')).toEqual([HEADERS.customerKey]);
	const [refused] = rows(
		await bolta(sandbox.bolta.url, {
			parameters: issueForm(),
			input: [invoiceItem(2)],
			onError: 'continueRegularOutput',
		}),
	);
	expect(told(refused)).toMatchObject({ outcome: 'rejected', vendorMessage: 'Customer-Key 헤더가 필요합니다.' });
});
