/** Errors count in one way, and say which: lines of a paper, entries of other lists, both from 1. */
import { fieldPath } from '../../../nodes/shared/engine/fieldPath';
import { editionOf } from '../../../nodes/shared/words/edition';

it.each<[ReadonlyArray<string | number>, string]>([
	[['Items', 1, 'Supply Cost'], 'Items, line 2: Supply Cost'],
	[['Items JSON', 0, 'unitPrice'], 'Items JSON, line 1: unitPrice'],
	[['Returned Items', 2, 'Line'], 'Returned Items, line 3: Line'],
	[['Supplier JSON', 'Contacts', 0, 'Email'], 'Supplier JSON: Contacts, entry 1: Email'],
	[['Negative Sheet JSON', 'Items JSON', 0, 'tax'], 'Negative Sheet JSON: Items JSON, line 1: tax'],
	[['Members', 3, 'Organization Keys', 1], 'Members, entry 4: Organization Keys, entry 2'],
	[['Items', 'Tax'], 'Items: Tax'],
	[[], ''],
])('%j is %s', (path, shown) => {
	expect(fieldPath(path, editionOf([], false))).toBe(shown);
});
