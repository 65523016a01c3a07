import { fileOutput, outputField } from '../../../shared/engine/fileOutput';
import { noFileOut } from '../../../shared/engine/toolTexts';
import { choices } from '../../../shared/fields/fields';
import { plainLine } from '../../../shared/korea/textForm';
import { downloadSheet as endpoint } from '../../api/taxInvoice';
import { searchQuery } from '../../calls/pages';
import { searchFields, searchOf } from '../../invoice/search';
import { operation } from '../../vendor';
import { say } from '../../words';

/** PortOne OpenAPI, TaxInvoicesSheetField. */
const COLUMNS = {
	BULK_TAX_INVOICE_ID: 'Bulk Batch ID',
	CANCEL_REASON: 'Cancel Reason',
	DOCUMENT_MODIFICATION_TYPE: 'Document Type',
	IS_DELAYED: 'Issued Late',
	ISSUANCE_DUE_DATE: 'Deadline for Issuing',
	ISSUANCE_TYPE: 'Issuance Type',
	ISSUED_AT: 'Issued At',
	ITEMS: 'Items',
	MEMO: 'Memo',
	NTS_SENT_AT: 'Sent At',
	PAYOUT_ID: 'Payout ID',
	PLAIN_ID: 'ID',
	PURPOSE_TYPE: 'Purpose',
	RECIPIENT_BRN: 'Recipient Number',
	RECIPIENT_COMPANY_NAME: 'Recipient Name',
	RECIPIENT_COUNTERPARTY_ID: 'Recipient Counterparty ID',
	RECIPIENT_DOCUMENT_KEY: "Recipient's Document Key",
	RECIPIENT_REPRESENTATIVE_NAME: 'Recipient Representative',
	REQUESTED_AT: 'Requested At',
	STATUS: 'Status',
	STATUS_UPDATED_AT: 'Last Change',
	SUPPLIER_BRN: 'Supplier Number',
	SUPPLIER_COMPANY_NAME: 'Supplier Name',
	SUPPLIER_COUNTERPARTY_ID: 'Supplier Counterparty ID',
	SUPPLIER_DOCUMENT_KEY: "Supplier's Document Key",
	SUPPLIER_REPRESENTATIVE_NAME: 'Supplier Representative',
	TAXATION_TYPE: 'Tax Kind',
	TOTAL_AMOUNT: 'Total',
	TOTAL_SUPPLY_AMOUNT: 'Supply Cost',
	TOTAL_TAX_AMOUNT: 'Tax',
	WRITE_DATE: 'Write Date',
} as const;

export const downloadSheet = operation({
	value: 'downloadSheet',
	name: 'Download Sheet',
	action: 'Download sheet of tax invoices',
	description: 'Search tax invoices and get them as a CSV file',
	fields: {
		...searchFields,
		columns: choices({
			displayName: 'Columns',
			description: 'Columns of the sheet; none: those that PortOne chooses',
			choices: COLUMNS,
		}),
		binaryPropertyName: outputField,
	},
	notAsTool: () => noFileOut(say`use "Get Many" for the same invoices as data.`),
	prepare({ fields }, { client }) {
		const search = { ...searchOf(fields), ...(fields.columns.length > 0 && { fields: fields.columns }) };
		return {
			binaryPropertyName: fields.binaryPropertyName,
			request: client.request(endpoint, { query: searchQuery(search) }),
		};
	},
	async send({ binaryPropertyName, request }, { client, context }) {
		const { bytes, contentType, fileName } = await client.read(request);
		const filename = plainLine(fileName ?? 'tax-invoices.csv');
		return await fileOutput(context, { filename }, { bytes, contentType, name: filename, field: binaryPropertyName });
	},
});
