import type { Dictionary } from '../../shared/words/dictionary';

/** Amendments of tax invoices. */
export const amendment = (): Dictionary => ({
	'Of legal effect with a live key. Offset an issued tax invoice in full because its contract ended (계약의 해제).':
		'라이브 키로 보내면 법적 효력이 있습니다. 계약이 해제되어 발행된 세금계산서 전액을 상쇄합니다(계약의 해제).',
	'Of legal effect with a live key. Offset in full a tax invoice that was issued twice by mistake (착오에 의한 이중발급). Not in the official documents.':
		'라이브 키로 보내면 법적 효력이 있습니다. 착오로 두 번 발행된 세금계산서 전액을 상쇄합니다(착오에 의한 이중발급). 공식 문서에 없는 작업입니다.',
	'Of legal effect with a live key. Amend an issued tax invoice because the supply cost changed (공급가액 변동).':
		'라이브 키로 보내면 법적 효력이 있습니다. 공급가액이 변동되어 발행된 세금계산서를 수정합니다(공급가액 변동).',
	'The key of the issued invoice to amend': '수정할 당초 세금계산서의 발행 키',
	'Day on which the contract ended, not after today. It becomes the write date of the amendment.':
		'계약이 해제된 날. 오늘보다 늦을 수 없습니다. 수정세금계산서의 작성일자가 됩니다.',
	'Day on which the supply cost changed, not after today. It becomes the write date of the amendment.':
		'공급가액이 변동된 날. 오늘보다 늦을 수 없습니다. 수정세금계산서의 작성일자가 됩니다.',
	'Your own number for this amendment. Empty: derived from original, date and lines, so that the same change is sent once.':
		'이 수정발행에 직접 붙이는 번호. 비우면 당초 문서, 날짜, 품목으로 만들어 같은 변동을 한 번만 보냅니다.',
	'How the change is given': '변동된 금액을 입력하는 방식',
	'Lines with how much more or less, with sign': '늘거나 줄어든 금액을 부호와 함께 품목별로 입력합니다.',
	'A JSON array of such lines': '그런 품목의 JSON 배열',
	'Supply cost and tax as they are now and as they shall be; one line with the difference is sent':
		'현재와 변경 후의 공급가액과 세액을 입력합니다. 차액을 품목 한 줄로 보냅니다.',
	'What the line with the difference says (품목)': '차액을 적는 줄의 품목명',
	'e.g. 단가 변경': '예: 단가 변경',
	'Supply cost (공급가액) as it stands now, with all amendments so far, in won':
		'지금까지의 수정발행을 모두 반영한 현재 공급가액(원)',
	'Tax (세액) as it stands now, with all amendments so far, in won; 0 when tax-exempt':
		'지금까지의 수정발행을 모두 반영한 현재 세액(원). 면세는 0입니다.',
	'Supply cost as it shall be, in won': '변경 후의 공급가액(원)',
	'Tax as it shall be, in won; 0 when tax-exempt': '변경 후의 세액(원). 면세는 0입니다.',
});
