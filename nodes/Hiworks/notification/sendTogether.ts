import type { IDataObject } from 'n8n-workflow';
import type { z } from 'zod';

import { quotaOutput } from '../../HiworksShared/callOptions';
import type { Run } from '../../shared/engine/operation';
import { inParallel } from '../../shared/engine/pool';
import { asFailure } from '../../shared/engine/report';
import { notStarted, type Failure } from '../../shared/errors/failure';
import { sendNotification } from '../api/notification';
import { sendAgainUnless, sendOnce } from '../messaging/sending';

interface Notice {
	itemIndex: number;
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
	run: Run,
	{ usersPerCall }: { usersPerCall: number },
): Promise<Array<IDataObject | Failure>> {
	const results = new Map<Notice, IDataObject | Failure>();
	let halted: Failure | undefined;
	await inParallel(
		together(notices, usersPerCall),
		run.itemsInFlight,
		async (group) => {
			const failure = await sendGroup(group, run).catch(asFailure);
			for (const notice of group.notices) {
				results.set(
					notice,
					failure ?? {
						status: 'accepted',
						userIds: notice.userIds,
						usersInCall: group.users.size,
						...quotaOutput(run.client),
					},
				);
			}
			if (failure && (failure.stopsRun || !run.context.continueOnFail())) halted ??= failure;
		},
		() => halted !== undefined,
	);
	return notices.map((notice) => results.get(notice) ?? notStarted(halted));
}

async function sendGroup({ notices, users }: Group, run: Run): Promise<undefined> {
	const [{ itemIndex, content } = { itemIndex: 0, content: { message: '', link: '' } }] = notices;
	const body = { user_list: [...users], ...content };
	const request = run.client.request(sendNotification, { body });
	await sendOnce(
		run,
		itemIndex,
		['notification', body],
		sendAgainUnless('ask one of the users whether the notification came'),
		async () => {
			await run.client.send(request);
			return { sent: true };
		},
	);
}
