/** Documents for approval: a person hands them in, and others decide. */
import { button, change } from './change.js';
import { h, pill, section } from './dom.js';
import { approvalState } from './words.js';

/** Hiworks takes HTML as the contents; here its words are enough. */
const plain = (html) =>
	html
		.replace(/<\/(p|div|tr|li|h\d)>|<br\s*\/?>/gi, '\n')
		.replace(/<[^>]*>/g, ' ')
		.split('\n')
		.map((line) => line.trim())
		.join('\n')
		.trim();

const decide = (approvalKey, decision) => async () =>
	await change('POST', '/hiworks/approvals/decide', { approvalKey, decision });

const buttons = {
	draft: (key) => [
		button(['기안하기', 'hand in'], 'good', async () => {
			await change('POST', '/hiworks/approvals/submit', { approvalKey: key });
		}),
	],
	progress: (key) => [
		button(['승인', 'approve'], 'good', decide(key, 'complete')),
		button(['반려', 'reject'], 'bad', decide(key, 'rejected')),
	],
};

const card = ({ approvalKey, subject, contents, state, approvalCode, formId }) =>
	h(
		'article',
		{ className: 'card' },
		h('p', { className: 'head' }, pill(approvalState(state)), ' ', h('small', {}, approvalCode ?? formId)),
		h('p', { className: 'title' }, subject),
		h('p', { className: 'text' }, plain(contents)),
		h('p', { className: 'buttons' }, ...(buttons[state]?.(approvalKey) ?? [])),
	);

export const showApprovals = ({ approvals }) => [
	section(['전자결재', 'approvals'], approvals.length === 0, h('div', { className: 'cards' }, ...approvals.map(card))),
];
