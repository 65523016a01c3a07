/** What a run tells a person in one line above its output, with each node. */
import type { INodeParameters } from 'n8n-workflow';

import { withSandbox } from '../../support/sandbox.ts';
import { bolta, invoiceItem, invoiceItems, issueForm } from '../support/bolta';
import type { Execution, Result } from '../support/engine';
import { hintsIn } from '../support/hints';
import { documentItem } from '../support/hiworksBill';
import { create } from '../support/hiworksBillRun';
import { entries, entry, fieldsOf, lists, setRecords } from '../support/hiworksOffice';
import { hiworksOrg } from '../support/hiworksOrg';
import { without } from '../support/invoiceSheets';
import { OURS } from '../support/ownCompany';
import { invoice, portOne } from '../support/portOne';
import { standIn } from '../support/standIn';

const sandbox = withSandbox();
beforeEach(() => {
	for (const vendor of ['bolta', 'hiworks', 'hiworksBill', 'hiworksOrg', 'portOne'] as const) sandbox[vendor].reset();
});

type More = Partial<Pick<Execution, 'onError' | 'mode' | 'asTool'>>;
const CONTINUE = { onError: 'continueRegularOutput' } as const;
const ONE_WRONG = [invoiceItem(0), invoiceItem(1, { supplierNumber: '1' })];

/** Of today: an earlier day would be a warning of its own. */
const TODAY = { writeDateSource: 'today' };

const issue = async (input = invoiceItems(2), options: INodeParameters = {}, more: More = {}) =>
	await bolta(sandbox.bolta.url, { parameters: issueForm(options, TODAY), input, ...more });
const request = async () =>
	await bolta(sandbox.bolta.url, {
		parameters: { ...issueForm({}, TODAY), resource: 'reverseIssuance', operation: 'request' },
		input: [invoiceItem(0)],
	});
const syncCostCenters = async () => {
	setRecords(sandbox, 'costCenter', entries('costCenter', 2));
	sandbox.hiworks.configure({ failingCodes: ['C0001'] });
	const changed = entry('costCenter', 1, { name: '다른 이름' });
	return await lists(sandbox, 'costCenter.sync', fieldsOf('costCenter'), [entry('costCenter', 0), changed]);
};
const syncChart = async () => {
	const members = [{ externalKey: 'm1', name: '홍길동' }];
	const chart = { chartSource: 'object', chartJson: JSON.stringify({ members }), lastStateJson: '' };
	return await hiworksOrg(sandbox.hiworksOrg.url, 'orgChart.sync', chart);
};
/** A sheet with a column that does not travel with Bolta, and one that means nothing. */
const sheet = async () =>
	await bolta(sandbox.bolta.url, {
		parameters: { resource: 'taxInvoice', operation: 'issue', dataFrom: 'columns', ...TODAY, options: {} },
		credential: OURS,
		input: [{ ...without('작성일자'), 현금: 11_000, 내부메모: 'x' }],
	});
const vendorWithMarkup = async () => {
	const { url, close } = await standIn(({ method }) =>
		method === 'POST'
			? { status: 400, body: { code: 'INVALID_REQUEST', message: '<b>금액</b> 오류' } }
			: { status: 404, body: { code: 'NOT_FOUND', message: '없음' } },
	);
	return await bolta(url, { parameters: issueForm({}, TODAY), input: [invoiceItem(0)], ...CONTINUE }).finally(close);
};

const ACCEPTED = 'accepted, not issued yet. Look later what came of it.';

/** What is run, and what it tells a person: all of it, or how it begins. */
const TOLD: Array<[string, () => Promise<Result>, 'info' | 'warning', string | RegExp]> = [
	['what is accepted', async () => await issue(), 'info', `2 of 2: ${ACCEPTED}`],
	[
		'what had been done before',
		async () => {
			await issue();
			return await issue();
		},
		'info',
		'2 of 2 had been done before, and were not done again.',
	],
	[
		'what failed where the run goes on',
		async () => await issue(ONE_WRONG, {}, CONTINUE),
		'warning',
		/^1 of 2 failed: Supplier Number \[item 1\]: expected .+\. 1 of 1: accepted, not issued yet\./,
	],
	['a dry run', async () => await issue(undefined, { dryRun: true }), 'info', 'Dry run: nothing was sent.'],
	[
		'a warning, and who must act next',
		request,
		'warning',
		/^1 of 1 with a warning: The supplier must act next.+ 1 of 1: waits for the supplier to approve it\.$/,
	],
	[
		'a document that is made and not issued: Hiworks Bill',
		async () => await create(sandbox, [documentItem(0)], TODAY),
		'info',
		'1 of 1: made in Hiworks without easy sign. A tax invoice or bill is issued only when a person signs it there.',
	],
	[
		'a draft: PortOne',
		async () =>
			await portOne(sandbox.portOne.url, 'taxInvoice.createDraft', invoice('order-1', { issuanceType: 'normal' })),
		'info',
		'1 of 1: saved as a draft, not issued.',
	],
	[
		'records that failed: Hiworks, Sync',
		syncCostCenters,
		'warning',
		'1 of 2 records failed. The first: Hiworks refused the row: 처리하지 못했습니다. (ERR).',
	],
	[
		'steps that were not done: Hiworks Org, Sync',
		syncChart,
		'warning',
		'1 of 1 steps were not done. The first: It is new, and Hiworks wants userId and password of a new member.',
	],
	[
		'a warning together with columns that are not used',
		sheet,
		'warning',
		`1 of 1 with a warning: Payment parts do not travel with Bolta: 현금. 1 of 1: ${ACCEPTED} Columns not used: 내부메모, 현금.`,
	],
	[
		'a text of the vendor, whose signs are no HTML',
		vendorWithMarkup,
		'warning',
		/^1 of 1 failed: Bolta refused the request: ‹b›금액‹\/b› 오류 \(INVALID_REQUEST, HTTP 400\)\.$/,
	],
];

describe('A run tells in one line', () => {
	it.each(TOLD)('%s', async (_title, run, type, text) => {
		const result = await run();
		expect(result.error?.message).toBeUndefined();
		const message = typeof text === 'string' ? text : (expect.stringMatching(text) as unknown);
		expect(hintsIn(result)).toEqual([{ message, type, location: 'outputPane' }]);
	});
});

describe('A run tells nothing', () => {
	it('of what is done and needs no attention', async () => {
		expect(hintsIn(await issue(undefined, { waitForCompletion: 5 }))).toEqual([]);
	});

	it('to an agent, whose model reads the outputs', async () => {
		const result = await issue([invoiceItem(0)], {}, { mode: 'chat', asTool: true });
		expect(result.outputs[0]?.[0]?.json).toMatchObject({ status: 'accepted', warnings: [] });
		expect(hintsIn(result)).toEqual([]);
	});

	it('but what they would not say stands in them then', async () => {
		const standIns = { bankName: '미등록', accountNumber: '0', accountHolder: '미등록' };
		const fields = { code: 'N1', name: '새 거래처', businessNumber: '220-00-00002', forNewRecords: standIns };
		const result = await lists(sandbox, 'accountingCustomer.create', fields, [{}], { mode: 'chat', asTool: true });
		expect(result.error?.message).toBeUndefined();
		expect(result.outputs[0]?.[0]?.json).toMatchObject({
			action: 'created',
			warnings: ['New records that got a value of For New Records: Bank Name 1, Account Number 1, Account Holder 1.'],
		});
		expect(hintsIn(result)).toEqual([]);
	});
});
