/** What all operations work with. */
import type { Part, ReadRequest } from '../../../contract.ts';
import type { Answer } from '../../../host.ts';
import type { JsonObject } from '../../../json.ts';
import type { Approvals } from '../approvals.ts';
import type { Messages } from '../messages.ts';
import type { Records } from '../records.ts';
import type { HiworksSettings } from '../settings.ts';
import type { Spending } from '../spending.ts';
import type { Tokens } from '../tokens.ts';

export interface Hiworks {
	settings: HiworksSettings;
	records: Records;
	spending: Spending;
	approvals: Approvals;
	messages: Messages;
	tokens: Tokens;
	/** Where the control routes listen: the page on which a person submits a draft is one of them. */
	addresses: { control: string };
}

export type Handler = (request: ReadRequest, hiworks: Hiworks) => Answer;

/** A good answer in the envelope of most calls. */
export const success = (more: JsonObject = {}): Answer => ({
	status: 200,
	body: { code: 'SUC', message: '', ...more },
});

/** code-decides: the status says nothing. ERR and EXPIRED are the codes that were seen. */
export const refuse = (status: number, message: string, code = 'ERR'): Answer => ({ status, body: { code, message } });

/** What the vendor could not do, although the call was in order. */
export const failure = (message: string): Answer => refuse(200, message);

export function isFailure({ status, body }: Answer): boolean {
	const code = Array.isArray(body) ? undefined : (body as JsonObject | undefined)?.code;
	return status >= 400 || (code !== undefined && code !== 'SUC');
}

export const formText = (parts: Part[], name: string): string =>
	parts.find((part) => part.name === name)?.bytes.toString('utf8') ?? '';

/** Whether a user may be named; null: it may. */
export function refuseUser(userId: string, { users, unknownUsers }: HiworksSettings): Answer | undefined {
	if (unknownUsers === 'ignored' || users.some(({ user_id }) => user_id === userId)) return undefined;
	return failure(`존재하지 않는 사용자입니다. (${userId})`);
}
