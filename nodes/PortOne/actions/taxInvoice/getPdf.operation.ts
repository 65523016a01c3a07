import { fileOutput, outputField } from '../../../shared/engine/fileOutput';
import { noFileOut } from '../../../shared/engine/toolTexts';
import { fetchPdf } from '../../../shared/http/fetchPlain';
import { getPdfUrl } from '../../api/taxInvoice';
import { callFor, invoiceKey } from '../../invoice/invoiceKey';
import { operation, portOne } from '../../vendor';
import { say } from '../../words';

export const getPdf = operation({
	value: 'getPdf',
	name: 'Get PDF',
	action: 'Get PDF of tax invoice',
	description: 'Download a tax invoice as a PDF file',
	fields: {
		invoice: invoiceKey(),
		binaryPropertyName: outputField,
	},
	notAsTool: () =>
		noFileOut(say`use "Get Print URL" or "Get Popup URL" for an address at which a person sees the invoice.`),
	prepare: ({ fields: { invoice, binaryPropertyName } }, { client }) => ({
		key: invoice.taxInvoiceKey,
		binaryPropertyName,
		request: client.request(getPdfUrl, callFor(invoice)),
	}),
	async send({ key, binaryPropertyName, request }, { client, context, baseUrl, timeout }) {
		const { url } = await client.read(request);
		const { bytes, contentType } = await fetchPdf(context, url, {
			owner: portOne.name,
			baseUrl,
			timeout,
		});
		const filename = `${key}.pdf`;
		const file = { bytes, contentType, name: filename, field: binaryPropertyName };
		return await fileOutput(context, { taxInvoiceKey: key, filename }, file);
	},
});
