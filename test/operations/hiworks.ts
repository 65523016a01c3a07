import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/index.ts';
import { withTextFiles } from '../engine/support/hiworksBillRun';
import {
	entry,
	fieldsOf,
	hiworks,
	LISTS,
	RESOURCES,
	setRecords,
	type Entry,
	type Resource,
} from '../engine/support/hiworksOffice';
import { locator } from '../engine/support/operations';
import { rows } from '../engine/support/reports';
import {
	accounting,
	ALIMTALK_RESULT,
	ALIMTALK_SEND,
	APPROVAL,
	COMPOSE_PAGE,
	DRAFT,
	FLAT,
	LIST,
	MAIL,
	NOTIFICATION,
	SMS_COUNT,
	SMS_KEY,
	SMS_RESCHEDULE,
	SMS_SEND,
	SPENDING,
	SPENDING_STATUS,
} from './hiworksFields';
import { asItIs, type NodeUnderTest, type OperationRow } from './row';

const run: NodeUnderTest['run'] = async ({ hiworks: { url } }, name, fields, { options = {}, input = [{}], ...more }) =>
	await hiworks(url, name, { ...fields, options }, { ...more, input: withTextFiles(input) });

const given = (fields: INodeParameters, ...input: [IDataObject, IDataObject]) => ({
	arrange: async () => ({ fields, input }),
});

/** Each record a call of its own. */
const ALONE = { options: { rowsPerCall: 1 } };

/** What Hiworks keeps no key of: another execution sends it again. */
const REMEMBERED = { policy: 'remember', lost: 'unknown', again: 'done', effectsInAll: 2 } as const;
const READ_BACK = { policy: 'readBack', lost: 'recovered', ...ALONE } as const;

// ── Accounting lists ────────────────────────────────────────────────────────────────────────────────────────────────

function operationsOf(resource: Resource): OperationRow[] {
	const { plural } = LISTS[resource];
	const input: [Entry, Entry] = [entry(resource, 0), entry(resource, 1)];
	const toRecords = (fields: INodeParameters) => async (sandbox: Sandbox) => {
		setRecords(sandbox, resource, input);
		return { fields, input };
	};
	const asPlan = { ...READ_BACK, route: `create${plural}`, again: 'done', effectsInAll: 1, plans: true } as const;
	return [
		{
			name: `${resource}.create`,
			fields: accounting.create(resource),
			differ: 'code',
			route: `create${plural}`,
			...READ_BACK,
			again: 'duplicate',
			effectsInAll: 1,
			...given(fieldsOf(resource), ...input),
		},
		{
			name: `${resource}.update`,
			fields: accounting.update(resource),
			good: { 'changes.name': '이름 새' },
			differ: 'key',
			route: `update${plural}`,
			...READ_BACK,
			again: 'done',
			effectsInAll: 2,
			arrange: toRecords({
				matchBy: 'code',
				key: locator('={{ $json.code }}'),
				changes: { name: '={{ $json.name }} 새' },
			}),
		},
		{
			name: `${resource}.delete`,
			fields: accounting.delete(),
			differ: 'code',
			route: `delete${plural}`,
			...READ_BACK,
			again: 'rejected',
			effectsInAll: 1,
			arrange: toRecords({ code: locator('={{ $json.code }}') }),
		},
		{
			name: `${resource}.upsert`,
			fieldsApart: true,
			...asPlan,
			...given(fieldsOf(resource, { matchBy: 'code' }), ...input),
		},
		{
			name: `${resource}.sync`,
			fieldsApart: true,
			...asPlan,
			failsInRows: true,
			...given(fieldsOf(resource, { matchBy: 'code' }), ...input),
		},
		...(['upsert', 'sync'] as const).map((operation): OperationRow => ({
			name: `${resource}.${operation}`,
			variant: 'of what is there',
			fieldsApart: true,
			...asPlan,
			route: `update${plural}`,
			...(operation === 'sync' && { failsInRows: true }),
			arrange: toRecords({ ...fieldsOf(resource, { matchBy: 'code' }), name: '={{ $json.name }} 새' }),
		})),
		{
			name: `${resource}.getAll`,
			fields: accounting.getAll(),
			route: `list${plural}`,
			arrange: toRecords({ returnAll: true }),
		},
	];
}

// ── Messages ────────────────────────────────────────────────────────────────────────────────────────────────────────

const SMS = { sender: '02-000-1234', receiver: '={{ $json.to }}', message: '안내' };
const NUMBERS = [{ to: '010-0000-0001' }, { to: '010-0000-0002' }] as const;

const ALIMTALK = { receiver: '={{ $json.to }}', templateName: '안내', message: '안내' };

/** Two text messages that wait for their time, and the fields of what is done to them. */
const toScheduled = (fields: INodeParameters) => async (sandbox: Sandbox) => {
	const sent = await run(sandbox, 'sms.send', SMS, {
		input: [...NUMBERS],
		options: { sendAt: '2099-01-31 09:00:00' },
	});
	const [first, second] = rows(sent).map(({ refKey }) => ({ key: refKey }));
	return { fields: { refKey: '={{ $json.key }}', ...fields }, input: [first!, second!] as [IDataObject, IDataObject] };
};

/** A document that somebody wrote and handed in. */
async function toDrafted(sandbox: Sandbox) {
	const draft = { formId: '1', subject: '제목', contents: '본문', state: 'order-1', sendDecisionsTo: 'execution' };
	const [drafted = {}] = rows(await run(sandbox, 'approvalDocument.draft', draft, {}));
	await sandbox.hiworks.submit(String(drafted.approvalKey));
	const approvalId = String(sandbox.hiworks.approvals()[0]?.approvalId);
	return {
		fields: {
			approvalId: locator(approvalId),
			approvalKey: '={{ $json.approvalKey }}',
			requestHash: '={{ $json.requestHash }}',
			timeLimit: 1,
			timeLimitUnit: 'days',
		},
		input: [drafted] as [IDataObject],
	};
}

const operations: OperationRow[] = [
	...RESOURCES.flatMap(operationsOf),
	{
		name: 'spendingReport.updateStatus',
		fields: SPENDING_STATUS,
		differ: 'documentNumber',
		sharesCalls: ({ documentNumber }) => String(documentNumber as string).trim(),
		route: 'updateSpendingReport',
		policy: 'repeatable',
		lost: 'done',
		again: 'done',
		effectsInAll: 1,
		...ALONE,
		async arrange({ hiworks: office }) {
			const lines = ['A-1', 'A-2'].map((document_no) => ({ document_no, fixed_date: '2026-01-31' }));
			office.configure({ spending: lines });
			return {
				fields: { documentNumber: '={{ $json.number }}', accountingStatus: 'done' },
				input: [{ number: 'A-1' }, { number: 'A-2' }],
			};
		},
	},
	{
		name: 'approvalDocument.draft',
		fields: DRAFT,
		good: { file: '내용', triggerUrl: 'https://example.com/webhook/approval/:secret' },
		route: 'createApprovalDraft',
		...REMEMBERED,
		...given(
			{
				formId: '1',
				subject: '={{ $json.subject }}',
				contents: '본문',
				sendDecisionsTo: 'url',
				callbackUrl: 'http://127.0.0.1:9/',
			},
			{ subject: '제목 1' },
			{ subject: '제목 2' },
		),
	},
	{
		name: 'notification.send',
		fields: NOTIFICATION,
		good: { 'users.user[0].userId': 'kcs' },
		route: 'sendNotification',
		...REMEMBERED,
		options: { usersPerCall: 1 },
		...given(
			{ userIds: '={{ $json.to }}', message: '안내', link: 'https://example.com/' },
			{ to: 'admin' },
			{ to: 'kcs' },
		),
	},
	{
		name: 'mail.send',
		fields: MAIL,
		good: { file: '내용' },
		route: 'sendMail',
		...REMEMBERED,
		...given(
			{ to: '={{ $json.to }}', subject: '제목', content: '본문' },
			{ to: 'one@example.com' },
			{ to: 'two@example.com' },
		),
	},
	{
		name: 'sms.send',
		fields: SMS_SEND,
		good: { 'options.sendAt': 'now' },
		route: 'sendSms',
		...REMEMBERED,
		...given(SMS, ...NUMBERS),
	},
	{
		name: 'sms.reschedule',
		fields: SMS_RESCHEDULE,
		route: 'updateSmsReservation',
		...REMEMBERED,
		arrange: toScheduled({ sendAt: '2099-02-01 09:00:00' }),
	},
	{
		name: 'sms.cancelScheduled',
		fields: SMS_KEY,
		route: 'cancelSmsReservation',
		...REMEMBERED,
		again: 'rejected',
		effectsInAll: 1,
		arrange: toScheduled({}),
	},
	{
		name: 'alimtalk.send',
		fields: ALIMTALK_SEND,
		good: { resendSubject: '제목', resendFrom: '02-000-1234', 'options.sendAt': 'now' },
		route: 'sendAlimtalk',
		...REMEMBERED,
		async arrange({ hiworks: office }) {
			office.configure({ templates: null });
			return { fields: ALIMTALK, input: [...NUMBERS] };
		},
	},
	{
		name: 'spendingReport.getAll',
		fields: SPENDING,
		route: 'listSpendingReport',
		...asItIs({ month: '2019-02', returnAll: true }),
	},
	{ name: 'approvalDocument.getState', fields: APPROVAL, route: 'getApprovalDocument', arrange: toDrafted },
	{ name: 'approvalDocument.waitForDecision', fieldsApart: true, route: undefined, arrange: toDrafted },
	{ name: 'sms.getBalance', fields: SMS_COUNT, route: 'getSmsBalance', ...asItIs() },
	{ name: 'sms.getUsage', fields: SMS_COUNT, route: 'getSmsUsage', ...asItIs() },
	{ name: 'sms.getResult', fields: SMS_KEY, route: 'getSmsResult', arrange: toScheduled({}) },
	{
		name: 'sms.getComposePageUrl',
		fields: COMPOSE_PAGE,
		route: undefined,
		...asItIs({ officeAddress: 'example.co.kr' }),
	},
	{ name: 'alimtalk.getBalance', fields: SMS_COUNT, route: 'getAlimtalkBalance', ...asItIs() },
	{
		name: 'alimtalk.getResult',
		fields: ALIMTALK_RESULT,
		route: 'getAlimtalkMessage',
		async arrange(sandbox) {
			sandbox.hiworks.configure({ templates: null });
			const [one, two] = rows(await run(sandbox, 'alimtalk.send', ALIMTALK, { input: [...NUMBERS] }));
			return { fields: { messageId: '={{ $json.messageId }}' }, input: [one!, two!] };
		},
	},
	{ name: 'user.getAll', fields: LIST, route: 'listUsers', ...asItIs({ returnAll: true }) },
	{ name: 'myAccount.get', fields: {}, route: 'getMe', ...asItIs() },
	{
		name: 'organizationChart.get',
		fields: FLAT,
		route: 'getOrgChart',
		outputs: [{ options: { flat: true } }],
		...asItIs(),
	},
];

export const hiworksNode: NodeUnderTest = {
	node: 'hiworks',
	folder: 'Hiworks',
	operations,
	secrets: {
		officeToken: 'office-Xq7synthetic0Secret',
		callbackSecret: 'callback-Zk3synthetic0Secret',
		accessToken: 'account-Zk4synthetic0Secret',
	},
	run,
	host: ({ hiworks: office }) => office,
};
