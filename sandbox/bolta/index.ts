/** Bolta, emulated: its contract, its rules, its ledger, behind one host. */
import { checked, SetupError } from '../checked.ts';
import { loadContract, type ReadRequest } from '../contract.ts';
import document from '../contracts/bolta.openapi.json' with { type: 'json' };
import { Faults } from '../faults.ts';
import type { Answer, Vendor } from '../host.ts';
import type { JsonObject } from '../json.ts';
import { Links, MINUTE } from '../links.ts';
import { RequestLog } from '../log.ts';
import { assertLoopback } from '../outbound.ts';
import { createVendorControl, type VendorControl } from '../setup.ts';
import { documentedShapes } from './documented.ts';
import { Files } from './files.ts';
import { Ledger, type LedgerEntry, type Mode } from './ledger.ts';
import {
	answerUnserved,
	approve,
	handlers,
	promisedKey,
	refuse,
	REFERENCE_HEADER,
	type Bolta,
} from './operations/index.ts';
import { Parties, type Attempt, type Party } from './parties.ts';
import { hasAstralCharacter, readApiKey } from './rules.ts';
import {
	causeSchema,
	defaultSettings,
	settingsSchema,
	type BoltaSettings,
	type Cause,
	type Certificate,
} from './settings.ts';
import { sendingSchema, Webhooks, type Delivery, type Received, type Sending } from './webhooks.ts';

/** A certificate that a party's owner registers, or fails to. */
export interface CertificateAttempt {
	/** One of the two. */
	customerKey?: string;
	issuerId?: string;
	/** Without it one for a year from now. */
	certificate?: Certificate;
	/** Then nothing is registered. */
	failure?: Cause;
}

export type PartyView = Pick<Party, 'kind' | 'key' | 'account'> & {
	details: JsonObject;
	latestAttempt: Attempt | null;
};

const certificateSchema = {
	type: 'object',
	additionalProperties: false,
	properties: {
		customerKey: { type: 'string' },
		issuerId: { type: 'string' },
		certificate: {
			type: 'object',
			required: ['issuedAt', 'expiresAt'],
			additionalProperties: false,
			properties: { issuedAt: { type: 'string' }, expiresAt: { type: 'string' } },
		},
		failure: causeSchema,
	},
	oneOf: [{ required: ['customerKey'] }, { required: ['issuerId'] }],
};

export interface BoltaControl extends VendorControl<BoltaSettings> {
	/** In the order of acceptance; without a mode both. */
	ledger(mode?: Mode): LedgerEntry[];
	webhooks(): Delivery[];
	/** Sends an event of the test's own making to the webhookUrl; over when it is answered. */
	sendWebhook(sending: Sending): Promise<Received>;
	/** What the console does when the webhookUrl is saved: it takes only an address that answers GET with 200. */
	probeWebhook(): Promise<{ accepted: boolean; status: number | null; error: string | null }>;
	/** Customers and issuers, those of the settings first; an attempt is shown while it can be read. */
	parties(): PartyView[];
	attemptCertificate(attempt: CertificateAttempt): PartyView;
	/** Opens the page of an approval link, by which the seller approves. */
	approve(token: string): Answer;
	/** Opens the page of a certificate link. It registers nothing: that is the owner's doing. */
	openCertificatePage(token: string): Answer;
}

export interface EmulatedBolta {
	vendor: Vendor;
	control: BoltaControl;
	/** Tells where both listen, for the links in answers. */
	listening(addresses: Bolta['addresses']): void;
	stop(): void;
}

export function emulateBolta(initial: Partial<BoltaSettings>): EmulatedBolta {
	const contract = loadContract(document);
	const settings = defaultSettings();
	const [ledger, webhooks, faults, log] = [
		new Ledger(settings),
		new Webhooks(settings),
		new Faults(),
		new RequestLog(),
	];
	const now = () => ledger.now();
	const bolta: Bolta = {
		settings,
		ledger,
		parties: new Parties(settings, now),
		files: new Files(settings, now),
		approvals: new Links(now, () => 10 * MINUTE),
		certificatePages: new Links(now, () => 5 * MINUTE),
		addresses: { host: '', control: '' },
		announce: (entry) => webhooks.schedule(entry),
		documented: documentedShapes(contract),
	};
	const { parties } = bolta;

	const checkSending = checked(contract, 'event', sendingSchema);
	const checkCertificate = checked(contract, 'certificate', certificateSchema);
	const view = (party: Party): PartyView => {
		const { kind, key, account } = party;
		return { kind, key, account, details: parties.describe(party), latestAttempt: parties.latestAttempt(party) };
	};

	const common = createVendorControl({
		contract,
		settings,
		defaults: defaultSettings,
		schema: settingsSchema,
		initial,
		faults,
		log,
		now,
		check({ webhookUrl }) {
			if (webhookUrl) assertLoopback(webhookUrl);
		},
		clear() {
			for (const part of [ledger, parties, bolta.files, bolta.approvals, bolta.certificatePages, webhooks])
				part.clear();
		},
	});

	const acceptedKey = (request: ReadRequest) => {
		const key = readApiKey(request);
		return key !== undefined && (settings.keys === null || settings.keys.includes(key)) ? key : undefined;
	};

	function referenceOf(request: ReadRequest, key: string | undefined): string | null {
		const sent = request.headers.get(REFERENCE_HEADER)?.[0] ?? request.query.clientReferenceId;
		if (sent !== undefined) return String(sent);
		// A request that makes a document has the id it was sent, not that of the document in its path.
		if (request.operation.parameters.some(({ name }) => name.toLowerCase() === REFERENCE_HEADER)) return null;
		const document =
			key === undefined || request.path.issuanceKey === undefined
				? undefined
				: ledger.account(key).byKey.get(request.path.issuanceKey);
		return document?.clientReferenceId ?? null;
	}

	function answer(request: ReadRequest): Answer {
		const key = acceptedKey(request);
		// unauthorized-may-be-empty
		if (key === undefined) return { status: 401 };
		const unserved = answerUnserved(request, settings);
		if (unserved) return unserved;
		const handler = handlers[request.operation.id];
		if (!handler)
			return refuse(501, `${request.operation.id} is in the contract but not emulated yet.`, 'SANDBOX_NOT_EMULATED');
		// refid-status-query-not-header
		if (
			request.operation.id === 'getByClientReferenceId' &&
			request.headers.has(REFERENCE_HEADER) &&
			request.query.clientReferenceId === undefined
		) {
			return refuse(500, 'Internal server error.', 'INTERNAL_SERVER_ERROR');
		}
		if (hasAstralCharacter(request.body)) request.problems.push({ where: 'rule', message: 'a character above U+FFFF' });
		const [first] = request.problems;
		if (first)
			return refuse(
				first.where === 'content-type' ? 415 : 400,
				`요청이 올바르지 않습니다. (${first.where}: ${first.message})`,
			);
		return handler(request, ledger.account(key), bolta);
	}

	const vendor: Vendor = {
		contract,
		faults,
		log,
		settings,
		answer,
		promisedKey,
		page: (request) => bolta.files.page(request),
		identify(request) {
			const key = readApiKey(request);
			const referenceId = referenceOf(request, acceptedKey(request));
			const { identificationNumber } = (request.body ?? {}) as JsonObject;
			const about = referenceId ?? Object.values(request.path)[0] ?? String(identificationNumber ?? '');
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
		...common,
		ledger: (mode) => ledger.entries(mode),
		webhooks: () => webhooks.deliveries(),
		async sendWebhook(sending) {
			checkSending(sending);
			return webhooks.send(sending);
		},
		probeWebhook: () => webhooks.probe(),
		parties: () => parties.all().map(view),
		attemptCertificate(attempt) {
			checkCertificate(attempt);
			const kind = attempt.customerKey === undefined ? 'issuer' : 'customer';
			const key = attempt.customerKey ?? attempt.issuerId;
			const party = parties.all().find((candidate) => candidate.kind === kind && candidate.key === key);
			if (!party) throw new SetupError(`there is no ${kind} ${key}`);
			parties.attempt(party, attempt);
			return view(party);
		},
		approve: (token) => approve(token, bolta),
		openCertificatePage(token) {
			const found = bolta.certificatePages.find(token);
			if (!found) return refuse(404, 'There is no such certificate page.', 'UNKNOWN_LINK');
			if (found.expired) return refuse(410, 'The certificate page has expired.', 'EXPIRED_LINK');
			return { status: 200, body: { kind: found.target.kind, key: found.target.key } };
		},
	};
	return {
		vendor,
		control,
		listening(addresses) {
			bolta.addresses = addresses;
		},
		stop: () => webhooks.clear(),
	};
}
