/** What people who do this job met: how items are paired, what a second try tells, what a file is, what is no phone. */
import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { judge, type SignedDelivery } from '../../../../nodes/PortOne/trigger/judge';
import { hasCorporateCheckDigit } from '../../../../nodes/shared/korea/corporateNumber';
import { hasValidChecksum } from '../../../../nodes/shared/korea/partyNumber';
import { signatureHeaders } from '../../../../sandbox/index.ts';
import { NODES } from '../../../operations/index.ts';
import { withSandbox } from '../../../support/sandbox.ts';
import { bolta, invoiceItem, issueForm } from '../../support/bolta';
import { createForm, documentItem, hiworksBill } from '../../support/hiworksBill';
import { hiworks } from '../../support/hiworksOffice';
import { startItemOf } from '../../support/pairing';
import { rows, told } from '../../support/reports';
import { rowsOf } from '../../support/sheetRows';

const sandbox = withSandbox();
beforeEach(() => {
	sandbox.bolta.reset();
	sandbox.hiworks.reset();
	sandbox.hiworksBill.reset();
});

const issue = async (input: IDataObject[], more: Partial<Parameters<typeof bolta>[1]> = {}) =>
	await bolta(sandbox.bolta.url, {
		parameters: issueForm({ itemsInFlight: 1 }),
		input,
		onError: 'continueErrorOutput',
		...more,
	});

const randomDigits = fc.noBias(fc.maxSafeNat()).map((number) => [...String(number).padStart(16, '0')].map(Number));

const VENDORS = {
	bolta: [issueForm({}, { dataFrom: 'columns' }), rowsOf(invoiceItem)],
	hiworksBill: [createForm({}, { dataFrom: 'columns' }), rowsOf(documentItem)],
} as const;

it.each(['bolta', 'hiworksBill'] as const)('rows-item: %s pairs rows that become one to the first', async (vendor) => {
	const [parameters, row] = VENDORS[vendor];
	const input = [row(0, 0), row(0, 1)];
	const result =
		vendor === 'bolta'
			? await bolta(sandbox.bolta.url, { parameters, input })
			: await hiworksBill(sandbox.hiworksBill.url, { parameters, input });
	expect(result.outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }]]);
	expect(startItemOf(result, 0, 0)).toEqual(input[0]);
});

it('duplicate-in-one-execution: what this execution sent is none, whatever its tries met', async () => {
	const result = await issue([invoiceItem(0, { supplyCost: 'x' }), invoiceItem(1)], { retryOnFail: { maxTries: 2 } });
	expect(result.outputs[0]?.map(({ json }) => json)).toMatchObject([{ referenceId: 'order-1', duplicate: false }]);
	expect(sandbox.bolta.ledger('test')).toHaveLength(1);
});

describe('keep-right', () => {
	it('both branches of the error output are paired, with mixed failures', async () => {
		sandbox.bolta.setFaults([{ kind: '200errorEnvelope', match: { method: 'POST', referenceIds: ['order-2'] } }]);
		const input = [invoiceItem(0), invoiceItem(1, { tax: 'x' }), invoiceItem(2), invoiceItem(3)];
		const result = await issue(input);
		expect(result.outputs.map((items) => items.map(({ pairedItem }) => pairedItem))).toEqual([
			[[{ item: 0 }], [{ item: 3 }]],
			[[{ item: 1 }], [{ item: 2 }]],
		]);
		const resolved = [0, 1].map((branch) => [0, 1].map((item) => startItemOf(result, branch, item)));
		expect(resolved).toEqual([
			[input[0], input[3]],
			[input[1], input[2]],
		]);
	});

	it('check digits are right: 200,000 numbers of each kind, against sums made otherwise', () => {
		// NTS: weights 1, 3 and 7 in turn; the ninth digit, times five, counts by both its digits.
		const ofBusiness = (digits: readonly number[]) => {
			const [a, b, c, d, e, f, g, h, i] = digits as [number, ...number[]] & Record<number, number>;
			const sum = a + d! + g! + 3 * (b! + e! + h!) + 7 * (c! + f!) + 5 * i! + Math.trunc((5 * i!) / 10);
			return (1000 - sum) % 10;
		};
		// Supreme Court's register: every second digit counts twice.
		const ofCompany = (digits: readonly number[]) => {
			const [odd, even] = [0, 1].map((from) => digits.filter((_, place) => place % 2 === from));
			const sum = [...odd!, ...even!, ...even!].reduce((total, digit) => total + digit, 0);
			return (1000 - sum) % 10;
		};
		const kinds = [
			[9, ofBusiness, hasValidChecksum],
			[12, ofCompany, hasCorporateCheckDigit],
		] as const;
		const wrong: string[] = [];
		for (const [length, checkDigitOf, isRight] of kinds) {
			for (const drawn of fc.sample(randomDigits, { seed: 20261129, numRuns: 200_000 })) {
				const [digits, [last]] = [drawn.slice(-length), drawn.slice(3)];
				if (isRight(`${digits.join('')}${last}`) !== (checkDigitOf(digits) === last)) wrong.push(digits.join(''));
			}
		}
		expect(wrong).toEqual([]);
	});

	it('blank rows of a template are refused', async () => {
		const blank = Object.fromEntries(Object.keys(invoiceItem(0)).map((key) => [key, '']));
		const { outputs } = await issue([invoiceItem(0), blank]);
		expect(outputs[1]?.map(({ json }) => told(json as never))).toMatchObject([{ outcome: 'notSent', itemIndex: 1 }]);
		expect(sandbox.bolta.ledger('test')).toHaveLength(1);
	});

	it('an item without its file is refused', async () => {
		const { error } = await hiworksBill(sandbox.hiworksBill.url, {
			parameters: createForm({}, { attachments: { binaryFields: 'data' } }),
			input: [documentItem(0)],
		});
		expect(error?.message).toMatch(/\[item 0\]/);
		expect(sandbox.hiworksBill.ledger()).toEqual([]);
	});
});

it.each(['1012345678', '10-1234-5678', '212345678', '12345678', '010-0000-123'])(
	'phones-without-zero: %s gets no text message, and a document warns of it or refuses it',
	async (number) => {
		const sms = await hiworks(sandbox.hiworks.url, 'sms.send', {
			sender: '02-000-1234',
			receiver: number,
			message: '안내',
			options: {},
		});
		expect(sms.error?.message).toContain('Receiver');
		expect(sms.error?.message).not.toContain(number);
		expect(sandbox.hiworks.requests()).toEqual([]);
		const parameters = createForm({ dryRun: true }, { recipientDetails: { contactPhone: number } });
		const onDocument = await hiworksBill(sandbox.hiworksBill.url, { parameters, input: [documentItem(0)] });
		const words = JSON.stringify([rows(onDocument)[0]?.warnings, onDocument.error?.message]);
		expect(words).toContain('elephone number');
	},
);

it.each([
	['안내.pdf', 'application/pdf'],
	['명세.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
	['그림.png', 'image/png'],
])('mime-of-download: %s is what its name says, where the vendor says nothing', async (fileName, mimeType) => {
	const made = await hiworksBill(sandbox.hiworksBill.url, {
		parameters: createForm(
			{},
			{ attachments: { officeFiles: { file: [{ officeFileId: { __rl: true, mode: 'id', value: '5' } }] } } as never },
		),
		input: [documentItem(0)],
	});
	expect(made.error).toBeUndefined();
	const { documentId } = rows(made)[0] as { documentId?: string };
	const { outputs, error } = await hiworksBill(sandbox.hiworksBill.url, {
		parameters: {
			resource: 'invoice',
			operation: 'downloadAttachment',
			documentId: { __rl: true, mode: 'id', value: documentId } as never,
			fileId: 1,
			binaryPropertyName: 'data',
			options: { fileName },
		},
		input: [{}],
	});
	expect(error).toBeUndefined();
	expect(outputs[0]?.[0]?.binary?.data).toMatchObject({ fileName, mimeType });
});

/** What downloads, of every node, with the type that the name of its file says. */
const DOWNLOADS = new Map([
	['bolta taxInvoice.getPdf', 'application/pdf'],
	['hiworksBill invoice.downloadAttachment', 'text/plain'],
	['portOneB2b taxInvoice.getPdf', 'application/pdf'],
	['portOneB2b taxInvoice.downloadSheet', 'text/csv'],
]);

it('mime-of-download: whatever node downloads, the file has a type', async () => {
	const types = new Map<string, string | undefined>();
	for (const node of NODES) {
		for (const { name, arrange, policy } of node.operations) {
			if (policy !== undefined || !/(Pdf|download)/i.test(name)) continue;
			node.host(sandbox).reset();
			const { fields, input } = await arrange(sandbox);
			const { options, ...others } = fields;
			const { outputs } = await node.run(sandbox, name, others, { input, options: options as INodeParameters });
			const [file] = Object.values(outputs[0]?.[0]?.binary ?? {});
			types.set(`${node.node} ${name}`, file?.mimeType.split(';')[0]);
		}
	}
	expect(types).toEqual(DOWNLOADS);
});

describe('partial-signature', () => {
	const SECRET = Buffer.from('a synthetic secret').toString('base64');
	const TOKEN = 'synthetic-token';
	const body = { type: 'TaxInvoice.Issued', timestamp: '2026-11-21T00:00:00Z', data: { taxInvoiceId: 'inv_1' } };
	const raw = Buffer.from(JSON.stringify(body));
	const HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

	const verdictOf = async (without: readonly string[]) => {
		const signed: Record<string, string> = { ...signatureHeaders(SECRET, raw, 'msg_1') };
		const values = (name: string) => (without.includes(name) ? [] : [signed[name] ?? '']);
		const delivery: SignedDelivery = {
			tokens: [TOKEN],
			address: '192.0.2.1',
			bytes: raw.length,
			body,
			raw,
			signature: { id: values(HEADERS[0]), timestamp: values(HEADERS[1]), signature: values(HEADERS[2]) },
		};
		const keys: string[] = [];
		const verdict = await judge(delivery, {
			settings: {
				events: new Set(['taxInvoiceIssued']),
				acceptUnauthenticated: false,
				allowedSenders: undefined,
				confirm: false,
				dropDuplicates: true,
				requireSignature: false,
				unavailable: 'emit',
				unconfirmed: 'emit',
			},
			token: TOKEN,
			webhookSecret: SECRET,
			once: async ({ dedupeKey }, decide) => {
				keys.push(dedupeKey);
				return await decide();
			},
			confirm: async () => ({ outcome: 'unavailable', why: '' }) as never,
			now: new Date(),
		});
		return { verdict, keys };
	};

	it.each([
		...HEADERS.map((header) => [header]),
		...HEADERS.map((header) => HEADERS.filter((other) => other !== header)),
	])('an event without %s %s is refused', async (...without) => {
		expect(await verdictOf(without)).toMatchObject({ verdict: { result: 'refused', status: 401 }, keys: [] });
	});

	it('signed or not, an event has one key', async () => {
		const [signed, plain] = [await verdictOf([]), await verdictOf(HEADERS)];
		expect([signed.verdict.result, plain.verdict.result]).toEqual(['emitted', 'emitted']);
		expect(signed.keys).toEqual(plain.keys);
	});
});
