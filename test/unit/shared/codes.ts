import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(__dirname, '../../..');

/** A code of the nodes' own; those that begin otherwise are a vendor's. */
const isOwn = (text: string) => /^[A-Z][A-Z_]{2,}$/.test(text) && !text.startsWith('B2B_');

const isOfFailure = (node: ts.PropertyAssignment, file: ts.SourceFile) =>
	ts.isNewExpression(node.parent.parent) && node.parent.parent.expression.getText(file) === 'Failure';

/** All codes of the failures that nodes make: `notSent(…, 'QUOTA')`, `new Failure({ code: 'KEY_TWICE' })`. */
export function codesIn(folder: string): string[] {
	const found = new Set<string>();
	for (const name of ts.sys.readDirectory(path.join(root, folder), ['.ts'])) {
		const file = ts.createSourceFile(name, ts.sys.readFile(name) ?? '', ts.ScriptTarget.Latest, true);
		const collect = (node: ts.Node): void => {
			if (ts.isStringLiteral(node) && isOwn(node.text)) found.add(node.text);
			ts.forEachChild(node, collect);
		};
		const visit = (node: ts.Node): void => {
			if (ts.isCallExpression(node) && node.expression.getText(file) === 'notSent' && node.arguments[2])
				collect(node.arguments[2]);
			if (ts.isPropertyAssignment(node) && node.name.getText(file) === 'code' && isOfFailure(node, file))
				collect(node.initializer);
			ts.forEachChild(node, visit);
		};
		visit(file);
	}
	return [...found].sort();
}
