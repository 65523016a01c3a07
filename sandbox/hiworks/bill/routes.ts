/** The control routes that only Hiworks Bill has. */
import type { VendorRoutes } from '../../vendorRoutes.ts';
import type { HiworksBillControl } from './index.ts';
import type { ApprovalStatus } from './ledger.ts';
import type { Business, HiworksBillSettings } from './settings.ts';

/** Tokens are shown by their number only. */
const show = ({ officeTokens, billTokens, ...settings }: Readonly<HiworksBillSettings>) => ({
	...settings,
	officeTokens: officeTokens?.map(() => '…') ?? null,
	billTokens: billTokens?.map(() => '…') ?? null,
});

export const hiworksBillRoutes = (bill: HiworksBillControl): VendorRoutes<HiworksBillSettings> => ({
	prefix: '/hiworks-bill',
	control: bill,
	show,
	more(app) {
		app.get('/hiworks-bill/ledger', (_request, reply) => reply.send(bill.ledger()));
		app.get('/hiworks-bill/files', (_request, reply) =>
			reply.send(
				bill.files().map(({ bytes, ...file }) => ({ ...file, size: bytes.length, base64: bytes.toString('base64') })),
			),
		);
		app.get('/hiworks-bill/quota', (_request, reply) => reply.send({ remaining: bill.remaining() }));
		app.post<{ Body: { documentId: string; code?: string } }>('/hiworks-bill/sign', (request, reply) => {
			const { documentId, code } = request.body;
			return reply.send(bill.sign(documentId, { code }));
		});
		app.post<{ Body: { documentId: string; approvalStatus: Exclude<ApprovalStatus, 'S'> } }>(
			'/hiworks-bill/approval',
			(request, reply) => reply.send(bill.setApproval(request.body.documentId, request.body.approvalStatus)),
		);
		app.put<{ Params: { number: string }; Body: Business }>('/hiworks-bill/businesses/:number', (request, reply) => {
			bill.setBusiness(request.params.number, request.body);
			return reply.send({});
		});
	},
});
