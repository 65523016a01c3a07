import {
	NodeHelpers,
	Workflow,
	type ICredentialType,
	type INode,
	type INodeTypeDescription,
	type INodeTypes,
} from 'n8n-workflow';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const project = path.resolve(__dirname, '../../..');

type Shown = INodeTypeDescription | ICredentialType;

/** What n8n gets of the built nodes and credentials on a machine of that language. */
function shownOn(language: string): Shown[] {
	const program = `
		const { n8n } = require('./package.json');
		const shown = [...n8n.nodes, ...n8n.credentials].map((file) => {
			const [Made] = Object.values(require('./' + file));
			const made = new Made();
			return made.description ?? made;
		});
		console.log(JSON.stringify(shown));
	`;
	const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', program], {
		cwd: project,
		env: { ...process.env, LC_ALL: language },
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
	});
	if (status !== 0) throw new Error(stderr);
	return JSON.parse(stdout) as Shown[];
}

const KEYS = [
	...['displayName', 'description', 'placeholder', 'hint', 'name', 'action'],
	...['header', 'activationHint', 'inactive', 'active'],
];

function textsOf(value: unknown, key = ''): string[] {
	if (typeof value === 'string') return KEYS.includes(key) ? [value] : [];
	return typeof value === 'object' && value !== null
		? Object.entries(value).flatMap(([name, inner]) => textsOf(inner, name))
		: [];
}

const OTHER_TEXTS = [
	...['subtitle', 'documentationUrl', 'triggerPanel', 'waitingNodeTooltip'],
	...['addOptionalFieldButtonText', 'message'],
];

/** What is no text of a form: it stands in workflows and at vendors, whichever language a machine has. */
function valuesOf(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(valuesOf);
	if (typeof value !== 'object' || value === null) return value;
	// A choice shows its name; a field has a name of its own beside what it shows.
	const shown = 'displayName' in value ? KEYS.filter((key) => key !== 'name') : 'value' in value ? KEYS : [];
	const texts = [...shown, ...OTHER_TEXTS];
	return Object.fromEntries(
		Object.entries(value).flatMap(([key, inner]) => (texts.includes(key) ? [] : [[key, valuesOf(inner)]])),
	);
}

/** Four English words in a row outside of brackets, where titles keep theirs, are a sentence nobody translated. */
const isEnglish = (text: string) => /(?:\b[A-Za-z]{2,} ){3}[a-z]{2,}/.test(text.replace(/\([^()]*\)/g, ''));

/** What the canvas shows below a node that was just added, as n8n evaluates it. */
function subtitleOf(description: INodeTypeDescription): unknown {
	const nodeTypes = { getByNameAndVersion: () => ({ description }) } as unknown as INodeTypes;
	const typeVersion = [description.version].flat().at(-1) ?? 1;
	const node: INode = { id: '', name: 'node', type: description.name, typeVersion, position: [0, 0], parameters: {} };
	node.parameters = NodeHelpers.getNodeParameters(description.properties, {}, true, false, node, description) ?? {};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return workflow.expression.getSimpleParameterValue(node, description.subtitle, 'internal', {});
}

const MACHINES = { korean: shownOn('ko_KR.UTF-8'), english: shownOn('C.UTF-8') };

it('on a Korean machine no form has an English sentence left', () => {
	const texts = textsOf(MACHINES.korean);
	expect(texts.filter((text) => !text.startsWith('=') && isEnglish(text))).toEqual([]);
	expect(texts).toContain('볼타 (Bolta)');
	expect(texts).toContain('작성일자');
});

it('elsewhere labels are English and carry the Korean term', () => {
	const texts = textsOf(MACHINES.english);
	expect(texts).toContain('Bolta (볼타)');
	expect(texts).toContain('Write Date (작성일자)');
	expect(texts.some(isEnglish)).toBe(true);
});

it('what a workflow keeps, or a vendor is sent by default, is the same on every machine', () => {
	const [korean, english] = [MACHINES.korean, MACHINES.english].map((shown) => shown.map(valuesOf));
	korean?.forEach((one, index) => expect(one).toEqual(english?.[index]));
});

it.each(Object.entries(MACHINES))('below each node stands what it does, in words (%s)', (language, shown) => {
	const nodes = shown.filter((one): one is INodeTypeDescription => 'subtitle' in one);
	const words = language === 'korean' ? /[가-힣]/ : /[A-Z][a-z]/;
	expect(nodes).toHaveLength(10);
	const subtitles = nodes.map((node) => [node.name, subtitleOf(node)]);
	expect(subtitles.filter(([, text]) => !words.test(String(text)) || String(text).includes('undefined'))).toEqual([]);
});
