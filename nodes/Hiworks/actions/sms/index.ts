import type { Resource } from '../../../shared/engine/operation';
import { cancelScheduled } from './cancelScheduled.operation';
import { getBalance } from './getBalance.operation';
import { getComposePageUrl } from './getComposePageUrl.operation';
import { getResult } from './getResult.operation';
import { getUsage } from './getUsage.operation';
import { reschedule } from './reschedule.operation';
import { send } from './send.operation';

export const sms: Resource = {
	value: 'sms',
	name: 'SMS',
	operations: [send, getResult, reschedule, cancelScheduled, getBalance, getUsage, getComposePageUrl],
	default: 'send',
};
