import type { Dictionary } from '../words/dictionary';

export const korean = (): Dictionary => ({
	'Not started, because of an earlier item: {0}': '앞선 아이템 때문에 시작하지 않았습니다: {0}',
	'Not started': '시작하지 않았습니다',
	'Nothing was sent.': '아무것도 보내지 않았습니다.',
	'Nothing of this item was sent.': '이 아이템은 보내지 않았습니다.',
	'Nothing was changed.': '변경된 것은 없습니다.',
	'Try again once the cause is mended.': '원인을 해결한 뒤 다시 시도하십시오.',
	'expected {0}': '{0}[이/가] 필요합니다',
	'expected {0}, found {1}': '{0}[이/가] 필요합니다 (입력된 값: {1})',
	nothing: '없음',
});
