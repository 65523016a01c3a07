import { fileOutput, outputField } from '../../../shared/engine/fileOutput';
import { noFileOut } from '../../../shared/engine/toolTexts';
import { fetchPdf } from '../../../shared/http/fetchPlain';
import { getPdf as endpoint } from '../../api/document';
import { issuanceKey } from '../../invoice/issuanceKey';
import { explainNotIssued } from '../../invoice/lookUp';
import { bolta, operation } from '../../vendor';
import { say } from '../../words';

export const getPdf = operation({
	value: 'getPdf',
	name: 'Get PDF (Unofficial)',
	action: 'Get PDF of tax invoice',
	description:
		'Download an issued tax invoice as a PDF file. Bolta makes it at the first call, which may take some seconds. Not in the official documents.',
	fields: {
		issuanceKey: issuanceKey(),
		binaryPropertyName: outputField,
	},
	notAsTool: () => noFileOut(say`use "Get" for what stands in the invoice.`),
	prepare: ({ fields: { issuanceKey: key, binaryPropertyName } }, { client }) => ({
		key,
		binaryPropertyName,
		request: client.request(endpoint, { path: { issuanceKey: key } }),
	}),
	async send({ key, binaryPropertyName, request }, { client, context, baseUrl, timeout }) {
		const { downloadUrl, filename } = await client.read(request).catch(explainNotIssued);
		const { bytes, contentType } = await fetchPdf(context, downloadUrl, {
			owner: bolta.name,
			baseUrl,
			timeout,
		});
		const file = { bytes, contentType, name: filename, field: binaryPropertyName };
		return await fileOutput(context, { issuanceKey: key, filename }, file);
	},
});
