import type { IDataObject } from 'n8n-workflow';

import type { Run } from '../../shared/engine/operation';
import { sheetsFrom, type AmendmentSheet } from '../../shared/invoice/amendment';
import type { Maker, OwnCompany } from '../../shared/invoice/defaultSupplier';
import { given } from '../../shared/invoice/sheet';
import { FOREIGNER_WITHOUT_NUMBER } from '../../shared/korea/partyNumber';
import type { Words } from '../../shared/words/say';
import { getInvoice } from '../api/invoice';
import type { BillSheet } from '../invoice/body';
import { readOutput } from '../invoice/output';
import type { AmendInput } from './fields';
import { readOriginal } from './original';

/** The one or two documents of an amendment, wherever they come from. */
export interface Amendment {
	sheets: Array<AmendmentSheet<BillSheet> & { maker: Maker }>;
	warnings: Words[];
	/** Of the original; undefined: it was not read. */
	lines?: BillSheet['lines'];
	/** Of the original. */
	approvalNumber: string;
	/** What a dry run shows of the original. */
	preview: IDataObject;
}

/**
 * The documents that amend an original, by the law.
 * @throws Invalid naming the rule that is broken, or where it is of another company than the credential; Failure
 */
export async function amendmentFrom(fields: AmendInput, { client, now }: Run, company: OwnCompany): Promise<Amendment> {
	const { options } = fields;
	const documentId = given(fields.documentId);
	const { data } = await client.read(client.request(getInvoice, { path: { documentId } }));
	const { approvalNumber, ...original } = readOriginal(documentId, data, options);
	const maker = company.maker(original.sheet.supplier, 'Document');
	// A foreigner is known by the remark alone.
	const keepsRemark = original.sheet.recipient.number === FOREIGNER_WITHOUT_NUMBER;
	const { sheets, warnings } = sheetsFrom(original, fields, now, { keepsRemark, fits });
	return {
		sheets: sheets.map((one) => ({ ...one, maker })),
		warnings,
		lines: original.sheet.lines,
		approvalNumber,
		preview: { original: readOutput(documentId, data) },
	};
}

/** Hiworks takes month and day of a line only, and none after the write date. */
const fits = (day: string, writeDate: string) => day <= writeDate && day.slice(0, 4) === writeDate.slice(0, 4);
