/** The same input on an English machine and on a Korean one: errors and hints call things as the form there does. */
import { withVendor } from '../../support/sandbox.ts';
import { invoiceItem, issueForm } from '../support/bolta';
import { inFreshProcess } from '../support/freshProcess';

const sandbox = withVendor('bolta');

const LINE = { name: '노트', supplyCost: '={{ $json.supplyCost }}', tax: '' };
const parameters = issueForm(
	{ amounts: 'vatComputed' },
	{ writeDateSource: 'today', items: { item: [LINE, { ...LINE, supplyCost: '={{ $json.second }}' }] } },
);
const EXECUTIONS = [
	{ parameters, input: [invoiceItem(0, { second: '없음' })] },
	{ parameters, input: [invoiceItem(1, { second: '5000' })] },
];

it.each([
	[
		'en_US.UTF-8',
		['Items, line 2: Supply Cost [item 0]: expected a whole number of won, found "없음"', null],
		'1 of 1: accepted, not issued yet. Look later what came of it.',
	],
	[
		'ko_KR.UTF-8',
		['품목 2번째 줄: 공급가액 [아이템 0]: 원 단위 정수 금액이 필요합니다 (입력된 값: "없음")', null],
		'1건 중 1건: 접수되었으나 아직 발행되지 않았습니다. 나중에 결과를 확인하십시오.',
	],
])('%s', async (locale, errors, hint) => {
	const told = await inFreshProcess(sandbox.bolta.url, EXECUTIONS, { LANG: locale, LC_ALL: locale });
	expect(told.errors).toEqual(errors);
	expect(told.hints).toEqual(['', hint]);
	expect(sandbox.bolta.ledger('test')).toHaveLength(1);
});
