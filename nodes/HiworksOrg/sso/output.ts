import { createHash } from 'crypto';

import type { ResponseOf } from '../../shared/http/endpoint';
import type { Changed } from '../../shared/once/change';
import { remember } from '../../shared/once/policy';
import type { ssoLogIn } from '../api/sso';
import { say } from '../words';

/** The answer as it came. */
export const ssoOutput = ({ result, duplicate, recovered }: Changed<ResponseOf<typeof ssoLogIn>>) => ({
	...result,
	duplicate,
	recovered,
});

/**
 * Hiworks tells nobody who is logged in, and whether it takes a key a second time is not documented. What is remembered
 * tells keys apart without having one.
 */
export const onceForKey = (action: 'logIn' | 'logOut', temporaryKey: string, more: readonly string[]) =>
	remember({
		content: ['sso', action, createHash('sha256').update(temporaryKey).digest('hex'), ...more],
		advice: say`Look in Hiworks whether the user is logged in, or begin anew with a new temporary key.`,
	});
