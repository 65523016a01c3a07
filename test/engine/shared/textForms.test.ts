/**
 * Whatever form a text comes in, what leaves is the same, and with it derived ids and all that is compared: every
 * operation of every node is run with its texts as they are, and as macOS, web pages and sheets write them.
 */
import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { NODES } from '../../operations/index.ts';
import type { NodeUnderTest, OperationRow } from '../../operations/row';
import { withSandbox } from '../../support/sandbox.ts';
import { full, moveCalendar } from '../support/clock';

const sandbox = withSandbox();
beforeEach(() => moveCalendar('2026-11-29T03:00:00Z'));
afterEach(() => moveCalendar());

const SEED = 20261129;
/** Forms that each operation is tried in, besides NFD alone. */
const FORMS = full ? 20 : 2;

/** Read as they stand, but for NFC: invisible signs and white space are part of what somebody wrote. */
const AS_IT_STANDS: Readonly<Record<string, readonly string[]>> = {
	'alimtalk.send': ['message'],
	'mail.send': ['content'],
	'approvalDocument.draft': ['contents'],
	'member.create': ['password'],
	'member.update': ['password'],
	'member.upsert': ['password'],
	'sso.getUserByToken': ['token'],
	'sso.logIn': ['temporaryKey'],
	'sso.logOut': ['temporaryKey'],
};

/** Tests make the bytes or the name of the file of the item's text: another text is another file. */
const OF_FILES = ['file.upload', 'attachment.upload'];

interface Form {
	/** Where in the text, as a part of its length. */
	at: number;
	/** Put there. */
	sign: string;
	/** Put around the text. */
	around: string;
	form: 'NFC' | 'NFD';
}

const form = fc.record<Form>({
	at: fc.constantFrom(0, 0.3, 0.5, 0.8, 1),
	sign: fc.constantFrom('\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u200e', '\u202c'),
	around: fc.constantFrom('\u00a0', '\u3000', '\t', '\n', '\v', '\u2028', ''),
	form: fc.constantFrom('NFC', 'NFD'),
});
const forms: Form[] = [
	{ at: 0, sign: '', around: '', form: 'NFD' },
	...fc.sample(form, { seed: SEED, numRuns: FORMS }),
];

/** The same text to the eye. */
function rewritten(text: string, { at, sign, around, form: unicode }: Form): string {
	if (/^[[{]/.test(text))
		return JSON.stringify(inForm(JSON.parse(text), { at, sign, around, form: unicode }), null, '\t');
	const signs = [...text.replaceAll(' ', around === '' ? ' ' : '\u00a0')];
	signs.splice(Math.round(at * signs.length), 0, sign);
	return `${around}${signs.join('').normalize(unicode)}${around}`;
}

/** The values of an object in another form. Expressions stay, and the single words that choose from a list. */
function inForm<T>(value: T, how: Form, kept: readonly string[] = []): T {
	if (typeof value === 'string') return (value.startsWith('=') || value === '' ? value : rewritten(value, how)) as T;
	if (Array.isArray(value)) return value.map((one: unknown) => inForm(one, how)) as T;
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => {
			if (key === 'binary' || key === 'mode' || key === '__rl') return [key, inner as unknown];
			const asItStands = kept.includes(key) && typeof inner === 'string';
			return [key, asItStands ? inner.normalize(how.form) : (inForm(inner, how, kept) as unknown)];
		}),
	) as T;
}

/** Words of n8n's lists in fields: what they show depends on them before anything of ours is read. */
const literal = (fields: INodeParameters, how: Form, kept: readonly string[]): INodeParameters =>
	Object.fromEntries(
		Object.entries(fields).map(([name, value]) => [
			name,
			typeof value === 'string' && /^[a-zA-Z]+$/.test(value) ? value : inForm({ [name]: value }, how, kept)[name],
		]),
	) as INodeParameters;

/** What leaves, with what the sandbox made by chance under the name that the items have for it. */
async function leaving(node: NodeUnderTest, row: OperationRow, how?: Form): Promise<string> {
	const host = node.host(sandbox);
	host.reset();
	const { fields, input } = await row.arrange(sandbox);
	const given: IDataObject[] = [...input];
	const kept = AS_IT_STANDS[row.name] ?? [];
	host.clearRequests();
	const { options, ...others } = fields;
	await node.run(sandbox, row.name, how ? literal(others, how, kept) : others, {
		input: how ? given.map((item) => inForm(item, how, kept)) : given,
		options: { ...(options as INodeParameters), ...('options' in row && row.options), itemsInFlight: 1 },
		onError: 'continueRegularOutput',
	});
	const asked = host.requests().map(({ method, path, query, body }) => ({ method, path, query, body }));
	const byChance = given.flatMap((item, index) =>
		Object.entries(item)
			.filter(([, value]) => typeof value === 'string' && /\w{12,}/.test(value))
			.map(([key, value]) => [`<${key} ${index}>`, String(value)] as const),
	);
	const told = byChance.reduce((text, [name, value]) => text.replaceAll(value, name), JSON.stringify(asked, null, 1));
	// The time of day, and names that are drawn anew for each call.
	return told
		.replace(/\d\d:\d\d:\d\d/g, '<time>')
		.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=")[0-9a-f]{32}(?=")/g, '<drawn>');
}

describe.each(NODES)('$node', (node) => {
	const titled = node.operations
		.filter(({ name }) => !OF_FILES.includes(name))
		.map((row) => [[row.name, row.variant].filter(Boolean).join(' '), row] as const);

	it.each(titled)(`%s asks for the same, in ${forms.length} forms (seed ${SEED})`, async (_title, row) => {
		const asItIs = await leaving(node, row);
		for (const how of forms) expect(await leaving(node, row, how)).toBe(asItIs);
	});
});
