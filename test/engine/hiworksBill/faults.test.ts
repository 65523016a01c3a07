import { inOwnSandboxes, settled } from '../../support/sandbox.ts';
import { TIME_LIMIT } from '../support/clock';
import { documentItem, documentItems } from '../support/hiworksBill';
import { CONTINUE, fileItem, first, run, withBill, withFiles, type More } from '../support/hiworksBillRun';
import { hiworksBill } from '../support/issuing';
import { rows, told } from '../support/reports';
import { sendingFaults } from '../support/sendingFaults';
import { closedPort, standIn } from '../support/standIn';

const { sandbox, create, ledger } = withBill();

describe('Create', () => {
	it('says by which mark a document whose answer was lost can be found', async () => {
		sandbox.hiworksBill.setFaults([{ kind: 'resetAfter' }]);
		const { error } = await create([documentItem(0)], {}, { options: { markForRecovery: true } });
		expect(error?.message).toMatch(
			/^The outcome is unknown: the connection to Hiworks was lost .* \[item 0 \(order-0\)\]$/,
		);
		expect(error?.description).toContain(
			'look for the memo "[order-0]". If it is not there, send it in a new execution.',
		);
		expect(ledger()).toMatchObject([{ memo: '[order-0]' }]);
	});

	it.each([['officeTokens'], ['billTokens']])(
		'a token that Hiworks does not have ends the run (%s)',
		async (tokens) => {
			sandbox.hiworksBill.configure({ [tokens]: ['another'] });
			const { error } = await create(documentItems(10), {}, { options: { itemsInFlight: 3 } });
			expect(error?.message).toMatch(
				/^Hiworks refused the credential: (Office|Bill-Access)-Authorization: 유효하지 않은 토큰입니다\. \(Unauthorized, HTTP 401\) \[item 0 \(order-0\)\]$/,
			);
			expect(sandbox.hiworksBill.requests().length).toBeLessThanOrEqual(3);
			expect(ledger()).toEqual([]);
		},
	);

	it.each(['', 'data'])('where nobody listens is not sent, and says so (attachment: "%s")', async (binaryFields) => {
		const baseUrl = await closedPort();
		const input = withFiles(fileItem(documentItem(0), { data: { bytes: Buffer.from('x') } }));
		const [row] = rows(
			await create(input, { attachments: { binaryFields } }, { ...CONTINUE, credential: { baseUrl } }),
		);
		expect(told(row)).toMatchObject({ outcome: 'notSent', code: 'ECONNREFUSED', httpStatus: null });
		expect(row?.error?.message).toContain('Hiworks was not reached');
	});

	it('takes every refusal that comes with HTTP 200 for one', async () => {
		sandbox.hiworksBill.configure({ errorsWithStatus200: true, registeredNumbers: [] });
		expect(told(rows(await create([documentItem(0)], {}, CONTINUE))[0])).toMatchObject({
			outcome: 'rejected',
			httpStatus: 200,
			code: 'Parameter Error',
		});
	});

	it.each([
		['a list in the list, as amendments have it', ['A', ['B']], ['A', 'B']],
		['two ids', ['A', 'B'], ['A', 'B']],
	])('gives an item for each id: %s', async (_, documentId, ids) => {
		const vendor = await standIn(() => ({ status: 200, body: { data: { documentId }, meta: {} } }));
		const result = await create([documentItem(0)], {}, { credential: { baseUrl: vendor.url } });
		await vendor.close();
		expect(result.outputs[0]?.map(({ json, pairedItem }) => [json.documentId, pairedItem])).toEqual(
			ids.map((id) => [id, [{ item: 0 }]]),
		);
	});

	it.each([[[]], [[[]]], [''], [null], [['']], [{}]])(
		'takes %j in place of ids for an unknown outcome',
		async (documentId) => {
			const vendor = await standIn(() => ({ status: 200, body: { data: { documentId } } }));
			const [row] = rows(await create([documentItem(0)], {}, { ...CONTINUE, credential: { baseUrl: vendor.url } }));
			await vendor.close();
			expect(told(row)).toMatchObject({ outcome: 'unknown', httpStatus: 200 });
			expect(vendor.requests).toHaveLength(1);
		},
	);

	it.each([
		['no error in its list of errors', [], { documentId: 'A', status: 'created' }, {}],
		['an error beside the ids', [{ title: 'Warning' }], {}, { outcome: 'unknown', code: 'Warning', httpStatus: 201 }],
	])('takes ids for a document where the answer has %s', async (_, errors, done, failed) => {
		const vendor = await standIn(() => ({ status: 201, body: { data: { documentId: ['A'] }, errors } }));
		const [row] = rows(await create([documentItem(0)], {}, { ...CONTINUE, credential: { baseUrl: vendor.url } }));
		await vendor.close();
		expect([row, told(row)]).toMatchObject([done, failed]);
	});

	it('pressed Stop starts nothing new', async () => {
		sandbox.hiworksBill.configure({ latencyMs: 20 });
		let asked = -1;
		await create(
			documentItems(100),
			{},
			{
				options: { itemsInFlight: 5, stopAtZero: false },
				running: ({ cancel }) => {
					const watch = setInterval(() => {
						if (ledger().length < 20) return;
						clearInterval(watch);
						asked = sandbox.hiworksBill.requests().length;
						cancel();
					}, 1);
				},
			},
		);
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(asked).toBeGreaterThan(0);
		// A request whose bytes were on their way when the button was pressed still arrives.
		expect(sandbox.hiworksBill.requests().length).toBeLessThanOrEqual(asked + 5);
	});
});

describe('Upload', () => {
	const upload = async (more: More = {}, at = sandbox) =>
		await run(
			at,
			'file.upload',
			{},
			{
				input: withFiles(fileItem({}, { data: { bytes: Buffer.from('x') } })),
				...CONTINUE,
				options: { timeout: TIME_LIMIT },
				...more,
			},
		);
	// One that passes is for a call that is sent again.
	const meetings = Object.entries(sendingFaults(hiworksBill)).filter(
		([name]) => name.startsWith('429') || !/-passes|no-effect/.test(name),
	);
	const counts = ({ hiworksBill: bill } = sandbox) => [bill.requests().length, bill.files().length];

	it('is sent again where its end is unknown, three times at most: nothing refers to what was lost', async () => {
		const met = await inOwnSandboxes(
			meetings,
			(own, [, { fault, attempt }]) =>
				own.hiworksBill.setFaults([{ ...fault, match: { route: 'createTempFile', ...(attempt && { nth: attempt }) } }]),
			async (own, [name, { Hiworks }]) => ({
				name,
				...Hiworks,
				row: first(await upload({}, own)),
				counts: counts(own),
			}),
		);
		for (const { name, row, told: expected, sends: once, documents: files, counts: counted } of met.map(settled)) {
			const isFailed = typeof expected === 'object';
			const times = isFailed && expected.outcome === 'unknown' ? 3 : 1;
			expect([name, ...counted]).toEqual([name, once * times, files * times]);
			if (!isFailed) {
				expect({ name, row }).toMatchObject({ row: { temporaryFileId: 100, duplicate: false, recovered: false } });
				continue;
			}
			expect({ name, told: told(row) }).toMatchObject({ name, told: { ...expected, referenceId: null } });
			if (times > 1) {
				expect(row.error?.message).toMatch(/^It is not known whether Hiworks did it: /);
				expect(row.error?.description).toBe('Try again: a file that no document names is of no consequence.');
			}
		}
	});

	it('gives the number of the file whose answer came', async () => {
		sandbox.hiworksBill.setFaults([{ kind: 'resetAfter', match: { nth: 1 } }]);
		expect(first(await upload())).toMatchObject({ temporaryFileId: 101, duplicate: false, recovered: false });
		expect(counts()).toEqual([2, 2]);
	});

	it('stays unknown though a later try is refused', async () => {
		sandbox.hiworksBill.setFaults([
			{ kind: 'resetAfter', match: { nth: [1, 2, 3] } },
			{ kind: '200errorEnvelope', match: { nth: 4 } },
		]);
		expect(told(first(await upload({ retryOnFail: { maxTries: 2 } })))).toMatchObject({ outcome: 'unknown' });
		expect(counts()).toEqual([4, 3]);
	});
});
