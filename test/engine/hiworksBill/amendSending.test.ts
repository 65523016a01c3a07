/** Amend on its way: dry run, consent, lost answers, what is read back afterwards, files. */
import type { INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox/index.ts';
import {
	amendFrom as amendFromAt,
	CAUSE,
	EASY_SIGN,
	textFile,
	withFiles,
	withOriginals,
	type Document,
	type More,
} from '../support/hiworksBillAmend';
import { locator } from '../support/operations';
import { rows, told } from '../support/reports';
import { standIn, type ScriptedAnswer } from '../support/standIn';

const { sandbox, original, amendFrom, callsOf, lastSent, sheetsMade } = withOriginals();
let document: Document;
beforeEach(async () => {
	document = await original();
});

const correct = async (more: More = {}, fields: INodeParameters = {}) =>
	await amendFrom(document, 'clericalError', fields, more);
const terminate = async (more: More = {}, fields: INodeParameters = {}) =>
	await amendFrom(document, 'termination', { causeDate: CAUSE, ...fields }, more);
const credit = async (more: More = {}) =>
	await amendFrom(document, 'localLetterOfCredit', { openingDate: '2026-06-05', letterOfCreditAmount: '10000' }, more);
const CONTINUE = { onError: 'continueRegularOutput' } as const;
const sent = () => callsOf('createAmendment');

describe('A dry run', () => {
	it('shows the original and the sheets, and sends nothing', async () => {
		const dry = rows(await credit({ options: { dryRun: true, recipientFullNumber: '' } }));
		const line = (sign: number, tax: string) => [
			{
				date: '2026-05-20',
				name: '품목 1',
				quantity: 3,
				unitPrice: sign * 1_000,
				supplyCost: String(sign * 3_000),
				tax: tax === '0' ? '0' : '-300',
			},
			{
				date: '2026-05-27',
				name: '품목 2',
				quantity: null,
				unitPrice: null,
				supplyCost: String(sign * 7_000),
				tax: tax === '0' ? '0' : '-700',
			},
		];
		const sheets = [
			{
				sheet: 'negative',
				taxKind: 'taxable',
				writeDate: '2026-05-27',
				remark: '2026-06-05',
				supplyCost: -10_000,
				tax: -1_000,
				total: -11_000,
				lines: line(-1, '10'),
			},
			{
				sheet: 'positive',
				taxKind: 'zeroRated',
				writeDate: '2026-05-27',
				remark: '2026-06-05',
				supplyCost: 10_000,
				tax: 0,
				total: 10_000,
				lines: line(1, '0'),
			},
		];
		expect(dry).toHaveLength(2);
		for (const [index, row] of dry.entries()) {
			const { lines: _lines, taxKind: _kind, remark: _remark, ...content } = sheets[index]!;
			expect(row).toMatchObject({
				status: 'dryRun',
				documentId: null,
				easySignMessage: null,
				sheets,
				...content,
				original: {
					documentId: document.documentId,
					status: 'transmitted',
					ntsApprovalNumber: document.issueId,
					supplyCost: 10_000,
					tax: 1_000,
					total: 11_000,
				},
				request: {
					method: 'POST',
					url: `${sandbox.hiworksBill.url}/v4/invoices/amendment`,
					body: { data: { amendment: { originalIssueId: document.issueId, modifyType: '05' } } },
				},
			});
		}
		expect(sandbox.hiworksBill.requests().filter(({ method }) => method === 'POST')).toHaveLength(1);
		expect(sheetsMade()).toEqual([]);
	});

	it('shows what then goes out', async () => {
		const [dry] = rows(await correct({ options: { dryRun: true } }));
		await correct();
		expect((dry!.request as { body: unknown }).body).toEqual(sent()[0]!.body);
	});

	it('uploads no file, but names it', async () => {
		const [dry] = rows(
			await terminate(
				{ options: { dryRun: true }, ...withFiles([{ binary: { data: textFile('합의서.txt', 'x') } }]) },
				{ attachments: { binaryFields: 'data', temporaryFileIds: '7' } },
			),
		);
		expect(dry).toMatchObject({ attachments: ['합의서.txt'], request: { body: { data: { tempFileIds: [7] } } } });
		expect(callsOf('createTempFile')).toEqual([]);
	});
});

describe('Easy sign', () => {
	it('issues both sheets at once, and says what Hiworks said', async () => {
		const outputs = rows(await correct(EASY_SIGN));
		expect(lastSent().easySign).toBe('Y');
		expect(outputs.map(({ status, easySignMessage, sheet }) => [status, easySignMessage, sheet])).toEqual(
			['negative', 'positive'].map((sheet) => [
				'accepted',
				'문서 발급이 완료되었습니다. 발급된 문서는 국세청으로 즉시 전송합니다.',
				sheet,
			]),
		);
		expect(sheetsMade().map(({ declareStatus }) => declareStatus)).toEqual(['4', '4']);
	});

	it('of a local letter of credit is refused: the remark must be looked at first', async () => {
		const { error } = await credit(EASY_SIGN);
		expect(error?.message).toContain(
			'Easy Sign [item 0]: expected no easy sign for a local letter of credit: look in the web screen whether Hiworks kept the opening date in the remark',
		);
		expect(sent()).toEqual([]);
	});

	it('without the consent of the credential is refused', async () => {
		const { error } = await correct({ options: { easySign: true } });
		expect(error?.message).toContain('Easy Sign is on, but the credential does not allow it');
		expect(sent()).toEqual([]);
	});

	it('by hand or as a tool needs consent, which counts both sheets without sign', async () => {
		for (const manner of [{ mode: 'manual' }, { asTool: true }] as const) {
			const { error } = await correct({ ...EASY_SIGN, ...manner });
			expect(error?.message).toContain(
				'2 documents over 22,000 won would have gone out with legal effect; nothing was sent',
			);
			expect((await terminate({ ...EASY_SIGN, ...manner })).error?.message).toContain('1 document over 11,000 won');
			expect(
				(await correct({ ...EASY_SIGN, ...manner, options: { easySign: true, dryRun: true } })).error,
			).toBeUndefined();
		}
		expect(sent()).toEqual([]);
		expect(
			(await correct({ ...EASY_SIGN, mode: 'manual', options: { easySign: true, alsoWhenRunByHand: true } })).error,
		).toBeUndefined();
		expect((await correct({ mode: 'manual' })).error).toBeUndefined();
	});

	it("without a certificate is a refusal in the vendor's words", async () => {
		sandbox.hiworksBill.configure({ certificate: false });
		const [row] = rows(await correct({ ...EASY_SIGN, ...CONTINUE }));
		expect(told(row)).toMatchObject({
			outcome: 'rejected',
			code: 'Easy Sign Error',
			vendorMessage: expect.stringContaining('인증서가 등록되어 있지 않습니다'),
		});
	});
});

describe('A lost answer', () => {
	it.each([
		['resetAfter', 2],
		['resetBefore', 0],
		['500', 0],
		['503html', 0],
		['200withoutKey', 2],
	] as const)('(%s) is unknown and not sent again, and says what to look for', async (kind, made) => {
		sandbox.hiworksBill.setFaults([{ kind, match: { route: 'createAmendment', nth: 1 } }]);
		const [row] = rows(await correct(CONTINUE));
		expect(told(row)).toMatchObject({ outcome: 'unknown', itemIndex: 0 });
		expect(row?.error?.description).toContain(
			'look for recipient 구매자 주식회사, write date 2026-05-27 and total -11,000 won',
		);
		expect([sent().length, sheetsMade().length]).toEqual([1, made]);
		// The next try of the same execution knows of it.
		sandbox.hiworksBill.setFaults([{ kind, match: { route: 'createAmendment', nth: 1 } }]);
		const [again] = rows(await correct({ ...CONTINUE, retryOnFail: { maxTries: 3 } }));
		expect(told(again)).toMatchObject({ outcome: 'unknown', itemIndex: 0 });
		expect([sent().length, sheetsMade().length]).toEqual([2, 2 * made]);
	});

	it('is unknown on Retry On Fail too', async () => {
		sandbox.hiworksBill.setFaults([{ kind: 'resetAfter', match: { route: 'createAmendment', nth: 1 } }]);
		const { error, run } = await correct({ retryOnFail: { maxTries: 3 } });
		expect(error?.message).toContain('unknown');
		expect(run.data.resultData.runData.Node).toHaveLength(1);
		expect([sent().length, sheetsMade().length]).toEqual([1, 2]);
	});

	it.each([
		['resetAfter', 2, 'The outcome is unknown: an earlier try may have taken effect'],
		['403', 0, 'Reading did not work'],
	] as const)('(%s) where the original cannot be read in the next try', async (kind, made, words) => {
		const lose = () =>
			sandbox.hiworksBill.setFaults([
				{ kind, match: { route: 'createAmendment' } },
				{ kind: '500', match: { route: 'getInvoice', nth: Array.from({ length: 20 }, (_, n) => n + 2) } },
			]);
		lose();
		const [row] = rows(await correct({ ...CONTINUE, retryOnFail: { maxTries: 2 } }));
		expect(row?.error?.message).toContain(words);
		expect(told(row).outcome).toBe(made > 0 ? 'unknown' : 'notSent');
		lose();
		const { error } = await correct({ retryOnFail: { maxTries: 2 } });
		expect(error?.message).toContain(words);
		expect(error?.description?.startsWith('Nothing was sent. ')).toBe(made === 0);
		expect([sent().length, sheetsMade().length]).toEqual([2, 2 * made]);
	});

	it('of one leaves what the others made to the next try', async () => {
		const others = [document, await original()];
		sandbox.hiworksBill.setFaults([{ kind: 'resetAfter', match: { route: 'createAmendment', nth: 2 } }]);
		const input = others.map(({ documentId }) => ({ documentId }));
		const { error } = await amendFrom(
			document,
			'duplicateIssuance',
			{ documentId: locator('={{ $json.documentId }}') },
			{ input, retryOnFail: { maxTries: 3 }, options: { itemsInFlight: 1 } },
		);
		expect(error?.message).toContain('unknown');
		expect(error?.description).toContain(sheetsMade()[0]?.documentId);
		expect([sent().length, sheetsMade().length]).toEqual([2, 2]);
	});

	it('can be found by the mark in the memo of both sheets', async () => {
		sandbox.hiworksBill.setFaults([{ kind: 'resetAfter', match: { route: 'createAmendment' } }]);
		const [row] = rows(await correct({ ...CONTINUE, options: { markForRecovery: true } }, { referenceId: 'fix-1' }));
		expect(row?.error?.description).toContain('look for the memo "[fix-1]"');
		expect([lastSent().negative, lastSent().positive].map((sheet) => sheet?.information.memo)).toEqual([
			'[fix-1]',
			'[fix-1]',
		]);
		expect(told(row)).toMatchObject({ referenceId: 'fix-1' });
	});

	it('is no refusal: that one may be tried again, and then goes', async () => {
		sandbox.hiworksBill.setFaults([{ kind: '403', match: { route: 'createAmendment', nth: 1 } }]);
		expect((await correct({ retryOnFail: { maxTries: 3 } })).error).toBeUndefined();
		expect([sent().length, sheetsMade().length]).toEqual([2, 2]);
	});
});

describe('Reading back', () => {
	it.each(['nested', 'flat'] as const)('tells which id is which sheet (%s)', async (amendmentIds) => {
		sandbox.hiworksBill.configure({ amendmentIds });
		const outputs = rows(await correct());
		expect(outputs.map(({ documentId, sheet, warnings }) => [documentId, sheet, warnings])).toEqual(
			sheetsMade().map(({ documentId, side }) => [documentId, side, []]),
		);
	});

	it('warns where the remark that the law wants is gone', async () => {
		sandbox.hiworksBill.configure({ amendmentRemark: 'replaced' });
		const gone = (remark: string) => [
			`Hiworks did not keep the remark "${remark}" that the law wants here; put it in by hand in the web screen before signing`,
		];
		expect(rows(await terminate()).map(({ warnings }) => warnings)).toEqual([gone('2026-05-27')]);
		expect(rows(await credit()).map(({ warnings }) => warnings)).toEqual([gone('2026-06-05'), gone('2026-06-05')]);
		// The other reasons want none.
		expect(rows(await correct()).map(({ warnings }) => warnings)).toEqual([[], []]);
	});

	it('that fails is a warning: the sheets are made', async () => {
		sandbox.hiworksBill.setFaults([{ kind: '500', match: { route: 'getInvoice', nth: [2, 3, 4, 5, 6, 7, 8, 9] } }]);
		const result = await correct();
		expect(result.error).toBeUndefined();
		const outputs = rows(result);
		expect(outputs.map(({ documentId }) => documentId)).toEqual(sheetsMade().map(({ documentId }) => documentId));
		for (const { warnings } of outputs) expect(warnings).toEqual([expect.stringContaining('could not be read back')]);
		expect(sent()).toHaveLength(1);
	});

	it('costs nothing where there is nothing to learn', async () => {
		await amendFrom(document, 'duplicateIssuance');
		expect(callsOf('getInvoice')).toHaveLength(1);
		await correct();
		expect(callsOf('getInvoice')).toHaveLength(4);
	});
});

describe('Ids as no sandbox gives them', () => {
	const read = (supply: string | undefined, description = '') => ({
		information: {
			issueDate: '2026-05-27',
			totalSupplyPrice: supply,
			totalTax: supply && String(Number(supply) / 10),
			description,
		},
		invoiceType: { typeCode: 'A', purposeType: 'C', taxType: 'A' },
		invoicer: { companyNumber: '220-00-00002', ceoName: '김', companyName: '공급자' },
		invoicee: {
			companyNumber: '888-88-88888',
			ceoName: '이',
			companyName: '구매자',
			primaryContact: { email: 'b@example.com' },
		},
		items: [{ month: '05', day: '01', supplyPrice: '1000', tax: '100' }],
		amendment: {},
		status: { declareStatus: '4', issueId: '202605274100000000000001' },
	});

	/** `read`: what is told of each document; the original is ORIGINAL. */
	async function answering(
		documentId: unknown,
		documents: Record<string, ReturnType<typeof read>>,
		work: (baseUrl: string) => ReturnType<typeof amendFrom>,
	) {
		const answer = (method: string | undefined, url = ''): ScriptedAnswer => {
			if (method === 'POST') return { status: 200, body: { data: { documentId } } };
			const found = documents[url.split('/').at(-1)!];
			return found
				? { status: 200, body: { data: found } }
				: { status: 404, body: { errors: [{ status: '404', title: 'Not Found', message: '' }] } };
		};
		const server = await standIn(({ method, url }) => answer(method, url));
		return await work(server.url).finally(async () => await server.close());
	}
	const shown = (result: Awaited<ReturnType<typeof amendFrom>>) =>
		rows(result).map(({ documentId, sheet, supplyCost, warnings }) => [documentId, sheet, supplyCost, warnings]);
	const from =
		(reason: string, fields: INodeParameters = {}) =>
		async (url: string) =>
			await amendFromAt({ hiworksBill: { url } } as Sandbox, { documentId: 'ORIGINAL' }, reason, fields);

	it('in the other order are told by the sign', async () => {
		const result = await answering(
			[['P', 'N']],
			{ ORIGINAL: read('1000'), P: read('1000'), N: read('-1000') },
			from('clericalError'),
		);
		expect(shown(result)).toEqual([
			['P', 'positive', 1_000, []],
			['N', 'negative', -1_000, []],
		]);
	});

	it('in the other order have their remarks compared with their own', async () => {
		const letter = { openingDate: '2026-06-05', letterOfCreditAmount: '1000' };
		const result = await answering(
			['P', 'N'],
			{ ORIGINAL: read('1000'), P: read('1000', '2026-06-05'), N: read('-1000') },
			from('localLetterOfCredit', letter),
		);
		expect(shown(result)).toEqual([
			['P', 'positive', 1_000, []],
			['N', 'negative', -1_000, [expect.stringContaining('did not keep the remark "2026-06-05"')]],
		]);
		// By hand only the positive one needs it, so nothing is missed in the negative one.
		const half = (sign: number, tax: number, more: object) =>
			JSON.stringify({
				writeDate: '2026-05-27',
				supplierNumber: '2200000002',
				recipient: { number: '8888888888', name: 'a', representative: 'b', contacts: [{ email: 'a@example.com' }] },
				items: [{ name: 'a', supplyCost: sign * 1_000, tax }],
				...more,
			});
		const byHand = {
			sheetSource: 'hand',
			originalApprovalNumber: '202605274100000000000001',
			negativeJson: half(-1, -100, { taxKind: 'taxable' }),
			positiveJson: half(1, 0, { taxKind: 'zeroRated', remark: '2026-06-05' }),
		};
		const other = await answering(
			['P', 'N'],
			{ P: read('1000', '2026-06-05'), N: read('-1000') },
			from('localLetterOfCredit', byHand),
		);
		expect(shown(other)).toEqual([
			['P', 'positive', 1_000, []],
			['N', 'negative', -1_000, []],
		]);
	});

	it('of which one cannot be read are told by the other', async () => {
		const result = await answering(['P', 'N'], { ORIGINAL: read('1000'), P: read('1000') }, from('clericalError'));
		expect(shown(result)).toEqual([
			['P', 'positive', 1_000, []],
			['N', 'negative', -1_000, [expect.stringContaining('could not be read back')]],
		]);
	});

	it('of which there is one too few are a warning', async () => {
		const result = await answering(['N'], { ORIGINAL: read('1000'), N: read('-1000') }, from('clericalError'));
		expect(shown(result)).toEqual([
			['N', 'negative', -1_000, ['Hiworks named 1 documents where 2 were sent; look for the other in its web screen']],
		]);
	});

	it.each(['x', '', '0', undefined, '-1,000'])(
		'whose negative sheet is read with the amount %j are still made',
		async (amount) => {
			const result = await answering(
				['N', 'P'],
				{ ORIGINAL: read('1000'), N: read(amount), P: read('1000') },
				from('clericalError'),
			);
			expect([result.error?.message, shown(result)]).toEqual([
				undefined,
				[
					['N', 'negative', -1_000, []],
					['P', 'positive', 1_000, []],
				],
			]);
		},
	);

	it.each([[[]], [[[]]], [['']], [[['']]], [null], ['N']])(
		'that are none (%j) leave the outcome unknown',
		async (documentId) => {
			const { error } = await answering(documentId, { ORIGINAL: read('1000') }, from('duplicateIssuance'));
			expect(error?.message).toContain('unknown');
		},
	);
});

describe('Files', () => {
	it('are uploaded first and go with it, beside those of the office and those uploaded before', async () => {
		const bytes = Buffer.from([0, 255, 13, 10, 45, 45, 128]);
		const attachments = {
			binaryFields: 'contract, photo',
			temporaryFileIds: '100',
			officeFiles: { file: [{ officeFileId: locator('3') }, { officeFileId: locator('1') }] },
		};
		await correct(withFiles([{ binary: { data: textFile('먼저.txt', 'x') } }]), {
			attachments: { binaryFields: 'data' },
		});
		const result = await correct(
			withFiles([{ binary: { contract: textFile('합의서 "1".txt', '합의'), photo: textFile('photo.bin', bytes) } }]),
			{ attachments },
		);
		expect(result.error).toBeUndefined();
		expect([lastSent().tempFileIds, lastSent().officeFileIds]).toEqual([
			[100, 101, 102],
			[3, 1],
		]);
		const names = ['먼저.txt', '합의서 "1".txt', 'photo.bin', '거래약정서.pdf', '통장사본.gif'];
		expect(
			sheetsMade()
				.slice(2)
				.map(({ files }) => files.map(({ name }) => name)),
		).toEqual([names, names]);
		expect(
			sandbox.hiworksBill
				.files()
				.find(({ name }) => name === 'photo.bin')
				?.bytes.equals(bytes),
		).toBe(true);
	});

	it('that cannot be uploaded leave it not sent', async () => {
		sandbox.hiworksBill.setFaults([{ kind: 'resetAfter', match: { route: 'createTempFile' } }]);
		const [row] = rows(
			await terminate(
				{ ...CONTINUE, ...withFiles([{ binary: { data: textFile('a.txt', 'x') } }]) },
				{ attachments: { binaryFields: 'data' } },
			),
		);
		expect([told(row).outcome, row?.error?.message]).toEqual([
			'notSent',
			expect.stringContaining('The document was not sent, because its attachment could not be uploaded'),
		]);
		expect(sent()).toEqual([]);
	});

	it('that the item does not have are told before anything is sent', async () => {
		expect((await terminate({}, { attachments: { binaryFields: 'data' } })).error?.message).toContain(
			'Input Binary Field [item 0]: expected the name of a binary field of the item, found "data"',
		);
	});
});

it('The reseller code stands on the sheets, not on what is read', async () => {
	await correct({ credential: { resellerCode: 'reseller-1' } });
	expect(sheetsMade().map(({ resellerCode }) => resellerCode)).toEqual(['reseller-1', 'reseller-1']);
	expect(callsOf('getInvoice').some(({ headers }) => 'x-reseller-code' in headers)).toBe(false);
});

it('The calls that are left stand in every output, by the last answer', async () => {
	for (const { callsRemaining } of rows(await correct())) expect(callsRemaining).toBe(sandbox.hiworksBill.remaining());
});
