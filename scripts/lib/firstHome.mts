/**
 * Makes the home of n8n that each n8n of the end-to-end tests begins with a copy of: as n8n leaves it after its first
 * start, with an owner, the package, and all examples, imported as they are with the credentials that they name. n8n
 * needs half as long to start on it as to make its database.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as n8n from './n8n.mts';
import { inProject, readJson } from './project.mjs';

const home = n8n.firstHome;

function readExamples(): n8n.WorkflowJson[] {
	const files = readdirSync(inProject('examples')).filter((file) => file.endsWith('.json'));
	return files.map((file) => readJson(inProject('examples', file)) as n8n.WorkflowJson);
}

/** Those that the examples name, each empty: its data are of the tests. */
function credentialsOf(workflows: n8n.WorkflowJson[]): n8n.CredentialToImport[] {
	const named = workflows.flatMap(({ nodes }) => nodes.flatMap(({ credentials = {} }) => Object.entries(credentials)));
	return [...new Map(named.map(([type, one]) => [one.id, { ...one, type, data: {} }])).values()];
}

/** What n8n has written into a file beside its database goes into the database, and the file away. */
function closeDatabase(): void {
	const database = new DatabaseSync(path.join(home, '.n8n', 'database.sqlite'));
	database.exec('pragma wal_checkpoint(truncate)');
	database.close();
}

rmSync(home, { recursive: true, force: true });
mkdirSync(home, { recursive: true });
const examples = readExamples();
await n8n.installPackage(home);
const running = await n8n.startN8n({ home, lean: true });
await n8n.owner(running.url, n8n.testOwner);
await n8n.importCredentials(home, credentialsOf(examples));
await n8n.importWorkflows(home, examples);
await running.stop();
closeDatabase();
