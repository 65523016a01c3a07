/** Reference IDs that cannot travel in a header as they are: refused, or percent-encoded where the user says so. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { createHash } from 'node:crypto';

import { bolta, invoiceItem, issueForm } from '../support/bolta';
import { locator, withBolta } from '../support/operations';
import { OURS } from '../support/ownCompany';
import { rows, told } from '../support/reports';

const { sandbox, run, documents, posts, issued, made, wireProblems } = withBolta();
afterEach(() => expect(wireProblems()).toEqual([]));

const ECOUNT = '2026/11/27 -1';
const ON_WIRE = '2026/11/27%20-1';
const ENCODED = { percentEncodeReferenceId: true };

const issue = async (referenceIds: string[], options: INodeParameters = ENCODED, changes: IDataObject = {}) =>
	await bolta(sandbox.bolta.url, {
		parameters: issueForm(options),
		input: referenceIds.map((referenceId, n) => invoiceItem(n, { referenceId, ...changes })),
		onError: 'continueRegularOutput',
	});
const idsAtBolta = () => sandbox.bolta.ledger('test').map(({ clientReferenceId }) => clientReferenceId);

describe('Percent-Encode Reference ID', () => {
	it('off: nothing arrives, and the error names the option', async () => {
		const [row] = rows(await issue([ECOUNT], {}));
		expect(row?.error?.message).toContain('the option Percent-Encode Reference ID sends others in a fixed form');
		expect(told(row)).toMatchObject({ outcome: 'notSent', referenceId: ECOUNT });
		expect(sandbox.bolta.requests()).toEqual([]);
	});

	it('on: Bolta has the encoded ID, the user their own, at each try', async () => {
		const [first] = rows(await issue([ECOUNT]));
		expect(first).toMatchObject({ referenceId: ECOUNT, status: 'accepted', duplicate: false });
		const [again] = rows(await issue([ECOUNT]));
		expect(again).toMatchObject({ referenceId: ECOUNT, issuanceKey: first?.issuanceKey, duplicate: true });
		expect(idsAtBolta()).toEqual([ON_WIRE]);
	});

	it.each([
		['taxInvoice.getStatus', { referenceId: ECOUNT }, ENCODED],
		['taxInvoice.getStatus', { referenceId: ON_WIRE }, {}],
	])('%s finds it by %p with %p', async (name, fields, options) => {
		const [sent] = rows(await issue([ECOUNT]));
		const [found] = rows(await run(name, fields, { options }));
		expect(found).toMatchObject({ ...fields, issuanceKey: sent?.issuanceKey });
	});

	it('an ID that can travel is sent as it is; one with % is another than one that looks encoded', async () => {
		const sent = rows(await issue(['order-1', 'a b', 'a%20b', '주문-1', '주문-1'.normalize('NFD')]));
		expect(idsAtBolta()).toEqual(expect.arrayContaining(['order-1', 'a%20b', 'a%2520b']));
		// The last two are one ID, however it was typed.
		expect(sent.map((row) => row.referenceId ?? told(row).code)).toEqual([
			'order-1',
			'a b',
			'a%20b',
			'INVALID',
			'INVALID',
		]);
	});

	it('counts from the first item, so that two forms of one ID do not meet', async () => {
		const input = [invoiceItem(0, { referenceId: 'a b', encodes: true }), invoiceItem(1, { referenceId: 'a%20b' })];
		await bolta(sandbox.bolta.url, {
			parameters: issueForm({ percentEncodeReferenceId: '={{ $json.encodes ?? false }}' }),
			input,
		});
		expect(idsAtBolta().toSorted()).toEqual(['a%20b', 'a%2520b']);
	});

	it('an ID too long once encoded is told, and not sent', async () => {
		const [row] = rows(await issue(['가'.repeat(27)]));
		expect(row?.error?.message).toContain('at most 240 signs when percent-encoded (a Korean letter is 9), here 243');
		expect(sandbox.bolta.requests()).toEqual([]);
	});

	it('a dry run shows both', async () => {
		const [row] = rows(await issue([ECOUNT], { ...ENCODED, dryRun: true }));
		expect(row).toMatchObject({
			referenceId: ECOUNT,
			request: { headers: { 'Bolta-Client-Reference-Id': ON_WIRE } },
		});
	});

	it('an answer that is lost is found again', async () => {
		sandbox.bolta.setFaults([{ kind: 'resetAfter', match: { method: 'POST' } }]);
		const [row] = rows(await issue([ECOUNT]));
		expect(row).toMatchObject({ referenceId: ECOUNT, recovered: true });
		expect(posts()).toBe(1);
	});

	it('what stays unknown is told with the ID by which Bolta is asked', async () => {
		sandbox.bolta.setFaults([{ kind: 'resetAfter' }]);
		const [row] = rows(await issue([ECOUNT], { ...ENCODED, lookUpFirst: false }));
		expect(told(row)).toMatchObject({ outcome: 'unknown', referenceId: ECOUNT });
		expect(row?.error?.description).toContain(`"Get Status by Reference ID" with "${ON_WIRE}"`);
		expect(row?.error?.description).toContain(`This is how "${ECOUNT}" travels`);
	});

	it('an ID used for something else is told as the user has it', async () => {
		await issue([ECOUNT], ENCODED, { supplyCost: 10_000, tax: 1_000 });
		const [row] = rows(await issue([ECOUNT], { ...ENCODED, ifAlreadyIssued: 'fail' }));
		expect(row?.error?.message).toContain(`"${ECOUNT}"`);
	});

	it('a new attempt at what failed goes by the encoded ID', async () => {
		sandbox.bolta.configure({ failReferenceIds: [ON_WIRE] });
		await issue([ECOUNT]);
		const failedIssuanceKey = documents(ON_WIRE)[0]?.issuanceKey ?? '';
		const options = { ...ENCODED, failedIssuanceKey };
		const [row] = rows(await issue([ECOUNT], options));
		expect(row).toMatchObject({ referenceId: ECOUNT, status: 'accepted', duplicate: false });
		const digest = createHash('sha256').update(failedIssuanceKey).digest('hex').slice(0, 8);
		expect(idsAtBolta()).toEqual([ON_WIRE, `${ON_WIRE}~${digest}`]);
		const [status] = rows(await run('taxInvoice.getStatus', { referenceId: ECOUNT }, { options }));
		expect(status).toMatchObject({ issuanceKey: row?.issuanceKey });
	});

	it('Amend: Supply Cost Change has it too, and refuses before it asks Bolta', async () => {
		const key = await issued();
		const fields = {
			issuanceKey: locator(key),
			date: '2026-02-10',
			changeSource: 'json',
			amounts: 'asGiven',
			itemsJson: '[{"name":"단가 변경","supplyCost":-1000,"tax":-100}]',
			referenceId: ECOUNT,
		};
		const before = sandbox.bolta.requests().length;
		const refused = await run('taxInvoice.amendSupplyCostChange', fields);
		expect(refused.error?.message).toContain('Percent-Encode Reference ID');
		expect(sandbox.bolta.requests()).toHaveLength(before);
		const [row] = rows(await run('taxInvoice.amendSupplyCostChange', fields, { options: ENCODED }));
		expect(row).toMatchObject({ referenceId: ECOUNT });
		expect(made().map(({ clientReferenceId }) => clientReferenceId)).toEqual([ON_WIRE]);
	});

	it('a column of the sheet: rows of one ID are one document', async () => {
		const row = (item: string) => ({
			전표번호: ECOUNT,
			작성일자: '2026-01-31',
			사업자번호: '888-88-88888',
			거래처명: '거래처',
			대표자: '홍길동',
			이메일: 'a@example.com',
			품목: item,
			공급가액: 1000,
		});
		const sheet = async (options: INodeParameters) =>
			await bolta(sandbox.bolta.url, {
				parameters: { resource: 'taxInvoice', operation: 'issue', dataFrom: 'columns', options },
				credential: OURS,
				input: [row('하나'), row('둘')],
			});
		const refused = await sheet({});
		expect(refused.error?.message).toContain('"전표번호" [item 0]: expected 1 to 240 letters');
		expect(refused.error?.message).toContain('Percent-Encode Reference ID');
		expect(rows(await sheet(ENCODED))).toMatchObject([{ referenceId: ECOUNT, supplyCost: 2000 }]);
		expect(idsAtBolta()).toEqual([ON_WIRE]);
	});
});
