import type { Dictionary } from '../../shared/words/dictionary';

/** The credential. */
export const credential = (): Dictionary => ({
	"From Bolta's console: 개발자센터 → API 키. Begins with test_ or live_.":
		'볼타 콘솔의 개발자센터 → API 키에서 발급합니다. test_ 또는 live_로 시작합니다.',
	'This key is live: invoices issued with it are legal documents, sent to the National Tax Service (국세청).':
		'라이브 키입니다. 이 키로 발행한 세금계산서는 국세청에 전송되는 법적 문서입니다.',
	'Your consent to legal effect: a live key works only when this is Live':
		'법적 효력에 대한 동의. 라이브 키는 여기를 라이브로 정했을 때만 쓸 수 있습니다.',
	'Issues legal documents. The key must begin with live_.': '법적 문서를 발행합니다. 키가 live_로 시작해야 합니다.',
	'Nothing reaches the tax office. The key must begin with test_.':
		'국세청에 아무것도 전송되지 않습니다. 키가 test_로 시작해야 합니다.',
	'The customer (고객) who issues, where a node names no other': '노드에서 다른 고객을 지정하지 않을 때 발행할 고객',
	'Only for the Bolta Trigger: a secret of your own that Bolta repeats with each event':
		'볼타 트리거에만 씁니다. 직접 정한 비밀 문자열로, 볼타가 이벤트마다 함께 보냅니다.',
	'Bolta does not accept this API key': '볼타에서 이 API 키를 받아들이지 않습니다',
});
