import { Ajv2020 } from 'ajv/dist/2020.js';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { customer } from '../../../nodes/Bolta/actions/customer';
import { issuer } from '../../../nodes/Bolta/actions/issuer';
import { reverseIssuance } from '../../../nodes/Bolta/actions/reverseIssuance';
import { taxInvoice } from '../../../nodes/Bolta/actions/taxInvoice';
import { withSandbox } from '../../support/sandbox.ts';
import { bolta, invoiceItem, issueForm } from '../support/bolta';

const folder = path.resolve(__dirname, '../../../nodes/Bolta/__schema__/v1.0.0');
const operations = [customer, issuer, reverseIssuance, taxInvoice].flatMap((resource) =>
	resource.operations.map(({ value }) => [resource.value, value] as const),
);

const outputs = new Map<string, IDataObject>();

/** Runs an operation once and keeps its first output. */
async function run(
	resource: string,
	operation: string,
	parameters: INodeParameters,
	item: IDataObject = {},
): Promise<IDataObject> {
	const { outputs: branches, error } = await bolta(sandbox.bolta.url, {
		parameters: { options: {}, ...parameters, resource, operation },
		input: [item],
	});
	if (error) throw error;
	const json = branches[0]?.[0]?.json ?? {};
	outputs.set(`${resource}/${operation}`, json);
	return json;
}

const sandbox = withSandbox();
beforeAll(async () => {
	const issued = async (number: number) =>
		(await run('taxInvoice', 'issue', issueForm(), invoiceItem(number))).issuanceKey as string;
	const [first, second, third] = [await issued(1), await issued(2), await issued(3)];
	await run('taxInvoice', 'get', { issuanceKey: first });
	await run('taxInvoice', 'getStatus', { referenceId: 'order-1' });
	await run('taxInvoice', 'getPdf', { issuanceKey: first, binaryPropertyName: 'data' });
	await run('taxInvoice', 'getIssueDueDate', { writeDate: '2026-01-31' });
	await run('taxInvoice', 'amendTermination', { issuanceKey: first, date: '2026-02-01' });
	await run('taxInvoice', 'amendDuplicateIssuance', { issuanceKey: second });
	await run('taxInvoice', 'amendSupplyCostChange', {
		issuanceKey: third,
		date: '2026-02-01',
		changeSource: 'json',
		amounts: 'asGiven',
		itemsJson: '[{"name":"단가 변경","supplyCost":-1000,"tax":-100}]',
	});
	// A request can be approved until the issue deadline of its write date.
	const { issuanceKey } = await run(
		'reverseIssuance',
		'request',
		issueForm({}, { writeDateSource: 'today' }),
		invoiceItem(4),
	);
	await run('reverseIssuance', 'getApprovalUrl', { issuanceKey: issuanceKey as string });
	await run('reverseIssuance', 'cancel', { issuanceKey: issuanceKey as string });
	const party = { number: '2200000002', name: '상호', representative: '대표', branch: '' };
	const { customerKey } = await run('customer', 'create', party);
	for (const operation of ['get', 'getCertificateUrl', 'getCertificateHistory', 'deleteCertificate'])
		await run('customer', operation, { customerKey: customerKey as string });
	const { issuerId } = await run('issuer', 'create', party);
	await run('issuer', 'getAll', { returnAll: true });
	await run('issuer', 'getCertificateUrl', { issuerId: issuerId as string });
});

describe('What the editor shows of outputs before the first run', () => {
	it.each(operations)('%s → %s: the real output fits, and has nothing more', (resource, operation) => {
		const schema = JSON.parse(readFileSync(path.join(folder, resource, `${operation}.json`), 'utf8')) as object;
		const validate = new Ajv2020({ strict: false, allErrors: true }).compile({
			...schema,
			additionalProperties: false,
		});
		expect([validate(outputs.get(`${resource}/${operation}`)), validate.errors]).toEqual([true, null]);
	});
});
