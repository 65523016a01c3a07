/** Hiworks Bill (하이웍스 전자세금계산서), emulated: its contract, its rules, its documents, behind one host. */
import { checked, SetupError } from '../../checked.ts';
import { loadContract, type ReadRequest } from '../../contract.ts';
import document from '../../contracts/hiworks.openapi.json' with { type: 'json' };
import { Faults } from '../../faults.ts';
import { handlerOf } from '../../handlerOf.ts';
import type { Answer, Vendor } from '../../host.ts';
import type { JsonObject } from '../../json.ts';
import { RequestLog } from '../../log.ts';
import { createVendorControl, type VendorControl } from '../../setup.ts';
import { Files, type StoredFile } from './files.ts';
import { Ledger, type ApprovalStatus, type Entry, type HiworksBillEntry } from './ledger.ts';
import { handlers, promisedKey, refuse, sign, type HiworksBill } from './operations/index.ts';
import { Quota } from './quota.ts';
import { refuseTokens } from './rules.ts';
import {
	businessSchema,
	codeSchema,
	defaultSettings,
	settingsSchema,
	type Business,
	type HiworksBillSettings,
} from './settings.ts';

export const SERVER = 'https://bill-api.hiworks.com';

export interface HiworksBillControl extends VendorControl<HiworksBillSettings> {
	/** All documents in the order they were made, deleted ones too. */
	ledger(): HiworksBillEntry[];
	/** Uploaded files, then attached ones. */
	files(): StoredFile[];
	/** What a person does on the web screen: signs and issues a document. `code`: what the tax office will say of it. */
	sign(documentId: string, options?: { code?: string }): HiworksBillEntry;
	/** What comes of asking the buyer on the web screen: T asked (승인요청), R read, B sent back (반려); W as it was. */
	setApproval(documentId: string, approvalStatus: Exclude<ApprovalStatus, 'S'>): HiworksBillEntry;
	/** Adds to the setting `businesses`. */
	setBusiness(number: string, business: Business): void;
	/** Successful calls that are left today. */
	remaining(): number;
}

export interface EmulatedHiworksBill {
	vendor: Vendor;
	control: HiworksBillControl;
}

const approvalSchema = { enum: ['W', 'T', 'R', 'B'] };

/** TOO_MANY_REQUESTS: Too Many Requests. */
const titleOf = (code: string) =>
	code
		.toLowerCase()
		.replace(/_/g, ' ')
		.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());

export function emulateHiworksBill(initial: Partial<HiworksBillSettings>): EmulatedHiworksBill {
	const contract = loadContract(document, { server: SERVER });
	const settings = defaultSettings();
	const [files, faults, log] = [new Files(settings), new Faults(), new RequestLog()];
	const ledger = new Ledger(settings, files);
	const quota = new Quota(settings, () => ledger.now());
	const bill: HiworksBill = { settings, ledger, files };

	/** The memo is the only place for a client's own mark, so it is what a request is known by. */
	function identify({ body, path }: ReadRequest) {
		const data = ((body as JsonObject | undefined)?.data ?? {}) as JsonObject;
		const sheet = data.negative ?? data.positive ?? data;
		const known = path.documentId === undefined ? undefined : ledger.find(path.documentId);
		const memo = known ? known.sheet.information.memo : sheet?.information?.memo;
		const number = path.documentId ?? path.businessNumber ?? sheet?.invoicee?.companyNumber ?? data.idn ?? '';
		const referenceId = typeof memo === 'string' ? memo : null;
		return { mode: null, referenceId, about: [number, referenceId].filter((part) => part !== null).join(' ') };
	}

	function work(request: ReadRequest): Answer {
		// Undocumented: what comes after the last call of a day has not been seen.
		if (quota.remaining() === 0) return refuse(429, 'Too Many Requests', '일일 호출 가능 횟수를 초과하였습니다.');
		// check-digits, in the documented words.
		if (request.operation.id === 'checkBusinessStatus' && request.problems.some(({ where }) => where === 'path')) {
			return refuse(400, 'Parameter Error', '휴폐업 조회시 사업자 등록번호는 10자리 숫자만 허용합니다.');
		}
		// content-type-json is one of the problems.
		if (request.problems.length > 0)
			return refuse(400, 'Parameter Error', ...request.problems.map(({ where, message }) => `${where}: ${message}`));
		return handlerOf(handlers, request.operation.id)(request, bill);
	}

	function answer(request: ReadRequest): Answer {
		const refusal = refuseTokens(request, settings);
		const worked = refusal === undefined ? work(request) : refuse(401, 'Unauthorized', refusal);
		const isError = worked.status >= 400;
		// quota-daily: failures are not counted.
		if (!isError) quota.count();
		// errors-decide
		const status = isError && settings.errorsWithStatus200 ? 200 : worked.status;
		return { ...worked, status, headers: { ...(refusal === undefined ? quota.headers() : {}), ...worked.headers } };
	}

	const vendor: Vendor = {
		contract,
		faults,
		log,
		settings,
		identify,
		answer,
		promisedKey,
		bodyLimit: 64 * 1024 * 1024,
		error: (status, code, message) => refuse(status, titleOf(code), message),
		errorEnvelope: () => ({ ...refuse(500, 'Internal Server Error', '일시적인 오류가 발생했습니다.'), status: 200 }),
	};

	const checkCode = checked(contract, 'code', codeSchema);
	const checkApproval = checked(contract, 'approvalStatus', approvalSchema);
	const checkBusiness = checked(contract, 'business', businessSchema);
	const view = ({ documentId }: Entry) => ledger.entries().find((entry) => entry.documentId === documentId)!;

	/** A document that a person can still decide about. */
	function undecided(documentId: string): Entry {
		const entry = ledger.find(documentId);
		if (!entry) throw new SetupError(`there is no document ${documentId}`);
		if (entry.signed) throw new SetupError(`document ${documentId} is issued`);
		if (entry.sheet.invoiceType.typeCode === 'D') throw new SetupError(`document ${documentId} is a statement`);
		return entry;
	}

	const common = createVendorControl({
		contract,
		settings,
		defaults: defaultSettings,
		schema: settingsSchema,
		initial,
		faults,
		log,
		now: () => ledger.now(),
		clear() {
			for (const part of [ledger, files, quota]) part.clear();
		},
	});
	const control: HiworksBillControl = {
		...common,
		ledger: () => ledger.entries(),
		files: () => files.all(),
		sign(documentId, { code } = {}) {
			if (code !== undefined) checkCode(code);
			const entry = undecided(documentId);
			sign(entry, bill, code);
			return view(entry);
		},
		setApproval(documentId, approvalStatus) {
			checkApproval(approvalStatus);
			const entry = undecided(documentId);
			entry.approval = approvalStatus;
			return view(entry);
		},
		setBusiness(number, business) {
			checkBusiness(business);
			common.configure({ businesses: { ...settings.businesses, [number]: business } });
		},
		remaining: () => quota.remaining(),
	};
	return { vendor, control };
}
