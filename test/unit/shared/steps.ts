import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(__dirname, '../../..');

/** What a field is called in the source: on a form, or on the way to a value that an error tells. */
export interface Label {
	/** `Supply Cost`; undefined: the source does not tell. */
	english: string | undefined;
	/** `nodes/Bolta/invoice/body.ts:17`. */
	where: string;
}

/** What is called by a field or a column has its Korean where that is declared. */
const DECLARED = /\.(?:displayName|label)$|^labelOf\w*\(\w+\)$/;

/**
 * All labels of the nodes: what is declared as a field or an identity, and all steps of ways to values, each literal
 * that a step may be. Words, numbers and keys are none.
 */
export function labelsInNodes(): Label[] {
	const files = ['nodes', 'credentials'].flatMap((folder) => ts.sys.readDirectory(path.join(root, folder), ['.ts']));
	// No label comes from a library or a package, and reading those takes most of the time.
	const options: ts.CompilerOptions = { strict: true, noLib: true, types: [], noEmit: true };
	const host = ts.createCompilerHost(options);
	host.resolveModuleNameLiterals = (names, from) =>
		names.map(({ text }) =>
			text.startsWith('.') ? ts.resolveModuleName(text, from, options, host) : { resolvedModule: undefined },
		);
	const program = ts.createProgram(files, options, host);
	const checker = program.getTypeChecker();
	const calls = new Map<string, ts.CallExpression[]>();
	const steps: ts.Expression[] = [];
	const declared: Label[] = [];

	const visit = (node: ts.Node): void => {
		if (ts.isCallExpression(node)) {
			const name = nameOfCalled(node);
			calls.set(name, [...(calls.get(name) ?? []), node]);
			const [first] = node.arguments;
			if (first && (name === 'within' || name === 'inside')) steps.push(first);
			if (first && name === 'at' && ts.isArrayLiteralExpression(first)) steps.push(...first.elements);
		}
		if (ts.isPropertyAssignment(node) && ['displayName', 'identityName'].includes(node.name.getText()))
			if (ts.isStringLiteral(node.initializer) && node.initializer.text !== '')
				declared.push({ english: node.initializer.text, where: whereIs(node) });
		ts.forEachChild(node, visit);
	};
	for (const file of files) ts.forEachChild(program.getSourceFile(file)!, visit);

	function labelsOf(step: ts.Expression): Label[] {
		if (ts.isSpreadElement(step) || DECLARED.test(step.getText())) return [];
		if (ts.isBinaryExpression(step) && step.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
			return labelsOf(step.left);
		const type = checker.getTypeAtLocation(step);
		return (type.isUnion() ? type.types : [type]).flatMap((one) => {
			if (one.isStringLiteral()) return { english: one.value, where: whereIs(step) };
			return one.flags & ts.TypeFlags.String ? givenFor(step) : [];
		});
	}

	/** Of a parameter, what callers give for it. */
	function givenFor(step: ts.Expression): Label[] {
		const declaration = checker.getSymbolAtLocation(step)?.valueDeclaration;
		const named =
			declaration && ts.isParameter(declaration) ? (calls.get(nameOfFunction(declaration.parent)) ?? []) : [];
		const itsOwn = named.filter(
			(call) => checker.getResolvedSignature(call)?.declaration === (declaration as ts.ParameterDeclaration).parent,
		);
		// What is called through an interface is known by its name alone.
		const callers = itsOwn.length > 0 ? itsOwn : named;
		const index =
			callers.length > 0
				? (declaration as ts.ParameterDeclaration).parent.parameters.indexOf(declaration as ts.ParameterDeclaration)
				: 0;
		const found = callers.flatMap(({ arguments: all }) => all[index] ?? []);
		return found.length > 0 ? found.flatMap(labelsOf) : [{ english: undefined, where: whereIs(step) }];
	}

	return [...declared, ...steps.filter(isOutsideOfInvalid).flatMap(labelsOf)];
}

/** The class of errors itself only hands steps on. */
const isOutsideOfInvalid = (node: ts.Node): boolean => !whereIs(node).startsWith('nodes/shared/errors/invalid.ts');

function nameOfCalled({ expression }: ts.CallExpression): string {
	if (ts.isIdentifier(expression)) return expression.text;
	return ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
}

const nameOfFunction = ({ name, parent }: ts.SignatureDeclaration): string =>
	name?.getText() ?? (ts.isVariableDeclaration(parent) ? parent.name.getText() : '');

function whereIs(node: ts.Node): string {
	const file = node.getSourceFile();
	return `${path.relative(root, file.fileName)}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
