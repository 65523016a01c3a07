/**
 * A rule of eslint.config.mjs: what a person reads is made by `say`. The types demand that of our own errors; this
 * demands it where others take any text (errors of n8n and of JavaScript, messages of zod), and refuses what would
 * make `Words` of plain English.
 *
 * test/unit/shared/laws.lint.ts has the ways around it; each must be refused.
 */
import ts from 'typescript';

/** Parameters of zod in which a message may stand. */
const MESSAGES = new Set(['message', 'options', 'params', '_params', 'refinementData', 'arg']);
const MESSAGE_KEYS = ['message', 'required_error', 'invalid_type_error'];
const ERROR_KEYS = ['message', 'description'];

const partsOf = (type) => (type.isUnion() ? type.types : [type]);
const isText = (type) => (type.flags & ts.TypeFlags.StringLike) !== 0 || type.isIntersection();
const isLetters = (text) => /\p{L}{2}/u.test(text);

/** `Words` alone has the brand; in `FormEnglish` it is optional. */
const isWords = (type) =>
	type
		.getProperties()
		.some(({ escapedName, flags }) => escapedName.startsWith('__@made@') && !(flags & ts.SymbolFlags.Optional));

/** Whether a value of the type may be a text that `say` did not make. */
const mayBePlain = (type) => partsOf(type).some((part) => isText(part) && !isWords(part));

/** What a condition or an alternative may come to. */
const outcomesOf = (node) =>
	node.type === 'ConditionalExpression'
		? [node.consequent, node.alternate].flatMap(outcomesOf)
		: node.type === 'LogicalExpression'
			? [node.left, node.right].flatMap(outcomesOf)
			: [node];

/** `HTTP` is no word of a language. */
const isWord = (text) => /\p{Ll}{2}/u.test(text);
const isPlainLiteral = (node) =>
	(node.type === 'Literal' && typeof node.value === 'string' && isWord(node.value)) ||
	(node.type === 'TemplateLiteral' && node.quasis.some(({ value }) => isWord(value.cooked ?? '')));

export const said = {
	meta: {
		type: 'problem',
		schema: [],
		messages: {
			said: 'What a person reads is made by say`…`: this has no Korean.',
			inside: 'A text inside say`…` stays as it is: write it out, or make it by a say`…` of its own.',
			rewritten: 'What is rewritten is the same text with something hidden or cut.',
			cast: 'Words are made by say`…` alone: a cast has no Korean.',
		},
	},
	create(context) {
		const { program, getTypeAtLocation, esTreeNodeToTSNodeMap } = context.sourceCode.parserServices;
		const checker = program.getTypeChecker();

		const isPlain = (node) => mayBePlain(getTypeAtLocation(node));
		const refuse = (node, messageId = 'said') => context.report({ node, messageId });

		/** The texts that an object holds under `keys`, or that a function gives, all at the place of `node`. */
		function checkHeld(node, keys) {
			const at = esTreeNodeToTSNodeMap.get(node);
			const given = partsOf(getTypeAtLocation(node)).flatMap((type) => [
				type,
				...type.getCallSignatures().map((signature) => signature.getReturnType()),
			]);
			const held = given
				.filter((type) => !isText(type))
				.flatMap((type) => keys.flatMap((key) => type.getProperty(key) ?? []));
			if (held.some((property) => mayBePlain(checker.getTypeOfSymbolAtLocation(property, at)))) refuse(node);
		}

		function checkError({ arguments: args, ...node }) {
			const name = node.type === 'Super' ? '' : node.callee?.name;
			for (const [index, argument] of args.entries()) {
				if (isPlain(argument)) refuse(argument);
				// What a vendor answered, in its own words.
				else if (!(name === 'NodeApiError' && index === 1)) checkHeld(argument, ERROR_KEYS);
			}
		}

		return {
			'NewExpression[callee.name=/Error$/]': checkError,
			'ClassDeclaration[superClass.name=/Error$/] CallExpression[callee.type="Super"]': checkError,
			'AssignmentExpression[left.property.name=/^(message|description)$/]'({ left, right }) {
				const isError = getTypeAtLocation(left.object).getProperty('stack') !== undefined;
				if (isError && isPlain(right)) refuse(right);
			},
			'CallExpression[callee.name="rewritten"]'({ arguments: [, change] }) {
				const signatures = change === undefined ? [] : getTypeAtLocation(change).getCallSignatures();
				if (signatures.some(({ parameters }) => parameters.length === 0)) refuse(change, 'rewritten');
			},
			CallExpression(node) {
				const signature = checker.getResolvedSignature(esTreeNodeToTSNodeMap.get(node));
				const file = signature?.declaration?.getSourceFile().fileName ?? '';
				if (!file.includes('/node_modules/zod/')) return;
				for (const [index, argument] of node.arguments.entries()) {
					const parameter = signature.parameters[index]?.name;
					if (!MESSAGES.has(parameter)) continue;
					if (isPlain(argument)) refuse(argument);
					else checkHeld(argument, MESSAGE_KEYS);
				}
			},
			'TaggedTemplateExpression[tag.name="say"]'({ quasi }) {
				const own = quasi.quasis.some(({ value }) => isLetters(value.cooked));
				for (const value of quasi.expressions) {
					const texts = partsOf(getTypeAtLocation(value)).filter((type) => type.isStringLiteral());
					if (outcomesOf(value).some(isPlainLiteral) || texts.some((type) => /\p{L} \p{L}/u.test(type.value)))
						refuse(value, 'inside');
					else if (!own && quasi.expressions.length === 1 && isPlain(value)) refuse(value, 'inside');
				}
			},
			':matches(TSAsExpression, TSTypeAssertion)'(node) {
				if (isWords(getTypeAtLocation(node)) && isPlain(node.expression)) refuse(node, 'cast');
			},
		};
	},
};
