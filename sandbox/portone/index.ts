/** PortOne B2B (포트원 B2B 세금계산서), emulated: its contract, its rules, two books, behind one host. */
import { checked, SetupError } from '../checked.ts';
import { loadContract, type ReadRequest } from '../contract.ts';
import document from '../contracts/portone.openapi.json' with { type: 'json' };
import { draw, Faults } from '../faults.ts';
import { handlerOf } from '../handlerOf.ts';
import type { Answer, Vendor } from '../host.ts';
import type { JsonObject } from '../json.ts';
import { Links } from '../links.ts';
import { RequestLog } from '../log.ts';
import { assertLoopback } from '../outbound.ts';
import { createVendorControl, type VendorControl } from '../setup.ts';
import { Book, type Entry } from './book.ts';
import { Counterparties } from './counterparties.ts';
import { counterpartyHandlers } from './counterpartyHandlers.ts';
import { ERROR_STATUS, refuse, type ErrorType } from './errors.ts';
import { Idempotency } from './idempotency.ts';
import { invoiceHandlers } from './invoices.ts';
import { pageOf } from './pages.ts';
import { searchHandlers } from './search.ts';
import { certificateSchema, defaultSettings, settingsSchema, type PortOneSettings } from './settings.ts';
import { Uploads } from './uploads.ts';
import {
	sendingSchema,
	Webhooks,
	type PortOneDelivery,
	type PortOneReceived,
	type PortOneSending,
} from './webhooks.ts';
import type { Handler, PortOne, World } from './world.ts';

export type PortOneMode = 'test' | 'live';

/** An invoice as its book has it. */
export interface PortOneEntry {
	id: string;
	mode: PortOneMode;
	status: string;
	issuanceType: 'NORMAL' | 'REVERSE';
	supplierDocumentKey: string | null;
	recipientDocumentKey: string | null;
	isDeleted: boolean;
	/** B2bTaxInvoice */
	invoice: JsonObject;
	attachments: string[];
}

export interface PortOneControl extends VendorControl<PortOneSettings> {
	/** All invoices in the order they were made, deleted ones too; without a mode those of both. */
	ledger(mode?: PortOneMode): PortOneEntry[];
	counterparties(mode: PortOneMode): JsonObject[];
	/** Files as they were put to their addresses. */
	files(): Array<{ fileId: string; name: string; type: string | undefined; bytes: Buffer | undefined }>;
	/** What the owner of a certificate does on the page of the registration. */
	registerCertificate(
		mode: PortOneMode,
		counterpartyId: string,
		certificate: { expiredAt: string; isValid: boolean },
	): void;
	/** Moves the vendor's clock on, and announces what happened in that time. */
	advance(milliseconds: number): void;
	webhooks(): PortOneDelivery[];
	/** Sends an event of the test's own making to the webhookUrl; over when it is answered. */
	sendWebhook(sending: PortOneSending): Promise<PortOneReceived>;
	/** What the console does: sends an invoice's state once more (TaxInvoice.Manual). */
	resend(taxInvoiceId: string): void;
}

export interface EmulatedPortOne {
	vendor: Vendor;
	control: PortOneControl;
	listening(addresses: PortOne['addresses']): void;
	stop(): void;
}

const handlers: Record<string, Handler> = { ...invoiceHandlers, ...searchHandlers, ...counterpartyHandlers };

/** Calls that make an invoice: those in which the provider behind PortOne can fail after the effect. */
const MAKING = [
	'draftB2bTaxInvoice',
	'issueB2bTaxInvoiceImmediately',
	'requestB2bTaxInvoiceReverseIssuance',
	'issueB2bTaxInvoice',
];

/** The longest that a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1;

const hasParameter = ({ operation }: ReadRequest, wanted: string) =>
	operation.parameters.some(({ name }) => name === wanted);

export function emulatePortOne(initial: Partial<PortOneSettings>): EmulatedPortOne {
	const contract = loadContract(document);
	const settings = defaultSettings();
	const [faults, log, webhooks] = [new Faults(), new RequestLog(), new Webhooks(settings)];
	const now = () => Date.now() + settings.clockOffsetMs;
	const books = { test: new Book(settings, now), live: new Book(settings, now) };
	const counterparties = {
		test: new Counterparties(settings, true, now),
		live: new Counterparties(settings, false, now),
	};
	const idempotency = new Idempotency(now);
	const attempts = new Map<string, number>();

	const shared: PortOne = {
		settings,
		now,
		files: new Uploads(now, () => settings.linkMs),
		links: new Links(now, () => settings.linkMs),
		addresses: { host: '', control: '' },
		announce: (type, entry) => webhooks.announce(eventOf(type, entry)),
		awaitResult,
	};
	const worlds: Record<PortOneMode, World> = {
		test: { ...shared, book: books.test, counterparties: counterparties.test },
		live: { ...shared, book: books.live, counterparties: counterparties.live },
	};

	const bookOf = (entry: Entry) => (books.test.all().includes(entry) ? books.test : books.live);

	/** webhook-events */
	function eventOf(type: string, entry: Entry): JsonObject {
		const { supplierDocumentKey, recipientDocumentKey, supplier, totalAmount, totalSupplyAmount, totalTaxAmount } =
			entry.invoice;
		return {
			type,
			timestamp: new Date(now()).toISOString(),
			data: JSON.parse(
				JSON.stringify({
					taxInvoiceId: entry.id,
					supplierDocumentKey,
					recipientDocumentKey,
					status: bookOf(entry).status(entry),
					supplierBrn: supplier.brn,
					totalAmount,
					totalSupplyAmount,
					totalTaxAmount,
				}),
			) as JsonObject,
		};
	}

	/** Looks again where a timer ended before the vendor's clock had come so far. */
	function awaitResult(entry: Entry): void {
		if (entry.sent === null) return;
		const left = entry.sent.resultAt - now();
		if (left <= 0) announceResult(entry);
		else webhooks.later(Math.min(left, LONGEST_MS), () => awaitResult(entry));
	}

	/** There is no event for a failed transmission. */
	function announceResult(entry: Entry): void {
		if (entry.announced || bookOf(entry).status(entry) !== 'SENDING_COMPLETED') return;
		entry.announced = true;
		webhooks.announce(eventOf('TaxInvoice.SendingCompleted', entry));
	}

	/** test-flag-in-json, counterparty-test-in-query */
	const modeOf = (request: ReadRequest): PortOneMode => {
		const isTest = hasParameter(request, 'test')
			? request.query.test === 'true'
			: (request.queryJson.requestBody as JsonObject | undefined)?.test === true;
		return isTest ? 'test' : 'live';
	};

	/** The first key of a good answer that may not be missing. */
	function promisedKey(operationId: string): string | undefined {
		const schema =
			contract.operations.get(operationId)?.definition.responses[200].content?.['application/json']?.schema;
		return schema && contract.resolve(schema).required?.[0];
	}

	function referenceOf({ body, path }: ReadRequest, mode: PortOneMode): string | null {
		const invoice = (body as JsonObject | undefined)?.taxInvoice as JsonObject | undefined;
		if (invoice)
			return (invoice.issuanceType === 'NORMAL' ? invoice.supplierDocumentKey : invoice.recipientDocumentKey) ?? null;
		const entry = path.taxInvoiceKey === undefined ? undefined : books[mode].find(path.taxInvoiceKey);
		if (entry)
			return entry.invoice[entry.issuanceType === 'NORMAL' ? 'supplierDocumentKey' : 'recipientDocumentKey'] ?? null;
		return path.taxInvoiceKey ?? null;
	}

	function refusal(request: ReadRequest): Answer | undefined {
		const id = request.operation.id;
		const [, secret] = /^PortOne (\S+)$/.exec(request.headers.get('authorization')?.[0] ?? '') ?? [];
		if (secret === undefined || (settings.secrets !== null && !settings.secrets.includes(secret)))
			return refuse('UNAUTHORIZED', 'the API secret is wrong');
		if (id === 'getPlatformCompanyState' ? !settings.platformEnabled : !settings.b2bEnabled)
			return refuse(id === 'getPlatformCompanyState' ? 'PLATFORM_NOT_ENABLED' : 'B2B_NOT_ENABLED');
		const chosen = settings.refusals[id];
		if (chosen !== undefined) return refuse(chosen as ErrorType);
		// contacts-5
		const contacts = (request.body as JsonObject | undefined)?.counterparty?.additionalContacts;
		if (Array.isArray(contacts) && contacts.length > 5) return refuse('B2B_COUNTERPARTY_TOO_MANY_ADDITIONAL_CONTACTS');
		const problems = request.problems.map(({ where, message }) => `${where}: ${message}`);
		return problems.length > 0 ? refuse('INVALID_REQUEST', problems.join('; ')) : undefined;
	}

	/** upstream-failure */
	function work(request: ReadRequest): Answer {
		const mode = modeOf(request);
		const handler = handlerOf(handlers, request.operation.id);
		const failures = MAKING.includes(request.operation.id) ? settings.upstreamFailures : null;
		if (!failures) return handler(request, worlds[mode]);
		const about = `${request.operation.id} ${referenceOf(request, mode)}`;
		const attempt = (attempts.get(about) ?? 0) + 1;
		attempts.set(about, attempt);
		if (draw(settings.seed, 'upstream', about, attempt) >= failures.rate) return handler(request, worlds[mode]);
		const done = failures.effect ? handler(request, worlds[mode]) : undefined;
		return done && done.status >= 400
			? done
			: { ...refuse('B2B_EXTERNAL_SERVICE', 'the provider behind did not answer'), effect: done?.effect ?? false };
	}

	const vendor: Vendor = {
		contract,
		faults,
		log,
		settings,
		promisedKey,
		bodyLimit: 64 * 1024 * 1024,
		page: (request) => pageOf(request, shared),
		identify(request) {
			const mode = modeOf(request);
			const referenceId = referenceOf(request, mode);
			const hasSecret = request.headers.has('authorization');
			return { mode: hasSecret ? mode : null, referenceId, about: referenceId ?? Object.values(request.path)[0] ?? '' };
		},
		answer(request) {
			const key = hasParameter(request, 'Idempotency-Key') ? request.headers.get('idempotency-key')?.[0] : undefined;
			return refusal(request) ?? idempotency.answer(key, settings.outstandingMs, () => work(request));
		},
		error: (status, code, message) => ({ status, body: { type: status === 403 ? 'FORBIDDEN' : code, message } }),
		errorEnvelope: () => ({ ...refuse('B2B_EXTERNAL_SERVICE', 'the provider behind did not answer'), status: 200 }),
	};

	const [checkSending, checkCertificate] = [
		checked(contract, 'event', sendingSchema),
		checked(contract, 'certificate', certificateSchema),
	];
	const common = createVendorControl({
		contract,
		settings,
		defaults: defaultSettings,
		schema: settingsSchema,
		initial,
		faults,
		log,
		now,
		check({ webhookUrl, refusals = {} }) {
			if (webhookUrl) assertLoopback(webhookUrl);
			for (const [id, type] of Object.entries(refusals))
				if (!(type in ERROR_STATUS) || !contract.operations.has(id)) throw new SetupError(`refusals: ${id} ${type}`);
		},
		clear() {
			for (const part of [
				books.test,
				books.live,
				counterparties.test,
				counterparties.live,
				idempotency,
				shared.files,
				shared.links,
				webhooks,
				attempts,
			])
				part.clear();
		},
	});
	const entries = (mode: PortOneMode) =>
		books[mode].all().map((entry): PortOneEntry => ({
			id: entry.id,
			mode,
			status: books[mode].status(entry),
			issuanceType: entry.issuanceType,
			supplierDocumentKey: entry.invoice.supplierDocumentKey ?? null,
			recipientDocumentKey: entry.invoice.recipientDocumentKey ?? null,
			isDeleted: entry.deletedAt !== null,
			invoice: books[mode].view(entry),
			attachments: entry.attachments.map(({ name }) => name),
		}));
	const control: PortOneControl = {
		...common,
		ledger: (mode) => (mode ? entries(mode) : [...entries('test'), ...entries('live')]),
		counterparties: (mode) => counterparties[mode].all().map((counterparty) => counterparties[mode].view(counterparty)),
		files: () => shared.files.all().map(({ fileId, name, type, bytes }) => ({ fileId, name, type, bytes })),
		registerCertificate(mode, counterpartyId, certificate) {
			checkCertificate(certificate);
			counterparties[mode].registerCertificate(counterpartyId, certificate);
		},
		advance(milliseconds) {
			if (!Number.isFinite(milliseconds)) throw new SetupError('milliseconds is a number');
			common.configure({ clockOffsetMs: settings.clockOffsetMs + milliseconds });
			for (const book of Object.values(books)) for (const entry of book.all()) announceResult(entry);
		},
		webhooks: () => webhooks.deliveries(),
		async sendWebhook(sending) {
			checkSending(sending);
			return await webhooks.send(sending);
		},
		resend(taxInvoiceId) {
			const entry = books.test.find(taxInvoiceId) ?? books.live.find(taxInvoiceId);
			if (!entry || entry.deletedAt !== null) throw new SetupError(`there is no invoice ${taxInvoiceId}`);
			webhooks.announce(eventOf('TaxInvoice.Manual', entry));
		},
	};
	return {
		vendor,
		control,
		listening(addresses) {
			Object.assign(shared.addresses, addresses);
		},
		stop: () => webhooks.clear(),
	};
}
