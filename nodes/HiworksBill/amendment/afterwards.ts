import type { Client } from '../../shared/http/client';
import type { Words } from '../../shared/words/say';
import { getInvoice } from '../api/invoice';
import type { ReadDocument } from '../api/schemas';
import { type BillOutput } from '../invoice/output';
import type { Order } from '../invoice/sending';
import { say } from '../words';

/**
 * Reads the sheets back once: Hiworks names the ids of two sheets without saying which is which, and may put the
 * original's approval number where the law wants a remark (collection, information). What cannot be read is told as a
 * warning: the sheets are made.
 * @param remarks that the law wants, for each of the documents
 */
export async function readSheets(
	made: BillOutput[],
	{ documents }: Order,
	remarks: ReadonlyArray<string | undefined>,
	client: Client,
): Promise<BillOutput[]> {
	const sheets: Array<{ output: BillOutput; read: ReadDocument | undefined }> = [];
	for (const output of made) {
		const request = client.request(getInvoice, { path: { documentId: output.documentId ?? '' } });
		const read = await client.read(request).then(
			({ data }) => data,
			() => undefined,
		);
		sheets.push({ output, read });
	}
	const inOrder = sheets.every(
		({ read }, index) => read === undefined || signOf(read) === null || signOf(read) === documents[index]?.sheet,
	);
	const known = inOrder ? documents : documents.toReversed();
	const wanted = inOrder ? remarks : remarks.toReversed();
	return sheets.map(({ output, read }, index) => ({
		...output,
		...known[index],
		warnings: [...output.warnings, ...warningsAbout(read, wanted[index])],
	}));
}

/** null where there is none, or where it cannot be read: the sheet is made all the same. */
function signOf({ information: { totalSupplyPrice } }: ReadDocument): 'negative' | 'positive' | null {
	const [, minus] = /^\s*(-?)[\d,]*[1-9]/.exec(totalSupplyPrice ?? '') ?? [];
	return minus === undefined ? null : minus === '' ? 'positive' : 'negative';
}

function warningsAbout(read: ReadDocument | undefined, remark: string | undefined): Words[] {
	if (!read)
		return [
			say`The sheet could not be read back; which of two ids is the negative one, and whether its remark stands, is not known`,
		];
	if (remark === undefined || (read.information.description ?? '').includes(remark)) return [];
	return [
		say`Hiworks did not keep the remark "${remark}" that the law wants here; put it in by hand in the web screen before signing`,
	];
}
