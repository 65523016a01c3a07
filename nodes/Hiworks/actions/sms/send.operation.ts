import { inside, Invalid } from '../../../shared/errors/invalid';
import { choice, optional, text } from '../../../shared/fields/fields';
import { eucKrBytes } from '../../../shared/korea/eucKr';
import { sendSms } from '../../api/sms';
import { smsColumns } from '../../messaging/columns';
import { filledIn, phone, senderUser, sendAt, userOf } from '../../messaging/fields';
import { checkStillToCome, checkToCome, messageOnce, tellNight } from '../../messaging/sending';
import { smsOutcome } from '../../sms/outcome';
import { operation } from '../../vendor';
import { say } from '../../words';

/** Bytes in EUC-KR that one text message holds. */
const MOST_BYTES = 90;

const fields = {
	sender: phone({
		displayName: 'Sender Number',
		description: 'Must be registered with Hiworks (발신번호 사전등록); hyphens do not matter',
		placeholder: 'e.g. 02-000-1234',
	}),
	receiver: phone({
		displayName: 'Receiver Number',
		description: 'One number; hyphens do not matter',
		placeholder: 'e.g. 010-0000-1234',
	}),
	message: text<string>({
		displayName: 'Message',
		description: 'A short message (type S) holds 90 bytes: 45 Korean letters, or 90 Latin ones',
		form: 'lines',
		parse: filledIn,
	}),
	smsType: choice({
		displayName: 'Type',
		description: 'Only the short type is documented',
		choices: {
			L: {
				name: 'Long: LMS (Unofficial)',
				description: 'For more than 90 bytes. Whether Hiworks takes it so is not documented.',
			},
			M: {
				name: 'Multimedia: MMS (Unofficial)',
				description: 'Without a picture: how one is sent is not documented',
			},
			S: { name: 'Short: SMS', description: 'Up to 90 bytes' },
		},
		default: 'S',
	}),
	userId: senderUser,
};

const ownOptions = {
	sendAt,
	subject: optional(
		text({
			displayName: 'Subject',
			description: 'The title (제목). A short message shows none.',
			parse: filledIn,
		}),
	),
};

export const send = operation({
	value: 'send',
	name: 'Send',
	action: 'Send SMS that costs money and cannot be recalled',
	description:
		'Send a text message (문자), now or later. Hiworks cannot tell a second one from the first: what may have gone out is never sent again.',
	fields,
	options: ownOptions,
	columns: smsColumns(fields, ownOptions),

	prepare({ fields }, run) {
		const {
			sender,
			receiver,
			message,
			smsType,
			options: { sendAt, subject = '' },
		} = fields;
		const bytes = inside('Message', () => eucKrBytes(message));
		inside('Subject', () => eucKrBytes(subject));
		if (smsType === 'S' && bytes > MOST_BYTES)
			throw new Invalid(
				say`at most ${MOST_BYTES} bytes in a short message (type S), in which a Korean letter is 2`,
				say`${bytes} bytes`,
			).within('Message');
		checkToCome(sendAt, run);
		const content = { user_id: userOf(fields.userId, run), sms_type: smsType, sender, receiver, subject, message };
		return {
			content,
			bytes,
			sendAt,
			request: run.client.request(sendSms, { body: { ...content, send_date: sendAt ?? '', file: '' } }),
		};
	},

	async send({ content, bytes, sendAt, request }, run) {
		const { client, once } = run;
		const { result, duplicate, recovered } = await once.change(
			() => {
				checkStillToCome(sendAt);
				return request;
			},
			messageOnce(
				['sms', content],
				say`look in Hiworks at the sent and scheduled messages (문자 발송 내역), or whether "Get Balance" gives less than before`,
			),
			({ result: counted, message }) => ({
				...smsOutcome(counted, message ? client.redact(message) : undefined),
				status: sendAt === undefined ? 'accepted' : 'scheduled',
				sendAt: sendAt ?? null,
				bytes,
			}),
		);
		tellNight([content.subject, content.message], sendAt, run);
		return { ...result, duplicate, recovered };
	},
});
