import { isObject } from '../../shared/http/vendor';
import { sameText } from '../../shared/korea/textForm';

/** PortOne leaves out what is empty, or shows it so. */
const isEmpty = (value: unknown): boolean =>
	value === undefined ||
	value === null ||
	value === '' ||
	value === false ||
	(Array.isArray(value) && value.length === 0);

/** Whether what PortOne shows reads as what was sent, in all parts and with nothing beside. An empty part is none. */
export function isSameContent(sent: unknown, shown: unknown): boolean {
	if (isEmpty(sent) || isEmpty(shown)) return isEmpty(sent) && isEmpty(shown);
	if (Array.isArray(sent))
		return (
			Array.isArray(shown) &&
			sent.length === shown.length &&
			sent.every((part, index) => isSameContent(part, shown[index]))
		);
	if (typeof sent === 'string' && typeof shown === 'string') return sameText(sent, shown);
	if (!isObject(sent) || !isObject(shown)) return sent === shown;
	return [...new Set([...Object.keys(sent), ...Object.keys(shown)])].every((key) =>
		isSameContent(sent[key], shown[key]),
	);
}
