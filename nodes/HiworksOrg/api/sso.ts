import { z } from 'zod';

import { textRow } from '../../HiworksShared/api/textRows';
import { endpoint, looseObject, strictObject, wholeAnswer } from '../../shared/http/endpoint';
import { say } from '../words';
import { filled } from './wire';

/**
 * Sources: collection, Single Sign On (SSO) 연동. No answers of the three server calls are documented, so they are handed
 * on whole.
 */
const address = z.string().regex(/^https?:\/\/\S+$/, say`an http or https address`);

export const issueTemporaryKey = endpoint({
	method: 'POST',
	path: '/office/sso/validate/tmpkey',
	standing: 'documented',
	effect: 'create',
	whole: true,
	response: wholeAnswer,
});
export const ssoLogIn = endpoint({
	method: 'POST',
	path: '/office/sso/validate',
	standing: 'documented',
	effect: 'create',
	formWords: { rd_url: 'Address' },
	body: strictObject({ partner_id: filled, tmp_key: filled, rd_url: address }),
	whole: true,
	response: wholeAnswer,
});
export const ssoLogOut = endpoint({
	method: 'POST',
	path: '/office/sso/validate/logout',
	standing: 'documented',
	effect: 'change',
	formWords: { rd_url: 'Address' },
	body: strictObject({ tmp_key: filled, rd_url: address }),
	whole: true,
	response: wholeAnswer,
});

/** The documented list of menus, as they stand after /office/sso/validate/. */
export const MENUS = {
	addr: 'Address Book (주소록)',
	board: 'Board (게시판)',
	booking: 'Booking (예약)',
	approval: 'E-Approval (전자결재)',
	ea: 'E-Approval, Old ((구)전자결재)',
	insa: 'HR (인사관리)',
	mail: 'Mail (메일)',
	main: 'Main Page (오피스 메인)',
	sms: 'Messaging (메시징)',
	mypage: 'My Page',
	schedule: 'Schedule (일정관리)',
	shared: 'Shared Mail (공용메일)',
	bill: 'Tax Invoices (전자세금계산서)',
} as const;

export const menuAddress = (baseUrl: string, menu: keyof typeof MENUS) => `${baseUrl}/office/sso/validate/${menu}`;

/** On link-api.hiworks.com, without credential: the token in the path is all there is. */
export const lookUpToken = endpoint({
	method: 'GET',
	path: '/v4/tokens/{token}',
	standing: 'documented',
	effect: 'read',
	response: looseObject({
		data: textRow(['user-id', 'user-name', 'employee-no'], {
			'user-no': z.union([z.string(), z.number()]).transform(String),
		}),
	}),
});
