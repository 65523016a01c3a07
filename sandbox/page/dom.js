/** How the page is written: by elements and texts. What others wrote is a text, whatever it looks like. */

/**
 * @param {string} tag
 * @param {Record<string, unknown>} properties of the element: `className`, `onclick`, …
 * @param {...(Node | string | number | null | undefined)} children texts stay texts; null and undefined are left out
 */
export function h(tag, properties = {}, ...children) {
	const element = Object.assign(document.createElement(tag), properties);
	element.append(...children.filter((child) => child !== null && child !== undefined).map(asNode));
	return element;
}

const asNode = (child) => (child instanceof Node ? child : document.createTextNode(String(child)));

/** Korean first, English small behind it. */
export const two = ([korean, english]) => h('span', {}, korean, ' ', h('small', {}, english));

/** A state, coloured by what it means: good, bad, wait or off. */
export const pill = ([korean, english, tone]) =>
	h('span', { className: `pill ${tone}`, title: english }, korean, ' ', h('small', {}, english));

export const won = (amount) => `${amount.toLocaleString('ko-KR')}원`;

const clock = new Intl.DateTimeFormat('ko-KR', { timeStyle: 'medium', timeZone: 'Asia/Seoul', hourCycle: 'h23' });

/** Of milliseconds since 1970, in Seoul. */
export const time = (instant) => clock.format(instant);

/**
 * @param {Array<[string, string]>} headings Korean and English
 * @param {Array<Array<Node | string | number | null>>} rows
 * @param {Set<number>} amounts columns that are set to the right
 */
export function table(headings, rows, amounts = new Set()) {
	const side = (column) => ({ className: amounts.has(column) ? 'amount' : '' });
	const head = h('tr', {}, ...headings.map((heading, column) => h('th', side(column), two(heading))));
	const body = rows.map((cells) => h('tr', {}, ...cells.map((cell, column) => h('td', side(column), cell))));
	return h('table', {}, h('thead', {}, head), h('tbody', {}, ...body));
}

/** With a heading; where there is nothing it says so. */
export function section(title, isEmpty, ...content) {
	const nothing = h('p', { className: 'nothing' }, two(['아직 없습니다.', 'Nothing yet.']));
	return h('section', {}, h('h2', {}, two(title)), ...(isEmpty ? [nothing] : content));
}
