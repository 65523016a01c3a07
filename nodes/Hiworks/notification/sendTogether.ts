import type { IDataObject } from 'n8n-workflow';
import type { z } from 'zod';

import type { SendingRun } from '../../shared/engine/operation';
import { inParallel } from '../../shared/engine/pool';
import { asFailure } from '../../shared/engine/report';
import { Failure, notStarted } from '../../shared/errors/failure';
import type { Changed } from '../../shared/once/change';
import { sendNotification } from '../api/notification';
import { messageOnce } from '../messaging/sending';
import { edition, say } from '../words';

interface Notice {
	userIds: string[];
	content: Omit<z.input<typeof sendNotification.body>, 'user_list'>;
}

/** Items that go as one call. */
interface Group {
	notices: Notice[];
	users: Set<string>;
}

/**
 * Equal notifications, as one call for many users. Two that go to the same user stay two calls: what was asked for
 * twice is sent twice.
 */
function together(notices: readonly Notice[], usersPerCall: number): Group[] {
	const groups: Group[] = [];
	const open = new Map<string, Group[]>();
	for (const notice of notices) {
		const key = JSON.stringify(notice.content);
		const equal = open.get(key) ?? [];
		const fits = ({ users }: Group) =>
			users.size + notice.userIds.length <= usersPerCall && !notice.userIds.some((id) => users.has(id));
		const found = equal.find(fits);
		const group = found ?? { notices: [], users: new Set() };
		if (!found) {
			groups.push(group);
			open.set(key, [...equal, group]);
		}
		group.notices.push(notice);
		for (const id of notice.userIds) group.users.add(id);
	}
	return groups;
}

/** Sends all items of a run. @returns what became of each, in their order */
export async function sendTogether(
	notices: readonly Notice[],
	run: SendingRun,
	{ usersPerCall }: { usersPerCall: number },
): Promise<Array<IDataObject | Failure>> {
	const results = new Map<Notice, IDataObject | Failure>();
	let halted: Failure | undefined;
	await inParallel(
		together(notices, usersPerCall),
		run.itemsInFlight,
		async (group) => {
			const [first] = group.notices;
			const ended = await sendGroup(group, run, first ? notices.indexOf(first) : 0).catch((error: unknown) =>
				asFailure(error, edition),
			);
			for (const notice of group.notices) results.set(notice, outputOf(notice, group, ended));
			if (ended instanceof Failure && (ended.stopsRun || !run.context.continueOnFail())) halted ??= ended;
		},
		() => halted !== undefined,
	);
	return notices.map((notice) => results.get(notice) ?? notStarted(halted));
}

/** @param index of its first item, by which the execution remembers it */
async function sendGroup({ notices, users }: Group, { client, once }: SendingRun, index: number) {
	const body = { user_list: [...users], ...(notices[0]?.content ?? { message: '', link: '' }) };
	return await once
		.of(index)
		.change(
			client.request(sendNotification, { body }),
			messageOnce(['notification', body], say`ask one of the users whether the notification came`),
			() => 'accepted',
		);
}

function outputOf({ userIds }: Notice, { users }: Group, ended: Changed<string> | Failure): IDataObject | Failure {
	if (ended instanceof Failure) return ended;
	const { result: status, duplicate, recovered } = ended;
	return { status, userIds, usersInCall: users.size, duplicate, recovered };
}
