import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hasValidChecksum } from '../../../nodes/shared/korea/partyNumber.ts';
import { packageName, root, type Client } from '../../../scripts/lib/n8n.mts';
import type { Example } from './world.ts';

interface Settings {
	/** The credential type of the vendor's nodes, and the name that stands for the user's own one. */
	type: string;
	credential: { id: string; name: string };
	/** Credentials of other vendors that the examples use besides, and of n8n's own nodes, by their type. */
	more?: Record<string, { id: string; name: string }>;
	client: () => Client;
}

/** The node that n8n makes a tool of, or a question to a person. */
const madeOf = (type: string) => type.replace(/(Hitl)?Tool$/, '');

/** What every example must be as a file, and when it was imported as it is. */
export function describeFiles(
	examples: Example[],
	{ type: credentialType, credential, more = {}, client }: Settings,
): void {
	describe.each(examples.map(({ file, workflow }) => [file, workflow] as const))('%s', (file, workflow) => {
		const text = readFileSync(path.join(root, 'examples', file), 'utf8');
		const notes = workflow.nodes
			.filter(({ type }) => type === 'n8n-nodes-base.stickyNote')
			.map(({ parameters }) => String(parameters.content));

		it('explains itself in English and Korean', () => {
			expect(notes.length).toBeGreaterThanOrEqual(3);
			for (const content of notes) {
				const headings = content.match(/^##.*$/gm) ?? [];
				expect(headings).toHaveLength(2);
				expect([/[가-힣]/.test(content), /[a-z]{3}/.test(content)]).toEqual([true, true]);
			}
		});

		it('names the credential, and holds neither secrets nor data of anybody', () => {
			const isOwn = ({ type }: { type: string }) => type.startsWith(packageName);
			expect(workflow.nodes.some(isOwn)).toBe(true);
			const known: Record<string, object> = { [credentialType]: credential, ...more };
			for (const one of workflow.nodes) {
				if (!isOwn(one) && !one.credentials) continue;
				const [type = ''] = Object.keys(one.credentials ?? {});
				expect(Object.keys(known)).toContain(type);
				expect(one.credentials).toEqual({ [type]: known[type] });
			}
			// An import must not begin to write to people, or into their sheets.
			for (const { type, disabled, parameters } of workflow.nodes)
				if (/email/i.test(type) || (/googleSheets$/.test(type) && parameters.operation === 'update'))
					expect(disabled).toBe(true);
			const { pinData: _, ...rest } = workflow;
			expect(Object.keys(rest).sort()).toEqual(['connections', 'id', 'name', 'nodes', 'settings']);
			// A password may be named, but none may be given.
			expect(text).not.toMatch(/(?:test|live)_\w{4}|password[\\'"]*\s*[:=]|apiKey|bearer|\d{6}-?[1-8]\d{6}/i);
			for (const [email] of text.matchAll(/[\w.]+@[\w.]+/g)) expect(email).toMatch(/@example\.com$/);
			for (const [number] of text.matchAll(/\d{3}-\d{2}-\d{5}/g)) {
				expect(['220-00-00002', '888-88-88888', '777-77-77770', '555-55-55553']).toContain(number);
				expect(hasValidChecksum(number.replaceAll('-', ''))).toBe(true);
			}
		});

		it('is formatted with tabs, and its links lead from node to node', () => {
			expect(text).toBe(`${JSON.stringify(workflow, null, '\t')}\n`);
			expect(workflow.id).toMatch(/\d/);
			const names = workflow.nodes.map(({ name }) => name);
			expect(new Set(names).size).toBe(names.length);
			const links = Object.entries(
				workflow.connections as Record<string, Record<string, Array<Array<{ node: string }>>>>,
			);
			for (const [from, kinds] of links) {
				const ends = Object.values(kinds).flat(2);
				expect(names).toEqual(expect.arrayContaining([from, ...ends.map(({ node }) => node)]));
			}
			for (const [, name] of text.matchAll(/\$\('([^']+)'\)/g)) expect(names).toContain(name);
		});

		it('uses nodes, versions and parameters that this n8n has', async () => {
			const nodeInfos = workflow.nodes.map(({ type, typeVersion }) => ({ name: madeOf(type), version: typeVersion }));
			const types = await client().call<
				Array<{ name: string; version: number | number[]; properties: Array<{ name: string }> }>
			>('POST', '/node-types', { nodeInfos });
			for (const { name, type, typeVersion, parameters } of workflow.nodes) {
				const found = types.find(
					(one) =>
						one.name.split('.').at(-1) === madeOf(type).split('.').at(-1) && [one.version].flat().includes(typeVersion),
				);
				expect([name, found !== undefined]).toEqual([name, true]);
				const known = found?.properties.map((property) => property.name) ?? [];
				if (madeOf(type) !== type) known.push('descriptionType', 'toolDescription');
				expect([name, known]).toEqual([name, expect.arrayContaining(Object.keys(parameters))]);
			}
		});

		it('was imported as it is, not active', async () => {
			const imported = await client().getWorkflow(String(workflow.id));
			expect(imported).toMatchObject({ name: workflow.name, active: false, connections: workflow.connections });
			expect(imported.nodes).toEqual(workflow.nodes);
			expect(imported.pinData ?? undefined).toEqual(workflow.pinData);
		});
	});
}
