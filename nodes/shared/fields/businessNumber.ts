import { parseBusinessNumber } from '../korea/partyNumber';
import { text, type Field } from './field';

/** A business registration number (사업자등록번호), read to its ten digits. */
export const businessNumber = (displayName: string, description: string): Field<string> =>
	text({ displayName, description, placeholder: 'e.g. 220-00-00002', parse: parseBusinessNumber });
