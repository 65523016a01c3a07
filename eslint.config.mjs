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

const plainText = `:matches(Literal[raw=/^['"]/], TemplateLiteral)`;
/** What a person reads is made by `say`. The types demand it of our own errors; these are the ways around them. */
const SAID_IN_BOTH_LANGUAGES = [
	{
		selector: 'TSAsExpression > TSTypeReference > Identifier[name="Words"]',
		message: 'Words are made by say`…` alone: a cast has no Korean.',
	},
	{
		selector: `NewExpression[callee.name=/Error$/] > ${plainText}`,
		message: 'The message of an error is made by say`…`.',
	},
	{
		selector: `CallExpression[callee.property.name=/^(regex|refine|int|safe|min|max|length)$/] > ${plainText}.arguments`,
		message: 'What a schema says is made by say`…`.',
	},
];

const SCANNED = ['nodes/**/*.ts', 'credentials/**/*.ts'];
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
	{ files: ['nodes/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...SAID_IN_BOTH_LANGUAGES] } },
	{ files: ['nodes/shared/words/*.ts'], rules: { 'no-restricted-syntax': 'off' } },
	{
		files: ['package.json'],
		extends: packageRules,
		languageOptions: { parser: typescript.parser, parserOptions: { extraFileExtensions: ['.json'] } },
	},
);
