/** The control routes that only the organisation sync and the sign-on have. */
import type { VendorRoutes } from '../../vendorRoutes.ts';
import type { GivenChart } from './chart.ts';
import type { HiworksOrgControl } from './index.ts';
import type { HiworksOrgSettings } from './settings.ts';

const hide = (secrets: string[] | null) => secrets?.map(() => '…') ?? null;

/** Tokens are shown by their number only. */
const show = ({ linkTokens, accountTokens, redirectTokens, ...settings }: Readonly<HiworksOrgSettings>) => ({
	...settings,
	linkTokens: hide(linkTokens),
	accountTokens: hide(accountTokens),
	redirectTokens: redirectTokens.map(({ user }) => ({ token: '…', user })),
});

export const hiworksOrgRoutes = (hiworksOrg: HiworksOrgControl): VendorRoutes<HiworksOrgSettings> => ({
	prefix: '/hiworks-org',
	control: hiworksOrg,
	show,
	more(app) {
		app.get('/hiworks-org/chart', (_request, reply) => reply.send(hiworksOrg.chart()));
		app.put<{ Body: GivenChart }>('/hiworks-org/chart', (request, reply) => {
			hiworksOrg.setChart(request.body);
			return reply.send({});
		});
		app.get('/hiworks-org/suspended', (_request, reply) => reply.send(hiworksOrg.suspended()));
		app.get('/hiworks-org/unlinked', (_request, reply) => reply.send(hiworksOrg.unlinked()));
		app.get('/hiworks-org/sso', (_request, reply) => reply.send(hiworksOrg.sso()));
		app.get('/hiworks-org/quota', (_request, reply) => reply.send({ remaining: hiworksOrg.remaining() }));
	},
});
