/** The Hiworks office (하이웍스), emulated: approval, accounting lists, messages, directory, behind one host. */
import { checked, SetupError } from '../../checked.ts';
import { loadContract, type ReadRequest } from '../../contract.ts';
import document from '../../contracts/hiworks.openapi.json' with { type: 'json' };
import { Faults } from '../../faults.ts';
import { handlerOf } from '../../handlerOf.ts';
import type { Answer, Vendor } from '../../host.ts';
import type { JsonObject } from '../../json.ts';
import { RequestLog } from '../../log.ts';
import { createVendorControl, type VendorControl } from '../../setup.ts';
import { Quota } from '../bill/quota.ts';
import { Approvals, type Approval, type Decision } from './approvals.ts';
import { Callbacks, type CallbackDelivery } from './callbacks.ts';
import { Messages, type Alimtalk, type SentMail, type SentNotification, type SmsEntry } from './messages.ts';
import { handlers, isFailure, promisedKey, refuse, type Hiworks } from './operations/index.ts';
import { Records, type GivenRecord, type ListName, type ListRecord } from './records.ts';
import { callbackSchema, decisionSchema, listNameSchema, recordsSchema, settingsSchema } from './schemas.ts';
import { defaultSettings, type HiworksSettings } from './settings.ts';
import { Spending, type SpendingEntry } from './spending.ts';
import { subjectOf } from './subjects.ts';
import { Tokens } from './tokens.ts';

export const SERVER = 'https://api.hiworks.com';

/** The organisation sync and the sign-on from outside live on the same host, with tokens of their own. */
export const FAMILIES = ['oauth', 'office', 'accounting', 'hr'];

/** A document, and what was told of it this time. */
export type ToldApproval = Approval & { callbacks: CallbackDelivery[] };

export interface HiworksControl extends VendorControl<HiworksSettings> {
	/** Records as they are read, in the order they were made. */
	lists(): Record<ListName, ListRecord[]>;
	/** Replaces a list. */
	setRecords(list: ListName, records: GivenRecord[]): void;
	/** What a person does on the web screen: switches a record off, or on again. */
	setUseFlag(list: ListName, code: string, useFlag: 'Y' | 'N'): void;
	/** All lines as they are now. */
	spending(): SpendingEntry[];
	notifications(): SentNotification[];
	mails(): SentMail[];
	/** In the order of acceptance. */
	sms(): SmsEntry[];
	/** How many text messages went, or will go, to each number. */
	receivers(): Record<string, number>;
	alimtalk(): Alimtalk[];
	/** All documents that were drafted. */
	approvals(): Approval[];
	/** What a person does on the page of the login URL. Over when the callbacks are answered. */
	submit(approvalKey: string): Promise<ToldApproval>;
	/**
	 * What comes of a submitted document; one that is decided can only be deleted. Over when the callbacks are answered.
	 */
	decide(approvalKey: string, decision: Decision): Promise<ToldApproval>;
	/** Sends the callback of the present state again, or one of the test's own making: null leaves a parameter out. */
	sendCallback(approvalKey: string, changes?: Record<string, string | null>): Promise<CallbackDelivery>;
	callbacks(): CallbackDelivery[];
	/** Successful calls that are left today. */
	remaining(): number;
}

export interface EmulatedHiworks {
	vendor: Vendor;
	control: HiworksControl;
	/** Tells where the control routes listen, for the links in answers. */
	listening(addresses: Hiworks['addresses']): void;
	stop(): void;
}

const ruleIds = ({ operation }: ReadRequest): string[] =>
	(operation.definition['x-rules'] ?? []).map(({ id }: { id: string }) => id);

/** How each family says that something failed. */
function inFamilyShape({ operation }: ReadRequest, answer: Answer): Answer {
	if (answer.body === undefined || Array.isArray(answer.body) || !isFailure(answer)) return answer;
	const { message, ...rest } = answer.body as JsonObject;
	// orgchart-200-failure
	if (operation.definition['x-family'] === 'hr') return { ...answer, body: rest };
	if (operation.path.startsWith('/open/')) return { ...answer, body: { ...rest, msg: message } };
	// sms-result-null
	return operation.id === 'sendSms' ? { ...answer, body: { ...rest, message, result: null } } : answer;
}

export function emulateHiworks(initial: Partial<HiworksSettings>): EmulatedHiworks {
	const contract = loadContract(document, { server: SERVER, families: FAMILIES });
	const settings = defaultSettings();
	const now = () => Date.now() + settings.clockOffsetMs;
	const [faults, log, quota, callbacks] = [
		new Faults(),
		new RequestLog(),
		new Quota(settings, now),
		new Callbacks(settings),
	];
	const hiworks: Hiworks = {
		settings,
		records: new Records(now),
		spending: new Spending(settings, now),
		approvals: new Approvals(settings, now),
		messages: new Messages(settings, now),
		tokens: new Tokens(settings, now),
		addresses: { control: '' },
	};
	const { records, spending, approvals, messages, tokens } = hiworks;

	/** Only S is documented as a kind of text message; a test may let others through. */
	function passKnownType({ operation, body, problems }: ReadRequest): void {
		if (operation.id !== 'sendSms' || !settings.smsTypes.includes((body as JsonObject | undefined)?.sms_type)) return;
		const place = problems.findIndex(({ message }) => message.startsWith('/sms_type must be equal to one of'));
		if (place >= 0) problems.splice(place, 1);
	}

	function work(request: ReadRequest): Answer {
		const { operation } = request;
		// scope-accounting, scope-sms
		const scope = operation.definition['x-scope'];
		if (scope && settings.scopes !== null && !settings.scopes.includes(scope))
			return refuse(403, `권한이 없는 토큰입니다. (${scope})`);
		// Undocumented: what comes after the last call of a day has not been seen.
		if (ruleIds(request).includes('quota-daily') && quota.remaining() === 0)
			return refuse(429, '일일 호출 가능 횟수를 초과하였습니다.');
		passKnownType(request);
		const [first] = request.problems;
		if (first) {
			// content-type-get; what happens to a call with a body, content-type-json-office, is not said.
			const isReading = operation.method === 'GET' && request.problems.some(({ where }) => where === 'content-type');
			return refuse(isReading ? 200 : 400, `요청이 올바르지 않습니다. (${first.where}: ${first.message})`);
		}
		return handlerOf(handlers, operation.id)(request, hiworks);
	}

	function answer(request: ReadRequest): Answer {
		const isAllowed = tokens.allows(request);
		const worked = isAllowed
			? work(request)
			: settings.refusal === '200'
				? refuse(200, '만료된 토큰입니다.', 'EXPIRED')
				: refuse(401, '유효하지 않은 토큰입니다.');
		// quota-daily: failures are not counted.
		if (!isFailure(worked) && ruleIds(request).includes('quota-daily')) quota.count();
		const isSoft = settings.errorsWithStatus200 && [400, 403, 404].includes(worked.status);
		const shaped = inFamilyShape(request, worked);
		return {
			...shaped,
			status: isSoft ? 200 : shaped.status,
			headers: { ...(isAllowed ? quota.headers() : {}), ...shaped.headers },
		};
	}

	const vendor: Vendor = {
		contract,
		faults,
		log,
		settings,
		answer,
		promisedKey,
		bodyLimit: 64 * 1024 * 1024,
		identify(request) {
			const subject = subjectOf(request, hiworks);
			return { mode: null, referenceId: subject, about: subject ?? '' };
		},
		error: (status, _code, message) => refuse(status, message),
		errorEnvelope: () => refuse(200, '일시적인 오류가 발생했습니다.'),
	};

	const checkList = checked(contract, 'list', listNameSchema);
	const checkRecords = checked(contract, 'records', recordsSchema);
	const checkUseFlag = checked(contract, 'useFlag', { enum: ['Y', 'N'] });
	const checkDecision = checked(contract, 'decision', decisionSchema);
	const checkCallback = checked(contract, 'changes', callbackSchema);

	function approvalOf(approvalKey: string): Approval {
		const found = approvals.find(approvalKey);
		if (!found) throw new SetupError(`there is no approval ${approvalKey}`);
		return found;
	}

	async function tell(approval: Approval): Promise<ToldApproval> {
		const view = structuredClone(approval);
		return { ...view, callbacks: await callbacks.announce(approval) };
	}

	const common = createVendorControl({
		contract,
		settings,
		defaults: defaultSettings,
		schema: settingsSchema,
		initial,
		faults,
		log,
		now,
		clear() {
			for (const part of [records, spending, approvals, messages, tokens, quota, callbacks]) part.clear();
		},
	});
	const control: HiworksControl = {
		...common,
		lists: () => ({
			department: records.all('department'),
			customer: records.all('customer'),
			account: records.all('account'),
		}),
		setRecords(list, given) {
			checkList(list);
			checkRecords(given);
			records.set(list, given);
		},
		setUseFlag(list, code, useFlag) {
			checkList(list);
			checkUseFlag(useFlag);
			const [record] = records.find(list, { code });
			if (!record) throw new SetupError(`there is no ${list} ${code}`);
			record.use_flag = useFlag;
		},
		spending: () => spending.entries(),
		notifications: () => structuredClone(messages.notifications),
		mails: () => [...messages.mails],
		sms: () => messages.sms(),
		receivers() {
			const counts: Record<string, number> = {};
			for (const { receiver, state } of messages.sms())
				if (state !== 'canceled') counts[receiver] = (counts[receiver] ?? 0) + 1;
			return counts;
		},
		alimtalk: () => messages.alimtalk(),
		approvals: () => approvals.all(),
		async submit(approvalKey) {
			const approval = approvalOf(approvalKey);
			if (approval.state !== 'draft') throw new SetupError(`approval ${approvalKey} was submitted`);
			approvals.submit(approval);
			return tell(approval);
		},
		async decide(approvalKey, decision) {
			checkDecision(decision);
			const approval = approvalOf(approvalKey);
			const isOpen =
				decision === 'deleted' ? !['draft', 'deleted'].includes(approval.state) : approval.state === 'progress';
			if (!isOpen) throw new SetupError(`approval ${approvalKey} is ${approval.state}`);
			// callback-canceled, callback-spelling
			approval.state = /^cancell?ed$/.test(decision) && settings.withdrawnAs === 'rejected' ? 'rejected' : decision;
			return tell(approval);
		},
		async sendCallback(approvalKey, changes = {}) {
			checkCallback(changes);
			const approval = approvalOf(approvalKey);
			if (approval.state === 'draft') throw new SetupError(`approval ${approvalKey} was not submitted`);
			return callbacks.send(approval, changes);
		},
		callbacks: () => callbacks.deliveries(),
		remaining: () => quota.remaining(),
	};
	return {
		vendor,
		control,
		listening(addresses) {
			hiworks.addresses = addresses;
		},
		stop: () => callbacks.clear(),
	};
}
