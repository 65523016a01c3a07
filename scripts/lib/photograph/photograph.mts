/**
 * The photographs after set-up: starts the demo in each language, stands before it with Chromium, and leaves pictures
 * in .cache/photographs: all, or with `--only=form,hint` some; with `--docs` those that pages show, and puts them
 * there.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromiumProgram, startChromium } from '../../../test/support/chromium.ts';
import { owner, startProgram, type WorkflowJson } from '../n8n.mts';
import { inCache, inProject, readJson } from '../project.mjs';
import { step } from '../run.mjs';
import { openEditor } from './editor.mts';
import { withPalette } from './png.mts';
import { photographCanvas, SUBJECTS, type Scene } from './subjects.mts';

const LOCALES = { en: 'en_US.UTF-8', ko: 'ko_KR.UTF-8' };
/** What is told of on a canvas stands in the example, whatever the editor's language. */
const CANVAS_IN = 'en';
const examples = readdirSync(inProject('examples'))
	.filter((file) => file.endsWith('.json'))
	.map((file) => path.basename(file, '.json'));
/** Which pictures stand on pages, and there by which name. */
const ON_PAGES: Record<string, string> = {
	'en/error.png': 'issue.png',
	'ko/error.png': 'issue.ko.png',
	'ko/month-end-report.png': 'month-end-report.png',
	'en/form.png': 'form.png',
	'ko/form.png': 'form.ko.png',
	'en/columns.png': 'columns.png',
	'ko/columns.png': 'columns.ko.png',
	'en/hint.png': 'hint.png',
	'ko/hint.png': 'hint.ko.png',
	'en/creator.png': 'creator.png',
	'ko/creator.png': 'creator.ko.png',
	'ko/sandbox.png': 'sandbox.png',
	...Object.fromEntries(examples.map((name) => [`${CANVAS_IN}/canvas-${name}.png`, `canvas/${name}.png`])),
};
const toDocs = process.argv.includes('--docs');
const only = process.argv
	.find((word) => word.startsWith('--only='))
	?.slice('--only='.length)
	.split(',');
const isWanted = (language: string, name: string) =>
	toDocs ? `${language}/${name}.png` in ON_PAGES : (only?.includes(name) ?? true);
const WINDOW = [1400, 900] as const;
const READY_MS = 180_000;

/** What the demo prints where all is ready. */
const ADDRESSES = { editor: /^Editor +(\S+)\/workflow/, email: /^E-mail +(\S+)/, password: /^Password +(\S+)/ };
const SANDBOX = /^Sandbox +(\S+)/;

async function startDemo(locale: string) {
	const found: Record<string, string> = {};
	let isReady = false;
	const demo = await startProgram(process.execPath, [...process.execArgv, inProject('scripts', 'lib', 'demo.mts')], {
		env: { ...process.env, LANG: locale, LC_ALL: locale },
		logFile: inCache('photographs', 'demo.log'),
		onLine(line) {
			for (const [name, pattern] of Object.entries({ ...ADDRESSES, sandbox: SANDBOX })) {
				const [, value] = pattern.exec(line) ?? [];
				if (value) found[name] = value;
			}
			isReady ||= line.startsWith('Ctrl-C');
		},
	});
	for (const end = Date.now() + READY_MS; !isReady && Date.now() < end;) await wait(100);
	if (!isReady) {
		await demo.stop();
		throw new Error(`The demo was not ready in time; see ${inCache('photographs', 'demo.log')}`);
	}
	const { editor = '', email = '', password = '', sandbox = '' } = found;
	return { demo, sandboxPage: sandbox, client: await owner(editor, { email, password }) };
}

/** All pictures of one language, each by its name; one that fails does not keep the others. */
async function photographAll(scene: Scene, language: string): Promise<string[]> {
	const ofCanvases = examples.map((name) => {
		const { id = '' } = readJson(inProject('examples', `${name}.json`)) as WorkflowJson;
		return [`canvas-${name}`, async () => await photographCanvas(scene, id)] as const;
	});
	const ofSubjects = Object.entries(SUBJECTS).map(([name, take]) => [name, async () => await take(scene)] as const);
	const failed: string[] = [];
	const folder = inCache('photographs', language);
	mkdirSync(folder, { recursive: true });
	for (const [name, take] of [...ofSubjects, ...ofCanvases]) {
		if (!isWanted(language, name)) continue;
		await scene.resize(...WINDOW);
		try {
			writeFileSync(path.join(folder, `${name}.png`), withPalette(await take()));
		} catch (error) {
			failed.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
		}
	}
	return failed;
}

async function photographIn(language: string, locale: string, program: string): Promise<string[]> {
	const { demo, ...world } = await startDemo(locale);
	const page = await startChromium(program);
	try {
		const resize = async (width: number, height: number) =>
			void (await page.command('Emulation.setDeviceMetricsOverride', {
				width,
				height,
				deviceScaleFactor: 1,
				mobile: false,
			}));
		const editor = await openEditor(page, world.client);
		return await photographAll({ ...world, page, editor, resize }, language);
	} finally {
		await page.close();
		await demo.stop();
	}
}

const program = chromiumProgram();
if (!program) throw new Error('There is no Chromium: install one, or name it in CHROMIUM');
for (const [language, locale] of Object.entries(LOCALES)) {
	const failed = await step(
		`Taking photographs (${language})`,
		async () => await photographIn(language, locale, program),
	);
	for (const text of failed) console.error(text);
	if (failed.length > 0) process.exitCode = 1;
}
if (toDocs)
	for (const [from, to] of Object.entries(ON_PAGES)) {
		const file = inCache('photographs', from);
		mkdirSync(path.dirname(inProject('docs', to)), { recursive: true });
		copyFileSync(file, inProject('docs', to));
		console.log(`docs/${to}: ${Math.round(readFileSync(file).length / 1024)} KB`);
	}
