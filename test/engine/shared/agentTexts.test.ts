/**
 * What the model of an agent is told. n8n's AI Agent hands it the items that came out or, where the call failed, the
 * message of the error and nothing else: it must hold what was wrong and expected, whether anything was sent, and what
 * to do next.
 */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { NODES } from '../../operations';
import { endpointOf } from '../../operations/endpoints.ts';
import type { NodeUnderTest, OperationRow } from '../../operations/row';
import { withSandbox } from '../../support/sandbox.ts';
import { describeNode, type Result } from '../support/engine';
import { EASY_SIGN } from '../support/hiworksBillAmend';
import { issued } from '../support/operations';

const sandbox = withSandbox();
beforeEach(() => {
	for (const node of NODES) node.host(sandbox).reset();
});

const BOLTA_LIVE = { apiKey: 'live_synthetic_key', environment: 'live' };
const PORTONE_LIVE = { environment: 'live' };

type Texts = ReadonlyArray<string | RegExp>;

interface Call {
	/** What the agent fills in instead of something good. */
	fields?: INodeParameters;
	item?: IDataObject;
	options?: INodeParameters;
	credential?: IDataObject;
	/** What the vendor is made to do. */
	arrange?: () => unknown;
	/** Calls before this one, with the same or another item. */
	before?: IDataObject[];
	retryOnFail?: { maxTries: number };
	/** What the text says beside what every text of the situation says. */
	says?: Texts;
}

interface Situation {
	says: Texts;
	/** By node and operation. */
	tools: Record<string, Call>;
}

const fault =
	(node: string, kind: string, more: object = {}) =>
	() =>
		NODES.find((one) => one.node === node)!
			.host(sandbox)
			.setFaults([{ kind, ...more }]);

const NUMBER = [/Recipient Number: expected a business registration number of 10 digits/, 'found "123-45"'];
const DAY = [/Write Date: expected a date such as 2026-01-31/, 'found "someday"'];
const WRONG = { recipientNumber: '123-45' };
const TWO_WRONG = { ...WRONG, writeDate: 'someday' };
const OTHER_SHAPE = {
	fields: { itemSource: 'json', itemsJson: '[{ "description": "용역", "price": 1000 }]' },
	says: ['Items JSON, line 1: "description": expected the name "remark" instead'],
};
const MEND = ['Outcome: not sent.', /orrect .* try again/];
const LOST = ['Outcome: unknown, it may have taken effect. Call again only as said here:'];
const byConsent = (credential: IDataObject, more: Call = {}): Call => ({ credential, ...more });
const AS_LONG_AS_NOT_THERE = [/only if it is not there, send it in a new execution/];

const SITUATIONS: Record<string, Situation> = {
	'one-wrong-field': {
		says: MEND,
		tools: {
			'bolta taxInvoice.issue': { item: WRONG, says: NUMBER },
			'portOneB2b taxInvoice.issueImmediately': { fields: WRONG, says: NUMBER },
			'hiworksBill invoice.create': { item: WRONG, says: NUMBER },
			'hiworks sms.send': {
				item: { to: '12' },
				says: ['Receiver Number: expected a Korean telephone number'],
			},
		},
	},
	'two-wrong-fields': {
		says: MEND,
		tools: {
			'bolta taxInvoice.issue': { item: TWO_WRONG, says: [...NUMBER, ...DAY] },
			'portOneB2b taxInvoice.issueImmediately': { fields: TWO_WRONG, says: [...NUMBER, ...DAY] },
			'hiworksBill invoice.create': { item: TWO_WRONG, says: [...NUMBER, ...DAY] },
		},
	},
	'fields-left-empty': {
		says: MEND,
		tools: {
			'bolta taxInvoice.issue': {
				item: { recipientName: '', recipientNumber: '' },
				says: ['Recipient Name: expected', 'Recipient Number: expected'],
			},
			'hiworks sms.send': { item: { to: '' }, says: ['Receiver Number: expected a value'] },
			'hiworks accountingCustomer.create': {
				item: { code: '', name: '' },
				says: ['Code: expected', 'Name: expected'],
			},
		},
	},
	'items-of-another-shape': {
		says: MEND,
		tools: { 'bolta taxInvoice.issue': OTHER_SHAPE, 'portOneB2b taxInvoice.issueImmediately': OTHER_SHAPE },
	},
	'live-without-consent': {
		says: [
			/\d documents? over [\d,]+ won would have gone out with legal effect; nothing was sent/,
			'Outcome: not sent.',
			'whoever approved the call and however the workflow was started',
			'Do not call it again as it is. Tell the person',
			'"Also When Run by Hand or by an Agent"',
			'"Dry Run"',
		],
		tools: {
			'bolta taxInvoice.issue': byConsent(BOLTA_LIVE),
			'bolta taxInvoice.amendTermination': byConsent(BOLTA_LIVE, {
				arrange: async () => ({ key: await issued(sandbox, {}, {}, BOLTA_LIVE) }),
			}),
			'portOneB2b taxInvoice.issueImmediately': byConsent(PORTONE_LIVE),
			'portOneB2b taxInvoice.issueDraft': byConsent(PORTONE_LIVE, { arrange: liveDraft }),
			'hiworksBill invoice.create': EASY_SIGN,
			'hiworksBill invoice.amend': EASY_SIGN,
		},
	},
	'unknown-outcome': {
		says: LOST,
		tools: {
			'hiworks sms.send': {
				arrange: fault('hiworks', 'resetAfter'),
				says: [/the connection to Hiworks was lost/, ...AS_LONG_AS_NOT_THERE],
			},
			'hiworks alimtalk.send': { arrange: fault('hiworks', 'resetAfter'), says: AS_LONG_AS_NOT_THERE },
			'hiworksBill invoice.create': {
				arrange: fault('hiworksBill', 'resetAfter'),
				says: [/In the web screen .* look for .* If it is not there, send it in a new execution/],
			},
			'bolta customer.create': { arrange: fault('bolta', 'resetAfter'), says: ["Look in Bolta's console"] },
		},
	},
	'called-again-after-unknown': {
		says: [...LOST, 'an earlier try of this execution sent it', 'It was not sent again.'],
		tools: {
			'hiworks sms.send': {
				arrange: fault('hiworks', 'resetAfter'),
				retryOnFail: { maxTries: 2 },
				says: AS_LONG_AS_NOT_THERE,
			},
			'hiworksBill invoice.create': {
				arrange: fault('hiworksBill', 'resetAfter'),
				retryOnFail: { maxTries: 2 },
				says: [/If it is not there, send it in a new execution/],
			},
		},
	},
	'already-done': {
		says: ['"duplicate":true', /"status":"(issued|accepted)"/],
		tools: {
			'bolta taxInvoice.issue': { before: [{}] },
			'portOneB2b taxInvoice.issueImmediately': { before: [{}] },
		},
	},
	'same-id-other-content': {
		says: ['"order-0"', /stands? for|another/, /Outcome: (not sent|rejected)/, 'reference ID'],
		tools: {
			'bolta taxInvoice.issue': {
				arrange: () => sandbox.bolta.configure({ clockOffsetMs: 120_000 }),
				before: [{}],
				item: { supplyCost: '20000', tax: '2000' },
			},
		},
	},
	quota: {
		says: ['Too many requests', 'try again later', /Outcome: (rejected|not read)/],
		tools: {
			'hiworks sms.send': { arrange: fault('hiworks', '429') },
			'hiworks accountingCustomer.getAll': { arrange: fault('hiworks', '429') },
		},
	},
	'not-found': {
		says: ['HTTP 4', /Outcome: (rejected|not read)/],
		tools: {
			'bolta taxInvoice.get': { item: { key: 'ffffffffffffffffffffffffffffffff' } },
			'portOneB2b taxInvoice.get': { item: { key: 'unknown' } },
			'hiworksBill invoice.get': { item: { documentId: '987654' } },
		},
	},
	'vendor-rejects': {
		says: [
			'refused',
			/\(([\w ]+, )?HTTP 4\d\d\)/,
			'Outcome: rejected by the vendor.',
			'Correct what the message names and try again.',
		],
		tools: {
			'bolta taxInvoice.issue': {
				arrange: () => sandbox.bolta.configure({ keys: null, generation: 1 }),
				says: ['Customer-Key 헤더가 필요합니다.'],
			},
			'portOneB2b taxInvoice.issueImmediately': {
				arrange: () =>
					sandbox.portOne.configure({ refusals: { issueB2bTaxInvoiceImmediately: 'B2B_SUPPLIER_NOT_FOUND' } }),
				says: ['B2B_SUPPLIER_NOT_FOUND'],
			},
			'hiworksBill invoice.create': {
				arrange: () => sandbox.hiworksBill.configure({ certificate: false }),
				...EASY_SIGN,
				options: { ...EASY_SIGN.options, alsoWhenRunByHand: true },
			},
		},
	},
	'credential-refused': {
		says: [
			'refused the credential',
			'Check the key in the credential',
			'Calling again does not help now: tell the person',
		],
		tools: { 'bolta taxInvoice.getStatus': { arrange: fault('bolta', '401empty') } },
	},
	'cannot-work-as-a-tool': {
		says: ['cannot work like this as a tool of an agent', 'Outcome: not sent.'],
		tools: {
			'bolta taxInvoice.getPdf': { says: ['An agent gets no files', '"Get"'] },
			'portOneB2b taxInvoice.getPdf': { says: ['An agent gets no files', '"Get Print URL"'] },
			'portOneB2b taxInvoice.downloadSheet': { says: ['An agent gets no files', '"Get Many"'] },
			'hiworksBill invoice.downloadAttachment': { says: ['An agent gets no files', '"Get"'] },
			'hiworksBill file.upload': { says: ['An agent hands over no files'] },
			'portOneB2b attachment.upload': { says: ['An agent hands over no files'] },
			'hiworks mail.send': { options: { attachments: 'data' }, says: ['An agent hands over no files'] },
			'hiworks approvalDocument.waitForDecision': { says: ['"Get State"', 'Hiworks Approval Trigger'] },
			'hiworks approvalDocument.draft': {
				fields: { sendDecisionsTo: 'execution' },
				says: ['"Send Decisions To"', 'tell the person'],
			},
			'hiworks accountingCustomer.sync': { says: ['"Create or Update"'] },
		},
	},
};

/** A draft in the live book. */
async function liveDraft() {
	const { node, row } = toolOf('portOneB2b taxInvoice.createDraft');
	const { fields, input } = await row.arrange(sandbox);
	const [draft] = await outputsOf(
		node.run(sandbox, row.name, fields, { input: input.slice(0, 1), credential: PORTONE_LIVE }),
	);
	return { key: draft?.taxInvoiceId };
}

const outputsOf = async (result: Promise<Result>) => ((await result).outputs[0] ?? []).map(({ json }) => json);

function toolOf(tool: string): { node: NodeUnderTest; row: OperationRow } {
	const [name, operation] = tool.split(' ');
	const node = NODES.find((one) => one.node === name)!;
	return { node, row: node.operations.find((one) => one.name === operation)! };
}

/** What AI Agent 3.1 hands the model of a call, see buildObservation in n8n's nodes-langchain. */
const observed = ({ error, outputs }: Result): string =>
	error ? error.message : JSON.stringify((outputs[0] ?? []).map(({ json }) => json));

const callsOf = Object.entries(SITUATIONS).flatMap(([situation, { says, tools }]) =>
	Object.entries(tools).map(
		([tool, call]) => [situation, tool, { ...call, says: [...says, ...(call.says ?? [])] }] as const,
	),
);

describe('An agent is told all there is to know', () => {
	it.each(callsOf)('%s: %s', async (_situation, tool, call) => {
		const { node, row } = toolOf(tool);
		const { fields, input } = await row.arrange(sandbox);
		const arranged = (await call.arrange?.()) as IDataObject | undefined;
		const { options, credential, retryOnFail } = call;
		const run = async (item: IDataObject) =>
			await node.run(
				sandbox,
				row.name,
				{ ...fields, ...call.fields },
				{
					mode: 'chat',
					asTool: true,
					input: [{ ...input[0], ...arranged, ...item }],
					options,
					credential,
					retryOnFail,
				},
			);
		for (const item of call.before ?? []) await run(item);
		const result = await run(call.item ?? {});
		const text = observed(result);
		for (const said of call.says)
			expect(text).toEqual(typeof said === 'string' ? expect.stringContaining(said) : expect.stringMatching(said));
		expect(text).not.toMatch(/\[item|run (it|this item) again/i);
		// What n8n shows to people must not be in it twice: older agents append the description where it is not there.
		if (result.error?.description) expect(text).toContain(result.error.description);
	});
});

describe('Where it cannot work for an agent it says so at once', () => {
	const operations = NODES.flatMap((node) =>
		node.operations.map((row) => [node.node, row.name, row.variant ?? '', node, row] as const),
	);
	it.each(operations)('%s %s %s puts out no file', async (_node, name, _variant, node, row) => {
		const { fields, input } = await row.arrange(sandbox);
		const host = node.host(sandbox);
		host.clearRequests();
		const { outputs, error } = await node.run(sandbox, name, fields, {
			mode: 'chat',
			asTool: true,
			input: input.slice(0, 1),
			options: row.policy === undefined ? {} : (row.options ?? {}),
		});
		expect(outputs.flat().filter(({ binary }) => binary !== undefined)).toEqual([]);
		if (error) {
			expect(error.message).toMatch(
				/cannot work like this as a tool of an agent|may be a part of the list: an agent calls/,
			);
			expect(host.requests()).toEqual([]);
		}
	});
});

/** What n8n makes the description of a tool from: the action of each operation, and its options. */
async function actionsOf({ node, folder, operations }: NodeUnderTest) {
	const { properties } = await describeNode(node);
	const resourcesOf = (of: (typeof properties)[number]) => of.displayOptions?.show?.resource ?? [];
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap((list) =>
			(list.options as Array<{ value: string; action: string }>).map(({ value, action }) => {
				const options = properties.find(
					(one) =>
						one.name === 'options' &&
						resourcesOf(one).includes(resourcesOf(list)[0]!) &&
						one.displayOptions?.show?.operation?.includes(value),
				);
				const names = (options?.options ?? []).map(({ name }) => name);
				const name = `${resourcesOf(list)[0]}.${value}`;
				const effects = operations
					.filter((row) => row.name === name)
					.map((row) => endpointOf(folder, row))
					.map((endpoint) => (endpoint?.method === 'DELETE' ? 'delete' : endpoint?.effect));
				return { name, value, action, effects, asksConsent: names.includes('alsoWhenRunByHand') };
			}),
		);
}

describe('The description of a tool says what it does for good, by what its endpoint does', () => {
	it.each(NODES.map((node) => [node.node, node] as const))('%s', async (_name, node) => {
		const actions = await actionsOf(node);
		const lacking = actions.filter(({ value, action, effects, asksConsent }) => {
			if (effects.includes('binding') && !asksConsent) return true;
			if (asksConsent) return !action.includes('legal effect');
			if (effects.includes('delete') || /^(delete|cancel|refuse)/.test(value)) return !action.includes('irreversibly');
			return value === 'send' && !action.includes('cannot be recalled');
		});
		expect(lacking).toEqual([]);
		expect(actions.length).toBeGreaterThan(5);
		expect(actions.filter(({ action }) => action.length > 90)).toEqual([]);
	});
});
