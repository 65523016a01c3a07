/** The office API of Hiworks as a test calls it. */
import type { SandboxOptions } from '../../../sandbox/index.ts';
import { send, type Received, type Sent } from './client.ts';
import { form, type SentPart } from './hiworksBill.ts';
import { withCalls } from './vendorCalls.ts';

export const token = { Authorization: 'Bearer office-token' };
export const json = { 'Content-Type': 'application/json' };

/** Content-Type goes out on every call, as documented. */
export const call = (
	url: string,
	method: string,
	path: string,
	body?: unknown,
	{ headers, ...rest }: Sent = {},
): Promise<Received> =>
	send(url, path, {
		method,
		key: '',
		headers: { ...token, ...json, ...headers },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
		...rest,
	});

export const get = (url: string, path: string, sent?: Sent) => call(url, 'GET', path, undefined, sent);

export const ACCOUNTING = '/open/office/accounting';

export const field = (name: string, value: string): SentPart => ({
	head: `Content-Disposition: form-data; name="${name}"`,
	bytes: value,
});

export const fields = (values: Record<string, string>): SentPart[] =>
	Object.entries(values).map(([name, value]) => field(name, value));

export const sendForm = (url: string, path: string, parts: SentPart[], headers: Record<string, string> = token) =>
	send(url, path, {
		method: 'POST',
		key: '',
		body: form(parts),
		headers: { ...headers, 'Content-Type': 'multipart/form-data; boundary=boundary-of-a-test' },
	});

/** Changes that are undefined leave a field out; so they do below. */
const without = (values: Record<string, string | undefined>) =>
	Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Record<string, string>;

export const mail = (url: string, changes: Record<string, string | undefined> = {}, files: SentPart[] = []) =>
	sendForm(url, '/office/v2/webmail/sendMail', [
		...fields(
			without({
				to: 'to@example.com',
				user_id: 'admin',
				subject: '제목',
				content: '본문',
				save_sent_mail: 'Y',
				...changes,
			}),
		),
		...files,
	]);

export const sms = (url: string, changes: object = {}, sent?: Sent) =>
	call(
		url,
		'POST',
		'/office/v2/sms/send',
		{ user_id: 'admin', sms_type: 'S', sender: '01000001111', receiver: '01000002222', message: '본문', ...changes },
		sent,
	);

export const notify = (url: string, changes: object = {}, sent?: Sent) =>
	call(
		url,
		'POST',
		'/office/v2/notify',
		{ user_list: ['admin'], message: '메시지', link: 'https://example.com/', ...changes },
		sent,
	);

export const alimtalk = (url: string, changes: object = {}, sent?: Sent) =>
	call(
		url,
		'POST',
		'/kakao/v2/messages/',
		{
			data: {
				type: 'kakao_messages',
				attributes: {
					user_id: 'test',
					to: '821000002222',
					template_name: '회원 가입',
					message: '안녕하세요.\n 회원가입이 완료되었습니다.',
					date_to_send: '2019-07-01 09:00:00',
					re_send: 'N',
					...changes,
				},
			},
		},
		sent,
	);

export const draft = (url: string, changes: object = {}, sent?: Sent) =>
	call(
		url,
		'POST',
		'/office/approval/documents',
		{
			form_id: 'form-1',
			subject: '지출 결의',
			contents: '<p>본문</p>',
			callback_url: 'http://127.0.0.1:1/callback',
			modify_contents_flag: 'N',
			modify_files_flag: 'N',
			...changes,
		},
		sent,
	);

export const exchange = (url: string, changes: Record<string, string | undefined> = {}) =>
	sendForm(
		url,
		'/open/auth/accesstoken',
		fields(
			without({
				client_id: 'client',
				client_secret: 'secret',
				grant_type: 'authorization_code',
				auth_code: 'code',
				access_type: 'offline',
				...changes,
			}),
		),
		{},
	);

export const renew = (url: string, refreshToken: string, changes: Record<string, string | undefined> = {}) =>
	exchange(url, { grant_type: 'refresh_token', auth_code: undefined, refresh_token: refreshToken, ...changes });

/** The vendor of a test file, with the calls above. */
export const withHiworks = (settings?: SandboxOptions['hiworks']) =>
	withCalls(
		'hiworks',
		{ call, get, sendForm, mail, sms, notify, alimtalk, draft, exchange, renew, send },
		settings && { hiworks: settings },
	);
