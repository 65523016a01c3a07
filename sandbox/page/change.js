/** What the page changes: by the sandbox's control routes, with the token that stands in the printed address. */
import { h, two } from './dom.js';

const STORED = 'sandbox-token';

/** Out of the address at once: whoever sees the screen or the history need not see it. */
export function takeToken() {
	const given = /^#token=(\w+)$/.exec(location.hash)?.[1];
	if (!given) return;
	sessionStorage.setItem(STORED, given);
	history.replaceState(null, '', location.pathname);
}

export const hasToken = () => sessionStorage.getItem(STORED) !== null;

/** Over when the sandbox has answered. @throws with its words where it refuses */
export async function change(method, route, body) {
	const response = await fetch(route, {
		method,
		headers: { 'content-type': 'application/json', 'x-sandbox-token': sessionStorage.getItem(STORED) ?? '' },
		body: JSON.stringify(body),
	});
	if (response.ok) return;
	const { error = `HTTP ${response.status}` } = await response.json().catch(() => ({}));
	throw new Error(error);
}

/** A button that works once at a time, and tells what went wrong. */
export function button(label, kind, work) {
	const element = h('button', { type: 'button', className: kind, disabled: !hasToken() }, two(label));
	element.addEventListener('click', async () => {
		element.disabled = true;
		try {
			await work();
			element.dispatchEvent(new CustomEvent('changed', { bubbles: true }));
		} catch (error) {
			const said = h('p', { className: 'refused', role: 'alert' }, error.message);
			element.after(said);
			setTimeout(() => said.remove(), 6000);
		} finally {
			element.disabled = !hasToken();
		}
	});
	return element;
}
