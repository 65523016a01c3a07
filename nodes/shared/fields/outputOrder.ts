import type { IDataObject } from 'n8n-workflow';

/** What a person looks for in an output, in this order: a table shows some four columns. */
export const LEADING: readonly string[] = [
	...['referenceId', 'status', 'warnings'],
	...['total', 'supplyCost', 'tax'],
	...['recipientName', 'recipientNumber', 'writeDate'],
];

/** Keys of an output in the order of its columns: what it is about, then what leads, then the rest as it stands. */
export function columnOrder(keys: readonly string[]): string[] {
	const leading = LEADING.filter((key) => keys.includes(key));
	const about = keys.slice(0, 1).filter((key) => !leading.includes(key));
	return [...new Set([...about, ...leading, ...keys])];
}

/** An output of an operation or a trigger with its columns in that order. */
export const inOrder = (output: IDataObject): IDataObject =>
	Object.fromEntries(columnOrder(Object.keys(output)).map((key) => [key, output[key]]));
