/** Names of n8n's own and of the examples, values of outputs, and words that a page stresses: no label of ours. */
const OTHERS = new Set([
	'Settings',
	'Community nodes',
	'Install',
	'Credentials',
	'Create credential',
	'⋯',
	'Import from File',
	'Read back',
	'Rows',
	'issued',
	'accepted',
	'[empty array]',
	'On Error',
	'Stop Workflow',
	'Continue',
	'Continue (using error output)',
	'is equal to',
	'exists',
	'all',
	'모든',
	'Execute Step',
	'Description',
	'Set Automatically',
	'human review',
	'MCP Server Trigger',
	'Instructions',
	'Message',
	'Check the invoice',
	'yes',
	'Fetch Test Event',
	'Poll Times',
	'Docs',
	'Production URL',
	'Remove Duplicates',
	'Retry On Fail',
	'Retry',
	'Loop Over Items',
	'Default Supplier',
	'In the law',
	'법령·국세청 영문',
	'not sent',
	'notSent',
	'보내지 않음',
	'rejected',
	'unknown',
	'Connection successful!',
	'Data Table',
	'now',
	'Save failed production executions',
	'Save successful production executions',
	'Save manual executions',
	'Save execution progress',
	'Do not save',
	'Redact production execution data',
	'running',
	'error',
	'Webhook',
	'On form submission',
	'Extract from File',
	'Extract From XLSX',
	'Range',
	'Merge',
	'Combine',
	'Matching Fields',
	'Enrich Input 1',
	'Filter',
	'Edit Fields',
	'Execute Once',
	'done',
	'italics',
	'기울임꼴',
	'execute_workflow',
	'(Unofficial)',
]);

/** `*label*` and `**label**`; what is code or a link's target is none. */
const EMPHASIS = /(?<!\*)(\*{1,2})(?![\s*])([^*\n]+?)(?<!\s)\1(?!\*)/g;
/** Without code, and without the headings of sheets. */
const proseOf = (page) =>
	page.replaceAll(/<!-- (?!generated)(\w+)[\s\S]*?<!-- \/\1\w* -->|```[\s\S]*?```|`[^`\n]*`|\]\([^)\s]*\)/g, '');

/** A label as a page may write it: whole, without its Korean term, without what it has in brackets at all. */
const formsOf = (label) => [
	label,
	label.replace(/ \((?:[^()]|\([^()]*\))*\p{Script=Hangul}(?:[^()]|\([^()]*\))*\)$/u, ''),
	label.replace(/ ?\([^()]*\)$/u, ''),
	label.replace(/(?: ?\((?:[^()]|\([^()]*\))*\))+$/u, ''),
	// What is called in both languages, 볼타 (Bolta), may be in either.
	/ \(([^()]*)\)$/.exec(label)?.[1] ?? label,
];

/**
 * What pages stress is what the editor of their language shows: `*Dry Run*` on an English page, `*미리 보기*` on a Korean
 * one. In bold stands much else, of which a Korean page has at least no English label.
 * @param pages of one language, as they ought to be
 * @param own names that the editor has in the language of the pages
 * @param other those of the other language
 * @throws Error naming page and name
 */
export function checkNamed(pages, own, other) {
	const [shown, foreign] = [own, other].map((labels) => new Set(labels.flatMap((label) => formsOf(label))));
	const wrong = pages.flatMap(({ name: page, wanted }) =>
		[...proseOf(wanted).matchAll(EMPHASIS)].flatMap(([, stars, text]) => {
			const unknown = text.split(' → ').filter((name) => !shown.has(name) && !OTHERS.has(name));
			return (stars === '*' ? unknown : unknown.filter((name) => foreign.has(name))).map((name) => `${page}: ${name}`);
		}),
	);
	if (wrong.length > 0) throw new Error(`The editor has nothing that is called so there: ${wrong.join('; ')}`);
}
