import { textRows } from '../../HiworksShared/api/textRows';
import { endpoint, strictObject } from '../../shared/http/endpoint';
import { byKey, done, filled, listOf } from './wire';

/** Sources: collection, 조직 연동 > 조직. */
const PATH = '/office/org/organization';

/** `parentExtKey` is left out where the parent is the top. */
export const createOrganization = endpoint({
	method: 'POST',
	path: PATH,
	standing: 'documented',
	effect: 'create',
	body: strictObject({ extKey: filled, parentExtKey: filled.optional(), name: filled }),
	response: done,
});
/** There is no field with which an organization moves. */
export const updateOrganization = endpoint({
	method: 'PUT',
	path: PATH,
	standing: 'documented',
	effect: 'change',
	body: strictObject({ extKey: filled, name: filled.optional(), modifyExtKey: filled.optional() }),
	response: done,
});
export const deleteOrganization = endpoint({
	method: 'DELETE',
	path: PATH,
	standing: 'documented',
	effect: 'change',
	body: byKey,
	response: done,
});
/** Key, name and date; not the parent. */
export const listOrganizations = endpoint({
	method: 'GET',
	path: PATH,
	standing: 'documented',
	effect: 'read',
	response: listOf(textRows(['extKey', 'name', 'regDate'])),
});
