/** The routes by which a test in another process looks into the sandbox and sets it up. Not part of any vendor's API. */
import Fastify, { type FastifyInstance } from 'fastify';
import type { BoltaControl, CertificateAttempt } from './bolta/index.ts';
import type { BoltaSettings } from './bolta/settings.ts';
import type { Sending } from './bolta/webhooks.ts';
import type { Fault } from './faults.ts';

/** API keys are shown by their kind only. */
function showSettings({ keys, webhookUrl, ...settings }: Readonly<BoltaSettings>) {
	return { ...settings, keys: keys?.map((key) => `${key.slice(0, 5)}…`) ?? null, webhookUrl: webhookUrl?.split('?', 1)[0] ?? null };
}

export function createControl(bolta: BoltaControl): FastifyInstance {
	const app = Fastify({ forceCloseConnections: true, bodyLimit: 16 * 1024 * 1024 });
	app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => reply.status(error.statusCode ?? 500).send({ error: error.message }));

	app.get<{ Querystring: { mode?: string } }>('/bolta/ledger', (request, reply) => {
		const { mode } = request.query;
		if (mode !== undefined && mode !== 'test' && mode !== 'live') return reply.status(400).send({ error: 'mode is test or live' });
		return reply.send(bolta.ledger(mode));
	});
	app.post<{ Querystring: { keepSettings?: string } }>('/bolta/reset', (request, reply) => {
		bolta.reset({ keepSettings: request.query.keepSettings === 'true' });
		return reply.send({});
	});
	app.get('/bolta/settings', (_request, reply) => reply.send(showSettings(bolta.settings)));

	const configure = (partial: Partial<BoltaSettings>) => {
		bolta.configure(partial);
		return showSettings(bolta.settings);
	};
	app.put<{ Body: Partial<BoltaSettings> }>('/bolta/settings', (request, reply) => reply.send(configure(request.body)));
	app.put<{ Body: BoltaSettings['customers'] }>('/bolta/customers', (request, reply) => reply.send(configure({ customers: request.body })));
	app.put<{ Body: BoltaSettings['issuers'] }>('/bolta/issuers', (request, reply) => reply.send(configure({ issuers: request.body })));
	app.put<{ Body: Fault[] }>('/bolta/faults', (request, reply) => {
		bolta.setFaults(request.body);
		return reply.send({});
	});
	app.get('/bolta/requests', (_request, reply) => reply.send(bolta.requests()));
	app.delete('/bolta/requests', (_request, reply) => {
		bolta.clearRequests();
		return reply.send({});
	});
	app.get('/bolta/stats', (_request, reply) => reply.send(bolta.stats()));
	app.get('/bolta/webhooks', (_request, reply) => reply.send(bolta.webhooks()));
	app.post<{ Body: Sending }>('/bolta/webhooks/send', async (request) => bolta.sendWebhook(request.body));
	app.post('/bolta/webhooks/probe', async () => bolta.probeWebhook());
	app.get('/bolta/parties', (_request, reply) => reply.send(bolta.parties()));
	app.post<{ Body: CertificateAttempt }>('/bolta/certificates', (request, reply) => reply.send(bolta.attemptCertificate(request.body)));

	// The pages behind the links in Bolta's answers. A look at their headers alone must not approve anything.
	const page = (path: string, open: (token: string) => { status: number; body?: unknown }) =>
		app.get<{ Params: { token: string } }>(`${path}/:token`, { exposeHeadRoute: false }, (request, reply) => {
			const { status, body } = open(request.params.token);
			return reply.status(status).send(body);
		});
	page('/bolta/approve', bolta.approve);
	page('/bolta/certificates', bolta.openCertificatePage);
	return app;
}
