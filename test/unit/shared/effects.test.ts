/** What endpoints say they do at the vendor, beside their verb. */
import { endpointsOf } from '../../operations/endpoints.ts';

const FOLDERS = ['Bolta', 'Hiworks', 'HiworksBill', 'HiworksOrg', 'PortOne'];

/** Calls that change nothing, though their verb says so. A change that calls itself a read is repeated as one. */
const READS: Record<string, Record<string, string>> = {
	Bolta: { postIssuerCertificateUrl: 'gives a link to a page, on which a person does the rest' },
	HiworksBill: {
		checkBusiness: 'asks the tax office for the state of a business',
		validateBusiness: 'asks the tax office whether the data of a registration fit',
	},
	PortOne: {
		getBusinessInfos: 'asks for many businesses at once: their numbers stand in the body',
		validateCertificate: 'looks at a certificate that is registered already',
	},
};

it.each(FOLDERS)('%s: what is no GET reads only where it is said why', (folder) => {
	const reading = endpointsOf(folder).filter(
		({ endpoint: { method, effect } }) => method !== 'GET' && effect === 'read',
	);
	expect(reading.map(({ name }) => name).sort()).toEqual(Object.keys(READS[folder] ?? {}).sort());
});
