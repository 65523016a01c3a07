import { spawnSync } from 'node:child_process';
import path from 'node:path';

const project = path.resolve(__dirname, '../../..');

/** What n8n would show of the built nodes and credentials on a machine of that language. */
function shownOn(language: string): string[] {
	const program = `
		const { n8n } = require('./package.json');
		const shown = [...n8n.nodes, ...n8n.credentials].map((file) => {
			const [Made] = Object.values(require('./' + file));
			const made = new Made();
			return made.description ?? made;
		});
		const KEYS = ['displayName', 'description', 'placeholder', 'hint', 'name', 'action', 'header', 'activationHint', 'inactive', 'active'];
		const texts = (value, key) =>
			typeof value === 'string' ? (KEYS.includes(key) ? [value] : [])
			: typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, inner]) => texts(inner, name)) : [];
		console.log(JSON.stringify(texts(shown)));
	`;
	const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', program], {
		cwd: project,
		env: { ...process.env, LC_ALL: language },
		encoding: 'utf8',
	});
	if (status !== 0) throw new Error(stderr);
	return JSON.parse(stdout) as string[];
}

/** Four English words in a row outside of brackets, where titles keep theirs, are a sentence nobody translated. */
const isEnglish = (text: string) => /(?:\b[A-Za-z]{2,} ){3}[a-z]{2,}/.test(text.replace(/\([^()]*\)/g, ''));

it('on a Korean machine no form has an English sentence left', () => {
	const texts = shownOn('ko_KR.UTF-8');
	expect(texts.filter((text) => !text.startsWith('=') && isEnglish(text))).toEqual([]);
	expect(texts).toContain('볼타 (Bolta)');
	expect(texts).toContain('작성일자');
});

it('elsewhere labels are English and carry the Korean term', () => {
	const texts = shownOn('C.UTF-8');
	expect(texts).toContain('Bolta (볼타)');
	expect(texts).toContain('Write Date (작성일자)');
	expect(texts.some(isEnglish)).toBe(true);
});
