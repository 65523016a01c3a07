/** `npm run new:operation` in a copy: what it writes compiles, but for the policy that somebody chooses. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import {
	createProgram,
	flattenDiagnosticMessageText,
	parseJsonConfigFileContent,
	readConfigFile,
	sys,
} from 'typescript';

import { loadContract } from '../../../sandbox/contract.ts';
import type { JsonObject } from '../../../sandbox/json.ts';

const root = path.resolve(__dirname, '../../..');
const copy = mkdtempSync(path.join(tmpdir(), 'new-operation-'));
const node = async (...args: string[]) =>
	await promisify(execFile)(process.execPath, args, { cwd: copy }).catch((error: unknown) => error as Failed);

interface Failed {
	stdout: string;
	stderr: string;
}

const ADDED = [
	['Bolta', 'taxInvoice', 'resendText', 'POST', '/v1/taxInvoices/{issuanceKey}/text', 'phone', 'text'],
	['Bolta', 'customer', 'list', 'GET', '/v1/customers'],
	['Hiworks', 'sms', 'sendAgain', 'POST', '/office/v2/sms/again'],
	['HiworksBill', 'invoice', 'remind', 'POST', '/v2/invoices/{documentId}/reminders', 'email'],
	['HiworksOrg', 'member', 'unlink', 'DELETE', '/office/v2/org/memberlink/{extKey}'],
	['PortOne', 'bulkBatch', 'cancel', 'POST', '/b2b/bulk-tax-invoices/{bulkTaxInvoiceId}/cancel'],
] as const;

/** The operations of the copy's contract. */
const operationsOf = (contract: string) =>
	loadContract(
		JSON.parse(readFileSync(path.join(copy, `sandbox/contracts/${contract}.openapi.json`), 'utf8')) as JsonObject,
	).operations;

const add = async (...args: readonly string[]) => await node('scripts/new-operation.mjs', ...args);

beforeAll(() => {
	for (const part of ['nodes', 'sandbox', 'scripts', 'test', 'package.json', 'tsconfig.json', '.prettierrc.json'])
		cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
	symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** The files of the copy that are new, or no longer as they were. */
const written = () =>
	['nodes', 'sandbox', 'test/operations'].flatMap((part) =>
		readdirSync(path.join(copy, part), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
			.map((entry) => path.relative(copy, path.join(entry.parentPath, entry.name)))
			.filter((file) => {
				const original = path.join(root, file);
				return !existsSync(original) || !readFileSync(original).equals(readFileSync(path.join(copy, file)));
			}),
	);

/** What the compiler says of these files: all others are as they were, and checked by `tsc` over everything. */
function problemsIn(files: string[]): string[] {
	const { config } = readConfigFile(path.join(copy, 'tsconfig.json'), sys.readFile) as { config: object };
	const { options } = parseJsonConfigFileContent({ ...config, include: [] }, sys, copy);
	const names = files.map((file) => path.join(copy, file));
	const program = createProgram(names, options);
	return names
		.flatMap((name) => {
			const file = program.getSourceFile(name);
			return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
		})
		.map(({ file, messageText }) => `${file?.fileName}: ${flattenDiagnosticMessageText(messageText, '\n')}`);
}

it('writes what compiles but for the policies, and says what is left', async () => {
	for (const operation of ADDED) {
		const { stdout, stderr } = await add(...operation);
		expect(stderr).toBe('');
		expect(stdout).toContain(`nodes/${operation[0]}/actions/${operation[1]}/${operation[2]}.operation.ts`);
		expect(stdout).toContain('Left to do:\n1. sandbox/contracts/');
	}
	const changes = ADDED.filter(([, , , method]) => method !== 'GET');
	const problems = problemsIn(written());
	expect(problems.filter((line) => !line.endsWith("Cannot find name 'policyToChoose'."))).toEqual([]);
	expect(problems).toHaveLength(2 * changes.length);
}, 300_000);

it('takes what the vendor has already: fields, how they are tested, what every call around it has', () => {
	const written = (file: string) => readFileSync(path.join(copy, file), 'utf8');
	const operation = written('nodes/Bolta/actions/taxInvoice/resendText.operation.ts');
	expect(operation).toContain("import { issuanceKey } from '../../invoice/issuanceKey';");
	expect(operation).toContain('body: { phone: fields.phone, text: fields.text }');
	expect(written('nodes/HiworksBill/actions/invoice/remind.operation.ts')).toContain('documentId: documentId(),');
	expect(written('test/operations/bolta.ts')).toContain(
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
