import { binaryInput, digestOf } from '../../../shared/engine/binaryInput';
import { Invalid } from '../../../shared/errors/invalid';
import { flag, optional, text } from '../../../shared/fields/fields';
import { sendMail } from '../../api/mail';
import { addresses, joined, loadFiles } from '../../mail/parts';
import { checkReached, missed, noneReached, tellMissed } from '../../mail/reached';
import { senderUser, several, userOf } from '../../messaging/fields';
import { messageOnce } from '../../messaging/sending';
import { operation } from '../../vendor';
import { say } from '../../words';

export const send = operation({
	value: 'send',
	name: 'Send',
	action: 'Send mail that cannot be recalled',
	description:
		'Send a mail from the mailbox of a user. Not for bulk mail. Hiworks cannot tell a second one from the first: what may have gone out is never sent again.',
	fields: {
		to: addresses('To', 'Who gets it'),
		subject: optional(text<string>({ displayName: 'Subject', description: 'The title of the mail' })),
		content: text({ displayName: 'Content', description: 'The body of the mail', form: 'asItStands' }),
		userId: senderUser,
	},
	options: {
		attachments: several({
			displayName: 'Attachments (Unofficial)',
			description:
				'Names of the input binary fields with files to attach, separated by commas. Not documented: public code sends them so.',
			placeholder: 'e.g. data',
		}),
		bcc: addresses('BCC', 'Who gets it unseen by the others'),
		cc: addresses('CC', 'Who gets a copy'),
		failOnAnyMiss: flag({
			displayName: 'Fail on Any Miss',
			description: 'Whether to fail when one address was not reached. Otherwise it fails only when none was.',
		}),
		saveInSentBox: flag({
			displayName: 'Save in Sent Box',
			description: 'Whether the sender keeps a copy among the sent mails (보낸 편지함)',
			default: true,
		}),
	},

	prepare({ fields, itemIndexes: [itemIndex = 0] }, run) {
		const {
			to,
			subject,
			content,
			options: { attachments, cc, bcc, failOnAnyMiss, saveInSentBox },
		} = fields;
		if (to.length === 0) throw new Invalid(say`at least one mail address`).within('To');
		const binaries = attachments.map((field) => binaryInput(run.context, itemIndex, field));
		const form = {
			to: to.join(','),
			user_id: userOf(fields.userId, run),
			cc: joined(cc),
			bcc: joined(bcc),
			subject,
			content,
			save_sent_mail: saveInSentBox ? ('Y' as const) : ('N' as const),
		};
		run.client.request(sendMail, { body: form });
		return { itemIndex, form, binaries, failOnAnyMiss, wanted: [...to, ...cc, ...bcc] };
	},

	async send({ itemIndex, form, binaries, failOnAnyMiss, wanted }, run) {
		const { client, once } = run;
		const files = await loadFiles(run.context, itemIndex, binaries);
		const { result, duplicate, recovered } = await once.change(
			client.request(sendMail, { body: { ...form, ...(files.length > 0 && { file: files }) } }),
			messageOnce(
				['mail', form, digestOf(files)],
				say`look in the sent box (보낸 편지함) of the sender, if it keeps copies there, or ask one of the receivers`,
			),
			({ result: { successList, dupList, wrongList }, message }) => {
				if (successList.length === 0) throw noneReached(wrongList, message ? client.redact(message) : undefined);
				return { status: 'accepted', successList, dupList, wrongList, missedList: missed(wanted, successList) };
			},
		);
		if (failOnAnyMiss) checkReached(result);
		else tellMissed(run, result);
		return { ...result, duplicate, recovered };
	},
});
