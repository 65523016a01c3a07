/**
 * `npm run test:loads`: makes an instance of every node and credential that package.json names, from `dist` as
 * `npm run build` left it, on the very Node that runs this script, and holds it against one of the code behind it. The
 * other scripts fetch a newer Node; this one is for those on which the package is used.
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { classesIn, classNameOf, descriptionOf } from './lib/descriptions.mjs';
import { inProject, readJson } from './lib/project.mjs';

const require = createRequire(import.meta.url);

function instanceOf(file) {
	const name = classNameOf(file);
	const instance = new (require(inProject(file))[name])();
	assert.deepEqual(descriptionOf(instance), descriptionOf(new classes[name]()));
	return instance;
}

/** What n8n asks of each before it shows it. */
const isNode = ({ description }) => typeof description?.name === 'string' && Array.isArray(description.properties);
const isCredential = ({ name, properties }) => typeof name === 'string' && Array.isArray(properties);

function count(files, isRight) {
	const loaded = files.filter((file) => {
		try {
			if (isRight(instanceOf(file))) return true;
			console.error(`${file}: no description in it`);
		} catch (error) {
			// Node tells after the first line who required it: this script.
			console.error(`${file}: ${String(error).split('\n', 1)}`);
		}
		process.exitCode = 1;
		return false;
	});
	return loaded.length;
}

const classes = classesIn(inProject('dist', 'code'));
const { nodes, credentials } = readJson(inProject('package.json')).n8n;
const [nodeCount, credentialCount] = [count(nodes, isNode), count(credentials, isCredential)];
console.log(`${nodeCount} nodes, ${credentialCount} credentials load on Node ${process.version}`);
