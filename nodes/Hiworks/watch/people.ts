import type { IDataObject } from 'n8n-workflow';

import type { Change, Seen, Watch } from '../../shared/polling/watch';
import { readPeople, type Person, type Place } from '../directory/people';
import { hiworks } from '../vendor';

export type PersonEvent = 'joined' | 'left' | 'moved' | 'changed';

/** Who works in the office, and where. */
export const watchPeople = (events: ReadonlySet<PersonEvent>): Watch => ({
	vendor: hiworks,
	subject: 'people',
	calls: 2,
	async read(client) {
		return (await readPeople(client)).map(seen);
	},
	wants: (change) => eventOf(change, events) !== undefined,
	show: (change) => ({
		event: eventOf(change, events) ?? 'joined',
		...shown(change),
		changed: change.kind === 'changed' ? [...change.changed] : [],
	}),
});

/** Of one that was moved and changed at once the event is that which is wanted. */
function eventOf(change: Change, events: ReadonlySet<PersonEvent>): PersonEvent | undefined {
	const has = (event: PersonEvent) => (events.has(event) ? event : undefined);
	if (change.kind === 'appeared') return has('joined');
	if (change.kind === 'gone') return has('left');
	const { changed } = change;
	return (
		(changed.includes('places') ? has('moved') : undefined) ??
		(changed.some((name) => name !== 'places') ? has('changed') : undefined)
	);
}

function seen(person: Person): Seen {
	const { userId, userNo, name, email, phone, cell, isAdmin, isConstructionAdmin, places } = person;
	return {
		key: userId,
		values: {
			name,
			places: places.map(({ departmentId }) => departmentId).join(),
			// What is not known has not changed.
			...(isAdmin !== null && {
				email: email ?? '',
				phone: phone ?? '',
				cell: cell ?? '',
				// Without its flag a person counts as none: that is the value which an answer may lack.
				isAdmin: isAdmin ? 'true' : '',
				isConstructionAdmin: isConstructionAdmin ? 'true' : '',
			}),
		},
		kept: { name, userId, userNo, email, places },
		item: { ...person },
	};
}

interface Kept extends IDataObject {
	places?: Place[];
}

/** The person as it is now; of one who left, as it was last seen. */
function shown(change: Change): IDataObject {
	const before: Kept = (change.kind !== 'appeared' && change.before) || {};
	const { name, userId, userNo, email, phone, cell, isAdmin, isConstructionAdmin, places }: Kept =
		change.kind === 'gone' ? { ...before, places: [] } : change.seen.item;
	return {
		name,
		userId,
		...placeOutput(places ?? []),
		...previously(placeOutput(before.places ?? [])),
		email,
		phone: phone ?? null,
		cell: cell ?? null,
		isAdmin: isAdmin ?? null,
		isConstructionAdmin: isConstructionAdmin ?? null,
		userNo,
	};
}

/** The first place stands at hand; who has several has them all in `places`. */
const placeOutput = (places: Place[]) => ({
	department: places[0]?.department ?? null,
	path: places[0]?.path ?? [],
	places,
});

const previously = ({ department, path, places }: ReturnType<typeof placeOutput>) => ({
	previousDepartment: department,
	previousPath: path,
	previousPlaces: places,
});
