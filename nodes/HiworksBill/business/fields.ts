import { businessNumber as numberField } from '../../shared/fields/businessNumber';

/** Of the business that is asked about. */
export const businessNumber = numberField(
	'Business Number',
	'Business registration number (사업자등록번호); hyphens do not matter',
);
