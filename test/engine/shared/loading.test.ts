import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { n8n } from '../../../package.json';
import { withSandbox } from '../../support/sandbox.ts';
import { invoiceItems, issueForm } from '../support/bolta';
import { inFreshProcess } from '../support/freshProcess';

const sandbox = withSandbox();

const project = path.resolve(__dirname, '../../..');
const code = path.join(project, 'dist', 'code');
const inDist = (file: string) => path.relative(path.join(project, 'dist'), file).split(path.sep).join('/');
const isZod = (file: string) => /[\\/]node_modules[\\/]zod[\\/]/.test(file);

it('n8n loads descriptions alone, the first execution all code of its vendor, no other a module more', async () => {
	const executions = [
		{ parameters: issueForm(), input: invoiceItems(2) },
		// The second time the vendor knows them: found by the look-up, read, compared.
		{ parameters: issueForm(), input: invoiceItems(2) },
		{ parameters: { resource: 'taxInvoice', operation: 'getStatus', referenceId: 'order-0' }, input: [{}] },
		{ parameters: issueForm(), input: [{ ...invoiceItems(1)[0], recipientNumber: '123' }] },
	];
	const { before, later, errors } = await inFreshProcess(sandbox.bolta.url, executions, { LC_ALL: 'en_US.UTF-8' });

	expect(errors).toEqual([null, null, null, expect.stringContaining('Recipient Number')]);
	expect(sandbox.bolta.ledger('test')).toHaveLength(2);
	const entries = n8n.nodes.map((file) => file.replace('dist/', ''));
	expect(before.map(inDist).sort()).toEqual([...entries, 'classes.js', 'descriptions.english.json'].sort());
	const [first = [], ...others] = later;
	expect(first.some(isZod)).toBe(true);
	const ofVendors = first.map(inDist).filter((file) => /^code\/[A-Z]/.test(file));
	expect(ofVendors).toEqual(['code/Bolta.js']);
	expect(others).toEqual([[], [], []]);
});

it('all that a file of code needs comes with it, nothing in the middle of a run', () => {
	const later = readdirSync(code).filter((name) => {
		const text = readFileSync(path.join(code, name), 'utf8');
		// What stands at the beginning of a line runs with the file.
		const [all, atOnce] = [text.match(/\b(?:require|import)\(/g), text.match(/^var \w+ = require\(/gm)];
		return all?.length !== atOnce?.length;
	});
	expect(later).toEqual([]);
});

it.each(['en_US.UTF-8', 'ko_KR.UTF-8'])('descriptions are those of the code behind them: %s', (locale) => {
	const env = { ...process.env, LANG: locale, LC_ALL: locale };
	const told = execFileSync(process.execPath, [path.join(project, 'scripts', 'loads.mjs')], { env, encoding: 'utf8' });
	expect(told).toContain(`${n8n.nodes.length} nodes, ${n8n.credentials.length} credentials load`);
});
