/**
 * Hiworks's organisation sync (조직 연동) and single sign-on, emulated; the user behind a redirect token is asked for at a
 * host of its own.
 */
import { checked } from '../../checked.ts';
import { loadContract, type Contract, type ReadRequest } from '../../contract.ts';
import document from '../../contracts/hiworks.openapi.json' with { type: 'json' };
import { Faults } from '../../faults.ts';
import { handlerOf } from '../../handlerOf.ts';
import type { Answer, Vendor } from '../../host.ts';
import { RequestLog } from '../../log.ts';
import { createVendorControl, type VendorControl } from '../../setup.ts';
import { Quota } from '../bill/quota.ts';
import { Chart, type GivenChart, type OrgChart } from './chart.ts';
import { handlers, isFailure, promisedKey, refuse, type HiworksOrg } from './operations/index.ts';
import { chartSchema, settingsSchema } from './schemas.ts';
import { defaultSettings, type HiworksOrgSettings, type UnlinkedUser } from './settings.ts';
import { Sso, type SsoEntry } from './sso.ts';
import { subjectOf, withoutPasswords } from './subjects.ts';

/** They live on the host of the office API, with tokens of their own; here they have a port of their own. */
export const SERVER = 'https://api.hiworks.com';
export const LINK_SERVER = 'https://link-api.hiworks.com';
export const FAMILIES = ['org', 'sso'];

export interface HiworksOrgControl extends VendorControl<HiworksOrgSettings> {
	/** What is at `linkUrl`; `contract` is what is at `url`. Log, faults and settings are the same for both. */
	linkContract: Contract;
	/** Everything, also what cannot be read through the API, in the order it was made. */
	chart(): OrgChart;
	/** Replaces everything. */
	setChart(chart: GivenChart): void;
	/** User ids of suspended members. */
	suspended(): string[];
	/** Users that can be linked. */
	unlinked(): UnlinkedUser[];
	/** All temporary keys and what became of them. */
	sso(): SsoEntry[];
	/** Successful calls that are left today; null: no limit. */
	remaining(): number | null;
}

export interface EmulatedHiworksOrg {
	vendor: Vendor;
	linkVendor: Vendor;
	control: HiworksOrgControl;
}

/** bearer: the word, one space, the token. */
function bearerOf({ headers }: ReadRequest): string | undefined {
	const sent = headers.get('authorization');
	return sent?.length === 1 ? /^Bearer (\S+)$/i.exec(sent[0]!)?.[1] : undefined;
}

export function emulateHiworksOrg(initial: Partial<HiworksOrgSettings>): EmulatedHiworksOrg {
	const contract = loadContract(document, { server: SERVER, families: FAMILIES });
	const linkContract = loadContract(document, { server: LINK_SERVER, families: FAMILIES });
	const settings = defaultSettings();
	const now = () => Date.now() + settings.clockOffsetMs;
	const [faults, log] = [new Faults(), new RequestLog()];
	// Asked only where there is a limit.
	const quota = new Quota(settings as HiworksOrgSettings & { dailyLimit: number }, now);
	const hiworks: HiworksOrg = { settings, chart: new Chart(settings, now), sso: new Sso(settings) };
	const { chart, sso } = hiworks;
	const remaining = () => (settings.dailyLimit === null ? null : quota.remaining());

	/** token-kinds: each family has its own. */
	function allows(request: ReadRequest): boolean {
		const kinds = (request.operation.definition.security as object[]).flatMap((scheme) => Object.keys(scheme));
		if (kinds.length === 0) return true;
		const [token, known] = [
			bearerOf(request),
			kinds.includes('linkToken') ? settings.linkTokens : settings.accountTokens,
		];
		return token !== undefined && (known === null || known.includes(token));
	}

	function work(request: ReadRequest): Answer {
		// Undocumented: what comes after the last call of a day has not been seen.
		if (remaining() === 0) return refuse(429, '일일 호출 가능 횟수를 초과하였습니다.');
		const [first] = request.problems;
		// content-type-json-office, content-type-get-sent: demanded, for it is part of the documented call.
		if (first) return refuse(400, `요청이 올바르지 않습니다. (${first.where}: ${first.message})`);
		return handlerOf(handlers, request.operation.id)(request, hiworks);
	}

	function answer(request: ReadRequest): Answer {
		const isAllowed = allows(request);
		const worked = isAllowed
			? work(request)
			: settings.refusal === '200'
				? refuse(200, '만료된 토큰입니다.', 'EXPIRED')
				: refuse(401, '유효하지 않은 토큰입니다.');
		if (!isFailure(worked)) quota.count();
		const isLink = request.operation.id === 'getUserByToken';
		// Told to the test only: the call needs no credential, and this host is nobody's who has one.
		if (isLink && request.headers.has('authorization'))
			request.problems.push({ where: 'header', message: 'Authorization is not for this host' });
		const isSoft = !isLink && settings.errorsWithStatus200 && [400, 403, 404].includes(worked.status);
		const headers = isAllowed && settings.dailyLimit !== null ? quota.headers() : {};
		return { ...worked, status: isSoft ? 200 : worked.status, headers: { ...headers, ...worked.headers } };
	}

	const vendor: Vendor = {
		contract,
		faults,
		log,
		settings,
		answer,
		promisedKey: (operationId) => promisedKey(operationId, settings),
		bodyLimit: 64 * 1024 * 1024,
		loggedBody: withoutPasswords,
		identify(request) {
			const subject = subjectOf(request);
			return { mode: null, referenceId: subject, about: subject ?? '' };
		},
		error: (status, _code, message) => refuse(status, message),
		errorEnvelope: () => refuse(200, '일시적인 오류가 발생했습니다.'),
	};

	const checkChart = checked(contract, 'chart', chartSchema);
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
			for (const part of [chart, sso, quota]) part.clear();
		},
	});
	const control: HiworksOrgControl = {
		...common,
		linkContract,
		remaining,
		chart: () => chart.read(),
		setChart(given) {
			checkChart(given);
			chart.write(given);
		},
		suspended: () =>
			chart.members
				.all()
				.filter(({ active }) => active === 'N')
				.map(({ user_id }) => user_id),
		unlinked: () => structuredClone(chart.unlinked()),
		sso: () => sso.all(),
	};
	return { vendor, linkVendor: { ...vendor, contract: linkContract }, control };
}
