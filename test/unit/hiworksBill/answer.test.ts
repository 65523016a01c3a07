import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { downloadAttachment } from '../../../nodes/HiworksBill/api/invoice';
import { hiworksBill } from '../../../nodes/HiworksBill/vendor';
import { answerReader } from '../../../nodes/shared/http/answer';

const reader = answerReader(hiworksBill, { timeout: 60, redact: (text) => text.replaceAll('SECRET', '***') });
const bytes = Buffer.from('bytes');

const read = (headers: Record<string, string>, body: Buffer = bytes, statusCode = 200) =>
	reader.read({ ...downloadAttachment, effect: 'read' }, {
		body,
		headers,
		statusCode,
	} as unknown as IN8nHttpFullResponse) as {
		answer?: { fileName: string | null; contentType: string; bytes: Buffer };
		failure?: Error & { outcome: unknown; vendorMessage?: string; httpStatus?: number };
	};

/** Headers carry bytes; what Node reads of UTF-8 in them. */
const inHeader = (text: string) => Buffer.from(text).toString('latin1');

describe('The name of a file', () => {
	it.each([
		["attachment; filename*=UTF-8''%EA%B1%B0%EB%9E%98.pdf", '거래.pdf'],
		['attachment; filename="x.pdf"; filename*=UTF-8\'\'%EA%B1%B0%EB%9E%98.pdf', '거래.pdf'],
		["attachment; filename*=utf-8''a%20b.pdf; filename=x.pdf", 'a b.pdf'],
		// RFC 8187 has a place for the language.
		["attachment; filename*=UTF-8'ko'%EA%B1%B0%EB%9E%98.pdf", '거래.pdf'],
		['attachment; filename="거래 내역.pdf"', '거래 내역.pdf'],
		['attachment; filename=plain.pdf', 'plain.pdf'],
		['attachment; filename="a;b.pdf"', 'a;b.pdf'],
		// Broken escapes stay as they are.
		["attachment; filename*=UTF-8''%E0%A4%A.pdf", '%E0%A4%A.pdf'],
		// No name leads out of a folder.
		['attachment; filename="../../etc/passwd"', '.._.._etc_passwd'],
		["attachment; filename*=UTF-8''..%5C..%2Fa.pdf", '.._.._a.pdf'],
		["attachment; filename*=UTF-8''a%0D%0Ab.pdf", 'a__b.pdf'],
		['attachment', null],
		['', null],
	])('%s → %j', (disposition, fileName) => {
		expect(read({ 'content-disposition': inHeader(disposition), 'content-type': 'application/pdf' }).answer).toEqual({
			bytes,
			contentType: 'application/pdf',
			fileName,
		});
	});

	it('is null without header, and the kind is that of any bytes', () => {
		expect(read({}).answer).toEqual({ bytes, contentType: 'application/octet-stream', fileName: null });
	});
});

it("a person's number that was sent is masked in the vendor's words, however they part its digits", () => {
	const body = JSON.stringify({ errors: [{ title: 'Parameter Error', message: '등록번호 900230.1748293' }] });
	const sent = { ...downloadAttachment, file: false, effect: 'create' as const, partyNumbers: ['9002301748293'] };
	const told = reader.read(sent, { body, headers: {}, statusCode: 400 } as unknown as IN8nHttpFullResponse);
	expect(told).toMatchObject({ failure: { outcome: 'rejected', vendorMessage: '등록번호 900230-1******' } });
});

describe('An error in the place of a file', () => {
	const error = Buffer.from(
		JSON.stringify({ errors: [{ title: 'Parameter Error', message: '파일이 없습니다. SECRET' }] }),
	);

	it.each([200, 400])('is one with HTTP %d where it calls itself JSON', (status) => {
		expect(read({ 'content-type': 'application/json;charset=UTF-8' }, error, status).failure).toMatchObject({
			outcome: 'rejected',
			vendorMessage: '파일이 없습니다. ***',
			httpStatus: status,
		});
	});

	it('is a file where it does not', () => {
		expect(read({ 'content-type': 'application/octet-stream' }, error).answer?.bytes).toEqual(error);
	});

	it('that a status tells is one, whatever its body', () => {
		expect(read({ 'content-type': 'application/octet-stream' }, bytes, 404).failure).toMatchObject({
			outcome: 'rejected',
			httpStatus: 404,
		});
		expect(read({}, bytes, 503).failure).toMatchObject({
			outcome: null,
			message: 'Reading did not work: Hiworks answered with HTTP 503, maintenance (점검 중)',
		});
	});
});
