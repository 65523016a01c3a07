import type { INodeProperties } from 'n8n-workflow';

import { business } from '../../../nodes/HiworksBill/actions/business';
import { file } from '../../../nodes/HiworksBill/actions/file';
import { invoice } from '../../../nodes/HiworksBill/actions/invoice';
import type { Field } from '../../../nodes/shared/fields/fields';
import { hiworksBillNode } from '../../operations/hiworksBill';
import { fieldsByOperation } from '../../operations/row';
import { allFields, isOfForm } from '../support/allFields';
import { describeNode, operationsOf } from '../support/engine';
import { KINDS, KINDS_OF_TYPE } from '../support/kinds';
import { namesIn } from '../support/namesIn';

const operations = [business, file, invoice]
	.flatMap((resource) =>
		resource.operations.map(({ value, fields }) => ({ name: `${resource.value}.${value}`, fields })),
	)
	.filter(({ name }) => name !== 'invoice.amend');

const OPERATIONS = fieldsByOperation(hiworksBillNode);
const UNKNOWN = { noSuchKey: 1 };
const LINE = ['date', 'name', 'specification', 'quantity', 'unitPrice', 'supplyCost', 'tax', 'remark'];

/** What stands inside a JSON field. */
function inJson(name: string, field: Field<unknown>): string[] {
	if (field.kind !== 'json') return [];
	// A row lets other columns be; its names are those of a line.
	if (name === 'row') return LINE.map((key) => `row.${key}`);
	if (name === 'itemsJson') return namesIn(() => field.read([UNKNOWN])).map((key) => `itemsJson[0].${key}`);
	const party = { number: '1010000002', name: '가', representative: '나', contacts: [UNKNOWN] };
	return [
		...namesIn(() => field.read(UNKNOWN)).map((key) => `${name}.${key}`),
		...namesIn(() => field.read(party)).map((key) => `${name}.contacts[0].${key}`),
	];
}

/** n8n's types of the fields that a description has, by path. */
function types(properties: INodeProperties[], prefix = ''): Record<string, string> {
	return Object.assign(
		{},
		...properties.map((property) => {
			const here = `${prefix}${property.name}`;
			if (property.type === 'collection') return types(property.options as INodeProperties[], `${here}.`);
			if (property.type === 'fixedCollection')
				return Object.assign(
					{},
					...(property.options as Array<{ name: string; values: INodeProperties[] }>).map(({ name, values }) =>
						types(values, `${here}.${name}[0].`),
					),
				);
			return { [here]: property.type };
		}),
	) as Record<string, string>;
}

const described = async (name: string) => {
	const [resource = '', operation = ''] = name.split('.');
	const { properties } = await describeNode('hiworksBill');
	return types(
		properties.filter(
			({ name: field, displayOptions }) =>
				displayOptions?.show?.resource?.includes(resource) &&
				displayOptions.show.operation?.includes(operation) &&
				isOfForm({ name: field, displayOptions }),
		),
	);
};

describe('The table', () => {
	it('has all operations of the node but Amend', async () => {
		const offered = await operationsOf('hiworksBill');
		expect(offered.filter((name) => name !== 'invoice.amend').sort()).toEqual(Object.keys(OPERATIONS).sort());
		expect(operations.map(({ name }) => name).sort()).toEqual(Object.keys(OPERATIONS).sort());
	});

	it.each(operations)(
		"has every field of $name that the node's own description has, by its kind",
		async ({ name, fields }) => {
			const table = OPERATIONS[name]!;
			const walked = await described(name);
			const json = Object.entries(fields).flatMap(([key, field]) => inJson(key, field));
			expect([...Object.keys(walked), ...json].sort()).toEqual(Object.keys(table).sort());
			const wrong = Object.entries(walked).filter(
				([path, type]) => !KINDS_OF_TYPE[type]?.includes(KINDS[table[path]!.kind].kind),
			);
			expect(wrong).toEqual([]);
		},
	);

	it('has names for errors that begin as the label of the field does', async () => {
		for (const { name, fields } of operations) {
			for (const [path, { named }] of Object.entries(OPERATIONS[name]!)) {
				const { displayName } = fields[path.split(/[.[]/)[0]!]!.property;
				expect([name, path, named.some((one) => one.startsWith(displayName) || one === 'Input Binary Field')]).toEqual([
					name,
					path,
					true,
				]);
			}
		}
	});

	it.each(Object.keys(OPERATIONS))('%s: every field takes an expression, but for consent', async (name) => {
		const { paths } = await allFields('hiworksBill', name);
		expect(Object.keys(await described(name)).filter((path) => !paths.includes(path))).toEqual(
			name === 'invoice.create' ? ['options.alsoWhenRunByHand'] : [],
		);
	});
});
