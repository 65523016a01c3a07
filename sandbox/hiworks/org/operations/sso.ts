/** Signing on. No answer is documented but that of a redirect token (sso-answers). */
import type { Answer } from '../../../host.ts';
import type { JsonObject } from '../../../json.ts';
import type { HiworksOrgSettings } from '../settings.ts';
import type { SsoEntry } from '../sso.ts';
import { failure, refuse, success, type Handler } from './common.ts';

const MENU = /^\/office\/sso\/validate\/([a-z]+)$/;

/** sso-menus: the address is looked at from its path on. */
function isMenu(address: string, { menus }: HiworksOrgSettings): boolean {
	if (menus === null) return true;
	const found = MENU.exec(URL.parse(address)?.pathname ?? '');
	return found !== null && menus.includes(found[1]!);
}

const done = (rdUrl: string, { ssoAnswer }: HiworksOrgSettings): Answer =>
	ssoAnswer === 'redirect'
		? { status: 302, headers: { Location: rdUrl }, effect: true }
		: { ...success(), effect: true };

const createSsoTemporaryKey: Handler = (_request, { sso, settings }) => {
	const given = { tmp_key: sso.make().tmpKey };
	return { ...success(settings.temporaryKeyAs === 'data' ? { data: given } : given), effect: true };
};

/** sso-order */
const step =
	(from: SsoEntry['state'], to: SsoEntry['state']): Handler =>
	({ body }, { sso, settings }) => {
		const { partner_id: partnerId, tmp_key: tmpKey, rd_url: rdUrl } = body as JsonObject;
		const entry = sso.find(tmpKey);
		if (entry?.state !== from) return failure('유효하지 않은 임시키입니다.');
		if (partnerId !== undefined && settings.partnerIds !== null && !settings.partnerIds.includes(partnerId))
			return failure('존재하지 않는 고객사 아이디입니다.');
		if (!isMenu(rdUrl, settings)) return failure('존재하지 않는 메뉴입니다.');
		Object.assign(entry, { state: to, partnerId: partnerId ?? entry.partnerId, rdUrl });
		return done(rdUrl, settings);
	};

/** sso-token-once */
const getUserByToken: Handler = ({ path }, { sso }) => {
	const user = sso.userOf(path.token!);
	return user ? { status: 200, body: { data: user } } : refuse(404, '유효하지 않은 토큰입니다.');
};

export const signOn = {
	createSsoTemporaryKey,
	ssoLogin: step('made', 'loggedIn'),
	ssoLogout: step('loggedIn', 'loggedOut'),
	getUserByToken,
};
