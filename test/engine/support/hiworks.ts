import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import documented from '../../../sandbox/contracts/hiworks.json';
import { moveCalendar } from './clock';
import { executeOperation, type Execution, type Result } from './engine';

export interface Seen {
	method: string;
	path: string;
	/** As it was sent, not decoded. */
	rawQuery: string;
	query: Record<string, string>;
	headers: IncomingHttpHeaders;
	/** Parsed JSON; of a form its fields, files as name, type and text; undefined: none. */
	body: any;
}

/** What the server does: answers, or breaks the connection after it has taken the request in. */
export type Reply = { status?: number; body?: unknown; text?: string; headers?: Record<string, string> } | 'lost';

export interface Office {
	url: string;
	seen: Seen[];
	/** Requests by method and path, `POST /office/v2/sms/send`. */
	to(route: string): Seen[];
	/** What it answers from now on: a reply for a request, or undefined for the documented one. */
	reply: (request: Seen) => Reply | undefined | Promise<Reply | undefined>;
	reset(): void;
	close(): Promise<void>;
}

interface DocumentedCall {
	method: string;
	url: string;
	path: string[];
	headers: Record<string, string>;
	body?: any;
	form?: Array<{ key: string; example: string }>;
	responses: Array<{ status: number; body: any }>;
}

/** Every request of the collection, by its position there (sandbox/contracts/hiworks.json). */
export const collection = documented as unknown as DocumentedCall[];

/** Answers that the collection does not have, as the contract supposes them. */
const SUPPOSED: Record<string, unknown> = {
	'GET /office/v2/sms/result': { code: 'SUC', message: '', result: { state: '발송 완료' } },
	'POST /kakao/v2/messages/': { data: { type: 'kakao_messages', id: 4711 } },
	'GET /kakao/v2/balance': { data: { attributes: { shared_kakao_count: 120, assigned_kakao_count: '30' } } },
	'GET /kakao/v2/messages/4711': {
		data: {
			id: '4711',
			attributes: {
				complete_state: 'Y',
				send_state: 'Y',
				to: '821000001234',
				re_send: 'N',
				re_send_compelete_state: null,
			},
		},
	},
};

const routeOf = ({ method, path: at }: { method: string; path: string }) => `${method} ${at}`;

/** The documented answer to a request of the office or OAuth family. */
export function documentedAnswer(route: string): unknown {
	const found = collection.find(
		({ method, url, responses }) =>
			responses.length > 0 && route === `${method} ${url.replace('{{hiworks_api_url}}', '').split('?')[0]}`,
	);
	return found ? found.responses[0]?.body : SUPPOSED[route];
}

function formFields(type: string, bytes: Buffer): Record<string, unknown> {
	const boundary = /boundary=(\S+)/.exec(type)?.[1] ?? '';
	const fields: Record<string, any> = {};
	for (const part of bytes.toString('utf8').split(`--${boundary}`).slice(1, -1)) {
		const [head = '', ...rest] = part.replace(/^\r\n/, '').split('\r\n\r\n');
		const value = rest.join('\r\n\r\n').replace(/\r\n$/, '');
		const name = /name="([^"]*)"/.exec(head)?.[1] ?? '';
		const file = /filename="([^"]*)"/.exec(head)?.[1];
		const read = file === undefined ? value : { name: file, type: /Content-Type: (.*)/i.exec(head)?.[1], text: value };
		// A field that comes twice is a list.
		fields[name] = name in fields ? [fields[name], read].flat() : read;
	}
	return fields;
}

/** Hiworks on loopback: keeps what it got and answers as documented, until a test has it say something else. */
export async function startOffice(): Promise<Office> {
	const seen: Seen[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', async () => {
			const url = new URL(request.url ?? '', 'http://office');
			const bytes = Buffer.concat(chunks);
			const type = request.headers['content-type'] ?? '';
			const body =
				bytes.length === 0
					? undefined
					: type.startsWith('multipart/')
						? formFields(type, bytes)
						: JSON.parse(bytes.toString());
			const [at = '', rawQuery = ''] = (request.url ?? '').split('?');
			const one: Seen = {
				method: request.method ?? '',
				path: at,
				rawQuery,
				query: Object.fromEntries(url.searchParams),
				headers: request.headers,
				body,
			};
			seen.push(one);
			const reply = (await office.reply(one)) ?? { body: documentedAnswer(routeOf(one)) };
			if (reply === 'lost') return void request.socket.destroy();
			response.writeHead(reply.status ?? 200, {
				'Content-Type': 'application/json',
				'x-ratelimit-limit': '1000',
				'x-ratelimit-remaining': String(1000 - seen.length),
				...reply.headers,
			});
			response.end(
				reply.text ?? JSON.stringify(reply.body ?? { code: 'ERR', message: `nobody knows ${routeOf(one)}` }),
			);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const office: Office = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		seen,
		to: (route) => seen.filter((one) => routeOf(one) === route),
		reply: () => undefined,
		reset() {
			seen.length = 0;
			office.reply = () => undefined;
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
	return office;
}

/**
 * The same for the tests of a file: started before the first, closed after the last, and as at first before each of
 * them, which begins on `day` where one is named.
 */
export function withStandInOffice(day?: string): Office {
	let running: Office | undefined;
	beforeAll(async () => {
		running = await startOffice();
	});
	afterAll(async () => await running?.close());
	beforeEach(() => {
		running?.reset();
		if (day !== undefined) moveCalendar(`${day}T00:00:00Z`);
	});
	afterEach(() => moveCalendar());
	return new Proxy({} as Office, {
		get(_, name) {
			if (!running) throw new Error('The office runs only while tests do');
			return Reflect.get(running, name) as unknown;
		},
		set: (_, name, value) => (running ? Reflect.set(running, name, value) : false),
	});
}

export const OFFICE_TOKEN = 'sample-office-token';
export const ACCESS_TOKEN = 'sample-access-token';

export const CONTINUE = { onError: 'continueRegularOutput' } as const;

export type More = Partial<Omit<Execution, 'node' | 'credentials' | 'parameters'>> & { credential?: IDataObject };

/**
 * Runs an operation of the Hiworks node, `sms.send`, with each of `fields` as it stands; one empty item unless there is
 * other input.
 */
export async function office(
	{ url }: Office,
	name: string,
	fields: INodeParameters = {},
	{ credential = {}, ...more }: More = {},
): Promise<Result> {
	const credentials: Execution['credentials'] = name.startsWith('myAccount.')
		? {
				hiworksAccessTokenApi: {
					source: 'accessToken',
					accessToken: ACCESS_TOKEN,
					baseUrl: url,
					...credential,
				} as ICredentialDataDecryptedObject,
			}
		: {
				hiworksOfficeApi: {
					officeToken: OFFICE_TOKEN,
					userId: 'admin',
					callbackSecret: '',
					baseUrl: url,
					...credential,
				} as ICredentialDataDecryptedObject,
			};
	return await executeOperation({ node: 'hiworks', credentials }, name, fields, more);
}

/** A field that names something at the vendor. */
export const locator = (value: string) => ({ __rl: true, mode: 'id', value }) as never;

/** The credential type as n8n loads it. */
export async function accessTokenCredential() {
	const { HiworksAccessTokenApi } = await import(
		path.resolve(__dirname, '../../../dist/credentials/HiworksAccessTokenApi.credentials.js')
	);
	return new HiworksAccessTokenApi();
}
