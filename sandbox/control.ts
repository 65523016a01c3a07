/**
 * The routes by which a test in another process looks into the sandbox and sets it up. Not part of any vendor's API.
 */
import Fastify, { type FastifyInstance } from 'fastify';
import { boltaRoutes } from './bolta/routes.ts';
import type { Controls } from './controls.ts';
import type { Fault } from './faults.ts';
import { guard } from './guard.ts';
import { hiworksBillRoutes } from './hiworks/bill/routes.ts';
import { hiworksRoutes } from './hiworks/office/routes.ts';
import { hiworksOrgRoutes } from './hiworks/org/routes.ts';
import { addPage } from './pageRoutes.ts';
import { portOneRoutes } from './portone/routes.ts';
import type { VendorRoutes } from './vendorRoutes.ts';

function addRoutes<Settings>(app: FastifyInstance, { prefix, control, show, more }: VendorRoutes<Settings>): void {
	const configure = (partial: Partial<Settings>) => {
		control.configure(partial);
		return show(control.settings);
	};
	app.post<{ Querystring: { keepSettings?: string } }>(`${prefix}/reset`, (request, reply) => {
		control.reset({ keepSettings: request.query.keepSettings === 'true' });
		return reply.send({});
	});
	app.get(`${prefix}/settings`, (_request, reply) => reply.send(show(control.settings)));
	app.put(`${prefix}/settings`, (request, reply) => reply.send(configure(request.body as Partial<Settings>)));
	app.get(`${prefix}/faults`, (_request, reply) => reply.send(control.faults()));
	app.put<{ Body: Fault[] }>(`${prefix}/faults`, (request, reply) => {
		control.setFaults(request.body);
		return reply.send({});
	});
	app.get(`${prefix}/requests`, (_request, reply) => reply.send(control.requests()));
	app.delete(`${prefix}/requests`, (_request, reply) => {
		control.clearRequests();
		return reply.send({});
	});
	app.get(`${prefix}/stats`, (_request, reply) => reply.send(control.stats()));
	more(app, configure);
}

/** `token`: by which the sandbox's own page shows that it is that. */
export function createControl(controls: Controls, token: string): FastifyInstance {
	const { bolta, hiworksBill, hiworks, hiworksOrg, portOne } = controls;
	const app = Fastify({ forceCloseConnections: true, bodyLimit: 64 * 1024 * 1024 });
	guard(app, token);
	app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
		reply.status(error.statusCode ?? 500).send({ error: error.message }),
	);
	addRoutes(app, boltaRoutes(bolta));
	addRoutes(app, hiworksBillRoutes(hiworksBill));
	addRoutes(app, hiworksRoutes(hiworks));
	addRoutes(app, hiworksOrgRoutes(hiworksOrg));
	addRoutes(app, portOneRoutes(portOne));
	addPage(app, controls);
	return app;
}
