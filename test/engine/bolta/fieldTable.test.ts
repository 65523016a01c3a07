import type { INodeProperties } from 'n8n-workflow';

import { customer } from '../../../nodes/Bolta/actions/customer';
import { issuer } from '../../../nodes/Bolta/actions/issuer';
import { reverseIssuance } from '../../../nodes/Bolta/actions/reverseIssuance';
import { taxInvoice } from '../../../nodes/Bolta/actions/taxInvoice';
import type { Field, FieldKind } from '../../../nodes/shared/fields/fields';
import { itemFields } from '../../../nodes/shared/invoice/lineFields';
import { boltaNode } from '../../operations/bolta';
import { fieldsByOperation } from '../../operations/row';
import { isOfForm } from '../support/allFields';
import { operationsOf } from '../support/engine';
import { CONTAINERS, KINDS, KINDS_OF_TYPE } from '../support/kinds';
import { namesIn } from '../support/namesIn';

const operations = [customer, issuer, reverseIssuance, taxInvoice].flatMap((resource) =>
	resource.operations.map(({ value, fields }) => ({ name: `${resource.value}.${value}`, fields })),
);

const OPERATIONS = fieldsByOperation(boltaNode);
const UNKNOWN = { noSuchKey: 1 };

/** Every field of an operation with the way to it; a kind where it is told, else n8n's type. */
function walk(name: string, field: Field<unknown>): Array<{ path: string; kind?: FieldKind; type?: string }> {
	const { kind, property } = field;
	const nested = (properties: unknown, prefix: string): Array<{ path: string; type?: string }> =>
		(properties as INodeProperties[]).flatMap((child) =>
			child.type === 'fixedCollection'
				? groups(child, `${prefix}.${child.name}`)
				: [{ path: `${prefix}.${child.name}`, type: child.type }],
		);
	const groups = ({ options }: Pick<INodeProperties, 'options'>, prefix: string) =>
		(options as Array<{ name: string; values: INodeProperties[] }>).flatMap((group) =>
			nested(group.values, `${prefix}.${group.name}[0]`),
		);
	if (kind === 'options') return nested(property.options, name);
	if (kind === 'rows') return groups(property, name);
	if (kind !== 'json') return [{ path: name, kind }];
	if (name === 'itemsJson')
		return [
			{ path: name, kind },
			...namesIn(() => field.read([UNKNOWN])).map((key) => ({
				path: `${name}[0].${key}`,
				kind: itemFields[key as keyof typeof itemFields]?.kind,
			})),
		];
	const party = { number: '1010000002', name: '가', representative: '나', contacts: [UNKNOWN] };
	return [
		{ path: name, kind },
		...namesIn(() => field.read(UNKNOWN)).map((key) => ({ path: `${name}.${key}` })),
		...namesIn(() => field.read(party)).map((key) => ({ path: `${name}.contacts[0].${key}` })),
	];
}

describe('The table', () => {
	it('has all operations of the node', async () => {
		const offered = await operationsOf('bolta');
		expect(offered.sort()).toEqual(Object.keys(OPERATIONS).sort());
		expect(operations.map(({ name }) => name).sort()).toEqual(offered);
	});

	it.each(operations)('has every field of $name, by its kind', ({ name: operation, fields }) => {
		const table = OPERATIONS[operation]!;
		const walked = Object.entries(fields)
			.filter(([name, { show }]) => isOfForm({ name, displayOptions: { show: show as never } }))
			.flatMap(([name, field]) => walk(name, field));
		expect(walked.map(({ path }) => path).sort()).toEqual(Object.keys(table).sort());
		const told = walked.filter(({ kind, type }) => kind ?? type);
		expect(told.length).toBeGreaterThan(0);
		const wrong = told.filter(({ path, kind, type = '' }) => {
			const own = KINDS[table[path]!.kind].kind;
			return kind ? kind !== own : !KINDS_OF_TYPE[type]?.includes(own);
		});
		expect(wrong).toEqual([]);
	});

	it('has every kind of field', () => {
		const known = [...CONTAINERS, ...Object.values(KINDS).map(({ kind }) => kind)];
		const used = operations.flatMap(({ fields }) => Object.values(fields).map(({ kind }) => kind));
		expect(used.filter((kind) => !known.includes(kind))).toEqual([]);
		// What the type says there is; a new kind does not compile until it stands here.
		const all = {
			text: 1,
			number: 1,
			won: 1,
			date: 1,
			flag: 1,
			choice: 1,
			choices: 1,
			id: 1,
			json: 1,
			rows: 1,
			options: 1,
		} satisfies Record<FieldKind, 1>;
		expect(Object.keys(all).filter((kind) => !known.includes(kind as FieldKind))).toEqual([]);
	});
});
