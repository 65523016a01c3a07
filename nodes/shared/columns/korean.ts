import type { Dictionary } from '../words/dictionary';

export const korean = (): Dictionary => ({
	'amounts in won': '원 단위 금액',
	'amounts as {0} says of them: a total (합계금액) has VAT in it, a supply cost (공급가액) or a unit price (단가) has none':
		'{0}에 맞는 금액(합계금액은 부가세를 포함한 금액, 공급가액과 단가는 부가세를 뺀 금액으로 읽습니다)',
	'row {0}': '{0}행',
	'item {0}': '아이템 {0}',
	'"{0}" [{1} and {2}]: expected the same value in all rows of one document, found two':
		'"{0}" [{1}, {2}]: 한 문서의 모든 행에 같은 값이 있어야 하는데 서로 다릅니다',
	'the heading of a column of the sheet, which has {0}': '시트에 있는 열 제목 ({0})',
	'one column for {0}, not both "{1}" and "{2}": say which one by Column Names, or leave the other out':
		'{0}에 해당하는 열 하나 ("{1}"[과/와] "{2}" 두 열이 모두 해당하므로 "열 이름"에서 하나를 지정하거나 나머지를 빼십시오)',
	'The sheet lacks columns: {0}': '시트에 필요한 열이 없습니다: {0}',
	'a heading of the {0} that is known, not "{1}": say by Column Names what it means, or that it is not used':
		'{0}에 해당하는 알려진 제목("{1}"[은/는] 알 수 없는 제목입니다. "열 이름"에서 무엇인지 정하거나 "사용 안 함"으로 두십시오)',
	'Any of these headings would do:': '다음 제목 중 하나면 됩니다.',
	'The sheet has: {0}': '시트에 있는 열: {0}',
	'Or set it once in the node, in the field of that name.': '또는 노드의 해당 입력란에서 한 번에 지정하십시오.',
	'"{0}" [{1} and {2}]: expected a different value in each row, found one twice: leave one of the rows out':
		'"{0}" [{1}, {2}]: 행마다 다른 값이어야 하는데 두 행의 값이 같습니다. 한 행을 빼십시오',
	'{0} and {1} say the same: leave one out, or, if both are meant, let the name of the item tell them apart':
		'{0}[과/와] {1}의 내용이 같습니다. 한 행을 빼거나, 둘 다 필요하면 품목명을 다르게 적으십시오',
	'What is called otherwise: say what it means by Column Names.':
		'다른 이름으로 된 열은 "열 이름"에서 무엇을 뜻하는지 지정하십시오.',
	'{0}: expected a value, found an empty cell: fill it, or leave the row out':
		'{0}: 빈 셀입니다. 값을 채우거나, 그 행을 빼십시오',
	'{0}: expected a value, found an empty cell: fill it, or leave the column out and set it in the node':
		'{0}: 빈 셀입니다. 값을 채우거나, 열을 빼고 노드에서 한 번에 지정하십시오',
});
