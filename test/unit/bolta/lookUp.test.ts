/** Which words prove that Bolta does not know a reference ID: after them it is sent again. */
import { saysUnknownReference } from '../../../nodes/Bolta/invoice/lookUp';
import { Failure } from '../../../nodes/shared/errors/failure';
import { say } from '../../../nodes/shared/errors/words';

it.each([
	[{ httpStatus: 400, code: 'INVALID_REQUEST' }, true],
	[{ httpStatus: 400, vendorMessage: '존재하지 않는 요청자 관리번호입니다.' }, true],
	[{ httpStatus: 404, code: 'NOT_FOUND' }, true],
	// A gateway's own.
	[{ httpStatus: 404 }, false],
	[{ httpStatus: 400, vendorMessage: 'Bad Request' }, false],
	[{ httpStatus: 409, code: 'INVALID_REQUEST' }, false],
	[{ code: 'ECONNRESET' }, false],
])('%j: %p', (told, isProof) => {
	const failure = new Failure({ outcome: null, title: say`Refused`, description: say``, ...told });
	expect(saysUnknownReference(failure)).toBe(isProof);
});
