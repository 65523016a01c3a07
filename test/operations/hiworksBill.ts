import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/index.ts';
import { createForm, documentItem } from '../engine/support/hiworksBill';
import { original } from '../engine/support/hiworksBillAmend';
import { created, fileItem, run, withFiles, withTextFiles } from '../engine/support/hiworksBillRun';
import { rows } from '../engine/support/reports';
import { CALL_OPTIONS, CREATE, DOCUMENT as DOCUMENT_FIELD, flag, further, NUMBER } from './hiworksBillFields';
import { asItIs, type NodeUnderTest, type OperationRow } from './row';

const digits = (value: unknown) => String(value as string).replace(/\D/g, '');

type Two = [IDataObject, IDataObject];
type Items = [IDataObject, ...IDataObject[]];

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

/** Two documents that are not signed yet. */
const toCreated = async (sandbox: Sandbox) => ({
	fields: DOCUMENT,
	input: [{ documentId: await created(sandbox) }, { documentId: await created(sandbox) }] as Two,
});

/** A document that is not signed, and one that is. */
async function toSigned(sandbox: Sandbox) {
	const arranged = await toCreated(sandbox);
	sandbox.hiworksBill.sign(String(arranged.input[1].documentId));
	return arranged;
}

/** Businesses that trade, are closed, and are not registered. */
async function toBusinesses({ hiworksBill: bill }: Sandbox) {
	bill.setBusiness('7777777770', { statusCode: '03', endDate: '20251231' });
	bill.setBusiness('5555555553', { statusCode: '' });
	return {
		fields: { businessNumber: '={{ $json.number }}' },
		input: [{ number: '8888888888' }, { number: '7777777770' }, { number: '5555555553' }] as Items,
	};
}

const operations: OperationRow[] = [
	{
		name: 'invoice.create',
		fields: CREATE,
		fieldsApart: true,
		route: 'createInvoice',
		...remembered,
		arrange: async () => ({ fields: FORM, input: [documentItem(0), documentItem(1)] }),
	},
	{
		name: 'invoice.amend',
		fieldsApart: true,
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
		name: 'invoice.get',
		fields: {
			documentId: DOCUMENT_FIELD,
			'options.showFullNumber': flag('Show Full Number'),
			'options.simplify': flag('Simplify'),
			...CALL_OPTIONS,
		},
		route: 'getInvoice',
		arrange: toSigned,
	},
	{
		name: 'invoice.getNtsResult',
		fields: {
			documentId: DOCUMENT_FIELD,
			'options.pollInterval': { kind: 'count', named: ['Options: Poll Interval'], longest: 3_600, tooLong: 3_601 },
			'options.waitForResult': {
				kind: 'countFromZero',
				named: ['Options: Wait for Result'],
				good: '10',
				longest: '86400',
				tooLong: '86401',
			},
			...CALL_OPTIONS,
		},
		route: 'getInvoice',
		arrange: toSigned,
	},
	{
		name: 'invoice.downloadAttachment',
		fields: {
			documentId: DOCUMENT_FIELD,
			fileId: {
				kind: 'fileNumber',
				named: ['File ID'],
				good: '01',
				longest: Number.MAX_SAFE_INTEGER,
				tooLong: Number.MAX_SAFE_INTEGER + 1,
			},
			binaryPropertyName: { kind: 'ownText', named: ['Put Output File in Field'] },
			'options.fileName': { kind: 'ownText', optional: true, good: '이름.txt', named: ['Options: File Name'] },
			...CALL_OPTIONS,
		},
		route: 'downloadAttachedFile',
		async arrange(sandbox) {
			const items = withFiles(fileItem(documentItem(0), { data: { name: '파일.txt', bytes: Buffer.from('x') } }));
			const made = await run(
				sandbox,
				'invoice.create',
				{ ...FORM, attachments: { binaryFields: 'data' } },
				{ input: items },
			);
			const [{ documentId } = {}] = rows(made);
			const [{ files = [] } = {}] = rows(await run(sandbox, 'invoice.get', DOCUMENT, { input: [{ documentId }] }));
			const [{ fileId } = {}] = files as Array<{ fileId?: number }>;
			return {
				fields: { ...DOCUMENT, fileId: '={{ $json.fileId }}', binaryPropertyName: 'file' },
				input: [{ documentId, fileId }],
			};
		},
	},
	{
		name: 'invoice.delete',
		fields: { documentId: DOCUMENT_FIELD, ...CALL_OPTIONS },
		route: 'deleteInvoice',
		policy: 'readBack',
		lost: 'recovered',
		again: 'rejected',
		effectsInAll: 1,
		arrange: toCreated,
	},
	{
		name: 'file.upload',
		fields: { binaryPropertyName: { kind: 'binaryField', named: ['Input Binary Field'] }, ...CALL_OPTIONS },
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
	{
		name: 'file.getAll',
		fields: { 'options.onlyUsable': flag('Only Usable'), ...CALL_OPTIONS },
		route: 'listOfficeFiles',
		...asItIs(),
	},
	{
		name: 'business.checkStatus',
		fields: { businessNumber: NUMBER, ...CALL_OPTIONS },
		route: 'checkBusinessStatus',
		sharesCalls: ({ businessNumber }) => digits(businessNumber),
		arrange: toBusinesses,
	},
	{
		name: 'business.verifyRegistration',
		fields: {
			businessNumber: NUMBER,
			openingDate: { kind: 'day', named: ['Business Opening Date'] },
			representative: { kind: 'ownText', named: ['Representative'] },
			'furtherData.businessItem': further('Business Item'),
			'furtherData.businessType': further('Business Type'),
			'furtherData.corporationNumber': { ...further('Corporation Number'), kind: 'corporateNumber' },
			'furtherData.name': further('Name'),
			'furtherData.secondRepresentative': further('Second Representative'),
			...CALL_OPTIONS,
		},
		route: 'validateBusinessRegistration',
		async arrange(sandbox) {
			const { fields, input } = await toBusinesses(sandbox);
			const furtherData = {
				businessItem: '종목',
				businessType: '업태',
				corporationNumber: '110111-0000000',
				name: '상호',
				secondRepresentative: '둘째',
			};
			return { fields: { ...fields, openingDate: '2020-01-02', representative: '이대표', furtherData }, input };
		},
	},
];

export const hiworksBillNode: NodeUnderTest = {
	node: 'hiworksBill',
	folder: 'HiworksBill',
	operations,
	secrets: { officeToken: 'office-Xq7synthetic0Secret', billToken: 'bill-Zk3synthetic0Secret' },
	run: async (sandbox, name, fields, { input = [{}], ...more }) =>
		await run(sandbox, name, fields, { input: withTextFiles(input), ...more }),
	host: ({ hiworksBill }) => hiworksBill,
};
