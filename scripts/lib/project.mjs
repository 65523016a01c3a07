import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where things are. Everything that is fetched or made lives in ignored folders inside the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
export const inProject = (...parts) => path.join(root, ...parts);
export const inCache = (...parts) => inProject('.cache', ...parts);

export const tarball = inCache('pack', 'package.tgz');

export const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

export function writeFile(file, text) {
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, text);
}

export function hashOf(...files) {
	const hash = createHash('sha256');
	for (const file of files) hash.update(readFileSync(file));
	return hash.digest('hex');
}

/** A stamp says that the step it belongs to was finished with exactly these inputs; it is written last. */
export const isStamped = (file, inputs) => existsSync(file) && readFileSync(file, 'utf8') === inputs;
