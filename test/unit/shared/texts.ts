import path from 'node:path';
import ts from 'typescript';

/** A text that people read, as it stands in the source. */
export interface Text {
	/** `Hiworks refused the row: {0} ({1})`. */
	key: string;
	/** The `words.ts` of its room. */
	room: string;
	/** `nodes/Hiworks/accounting/answers.ts:8`. */
	where: string;
	/** What `new Invalid` says was expected: a thing, which a sentence goes on from. */
	isExpected: boolean;
}

const root = path.resolve(__dirname, '../../..');

/** All texts tagged with a room's `say`, in every file of the folder. */
export function textsIn(folder: string): Text[] {
	return ts.sys
		.readDirectory(path.join(root, folder), ['.ts'])
		.flatMap((file) => textsOf(ts.createSourceFile(file, ts.sys.readFile(file) ?? '', ts.ScriptTarget.Latest, true)));
}

function textsOf(file: ts.SourceFile): Text[] {
	const found: Text[] = [];
	const room = roomOf(file);
	const visit = (node: ts.Node): void => {
		if (ts.isTaggedTemplateExpression(node) && node.tag.getText(file) === 'say') {
			const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
			const where = `${path.relative(root, file.fileName)}:${line + 1}`;
			found.push({ key: keyIn(node.template), room, where, isExpected: isExpected(node) });
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

const isExpected = ({ parent }: ts.Node): boolean =>
	ts.isConditionalExpression(parent)
		? isExpected(parent)
		: ts.isNewExpression(parent) && parent.expression.getText() === 'Invalid';

const keyIn = (template: ts.TemplateLiteral): string =>
	ts.isNoSubstitutionTemplateLiteral(template)
		? template.text
		: template.templateSpans.reduce(
				(text, { literal }, index) => `${text}{${index}}${literal.text}`,
				template.head.text,
			);

/** Where the file has its `say` from; a file that makes its own is its own room. */
function roomOf(file: ts.SourceFile): string {
	for (const statement of file.statements) {
		if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
		const names = statement.importClause?.namedBindings;
		if (names && ts.isNamedImports(names) && names.elements.some(({ name }) => name.text === 'say'))
			return path.relative(root, path.resolve(path.dirname(file.fileName), `${statement.moduleSpecifier.text}.ts`));
	}
	return path.relative(root, file.fileName);
}
