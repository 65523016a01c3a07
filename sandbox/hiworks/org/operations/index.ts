/** What the emulated sync and sign-on do, one small handler per operationId of the contract. */
import type { HiworksOrgSettings } from '../settings.ts';
import type { Handler } from './common.ts';
import { members } from './members.ts';
import { organizations } from './organizations.ts';
import { signOn } from './sso.ts';
import { titles } from './titles.ts';

export { isFailure, refuse, type HiworksOrg } from './common.ts';

export const handlers: Record<string, Handler> = { ...titles, ...organizations, ...members, ...signOn };

/** The key without which a good answer is worth nothing. */
export function promisedKey(operationId: string, { temporaryKeyAs }: HiworksOrgSettings): string {
	if (operationId === 'createSsoTemporaryKey') return temporaryKeyAs === 'data' ? 'data.tmp_key' : 'tmp_key';
	return operationId.startsWith('list') || operationId === 'getUserByToken' ? 'data' : 'code';
}
