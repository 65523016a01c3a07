import type { Dictionary } from '../../shared/words/dictionary';

/** Text messages, Alimtalk, mail and notifications. */
export const messages = (): Dictionary => ({
	'Read how many Alimtalk can still be sent (알림톡 잔여 건수)': '앞으로 보낼 수 있는 알림톡 잔여 건수를 조회합니다.',
	"Read what became of an Alimtalk and of its text message (전송 내역), in Hiworks' own values":
		'알림톡과 그 대체 문자의 전송 내역을 하이웍스의 값 그대로 조회합니다.',
	'Send a Kakao Alimtalk (알림톡) by a registered template. Hiworks cannot tell a second one from the first: what may have gone out is never sent again.':
		'등록된 템플릿으로 카카오 알림톡을 보냅니다. 하이웍스는 같은 것을 두 번 보내도 구별하지 못하므로, 이미 나갔을 수 있는 것은 다시 보내지 않습니다.',
	'Send a mail from the mailbox of a user. Not for bulk mail. Hiworks cannot tell a second one from the first: what may have gone out is never sent again.':
		'사용자의 메일함에서 메일을 보냅니다. 대량 메일용이 아닙니다. 하이웍스는 같은 것을 두 번 보내도 구별하지 못하므로, 이미 나갔을 수 있는 것은 다시 보내지 않습니다.',
	'Send a notification (알림) to users of the office. Items with equal text and links go as one call with many users.':
		'오피스 사용자에게 알림을 보냅니다. 내용과 링크가 같은 아이템은 여러 사용자에게 한 번의 호출로 보냅니다.',
	'Take back a text message that waits for its time (예약 발송 취소)': '예약되어 기다리는 문자의 발송을 취소합니다.',
	'Read how many text messages can still be sent (문자 잔여 건수)': '앞으로 보낼 수 있는 문자 잔여 건수를 조회합니다.',
	'Make the address of the page on which a person writes a text message (문자 발송 팝업). Calls nothing.':
		'사람이 문자를 작성하는 문자 발송 팝업의 주소를 만듭니다. 호출은 하지 않습니다.',
	'Read what became of a text message (전송 내역). What Hiworks answers is not documented: it comes out as it is.':
		'문자의 전송 내역을 조회합니다. 하이웍스의 응답 형식은 문서에 없으므로 받은 그대로 내보냅니다.',
	'Read how many text messages were sent of late (문자 사용 건수); Hiworks says over which time':
		'최근에 보낸 문자 사용 건수를 조회합니다. 대상 기간은 하이웍스가 알려 줍니다.',
	'Give a text message that waits for its time another one (예약 발송 수정)':
		'예약되어 기다리는 문자의 예약시각을 바꿉니다.',
	'Send a text message (문자), now or later. Hiworks cannot tell a second one from the first: what may have gone out is never sent again.':
		'문자를 바로 또는 예약해서 보냅니다. 하이웍스는 같은 것을 두 번 보내도 구별하지 못하므로, 이미 나갔을 수 있는 것은 다시 보내지 않습니다.',
	'The Hiworks user (사용자 아이디) in whose name this is done. Empty: the default user of the credential.':
		'이 작업을 할 하이웍스 사용자의 아이디. 비우면 자격 증명의 기본 사용자로 합니다.',
	'e.g. admin': '예: admin',
	'What "Send" gave': '"발송"에서 나온 값',
	'e.g. 12345': '예: 12345',
	'One mobile number; hyphens do not matter': '휴대폰 번호 하나. 하이픈은 있어도 없어도 됩니다.',
	'e.g. 010-0000-1234': '예: 010-0000-1234',
	'As it is registered (템플릿 이름). Where name, title or text differ from the registered template, Kakao sends nothing.':
		'등록된 그대로의 템플릿 이름. 이름, 제목, 내용이 등록된 템플릿과 다르면 카카오에서 발송되지 않습니다.',
	'The text of the template, filled in; sent as it stands, with its line breaks':
		'변수를 채운 템플릿 내용. 줄바꿈까지 그대로 보냅니다.',
	'Whether to send a long text message (LMS) where the Alimtalk does not arrive. It costs as much as five Alimtalk and needs a subject and a sender number.':
		'알림톡이 도착하지 않으면 장문 문자(LMS)를 대신 보낼지 여부. 알림톡 5건으로 차감되며, 제목과 발신번호가 필요합니다.',
	'The title of the text message that is sent instead': '대신 보내는 문자의 제목',
	'From which number the text message is sent instead; must be registered with Hiworks (발신번호 사전등록)':
		'대신 보내는 문자의 발신번호. 하이웍스에 사전 등록한 번호여야 합니다.',
	'e.g. 02-000-1234': '예: 02-000-1234',
	'When to send it: in Seoul, or, with a time zone, the same moment there. Without this, or with "now": at once.':
		'발송할 서울 시각. 시간대를 함께 적으면 그 시간대의 시각으로 봅니다. 이 옵션을 쓰지 않거나 "즉시"라고 적으면 바로 보냅니다.',
	'When to send it: in Seoul, or, with a time zone, the same moment there':
		'발송할 서울 시각. 시간대를 함께 적으면 그 시간대의 시각으로 봅니다.',
	'Who gets it; several with commas, or a list. How Hiworks takes several is not documented: they go joined by commas.':
		'메일을 받는 주소. 여러 개는 쉼표로 구분하거나 목록으로 줍니다. 하이웍스가 여러 주소를 어떻게 받는지는 문서에 없으므로 쉼표로 이어 보냅니다.',
	'The title of the mail': '메일의 제목',
	'The body of the mail': '메일의 본문',
	'Attachments (Unofficial)': '첨부파일(비공식)',
	'Names of the input binary fields with files to attach, separated by commas. Not documented: public code sends them so.':
		'첨부할 파일이 든 입력 바이너리 필드의 이름. 여러 개는 쉼표로 구분합니다. 하이웍스 문서에는 없으며, 공개된 연동 코드가 보내는 방식입니다.',
	'Who gets it unseen by the others; several with commas, or a list. How Hiworks takes several is not documented: they go joined by commas.':
		'다른 사람에게 보이지 않게 받는 주소. 여러 개는 쉼표로 구분하거나 목록으로 줍니다. 하이웍스가 여러 주소를 어떻게 받는지는 문서에 없으므로 쉼표로 이어 보냅니다.',
	'Who gets a copy; several with commas, or a list. How Hiworks takes several is not documented: they go joined by commas.':
		'참조로 받는 주소. 여러 개는 쉼표로 구분하거나 목록으로 줍니다. 하이웍스가 여러 주소를 어떻게 받는지는 문서에 없으므로 쉼표로 이어 보냅니다.',
	'Whether to fail when one address was not reached. Otherwise it fails only when none was.':
		'보내지 못한 주소가 하나라도 있으면 실패로 끝낼지 여부. 끄면 어느 주소에도 보내지 못한 때만 실패합니다.',
	'Whether the sender keeps a copy among the sent mails (보낸 편지함)':
		'보내는 사람의 보낸 편지함에 사본을 남길지 여부',
	'Who gets it, chosen from the office': '오피스 사용자 중에서 고른 받는 사람',
	'Add User': '사용자 추가',
	'Who gets it': '알림을 받는 사람',
	'Who gets it, beside the users chosen above: Hiworks user IDs (사용자 아이디), separated by commas, or a list':
		'위에서 고른 사용자 외에 알림을 받는 하이웍스 사용자의 아이디. 여러 개는 쉼표로 구분하거나 목록으로 줍니다.',
	'e.g. admin, kcs': '예: admin, kcs',
	'The text that is shown': '알림에 보이는 내용',
	'The page that a click opens': '클릭하면 열리는 페이지',
	'e.g. https://example.com/orders/1': '예: https://example.com/orders/1',
	'The picture beside the text': '내용 옆에 보이는 이미지',
	'The page that a tap on a phone opens': '휴대폰에서 누르면 열리는 페이지',
	'The heading of the notification (알림 제목)': '알림의 제목',
	'How many users equal notifications are put together for, at most. How many Hiworks takes is not documented. An item that names more by itself goes as one call.':
		'내용이 같은 알림을 모아 한 번에 보내는 최대 사용자 수. 하이웍스가 몇 명까지 받는지는 문서에 없습니다. 한 아이템의 사용자가 이보다 많아도 한 번의 호출로 보냅니다.',
	'The key (refkey) that "Send" gave': '"발송"에서 나온 키(refkey)',
	'e.g. NzQwODgzZWMyOWQ1…': '예: NzQwODgzZWMyOWQ1…',
	'The address of your office with Hiworks (오피스 주소)': '하이웍스에서 쓰는 우리 오피스의 주소',
	'e.g. example.co.kr': '예: example.co.kr',
	'Must be registered with Hiworks (발신번호 사전등록); hyphens do not matter':
		'하이웍스에 사전 등록한 발신번호. 하이픈은 있어도 없어도 됩니다.',
	'One number; hyphens do not matter': '전화번호 하나. 하이픈은 있어도 없어도 됩니다.',
	'A short message (type S) holds 90 bytes: 45 Korean letters, or 90 Latin ones':
		'단문(유형 S)은 90바이트까지입니다. 한글 45자 또는 영문 90자입니다.',
	'Only the short type is documented': '하이웍스 문서에는 단문만 있습니다.',
	'For more than 90 bytes. Whether Hiworks takes it so is not documented.':
		'90바이트를 넘는 문자용. 하이웍스가 이대로 받는지는 문서에 없습니다.',
	'Without a picture: how one is sent is not documented': '사진 없이 보냅니다. 사진을 보내는 방법은 문서에 없습니다.',
	'Up to 90 bytes': '90바이트까지',
	'The title (제목). A short message shows none.': '문자의 제목. 단문에는 나오지 않습니다.',
});
