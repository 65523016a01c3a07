// n8n's engine logs every failed execution; the tests look at the failures themselves.
process.env.N8N_LOG_LEVEL ??= 'silent';

const ENVIRONMENT = '<rootDir>/test/support/environment.cjs';

/** Packages that the test files of a worker share, as they do the sandbox. */
const SHARED = '(n8n-core|n8n-workflow|reflect-metadata|fast-check|zod|ajv|ajv-formats|fastify|typescript)/';

/** One project per kind of test, so that `test:unit` and its siblings are `jest --selectProjects <kind>`. */
const project = (kind) => ({
	displayName: kind,
	testMatch: [`<rootDir>/test/${kind}/**/*.test.ts`],
	transform: {
		'<rootDir>/sandbox/.+\\.ts$': ENVIRONMENT,
		'^.+\\.m?ts$': [
			'@swc/jest',
			{ jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
		],
		[`/node_modules/${SHARED}`]: ENVIRONMENT,
	},
	transformIgnorePatterns: [`/node_modules/(?!${SHARED})`],
	testEnvironment: ENVIRONMENT,
	// Streams of Node.js itself would stand still with the clock.
	fakeTimers: { doNotFake: ['nextTick'] },
	// Other packages stand there, n8n's homes among them.
	modulePathIgnorePatterns: ['<rootDir>/\\.cache/', '<rootDir>/runtime/'],
});

module.exports = {
	// Only what hangs is to reach it, on a busy machine too.
	testTimeout: 300_000,
	projects: ['unit', 'contract', 'engine', 'faults', 'e2e', 'queue'].map(project),
};
