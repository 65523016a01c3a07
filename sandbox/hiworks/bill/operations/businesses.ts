/** What the tax office knows of businesses. */
import type { JsonObject } from '../../../json.ts';
import { isRealDay } from '../calendar.ts';
import type { HiworksBillSettings, Registration } from '../settings.ts';
import { refuseRequest, type Handler } from './common.ts';

const STATUS = { '01': '계속사업자', '02': '휴업자', '03': '폐업자', '': '' };
const TAX_TYPE = {
	'01': '부가가치세 일반과세자',
	'02': '부가가치세 간이과세자',
	'03': '부가가치세 과세특례자',
	'04': '부가가치세 면세사업자',
	'05': '수익사업을 영위하지 않는 비영리법인이거나 고유번호가 부여된 단체,국가기관 등',
	'06': '고유번호가 부여된 단체',
	'07': '부가가치세 간이과세자(세금계산서 발급사업자)',
};

/** check-unregistered, check-end-date. */
function statusOf(idn: string, { businesses }: HiworksBillSettings): JsonObject {
	const { statusCode, taxTypeCode = '01', endDate = '20251231' } = businesses[idn] ?? { statusCode: '01' };
	const isKnown = statusCode !== '';
	return {
		idn,
		status: STATUS[statusCode],
		statusCode,
		taxType: isKnown ? TAX_TYPE[taxTypeCode] : '',
		taxTypeCode: isKnown ? taxTypeCode : '',
		endDate: statusCode === '03' ? endDate : '',
		utcc: isKnown ? 'N' : '',
		taxTypeChangeDate: '',
		invoiceApplyDate: '',
	};
}

const checkBusinessStatus: Handler = ({ path }, { settings }) => ({
	status: 200,
	body: { data: statusOf(path.businessNumber!, settings), meta: {} },
});

/** validate-optional: what is given must be right; what is left out or empty is not looked at. */
const matches = (asked: JsonObject, known: Registration) =>
	Object.entries(asked).every(([name, value]) => value === '' || value === (known as unknown as JsonObject)[name]);

/** validate-branches, validate-date-real. */
const validateBusinessRegistration: Handler = (request, { settings }) => {
	const { data } = request.body as JsonObject;
	const { idn, startDate } = data;
	if (!isRealDay(startDate)) return refuseRequest(request, ['startDate: 개업일자가 올바르지 않습니다.']);
	const { registrations } = settings;
	const isKnown =
		settings.businesses[idn]?.statusCode !== '' &&
		(registrations === null || registrations.some((known) => matches(data, known)));
	const outcome = isKnown
		? { validationCode: '01', requestData: data, status: statusOf(idn, settings) }
		: { validationCode: '02', validationMessage: '확인할 수 없습니다.', requestData: data };
	return { status: 200, body: { data: { idn, ...outcome } } };
};

export const businesses = { checkBusinessStatus, validateBusinessRegistration };
