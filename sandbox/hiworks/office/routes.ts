/** The control routes that only the Hiworks office has, and the page on which a person submits a draft. */
import type { VendorRoutes } from '../../vendorRoutes.ts';
import { LOGIN_PAGE, type Decision } from './approvals.ts';
import type { HiworksControl } from './index.ts';
import type { GivenRecord, ListName } from './records.ts';
import type { HiworksSettings } from './settings.ts';

const hide = (secrets: string[] | null) => secrets?.map(() => '…') ?? null;

/** Tokens are shown by their number only. */
const show = ({
	officeTokens,
	accessTokens,
	authCodes,
	refreshTokens,
	client,
	...settings
}: Readonly<HiworksSettings>) => ({
	...settings,
	officeTokens: hide(officeTokens),
	accessTokens: hide(accessTokens),
	authCodes: hide(authCodes),
	refreshTokens: hide(refreshTokens),
	client: client && { id: client.id, secret: '…' },
});

const page = (title: string, content: string) =>
	`<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${content}</body></html>`;

export const hiworksRoutes = (hiworks: HiworksControl): VendorRoutes<HiworksSettings> => ({
	prefix: '/hiworks',
	control: hiworks,
	show,
	more(app) {
		app.get('/hiworks/lists', (_request, reply) => reply.send(hiworks.lists()));
		app.put<{ Params: { list: ListName }; Body: GivenRecord[] }>('/hiworks/lists/:list', (request, reply) => {
			hiworks.setRecords(request.params.list, request.body);
			return reply.send({});
		});
		app.put<{ Params: { list: ListName }; Body: { code: string; useFlag: 'Y' | 'N' } }>(
			'/hiworks/lists/:list/use-flag',
			(request, reply) => {
				hiworks.setUseFlag(request.params.list, request.body.code, request.body.useFlag);
				return reply.send({});
			},
		);
		app.get('/hiworks/spending', (_request, reply) => reply.send(hiworks.spending()));
		app.get('/hiworks/notifications', (_request, reply) => reply.send(hiworks.notifications()));
		app.get('/hiworks/mails', (_request, reply) =>
			reply.send(
				hiworks.mails().map(({ files, ...mail }) => ({
					...mail,
					files: files.map(({ name, contentType, bytes }) => ({
						name,
						contentType,
						size: bytes.length,
						base64: bytes.toString('base64'),
					})),
				})),
			),
		);
		app.get('/hiworks/sms', (_request, reply) => reply.send(hiworks.sms()));
		app.get('/hiworks/sms/receivers', (_request, reply) => reply.send(hiworks.receivers()));
		app.get('/hiworks/alimtalk', (_request, reply) => reply.send(hiworks.alimtalk()));
		app.get('/hiworks/quota', (_request, reply) => reply.send({ remaining: hiworks.remaining() }));
		app.get('/hiworks/approvals', (_request, reply) => reply.send(hiworks.approvals()));
		app.get('/hiworks/callbacks', (_request, reply) => reply.send(hiworks.callbacks()));
		app.post<{ Body: { approvalKey: string } }>('/hiworks/approvals/submit', async (request, reply) =>
			reply.send(await hiworks.submit(request.body.approvalKey)),
		);
		app.post<{ Body: { approvalKey: string; decision: Decision } }>(
			'/hiworks/approvals/decide',
			async (request, reply) => reply.send(await hiworks.decide(request.body.approvalKey, request.body.decision)),
		);
		app.post<{ Body: { approvalKey: string; changes?: Record<string, string | null> } }>(
			'/hiworks/callbacks/send',
			async (request, reply) => reply.send(await hiworks.sendCallback(request.body.approvalKey, request.body.changes)),
		);

		// A form without fields says that it is one, and has nothing else to say.
		app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, _body, done) =>
			done(null, undefined),
		);
		app.get<{ Params: { key: string } }>(`${LOGIN_PAGE}/:key`, (request, reply) => {
			const state = hiworks.approvals().find(({ approvalKey }) => approvalKey === request.params.key)?.state;
			const content =
				state === undefined
					? '<p>문서를 찾을 수 없습니다.</p>'
					: state === 'draft'
						? '<form method="post"><button>기안하기</button></form>'
						: `<p>${state}</p>`;
			return reply
				.status(state === undefined ? 404 : 200)
				.type('text/html;charset=UTF-8')
				.send(page('전자결재 기안', content));
		});
		app.post<{ Params: { key: string } }>(`${LOGIN_PAGE}/:key`, async (request, reply) => {
			const { approvalCode } = await hiworks.submit(request.params.key);
			return reply.type('text/html;charset=UTF-8').send(page('전자결재 기안', `<p>${approvalCode}</p>`));
		});
	},
});
