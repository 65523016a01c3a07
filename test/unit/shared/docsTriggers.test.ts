/** The pages of triggers tell every key that a trigger puts out, themselves or by the reference they link to. */
import type { IDataObject } from 'n8n-workflow';
import { eventOutput as boltaOutput } from '../../../nodes/Bolta/trigger/output';
import { accountingCustomers } from '../../../nodes/Hiworks/api/accounting';
import { listSpending } from '../../../nodes/Hiworks/api/spendingReport';
import { callbackOutput } from '../../../nodes/Hiworks/approval/output';
import { reportOutput } from '../../../nodes/Hiworks/spending/reports';
import { watchPeople } from '../../../nodes/Hiworks/watch/people';
import { watchRecords } from '../../../nodes/Hiworks/watch/records';
import { watchReports } from '../../../nodes/Hiworks/watch/reports';
import { eventOutput as portOneOutput, statusOutput } from '../../../nodes/PortOne/trigger/output';
import { columnOrder, LEADING } from '../../../nodes/shared/fields/outputOrder';
import { koreanOf, read } from './pages';

const now = new Date('2026-01-31T00:00:00Z');

const [line] = listSpending.response.parse({ data: [{ document_no: '1' }] }).data;
const report = line ? reportOutput({ month: '202601', approvalStatus: 'complete', lines: [line] }) : {};
const appeared = (item: IDataObject) => ({ kind: 'appeared' as const, key: '', seen: { key: '', values: {}, item } });

const TRIGGERS = {
	'bolta-trigger': boltaOutput(
		{ kind: 'other', eventType: '', event: '', issuanceKey: null, dedupeKey: '', data: {}, body: {} },
		{ confirmed: null, now },
	),
	'portone-trigger': portOneOutput(
		{ kind: 'other', eventType: '', taxInvoiceId: null, timestamp: null, dedupeKey: '', data: {}, body: {} },
		{ confirmed: null, signatureVerified: null, now },
	),
	'portone-status-trigger': statusOutput({ id: '', status: '' }, { kind: 'other', dedupeKey: '', now }),
	'hiworks-approval-trigger': {
		...callbackOutput(
			{
				officeId: null,
				approvalKey: '',
				approvalId: '',
				approvalCode: null,
				vendorState: '',
				decision: 'approved',
				requestHash: null,
				state: null,
			},
			undefined,
			now,
		),
		dedupeKey: '',
		warnings: [],
	},
	'hiworks-trigger': {
		...watchReports('approved').show(appeared(report)),
		...watchRecords(accountingCustomers, new Set()).show(appeared({})),
		...watchPeople(new Set()).show(appeared({ name: '', userId: '', userNo: '', places: [] })),
		dedupeKey: '',
		repeated: false,
		warnings: [],
	},
};

const REFERENCE: Record<keyof typeof TRIGGERS, string> = {
	'bolta-trigger': 'reference/bolta-output.md',
	'portone-trigger': 'reference/portone-output.md',
	'portone-status-trigger': 'reference/portone-output.md',
	'hiworks-approval-trigger': 'reference/hiworks-output.md',
	'hiworks-trigger': 'reference/hiworks-output.md',
};

it.each(['bolta-trigger', 'portone-trigger', 'portone-status-trigger'] as const)(
	'%s shows first what a person looks for of an invoice, as operations do',
	(name) => {
		const keys = Object.keys(TRIGGERS[name]);
		expect(keys).toEqual(columnOrder(keys));
		expect(keys.slice(0, LEADING.length)).toEqual(LEADING);
	},
);

describe.each(Object.keys(TRIGGERS) as Array<keyof typeof TRIGGERS>)('docs/%s', (name) => {
	it.each([(page: string) => page, koreanOf])('tells every key (%#: English, Korean)', (inLanguage) => {
		const own = read(inLanguage(`docs/${name}.md`));
		const reference = inLanguage(REFERENCE[name]);
		expect(own).toContain(`](${reference})`);
		const told = own + read(`docs/${reference}`);
		expect(Object.keys(TRIGGERS[name]).filter((key) => !told.includes(`\`${key}\``))).toEqual([]);
	});
});
