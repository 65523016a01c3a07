/** What each trigger puts out, of each list that it watches, is what its schema has: its page is made of that. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { LEADING } from '../../../nodes/shared/fields/outputOrder';
import { withSandbox } from '../../support/sandbox';
import { failedTransmission, issuedElsewhere } from '../../support/transmissions';
import { deliver } from '../support/calls';
import { moveCalendar } from '../support/clock';
import type { Execution } from '../support/engine';
import { credentialsOf, entries, entry, hiworks, type Resource } from '../support/hiworksOffice';
import { line, published, setNumbered, setPeople, withStock } from '../support/hiworksTrigger';
import { issued } from '../support/operations';
import { expectFit } from '../support/outputSchema';
import { publish } from '../support/polling';
import { API_SECRET } from '../support/portOne';

const NODES = path.resolve(__dirname, '../../../nodes');
const TOKEN = 'synthetic-webhook-token';
const ON_TRUST: INodeParameters = { options: { confirm: false } };

const sandbox = withSandbox();
afterEach(() => moveCalendar());

async function bolta(body: IDataObject, parameters: INodeParameters = {}): Promise<IDataObject[]> {
	const credential = { apiKey: 'test_synthetic_key', environment: 'test', baseUrl: sandbox.bolta.url };
	const credentials = { boltaApi: { ...credential, webhookToken: TOKEN } } as Execution['credentials'];
	return await deliver({ node: 'boltaTrigger', parameters, credentials }, { query: { token: TOKEN }, body });
}

async function ofBolta(): Promise<IDataObject[]> {
	const issuanceKey = await issued(sandbox);
	const cause = { code: 'NOT_FOUND_CERTIFICATE', message: '공동인증서가 없습니다.' };
	const success = (key: string) => ({ eventType: 'TAX_INVOICE_ISSUANCE_SUCCESS', data: { issuanceKey: key } });
	return [
		...(await bolta(success(issuanceKey))),
		...(await bolta(success('0'.repeat(32)), ON_TRUST)),
		...(await bolta({ eventType: 'TAX_INVOICE_ISSUANCE_FAILURE', data: { issuanceKey, cause } })),
		...(await bolta({ eventType: 'SOMETHING_ELSE', data: {} }, { events: ['other'] })),
	];
}

const portOneCredentials = (): Execution['credentials'] => ({
	portOneApi: {
		apiSecret: API_SECRET,
		environment: 'test',
		baseUrl: sandbox.portOne.url,
		webhookToken: TOKEN,
		webhookSecret: '',
	},
});

async function portOne(body: IDataObject, parameters: INodeParameters = {}): Promise<IDataObject[]> {
	const trigger = { node: 'portOneB2bTrigger', parameters, credentials: portOneCredentials() };
	return await deliver(trigger, { query: { token: TOKEN }, body });
}

async function ofPortOne(): Promise<IDataObject[]> {
	const taxInvoiceId = await issuedElsewhere(sandbox, 'EVENT');
	const body = {
		type: 'TaxInvoice.Issued',
		timestamp: '2026-11-21T00:00:00Z',
		data: { taxInvoiceId, status: 'ISSUED', supplierBrn: '2200000002', totalAmount: 11_000 },
	};
	return [
		...(await portOne(body)),
		...(await portOne(body, ON_TRUST)),
		...(await portOne({ type: 'Something.Else', data: {} }, { events: ['other'] })),
	];
}

async function ofStatuses(): Promise<IDataObject[]> {
	const node = 'portOneB2bStatusTrigger';
	const trigger = await publish({ node, parameters: { options: {} }, credentials: portOneCredentials() });
	await trigger.poll();
	await failedTransmission(sandbox, 'STATUS');
	return [...((await trigger.poll()) ?? []), ...((await trigger.test()) ?? [])];
}

async function ofApprovals(): Promise<IDataObject[]> {
	const draft = { formId: '1', subject: '제목', contents: '본문', sendDecisionsTo: 'url' };
	const callbackUrl = 'http://127.0.0.1:9/';
	const { error } = await hiworks(sandbox.hiworks.url, 'approvalDocument.draft', { ...draft, callbackUrl });
	if (error) throw error;
	const { approvalKey } = sandbox.hiworks.approvals()[0]!;
	const { approvalId } = await sandbox.hiworks.submit(approvalKey);
	const credentials = credentialsOf(sandbox.hiworks.url);
	const decided = async (query: Record<string, string>, parameters: INodeParameters) =>
		await deliver(
			{ node: 'hiworksApprovalTrigger', parameters, credentials },
			{
				params: { secret: String(credentials.hiworksOfficeApi?.callbackSecret) },
				url: `/webhook/id/id/approval/secret?${new URLSearchParams(query).toString()}`,
			},
		);
	const document = { approval_key: approvalKey, approval_id: String(approvalId) };
	const more = { office_id: '1', approval_code: 'QW-1', request_hash: `${'0'.repeat(32)}.order-1` };
	return [
		...(await decided({ ...document, ...more, state: 'progress' }, { events: ['inProgress'] })),
		...(await decided({ ...document, state: 'complete', request_hash: '' }, ON_TRUST)),
	];
}

const ofRecords = (watch: Resource) => async (): Promise<IDataObject[]> => {
	setNumbered(sandbox, watch, entries(watch, 3));
	const trigger = await withStock(sandbox, { watch });
	setNumbered(sandbox, watch, [entry(watch, 0, { name: '새 이름' }), ...entries(watch, 4).slice(1)]);
	return [...((await trigger.poll()) ?? []), ...((await trigger.test()) ?? [])];
};

async function ofPeople(): Promise<IDataObject[]> {
	const [leaver, mover, ...others] = ['hana', 'duri', 'seri', 'nami', 'dasom'].map((id) => ({ id }));
	setPeople(sandbox, [leaver!, mover!, ...others]);
	const trigger = await withStock(sandbox, { watch: 'people' });
	setPeople(sandbox, [{ ...mover!, places: ['support'] }, ...others, { id: 'new' }]);
	const items = [...((await trigger.poll()) ?? []), ...((await trigger.poll()) ?? [])];
	expect(new Set(items.map(({ event }) => event as unknown))).toEqual(new Set(['moved', 'joined', 'left']));
	return [...items, ...((await trigger.test()) ?? [])];
}

async function ofReports(): Promise<IDataObject[]> {
	moveCalendar('2026-11-30T12:00:00+09:00');
	sandbox.hiworks.configure({ spending: [line(1), line(1, { tax: '', number: '2' }), line(2)] });
	const trigger = await published(sandbox, { watch: 'spendingReport', options: { startWithAll: true } });
	return [...((await trigger.poll()) ?? []), ...((await trigger.test()) ?? [])];
}

/** By their schemas. */
const OUTPUTS: Readonly<Record<string, () => Promise<IDataObject[]>>> = {
	'Bolta/__schema__/boltaTrigger.json': ofBolta,
	'Hiworks/__schema__/hiworksApprovalTrigger.json': ofApprovals,
	'Hiworks/__schema__/hiworksTrigger/accountTitle.json': ofRecords('accountTitle'),
	'Hiworks/__schema__/hiworksTrigger/accountingCustomer.json': ofRecords('accountingCustomer'),
	'Hiworks/__schema__/hiworksTrigger/costCenter.json': ofRecords('costCenter'),
	'Hiworks/__schema__/hiworksTrigger/people.json': ofPeople,
	'Hiworks/__schema__/hiworksTrigger/spendingReport.json': ofReports,
	'PortOne/__schema__/portOneB2bStatusTrigger.json': ofStatuses,
	'PortOne/__schema__/portOneB2bTrigger.json': ofPortOne,
};

it.each(Object.entries(OUTPUTS))('%s: the real outputs fit, and have nothing more', async (schema, outputs) => {
	const given = await outputs();
	expectFit(path.join(NODES, schema), given, given.length);
});

it('no other schema is there', () => {
	expect(globSync('*/__schema__/{*Trigger.json,*Trigger/*.json}', { cwd: NODES }).sort()).toEqual(Object.keys(OUTPUTS));
});

it.each(Object.keys(OUTPUTS).filter((schema) => !schema.startsWith('Hiworks/')))(
	'%s has first what a person looks for of an invoice, as operations do',
	(schema) => {
		const { properties } = JSON.parse(readFileSync(path.join(NODES, schema), 'utf8')) as { properties: object };
		expect(Object.keys(properties).slice(0, LEADING.length)).toEqual(LEADING);
	},
);
