import { Invalid } from '../../../shared/errors/invalid';
import { count, optional, rows, text } from '../../../shared/fields/fields';
import { sendNotification } from '../../api/notification';
import { notificationColumns } from '../../messaging/columns';
import { receivingUser, several, webPage } from '../../messaging/fields';
import { sendTogether } from '../../notification/sendTogether';
import { operation } from '../../vendor';
import { say } from '../../words';

const fields = {
	users: rows({
		displayName: 'Users',
		description: 'Who gets it, chosen from the office',
		group: 'user',
		groupName: 'User',
		buttonText: 'Add User',
		fields: { userId: receivingUser },
	}),
	userIds: several(
		{
			displayName: 'User IDs',
			description:
				'Who gets it, beside the users chosen above: Hiworks user IDs (사용자 아이디), separated by commas, or a list',
			placeholder: 'e.g. admin, kcs',
		},
		// Hiworks takes any, and what goes to nobody's ID is lost.
		receivingUser.read,
	),
	message: text<string>({ displayName: 'Message', description: 'The text that is shown', form: 'lines' }),
	link: text({
		displayName: 'Link',
		description: 'The page that a click opens',
		placeholder: 'e.g. https://example.com/orders/1',
		parse: webPage,
	}),
};

const ownOptions = {
	imageUrl: optional(text({ displayName: 'Image URL', description: 'The picture beside the text', parse: webPage })),
	mobileLink: optional(
		text({ displayName: 'Mobile Link', description: 'The page that a tap on a phone opens', parse: webPage }),
	),
	title: optional(text<string>({ displayName: 'Title', description: 'The heading of the notification (알림 제목)' })),
	usersPerCall: count({
		displayName: 'Users per Call',
		description:
			'How many users equal notifications are put together for, at most. How many Hiworks takes is not documented. An item that names more by itself goes as one call.',
		least: 1,
		most: 1000,
		default: 100,
	}),
};

export const send = operation({
	value: 'send',
	name: 'Send',
	action: 'Send notification that cannot be recalled',
	description:
		'Send a notification (알림) to users of the office. Items with equal text and links go as one call with many users.',
	fields,
	options: ownOptions,
	columns: notificationColumns(fields, ownOptions),

	begin: ({ options }) => options,

	prepare({ fields }, { client }) {
		const {
			message,
			link,
			options: { mobileLink, title, imageUrl },
		} = fields;
		const userIds = [...new Set([...fields.users.map(({ userId }) => userId), ...fields.userIds])];
		if (userIds.length === 0) throw new Invalid(say`at least one user`).within('User IDs');
		const content = {
			message,
			link,
			...(mobileLink && { mlink: mobileLink }),
			...(title && { solution_name: title }),
			...(imageUrl && { solution_image_url: imageUrl }),
		};
		client.request(sendNotification, { body: { user_list: userIds, ...content } });
		return { userIds, content };
	},

	// All of the run, which it puts together by what belongs together.
	batch: { send: sendTogether },
});
