/** The control routes that only Bolta has. */
import type { VendorRoutes } from '../vendorRoutes.ts';
import type { BoltaControl, CertificateAttempt } from './index.ts';
import type { BoltaSettings } from './settings.ts';
import type { Sending } from './webhooks.ts';

/** API keys are shown by their kind only. */
function show({ keys, webhookUrl, ...settings }: Readonly<BoltaSettings>) {
	return {
		...settings,
		keys: keys?.map((key) => `${key.slice(0, 5)}…`) ?? null,
		webhookUrl: webhookUrl?.split('?', 1)[0] ?? null,
	};
}

export const boltaRoutes = (bolta: BoltaControl): VendorRoutes<BoltaSettings> => ({
	prefix: '/bolta',
	control: bolta,
	show,
	more(app, configure) {
		app.get<{ Querystring: { mode?: string } }>('/bolta/ledger', (request, reply) => {
			const { mode } = request.query;
			if (mode !== undefined && mode !== 'test' && mode !== 'live')
				return reply.status(400).send({ error: 'mode is test or live' });
			return reply.send(bolta.ledger(mode));
		});
		app.put<{ Body: BoltaSettings['customers'] }>('/bolta/customers', (request, reply) =>
			reply.send(configure({ customers: request.body })),
		);
		app.put<{ Body: BoltaSettings['issuers'] }>('/bolta/issuers', (request, reply) =>
			reply.send(configure({ issuers: request.body })),
		);
		app.get('/bolta/webhooks', (_request, reply) => reply.send(bolta.webhooks()));
		app.post<{ Body: Sending }>('/bolta/webhooks/send', async (request) => bolta.sendWebhook(request.body));
		app.post('/bolta/webhooks/probe', async () => bolta.probeWebhook());
		app.get('/bolta/parties', (_request, reply) => reply.send(bolta.parties()));
		app.post<{ Body: CertificateAttempt }>('/bolta/certificates', (request, reply) =>
			reply.send(bolta.attemptCertificate(request.body)),
		);

		// The pages behind the links in Bolta's answers. A look at their headers alone must not approve anything.
		const page = (path: string, open: (token: string) => { status: number; body?: unknown }) =>
			app.get<{ Params: { token: string } }>(`${path}/:token`, { exposeHeadRoute: false }, (request, reply) => {
				const { status, body } = open(request.params.token);
				return reply.status(status).send(body);
			});
		page('/bolta/approve', bolta.approve);
		page('/bolta/certificates', bolta.openCertificatePage);
	},
});
