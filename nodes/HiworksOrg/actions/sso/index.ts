import type { Resource } from '../../../shared/engine/operation';
import { getTemporaryKey } from './getTemporaryKey.operation';
import { getUserByToken } from './getUserByToken.operation';
import { logIn } from './logIn.operation';
import { logOut } from './logOut.operation';

export const sso: Resource = {
	value: 'sso',
	name: 'SSO',
	operations: [getUserByToken, logIn, logOut, getTemporaryKey],
	default: 'getUserByToken',
};
