import type { IDataObject } from 'n8n-workflow';
import type { z } from 'zod';

import type { SendingRun } from '../../shared/engine/operation';
import { inParallel } from '../../shared/engine/pool';
import { asFailure } from '../../shared/engine/report';
import { Failure, notStarted } from '../../shared/errors/failure';
import type { Changed } from '../../shared/once/change';
import { notAnswered } from '../../shared/once/uncertain';
import { sendNotification } from '../api/notification';
import { notTwice } from '../messaging/sending';
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
			const places = group.notices.map((notice) => notices.indexOf(notice));
			const ends = await sendGroup(group.notices, run.once.of(...places), run.client).catch((error: unknown) =>
				places.map(() => asFailure(error, edition)),
			);
			for (const [index, notice] of group.notices.entries()) {
				const end = ends[index] ?? notAnswered();
				results.set(notice, outputOf(notice, end));
				if (end instanceof Failure && (end.stopsRun || !run.context.continueOnFail())) halted ??= end;
			}
		},
		() => halted !== undefined,
	);
	return notices.map((notice) => results.get(notice) ?? notStarted(halted));
}

/** @param notices of one content; of each is known what became of it, whatever goes with it in a later try */
async function sendGroup(notices: readonly Notice[], once: SendingRun['once'], client: SendingRun['client']) {
	const usersOf = (some: readonly Notice[]) => some.flatMap(({ userIds }) => userIds);
	const [{ content }] = notices as readonly [Notice];
	return await once.changeAll(
		notices,
		{
			size: notices.length,
			request: (open) => client.request(sendNotification, { body: { user_list: usersOf(open), ...content } }),
			results: (_answer, sent) => sent.map(() => usersOf(sent).length),
			content: ({ userIds }) => ['notification', { user_list: userIds, ...content }],
		},
		notTwice(say`ask one of the users whether the notification came`),
	);
}

function outputOf({ userIds }: Notice, ended: Changed<number> | Failure): IDataObject | Failure {
	if (ended instanceof Failure) return ended;
	const { result: usersInCall, duplicate, recovered } = ended;
	return { status: 'accepted', userIds, usersInCall, duplicate, recovered };
}
