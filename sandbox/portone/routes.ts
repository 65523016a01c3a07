/** The control routes that only PortOne has. */
import { SetupError } from '../checked.ts';
import type { VendorRoutes } from '../vendorRoutes.ts';
import type { PortOneControl, PortOneMode } from './index.ts';
import type { PortOneSettings } from './settings.ts';
import type { PortOneSending } from './webhooks.ts';

/** Secrets are shown by their number only. */
const show = ({ secrets, webhookSecret, webhookUrl, ...settings }: Readonly<PortOneSettings>) => ({
	...settings,
	secrets: secrets?.map(() => '…') ?? null,
	webhookSecret: webhookSecret && '…',
	webhookUrl: webhookUrl && webhookUrl.split('?', 1)[0],
});

function modeOf(mode: string | undefined): PortOneMode {
	if (mode !== 'test' && mode !== 'live') throw new SetupError('mode is test or live');
	return mode;
}

export const portOneRoutes = (portOne: PortOneControl): VendorRoutes<PortOneSettings> => ({
	prefix: '/portone',
	control: portOne,
	show,
	more(app) {
		app.get<{ Querystring: { mode?: string } }>('/portone/ledger', ({ query }, reply) =>
			reply.send(portOne.ledger(query.mode === undefined ? undefined : modeOf(query.mode))),
		);
		app.get<{ Querystring: { mode?: string } }>('/portone/counterparties', ({ query }, reply) =>
			reply.send(portOne.counterparties(modeOf(query.mode))),
		);
		app.get('/portone/files', (_request, reply) =>
			reply.send(
				portOne.files().map(({ bytes, ...file }) => ({
					...file,
					size: bytes?.length ?? null,
					base64: bytes?.toString('base64') ?? null,
				})),
			),
		);
		app.get('/portone/webhooks', (_request, reply) => reply.send(portOne.webhooks()));
		app.post<{ Body: PortOneSending }>('/portone/webhooks', async (request, reply) =>
			reply.send(await portOne.sendWebhook(request.body)),
		);
		app.post<{ Body: { taxInvoiceId: string } }>('/portone/resend', (request, reply) => {
			portOne.resend(request.body.taxInvoiceId);
			return reply.send({});
		});
		app.post<{ Body: { milliseconds: number } }>('/portone/advance', (request, reply) => {
			portOne.advance(request.body.milliseconds);
			return reply.send({});
		});
		app.post<{ Body: { mode: PortOneMode; counterpartyId: string; expiredAt: string; isValid: boolean } }>(
			'/portone/certificate',
			(request, reply) => {
				const { mode, counterpartyId, ...certificate } = request.body;
				portOne.registerCertificate(modeOf(mode), counterpartyId, certificate);
				return reply.send({});
			},
		);
	},
});
