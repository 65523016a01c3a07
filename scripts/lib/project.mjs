import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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

function filesIn(place) {
	if (!statSync(inProject(place)).isDirectory()) return [place];
	return readdirSync(inProject(place))
		.sort()
		.flatMap((name) => filesIn(path.join(place, name)));
}

/** Of names and contents of all files in these folders, and of these files. */
export function hashOfPlaces(...places) {
	const hash = createHash('sha256');
	for (const file of places.flatMap(filesIn)) hash.update(`${file}\0`).update(readFileSync(inProject(file)));
	return hash.digest('hex');
}

/** A stamp says that the step it belongs to was finished with exactly these inputs; it is written last. */
export const isStamped = (file, inputs) => existsSync(file) && readFileSync(file, 'utf8') === inputs;
