/** The deprecated sign-in: oauth-deprecated. */
import type { Part } from '../../../contract.ts';
import { formText, refuse, type Handler } from './common.ts';

const FORM =
	'<!DOCTYPE html><html><head><title>하이웍스 로그인</title></head><body><h1>하이웍스 로그인</h1></body></html>';

/** How the code comes back from here is not documented. */
const getAuthorizationForm: Handler = () => ({
	status: 200,
	raw: { type: 'text/html;charset=UTF-8', bytes: Buffer.from(FORM) },
});

const createAccessToken: Handler = ({ body }, { settings, tokens }) => {
	const field = (name: string) => formText(body as Part[], name);
	const { client } = settings;
	if (client !== null && (client.id !== field('client_id') || client.secret !== field('client_secret')))
		return refuse(401, 'client 정보가 올바르지 않습니다.');
	const isGood =
		field('grant_type') === 'authorization_code'
			? tokens.useCode(field('auth_code'))
			: tokens.useRefresh(field('refresh_token'));
	if (!isGood) return refuse(401, '만료되었거나 유효하지 않은 코드입니다.', 'EXPIRED');
	const user = settings.users.find(({ user_id }) => user_id === settings.signedIn);
	const data = { ...tokens.give(field('access_type')), office_no: settings.officeNo, user_no: user?.no ?? '' };
	return { status: 200, body: { code: 'SUC', msg: '', data }, effect: true };
};

export const oauth = { getAuthorizationForm, createAccessToken };
