/**
 * Where tests run: in their worker's own realm. In a context of `node:vm`, as jest has it, every look at a global such
 * as `Array` goes through an interceptor, and n8n looks at ninety of them for each expression.
 *
 * In one realm the test files of a worker can share what is no test: Node.js loads it once, the sandbox with the checks
 * it compiles, n8n-core and what that loads of `dist`. Jest's registry would load it anew for every file, which takes a
 * second and more. So this file is the transformer of all that too (jest.config.js). What jest and a test put on the
 * global object and on `process` goes with the test file. After a change of what is shared, jest in watch mode has to
 * be started again.
 */
const vm = require('node:vm');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/** Stands for a context where jest asks for one. */
const OWN_REALM = {};
const { compileFunction } = vm;
vm.compileFunction = (code, parameters, { parsingContext, ...options }) =>
	compileFunction(code, parameters, parsingContext === OWN_REALM ? options : { parsingContext, ...options });

/** Own properties, with their values as they are now. */
const stateOf = (object) =>
	new Map(Reflect.ownKeys(object).map((key) => [key, Object.getOwnPropertyDescriptor(object, key)]));

function restore(object, before) {
	for (const key of Reflect.ownKeys(object)) if (!before.has(key)) delete object[key];
	for (const [key, was] of before) {
		if (was.configurable && Object.getOwnPropertyDescriptor(object, key)?.value !== was.value)
			Object.defineProperty(object, key, was);
	}
}

module.exports = class {
	static process = () => ({ code: 'module.exports = requireOnce(__filename);' });

	global = globalThis;
	moduleMocker = new ModuleMocker(globalThis);

	constructor({ projectConfig: config }) {
		this.before = [globalThis, process].map((object) => [object, stateOf(object)]);
		globalThis.requireOnce = require;
		this.fakeTimersModern = new ModernFakeTimers({ config, global: globalThis });
	}

	/** Errors go as deep as in n8n. Jest's hundred frames cost more than the rest of a test that has many. */
	async setup() {
		Error.stackTraceLimit = 10;
	}

	async teardown() {
		this.fakeTimersModern.dispose();
		for (const [object, before] of this.before) restore(object, before);
	}

	exportConditions = () => ['node', 'node-addons'];

	getVmContext = () => OWN_REALM;
};
