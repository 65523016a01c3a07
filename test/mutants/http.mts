import type { Mutant } from './mutant.mts';

const ANSWER = 'nodes/shared/http/answer.ts';
const CLIENT = 'nodes/shared/http/client.ts';

/** Whatever meets the sending of a document. */
const FAULTS = { tests: 'test/engine/shared/faults', named: 'tells what became of each document' };

/** The way to a vendor and back. */
export const http: readonly Mutant[] = [
	{
		name: 'redirects are followed',
		file: 'nodes/shared/http/boundedCall.ts',
		from: 'disableFollowRedirect: true,',
		to: 'disableFollowRedirect: false,',
		tests: 'test/engine/hiworksOrg/sso',
		named: 'server calls',
	},
	{
		name: "a gateway's refusal of a change counts as the vendor's",
		file: ANSWER,
		from: "const isGateways = expected.effect !== 'read' && !isVendors(vendor, response, said);",
		to: 'const isGateways = false;',
		tests: 'test/faults/shared/faults',
		named: '^bolta tells the truth whatever',
	},
	{
		name: '408 counts as refused',
		file: ANSWER,
		from: 'httpStatus < 500 && httpStatus !== 408 && !isGateways',
		to: 'httpStatus < 500 && !isGateways',
		...FAULTS,
	},
	{
		name: 'a 200 that holds an error counts as done',
		file: ANSWER,
		from: 'if (!leavesOpen && (refused || (accepted && said !== undefined)))',
		to: 'if (!leavesOpen && refused)',
		...FAULTS,
	},
	{
		name: 'an answer with what was made and with an error counts as refused',
		file: ANSWER,
		from: 'said !== undefined && isPromised(expected.response, body)',
		to: 'said !== undefined && false',
		tests: 'test/engine/(shared/otherAnswers|bolta/outcomes)',
	},
	{
		name: 'codes that leave open what became of it count as refused',
		file: ANSWER,
		from: '(vendor.openCodes?.includes(said.code) ?? false)',
		to: 'false',
		tests: 'test/engine/portOne/outcomes',
		named: 'IDEMPOTENCY_OUTSTANDING_REQUEST',
	},
	{
		name: 'a refused key stops nothing',
		file: ANSWER,
		from: 'stopsRun: refusesKey,',
		to: 'stopsRun: false,',
		tests: 'test/engine/portOne/errors',
		named: 'starts nothing more',
	},
	{
		name: "a person's number that was sent stands in the vendor's words",
		file: ANSWER,
		from: 'maskGiven(words.message, partyNumbers)',
		to: 'words.message',
		tests: 'test/unit/hiworksBill/answer',
	},
	{
		name: 'a change is sent again as reading is',
		file: CLIENT,
		from: "if (!patient || !mayPass || request.effect !== 'read' || pause === undefined) throw failure;",
		to: 'if (!patient || !mayPass || pause === undefined) throw failure;',
		...FAULTS,
	},
	{
		name: '429 is repeated as long as it comes',
		file: CLIENT,
		from: 'refusals === MOST_429_WAITS || retryAfter > LONGEST_RETRY_AFTER;',
		to: 'retryAfter > LONGEST_RETRY_AFTER || refusals === 3 * MOST_429_WAITS;',
		...FAULTS,
	},
	{
		name: 'the mode is left out of the query',
		file: CLIENT,
		from: 'vendor.completeQuery?.(endpoint, query, { live }) ?? query',
		to: 'query',
		tests: 'test/unit/portOne/mode',
	},
	{
		name: 'a connection that broke counts as none',
		file: 'nodes/shared/http/broken.ts',
		from: "new Set(['getaddrinfo', 'connect'])",
		to: "new Set(['getaddrinfo', 'connect', 'read', undefined])",
		...FAULTS,
	},
	{
		name: 'keys go to other machines in clear text',
		file: 'nodes/shared/http/baseUrl.ts',
		from: "(url.protocol === 'http:' && loopback)",
		to: "url.protocol === 'http:'",
		tests: 'test/engine/shared/consent',
		named: 'A credential that contradicts itself',
	},
	{
		name: 'a pre-signed address may be plain http',
		file: 'nodes/shared/http/fetchPlain.ts',
		from: "if (!url || !(url.protocol === 'https:' || sameMachine))",
		to: 'if (!url)',
		tests: 'test/engine/portOne/attachment',
		named: 'the address that the file is put to',
	},
	{
		name: 'one call more goes than is kept for others',
		file: 'nodes/shared/http/quota.ts',
		from: 'remaining <= kept) throw',
		to: 'remaining < kept) throw',
		tests: 'test/unit/shared/quota',
	},
	{
		name: 'a long number of an answer becomes another one',
		file: 'nodes/shared/http/answerBody.ts',
		from: 'return JSON.parse(withLongNumbersAsText(String(text)));',
		to: 'return JSON.parse(String(text));',
		tests: 'test/unit/shared/longNumbers',
	},
	{
		name: 'secrets stand in errors',
		file: 'nodes/shared/errors/redact.ts',
		from: "shown.replaceAll(secret, '***')",
		to: 'shown.replaceAll(secret, secret)',
		tests: 'test/unit/shared/redact',
	},
	{
		name: 'a change goes by the way of reading',
		file: 'nodes/Bolta/actions/customer/create.operation.ts',
		from: 'async send(request, { once }) {\n\t\tconst { result, duplicate, recovered } = await once.change(\n\t\t\trequest,',
		to: 'async send(request, { once, client }) {\n\t\tawait client.read(request);\n\t\tconst { result, duplicate, recovered } = await once.change(\n\t\t\trequest,',
	},
	{
		name: 'a change goes without a policy',
		file: 'nodes/Bolta/actions/customer/create.operation.ts',
		from: "remember({ advice: say`Look in Bolta's console whether it took effect before you send it in a new execution.` }),",
		to: 'undefined,',
	},
];
