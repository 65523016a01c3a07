/** What a request is about, for the log and for faults: the key of the record, of a list that of its first row. */
import type { ReadRequest } from '../../contract.ts';
import type { JsonObject } from '../../json.ts';

const LISTS = ['position_list', 'duty_list', 'user_list', 'delete_user_list'];

const asText = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/** The body may be anything: it has not been refused yet. */
export function subjectOf({ body, query, path }: ReadRequest): string | null {
	const given = (body !== null && typeof body === 'object' ? body : {}) as JsonObject;
	const list = LISTS.map((name) => given[name]).find(Array.isArray);
	const row = (list ? list[0] : given) as JsonObject | null | undefined;
	return (
		asText(row?.extKey) ?? asText(row?.user_id) ?? asText(row?.tmp_key) ?? asText(query.extKey) ?? asText(path.token)
	);
}

/** For the log: that a password was given, and nothing more of it. */
export function withoutPasswords(body: unknown): unknown {
	if (Array.isArray(body)) return body.map(withoutPasswords);
	if (body === null || typeof body !== 'object') return body;
	return Object.fromEntries(
		Object.entries(body).map(([name, value]) => [
			name,
			/pass/i.test(name) ? value !== '' && value !== null : withoutPasswords(value),
		]),
	);
}
