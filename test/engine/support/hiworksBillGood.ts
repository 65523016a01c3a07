/** Good values for every field of Hiworks Bill's operations, by the field's path. */
import type { IDataObject } from 'n8n-workflow';
import { details, line, party, partyForm } from './goodParts';

const under = (path: string, record: IDataObject) =>
	Object.fromEntries(Object.entries(record).map(([name, value]) => [`${path}.${name}`, value]));

const contact = () => ({ email: 'buyer@example.com', name: '담당자', phone: '010-0000-1234', mobile: '010-0000-5678' });
const formOf = (side: string): IDataObject => ({
	...partyForm(side),
	...under(`${side}Details`, {
		...details(),
		contactName: '담당자',
		contactPhone: '010-0000-1234',
		contactMobile: '010-0000-5678',
	}),
	[`${side}Json`]: party(contact()),
});

/** Two characters at least: between them something can stand. */
export const CALLS: IDataObject = {
	'options.keepCalls': 10,
	'options.stopAtZero': true,
	'options.itemsInFlight': 50,
	'options.timeout': 60,
};

/** Valid in every mode: all that the sources not chosen would need is there too. */
export const goodDocument = (referenceId: string): IDataObject => ({
	referenceId,
	document: 'taxableInvoice',
	taxKind: 'taxable',
	writeDateSource: 'date',
	writeDate: '2026-01-31',
	purpose: 'claim',
	...formOf('supplier'),
	...formOf('recipient'),
	...under('recipientDetails.furtherContacts.contact[0]', contact()),
	itemSource: 'form',
	...under('items.item[0]', line()),
	itemsJson: [line()],
	// A foreigner's thirteen nines need a number there.
	remark: 'M12345678',
	...under('payment', { cash: '', check: '', draft: '', uncollected: '' }),
	...under('notes', { memo: '메모', bookNumber: '1권', serialNumber: '26-1' }),
	...under('attachments', { binaryFields: '', 'officeFiles.file[0].officeFileId': '01', temporaryFileIds: '' }),
	...under('options', {
		amounts: 'asGiven',
		expectedTotal: '',
		expectedSupplyCost: '',
		expectedTax: '',
		linesExpected: '',
		requireChecksum: false,
		dryRun: false,
		easySign: false,
		markForRecovery: false,
	}),
	...CALLS,
});
