/** What all operations work with. */
import type { ReadRequest } from '../../../contract.ts';
import type { Answer } from '../../../host.ts';
import type { JsonObject } from '../../../json.ts';
import { failure, success } from '../../office/operations/common.ts';
import type { Chart } from '../chart.ts';
import type { Keyed, Named } from '../keyed.ts';
import type { HiworksOrgSettings } from '../settings.ts';
import type { Sso } from '../sso.ts';

export { failure, isFailure, refuse, success } from '../../office/operations/common.ts';

export interface HiworksOrg {
	settings: HiworksOrgSettings;
	chart: Chart;
	sso: Sso;
}

export type Handler = (request: ReadRequest, hiworks: HiworksOrg) => Answer;

/** Why a row or a call is refused; undefined: it was done. Nothing is changed by one that is refused. */
export type Verdict = string | undefined;

export const UNKNOWN = '존재하지 않는 외부키입니다.';
export const TAKEN = '이미 등록된 외부키입니다.';
const FAILED = '처리하지 못했습니다.';

type Work = (row: JsonObject) => Verdict;

const verdictOn = (row: JsonObject, work: Work, { failingKeys }: HiworksOrgSettings): Verdict =>
	failingKeys.includes(row.extKey) ? FAILED : work(row);

/** A call that is about one record. */
export function applyOne(row: JsonObject, { settings }: HiworksOrg, work: Work): Answer {
	const problem = verdictOn(row, work, settings);
	return problem === undefined ? { ...success(), effect: true } : failure(problem);
}

/** sync-one-answer */
export function applyRows(rows: JsonObject[], { chart, settings }: HiworksOrg, work: Work): Answer {
	// One row alone is done or not.
	const restore = settings.listFailure === 'allOrNothing' && rows.length > 1 ? chart.save() : undefined;
	let refusal: Verdict;
	let done = 0;
	for (const row of rows) {
		const problem = verdictOn(row, work, settings);
		if (problem === undefined) {
			done += 1;
			continue;
		}
		refusal ??= problem;
		if (settings.listFailure !== 'skipTheBadRows') break;
	}
	if (refusal === undefined) return { ...success(), effect: true };
	restore?.();
	return { ...failure(refusal), effect: !restore && done > 0 };
}

/** sync-key-exists: whether a record may be called so from now on; its own key it may keep. */
export const isFree = <T extends Named>(part: Keyed<T>, extKey: string, own?: T): boolean =>
	!part.has(extKey) || part.get(extKey) === own;

export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A reading: everything, or what has the key that is asked for. */
export function readRows<T extends Named>(
	part: Keyed<T>,
	extKey: unknown,
	{ unknownKeyRead }: HiworksOrgSettings,
	show: (records: T[]) => JsonObject[],
): Answer {
	const wanted = asText(extKey);
	if (wanted !== '' && !part.has(wanted) && unknownKeyRead === 'refused') return failure(UNKNOWN);
	const records = part.all();
	const rows = show(records);
	return success({ data: wanted === '' ? rows : rows.filter((row) => row.extKey === wanted) });
}
