/** Notifications (알림) and mail (메일). */
import type { Part } from '../../../contract.ts';
import type { JsonObject } from '../../../json.ts';
import { failure, formText, refuseUser, success, type Handler } from './common.ts';

/** notify-extra */
const sendNotification: Handler = ({ body }, { messages, settings }) => {
	const { user_list: users, message, link, mlink = null, solution_name: solutionName = null } = body as JsonObject;
	const unknown = users.filter((userId: string) => !settings.users.some(({ user_id }) => user_id === userId));
	const refusal = unknown.map((userId: string) => refuseUser(userId, settings)).find(Boolean);
	if (refusal) return refusal;
	messages.notifications.push({ users, unknown, message, link, mlink, solutionName });
	return { ...success(), effect: true };
};

/** mail-receivers: how several go into one field is not said; comma and semicolon both part them here. */
const addressesOf = (text: string) =>
	text
		.split(/[,;]/)
		.map((address) => address.trim())
		.filter((address) => address !== '');

/** "홍길동" <hong@example.com> and hong@example.com are the same address. */
const bare = (address: string) => /<([^<>]*)>\s*$/.exec(address)?.[1] ?? address;

const IS_ADDRESS = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

/** mail-form, mail-attachment: the contract has seen to the parts. mail-partial, mail-err-200. */
const sendMail: Handler = ({ body }, { messages, settings }) => {
	const parts = body as Part[];
	const [to, cc, bcc, subject, content, userId] = ['to', 'cc', 'bcc', 'subject', 'content', 'user_id'].map((name) =>
		formText(parts, name),
	) as [string, string, string, string, string, string];
	const refusal = refuseUser(userId, settings);
	if (refusal) return refusal;
	const lists = { successList: [] as string[], dupList: [] as string[], wrongList: [] as string[] };
	const seen = new Set<string>();
	for (const address of [to, cc, bcc].flatMap(addressesOf).map(bare)) {
		const isAgain = seen.has(address.toLowerCase()) || settings.duplicateAddresses.includes(address);
		const isWrong = !IS_ADDRESS.test(address) || settings.wrongAddresses.includes(address);
		seen.add(address.toLowerCase());
		lists[isWrong ? 'wrongList' : isAgain ? 'dupList' : 'successList'].push(address);
	}
	if (lists.successList.length === 0 && settings.unreachedMail === 'ERR')
		return failure('메일을 발송할 수 있는 주소가 없습니다.');
	const files = parts
		.filter(({ name }) => name === 'file')
		.map(({ filename, contentType, bytes }) => ({ name: filename!, contentType, bytes: Buffer.from(bytes) }));
	messages.mails.push({
		userId,
		to,
		cc,
		bcc,
		subject,
		content,
		saveSentMail: formText(parts, 'save_sent_mail') as 'Y' | 'N',
		files,
		...structuredClone(lists),
	});
	return { ...success({ result: lists }), effect: lists.successList.length > 0 };
};

export const mail = { sendNotification, sendMail };
