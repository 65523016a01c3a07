import type { IExecuteFunctions } from 'n8n-workflow';

import { runsAsTool } from '../once/asTool';
import type { Entry } from './entry';
import type { AnyOperation } from './operation';
import { readItems } from './readItems';
import { readRows } from './readRows';
import type { SheetNotes } from './sheetNotes';

/** What a run has to do. */
export interface Units {
	entries: Entry[];
	/** Of a sheet: what its columns were taken for. */
	notes?: SheetNotes;
}

/**
 * Reads what each unit of the run says: items by the form, or rows of a sheet by their columns.
 * @throws Invalid or Failure where a sheet cannot be understood
 */
export async function readUnits(context: IExecuteFunctions, operation: AnyOperation): Promise<Units> {
	// What an agent gives stands in the fields, whatever a person once chose.
	const { columns } = operation;
	const isSheet = columns && !runsAsTool(context) && context.getNodeParameter('dataFrom', 0) === 'columns';
	return isSheet ? await readRows(context, operation, columns) : { entries: await readItems(context, operation) };
}
