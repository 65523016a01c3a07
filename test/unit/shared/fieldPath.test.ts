/** Errors count in one way, and say which: lines of a paper, entries of other lists, both from 1. */
import { fieldPath } from '../../../nodes/shared/engine/fieldPath';
import type { Step } from '../../../nodes/shared/errors/invalid';
import { editionOf } from '../../../nodes/shared/words/edition';

it.each<[readonly Step[], string]>([
	[['Items', 1, 'Supply Cost'], 'Items, line 2: Supply Cost'],
	[['Items JSON', 0, 'unitPrice'], 'Items JSON, line 1: unitPrice'],
	[['Returned Items', 2, 'Line'], 'Returned Items, line 3: Line'],
	[['Supplier JSON', 'Contacts', 0, 'Email'], 'Supplier JSON: Contacts, entry 1: Email'],
	[['Negative Sheet JSON', 'Items JSON', 0, 'tax'], 'Negative Sheet JSON: Items JSON, line 1: tax'],
	[['Members', 3, 'Organization Keys', 1], 'Members, entry 4: Organization Keys, entry 2'],
	[['Items', 'Tax'], 'Items: Tax'],
	[['Supplier JSON', { key: 'Name' }], 'Supplier JSON: "Name"'],
	[['Items JSON', 1, { key: '900101-1234567' }], 'Items JSON, line 2: "900101-1******"'],
	[[], ''],
])('%j is %s', (path, shown) => {
	expect(fieldPath(path, editionOf([], false))).toBe(shown);
});

it('a label is called in Korean as the form has it, a key stays as it was typed', () => {
	const path = ['Supplier JSON', { key: 'Name' }];
	expect(fieldPath(path, editionOf([], true))).toBe('공급자 JSON: "Name"');
	expect(fieldPath(['Supplier JSON', 'Name'], editionOf([], true))).not.toContain('Name');
});
