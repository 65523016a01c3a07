/** Invoices of all vendors, with what can be done with them here. */
import { button, change } from './change.js';
import { h, pill, section, table, two, won } from './dom.js';
import { documentKind, documentState, VENDORS } from './words.js';

/** Bolta says why only for what failed, so the page tells it as it would. */
const eventOf = ({ id, state }) =>
	state === 'failed'
		? {
				eventType: 'TAX_INVOICE_ISSUANCE_FAILURE',
				data: { issuanceKey: id, cause: { code: 'NOT_FOUND_CERTIFICATE', message: '공동인증서가 없습니다.' } },
			}
		: {
				eventType: 'TAX_INVOICE_ISSUANCE_SUCCESS',
				data: { issuanceKey: id, taxInvoiceUrl: `https://app.bolta.io/tax-invoices/${id}` },
			};

const ACTIONS = {
	sign: ({ id }) =>
		button(['서명·발행', 'sign'], '', async () => await change('POST', '/hiworks-bill/sign', { documentId: id })),
	tell: (entry) =>
		button(['다시 알림', 'tell again'], '', async () =>
			entry.vendor === 'bolta'
				? await change('POST', '/bolta/webhooks/send', { body: eventOf(entry) })
				: await change('POST', '/portone/resend', { taxInvoiceId: entry.id }),
		),
};

const row = (entry) => [
	pill(documentState(entry.vendor, entry.state)),
	two(documentKind(entry.kind)),
	h('span', {}, entry.recipient, h('br'), h('small', {}, entry.supplier)),
	won(entry.supplyCost),
	won(entry.tax),
	entry.writeDate,
	h('span', { className: 'key' }, entry.reference ?? '', h('br'), h('small', {}, entry.id)),
	entry.why ? h('span', { className: 'why' }, entry.why) : h('small', { className: 'key' }, entry.approvalNumber ?? ''),
	entry.action && ACTIONS[entry.action](entry),
];

const HEADINGS = [
	['상태', 'state'],
	['종류', 'kind'],
	['공급받는자·공급자', 'recipient, supplier'],
	['공급가액', 'supply cost'],
	['세액', 'tax'],
	['작성일자', 'write date'],
	['관리번호', 'reference'],
	['승인번호·사유', 'NTS number, why'],
	['', ''],
];

export function showDocuments({ documents }) {
	return ['bolta', 'hiworksBill', 'portOne'].map((vendor) => {
		const own = documents.filter((entry) => entry.vendor === vendor);
		return section(VENDORS[vendor], own.length === 0, table(HEADINGS, own.map(row), new Set([3, 4])));
	});
}
