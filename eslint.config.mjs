/**
 * The rules of n8n's own `n8n-node lint`, part by part: the tool that bundles them brings n8n's AI packages along,
 * which a package without them should not have to install. Stricter than the original in two ways: what n8n only warns
 * about is refused, and inline disables have no effect in what n8n scans.
 */
import js from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import { globalIgnores } from 'eslint/config';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import typescript from 'typescript-eslint';
import { said } from './scripts/lib/lintSaid.mjs';

/** The width that prettier keeps; what it cannot break is one long text. */
const WIDTH = [
	'error',
	{ code: 120, tabWidth: 2, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true },
];

/** What others made, then ours from afar to near. */
const IMPORT_ORDER = {
	groups: [['builtin', 'external'], 'parent', ['sibling', 'index']],
	'newlines-between': 'ignore',
	alphabetize: { order: 'asc', caseInsensitive: true },
};

/** The parts of n8n that send, by names that nothing else has; `request` is one only where it is a helper. */
const SENDING = '/^(httpRequest|request(With|OAuth))/';
const LAWS = [
	...[
		`MemberExpression > Identifier.property[name=${SENDING}]`,
		`MemberExpression > Literal.property[value=${SENDING}]`,
		`ObjectPattern > Property[key.name=${SENDING}]`,
		'MemberExpression[property.name="request"]:matches([object.name="helpers"], [object.property.name="helpers"])',
		'VariableDeclarator[init.property.name="helpers"] > ObjectPattern > Property[key.name="request"]',
		'CallExpression[callee.name="fetch"]',
	].map((selector) => ({ selector, message: 'A vendor is called by its client, which knows what may be repeated.' })),
	{
		selector: 'CallExpression[callee.name="repeatable"] > :not(Literal[value=/\\S+ \\S+ \\S/]):first-child',
		message: 'Why a second call does no harm is written out.',
	},
];
/** Where they send, or count what is sent. */
const CALLING = [
	'nodes/shared/http/boundedCall.ts',
	'nodes/shared/polling/callsOfDay.ts',
	'credentials/HiworksAccessTokenApi.credentials.ts',
];

const SCANNED = ['nodes/**/*.ts', 'credentials/**/*.ts'];
/** What a person reads, what calls a vendor; and the file of what must not pass. */
const LAWFUL = [...SCANNED, 'test/**/*.lint.ts'];
const NODE_SCRIPTS = ['**/*.mjs', '*.js'];

/** All rules of a set at level error; those that the set itself switches off stay off. */
const asErrors = (rules) =>
	Object.fromEntries(
		Object.entries(rules).map(([name, setting]) => {
			const [level, ...options] = Array.isArray(setting) ? setting : [setting];
			return [name, level === 'off' ? 'off' : ['error', ...options]];
		}),
	);

const community = {
	plugins: n8nCommunityNodesPlugin.configs.recommended.plugins,
	rules: asErrors(n8nCommunityNodesPlugin.configs.recommended.rules),
};
const nodesBase = { plugins: { 'n8n-nodes-base': n8nNodesBase } };
/** n8n's tool switches these off as well: other rules have taken their place. */
const off = (...names) => Object.fromEntries(names.map((name) => [`n8n-nodes-base/${name}`, 'off']));

export const packageRules = [
	{ files: ['package.json'], ...community },
	{ files: ['package.json'], ...nodesBase, rules: n8nNodesBase.configs.community.rules },
];

export const credentialRules = {
	...n8nNodesBase.configs.credentials.rules,
	...off('cred-class-field-documentation-url-miscased', 'cred-class-field-type-options-password-missing'),
};

export const nodeRules = {
	...n8nNodesBase.configs.nodes.rules,
	...off(
		'node-class-description-inputs-wrong-regular-node',
		'node-class-description-outputs-wrong',
		'node-param-type-options-max-value-present',
	),
};

export const communityRules = { ...community, rules: { ...community.rules, 'no-console': 'error' } };

export default typescript.config(
	globalIgnores(['dist', '.cache', 'runtime', 'node_modules']),
	{ files: ['**/*.{ts,mts,mjs,js,cjs}'], rules: { 'max-len': WIDTH } },
	{
		files: ['**/*.ts', '**/*.mts'],
		extends: [js.configs.recommended, typescript.configs.recommendedTypeChecked, importX.flatConfigs.recommended],
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
		rules: {
			'prefer-spread': 'off',
			// Functions of an object of closures need no `this`; one that n8n or an interface wants as a promise may wait for
			// nothing; and what vendors and users give is `unknown`, read as text on purpose.
			'@typescript-eslint/unbound-method': 'off',
			'@typescript-eslint/require-await': 'off',
			'@typescript-eslint/no-base-to-string': 'off',
			// It takes assertions for useless that widen a literal, and what it writes instead does not compile.
			'@typescript-eslint/no-unnecessary-type-assertion': 'off',
			'@typescript-eslint/restrict-template-expressions': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			// The compiler knows better: these cannot see through namespaces and type-only packages.
			'import-x/namespace': 'off',
			'import-x/no-named-as-default': 'off',
			'import-x/no-named-as-default-member': 'off',
			'import-x/order': ['error', IMPORT_ORDER],
		},
	},
	// All else handles documents of any shape, contracts and answers, whose shape is what it checks.
	{
		files: ['sandbox/**/*.ts', 'test/**/*.{ts,mts}', 'bench/**/*.mts', 'scripts/**/*.mts'],
		rules: Object.fromEntries(
			[
				'explicit-any',
				'unsafe-argument',
				'unsafe-assignment',
				'unsafe-call',
				'unsafe-member-access',
				'unsafe-return',
			].map((name) => [`@typescript-eslint/no-${name}`, 'off']),
		),
	},
	// `.finally(async () => …)` waits, whatever its type says.
	{
		files: ['test/**/*.ts'],
		rules: { '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }] },
	},
	{
		files: NODE_SCRIPTS,
		extends: [js.configs.recommended],
		languageOptions: {
			globals: {
				Buffer: 'readonly',
				console: 'readonly',
				process: 'readonly',
				module: 'writable',
				require: 'readonly',
			},
		},
	},
	{
		files: ['**/*.mjs'],
		languageOptions: {
			globals: {
				URL: 'readonly',
				fetch: 'readonly',
				setTimeout: 'readonly',
				setInterval: 'readonly',
				clearInterval: 'readonly',
			},
		},
	},
	// Read by a browser as it is.
	{
		files: ['sandbox/page/*.js'],
		extends: [js.configs.recommended],
		languageOptions: {
			globals: Object.fromEntries(
				[
					...['document', 'location', 'history', 'sessionStorage', 'fetch', 'setTimeout', 'addEventListener'],
					...['Node', 'CustomEvent', 'Intl'],
				].map((name) => [name, 'readonly']),
			),
		},
	},
	{ files: ['gulpfile.js'], languageOptions: { globals: { exports: 'writable' } } },
	{ files: SCANNED, ...communityRules, linterOptions: { noInlineConfig: true } },
	{ files: ['credentials/**/*.ts'], ...nodesBase, rules: credentialRules },
	{ files: ['nodes/**/*.ts'], ...nodesBase, rules: nodeRules },
	{ files: LAWFUL, plugins: { house: { rules: { said } } }, rules: { 'house/said': 'error' } },
	// Where words are made, and where n8n begins: what loads has no words.
	{ files: ['nodes/shared/{words,loading}/*.ts'], rules: { 'house/said': 'off' } },
	{ files: LAWFUL, rules: { 'no-restricted-syntax': ['error', ...LAWS] } },
	{ files: CALLING, rules: { 'no-restricted-syntax': 'off' } },
	// Each line there breaks a law and says so: one that the law lets pass is an error.
	{ files: ['test/**/*.lint.ts'], linterOptions: { reportUnusedDisableDirectives: 'error' } },
	{
		files: ['package.json'],
		extends: packageRules,
		languageOptions: { parser: typescript.parser, parserOptions: { extraFileExtensions: ['.json'] } },
	},
);
