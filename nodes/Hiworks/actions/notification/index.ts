import type { Resource } from '../../../shared/engine/operation';
import { send } from './send.operation';

export const notification: Resource = {
	value: 'notification',
	name: 'Notification',
	operations: [send],
	default: 'send',
};
