import type { Dictionary } from '../../shared/words/dictionary';

/** Account titles, customers, cost centers and expense reports. */
export const accounting = (): Dictionary => ({
	'Add records of 계정과목, many in one call. A code that exists already is refused by Hiworks.':
		'계정과목을 등록합니다. 한 번의 호출로 여러 건을 보내며, 이미 있는 코드는 하이웍스가 거부합니다.',
	'Delete records of 계정과목 by their codes, many in one call':
		'계정과목을 코드로 삭제합니다. 한 번의 호출로 여러 건을 보냅니다.',
	'List the records of 계정과목, in one call': '계정과목 목록을 한 번의 호출로 조회합니다.',
	'Make the list of 계정과목 equal to the items, all together: one call where nothing differs. Puts out one item per record with what was done.':
		'하이웍스의 계정과목 목록을 들어온 아이템 전체와 같게 맞춥니다. 달라진 것이 없으면 호출은 1회입니다. 레코드마다 한 아이템으로 처리 내용을 내보냅니다.',
	'Change records of 계정과목, many in one call': '계정과목을 수정합니다. 한 번의 호출로 여러 건을 보냅니다.',
	'Add records of 거래처, many in one call. A code that exists already is refused by Hiworks.':
		'거래처를 등록합니다. 한 번의 호출로 여러 건을 보내며, 이미 있는 코드는 하이웍스가 거부합니다.',
	'Delete records of 거래처 by their codes, many in one call':
		'거래처를 코드로 삭제합니다. 한 번의 호출로 여러 건을 보냅니다.',
	'List the records of 거래처, in one call': '거래처 목록을 한 번의 호출로 조회합니다.',
	'Make the list of 거래처 equal to the items, all together: one call where nothing differs. Puts out one item per record with what was done.':
		'하이웍스의 거래처 목록을 들어온 아이템 전체와 같게 맞춥니다. 달라진 것이 없으면 호출은 1회입니다. 레코드마다 한 아이템으로 처리 내용을 내보냅니다.',
	'Change records of 거래처, many in one call': '거래처를 수정합니다. 한 번의 호출로 여러 건을 보냅니다.',
	'Add records of 코스트 센터, many in one call. A code that exists already is refused by Hiworks.':
		'코스트 센터를 등록합니다. 한 번의 호출로 여러 건을 보내며, 이미 있는 코드는 하이웍스가 거부합니다.',
	'Delete records of 코스트 센터 by their codes, many in one call':
		'코스트 센터를 코드로 삭제합니다. 한 번의 호출로 여러 건을 보냅니다.',
	'List the records of 코스트 센터, in one call': '코스트 센터 목록을 한 번의 호출로 조회합니다.',
	'Make the list of 코스트 센터 equal to the items, all together: one call where nothing differs. Puts out one item per record with what was done.':
		'하이웍스의 코스트 센터 목록을 들어온 아이템 전체와 같게 맞춥니다. 달라진 것이 없으면 호출은 1회입니다. 레코드마다 한 아이템으로 처리 내용을 내보냅니다.',
	'Change records of 코스트 센터, many in one call': '코스트 센터를 수정합니다. 한 번의 호출로 여러 건을 보냅니다.',
	'The code in your ERP and in Hiworks (코드), as text: a number has lost its leading zeros':
		'ERP와 하이웍스에서 함께 쓰는 코드. 텍스트로 입력합니다. 숫자는 앞자리 0이 사라집니다.',
	'What people see (이름)': '화면에 보이는 이름',
	'A key of your own (외부키); empty for a new record: the code':
		'직접 정하는 외부키. 새 레코드에서 비우면 코드를 씁니다.',
	'How many records go in one call, at most': '한 번의 호출에 담는 최대 레코드 수',
	'How records are told apart': '어느 레코드인지 가리는 기준',
	'The code of the record (코드), as text': '레코드의 코드. 텍스트로 입력합니다.',
	'e.g. 001': '예: 001',
	'Whether to delete what Hiworks has and the items have not':
		'하이웍스에는 있고 아이템에는 없는 레코드를 삭제할지 여부',
	'With more than so many deletions nothing is done': '삭제될 레코드가 이 건수를 넘으면 아무것도 하지 않습니다.',
	'Most Deletions in Percent': '최대 삭제 비율(%)',
	'With more than this share of the list deleted nothing is done':
		'삭제될 레코드가 목록에서 이 비율을 넘으면 아무것도 하지 않습니다.',
	'Code or external key that the record has now, as text': '레코드의 현재 코드 또는 외부키. 텍스트로 입력합니다.',
	'Bank (은행명)': '은행 이름',
	'Bank account (계좌번호), as text': '은행 계좌번호. 텍스트로 입력합니다.',
	'Holder of the bank account (예금주)': '은행 계좌의 예금주',
	'Hiworks wants bank account and business number of every new customer. What stands here is sent for those that have none.':
		'하이웍스에서는 새 거래처마다 은행 계좌와 사업자등록번호가 필요합니다. 값이 없는 거래처에는 여기에 적은 값을 보냅니다.',
	'Add value': '값 추가',
	'Empty Cells': '빈 셀',
	'What an empty cell of a sheet does to what Hiworks has of a customer: its documents do not say that an empty value clears. A name, a code or an external key always stays.':
		'시트의 빈 셀이 하이웍스에 저장된 거래처 값에 하는 일. 빈 값을 보내면 지워지는지는 하이웍스 문서에 나와 있지 않습니다. 이름, 코드, 외부키는 언제나 그대로 둡니다.',
	Clear: '지우기',
	'An empty value is sent': '빈 값을 보냅니다.',
	Leave: '그대로 두기',
	'What is stored stays': '저장된 값을 그대로 둡니다.',
	'List the lines of expense reports (지출결의) of a month, one item per line':
		'한 달 지출결의의 내역을 행마다 한 아이템으로 조회합니다.',
	'Set the accounting status of expense reports (지출결의). It belongs to the report: the items of one report are sent once.':
		'지출결의의 회계 처리 상태를 바꿉니다. 상태는 문서에 속하므로 같은 문서의 아이템은 모아서 한 번만 보냅니다.',
	'The accounting month (기준월)': '회계 기준월',
	'e.g. 2026-01': '예: 2026-01',
	'State in accounting (회계 처리 상태)': '문서의 회계 처리 상태',
	'Alias of the accounting status (회계상태별칭)': '회계 처리 상태에 붙인 별칭',
	'State of the approval (문서 결재 상태)': '문서의 결재 상태',
	'Who paid': '비용을 낸 쪽(개인 또는 법인)',
	'Number of the report, the documentNumber of Get Many': '지출결의 문서의 번호. "목록 조회"의 documentNumber입니다.',
	'Alias of the accounting status (회계상태별칭); empty: stays as it is':
		'회계 처리 상태에 붙인 별칭. 비우면 그대로 둡니다.',
});
