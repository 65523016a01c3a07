/**
 * The documented examples against the contract: all pass but those on the list of exceptions, and that list holds no
 * others.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContract } from '../../../sandbox/contract.ts';
import examples from '../../../sandbox/contracts/bolta.json';
import document from '../../../sandbox/contracts/bolta.openapi.json';
import type { BoltaSettings, LedgerEntry, Sandbox } from '../../../sandbox/index.ts';
import type { JsonObject } from '../../../sandbox/json.ts';
import { withSandbox } from '../../support/sandbox.ts';
import { send } from '../support/client.ts';
import { expectOwnExamples, placesIn } from '../support/documentedExamples.ts';

const contract = loadContract(document);
const schemas = contract.document.components.schemas as JsonObject;
const endpoints = Object.entries(examples.endpoints as JsonObject);

const listed = [
	...readFileSync(join(__dirname, '../../../sandbox/contracts/bolta.exceptions.md'), 'utf8').matchAll(
		/^\| (\w+\.[\w.]+ .+?) \|/gm,
	),
].map(([, name]) => name!);

/** Names in braces are filled in; the rest of a template is the path. */
function targetOf(entry: JsonObject): string {
	const path = entry.path.replace(/\{.+?\}/g, 'ExampleKey');
	return entry.query ? `${path}?${new URLSearchParams(entry.query)}` : path;
}

function requestProblems(entry: JsonObject): string[] {
	const target = targetOf(entry);
	const match = contract.match(entry.method, target);
	if (match === undefined || match === 'wrongVerb') return ['not in the contract'];
	// Some entries leave out the content type that their body needs; it is the one thing filled in.
	const headers = { ...(entry.request ? { 'Content-Type': 'application/json' } : {}), ...entry.headers };
	const body = Buffer.from(entry.request ? JSON.stringify(entry.request) : '');
	return contract
		.read(
			match,
			{ method: entry.method, target, rawHeaders: Object.entries(headers).flat() as string[], body },
			'refuse',
		)
		.problems.map(({ where, message }) => `${where} ${message}`);
}

function collect(): Map<string, string[]> {
	const results = new Map<string, string[]>();
	for (const [name, entry] of endpoints) {
		if (entry.method === null) {
			results.set(`${name} (whole entry)`, ['no method and no path']);
			continue;
		}
		results.set(`${name} request`, requestProblems(entry));
		const match = contract.match(entry.method, targetOf(entry));
		for (const [index, { httpStatus, body }] of (entry.responses as JsonObject[]).entries()) {
			const operationId = typeof match === 'object' ? match.operation.id : '';
			results.set(
				`${name} response ${index} (${httpStatus})`,
				contract.answerProblems(operationId, httpStatus, body ?? undefined),
			);
		}
	}
	for (const [name, { payload }] of Object.entries(examples.webhooks as JsonObject)) {
		const { schema } = contract.document.webhooks[name].post.requestBody.content['application/json'];
		results.set(`webhook ${name}`, contract.validator(schema)(payload));
	}
	for (const [index, { body }] of (examples.errorBodies as JsonObject[]).entries()) {
		results.set(`error body ${index}`, body === null ? [] : contract.validator(schemas.Error)(body));
	}
	return results;
}

describe('bolta.json', () => {
	const results = collect();

	test('is read whole', () => {
		expect(results.size).toBeGreaterThanOrEqual(70);
		expect(listed.length).toBe(6);
	});

	test('fails exactly where the list of exceptions says', () => {
		const failing = [...results].filter(([, problems]) => problems.length > 0).map(([name]) => name);
		expect(failing.sort()).toEqual([...listed].sort());
	});

	test.each([
		['taxInvoices.issueRequest.grant response 0 (200)', '/url must match format "uri"'],
		['taxInvoices.get response 0 (200)', '/issuedAt must match pattern'],
		['taxInvoices.pdf response 1 (200)', '/downloadUrl must match format "uri"'],
	])('%s fails for the reason given', (name, reason) => {
		expect(results.get(name)).toEqual([expect.stringContaining(reason)]);
	});
});

describe('the contract', () => {
	test('its own examples are valid, and a broken copy of each request is not', () => {
		expect(expectOwnExamples(contract)).toBeGreaterThan(0);
	});
});

/** One for each documented answer, in their order: how it comes about. */
interface Replay {
	settings?: Partial<BoltaSettings>;
	/** Makes what the path names. */
	prepare?(sandbox: Sandbox): Promise<string>;
	/** What is different from the documented request. */
	changes?: JsonObject;
	/** What is in the documented answer and not in this one, or the other way round, and why. */
	different?: { documented: string[]; answered: string[]; why: string };
	ledger?: Partial<LedgerEntry>;
}

const documentedRequest = (name: string) => (examples.endpoints as JsonObject)[name].request as JsonObject;
const make = async (sandbox: Sandbox, operation: string, name: string) => {
	const headers = {
		'Content-Type': 'application/json',
		'Customer-Key': 'customer_bf8paz',
		'Supplier-Key': 'supplier-1',
		'Bolta-Client-Reference-Id': `prepared by ${name}`.replaceAll(' ', '-'),
	};
	return (
		await send(sandbox.bolta.url, operation, { method: 'POST', headers, body: JSON.stringify(documentedRequest(name)) })
	).json.issuanceKey as string;
};
const issuedOne = (sandbox: Sandbox) =>
	make(
		sandbox,
		'/v1/taxInvoices/issue',
		sandbox.bolta.settings.generation === 1 ? 'taxInvoices.issue.gen1' : 'taxInvoices.issue.gen3',
	);
const requestedOne = (sandbox: Sandbox) => {
	// Its date is long past; the last day to approve it must not be.
	sandbox.bolta.configure({ clockOffsetMs: Date.parse('2024-08-25T00:00:00Z') - Date.now() });
	return make(sandbox, '/v1/taxInvoices/issueRequest', 'taxInvoices.issueRequest');
};
const customer = () => Promise.resolve('customer_bf8paz');
const [first, second, third] = [1, 2, 3].map((generation) => ({ generation })) as Array<{
	generation: BoltaSettings['generation'];
}>;
const noneYet = {
	documented: ['certificate.expiresAt', 'certificate.issuedAt'],
	answered: ['certificate'],
	why: 'who has just been registered has no certificate',
};
const restOfIssuer = {
	documented: [],
	answered: ['certificate', 'identificationNumber', 'organizationName', 'representativeName'],
	why: 'the contract takes the shape from the list; the id alone is documented',
};

const replays: Record<string, Replay[]> = {
	'taxInvoices.issue.gen1': [
		{
			settings: first,
			ledger: { kind: 'issue', customerKey: 'customer_bf8paz', body: documentedRequest('taxInvoices.issue.gen1') },
		},
	],
	'taxInvoices.issue.gen3': [
		{ settings: third, ledger: { kind: 'issue', body: documentedRequest('taxInvoices.issue.gen3') } },
		{ settings: third, changes: { date: '2999-01-01' } },
	],
	'taxInvoices.issue.taxFree': [
		{ settings: third, ledger: { kind: 'issue', body: documentedRequest('taxInvoices.issue.taxFree') } },
	],
	'taxInvoices.amend.termination': [
		{ settings: first, prepare: issuedOne, ledger: { kind: 'termination', customerKey: 'customer_bf8paz' } },
	],
	'taxInvoices.amend.changeSupplyCost': [{ settings: first, prepare: issuedOne, ledger: { kind: 'changeSupplyCost' } }],
	'taxInvoices.amend.doubleIssuance': [{ settings: second, prepare: issuedOne, ledger: { kind: 'doubleIssuance' } }],
	'taxInvoices.issueRequest': [
		{
			settings: first,
			ledger: { kind: 'reverseRequest', state: 'requested', body: documentedRequest('taxInvoices.issueRequest') },
		},
	],
	'taxInvoices.issueRequest.grant': [{ settings: first, prepare: requestedOne }],
	'taxInvoices.issueRequest.cancel': [{ settings: first, prepare: requestedOne, ledger: { state: 'cancelled' } }],
	'taxInvoices.get': [
		{ settings: first, prepare: issuedOne },
		{ settings: { ...first, issueDelayMs: 600_000 }, prepare: issuedOne },
	],
	'taxInvoices.issue.status': [
		{
			settings: first,
			async prepare(sandbox) {
				const headers = {
					'Content-Type': 'application/json',
					'Customer-Key': 'customer_bf8paz',
					'Bolta-Client-Reference-Id': 'my-ref-0001',
				};
				await send(sandbox.bolta.url, '/v1/taxInvoices/issue', {
					method: 'POST',
					headers,
					body: JSON.stringify(documentedRequest('taxInvoices.issue.gen1')),
				});
				return '';
			},
		},
		{},
	],
	'taxInvoices.pdf': [
		{ settings: { pdfRetryAfter: 3 }, prepare: issuedOne },
		{ settings: { pdfPolls: 0 }, prepare: issuedOne },
	],
	taxInvoiceIssueDueDates: [{}],
	'customers.create': [{ settings: first, different: noneYet }],
	'customers.get': [{ settings: first, prepare: customer }],
	'customers.certificates.url': [{ settings: first, prepare: customer }],
	'customers.certificates.latestHistory': [
		{
			settings: first,
			async prepare(sandbox) {
				sandbox.bolta.attemptCertificate({ customerKey: await customer() });
				return customer();
			},
		},
	],
	'customers.certificates.delete': [{ settings: first, prepare: customer }],
	'issuers.create': [{ settings: third, different: restOfIssuer }],
	'issuers.list': [{ settings: third }],
	'issuers.certificates.url': [
		{ settings: third, prepare: (sandbox) => Promise.resolve(sandbox.bolta.settings.issuers[0]!.issuerId) },
	],
};

const leftOut = endpoints
	.filter(([, { path }]) => path === null || /cashReceipts|bankAccountHolders|suppliers/.test(path))
	.map(([name]) => name);

describe('the sandbox', () => {
	const sandbox = withSandbox();
	beforeEach(() => sandbox.bolta.reset());

	function ask(entry: JsonObject, inPath: string, changes: JsonObject = {}) {
		const { Authorization: _placeholder, ...headers } = entry.headers;
		const path =
			entry.path.replace(/\{.+?\}/g, encodeURIComponent(inPath)) +
			(entry.query ? `?${new URLSearchParams(entry.query)}` : '');
		const content = entry.request ? { body: JSON.stringify({ ...entry.request, ...changes }) } : {};
		return send(sandbox.bolta.url, path, {
			method: entry.method,
			headers: { ...(entry.request ? { 'Content-Type': 'application/json' } : {}), ...headers },
			...content,
		});
	}

	test('is asked all examples, and all answers are played', () => {
		expect([...Object.keys(replays), ...leftOut].sort()).toEqual(endpoints.map(([name]) => name).sort());
		for (const [name, list] of Object.entries(replays))
			expect([name, list.length]).toEqual([name, (examples.endpoints as JsonObject)[name].responses.length]);
	});

	const scenes = Object.entries(replays).flatMap(([name, list]) =>
		list.map((replay, index) => ({
			name,
			index,
			replay,
			status: (examples.endpoints as JsonObject)[name].responses[index].httpStatus as number,
		})),
	);

	test.each(scenes)('answers $name as documented: $status', async ({ name, index, replay, status }) => {
		const entry = (examples.endpoints as JsonObject)[name];
		const { body, headers = {} } = entry.responses[index];
		sandbox.bolta.configure(replay.settings ?? {});
		const prepared = (await replay.prepare?.(sandbox)) ?? '';
		const answer = await ask(entry, prepared, replay.changes);
		expect([answer.status, answer.status === status ? '' : answer.text]).toEqual([status, '']);
		const { route } = sandbox.bolta.requests().at(-1)!;
		expect(contract.answerProblems(route!, status, answer.json, true)).toEqual([]);
		if (body === null) expect(answer.text).toBe('');
		else {
			const [documented, answered] = [placesIn(body), placesIn(answer.json)];
			const without = (from: string[], what: string[]) => from.filter((place) => !what.includes(place));
			expect({ documented: without(documented, answered), answered: without(answered, documented) }).toEqual({
				documented: replay.different?.documented ?? [],
				answered: replay.different?.answered ?? [],
			});
		}
		for (const [header, value] of Object.entries(headers)) expect(answer.headers[header.toLowerCase()]).toBe(value);
		if (replay.ledger) expect(sandbox.bolta.ledger().at(-1)).toMatchObject(replay.ledger);
	});

	test.each(leftOut.filter((name) => (examples.endpoints as JsonObject)[name].path !== null))(
		'does not emulate %s, and says so',
		async (name) => {
			expect(await ask((examples.endpoints as JsonObject)[name], 'ExampleKey')).toMatchObject({
				status: 501,
				json: { code: 'SANDBOX_NOT_EMULATED' },
			});
		},
	);
});
