import { text } from '../../shared/fields/fields';
import { parseBusinessNumber } from '../../shared/korea/partyNumber';

export const businessNumber = text({
	displayName: 'Business Number',
	description: 'Business registration number (사업자등록번호); hyphens do not matter',
	placeholder: 'e.g. 220-00-00002',
	parse: parseBusinessNumber,
});
