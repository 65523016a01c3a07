/**
 * What PortOne's host serves to whoever has the link: uploads and documents. A link is the permission, and a second one
 * is refused.
 */
import type { RawRequest } from '../contract.ts';
import type { Answer, Page } from '../host.ts';
import { tinyPdf } from '../pdf.ts';
import { readHeaders, type Problem } from '../wire.ts';
import type { PortOne } from './world.ts';

const text = (status: number, words: string): Answer => ({
	status,
	raw: { type: 'text/plain', bytes: Buffer.from(words) },
});
const html = (words: string): Answer => ({
	status: 200,
	raw: {
		type: 'text/html;charset=UTF-8',
		bytes: Buffer.from(
			`<!DOCTYPE html><html><head><title>${words}</title></head><body><h1>${words}</h1></body></html>`,
		),
	},
});

export function pageOf(
	{ method, target, rawHeaders, body }: RawRequest,
	{ files, links, settings }: PortOne,
): Page | undefined {
	const [, kind, token] = /^\/(uploads|links)\/([^/?.]+)/.exec(target) ?? [];
	if (kind === undefined || token === undefined) return undefined;
	const headers = readHeaders(rawHeaders);
	const problems: Problem[] = headers.has('authorization')
		? [{ where: 'header', message: 'a link was sent credentials' }]
		: [];
	const refused = () => (problems.length > 0 ? text(400, 'Only one way to authorize is allowed.') : undefined);

	if (kind === 'uploads') {
		const file = files.find(token);
		return {
			route: 'uploadFile',
			referenceId: null,
			about: file?.name ?? '',
			problems,
			answer() {
				const refusal = refused();
				if (refusal) return refusal;
				if (method !== settings.uploadVerb) return text(405, 'Method Not Allowed');
				if (!file) return text(404, 'Not Found');
				if (files.isOver(file)) return text(403, 'The link has expired.');
				file.bytes = body;
				file.type = headers.get('content-type')?.[0];
				return { status: 200, effect: true };
			},
		};
	}
	const found = links.find(token);
	const { kind: what, entry, brn } = found?.target ?? {};
	return {
		route: 'openLink',
		referenceId: null,
		about: entry?.id ?? brn ?? '',
		problems,
		answer() {
			const refusal = refused();
			if (refusal) return refusal;
			if (method !== 'GET') return text(405, 'Method Not Allowed');
			if (!found) return text(404, 'Not Found');
			if (found.expired) return text(403, 'The link has expired.');
			return what === 'pdf'
				? { status: 200, raw: { type: 'application/pdf', bytes: tinyPdf(entry!.id) } }
				: html(`${what} ${entry?.id ?? brn}`);
		},
	};
}
