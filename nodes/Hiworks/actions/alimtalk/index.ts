import type { Resource } from '../../../shared/engine/operation';
import { getBalance } from './getBalance.operation';
import { getResult } from './getResult.operation';
import { send } from './send.operation';

export const alimtalk: Resource = {
	value: 'alimtalk',
	name: 'Alimtalk (Kakao)',
	operations: [send, getResult, getBalance],
	default: 'send',
};
