import { z } from 'zod';

import { textRows } from '../../HiworksShared/api/textRows';
import { endpoint, strictObject } from '../../shared/http/endpoint';
import { byKey, done, filled, listOf } from './wire';

/** Sources: collection, 조직 연동 > 직위 and 직무. `order` has no documented format: any text. */
const newRow = strictObject({ name: filled, extKey: filled, order: filled });
/** `modifyExtKey` is required: the key as it shall be, also where it stays. */
const changedRow = strictObject({
	extKey: filled,
	modifyExtKey: filled,
	name: filled.optional(),
	order: filled.optional(),
});
const readRows = textRows(['extKey', 'name', 'order', 'level']);

export type ReadRank = z.output<typeof readRows>[number];

const POSITION = '/office/org/position';
const DUTY = '/office/org/duty';

/** `level` is one for all rows of a call. */
export const createPositions = endpoint({
	method: 'POST',
	path: POSITION,
	standing: 'documented',
	effect: 'create',
	body: strictObject({ level: filled.optional(), position_list: z.array(newRow).min(1) }),
	response: done,
});
/** At which depth `level` stands here is not documented; it is sent as in the creating call. */
export const updatePositions = endpoint({
	method: 'PUT',
	path: POSITION,
	standing: 'documented',
	effect: 'change',
	body: strictObject({ level: filled.optional(), position_list: z.array(changedRow).min(1) }),
	response: done,
});
/** The collection writes another host variable here (`{{url}}.hiworks.com`); taken as api.hiworks.com. */
export const deletePosition = endpoint({
	method: 'DELETE',
	path: POSITION,
	standing: 'documented',
	effect: 'change',
	body: byKey,
	response: done,
});
/** Its answer is not documented; it is read like the duties'. */
export const listPositions = endpoint({
	method: 'GET',
	path: POSITION,
	standing: 'unconfirmed',
	effect: 'read',
	response: listOf(readRows),
});

export const createDuties = endpoint({
	method: 'POST',
	path: DUTY,
	standing: 'documented',
	effect: 'create',
	body: strictObject({ duty_list: z.array(newRow).min(1) }),
	response: done,
});
export const updateDuties = endpoint({
	method: 'PUT',
	path: DUTY,
	standing: 'documented',
	effect: 'change',
	body: strictObject({ duty_list: z.array(changedRow).min(1) }),
	response: done,
});
export const deleteDuty = endpoint({
	method: 'DELETE',
	path: DUTY,
	standing: 'documented',
	effect: 'change',
	body: byKey,
	response: done,
});
export const listDuties = endpoint({
	method: 'GET',
	path: DUTY,
	standing: 'documented',
	effect: 'read',
	response: listOf(readRows),
});
