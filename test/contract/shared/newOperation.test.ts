/** `npm run new:operation` in a copy: what it writes compiles, but for the policy that somebody chooses. */
import { loadContract } from '../../../sandbox/contract.ts';
import type { JsonObject } from '../../../sandbox/json.ts';
import { ProjectCopy } from '../support/projectCopy.ts';

const ADDED = [
	['Bolta', 'taxInvoice', 'resendText', 'POST', '/v1/taxInvoices/{issuanceKey}/text', 'phone', 'text'],
	['Bolta', 'customer', 'list', 'GET', '/v1/customers'],
	['Hiworks', 'sms', 'sendAgain', 'POST', '/office/v2/sms/again'],
	['HiworksBill', 'invoice', 'remind', 'POST', '/v2/invoices/{documentId}/reminders', 'email'],
	['HiworksOrg', 'member', 'unlink', 'DELETE', '/office/v2/org/memberlink/{extKey}'],
	['PortOne', 'bulkBatch', 'cancel', 'POST', '/b2b/bulk-tax-invoices/{bulkTaxInvoiceId}/cancel'],
] as const;

const copy = new ProjectCopy();
afterAll(() => copy.remove());

/** The operations of the copy's contract. */
const operationsOf = (contract: string) =>
	loadContract(JSON.parse(copy.read(`sandbox/contracts/${contract}.openapi.json`)) as JsonObject).operations;

const add = async (...args: readonly string[]) => await copy.node('scripts/new-operation.mjs', ...args);

it('writes what compiles but for the policies, and says what is left', async () => {
	for (const operation of ADDED) {
		const { stdout, stderr } = await add(...operation);
		expect(stderr).toBe('');
		expect(stdout).toContain(`nodes/${operation[0]}/actions/${operation[1]}/${operation[2]}.operation.ts`);
		expect(stdout).toContain(`Left to do:\n1. nodes/${operation[0]}/actions/`);
	}
	const changes = ADDED.filter(([, , , method]) => method !== 'GET');
	const problems = copy.problemsIn(copy.changed());
	expect(problems.filter((line) => !line.endsWith("Cannot find name 'policyToChoose'."))).toEqual([]);
	expect(problems).toHaveLength(2 * changes.length);
}, 300_000);

it('takes what the vendor has already: fields, how they are tested, what every call around it has', () => {
	const operation = copy.read('nodes/Bolta/actions/taxInvoice/resendText.operation.ts');
	expect(operation).toContain("import { issuanceKey } from '../../invoice/issuanceKey';");
	expect(operation).toContain('body: { phone: fields.phone, text: fields.text }');
	expect(copy.read('nodes/HiworksBill/actions/invoice/remind.operation.ts')).toContain('documentId: documentId(),');
	expect(copy.read('test/operations/bolta.ts')).toContain(
		"issuanceKey: ISSUANCE_KEY,\n\t\t\tphone: { kind: 'text', named: ['Phone', 'phone'] },",
	);
	expect(operationsOf('bolta').get('resendTextTaxInvoice')?.definition).toMatchObject({
		'x-generations-seen': [1, 2, 3],
		'x-standing': 'unconfirmed',
		parameters: [{ $ref: '#/components/parameters/IssuanceKeyPath' }],
		requestBody: { content: { 'application/json': { schema: { required: ['phone', 'text'] } } } },
		responses: { 401: { $ref: '#/components/responses/Unauthorized' } },
	});
	// Without it the sandbox knows no token that the call would need.
	expect(operationsOf('hiworks').get('unlinkMember')?.definition).toMatchObject({
		'x-family': 'org',
		security: [expect.any(Object)],
	});
});

it.each([
	[['Nobody', 'taxInvoice', 'resend', 'POST', '/x'], 'The node is one of Bolta, Hiworks, HiworksBill'],
	[['Bolta', 'nothing', 'resend', 'POST', '/x'], 'nodes/Bolta/actions/nothing/index.ts is not there'],
	[['Bolta', 'taxInvoice', 'Resend', 'POST', '/x'], 'camelCase'],
	[['Bolta', 'taxInvoice', 'resend'], 'Method and path'],
	[['Bolta', 'taxInvoice', 'issue', 'POST', '/x'], 'is there already'],
	[['Bolta', 'taxInvoice', 'find', 'GET', '/x', 'email'], 'A GET has no body'],
	[['Bolta', 'taxInvoice', 'find', 'POST', '/x', 'e-mail'], 'camelCase, as in "email": e-mail'],
])('refuses %j, and writes nothing', async (args, problem) => {
	const { stdout, stderr } = await add(...args);
	expect([stdout, stderr.includes(problem)]).toEqual(['', true]);
});
