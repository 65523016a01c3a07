/** The page on which people see what stands at the vendors: its files, and what it shows. */
import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Controls } from './controls.ts';
import { pageState } from './pageState.ts';

const TYPES = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

const FILES = [
	'index.html',
	'style.css',
	'main.js',
	'dom.js',
	'change.js',
	'words.js',
	'documents.js',
	'messages.js',
	'approvals.js',
	'office.js',
	'traffic.js',
	'faults.js',
];

/** Texts of others cannot become code: nothing inline, no HTML from strings, nobody's frame. */
const HEADERS = {
	'content-security-policy': [
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self'",
		"connect-src 'self'",
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
		"require-trusted-types-for 'script'",
		"trusted-types 'none'",
	].join('; '),
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'no-referrer',
	'cross-origin-resource-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cache-control': 'no-cache',
};

/** Read when asked for: whoever works on the page sees it at the next reload. */
const read = (name: string) => readFileSync(new URL(`page/${name}`, import.meta.url));

export function addPage(app: FastifyInstance, controls: Controls): void {
	for (const path of ['/', '/page']) app.get(path, (_request, reply) => reply.redirect('/page/'));
	for (const name of FILES) {
		const type = TYPES[name.split('.')[1] as keyof typeof TYPES];
		app.get(`/page/${name === 'index.html' ? '' : name}`, (_request, reply) =>
			reply.headers(HEADERS).type(`${type};charset=UTF-8`).send(read(name)),
		);
	}
	// Asked once a second by an open page: what is as before is not sent again.
	app.get('/page/state', (request, reply) => {
		const text = JSON.stringify(pageState(controls));
		const tag = `"${createHash('sha1').update(text).digest('hex')}"`;
		void reply.headers(HEADERS).header('etag', tag);
		if (request.headers['if-none-match'] === tag) return reply.status(304).send();
		return reply.type('application/json;charset=UTF-8').send(text);
	});
}
