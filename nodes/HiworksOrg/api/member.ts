import { z } from 'zod';

import { textRows } from '../../HiworksShared/api/textRows';
import { endpoint, strictObject } from '../../shared/http/endpoint';
import { done, filled, listOf } from './wire';

/** Sources: collection, 조직 연동 > 구성원. */
const PATH = '/office/org/member';

const details = {
	email: filled.optional(),
	phone: filled.optional(),
	cell: filled.optional(),
	company_num: filled.optional(),
	birthday: filled.optional(),
	birthday_type: z.enum(['S', 'M']).optional(),
	zip_code: filled.optional(),
	address: filled.optional(),
	introduce: filled.optional(),
};

const newMember = strictObject({
	user_id: filled,
	user_name: filled,
	user_pass: filled,
	extKey: filled,
	orgExtKey: filled.optional(),
	positionExtKey: filled.optional(),
	dutyExtKey: filled.optional(),
	...details,
});

export const memberChange = strictObject({
	extKey: filled,
	user_name: filled.optional(),
	modifyExtKey: filled.optional(),
	/** An organization that the member is in; `modifyOrgExtKey` takes its place. */
	orgExtKey: filled.optional(),
	modifyOrgExtKey: filled.optional(),
	/** One more organization. */
	addOrgExtKey: filled.optional(),
	modifyPositionExtKey: filled.optional(),
	modifyDutyExtKey: filled.optional(),
	...details,
	active: z.enum(['Y', 'N']).optional(),
	active_memo: filled.optional(),
});

export const createMembers = endpoint({
	method: 'POST',
	path: PATH,
	standing: 'documented',
	effect: 'create',
	body: strictObject({ user_list: z.array(newMember).min(1) }),
	response: done,
});
/** One member in a call. */
export const updateMember = endpoint({
	method: 'PUT',
	path: PATH,
	standing: 'documented',
	effect: 'change',
	body: memberChange,
	response: done,
});
export const deleteMembers = endpoint({
	method: 'DELETE',
	path: PATH,
	standing: 'documented',
	effect: 'change',
	body: strictObject({ delete_user_list: z.array(strictObject({ user_id: filled, extKey: filled })).min(1) }),
	response: done,
});
export const linkMembers = endpoint({
	method: 'POST',
	path: '/office/org/memberlink',
	standing: 'documented',
	effect: 'change',
	body: strictObject({ user_list: z.array(strictObject({ user_id: filled, extKey: filled.optional() })).min(1) }),
	response: done,
});

/**
 * The key is called required; the documented example sends it empty and gets all members.
 * The shape of `organizations` is not documented (the example shows empty lists): any entries pass.
 */
export const listMembers = endpoint({
	method: 'GET',
	path: PATH,
	standing: 'documented',
	effect: 'read',
	response: listOf(
		textRows(['user_id', 'user_name', 'extKey', 'email', 'phone', 'cell'], {
			organizations: z.array(z.unknown()).nullish(),
		}),
	),
});
