/**
 * Where tests run: in their worker's own realm. In a context of `node:vm`, as jest has it, every look at a global such
 * as `Array` goes through an interceptor, and n8n looks at ninety of them for each expression.
 *
 * In one realm the test files of a worker can share what is no test: Node.js loads it once, the sandbox with the checks
 * it compiles, n8n-core and what that loads of `dist`. Jest's registry would load it anew for every file, which takes a
 * second and more. So this file is the transformer of all that too (jest.config.js). After a change of what is shared,
 * jest in watch mode has to be started again.
 */
const vm = require('node:vm');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/** Stands for a context where jest asks for one. */
const OWN_REALM = {};
const { compileFunction } = vm;
vm.compileFunction = (code, parameters, { parsingContext, ...options }) =>
	compileFunction(code, parameters, parsingContext === OWN_REALM ? options : { parsingContext, ...options });

/** Symbols of the global object on which hangs what jest knows of a test file. */
const OF_A_FILE = /^(JEST_STATE_SYMBOL|EVENT_HANDLERS|TEST_TIMEOUT_SYMBOL|(.+_)?RETRY(_.+)?)$/;

module.exports = class {
	static process = () => ({ code: 'module.exports = requireOnce(__filename);' });

	global = globalThis;
	moduleMocker = new ModuleMocker(globalThis);

	/** Put in place of these, jest's go with the test file. */
	own = { console, Date, exit: process.exit, getBuiltinModule: process.getBuiltinModule };
	variables = { ...process.env };

	constructor({ projectConfig: config }) {
		globalThis.requireOnce = require;
		this.fakeTimersModern = new ModernFakeTimers({ config, global: globalThis });
	}

	/** Errors go as deep as in n8n. Jest's hundred frames cost more than the rest of a test that has many. */
	async setup() {
		Error.stackTraceLimit = 10;
	}

	async teardown() {
		this.fakeTimersModern.dispose();
		const { console, Date, ...ofProcess } = this.own;
		Object.assign(globalThis, { console, Date });
		for (const name of Object.keys(process.env))
			if (!(name in this.variables)) Reflect.deleteProperty(process.env, name);
		Object.assign(process.env, this.variables);
		Object.assign(process, ofProcess);
		for (const key of Object.getOwnPropertySymbols(globalThis))
			if (OF_A_FILE.test(key.description)) Reflect.deleteProperty(globalThis, key);
	}

	exportConditions = () => ['node', 'node-addons'];

	getVmContext = () => OWN_REALM;
};
