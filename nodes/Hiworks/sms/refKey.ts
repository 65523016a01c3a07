import { id } from '../../shared/fields/fields';

/** What sending gave; the vendor calls it `refkey` there and `ref_key` where it is asked for. */
export const refKey = id({
	displayName: 'Reference Key',
	description: 'The key (refkey) that "Send" gave',
	placeholder: 'e.g. NzQwODgzZWMyOWQ1…',
	most: 300,
});
