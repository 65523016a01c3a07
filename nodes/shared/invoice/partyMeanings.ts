import { meaningsFrom, type Meaning, type Meanings } from '../columns/meaning';

/** A side of an invoice, as the columns of its sheets are called. */
interface Side {
	/** `recipient` or `supplier`. */
	name: string;
	label: string;
	korean: string;
	/** Whether a bare name such as 상호 means this side: the counterparty. */
	isCounterparty: boolean;
	/** Fields that only some vendors have. */
	mobile: boolean;
	department: boolean;
}

/** A branch whose zeros were lost, as a cell that is a number loses them: `1` for `0001`. */
const readBranch = (cell: unknown) => (/^\d{1,3}$/.test(String(cell)) ? String(cell).padStart(4, '0') : cell);

/** What columns say of a party. Numbers and phones stay as they are: the form reads them. */
export function partyMeanings({ name, label, korean, isCounterparty, mobile, department }: Side): Meanings {
	const named = (
		part: string,
		partLabel: string,
		partKorean: string,
		{ names = [], bare = [], ...more }: { names?: string[]; bare?: string[] } & Omit<Partial<Meaning>, 'bare'> = {},
	): Meanings =>
		meaningsFrom([
			[
				`${name}${part}`,
				{
					label: `${label} ${partLabel}`,
					korean: `${korean} ${partKorean}`,
					headings: names.map((one) => `${korean}${one}`),
					...(isCounterparty && { bare: [partKorean, ...bare, ...('to' in more ? [partLabel] : [])] }),
					ofSide: true,
					...more,
				},
			],
		]);
	const detail = (field: string, partLabel: string) => ({
		to: [`${name}Details`, field],
		shownAt: [`${label} Details`, partLabel],
	});
	return {
		...named('Number', 'Number', '등록번호', {
			byDigits: true,
			names: ['사업자번호', '사업자등록번호', '번호'],
			bare: ['사업자번호', '사업자등록번호', '거래처사업자번호', '거래처사업자등록번호', '거래처등록번호'],
		}),
		...named('Branch', 'Branch Number', '종사업장번호', {
			read: readBranch,
			...detail('branch', 'Branch Number'),
		}),
		...named('Name', 'Name', '상호', {
			names: ['상호명', '법인명', '업체명', '이름'],
			bare: [
				...[
					'상호명',
					'거래처명',
					'거래처',
					'거래처상호',
					'업체명',
					'업체',
					'고객명',
					'고객사명',
					'고객사',
					'회사명',
					'회사',
				],
				...['법인명', '사업자명'],
			],
		}),
		...named('Representative', 'Representative', '성명', {
			names: ['대표자', '대표자명', '대표자성명'],
			bare: ['대표자', '대표자명', '대표자성명', '대표자이름', '대표', '대표이사', '대표이사명'],
		}),
		...named('Address', 'Address', '사업장주소', {
			names: ['주소', '소재지'],
			bare: ['주소', '소재지', '사업장소재지'],
			...detail('address', 'Address'),
		}),
		...named('BusinessType', 'Business Type', '업태', detail('businessType', 'Business Type')),
		...named('BusinessItem', 'Business Item', '종목', {
			names: ['업종'],
			bare: ['업종'],
			...detail('businessItem', 'Business Item'),
		}),
		...named('Email', 'Email', '이메일', {
			names: ['이메일1', '담당자이메일', '메일'],
			bare: [
				...['이메일1', '담당자이메일', '메일', '메일주소', '이메일주소', 'e-mail', 'email', 'e-mail주소'],
				...['담당자메일', '담당자e-mail', '담당자email', '담당자이메일주소', '수신이메일'],
				...['세금계산서이메일', '세금계산서메일', '계산서이메일', '계산서메일'],
			],
			toldAs: [`${label} Contact Email`, `${label} Contacts 1 Email`],
		}),
		...named('ContactName', 'Contact Name', '담당자', {
			names: ['담당자명', '담당자성명'],
			bare: ['담당자명', '담당자성명'],
			toldAs: [`${label} Contacts 1 Name`],
			...detail('contactName', 'Contact Name'),
		}),
		...named('ContactPhone', 'Contact Phone', '담당자전화번호', {
			names: ['연락처', '전화번호', '담당자연락처'],
			bare: ['연락처', '전화번호', '담당자연락처', '전화'],
			toldAs: [`${label} Contacts 1 Phone`],
			...detail('contactPhone', 'Contact Phone'),
		}),
		...(mobile &&
			named('ContactMobile', 'Contact Mobile', '담당자휴대전화', {
				names: ['휴대전화', '휴대폰', '담당자휴대폰'],
				bare: ['휴대전화', '휴대폰', '담당자휴대폰', '핸드폰'],
				toldAs: [`${label} Contacts 1 Mobile`],
				...detail('contactMobile', 'Contact Mobile'),
			})),
		...(department &&
			named('ContactDepartment', 'Contact Department', '담당자부서', {
				names: ['부서'],
				bare: ['부서', '부서명'],
				toldAs: [`${label} Contacts 1 Department`],
				...detail('contactDepartment', 'Contact Department'),
			})),
	};
}
