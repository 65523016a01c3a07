import { text } from '../../shared/fields/fields';
import { parseBusinessNumber } from '../../shared/korea/partyNumber';

/** Whose certificate: PortOne finds it by the business number. */
export const companyNumber = (description: string) =>
	text({ displayName: 'Number', description, placeholder: 'e.g. 220-00-00002', parse: parseBusinessNumber });
