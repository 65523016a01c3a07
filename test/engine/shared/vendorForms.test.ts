/**
 * Whatever form the vendor has a text in, what is compared with it comes to the same: every operation is done, and done
 * again by another execution to which the vendor tells all texts as macOS or a web page writes them.
 */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { NODES } from '../../operations/index.ts';
import type { NodeUnderTest, OperationRow } from '../../operations/row';
import { withSandbox } from '../../support/sandbox.ts';
import { moveCalendar } from '../support/clock';
import { retold, type Retelling } from '../support/standIn';

const sandbox = withSandbox();
beforeEach(() => moveCalendar('2026-11-29T03:00:00Z'));
afterEach(() => moveCalendar());

/** Texts of people, in other forms of the same to the eye. Keys and codes are ASCII here, and stay. */
const FORMS: Record<string, Retelling> = {
	NFD: (text) => text.normalize('NFD'),
	'invisible signs': (text) => `\u200b${[...text].join('\u2060')}\u200e`,
	'other white space': (text) => `\u3000${text.replaceAll(' ', '\u00a0')}\u00a0`,
};

interface Ended {
	/** What the second execution asked of the vendor. */
	asked: unknown[];
	/** How it was told, without what the vendor's words bring into it. */
	told: unknown[];
}

const HOW = ['action', 'changed', 'duplicate', 'recovered', 'status', 'outcome'];

const howOf = ({ error, ...json }: IDataObject) => {
	const { outcome, code } = (error ?? {}) as IDataObject;
	return [outcome ?? null, code ?? null, ...HOW.map((key) => json[key] ?? null)];
};

async function again(node: NodeUnderTest, row: OperationRow, retelling?: Retelling): Promise<Ended> {
	const host = node.host(sandbox);
	host.reset();
	const { fields, input } = await row.arrange(sandbox);
	const { options, ...others } = fields;
	const run = async (baseUrl?: string) =>
		await node.run(sandbox, row.name, others, {
			input: [...input],
			options: { ...(options as INodeParameters), ...('options' in row && row.options), itemsInFlight: 1 },
			onError: 'continueRegularOutput',
			...(baseUrl !== undefined && { credential: { baseUrl } }),
		});
	await run();
	host.clearRequests();
	const vendor = retelling && (await retold(host.url, retelling));
	const { outputs } = await run(vendor?.url);
	await vendor?.close();
	return {
		asked: host.requests().map(({ method, path, query, body }) => ({ method, path, query, body })),
		told: outputs.flat().map((item) => howOf(item?.json ?? {})),
	};
}

/** Names that are drawn anew for each call or document, the time of day, and the vendor's address. */
const plain = (ended: Ended) =>
	JSON.stringify(ended, null, 1)
		.replace(/\d\d:\d\d:\d\d/g, '<time>')
		.replace(/127\.0\.0\.1:\d+/g, '<vendor>')
		.replace(/[0-9A-Za-z]{8}(-[0-9A-Za-z]{4}){3}-[0-9A-Za-z]{12}|[0-9A-Za-z]{20,}/g, '<drawn>');

describe.each(NODES)('$node', (node) => {
	const titled = node.operations.map((row) => [[row.name, row.variant].filter(Boolean).join(' '), row] as const);

	it.each(titled)('%s', async (_title, row) => {
		const asItIs = plain(await again(node, row));
		for (const [form, retelling] of Object.entries(FORMS))
			expect({ form, ended: plain(await again(node, row, retelling)) }).toEqual({ form, ended: asItIs });
	});
});
