/** The office: who works where, and the lists that accounting keeps there. */
import { h, pill, section, table, won } from './dom.js';
import { spendingState } from './words.js';

const person = ({ name, title, isActive }) =>
	h(
		'li',
		{ className: isActive ? 'person' : 'person off' },
		name,
		' ',
		h('small', {}, title),
		isActive ? null : pill(['정지', 'suspended', 'off']),
	);

/** An organization, its people, and what is below it. */
function branch({ extKey, name }, { organizations, members }) {
	const people = members.filter((member) => member.organizations.includes(extKey));
	const below = organizations.filter(({ parentExtKey }) => parentExtKey === extKey);
	return h(
		'li',
		{ className: 'organization' },
		h('strong', {}, name),
		' ',
		h('small', {}, extKey),
		h(
			'ul',
			{ className: 'tree' },
			...people.map(person),
			...below.map((one) => branch(one, { organizations, members })),
		),
	);
}

export function showChart({ chart }) {
	const top = chart.organizations.filter(({ parentExtKey }) => parentExtKey === '');
	const homeless = chart.members.filter((member) => member.organizations.length === 0);
	return [
		section(
			['조직도', 'org chart'],
			top.length + homeless.length === 0,
			h('ul', { className: 'tree' }, ...top.map((one) => branch(one, chart)), ...homeless.map(person)),
		),
	];
}

const LISTS = {
	customer: ['거래처', 'customers'],
	account: ['계정과목', 'accounts'],
	department: ['부서', 'departments'],
};

const flag = (isOn) => pill(isOn ? ['사용', 'in use', 'good'] : ['중지', 'switched off', 'off']);

export function showAccounting({ lists, spending }) {
	const codes = Object.entries(LISTS).map(([name, title]) =>
		section(
			title,
			lists[name].length === 0,
			table(
				[
					['코드', 'code'],
					['이름', 'name'],
					['사업자번호', 'business number'],
					['사용', 'in use'],
				],
				lists[name].map((one) => [one.code, one.name, one.number, flag(one.isOn)]),
			),
		),
	);
	const reports = section(
		['지출결의', 'spending reports'],
		spending.length === 0,
		table(
			[
				['문서', 'document'],
				['사용자', 'who'],
				['적요', 'for what'],
				['금액', 'amount'],
				['세액', 'tax'],
				['상태', 'state'],
			],
			spending.map((line) => [
				line.document,
				line.who,
				line.brief,
				won(Number(line.price)),
				won(Number(line.tax)),
				pill(spendingState(line.state)),
			]),
			new Set([3, 4]),
		),
	);
	return [reports, h('div', { className: 'columns' }, ...codes)];
}
