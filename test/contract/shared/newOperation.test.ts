/** `npm run new:operation` in a copy: what it writes compiles, but for the policy that somebody chooses. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(__dirname, '../../..');
const copy = mkdtempSync(path.join(tmpdir(), 'new-operation-'));
const node = async (...args: string[]) =>
	await promisify(execFile)(process.execPath, args, { cwd: copy }).catch((error: unknown) => error as Failed);

interface Failed {
	stdout: string;
	stderr: string;
}

const ADDED = [
	['Bolta', 'taxInvoice', 'resendText', 'POST', '/v1/taxInvoices/{issuanceKey}/text'],
	['Bolta', 'customer', 'list', 'GET', '/v1/customers'],
	['Hiworks', 'sms', 'sendAgain', 'POST', '/office/v2/sms/again'],
	['HiworksBill', 'invoice', 'remind', 'POST', '/v2/invoices/{documentId}/reminders'],
	['HiworksOrg', 'member', 'unlink', 'DELETE', '/office/v2/org/memberlink/{extKey}'],
	['PortOne', 'bulkBatch', 'cancel', 'POST', '/b2b/bulk-tax-invoices/{bulkTaxInvoiceId}/cancel'],
] as const;

const add = async (...args: readonly string[]) => await node('scripts/new-operation.mjs', ...args);

beforeAll(() => {
	for (const part of ['nodes', 'sandbox', 'scripts', 'test', 'package.json', 'tsconfig.json', '.prettierrc.json'])
		cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
	symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

it('writes what compiles but for the policies, and says what is left', async () => {
	for (const operation of ADDED) {
		const { stdout, stderr } = await add(...operation);
		expect(stderr).toBe('');
		expect(stdout).toContain(`nodes/${operation[0]}/actions/${operation[1]}/${operation[2]}.operation.ts`);
		expect(stdout).toContain('Left to do:\n1. sandbox/contracts/');
	}
	const tsconfig = JSON.parse(readFileSync(path.join(copy, 'tsconfig.json'), 'utf8')) as object;
	const include = ['nodes', 'sandbox', 'test/operations'];
	writeFileSync(path.join(copy, 'tsconfig.some.json'), JSON.stringify({ ...tsconfig, include }));
	const { stdout } = await node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.some.json');
	const changes = ADDED.filter(([, , , method]) => method !== 'GET');
	const problems = stdout.trim().split('\n');
	expect(problems.filter((line) => !line.endsWith("error TS2304: Cannot find name 'policyToChoose'."))).toEqual([]);
	expect(problems).toHaveLength(2 * changes.length);
}, 300_000);

it.each([
	[['Nobody', 'taxInvoice', 'resend', 'POST', '/x'], 'The node is one of Bolta, Hiworks, HiworksBill'],
	[['Bolta', 'nothing', 'resend', 'POST', '/x'], 'nodes/Bolta/actions/nothing/index.ts is not there'],
	[['Bolta', 'taxInvoice', 'Resend', 'POST', '/x'], 'camelCase'],
	[['Bolta', 'taxInvoice', 'resend'], 'Method and path'],
	[['Bolta', 'taxInvoice', 'issue', 'POST', '/x'], 'is there already'],
])('refuses %j, and writes nothing', async (args, problem) => {
	const { stdout, stderr } = await add(...args);
	expect([stdout, stderr.includes(problem)]).toEqual(['', true]);
});
