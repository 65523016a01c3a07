import type { Mutant } from './mutant.mts';

const DOCUMENTS = 'nodes/HiworksBill/invoice/documents.ts';
const BODY = 'nodes/HiworksBill/invoice/body.ts';
const DELETE = 'nodes/HiworksBill/actions/invoice/delete.operation.ts';
const CONSENT = 'test/engine/hiworksBill/consent';
const RETRY = 'test/engine/hiworksBill/retry';
const DELETED = 'test/engine/hiworksBill/delete';

export const hiworksBill: readonly Mutant[] = [
	{
		name: 'easy sign goes out though the credential does not allow it',
		file: DOCUMENTS,
		from: 'if (!easySign || live) return;',
		to: 'if (!easySign || live || easySign) return;',
		tests: CONSENT,
	},
	{
		name: 'a document with easy sign asks nobody for consent',
		file: DOCUMENTS,
		from: 'return easySign ? binding(made) : made;',
		to: 'return made;',
		tests: 'test/engine/shared/consent',
		named: '^With legal effect: .*(Hiworks|hiworks)',
	},
	{
		name: "the user's own number does not keep a second document away",
		file: DOCUMENTS,
		from: 'remember({ number: referenceId, content:',
		to: 'remember({ content:',
		tests: RETRY,
	},
	{
		name: 'the numbers of uploaded files make it another document in each try',
		file: DOCUMENTS,
		from: 'content: [order.content, digestOf(files)],',
		to: 'content: [order.content, process.hrtime().join()],',
		tests: 'test/engine/hiworksBill/attachments',
		named: 'Retry On Fail with attachments',
	},
	{
		name: 'a document that stands still is told as deleted',
		file: DELETE,
		from: '(data.status.issueId ? issued(key) : undefined)',
		to: "(data.status.issueId ? issued(key) : ('deleted' as const))",
		tests: DELETED,
	},
	{
		name: 'an issued document stays open, though it was certainly not deleted',
		file: DELETE,
		from: '(data.status.issueId ? issued(key) : undefined)',
		to: "(data.status.issueId === 'none' ? issued(key) : undefined)",
		tests: DELETED,
	},
	{
		name: 'any refusal to read proves that it is gone',
		file: DELETE,
		from: "if (error.code === 'Not Found') return 'deleted';",
		to: "return 'deleted';",
		tests: DELETED,
		named: 'cannot be read',
	},
	{
		name: 'an empty list of errors is an error',
		file: 'nodes/HiworksBill/vendor.ts',
		from: 'if (accepted && body.errors.length === 0) return undefined;',
		to: '',
		tests: 'test/unit/hiworksBill/(answer|vendor)',
	},
	{
		name: 'a line of a later day than its document goes out',
		file: BODY,
		from: 'if (date > writeDate)',
		to: "if (date === '')",
		tests: 'test/engine/hiworksBill/create',
		named: 'Lines',
	},
	{
		name: 'a line of another year is sent without it',
		file: BODY,
		from: 'if (year !== writeDate.slice(0, 4))',
		to: 'if (year.length !== 4)',
		tests: 'test/engine/hiworksBill/create',
		named: 'Lines',
	},
	{
		name: 'payments that are not the total go out',
		file: BODY,
		from: 'checkPayment(payment, totals);',
		to: '',
		tests: 'test/engine/hiworksBill/create',
		named: 'Payment',
	},
	{
		name: 'a person counts as a company',
		file: BODY,
		from: "return '02';",
		to: "return '01';",
		tests: 'test/engine/hiworksBill/parties',
	},
	{
		name: 'an amendment loses the branch of its supplier',
		file: 'nodes/HiworksBill/amendment/original.ts',
		from: '\tif (party.branch) throw',
		to: '\tif (party.branch && !party.number) throw',
		tests: 'test/engine/hiworksBill/amendOriginal',
		named: 'branch',
	},
	{
		name: 'the negative and the positive sheet are told for each other',
		file: 'nodes/HiworksBill/invoice/lookUp.ts',
		from: 'const known = inOrder ? documents : documents.toReversed();',
		to: 'const known = inOrder || documents ? documents : documents;',
		tests: 'test/engine/hiworksBill/amendSending',
	},
	{
		name: 'a document with easy sign counts as the one that was made without',
		file: DOCUMENTS,
		from: 'content: [papers.content, easySign, ',
		to: 'content: [papers.content, ',
		tests: RETRY,
		named: 'later try wants',
	},
	{
		name: 'a document with a file of the office counts as the one that was made without',
		file: DOCUMENTS,
		from: 'easySign, filesBody(attachments, [])],',
		to: 'easySign],',
		tests: RETRY,
		named: 'later try wants',
	},
	{
		name: 'an issued document is told as unsigned',
		file: 'nodes/HiworksBill/invoice/ntsResult.ts',
		from: "declareStatus === '0' && Boolean(issueId)",
		to: "declareStatus === '0' && issueId === ''",
		tests: 'test/engine/hiworksBill/read',
	},
];
