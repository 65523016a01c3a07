import type { Words } from '../../shared/words/say';
import { callbackQuery } from '../api/approval';
import { say } from '../words';
import { decisionOf, type Decision } from './decision';
import { splitState } from './requestHash';

/** What Hiworks tells of a document. */
export interface Callback {
	officeId: string | null;
	approvalKey: string;
	approvalId: string;
	/** The number that people see (QW-테스트-근무-2022-0004). */
	approvalCode: string | null;
	/** In Hiworks' word, and in ours. */
	vendorState: string;
	decision: Decision;
	/** null where the document was not drafted here. */
	requestHash: string | null;
	/** What the user gave along with the draft. */
	state: string | null;
}

/**
 * `none`: nothing of Hiworks in it, as when a person or a preview opens the address. `unreadable`: not all that is
 * needed.
 */
export type Call = { kind: 'callback'; callback: Callback } | { kind: 'none' } | { kind: 'unreadable'; why: Words };

const NAMES = Object.keys(callbackQuery.shape);

/**
 * Reads the address of a call as it came. Hiworks' template puts `?…` behind an address even where that has a `?`
 * already, and Express takes all behind the first one for values; `&…` behind an address without a query stands in the
 * path.
 */
export function readCall(originalUrl: string): Call {
	const begin = originalUrl.search(/[?&]/);
	const parameters = new URLSearchParams(begin < 0 ? '' : originalUrl.slice(begin + 1).replaceAll('?', '&'));
	const given = Object.fromEntries(
		NAMES.flatMap((name) => (parameters.has(name) ? [[name, parameters.get(name)]] : [])),
	);
	if (Object.keys(given).length === 0) return { kind: 'none' };
	const { data, error } = callbackQuery.safeParse(given);
	if (!data)
		return { kind: 'unreadable', why: say`The call has no usable "${error?.issues[0]?.path.join('.') ?? ''}"` };
	return {
		kind: 'callback',
		callback: {
			officeId: data.office_id || null,
			approvalKey: data.approval_key,
			approvalId: data.approval_id,
			approvalCode: data.approval_code || null,
			vendorState: data.state,
			decision: decisionOf(data.state),
			...splitState(data.request_hash),
		},
	};
}
