// n8n's engine logs every failed execution; the tests look at the failures themselves.
process.env.N8N_LOG_LEVEL ??= 'silent';

/** One project per kind of test, so that `test:unit` and its siblings are `jest --selectProjects <kind>`. */
const project = (kind) => ({
	displayName: kind,
	testMatch: [`<rootDir>/test/${kind}/**/*.test.ts`],
	transform: {
		'^.+\\.m?ts$': [
			'@swc/jest',
			{ jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
		],
	},
	testEnvironment: 'node',
	// Other packages stand there, n8n's homes among them.
	modulePathIgnorePatterns: ['<rootDir>/\\.cache/', '<rootDir>/runtime/'],
});

module.exports = {
	testTimeout: 60_000,
	projects: ['unit', 'contract', 'engine', 'faults', 'e2e', 'queue'].map(project),
};
