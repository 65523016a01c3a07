import type { IDataObject } from 'n8n-workflow';

import { CREATE } from '../../operations/hiworksBillFields';
import { withSandbox } from '../../support/sandbox.ts';
import { allFields } from '../support/allFields';
import { WITH_DEFAULTS } from '../support/goodParts';
import { hiworksBill } from '../support/hiworksBill';
import { goodDocument } from '../support/hiworksBillGood';
import { fileItem, ledger, run as runOperation, withFiles } from '../support/hiworksBillRun';
import { badRefusal, casesOf, lookIn, put, type Case, type ErrorItem } from '../support/mutations';
import { OURS } from '../support/ownCompany';

const sandbox = withSandbox();
beforeEach(() => {
	sandbox.hiworksBill.reset();
	sandbox.hiworksBill.configure({ dailyLimit: 1_000_000 });
});

const FILES = { data: { name: 'a.txt', bytes: Buffer.from('x') } };

/** The item that has the value of a case, under the path of the field that holds it. */
function itemOf(good: IDataObject, { path, tested, value }: Case): IDataObject {
	const item = structuredClone({ ...good, ...tested.base });
	// Its tax is computed then.
	if (path.endsWith('.supplyCost') && !(path in item)) put(item, path.replace('supplyCost', 'tax'), '');
	if (!(path in good)) put(item, path, value);
	else if (value === undefined) delete item[path];
	else item[path] = value as never;
	return item;
}

/** Runs the cases in one execution behind an ordinary item, from which the options of the run are taken. */
async function runAll(name: string, cases: Case[], goodOf: (index: number) => IDataObject, literal: IDataObject = {}) {
	// Expressions cost time: what is the same for all items goes without.
	const varied = new Set([
		'referenceId',
		...cases.flatMap(({ path, tested }) => [path, path.split('[')[0]!, ...Object.keys(tested.base ?? {})]),
	]);
	const good = goodOf(0);
	const { parameters } = await allFields('hiworksBill', name, (path) => (varied.has(path) ? undefined : good[path]));
	const items = [goodOf(0), ...cases.map((one, index) => itemOf(goodOf(index + 1), one))];
	const { outputs, error } = await hiworksBill(sandbox.hiworksBill.url, {
		parameters: { ...parameters, options: { ...(parameters.options as IDataObject), ...literal } as never },
		input: withFiles(...items.map((json) => fileItem(json, FILES))),
		onError: 'continueRegularOutput',
		credential: { allowEasySign: true },
	});
	expect(error).toBeUndefined();
	const byItem = new Map(
		outputs[0]!.map(({ json, pairedItem }) => [
			(pairedItem as Array<{ item: number }>)[0]!.item,
			json as ErrorItem & IDataObject,
		]),
	);
	expect(byItem.get(0)?.error).toBeUndefined();
	return cases.map((one, index) => ({ one, json: byItem.get(index + 1) ?? {}, itemIndex: index + 1 }));
}

/** Numbers of files that Hiworks does not have are for it to refuse. */
const BY_VENDOR = ['attachments.officeFiles.file[0].officeFileId', 'attachments.temporaryFileIds'];

/** What went otherwise than the table says. */
function wrong(results: Awaited<ReturnType<typeof runAll>>): string[] {
	const made = new Set(ledger(sandbox).map(({ documentId }) => documentId));
	const named = results.flatMap(({ one, json, itemIndex }) => {
		const { title, isValid, path } = one;
		if (isValid) {
			const isTaken =
				(json.error === undefined && made.has(String(json.documentId))) ||
				(BY_VENDOR.includes(path) && json.error?.httpStatus === 400);
			return isTaken ? [] : [`${title} is valid, but: ${json.error?.message ?? 'it is not in the ledger'}`];
		}
		const problem = badRefusal(json, one, itemIndex);
		return problem ? [`${title} is invalid, but ${problem}: ${json.error?.message ?? JSON.stringify(json)}`] : [];
	});
	const taken = results.filter(({ json }) => json.error === undefined).length;
	return made.size === taken + 1 ? named : [...named, `${made.size} documents were made, ${taken + 1} were told`];
}

const goodOf = (index: number) => goodDocument(`case-${index}`);
const cases = casesOf(CREATE, lookIn(goodOf(0)));
/** Fields that need an execution of their own. */
const APART = ['referenceId', 'options.alsoWhenRunByHand'];
const apart = (path: string) => cases.filter((one) => one.path === path);

describe(`Create, ${cases.length} mutations`, () => {
	const together = cases.filter(({ path }) => !APART.includes(path));
	const sections = new Set(together.map(({ path }) => path.split(/[.[]/)[0]!));

	it.each([...sections])('%s', async (section) => {
		await runOperation(sandbox, 'file.upload', {}, { input: withFiles(fileItem({}, FILES)) });
		expect(
			wrong(
				await runAll(
					'invoice.create',
					together.filter(({ path }) => path.split(/[.[]/)[0] === section),
					goodOf,
				),
			),
		).toEqual([]);
	});

	// Different spellings can be the same id, which one execution refuses.
	it('referenceId', async () => {
		const problems: string[] = [];
		for (const one of apart('referenceId')) {
			problems.push(...wrong(await runAll('invoice.create', [one], goodOf)));
			sandbox.hiworksBill.reset();
		}
		expect(problems).toEqual([]);
	});

	// n8n gives the same to all items: it takes no expression here.
	it('options.alsoWhenRunByHand', async () => {
		for (const { value, isValid } of apart('options.alsoWhenRunByHand')) {
			// Left out it is off; that is no mistake.
			if (value === undefined || isValid) continue;
			const { parameters } = await allFields('hiworksBill', 'invoice.create');
			const options = { ...(parameters.options as IDataObject), alsoWhenRunByHand: value };
			const { error } = await hiworksBill(sandbox.hiworksBill.url, {
				parameters: { ...parameters, options: options as never },
				input: [goodOf(0)],
			});
			expect(error?.message).toContain(
				'Options: Also When Run by Hand or by an Agent [item 0]: expected true or false',
			);
		}
		expect(sandbox.hiworksBill.requests()).toEqual([]);
	});

	it('takes the defaults of what is left out altogether', async () => {
		const chosen = [...WITH_DEFAULTS, 'document', 'payment', 'notes', 'attachments', 'referenceId'];
		const { parameters } = await allFields('hiworksBill', 'invoice.create');
		const { error } = await hiworksBill(sandbox.hiworksBill.url, {
			parameters: Object.fromEntries(Object.entries(parameters).filter(([name]) => !chosen.includes(name))),
			input: [goodOf(0)],
			credential: OURS,
		});
		expect(error).toBeUndefined();
		expect(ledger(sandbox)).toMatchObject([
			{
				typeCode: 'A',
				taxType: 'A',
				sheet: {
					invoiceType: { purposeType: 'C' },
					invoicer: { companyName: OURS.supplierName },
					items: [{ tax: '1000' }],
				},
				issueId: '',
				files: [],
			},
		]);
	});
});
