import type { Client } from '../../shared/http/client';
import type { InvoiceOutput } from '../../shared/invoice/output';
import type { Words } from '../../shared/words/say';
import { getInvoice } from '../api/invoice';
import type { ReadDocument } from '../api/readSchemas';
import { say } from '../words';

/** A document of an amendment that was sent. */
interface Sent {
	content: Partial<InvoiceOutput>;
	/** What the law wants in its remark. */
	legalRemark: string | undefined;
}

/**
 * Reads the sheets back once: Hiworks names the ids of two sheets without saying which is which, and may put the
 * original's approval number where the law wants a remark (collection, information). What cannot be read is told as a
 * warning: the sheets are made.
 */
export async function readSheets(
	made: InvoiceOutput[],
	documents: readonly Sent[],
	client: Client,
): Promise<InvoiceOutput[]> {
	const sheets: Array<{ output: InvoiceOutput; read: ReadDocument | undefined }> = [];
	for (const output of made) {
		const request = client.request(getInvoice, { path: { documentId: String(output.documentId) } });
		const read = await client.read(request).then(
			({ data }) => data,
			() => undefined,
		);
		sheets.push({ output, read });
	}
	const inOrder = sheets.every(
		({ read }, index) =>
			read === undefined || signOf(read) === null || signOf(read) === documents[index]?.content.sheet,
	);
	const known = inOrder ? documents : documents.toReversed();
	return sheets.map(({ output, read }, index) => ({
		...output,
		...known[index]?.content,
		warnings: [...output.warnings, ...warningsAbout(read, known[index]?.legalRemark)],
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
