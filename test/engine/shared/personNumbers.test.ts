/**
 * A person's number in any text that an operation takes, and a secret of the credential, stand in no output, error,
 * state or log, whether it is taken or refused, and whatever the vendor says: every operation of every node, each text
 * on its own, numbers by a seed.
 */
import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { NODES } from '../../operations/index.ts';
import type { NodeUnderTest, OperationRow } from '../../operations/row';
import { withSandbox } from '../../support/sandbox.ts';
import { moveCalendar } from '../support/clock';
import { standIn, type StandIn } from '../support/standIn';
import { visibleIn } from '../support/visible';

const sandbox = withSandbox();
let echo: StandIn;
let status = 400;
/** What n8n writes to its log. */
let logged = '';

beforeAll(async () => {
	// A vendor that repeats in its words all that it was sent.
	echo = await standIn(({ url = '', rawHeaders }, body) => {
		const message = `${PERSON.written} ${url} ${rawHeaders.join(' ')} ${body}`;
		return { status, body: { code: 'ERR', type: 'ERR', message, errors: [{ title: 'ERR', message }] } };
	});
});
afterAll(async () => await echo.close());
beforeEach(() => {
	status = 400;
	moveCalendar('2026-11-29T03:00:00Z');
	logged = '';
	for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const)
		jest.spyOn(console, name).mockImplementation((...texts: unknown[]) => void (logged += texts.map(String).join(' ')));
});
afterEach(() => {
	moveCalendar();
	jest.restoreAllMocks();
});

const SEED = 20261129;

const born = fc.date({ min: new Date('1930-01-01'), max: new Date('1999-12-31'), noInvalidDate: true });
const numbers = fc.sample(
	fc.tuple(born, fc.constantFrom('1', '2', '5', '6'), fc.noBias(fc.integer({ min: 312_357, max: 987_653 }))),
	{
		seed: SEED,
		numRuns: 50,
	},
);
const SEPARATORS = ['-', '', ' ', '–', '\u00a0'];

interface Drawn {
	written: string;
	/** The last six digits, of which none may be told. */
	tail: string;
}

/** One that the vendor knows by itself. */
const PERSON: Drawn = { written: '900101-1748293', tail: '48293' };

const base64 = (text: string) => Buffer.from(text).toString('base64').replace(/=+$/, '');

const drawn = numbers.map(([birth, century, serial], index): Drawn => {
	const tail = String(serial);
	const head = birth.toISOString().slice(2, 10).replaceAll('-', '');
	return { written: `${head}${SEPARATORS[index % SEPARATORS.length]}${century}${tail}`, tail };
});

/** A number there is the user's own name for a thing, or an account to be paid to, and comes out again. */
const EXACT = ['accountNumber', 'approvalKey', 'code', 'externalKey', 'referenceId', 'to', 'user'];

const changed = (item: IDataObject, key: string, number: string): IDataObject => ({
	...item,
	[key]: `${String(item[key])} ${number}`,
});

/** What can be seen of a run of an item, but for what machines draw. */
async function seen(
	node: NodeUnderTest,
	row: OperationRow,
	change: (input: IDataObject[]) => IDataObject[],
	baseUrl?: string,
): Promise<string> {
	node.host(sandbox).reset();
	const { fields, input } = await row.arrange(sandbox);
	const { options, ...others } = fields;
	const result = await node.run(sandbox, row.name, others, {
		input: change(input),
		options: { ...(options as INodeParameters), ...('options' in row && row.options), itemsInFlight: 1 },
		onError: 'continueRegularOutput',
		...(baseUrl !== undefined && { credential: { ...node.secrets, baseUrl, linkBaseUrl: baseUrl } }),
	});
	return visibleIn(result, logged).replace(/[0-9A-Fa-f-]{20,}/g, '');
}

describe.each(NODES)('$node', (node) => {
	const titled = node.operations.map((row) => [[row.name, row.variant].filter(Boolean).join(' '), row] as const);

	it.each(titled)(`%s tells none (seed ${SEED})`, async (_title, row) => {
		node.host(sandbox).reset();
		const { input } = await row.arrange(sandbox);
		const texts = Object.entries(input[0] ?? {}).filter(
			([key, value]) => typeof value === 'string' && !EXACT.includes(key),
		);
		const told: string[] = [];
		for (const [index, [key]] of texts.entries()) {
			const { written, tail } = drawn[(index + row.name.length) % drawn.length]!;
			for (const baseUrl of [undefined, echo.url]) {
				const visible = await seen(node, row, ([first, ...rest]) => [changed(first!, key, written), ...rest], baseUrl);
				const at = visible.indexOf(tail);
				if (at >= 0) told.push(`${key}${baseUrl ? ', echoed' : ''}: …${visible.slice(Math.max(0, at - 150), at + 10)}`);
			}
		}
		expect(told).toEqual([]);
	});

	it.each(titled)('%s tells no secret of the credential, whatever the vendor repeats', async (_title, row) => {
		let visible = '';
		for (status of [400, 500]) visible += await seen(node, row, (input) => input, echo.url);
		// What asks nothing of the vendor cannot repeat it.
		if (row.route !== undefined) expect(visible).toContain('900101-1******');
		const secrets = Object.values(node.secrets).map(String);
		const forms = secrets.flatMap((secret) => [secret, base64(secret), base64(`${secret}:`)]);
		expect([...forms, PERSON.tail].filter((form) => visible.includes(form))).toEqual([]);
	});
});
