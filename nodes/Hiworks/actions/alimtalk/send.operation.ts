import { flag, text, when } from '../../../shared/fields/fields';
import { seoulTime } from '../../../shared/korea/koreanTime';
import { parseMobile } from '../../../shared/korea/phone';
import { sendAlimtalk } from '../../api/alimtalk';
import { alimtalkColumns } from '../../messaging/columns';
import { filledIn, phone, senderUser, sendAt, userOf } from '../../messaging/fields';
import { checkStillToCome, checkToCome, messageOnce } from '../../messaging/sending';
import { operation } from '../../vendor';
import { say } from '../../words';

/** `01012345678` → `821012345678`: country, then the number without its zero. @throws Invalid */
const mobile = (_: string, given: unknown) => parseMobile(given).replace(/^0/, '82');

const fields = {
	receiver: text({
		displayName: 'Receiver Number',
		description: 'One mobile number; hyphens do not matter',
		placeholder: 'e.g. 010-0000-1234',
		parse: mobile,
	}),
	templateName: text<string>({
		displayName: 'Template Name',
		description:
			'As it is registered (템플릿 이름). Where name, title or text differ from the registered template, Kakao sends nothing.',
	}),
	message: text({
		displayName: 'Message',
		description: 'The text of the template, filled in; sent as it stands, with its line breaks',
		form: 'asItStands',
		parse: filledIn,
	}),
	resend: flag({
		displayName: 'Re-Send as Text Message',
		description:
			'Whether to send a long text message (LMS) where the Alimtalk does not arrive. It costs as much as five Alimtalk and needs a subject and a sender number.',
	}),
	resendSubject: when(
		{ resend: [true] },
		text({
			displayName: 'Text Message Subject',
			description: 'The title of the text message that is sent instead',
			parse: filledIn,
		}),
	),
	resendFrom: when(
		{ resend: [true] },
		phone({
			displayName: 'Text Message Sender Number',
			description:
				'From which number the text message is sent instead; must be registered with Hiworks (발신번호 사전등록)',
			placeholder: 'e.g. 02-000-1234',
		}),
	),
	userId: senderUser,
};

const ownOptions = {
	sendAt,
};

export const send = operation({
	value: 'send',
	name: 'Send',
	action: 'Send alimtalk that costs money and cannot be recalled',
	description:
		'Send a Kakao Alimtalk (알림톡) by a registered template. Hiworks cannot tell a second one from the first: what may have gone out is never sent again.',
	fields,
	options: ownOptions,
	columns: alimtalkColumns(fields, ownOptions),

	prepare({ fields }, run) {
		const {
			receiver,
			templateName,
			message,
			resend,
			resendSubject,
			resendFrom,
			options: { sendAt },
		} = fields;
		checkToCome(sendAt, run);
		const content = {
			user_id: userOf(fields.userId, run),
			to: receiver,
			template_name: templateName,
			message,
			re_send: resend ? ('Y' as const) : ('N' as const),
			// Not read where it is switched off.
			re_send_subject: resendSubject,
			re_send_from: resendFrom,
		};
		const attributes = { ...content, date_to_send: sendAt ?? seoulTime(run.now) };
		return {
			content,
			sendAt,
			request: run.client.request(sendAlimtalk, { body: { data: { type: 'kakao_messages', attributes } } }),
		};
	},

	async send({ content, sendAt, request }, { once }) {
		const { result, duplicate, recovered } = await once.change(
			() => {
				checkStillToCome(sendAt);
				return request;
			},
			messageOnce(
				['alimtalk', content],
				say`look in Hiworks at the sent Alimtalk (알림톡 발송 내역), or whether "Get Balance" gives less than before`,
			),
			({ data: { id: messageId } }) => ({
				messageId,
				status: sendAt === undefined ? 'accepted' : 'scheduled',
				sendAt: sendAt ?? null,
			}),
		);
		return { ...result, duplicate, recovered };
	},
});
