import { oneOf, sheetDay } from '../../shared/columns/cells';
import type { Columns } from '../../shared/columns/columns';
import { flatColumns, meaningsOf, meaningsWithin, type Names } from '../../shared/columns/flatColumns';
import type { Meanings } from '../../shared/columns/meaning';
import { Invalid } from '../../shared/errors/invalid';
import { say } from '../words';
import {
	activeFields,
	detailFields,
	dutyKey,
	externalKey,
	name,
	organizationKey,
	parentKey,
	password,
	positionKey,
	rankFields,
	userId,
} from './fields';
import type { Register } from './ranks';

/** A key of our own, as sheets call it: that of the record itself has the bare names. */
const keyNames = (korean: string, ...more: string[]): Names => ({
	korean: `${korean} 외부키`,
	headings: [`${korean}키`, `${korean}코드`, ...more],
});
const ownKey = (korean: string, ...more: string[]): Names => ({
	...keyNames(korean, 'extKey', ...more),
	bare: ['외부키', '코드'],
});
const nameOf = (korean: string, ...more: string[]): Names => ({
	korean: `${korean} 이름`,
	headings: [`${korean}명`, ...more],
	bare: ['이름', '명칭', korean],
});
const NEW_KEY: Names = { korean: '새 외부키', headings: ['변경 외부키', 'modifyExtKey'] };

/** The key that a record gets in place of the one it has: the form has it among the changes, under the same name. */
function withNewKey({ externalKey: newKey, ...changes }: Meanings): Meanings {
	return { ...changes, ...(newKey && { newExternalKey: { ...newKey, label: 'New External Key' } }) };
}

/** The record that changes: the form asks for it by its kind. */
const current = (label: string, names: Names): Meanings => ({ externalKey: { label, ...names } });

const rankNames = ({ korean }: Register) => ({
	name: nameOf(korean),
	order: { korean: '정렬', headings: ['정렬순서', '순서'] },
	level: { korean: '등급', headings: [`${korean}등급`] },
});

/** Sheets of positions, or of duties. */
export const rankColumns = (register: Register): Columns =>
	flatColumns({
		meanings: meaningsOf(rankFields(register), { externalKey: ownKey(register.korean), ...rankNames(register) }),
		given: ['externalKey', 'name', 'order'],
	});

export const rankChangeColumns = (register: Register): Columns =>
	flatColumns({
		meanings: {
			...current(register.name, ownKey(register.korean)),
			...withNewKey(
				meaningsWithin(['changes', 'Changes'], rankFields(register), { externalKey: NEW_KEY, ...rankNames(register) }),
			),
		},
		given: ['externalKey'],
	});

const ORGANIZATION_KEY = ownKey('조직', '부서키', '부서코드');
const ORGANIZATION_NAME = nameOf('조직', '부서명', '부서');

/** Sheets of organizations. */
export const organizationColumns = flatColumns({
	meanings: meaningsOf(
		{ externalKey, name: name(''), parentKey },
		{
			externalKey: ORGANIZATION_KEY,
			name: ORGANIZATION_NAME,
			parentKey: keyNames('상위 조직', '상위키', '상위코드', '상위부서코드', 'parentExtKey'),
		},
	),
	given: ['externalKey', 'name'],
});

export const organizationChangeColumns = flatColumns({
	meanings: {
		...current('Organization', ORGANIZATION_KEY),
		...withNewKey(
			meaningsWithin(
				['changes', 'Changes'],
				{ externalKey, name: name('') },
				{
					externalKey: NEW_KEY,
					name: ORGANIZATION_NAME,
				},
			),
		),
	},
	given: ['externalKey'],
});

const PLACES = {
	organizationKey: keyNames('조직', '부서키', '부서코드', 'orgExtKey'),
	positionKey: keyNames('직위', 'positionExtKey'),
	dutyKey: keyNames('직무', 'dutyExtKey'),
};

const DETAILS: Readonly<Record<keyof typeof detailFields, Names>> = {
	address: { korean: '자택주소', bare: ['주소'] },
	birthday: { korean: '생년월일', headings: ['생일'], read: sheetDay },
	birthdayType: {
		korean: '양력/음력',
		headings: ['양음력', '생년월일 표기 양식', 'birthday_type'],
		read: oneOf({ solar: ['양력', 's'], lunar: ['음력', 'm'] }, () => new Invalid(say`양력 or 음력`)),
	},
	cell: { korean: '휴대폰 번호', headings: ['휴대폰', '휴대전화', '휴대전화번호', '핸드폰'] },
	email: { korean: '이메일', headings: ['메일', '메일주소', '이메일주소', 'e-mail'] },
	employeeNumber: { korean: '사번', headings: ['사원번호', 'company_num'] },
	introduction: { korean: '기타 정보', headings: ['introduce'] },
	phone: { korean: '전화번호', headings: ['전화'] },
	zipCode: { korean: '우편번호', headings: ['zip_code'] },
};

const MEMBER_KEY = ownKey('구성원', '사용자키');
const MEMBER_NAME: Names = { korean: '구성원 이름', headings: ['성명', '사원명', 'user_name'], bare: ['이름'] };
const MEMBER_FIELDS = { externalKey, name: name(''), userId, password, organizationKey, positionKey, dutyKey };

/** Sheets of members; what they `need` beside key and name a new member needs. */
const members = (needs: readonly string[]) =>
	flatColumns({
		meanings: {
			...meaningsOf(MEMBER_FIELDS, {
				externalKey: MEMBER_KEY,
				name: MEMBER_NAME,
				userId: {
					korean: '사용자 아이디',
					headings: ['사용자 ID', '로그인 아이디', 'user_id'],
					bare: ['아이디', 'ID'],
				},
				password: { korean: '비밀번호', headings: ['패스워드', '초기 비밀번호', 'user_pass'] },
				...PLACES,
			}),
			...meaningsWithin(['details', 'Details'], detailFields, DETAILS),
		},
		given: ['externalKey', 'name', 'userId', 'password'],
		needs: ['externalKey', 'name', ...needs],
	});

export const newMemberColumns = members(['userId', 'password']);
export const memberColumns = members([]);

export const memberChangeColumns = flatColumns({
	meanings: {
		...current('Member', MEMBER_KEY),
		...withNewKey(
			meaningsWithin(
				['changes', 'Changes'],
				{ ...MEMBER_FIELDS, ...detailFields, ...activeFields },
				{
					externalKey: NEW_KEY,
					name: MEMBER_NAME,
					positionKey: PLACES.positionKey,
					dutyKey: PLACES.dutyKey,
					...DETAILS,
					active: {
						korean: '계정 상태',
						headings: ['상태', '재직 상태'],
						read: oneOf(
							{ true: ['y', 'true', '정상', '사용'], false: ['n', 'false', '일시정지', '정지', '중지'] },
							() => new Invalid(say`정상 or 일시정지`),
						),
					},
					activeMemo: { korean: '일시 정지 메모', headings: ['정지 사유', 'active_memo'] },
				},
			),
		),
	},
	given: ['externalKey'],
});
