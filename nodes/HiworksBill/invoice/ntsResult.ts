import type { Words } from '../../shared/words/say';
import type { ReadDocument } from '../api/readSchemas';
import { say } from '../words';

/** What the tax office says of a document, and who can do something about it (collection, 국세청 전송 결과 상태 코드). */
interface Meaning {
	meaning: Words;
	advice: Words;
	/** Whose turn it is: null: nobody's. Left out: that of the supplier, who has to mend something. */
	nextStepBy?: 'hiworks' | 'taxOffice' | 'supplier' | null;
}

/** The tax office must have a document by the day after its issue: 부가가치세법 시행령 제68조 제7항. */
const byHiworks = {
	advice: say`It lies between Hiworks and the tax office, which must have it by the day after the issue. Whether Hiworks sends it again is not documented: ask again later, and their support if it stays.`,
	nextStepBy: 'hiworks',
} as const;
const done = { advice: say`Nothing to do.`, nextStepBy: null };
const amend = (what: Words) =>
	say`Correct ${what}: the document was issued, so it needs an amendment or, where the tax office never took it, a new one.`;

const MEANINGS: Readonly<Record<string, Meaning>> = {
	SUC001: { meaning: say`Accepted by the tax office`, ...done },
	SYN001: { meaning: say`The tax office could not decrypt it (복호화 실패)`, ...byHiworks },
	SYN002: {
		meaning: say`The supplier's signature is not valid (전자서명 오류)`,
		advice: say`Renew or register the certificate with Hiworks, then issue again.`,
	},
	SYN003: {
		meaning: say`The approval number is known to the tax office already (승인번호 중복)`,
		advice: say`Look in Hometax whether the document stands there before anything is issued again.`,
	},
	SYN004: {
		meaning: say`The structure of the document is not valid (스키마 오류)`,
		advice: amend(say`the kind of document and its codes; a bill cannot be zero-rated`),
	},
	ERR001: {
		meaning: say`The supplier's business number is not registered (공급자 사업자등록번호 오류)`,
		advice: amend(say`the supplier's number`),
	},
	ERR002: {
		meaning: say`The recipient's number is not registered (공급받는자 사업자등록번호 오류)`,
		advice: amend(say`the recipient's number`),
	},
	ERR003: {
		meaning: say`The trustee's number is not registered (수탁 사업자등록번호 오류)`,
		advice: amend(say`the trustee's number`),
	},
	ERR004: { meaning: say`The time of transmission is not valid (전송일시 오류)`, ...byHiworks },
	ERR005: {
		meaning: say`The time of issue is not valid, or after the transmission (발급일시 오류)`,
		...byHiworks,
	},
	ERR006: {
		meaning: say`The write date is not valid, or after the day of issue (작성일자 오류)`,
		advice: amend(say`the write date`),
	},
	ERR007: {
		meaning: say`Supply cost or tax is wrong (공급가액, 세액 오류)`,
		advice: amend(
			say`the amounts: 10 % within 10 won when taxable, no tax otherwise, and signs that fit the reason of an amendment`,
		),
	},
	ERR008: {
		meaning: say`A code is wrong (코드 유형 오류)`,
		advice: amend(say`kind of document, kind of party and reason of the amendment`),
	},
	ERR009: {
		meaning: say`A party had closed its business (폐업사업자 발행 오류)`,
		advice: say`Check the business status of both parties; a closed business gets no tax invoice.`,
	},
	ERR010: {
		meaning: say`The registration numbers of issuing and sending system differ (국세청 등록번호 오류)`,
		...byHiworks,
	},
	ERR011: {
		meaning: say`The approval number of the original is wrong (당초승인번호 오류)`,
		advice: amend(say`the approval number of the original; it must have reached the tax office`),
	},
	ERR999: {
		meaning: say`Another error, such as a bill amended for a local letter of credit`,
		advice: say`A bill (계산서) cannot be amended for a local letter of credit. Otherwise ask Hiworks.`,
	},
	SYS001: { meaning: say`The tax office did not accept the operator (연계사업자 인증 오류)`, ...byHiworks },
	SYS002: { meaning: say`The submission id was used before (중복된 SubmitID)`, ...byHiworks },
	SYS003: { meaning: say`The submission id is not known (존재하지 않는 SubmitID)`, ...byHiworks },
	WSM001: { meaning: say`The message could not be transported (SOAP 통신 오류)`, ...byHiworks },
	WSM002: { meaning: say`The structure of the message is wrong (SOAP 구조 오류)`, ...byHiworks },
	WSM003: { meaning: say`The signature of the message is not valid (SOAP 전자서명 오류)`, ...byHiworks },
};

const STATES: Readonly<Record<string, Meaning>> = {
	'0': {
		meaning: say`Not sent yet (발송 전)`,
		advice: say`It must be signed first: in the web screen, or by easy sign.`,
	},
	'1': { meaning: say`Being sent (발송 시작)`, advice: say`Ask again later.`, nextStepBy: 'hiworks' },
	'2': {
		meaning: say`Sent, waiting for the result (결과 수신 대기)`,
		advice: say`Ask again later.`,
		nextStepBy: 'taxOffice',
	},
	'3': { meaning: say`Could not be sent (발송 실패)`, ...byHiworks },
	'4': { meaning: say`Accepted by the tax office (성공)`, ...done },
	'5': { meaning: say`Transmission failed (전송 실패)`, advice: say`See the result code, or ask Hiworks.` },
};

const UNKNOWN: Meaning = { meaning: say`A code that is not documented`, advice: say`Ask Hiworks.` };

/** Signed, but not on its way yet: that it is to be signed first is no longer true. */
const ISSUED_UNSENT: Meaning = {
	meaning: say`Not sent yet (발송 전)`,
	advice: say`It is issued, and Hiworks has still to send it. Ask again later.`,
	nextStepBy: 'hiworks',
};

type Status = ReadDocument['status'];

const isUnsent = ({ declareStatus, issueId }: Status) => declareStatus === '0' && Boolean(issueId);

/** The code of the tax office is empty before there is a result; the state is 0 to 5. */
export function explain(status: Status): Required<Meaning> {
	return { nextStepBy: 'supplier', ...meaningOf(status) };
}

function meaningOf(status: Status): Meaning {
	const { declareStatus, declareStatusCode: code } = status;
	if (code) return MEANINGS[code] ?? UNKNOWN;
	return isUnsent(status) ? ISSUED_UNSENT : (STATES[declareStatus ?? ''] ?? UNKNOWN);
}

/** Whether nothing more will come without somebody's doing: a result, or a document that nobody has signed. */
export const isFinal = (status: Status) =>
	!isUnsent(status) && status.declareStatus !== '1' && status.declareStatus !== '2';
