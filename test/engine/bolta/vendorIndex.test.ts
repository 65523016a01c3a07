import type { RequestRecord } from '../../../sandbox/index.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { bolta, invoiceItem, issueForm } from '../support/bolta';
import { issued, locator, run } from '../support/operations';
import { rows } from '../support/reports';

/**
 * The endpoints of the vendor's own index ("API Docs"): number of the page, title, what it is on the wire, and the
 * operation that calls it.
 */
const INDEX = [
	['24407384e0', '전자(세금)계산서 정발행', 'POST', '/v1/taxInvoices/issue', 'Issue'],
	[
		'24407388e0',
		'전자(세금)계산서 수정발행 - 계약의 해제',
		'POST',
		'/v1/taxInvoices/{issuanceKey}/amend/termination',
		'Amend: Contract Termination',
	],
	[
		'24407389e0',
		'전자(세금)계산서 수정발행 - 공급가액 변동',
		'POST',
		'/v1/taxInvoices/{issuanceKey}/amend/changeSupplyCost',
		'Amend: Supply Cost Change',
	],
	['24407385e0', '전자(세금)계산서 역발행', 'POST', '/v1/taxInvoices/issueRequest', 'Request'],
	[
		'24407386e0',
		'전자(세금)계산서 역발행 - 승인 URL 조회',
		'GET',
		'/v1/taxInvoices/{issuanceKey}/issueRequest/grant',
		'Get Approval URL',
	],
	[
		'24407387e0',
		'전자(세금)계산서 역발행 - 요청 취소',
		'PUT',
		'/v1/taxInvoices/{issuanceKey}/issueRequest/cancel',
		'Cancel Request',
	],
	['24407390e0', '고객 생성', 'POST', '/v1/customers', 'Create'],
	[
		'24407391e0',
		'고객 공동인증서 등록 URL 조회',
		'GET',
		'/v1/customers/{customerKey}/certificates/url',
		'Get Certificate Registration URL',
	],
	[
		'25280201e0',
		'고객 공동인증서 등록 내역 조회',
		'GET',
		'/v1/customers/{customerKey}/certificates/latestHistory',
		'Get Certificate History',
	],
	[
		'24407392e0',
		'고객 공동인증서 등록해제',
		'DELETE',
		'/v1/customers/{customerKey}/certificates',
		'Delete Certificate',
	],
	['24407393e0', '고객 조회', 'GET', '/v1/customers/{customerKey}', 'Get (customer)'],
	['24407394e0', '전자(세금)계산서 내용 조회', 'GET', '/v1/taxInvoices/{issuanceKey}', 'Get'],
	[
		'24407395e0',
		'전자(세금)계산서 요청자 관리번호 이용하여 조회',
		'GET',
		'/v1/taxInvoices/issue/status',
		'Get Status by Reference ID',
	],
] as const;

/** Under the operation of the node that made them. */
const requests = new Map<string, RequestRecord[]>();

async function operation(name: string, work: () => Promise<unknown>): Promise<void> {
	sandbox.bolta.clearRequests();
	await work();
	requests.set(name, sandbox.bolta.requests());
}

const sandbox = withSandbox();
beforeAll(async () => {
	const key = await issued(sandbox);
	const request = async (referenceId: string) =>
		rows(
			await bolta(sandbox.bolta.url, {
				parameters: {
					...issueForm({}, { writeDateSource: 'today' }),
					resource: 'reverseIssuance',
					operation: 'request',
				},
				input: [invoiceItem(0, { referenceId })],
			}),
		)[0]!.issuanceKey!;
	const requested = await request('request-0');
	const invoice = { issuanceKey: locator(key) };
	const customer = { customerKey: locator('customer_bf8paz') };

	await operation('Issue', async () => await issued(sandbox, { referenceId: 'order-1' }));
	await operation('Get', async () => await run(sandbox, 'taxInvoice.get', invoice));
	await operation(
		'Get Status by Reference ID',
		async () => await run(sandbox, 'taxInvoice.getStatus', { referenceId: 'order-0' }),
	);
	await operation(
		'Amend: Contract Termination',
		async () => await run(sandbox, 'taxInvoice.amendTermination', { ...invoice, date: '2026-02-10' }),
	);
	await operation(
		'Amend: Supply Cost Change',
		async () =>
			await run(sandbox, 'taxInvoice.amendSupplyCostChange', {
				...invoice,
				date: '2026-02-10',
				items: { item: [{ name: '조정', supplyCost: '10', tax: '1' }] },
			}),
	);
	await operation('Request', async () => await request('request-1'));
	await operation(
		'Get Approval URL',
		async () => await run(sandbox, 'reverseIssuance.getApprovalUrl', { issuanceKey: locator(requested) }),
	);
	await operation(
		'Cancel Request',
		async () => await run(sandbox, 'reverseIssuance.cancel', { issuanceKey: locator(requested) }),
	);
	await operation(
		'Create',
		async () => await run(sandbox, 'customer.create', { number: '2200000002', name: '상호', representative: '대표' }),
	);
	await operation('Get (customer)', async () => await run(sandbox, 'customer.get', customer));
	await operation(
		'Get Certificate Registration URL',
		async () => await run(sandbox, 'customer.getCertificateUrl', customer),
	);
	await operation(
		'Get Certificate History',
		async () => await run(sandbox, 'customer.getCertificateHistory', customer),
	);
	await operation('Delete Certificate', async () => await run(sandbox, 'customer.deleteCertificate', customer));
});

/** Method and path with the names of its parameters, as the contract has them. */
function onTheWire({ route }: RequestRecord): string {
	const { method, path } = sandbox.bolta.contract.operations.get(route!)!;
	return `${method} ${path}`;
}

describe("Every endpoint of the vendor's index", () => {
	it.each(INDEX)('%s %s is called by its operation, and answered', (_id, _title, method, path, name) => {
		const called = requests.get(name)!.filter((request) => request.route && onTheWire(request) === `${method} ${path}`);
		expect(called.map(({ status, problems }) => [status, problems])).toContainEqual([200, []]);
	});

	it('is called with nothing that the contract does not know', () => {
		expect(requests.size).toBe(INDEX.length);
		expect(
			[...requests.values()].flat().filter(({ route, problems }) => route === null || problems.length > 0),
		).toEqual([]);
	});
});
