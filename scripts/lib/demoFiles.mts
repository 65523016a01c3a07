/** The files that the examples with a form ask for: made up, as Excel, Hometax and Ecount write them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ecountCustomers, ecountSales } from '../../test/e2e/support/ecountExport.ts';
import { hometaxForm, TAXABLE } from '../../test/e2e/support/hometaxForm.ts';
import { hometaxList } from '../../test/e2e/support/hometaxList.ts';
import { ledger, type SandboxAddresses } from './sandbox.mts';

/** By the file of the example: what goes into the fields of its form, in their order. */
export type DemoFiles = Record<string, Array<{ name: string; bytes: Buffer }>>;

/** Hometax has one invoice of the earlier ones with the same amount, one with another, and one that is not ours. */
async function listOfHometax(sandbox: SandboxAddresses): Promise<Buffer> {
	const [same, differs] = (await ledger(sandbox))
		.filter(({ clientReferenceId }) => clientReferenceId?.startsWith('earlier-'))
		.map(({ ntsTransactionId }) => String(ntsTransactionId));
	const rows = [
		[same ?? '', 110_000],
		[differs ?? '', 1],
		['Z'.repeat(24), 77_000],
	] as const;
	return hometaxList(rows, 'xls');
}

/** Of the examples with a form. The sandbox holds the earlier invoices. */
export const makeDemoFiles = async (sandbox: SandboxAddresses): Promise<DemoFiles> => ({
	'ecount-export-with-customers.json': [
		{ name: 'ecount-sales.xlsx', bytes: ecountSales() },
		{ name: 'ecount-customers.xlsx', bytes: ecountCustomers() },
	],
	'hometax-form.json': [
		{
			name: 'hometax-form.xlsx',
			bytes: hometaxForm(
				TAXABLE.map(([document]) => document),
				'xlsx',
			),
		},
	],
	'hometax-reconcile.json': [{ name: 'hometax-list.xls', bytes: await listOfHometax(sandbox) }],
});

/** Where whoever runs an example in the editor finds them. */
export function saveDemoFiles(folder: string, files: DemoFiles): void {
	mkdirSync(folder, { recursive: true });
	for (const { name, bytes } of Object.values(files).flat()) writeFileSync(path.join(folder, name), bytes);
}
