/** Every field of what asks for one thing: what is valid is asked for, what is not is refused unsent. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { NODES } from '../../operations/index.ts';
import type { OperationRow } from '../../operations/row';
import { withSandbox } from '../../support/sandbox.ts';
import { allFields, defaultsOf } from '../support/allFields';
import { badRefusal, casesOf, lookIn, type Case, type ErrorItem } from '../support/mutations';
import { fixedWhereSame } from '../support/parameters';

const sandbox = withSandbox();

/** Items go at once, each in a call of its own. */
const RUN = {
	'options.itemsInFlight': 50,
	'options.timeout': 60,
	'options.keepCalls': 10,
	'options.rowsPerCall': 1,
	'options.usersPerCall': 1,
};

/** What fields come to for an item, by their path. */
function valuesOf(fields: INodeParameters, item: IDataObject, prefix = ''): IDataObject {
	return Object.fromEntries(
		Object.entries(fields).flatMap(([name, given]): Array<[string, never]> => {
			const value = (typeof given === 'object' && given !== null && '__rl' in given ? given.value : given) as
				INodeParameters | string;
			const [, key] = /^=\{\{ \$json\.(\w+) \}\}$/.exec(String(value)) ?? [];
			if (key) return [[`${prefix}${name}`, item[key] as never]];
			if (typeof value !== 'object') return [[`${prefix}${name}`, value as never]];
			return Object.entries(valuesOf(value, item, `${prefix}${name}.`)) as Array<[string, never]>;
		}),
	);
}

/** The good item with the value of a case. */
function itemOf(good: IDataObject, { path, tested, value }: Case): IDataObject {
	const item: IDataObject = { ...good, ...tested.base };
	if (value === undefined) delete item[path];
	else item[path] = value as never;
	return item;
}

/** The same with a value of its own at `path`, made of what the good item has there. */
function itsOwn(item: IDataObject, index: number, good: IDataObject, path: string | undefined): IDataObject {
	if (!path || index === 0 || typeof item[path] !== 'string') return item;
	const usual = String(good[path] as string);
	return { ...item, [path]: item[path].replace(usual, `${usual}${index}`) };
}

/** Whether a value is that of a case before, written as a number there, or as a text. */
const isSecond = ({ path, value }: Case, cases: readonly Case[]): boolean =>
	typeof value === 'string' && cases.some((one) => one.path === path && one.value === Number(value));

/** What is wrong with what became of a case. */
function problemOf(one: Case, itemIndex: number, json: ErrorItem): string[] {
	const told = json.error?.message ?? JSON.stringify(json);
	if (!one.isValid) {
		const problem = badRefusal(json, one, itemIndex);
		return problem ? [`${one.title} is invalid, but ${problem}: ${told}`] : [];
	}
	// What the vendor does not know, or has done already, it says.
	return json.error?.outcome !== 'notSent' || typeof json.error.httpStatus === 'number'
		? []
		: [`${one.title} is valid, but: ${told}`];
}

describe.each(NODES.filter(({ operations }) => operations.some(({ fields }) => fields)))(
	'$node',
	({ node, operations, run, host }) => {
		const apart = (row: OperationRow) => row.fieldsApart ?? false;
		beforeEach(() => host(sandbox).reset());

		it('has the fields of every operation in the table, but of what is tested apart', () => {
			expect(operations.filter((row) => !row.fields && !apart(row)).map(({ name }) => name)).toEqual([]);
		});

		it.each(operations.filter((row) => !apart(row)))(
			'$name asks for what is valid, and for nothing else',
			async ({ name, route, fields = {}, good: more = {}, differ, sharesCalls, arrange }) => {
				const { fields: given, input } = await arrange(sandbox);
				const good: IDataObject = {
					...(await defaultsOf(node, name)),
					...input[0],
					...valuesOf(given, input[0]!),
					...more,
					...RUN,
				};
				// The deadline of a day in 2999 is a day that no date field takes.
				const cases = casesOf(fields, lookIn(good)).filter(({ title }) => title !== 'writeDate: "2999-12-31"');
				const { parameters } = await allFields(node, name);
				host(sandbox).clearRequests();
				let [made, calls] = [0, 0];
				const problems: string[] = [];
				// A run for each field: n8n evaluates every expression for every item, and this way there is one of them.
				for (const path of Object.keys(fields)) {
					const ofField = cases.filter((one) => one.path === path && !(path === differ && isSecond(one, cases)));
					const items = [good, ...ofField.map((one) => itemOf(good, one))].map((item) =>
						itsOwn(item, made++, good, differ),
					);
					const { resource: _resource, operation: _operation, options, ...others } = fixedWhereSame(parameters, items);
					const { outputs, error } = await run(sandbox, name, others, {
						input: items,
						options: options as INodeParameters,
						onError: 'continueRegularOutput',
					});
					expect(error).toBeUndefined();
					const byItem = new Map(
						outputs[0]!.map(({ json, pairedItem }) => [
							(pairedItem as Array<{ item: number }>)[0]!.item,
							json as ErrorItem,
						]),
					);
					if (ofField[0] === cases[0]) expect(byItem.get(0)?.error).toBeUndefined();
					problems.push(...ofField.flatMap((one, index) => problemOf(one, index + 1, byItem.get(index + 1) ?? {})));
					const asking = items.filter((_, index) => ofField[index - 1]?.isValid ?? true);
					calls += sharesCalls ? new Set(asking.map(sharesCalls)).size : asking.length;
				}
				expect(problems).toEqual([]);
				const asked = host(sandbox).requests();
				if (route)
					expect(asked.filter((request) => request.route === route)).toHaveLength(
						good['options.dryRun'] === true ? 0 : calls,
					);
				// Ids of documents are letters and digits as seen; the node lets Hiworks say what it does not know.
				const broken = asked.flatMap(({ problems: wrong }) => wrong);
				expect(broken.filter(({ message }) => !message.startsWith('/documentId must match'))).toEqual([]);
			},
		);
	},
);
