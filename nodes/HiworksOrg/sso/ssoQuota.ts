import { createQuota, type Quota } from '../../shared/http/quota';
import { hiworksSso } from '../api/vendor';

/**
 * The count of calls left, for calls that do not go through the shared client; leaves to others what the options say.
 */
export function keepCallsOf({
	keepCalls = 0,
	stopAtZero = true,
}: { keepCalls?: number; stopAtZero?: boolean } = {}): Quota {
	const quota = createQuota(hiworksSso.name, hiworksSso.quotaHeader);
	if (keepCalls > 0 || stopAtZero) quota.keep(keepCalls);
	return quota;
}
