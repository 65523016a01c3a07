import { Ajv2020 } from 'ajv/dist/2020.js';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { business } from '../../../nodes/HiworksBill/actions/business';
import { file } from '../../../nodes/HiworksBill/actions/file';
import { invoice } from '../../../nodes/HiworksBill/actions/invoice';
import { startSandbox, type Sandbox } from '../../../sandbox/index.ts';
import { createForm, documentItem, hiworksBill } from '../support/hiworksBill';

const folder = path.resolve(__dirname, '../../../nodes/HiworksBill/__schema__/v1.0.0');
const operations = [business, file, invoice].flatMap((resource) =>
	resource.operations.map(({ value }) => [resource.value, value] as const),
);

let sandbox: Sandbox;
const outputs = new Map<string, IDataObject[]>();

type Outcome = Awaited<ReturnType<typeof hiworksBill>>;

/** Keeps every output that an operation gave. */
function keep(resource: string, operation: string, { outputs: branches, error }: Outcome): IDataObject[] {
	if (error) throw error;
	const given = (branches[0] ?? []).map(({ json }) => json);
	outputs.set(`${resource}/${operation}`, [...(outputs.get(`${resource}/${operation}`) ?? []), ...given]);
	return given;
}

async function run(
	resource: string,
	operation: string,
	parameters: INodeParameters,
	item: IDataObject = {},
): Promise<IDataObject> {
	const [json = {}] = keep(
		resource,
		operation,
		await hiworksBill(sandbox.hiworksBill.url, {
			parameters: { options: {}, ...parameters, resource, operation },
			input: [item],
		}),
	);
	return json;
}

/** Upload needs an item with a file: a try without one fails, and is gone on with after the file was put there. */
async function upload(): Promise<IDataObject> {
	const parameters = { resource: 'file', operation: 'upload', binaryPropertyName: 'data', options: {} };
	const { run: failed } = await hiworksBill(sandbox.hiworksBill.url, { parameters, input: [{}] });
	const [item] = failed.data.executionData?.nodeExecutionStack[0]?.data.main?.[0] ?? [];
	if (!item) throw new Error('the failed try holds no item');
	item.binary = {
		data: { data: Buffer.from('synthetic').toString('base64'), mimeType: 'text/plain', fileName: 'note.txt' },
	};
	const [json = {}] = keep(
		'file',
		'upload',
		await hiworksBill(sandbox.hiworksBill.url, { parameters, input: [], retryOf: failed }),
	);
	return json;
}

beforeAll(async () => {
	sandbox = await startSandbox();
	sandbox.hiworksBill.setBusiness('7777777770', { statusCode: '03', endDate: '20251231' });
	sandbox.hiworksBill.setBusiness('5555555553', { statusCode: '' });
	const created = async (number: number, more: INodeParameters = {}) =>
		(await run('invoice', 'create', createForm({}, more), documentItem(number))).documentId as string;
	const { temporaryFileId } = await upload();
	const [first, second, third] = [
		await created(1, { attachments: { temporaryFileIds: String(temporaryFileId) } }),
		await created(2),
		await created(3),
	];
	for (const documentId of [first, second]) sandbox.hiworksBill.sign(documentId);
	for (const documentId of [first, third]) await run('invoice', 'get', { documentId });
	for (const documentId of [first, third]) await run('invoice', 'getNtsResult', { documentId });
	const amendment = { referenceId: '', sheetSource: 'original', attachments: {} };
	await run('invoice', 'amend', { ...amendment, reason: 'termination', documentId: first, causeDate: '2026-02-01' });
	await run('invoice', 'amend', {
		...amendment,
		reason: 'clericalError',
		documentId: second,
		corrections: { remark: '정정' },
	});
	const [{ fileId = '' } = {}] = outputs.get('invoice/get')?.[0]?.files as Array<{ fileId: number }>;
	await run('invoice', 'downloadAttachment', { documentId: first, fileId, binaryPropertyName: 'data' });
	await run('invoice', 'delete', { documentId: third });
	await run('file', 'getAll', {});
	for (const businessNumber of ['8888888888', '7777777770', '5555555553']) {
		await run('business', 'checkStatus', { businessNumber });
		await run('business', 'verifyRegistration', {
			businessNumber,
			openingDate: '2020-01-02',
			representative: '이대표',
			furtherData: {},
		});
	}
}, 60_000);
afterAll(async () => await sandbox?.close());

describe('What the editor shows of outputs before the first run', () => {
	it.each(operations)('%s → %s: the real output fits, and has nothing more', (resource, operation) => {
		const schema = JSON.parse(readFileSync(path.join(folder, resource, `${operation}.json`), 'utf8')) as object;
		const validate = new Ajv2020({ strict: false, allErrors: true }).compile({
			...schema,
			additionalProperties: false,
		});
		const given = outputs.get(`${resource}/${operation}`) ?? [];
		expect(given).not.toEqual([]);
		for (const json of given) expect([validate(json), validate.errors]).toEqual([true, null]);
	});
});
