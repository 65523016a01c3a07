import type { Sandbox } from '../../sandbox/index.ts';
import { createForm, documentItem } from '../engine/support/hiworksBill';
import { original } from '../engine/support/hiworksBillAmend';
import { created, fileItem, run, withFiles } from '../engine/support/hiworksBillRun';
import type { ChangingOperation, NodeUnderTest } from './row';

const { resource: _resource, operation: _operation, options: _options, ...FORM } = createForm();
const DOCUMENT = { documentId: { __rl: true, mode: 'id', value: '={{ $json.documentId }}' } };

/** Hiworks knows no key, and has no list to look a document up in. */
const remembered = { policy: 'remember', lost: 'unknown', again: 'done', effectsInAll: 2 } as const;

/** An issued document of one line. */
const issued = async (sandbox: Sandbox, supplyPrice: string, tax: string) => {
	const items = [{ month: '01', day: '31', subject: '품목', unit: '', supplyPrice, tax, description: '' }];
	const { documentId } = await original(sandbox, { information: { issueDate: '2026-01-31' }, items });
	return { documentId };
};

const operations: ChangingOperation[] = [
	{
		name: 'invoice.create',
		route: 'createInvoice',
		...remembered,
		arrange: async () => ({ fields: FORM, input: [documentItem(0), documentItem(1)] }),
	},
	{
		name: 'invoice.amend',
		route: 'createAmendment',
		...remembered,
		arrange: async (sandbox) => ({
			fields: {
				...DOCUMENT,
				sheetSource: 'original',
				reason: 'duplicateIssuance',
				corrections: {},
				attachments: {},
			},
			input: [await issued(sandbox, '10000', '1000'), await issued(sandbox, '20000', '2000')],
		}),
	},
	{
		name: 'invoice.delete',
		route: 'deleteInvoice',
		policy: 'readBack',
		lost: 'recovered',
		again: 'rejected',
		effectsInAll: 1,
		arrange: async (sandbox) => ({
			fields: DOCUMENT,
			input: [{ documentId: await created(sandbox) }, { documentId: await created(sandbox) }],
		}),
	},
	{
		name: 'file.upload',
		route: 'createTempFile',
		policy: 'repeatable',
		lost: 'done',
		again: 'done',
		effectsInAll: 2,
		// Every send leaves a file, which no document names: one more for each time that the first item is sent again.
		effects: { lost: 3, secondTry: 3, refused: 1 },
		arrange: async () => ({
			fields: { binaryPropertyName: 'data' },
			input: [{ file: '첫 번째' }, { file: '두 번째' }],
		}),
	},
];

export const hiworksBillNode: NodeUnderTest = {
	node: 'hiworksBill',
	folder: 'HiworksBill',
	operations,
	/** What stands under `file` is the text of a file that comes with the item. */
	async run(sandbox, name, fields, { input = [{}], ...more }) {
		const items = input.map((json) =>
			fileItem(
				json,
				typeof json.file === 'string' ? { data: { name: '파일.txt', bytes: Buffer.from(json.file) } } : {},
			),
		);
		return await run(sandbox, name, fields, { input: withFiles(...items), ...more });
	},
	host: ({ hiworksBill }) => hiworksBill,
};
