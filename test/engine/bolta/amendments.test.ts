import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { createHash } from 'node:crypto';

import { moveCalendar } from '../support/clock';
import { DOCUMENT_KEYS, locator, withBolta, type More } from '../support/operations';
import { JUST_SENT, rows, told } from '../support/reports';

const { sandbox, run, issued, calls, made, wireProblems } = withBolta();
afterEach(() => {
	moveCalendar();
	expect(wireProblems()).toEqual([]);
});

const LINE = { name: '단가 조정', supplyCost: '-1000', tax: '-100' };

interface Kind {
	operation: string;
	route: string;
	fields: INodeParameters;
	/** What the id on the wire is like, given the original's key. */
	id(key: string): RegExp;
	writeDate: string;
	amounts: { supplyCost: number; tax: number; total: number };
	/** A duplicate may be mended whenever it is found; the others are due after their cause. */
	isDue: boolean;
}

const OFFSET = { supplyCost: -10_000, tax: -1_000, total: -11_000 };
const KINDS: Kind[] = [
	{
		operation: 'amendTermination',
		route: 'amendTermination',
		fields: { date: '2026-02-10' },
		id: (key) => new RegExp(`^${key}~termination$`),
		writeDate: '2026-02-10',
		amounts: OFFSET,
		isDue: true,
	},
	{
		operation: 'amendDuplicateIssuance',
		route: 'amendDoubleIssuance',
		fields: {},
		id: (key) => new RegExp(`^${key}~duplicateIssuance$`),
		writeDate: '2026-01-31',
		amounts: OFFSET,
		isDue: false,
	},
	{
		operation: 'amendSupplyCostChange',
		route: 'amendChangeSupplyCost',
		fields: { date: '2026-02-10', changeSource: 'form', items: { item: [LINE] } },
		id: () => /^d[a-z2-7]{23}$/,
		writeDate: '2026-02-10',
		amounts: { supplyCost: -1_000, tax: -100, total: -1_100 },
		isDue: true,
	},
];

const amend = async ({ operation, fields }: Kind, key: string, more: More = {}, changes: INodeParameters = {}) =>
	await run(`taxInvoice.${operation}`, { issuanceKey: locator(key), ...fields, ...changes }, more);
const CONTINUE = { onError: 'continueRegularOutput' } as const;

describe.each(KINDS)('$operation', (kind) => {
	const { route, id, writeDate, amounts, isDue } = kind;

	it('makes one amendment, under an id that the original names', async () => {
		const key = await issued();
		const { outputs, error } = await amend(kind, key);
		expect(error).toBeUndefined();
		const [document] = made();
		expect(document).toMatchObject({ originalIssuanceKey: key, clientReferenceId: expect.stringMatching(id(key)) });
		expect(outputs[0]).toEqual([
			{
				pairedItem: [{ item: 0 }],
				json: {
					referenceId: document?.clientReferenceId,
					issuanceKey: document?.issuanceKey,
					originalIssuanceKey: key,
					status: 'accepted',
					...JUST_SENT,
					writeDate,
					supplierNumber: '2200000002',
					recipientNumber: '8888888888',
					recipientName: '구매자 0',
					...amounts,
					warnings: isDue ? [expect.stringContaining('has passed')] : [],
				},
			},
		]);
		expect(Object.keys(outputs[0]![0]!.json).sort()).toEqual([...DOCUMENT_KEYS, 'originalIssuanceKey'].sort());
		expect(calls(route)).toHaveLength(1);
	});

	it.each(['400', '409', 'replay', 'notChecked'] as const)(
		'run twice gives the first again (used ids: %s)',
		async (usedId) => {
			sandbox.bolta.configure({ usedId });
			const key = await issued();
			const [first] = rows(await amend(kind, key));
			const [second] = rows(await amend(kind, key));
			expect(second).toMatchObject({
				duplicate: true,
				recovered: false,
				status: 'issued',
				issuanceKey: first?.issuanceKey,
				originalIssuanceKey: key,
				...amounts,
			});
			expect(made()).toHaveLength(1);
			const refused = await amend(kind, key, { options: { ifAlreadyIssued: 'fail' } });
			expect(refused.error?.message).toContain('was sent before');
			expect(made()).toHaveLength(1);
		},
	);

	it('is recovered where the answer was lost', async () => {
		const key = await issued();
		sandbox.bolta.setFaults([{ kind: 'resetAfter', match: { route } }]);
		const [row] = rows(await amend(kind, key));
		expect(row).toMatchObject({ recovered: true, duplicate: false, issuanceKey: made()[0]?.issuanceKey });
		expect([calls(route).length, made().length]).toEqual([1, 1]);
	});

	it.each([
		['resetAfter', false, 1],
		['resetBefore', false, 0],
		['resetBefore', true, 0],
		['500', true, 0],
	] as const)(
		'is never sent again after an unknown outcome (%s, look-up covers amendments: %s)',
		async (fault, lookUpCoversAmendments, documents) => {
			const key = await issued();
			sandbox.bolta.configure({ lookUpCoversAmendments });
			sandbox.bolta.setFaults([{ kind: fault, match: { route, nth: 1 } }]);
			const [row] = rows(await amend(kind, key, CONTINUE));
			expect(told(row)).toMatchObject({ outcome: 'unknown', referenceId: expect.stringMatching(id(key)) });
			expect(row?.error?.description).toContain('no proof');
			expect([calls(route).length, made().length]).toEqual([1, documents]);
		},
	);

	it('of what is not issued sends nothing', async () => {
		sandbox.bolta.configure({ failReferenceIds: ['order-0'] });
		const keys = [await issued(), 'NO0SUCH0KEY'];
		for (const key of keys) {
			const { error } = await amend(kind, key);
			expect(error?.message).toContain(`Bolta does not read the invoice ${key}`);
			expect(told(rows(await amend(kind, key, CONTINUE))[0])).toMatchObject({
				outcome: 'notSent',
				code: 'ORIGINAL_NOT_ISSUED',
			});
		}
		expect(calls(route)).toEqual([]);
	});

	it('tells a refusal with code and words', async () => {
		const key = await issued();
		sandbox.bolta.setFaults([{ kind: '429', retryAfter: 100, match: { route } }]);
		const [row] = rows(await amend(kind, key, CONTINUE));
		expect(told(row)).toMatchObject({
			outcome: 'rejected',
			code: 'TOO_MANY_REQUESTS',
			vendorMessage: 'Too many requests.',
			httpStatus: 429,
		});
		expect(row?.error?.message).toBe('Bolta refused the request: Too many requests. (TOO_MANY_REQUESTS, HTTP 429)');
	});

	it('that failed is sent again under an id of its own', async () => {
		const key = await issued();
		sandbox.bolta.configure({ failRate: 1 });
		const [failed] = rows(await amend(kind, key));
		sandbox.bolta.configure({ failRate: 0 });
		const [again] = rows(await amend(kind, key, { options: { failedIssuanceKey: failed!.issuanceKey! } }));
		const suffix = createHash('sha256').update(failed!.issuanceKey!).digest('hex').slice(0, 8);
		expect(made().map(({ clientReferenceId }) => clientReferenceId)).toEqual([
			failed?.referenceId,
			`${failed?.referenceId}~${suffix}`,
		]);
		expect(again).toMatchObject({
			referenceId: failed?.referenceId,
			duplicate: false,
			issuanceKey: made()[1]?.issuanceKey,
		});
		await amend(kind, key, { options: { failedIssuanceKey: failed!.issuanceKey! } });
		expect(made()).toHaveLength(2);
		const [unfounded] = rows(
			await amend(kind, await issued({ referenceId: 'order-9' }), {
				...CONTINUE,
				options: { failedIssuanceKey: 'FAILED' },
			}),
		);
		expect(told(unfounded)).toMatchObject({ outcome: 'notSent', code: 'NO_EARLIER_REQUEST' });
	});

	it('of one original twice in a run is refused before anything is sent', async () => {
		const key = await issued();
		const { error } = await amend(kind, key, { input: [{}, {}] });
		// Where a Reference ID of one's own can tell two changes apart, it says so.
		expect(error?.description).toMatch(/expected a different one for each document|say the same: if both are meant/);
		expect(calls(route)).toEqual([]);
	});

	it('as a dry run shows the original and sends nothing', async () => {
		const key = await issued();
		const [row] = rows(await amend(kind, key, { options: { dryRun: true } }));
		expect(row).toMatchObject({
			status: 'dryRun',
			issuanceKey: null,
			originalIssuanceKey: key,
			...amounts,
			original: { issuanceKey: key, status: 'issued', supplyCost: 10_000, tax: 1_000, total: 11_000 },
			request: {
				method: 'POST',
				url: expect.stringContaining(`/v1/taxInvoices/${key}/amend/`),
				headers: { 'Bolta-Client-Reference-Id': expect.stringMatching(id(key)) },
			},
		});
		expect(calls(route)).toEqual([]);
	});

	it('with a live key by hand needs consent, which names documents and won', async () => {
		const credential = { apiKey: 'live_synthetic_key', environment: 'live' };
		const key = await issued({}, {}, credential);
		const byHand = async (options: INodeParameters) => await amend(kind, key, { mode: 'manual', credential, options });
		const { error } = await byHand({});
		expect(error?.message).toBe(
			`1 document over ${Math.abs(amounts.total).toLocaleString('en')} won would have gone out with legal effect; nothing was sent`,
		);
		expect(rows(await byHand({ dryRun: true }))[0]).toMatchObject({ status: 'dryRun' });
		expect(calls(route)).toEqual([]);
	});

	it('waits for completion', async () => {
		const key = await issued();
		const [row] = rows(await amend(kind, key, { options: { waitForCompletion: 5, simplify: false } }));
		expect(row).toMatchObject({
			status: 'issued',
			ntsApprovalNumber: expect.stringMatching(/^\d{24}$/),
			originalIssuanceKey: key,
			...amounts,
			invoice: { date: writeDate },
		});
	});

	it.each([
		['2026-03-10T14:59:59Z', 0],
		['2026-03-10T15:00:00Z', 1],
	])('warns past the 10th of the month after the cause (%s)', async (instant, warnings) => {
		moveCalendar(instant);
		const key = await issued();
		const [row] = rows(await amend(kind, key, { options: { dryRun: true } }));
		expect(row?.warnings).toHaveLength(isDue ? warnings : 0);
		for (const warning of row?.warnings ?? []) expect(warning).toContain('The deadline for this amendment');
	});
});

it.each([
	['amendTermination', 'Termination Date'],
	['amendSupplyCostChange', 'Change Date'],
])('%s refuses a day that has not come in Seoul', async (operation, field) => {
	const kind = KINDS.find((one) => one.operation === operation)!;
	moveCalendar('2026-02-09T14:59:00Z');
	const key = await issued();
	const { error } = await amend(kind, key);
	expect(error?.message).toContain(
		`${field} [item 0]: expected a date not after today (2026-02-09 in Seoul), found "2026-02-10"`,
	);
	expect(calls(kind.route)).toEqual([]);
	moveCalendar('2026-02-09T15:00:00Z');
	expect((await amend(kind, key)).error).toBeUndefined();
});

describe('An original that an amendment took back in full', () => {
	const [TERMINATION, DUPLICATE, CHANGE] = KINDS as [Kind, Kind, Kind];

	it.each([
		[TERMINATION, DUPLICATE],
		[DUPLICATE, TERMINATION],
		[TERMINATION, CHANGE],
		[DUPLICATE, CHANGE],
	])('by $operation is not taken back by $operation too', async (first, second) => {
		const key = await issued();
		await amend(first, key);
		const [{ issuanceKey = '' } = {}] = made();
		const [failed] = rows(await amend(second, key, CONTINUE));
		expect(failed).toMatchObject({ error: { outcome: 'notSent', code: 'ORIGINAL_TAKEN_BACK' } });
		expect(failed?.message).toContain(issuanceKey);
		expect(made()).toHaveLength(1);
	});

	it('may get something back', async () => {
		const key = await issued();
		await amend(TERMINATION, key);
		const more = { items: { item: [{ name: '복원', supplyCost: '10000', tax: '1000' }] } };
		expect((await amend(CHANGE, key, {}, more)).error).toBeUndefined();
		expect(made()).toHaveLength(2);
	});

	const failedTermination = async (key: string): Promise<string> => {
		sandbox.bolta.configure({ failRate: 1 });
		await amend(TERMINATION, key);
		sandbox.bolta.configure({ failRate: 0 });
		return made()[0]!.issuanceKey;
	};

	it.each([DUPLICATE, CHANGE])('may still be so where the first is accepted, against $operation', async (second) => {
		const key = await issued();
		const failedIssuanceKey = await failedTermination(key);
		const [refused] = rows(await amend(second, key, CONTINUE));
		expect(refused).toMatchObject({ error: { outcome: 'notSent', code: 'ORIGINAL_MAY_BE_TAKEN_BACK' } });
		expect(refused?.message).toContain(failedIssuanceKey);
		expect(made()).toHaveLength(1);
		// A person can know that it failed.
		expect((await amend(second, key, { options: { failedIssuanceKey } })).error).toBeUndefined();
		expect(made()).toHaveLength(2);
	});

	it('is not taken back once more where the first went out in the end', async () => {
		const key = await issued();
		const failedIssuanceKey = await failedTermination(key);
		await amend(TERMINATION, key, { options: { failedIssuanceKey } });
		const { error } = await amend(DUPLICATE, key, { options: { failedIssuanceKey } });
		expect(error?.message).toContain(made()[1]!.issuanceKey);
		expect(made()).toHaveLength(2);
	});
});

it('Termination of an invoice with a negative line is refused, and the other amendment named', async () => {
	const key = await issued();
	const [change] = rows(await amend(KINDS[2]!, key));
	const [row] = rows(await amend(KINDS[0]!, change!.issuanceKey!, CONTINUE));
	expect(told(row)).toMatchObject({ outcome: 'notSent', code: 'NEGATIVE_ORIGINAL' });
	expect(row?.error?.description).toContain('Amend: Supply Cost Change');
	expect(calls('amendTermination')).toEqual([]);
});

it('Consent for amendments of both signs counts what goes out, not what is left', async () => {
	const credential = { apiKey: 'live_synthetic_key', environment: 'live' };
	const key = await issued({}, {}, credential);
	const input: IDataObject[] = [
		{ supplyCost: 10_000, tax: 1_000 },
		{ supplyCost: -10_000, tax: -1_000 },
	];
	const items = { item: [{ name: '단가 조정', supplyCost: '={{ $json.supplyCost }}', tax: '={{ $json.tax }}' }] };
	const { error } = await amend(KINDS[2]!, key, { mode: 'manual', credential, input }, { items });
	expect(error?.message).toContain('2 documents over 22,000 won');
});
