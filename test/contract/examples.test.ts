/** The documented examples against the contract: all pass but those on the list of exceptions, and that list holds no others. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import document from '../../sandbox/contracts/bolta.openapi.json';
import examples from '../../sandbox/contracts/bolta.json';
import { loadContract, type JsonObject } from '../../sandbox/contract.ts';
import { startSandbox, type BoltaSettings } from '../../sandbox/index.ts';
import { send } from './client.ts';

const contract = loadContract(document);
const schemas = contract.document.components.schemas as JsonObject;
const endpoints = Object.entries(examples.endpoints as JsonObject);

const listed = [...readFileSync(join(__dirname, '../../sandbox/contracts/bolta.exceptions.md'), 'utf8').matchAll(/^\| (\w+\.[\w.]+ .+?) \|/gm)].map(([, name]) => name!);

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
	return contract.read(match, { method: entry.method, target, rawHeaders: Object.entries(headers).flat() as string[], body }, 'refuse').problems
		.map(({ where, message }) => `${where} ${message}`);
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
			results.set(`${name} response ${index} (${httpStatus})`, contract.answerProblems(operationId, httpStatus, body ?? undefined));
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
		for (const operation of contract.operations.values()) {
			const content = operation.definition.requestBody?.content?.['application/json'];
			for (const { value } of Object.values((content?.examples ?? {}) as JsonObject)) {
				const validate = contract.validator(content.schema, true);
				expect([operation.id, validate(value)]).toEqual([operation.id, []]);
				expect(validate({ ...value, unknown: 1 })).toEqual(['/ must NOT have additional properties (unknown)']);
			}
			for (const [status, node] of Object.entries(operation.definition.responses as JsonObject)) {
				for (const { value } of Object.values((contract.resolve(node).content?.['application/json']?.examples ?? {}) as JsonObject)) {
					expect([operation.id, status, contract.answerProblems(operation.id, Number(status) || 418, value)]).toEqual([operation.id, status, []]);
				}
			}
		}
	});
});

describe('the sandbox', () => {
	test.each<[string, BoltaSettings['generation']]>([
		['taxInvoices.issue.gen1', 1], ['taxInvoices.issue.gen3', 3], ['taxInvoices.issue.taxFree', 3],
	])('takes the request of %s', async (name, generation) => {
		const sandbox = await startSandbox({ bolta: { generation } });
		try {
			const { path, headers, request } = (examples.endpoints as JsonObject)[name];
			const { Authorization: _placeholder, ...rest } = headers;
			const body = JSON.stringify(request);
			expect(await send(sandbox.bolta.url, path, { method: 'POST', headers: rest, body })).toMatchObject({ status: 200 });
			expect(sandbox.bolta.ledger()).toEqual([expect.objectContaining({ body: request, clientReferenceId: 'my-ref-0001', state: 'issued' })]);
		} finally {
			await sandbox.close();
		}
	});
});
