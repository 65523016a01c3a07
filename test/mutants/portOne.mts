import type { Mutant } from './mutant.mts';

const VENDOR = 'nodes/PortOne/vendor.ts';
const ATTACH = 'nodes/PortOne/attachment/attach.ts';
const CREATION = 'nodes/PortOne/counterparty/creation.ts';
const TRANSITION = 'nodes/PortOne/invoice/transition.ts';
const LOOK_UP = 'nodes/PortOne/invoice/lookUp.ts';
const MODE = 'test/unit/portOne/mode';
const OUTCOMES = 'test/engine/portOne/outcomes';
const ATTACHMENT = 'test/engine/portOne/attachment';
const COUNTERPARTY = 'test/engine/portOne/counterparty';
const SIGNATURE = { file: 'nodes/PortOne/trigger/signature.ts', tests: 'test/unit/portOne/triggerSignature' };

export const portOne: readonly Mutant[] = [
	{
		name: 'a test credential reads and changes the live book',
		file: VENDOR,
		from: 'if (live) return query;',
		to: 'if (live || !live) return query;',
		tests: MODE,
	},
	{
		name: 'a search of a test credential is one of the live book',
		file: VENDOR,
		from: '{ ...search, test: true }',
		to: '{ ...search }',
		tests: MODE,
	},
	{
		name: 'all changes have one idempotency key, and the first answer is replayed',
		file: VENDOR,
		from: '`"${randomUUID()}"`',
		to: '`"${randomUUID.name}"`',
		tests: MODE,
	},
	{
		name: 'a request that is still being worked on counts as refused',
		file: VENDOR,
		from: "'IDEMPOTENCY_OUTSTANDING_REQUEST',",
		to: '',
		tests: OUTCOMES,
		named: 'IDEMPOTENCY_OUTSTANDING_REQUEST',
	},
	{
		name: 'a 200 that is an error counts as done',
		file: VENDOR,
		from: 'if (accepted && (code === undefined ||',
		to: 'if (accepted && (code !== undefined ||',
		tests: 'test/unit/portOne/vendor',
	},
	{
		name: 'any failure to read proves that PortOne has no such invoice',
		file: LOOK_UP,
		from: "code === 'B2B_TAX_INVOICE_NOT_FOUND';",
		to: "code !== '';",
		tests: OUTCOMES,
		named: 'nobody can find out|nobody could find out',
	},
	{
		name: 'an answer about another invoice is taken for this one',
		file: LOOK_UP,
		from: '\tcheckKey(read, key);\n',
		to: '',
		tests: 'test/engine/shared/otherAnswers',
		named: 'PortOne',
	},
	{
		name: 'a deleted invoice counts as issued',
		file: 'nodes/PortOne/invoice/states.ts',
		from: '!deletedAt && (statuses',
		to: '(statuses',
		tests: 'test/unit/portOne/states',
	},
	{
		name: 'a step counts as taken in whatever state the invoice is',
		file: TRANSITION,
		from: '\t\t\t\tif (isDone(goal, now)) return now;',
		to: '\t\t\t\tif (now) return now;',
		tests: OUTCOMES,
		named: 'steps',
	},
	{
		name: 'what is under way by somebody else counts as our step',
		file: TRANSITION,
		from: '(manner.triedBefore || !isUnderWay(goal, read))',
		to: 'manner',
		tests: 'test/engine/portOne/(transitions|outcomes)',
	},
	{
		name: 'a file that does not show is attached again',
		file: ATTACH,
		from: 'provesAbsence: false,',
		to: 'provesAbsence: true,',
		tests: ATTACHMENT,
		named: 'a lost answer',
	},
	{
		name: 'a file of the same name that was there before is taken for this one',
		file: ATTACH,
		from: 'sameText(name, file.name) && !before.includes(id)',
		to: 'sameText(name, file.name) && before && id',
		tests: ATTACHMENT,
		named: 'a lost answer',
	},
	{
		name: 'an attachment that stands still is told as deleted',
		file: 'nodes/PortOne/actions/attachment/delete.operation.ts',
		from: "known === attachmentId) ? undefined : 'deleted';",
		to: "known !== attachmentId) ? undefined : 'deleted';",
		tests: ATTACHMENT,
	},
	{
		name: 'a counterparty without an ID is made again where it does not show',
		file: CREATION,
		from: 'provesAbsence: false,',
		to: 'provesAbsence: true,',
		tests: COUNTERPARTY,
		named: 'a lost answer',
	},
	{
		name: 'a counterparty like it that was there before is taken for this one',
		file: CREATION,
		from: '(one) => !before.includes(one.id) && differences',
		to: '(one) => differences',
		tests: COUNTERPARTY,
		named: 'a lost answer',
	},
	{
		name: 'another company under the same ID is told as made',
		file: CREATION,
		from: 'if (duplicate || (recovered && differing.length > 0)) {',
		to: 'if (duplicate && recovered && differing.length > 0) {',
		tests: COUNTERPARTY,
		named: 'there already',
	},
	{
		name: 'an update of a counterparty is told as done, whatever stands there',
		file: 'nodes/PortOne/actions/counterparty/update.operation.ts',
		from: 'isSameContent(content, contentOf(read)) ?',
		to: 'isSameContent(content, content) ?',
		tests: COUNTERPARTY,
		named: 'update',
	},
	{
		name: 'a counterparty that stands still is told as deleted',
		file: 'nodes/PortOne/actions/counterparty/delete.operation.ts',
		from: "(await findCounterparty(key, client, manner)) ? undefined : 'deleted'",
		to: "(await findCounterparty(key, client, manner)) === null ? undefined : 'deleted'",
		tests: 'test/faults/shared/faults',
		named: '^portOneB2b tells the truth whatever',
	},
	{
		name: 'an update of a draft is told as done, whatever stands there',
		file: 'nodes/PortOne/actions/taxInvoice/updateDraft.operation.ts',
		from: 'return holds(read, content) ? output(read) : undefined;',
		to: 'return read ? output(read) : undefined;',
		tests: OUTCOMES,
		named: 'drafts',
	},
	{
		name: 'a draft that was replaced is replaced again, over what another changed',
		file: 'nodes/PortOne/actions/taxInvoice/updateDraft.operation.ts',
		from: 'keeps: true,',
		to: 'keeps: false,',
		tests: 'test/engine/portOne/lifecycle',
		named: 'Retry On Fail, a draft that was replaced',
	},
	{
		name: 'an invoice that stands still is told as deleted',
		file: 'nodes/PortOne/actions/taxInvoice/delete.operation.ts',
		from: "read && !read.deletedAt ? undefined : 'deleted'",
		to: "read && read.deletedAt === '' ? undefined : 'deleted'",
		tests: OUTCOMES,
		named: 'drafts',
	},
	{
		...SIGNATURE,
		name: 'any signature starts the workflow',
		from: "return fits.includes(true) ? 'right'",
		to: "return fits.length > 0 ? 'right'",
	},
	{
		...SIGNATURE,
		name: 'an old delivery can be played again',
		from: 'const TOLERANCE = 300;',
		to: 'const TOLERANCE = 300_000;',
	},
	{
		name: 'consent is asked to a step that is done',
		file: TRANSITION,
		from: 'isDone(goal, read) ? [] : [volumeOf(read)]',
		to: '[volumeOf(read)]',
		tests: 'test/engine/portOne/transitions',
		named: 'asks nobody',
	},
];
