import type { Mutant } from './mutant.mts';

const VENDOR = 'nodes/Bolta/vendor.ts';
const DOCUMENTS = 'nodes/Bolta/invoice/documents.ts';
const LOOK_UP = 'nodes/Bolta/invoice/lookUp.ts';
const CANCEL = 'nodes/Bolta/actions/reverseIssuance/cancel.operation.ts';
const ISSUER = 'nodes/Bolta/actions/issuer/create.operation.ts';
const READ = { file: 'nodes/Bolta/invoice/output.ts', tests: 'test/engine/bolta/secrets' };
const OUTCOMES = 'test/engine/bolta/outcomes';

export const bolta: readonly Mutant[] = [
	{
		name: 'a test key passes for a live one',
		file: VENDOR,
		from: "if (live !== (environment === 'live')) {",
		to: "if (live && environment !== 'live') {",
		tests: 'test/engine/shared/consent',
		named: 'A credential that contradicts itself',
	},
	{
		name: 'an error in an envelope that comes with 200 is none',
		file: VENDOR,
		from: "const envelope = body.type === 'ERROR' && isObject(body.body) ? body.body : undefined;",
		to: "const envelope = body.type === 'NONE' && isObject(body.body) ? body.body : undefined;",
		tests: OUTCOMES,
		named: 'error envelope',
	},
	{
		name: "a gateway's 404 proves that Bolta has nothing",
		file: LOOK_UP,
		from: '(httpStatus === 404 && code !== undefined) ||',
		to: 'httpStatus === 404 ||',
		tests: 'test/unit/bolta/lookUp',
	},
	{
		name: 'an answer about another invoice is taken for this one',
		file: LOOK_UP,
		from: 'if (issued) refuseAnother(bolta.name, issuanceKey, issued.issuanceKey);',
		to: '',
		tests: 'test/engine/shared/otherAnswers',
	},
	{
		name: 'amendments are sent again where the look-up does not know them',
		file: DOCUMENTS,
		from: 'provesAbsence: mayResend,',
		to: 'provesAbsence: true,',
		tests: 'test/engine/bolta/onceInExecution',
	},
	{
		name: 'a used id that is refused with 400 is not looked up',
		file: DOCUMENTS,
		from: 'httpStatus === 400 || httpStatus === 409 || httpStatus < 300',
		to: 'httpStatus === 409 || httpStatus < 300',
		tests: OUTCOMES,
		named: 'A used id without looking first',
	},
	{
		name: 'one issuance key for two reference IDs is told for both',
		file: DOCUMENTS,
		from: 'if (other !== undefined) throw sameKey(id, key, other);',
		to: '',
		tests: OUTCOMES,
		named: 'Two answers with one issuance key',
	},
	{
		name: 'a new attempt is made though the failed one was issued after all',
		file: DOCUMENTS,
		from: 'if (issued) return { id: issued.issuanceKey, message: null, issued };',
		to: '',
		tests: 'test/engine/bolta/reissue',
		named: 'Failed Issuance Key',
	},
	{
		name: 'a new attempt travels under the id of the first',
		file: 'nodes/Bolta/invoice/referenceId.ts',
		from: 'if (failedIssuanceKey === undefined) return sent;',
		to: "if (failedIssuanceKey !== '') return sent;",
		tests: 'test/engine/bolta/reissue',
		named: 'Failed Issuance Key',
	},
	{
		name: 'a customer key of another company issues in its name',
		file: 'nodes/Bolta/invoice/parties.ts',
		from: "company.maker(await customerOf(customerKey), 'Customer Key');",
		to: 'await customerOf(customerKey);',
		tests: 'test/engine/shared/defaultSupplier',
		named: 'customer key',
	},
	{
		name: 'an invoice that is made by nobody',
		file: 'nodes/Bolta/invoice/invoiceOperation.ts',
		from: '\t\tmaker,\n',
		to: '',
	},
	{
		name: 'an issuer that does not show is made again',
		file: ISSUER,
		from: 'provesAbsence: false,',
		to: 'provesAbsence: true,',
		tests: 'test/engine/bolta/onceInExecution',
	},
	{
		name: 'any issuer is taken for the one that was lost',
		file: ISSUER,
		from: 'identificationNumber === number)',
		to: "identificationNumber !== number + '-')",
		tests: 'test/engine/bolta/onceInExecution',
	},
	{
		name: 'a certificate that stands still is told as deleted',
		file: 'nodes/Bolta/actions/customer/deleteCertificate.operation.ts',
		from: "return certificate?.expiresAt ? undefined : 'deleted';",
		to: "return certificate ? 'deleted' : undefined;",
		tests: 'test/faults/shared/faults',
		named: '^bolta tells the truth whatever',
	},
	{
		name: 'a request that may wait still is told as canceled',
		file: CANCEL,
		from: 'if (refusal === undefined) return undefined;',
		to: "if (refusal === undefined) return 'canceled';",
		tests: 'test/engine/bolta/reverseIssuance',
		named: 'Cancel Request',
	},
	{
		name: 'a request that was approved meanwhile is told as canceled',
		file: CANCEL,
		from: 'return approvedBefore(key);',
		to: "return 'canceled';",
		tests: 'test/engine/bolta/reverseIssuance',
		named: 'Cancel Request',
	},
	{
		name: 'a request that was approved a moment ago is told as canceled',
		file: CANCEL,
		from: 'const LOOKS = 3;',
		to: 'const LOOKS = 1;',
		tests: 'test/engine/bolta/reverseIssuance',
		named: 'Cancel Request',
	},
	{
		...READ,
		name: "a person's number stands in the place of the recipient's",
		from: 'recipientNumber: maskPartyNumber(invoice.supplied.identificationNumber)',
		to: 'recipientNumber: invoice.supplied.identificationNumber',
	},
	{
		...READ,
		name: "a person's number stands in the place of the supplier's",
		from: 'supplierNumber: maskPartyNumber(invoice.supplier.identificationNumber)',
		to: 'supplierNumber: invoice.supplier.identificationNumber',
	},
	{
		...READ,
		name: "a person's number stands in the name of an issued invoice's recipient",
		from: 'maskedOrNull(invoice.supplied.organizationName)',
		to: 'invoice.supplied.organizationName ?? null',
	},
	{
		...READ,
		name: "a person's number stands in the whole of an issued invoice",
		from: 'maskFields({ ...invoice } as IDataObject, holds)',
		to: '({ ...invoice } as IDataObject)',
	},
];
