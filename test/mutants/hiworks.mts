import type { Mutant } from './mutant.mts';

const SHARED = 'nodes/HiworksShared/api/vendor.ts';
const CHANGES = 'nodes/Hiworks/accounting/changes.ts';
const SENDING = 'nodes/Hiworks/messaging/sending.ts';
const LOSS = 'test/engine/hiworks/accountingLoss';
const RETRY = 'test/engine/hiworks/messagingRetry';

/** Hiworks' office services, and what its nodes share. */
export const hiworks: readonly Mutant[] = [
	{
		name: 'calls without a body lack their Content-Type',
		file: 'nodes/Hiworks/vendor.ts',
		from: 'jsonOnEveryCall: true,',
		to: 'jsonOnEveryCall: false,',
		tests: 'test/engine/hiworks/messagingDirectory',
	},
	{
		name: 'a code other than SUC that comes with 200 is no error',
		file: SHARED,
		from: "(code === undefined || code === 'SUC')",
		to: "(code === undefined || code !== '')",
		tests: 'test/unit/hiworks/vendor',
	},
	{
		name: 'a token that a newer one has replaced stops nothing',
		file: SHARED,
		from: "= ['EXPIRED'];",
		to: '= [];',
		tests: LOSS,
		named: 'told to be refused with HTTP 200',
	},
	{
		name: 'a number that may have lost its zeros is sent as it is',
		file: 'nodes/HiworksShared/codes.ts',
		from: "if (codesAsNumbers === 'asWritten') return written;",
		to: "if (codesAsNumbers !== 'pad') return written;",
		tests: 'test/engine/hiworksOrg/codes',
	},
	{
		name: 'the last call that is kept for others goes out',
		file: 'nodes/HiworksShared/quota.ts',
		from: 'return Number(kept) > 0 || stopAtZero === true ? Number(kept) : undefined;',
		to: 'return stopAtZero === true ? 0 : undefined;',
		tests: 'test/engine/hiworksBill/quota',
	},
	{
		name: 'what makes it this message follows from the clock',
		file: SENDING,
		from: '\tcontent,\n});',
		to: '\tcontent: [...content, process.hrtime().join()],\n});',
		tests: RETRY,
	},
	{
		name: 'a message leaves though its time has passed meanwhile',
		file: SENDING,
		from: 'if (sendAt === undefined || sendAt > now) return;',
		to: 'if (sendAt === undefined || now) return;',
		tests: 'test/engine/hiworks/messaging(Retry|Sms)',
		named: 'time|late|scheduled|[tT]oo',
	},
	{
		name: 'a later try calls a time passed that was to come in the first',
		file: SENDING,
		from: '(firstTries[String(context.getWorkflowDataProxy(0).$runIndex)] ??= seoulTime(now));',
		to: '(firstTries[String(context.getWorkflowDataProxy(0).$runIndex)] = seoulTime(now));',
		tests: RETRY,
		named: 'too late',
	},
	{
		name: 'a message that missed somebody counts as sent',
		file: 'nodes/Hiworks/sms/outcome.ts',
		from: 'success > 0 && !fail && refkey)',
		to: 'success > 0 && refkey)',
		tests: 'test/engine/hiworks/messagingSms',
		named: 'Send SMS',
	},
	{
		name: 'half an answer to a message counts as a refusal',
		file: 'nodes/Hiworks/sms/outcome.ts',
		from: 'const refused = success === 0;',
		to: 'const refused = success === 0 || success === null;',
		tests: 'test/engine/hiworks/messagingSms',
		named: 'Send SMS',
	},
	{
		name: 'what was asked for twice is sent to a user once',
		file: 'nodes/Hiworks/notification/sendTogether.ts',
		from: ' && !notice.userIds.some((id) => users.has(id));',
		to: ';',
		tests: 'test/engine/hiworks/messagingNotification',
	},
	{
		name: 'rows of an answer are taken by their place',
		file: CHANGES,
		from: 'const row = byKey.get(keyOf(change));',
		to: 'const row = byKey.get(keyOf(change)) && answered[changes.indexOf(change)];',
		tests: 'test/engine/hiworks/accountingBatch',
		named: 'whatever the order',
	},
	{
		name: 'a row that the answer lacks is told as done',
		file: CHANGES,
		from: 'if (!row) return notAnswered();',
		to: "if (!row) return '';",
		tests: LOSS,
		named: '^A row',
	},
	{
		name: 'what a refused deletion lacks counts as deleted by us',
		file: CHANGES,
		from: "changes[0]?.kind === 'delete' ? false : 'duplicate'",
		to: "'duplicate'",
		tests: 'test/engine/shared/door',
		named: '^hiworks costCenter.delete',
	},
	{
		name: 'every lost row is told as done, whatever the list has',
		file: CHANGES,
		from: 'return (change) => isDone(change, stored);',
		to: 'return (change) => isDone(change, stored) !== undefined;',
		tests: LOSS,
	},
	{
		name: 'a refused report is told as changed',
		file: 'nodes/Hiworks/accounting/status.ts',
		from: "return row.code === 'SUC' ? words : refused(row.code, words);",
		to: "return row.code !== '' ? words : refused(row.code, words);",
		tests: 'test/engine/hiworks/spendingReport',
		named: 'Update Status',
	},
	{
		name: "the address of somebody else's program gets our hash",
		file: 'nodes/Hiworks/approval/draft.ts',
		from: "decisionsTo === 'url' ? null : newRequestHash();",
		to: 'newRequestHash();',
		tests: 'test/engine/hiworks/approvalDocument',
	},
	{
		name: 'a decision that Hiworks does not show counts as confirmed',
		file: 'nodes/Hiworks/approval/confirm.ts',
		from: "return agrees ? { outcome: 'agrees' }",
		to: "return agrees || shown ? { outcome: 'agrees' }",
		tests: 'test/unit/hiworks/approvalParts',
	},
];
