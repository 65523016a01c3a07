/** Who works here (인사관리), and to whom an access token belongs. */
import { failure, type Handler } from './common.ts';

const getOrgChart: Handler = (_request, { settings }) => ({ status: 200, body: settings.organization });

const listUsers: Handler = (_request, { settings }) => ({ status: 200, body: settings.users });

/** oauth-deprecated */
const getMe: Handler = (_request, { settings }) => {
	const user = settings.users.find(({ user_id }) => user_id === settings.signedIn);
	return user ? { status: 200, body: user } : failure('사용자를 찾을 수 없습니다.');
};

export const directory = { getOrgChart, listUsers, getMe };
