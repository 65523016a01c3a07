/** What people got, as they see it. */
import { h, pill, section } from './dom.js';
import { MESSAGE_KINDS, messageState } from './words.js';

const bubble = ({ kind, from, to, title, text, state }) =>
	h(
		'article',
		{ className: `bubble ${kind}` },
		h('p', { className: 'head' }, from === '' ? '' : `${from} → `, h('strong', {}, to), ' ', pill(messageState(state))),
		title === '' ? null : h('p', { className: 'title' }, title),
		h('p', { className: 'text' }, text),
	);

export function showMessages({ messages }) {
	const columns = Object.entries(MESSAGE_KINDS).map(([kind, title]) => {
		const own = messages.filter((message) => message.kind === kind);
		return section(title, own.length === 0, ...own.map(bubble));
	});
	return [h('div', { className: 'columns' }, ...columns)];
}
