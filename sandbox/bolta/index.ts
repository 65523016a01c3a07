/** Bolta, emulated: its contract, its rules, its ledger, behind one host. */
import document from '../contracts/bolta.openapi.json' with { type: 'json' };
import { checked } from '../checked.ts';
import { loadContract, type Contract, type ReadRequest } from '../contract.ts';
import { Faults, faultsSchema, type Fault } from '../faults.ts';
import type { Answer, Vendor } from '../host.ts';
import { RequestLog, type RequestRecord, type Stats } from '../log.ts';
import { documentedShapes } from './documented.ts';
import { Ledger, type LedgerEntry, type Mode } from './ledger.ts';
import { handlers, refuse, REFERENCE_HEADER, type Bolta } from './operations.ts';
import { hasAstralCharacter, readApiKey } from './rules.ts';
import { assertLoopback, defaultSettings, settingsSchema, type BoltaSettings } from './settings.ts';
import { Webhooks, type Delivery } from './webhooks.ts';

export interface BoltaControl {
	settings: Readonly<BoltaSettings>;
	/** In the order of acceptance; without a mode both. */
	ledger(mode?: Mode): LedgerEntry[];
	requests(): RequestRecord[];
	clearRequests(): void;
	stats(): Stats;
	webhooks(): Delivery[];
	configure(partial: Partial<BoltaSettings>): void;
	/** Replaces the list and starts all its counts anew. */
	setFaults(faults: Fault[]): void;
	/** As freshly started: empty ledger and logs, no faults, and the settings given at the start, unless they are kept. */
	reset(options?: { keepSettings?: boolean }): void;
	/** Milliseconds on the vendor's clock. */
	now(): number;
	contract: Contract;
}

export function emulateBolta(initial: Partial<BoltaSettings>): { vendor: Vendor; control: BoltaControl; stop(): void } {
	const contract = loadContract(document);
	const settings = defaultSettings();
	const [ledger, webhooks, faults, log] = [new Ledger(settings), new Webhooks(settings), new Faults(), new RequestLog()];
	const bolta: Bolta = { settings, ledger, announce: (entry) => webhooks.schedule(entry), documented: documentedShapes(contract) };

	const checkSettings = checked(contract, 'settings', settingsSchema);
	const checkFaults = checked(contract, 'faults', faultsSchema);

	function configure(partial: Partial<BoltaSettings>): void {
		checkSettings(partial);
		if (partial.webhookUrl) assertLoopback(partial.webhookUrl);
		const given = Object.entries(partial).filter(([, value]) => value !== undefined);
		Object.assign(settings, structuredClone(Object.fromEntries(given)));
	}
	configure(initial);

	const acceptedKey = (request: ReadRequest) => {
		const key = readApiKey(request);
		return key !== undefined && (settings.keys === null || settings.keys.includes(key)) ? key : undefined;
	};

	function referenceOf(request: ReadRequest, key: string | undefined): string | null {
		const sent = request.headers.get(REFERENCE_HEADER)?.[0] ?? request.query.clientReferenceId;
		if (sent !== undefined) return String(sent);
		const document = key === undefined || request.path.issuanceKey === undefined ? undefined : ledger.account(key).byKey.get(request.path.issuanceKey);
		return document?.clientReferenceId ?? null;
	}

	function answer(request: ReadRequest): Answer {
		const key = acceptedKey(request);
		// unauthorized-may-be-empty
		if (key === undefined) return { status: 401 };
		const handler = handlers[request.operation.id];
		if (!handler) return refuse(501, `${request.operation.id} is in the contract but not emulated yet.`, 'SANDBOX_NOT_EMULATED');
		// refid-status-query-not-header
		if (request.operation.id === 'getByClientReferenceId' && request.headers.has(REFERENCE_HEADER) && request.query.clientReferenceId === undefined) {
			return refuse(500, 'Internal server error.', 'INTERNAL_SERVER_ERROR');
		}
		if (hasAstralCharacter(request.body)) request.problems.push({ where: 'rule', message: 'a character above U+FFFF' });
		const [first] = request.problems;
		if (first) return refuse(first.where === 'content-type' ? 415 : 400, `요청이 올바르지 않습니다. (${first.where}: ${first.message})`);
		return handler(request, ledger.account(key), bolta);
	}

	const vendor: Vendor = {
		contract, faults, log, settings, answer,
		promisedKey: 'issuanceKey',
		identify(request) {
			const key = readApiKey(request);
			const referenceId = referenceOf(request, acceptedKey(request));
			const about = referenceId ?? request.path.issuanceKey ?? request.path.customerKey ?? '';
			return { mode: key === undefined ? null : key.startsWith('live_') ? 'live' : 'test', referenceId, about };
		},
		error: (status, code, message) => refuse(status, message, code),
		errorEnvelope: () => ({
			status: 200,
			body: {
				body: { message: '일시적인 오류가 발생했습니다.', code: 'INTERNAL_SERVER_ERROR' },
				type: 'ERROR',
				timestamp: new Date(ledger.now()).toISOString(),
			},
		}),
	};

	const control: BoltaControl = {
		contract, settings, configure,
		ledger: (mode) => ledger.entries(mode),
		requests: () => log.records(),
		clearRequests: () => log.clear(),
		stats: () => log.stats(),
		webhooks: () => webhooks.deliveries(),
		setFaults(list) {
			checkFaults(list);
			faults.set(structuredClone(list));
		},
		reset({ keepSettings = false } = {}) {
			ledger.clear();
			webhooks.clear();
			log.clear();
			faults.set([]);
			if (!keepSettings) {
				Object.assign(settings, defaultSettings());
				configure(initial);
			}
		},
		now: () => ledger.now(),
	};
	return { vendor, control, stop: () => webhooks.clear() };
}
