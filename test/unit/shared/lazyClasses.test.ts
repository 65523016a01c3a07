import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { lazyClasses } from '../../../nodes/shared/loading/lazyClasses';

/** A class whose instances tell what their functions are called with. */
function classIn(code: Record<string, new () => object>, functions: string[]) {
	const descriptions = { Told: { data: JSON.stringify({ list: [1], methods: { listSearch: {} } }), functions } };
	let timesLoaded = 0;
	const load = () => {
		timesLoaded++;
		return code;
	};
	const Told = lazyClasses({ english: () => descriptions, korean: () => descriptions }, { Told: load })('Told');
	return { Told, timesLoaded: () => timesLoaded };
}

const PLACES = ['execute', 'execute.waiting', 'methods.listSearch.search'];

class Behind {
	methods = { listSearch: { search: (text: string) => `found ${text}` } };

	execute = Object.assign(
		function (this: unknown, ...given: unknown[]) {
			return [this, ...given];
		},
		{ waiting: (seconds: number) => seconds },
	);
}

it('an instance has data of its own and functions in their places; the code comes once, with the first call', () => {
	const { Told, timesLoaded } = classIn({ Told: Behind }, PLACES);
	const [one, other] = [new Told(), new Told()] as Array<Behind & { list: number[] }>;
	one!.list.push(2);

	expect([Told.name, one!.list, other!.list, timesLoaded()]).toEqual(['Told', [1, 2], [1], 0]);
	const context = {};
	const told = one!.execute.call(context, 'a', 'b');
	expect(told[0]).toBe(context);
	expect(told.slice(1)).toEqual(['a', 'b']);
	expect([other!.execute.waiting(3), other!.methods.listSearch.search('it')]).toEqual([3, 'found it']);
	expect(timesLoaded()).toBe(1);
});

it.each([
	['the class', {}, ['execute'], 'Told'],
	['a function', { Told: Behind }, ['webhook'], 'webhook'],
])('%s that is not in the code is told by its name', (_, code, places, name) => {
	const { Told } = classIn(code, places);
	const [place = ''] = places;
	expect(() => (Reflect.get(new Told(), place) as () => unknown)()).toThrow(new ReferenceError(name));
});

const REFUSED = [
	['a date', '{ since: new Date(0) }', 'since: an object of a class'],
	['no number', '{ a: { least: NaN } }', 'a.least: NaN'],
	['an exact number', '{ most: 1n }', 'most: 1'],
	['a function in a list', '{ steps: [() => 1] }', 'steps: a function in a list'],
	['data of a function', '{ run: Object.assign(() => 1, { times: 2 }) }', 'run: times of a function'],
] as const;

it('what no file can hold is refused by its place when the package is built', () => {
	const module = pathToFileURL(path.resolve(__dirname, '../../../scripts/lib/descriptions.mjs'));
	const tries = REFUSED.map(([, source]) => `told(() => descriptionOf(Object.assign(new (class {})(), ${source})))`);
	const program = `
		import { descriptionOf } from ${JSON.stringify(module)};
		const told = (work) => { try { work(); return 'nothing'; } catch ({ message }) { return message; } };
		console.log(JSON.stringify([${tries.join()}]));
	`;
	const messages = execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
	expect(JSON.parse(messages)).toEqual(REFUSED.map(([, , message]) => `${message} cannot be written down`));
});
