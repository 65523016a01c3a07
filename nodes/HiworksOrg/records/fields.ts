import { codeOptions } from '../../HiworksShared/codes';
import { Invalid } from '../../shared/errors/invalid';
import { choice, count, date, flag, jsonRows, optional, options, text, type Field } from '../../shared/fields/fields';
import { parseEmail } from '../../shared/korea/email';
import { maskPersonNumbers } from '../../shared/korea/maskPersonNumbers';
import { readShownPhone } from '../../shared/korea/phone';
import { plainNumber } from '../../shared/korea/textForm';
import { say } from '../words';
import { code } from './codes';
import type { Register } from './ranks';

/** Keys stand in outputs and errors in full. @throws Invalid */
function key(value: string): string {
	if (maskPersonNumbers(value) !== value) throw new Invalid(say`a key that is no resident number`);
	return value;
}

const KEY = 'The key that it has in your own system (외부키), any text that no other one has';

export const externalKey = code(
	text({ displayName: 'External Key', description: KEY, placeholder: 'e.g. sales', parse: key }),
);

/** Something that Hiworks has: chosen from its list, or named by its key. */
export const existingKey = (searchMethod: string, displayName: string, description: string) =>
	code(text({ displayName, description, placeholder: 'e.g. sales', parse: key, searchMethod }));

export const newKey = optional(
	code(text({ displayName: 'External Key', description: 'The new key (외부키)', parse: key })),
);

export const name = (description: string) => text<string>({ displayName: 'Name', description });

export const order = code(
	text({
		displayName: 'Order',
		description: 'Where it stands in the list (정렬). Hiworks documents no format.',
		placeholder: 'e.g. 01',
	}),
);
export const level = text<string>({
	displayName: 'Level',
	description: 'Grade (등급). One call has one level: items of different levels go in different calls.',
	placeholder: 'e.g. 9',
});

/** A field that positions have and duties have not: there it is read as undefined. */
export const ofPositions = <Name extends string, T>(register: Register, fields: Readonly<Record<Name, Field<T>>>) =>
	(register.hasLevel ? fields : {}) as Readonly<Record<Name, Field<T | undefined>>>;

/** Fields of a position or duty. */
export const rankFields = (register: Register) => ({
	externalKey,
	name: name(`What people see of the ${register.name.toLowerCase()} (이름)`),
	order,
	...ofPositions(register, { level: optional(level) }),
});

export const searchMethodOf = ({ value }: Register) => (value === 'position' ? 'searchPositions' : 'searchDuties');

const digits = (displayName: string, description: string, placeholder: string, parse = plainNumber): Field<string> =>
	text({ displayName, description, placeholder, textOnly: true, parse });

const shownPhone = (value: string) => readShownPhone(value).text;

export const userId = text<string>({
	displayName: 'User ID',
	description: 'With which the member logs in to Hiworks (아이디)',
	placeholder: 'e.g. gildong',
});
export const password = text<string>({
	displayName: 'Password',
	description:
		'Of the new account (비밀번호). It goes to Hiworks and stands in no output, error or dry run; n8n keeps it with the input.',
	secret: true,
});

/** What Hiworks takes of a member beside ids, organization, position and duty. Only e-mail and phones are read back. */
export const detailFields = {
	address: optional(text<string>({ displayName: 'Address', description: 'Home address (자택주소)' })),
	birthday: optional(date({ displayName: 'Birthday', description: 'Date of birth (생년월일)' })),
	birthdayType: optional(
		choice({
			displayName: 'Birthday Calendar',
			description: 'Which calendar the birthday is of (생년월일 표기 양식)',
			choices: { lunar: 'Lunar (음력)', solar: 'Solar (양력)' },
			default: 'solar',
		}),
	),
	email: optional(
		text({
			displayName: 'Email',
			description: 'Mail address (이메일)',
			placeholder: 'e.g. name@example.com',
			parse: parseEmail,
		}),
	),
	employeeNumber: optional(digits('Employee Number', 'Number in your company (사번), as text', 'e.g. 0012')),
	introduction: optional(text<string>({ displayName: 'Introduction', description: 'Other information (기타 정보)' })),
	cell: optional(
		digits('Mobile Phone', 'Mobile phone number (휴대폰 번호), as text', 'e.g. 010-0000-0000', shownPhone),
	),
	phone: optional(digits('Phone', 'Phone number (전화번호), as text', 'e.g. 02-000-0000', shownPhone)),
	zipCode: optional(digits('ZIP Code', 'Postal code (우편번호), as text', 'e.g. 01234')),
};

export const positionKey = optional(existingKey('searchPositions', 'Position', 'Position of the member (직위)'));
export const dutyKey = optional(existingKey('searchDuties', 'Duty', 'Duty of the member (직무)'));

export const activeFields = {
	active: optional(
		flag({
			displayName: 'Active',
			description: 'Whether the account works (정상) or is suspended (일시정지)',
			default: true,
		}),
	),
	activeMemo: optional(
		text<string>({ displayName: 'Suspension Memo', description: 'Why the account is suspended (일시 정지 메모)' }),
	),
};

export const batchOptions = {
	...codeOptions,
	rowsPerCall: count({
		displayName: 'Rows per Call',
		description: 'How many records go in one call, at most. A call that Hiworks refuses fails for all of them.',
		least: 1,
		most: 1000,
		default: 50,
	}),
};

export const levelFilter = {
	filters: options({
		displayName: 'Filters',
		placeholder: 'Add filter',
		fields: { level: optional(text<string>({ displayName: 'Level', description: 'Only those of this grade (등급)' })) },
	}),
};
export const rankFilter = (register: Register) => ofPositions(register, levelFilter);

/** As errors call the keys by which a chart points from one record to another: no form has them. */
export const POINTERS = {
	organizationKeys: say`Organization Keys`,
	positionKey: say`Position Key`,
	dutyKey: say`Duty Key`,
	parentKey: say`Parent Key`,
};

/** One key, or a list of keys. */
const keyList: Field<string[]> = {
	kind: 'json',
	property: { displayName: POINTERS.organizationKeys, type: 'json', default: '' },
	read: (value) => (Array.isArray(value) ? value : [value]).map((one) => externalKey.read(one)),
};

/** The vendor's own names, in case somebody's table has them. */
export const ALIASES = {
	extKey: 'externalKey',
	parentExtKey: 'parentKey',
	user_id: 'userId',
	user_name: 'name',
	user_pass: 'password',
	orgExtKey: 'organizationKeys',
	organizationKey: 'organizationKeys',
	positionExtKey: 'positionKey',
	dutyExtKey: 'dutyKey',
	company_num: 'employeeNumber',
	birthday_type: 'birthdayType',
	zip_code: 'zipCode',
	introduce: 'introduction',
	active_memo: 'activeMemo',
};

const chartKey = (displayName: string) => optional(code(text({ displayName, parse: key })));

/** Members as a chart has them. */
export const chartMember = {
	externalKey,
	name: name('What people see of the member (이름)'),
	userId: optional(userId),
	organizationKeys: optional(keyList),
	positionKey: chartKey(POINTERS.positionKey),
	dutyKey: chartKey(POINTERS.dutyKey),
	...detailFields,
	...activeFields,
};

export const chartOrganization = {
	externalKey,
	name: name('What people see of the organization (이름)'),
	parentKey: chartKey(POINTERS.parentKey),
};
export const chartRank = { externalKey, name: name('What people see (이름)'), order };
export const chartPosition = { ...chartRank, level: optional(level) };

export const chartLists = {
	positions: jsonRows({
		displayName: 'Positions',
		description: 'Positions (직위): a JSON list of objects with externalKey, name, order and level (may be left out)',
		fields: chartPosition,
		aliases: ALIASES,
	}),
	duties: jsonRows({
		displayName: 'Duties',
		description: 'Duties (직무): a JSON list of objects with externalKey, name and order',
		fields: chartRank,
		aliases: ALIASES,
	}),
	organizations: jsonRows({
		displayName: 'Organizations',
		description: 'Organizations (조직): a JSON list of objects with externalKey, name and parentKey (none at the top)',
		fields: chartOrganization,
		aliases: ALIASES,
	}),
	members: jsonRows({
		displayName: 'Members',
		description:
			'Members (구성원): a JSON list of objects with externalKey and name; userId and password for new ones; organizationKeys, positionKey, dutyKey, email, phone, cell, employeeNumber, birthday, birthdayType (solar or lunar), zipCode, address, introduction, active, activeMemo',
		fields: { ...chartMember, password: optional(password) },
		aliases: ALIASES,
	}),
};

export const parentKey = optional(
	existingKey(
		'searchOrganizations',
		'Parent',
		'The organization above (상위 조직); empty at the top. It cannot be changed later: Hiworks cannot move an organization.',
	),
);

export const organizationKey = optional(
	existingKey('searchOrganizations', 'Organization', 'Organization of the member (조직)'),
);

export const memberDetails = options({
	displayName: 'Details',
	description: 'What else Hiworks takes of a member',
	placeholder: 'Add detail',
	fields: detailFields,
});
