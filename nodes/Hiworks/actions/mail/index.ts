import type { Resource } from '../../../shared/engine/operation';
import { send } from './send.operation';

export const mail: Resource = { value: 'mail', name: 'Mail', operations: [send], default: 'send' };
