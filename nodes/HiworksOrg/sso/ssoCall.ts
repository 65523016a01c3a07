import type { IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import type { Run } from '../../shared/engine/operation';
import { Failure } from '../../shared/errors/failure';
import { redactor } from '../../shared/errors/redact';
import { answerReader } from '../../shared/http/answer';
import { createClient, type Request } from '../../shared/http/client';
import type { Quota } from '../../shared/http/quota';
import { lookUpToken } from '../api/sso';
import { hiworksSso, linkBaseUrl } from '../api/vendor';

/**
 * Calls of single sign-on: the shared client gives neither status nor Location, and here both are the answer. As it
 * sends: text as it came, errors by status left to us, redirects not followed, a limit of time.
 */
const optionsOf = ({ method, url, headers, body }: Request<unknown>, timeout: number): IHttpRequestOptions => ({
	method,
	url,
	headers: { ...headers },
	...(body !== undefined && { body }),
	encoding: 'text',
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	disableFollowRedirect: true,
	timeout: timeout * 1000,
});

/**
 * A server call with the account token. 2xx and 3xx are answers, handed on; all else ends as the shared client ends it,
 * but a 429 is not repeated.
 * @param hidden values beside the token that no error may show
 * @throws Failure
 */
export async function ssoCall(
	run: Run,
	quota: Quota,
	request: Request<unknown>,
	hidden: string[] = [],
): Promise<IDataObject> {
	const { context, client, credentials, timeout } = run;
	const { secrets } = hiworksSso.connect(credentials);
	const redact = redactor([...secrets, ...hidden]);
	const answers = answerReader(hiworksSso, { timeout, redact });
	client.checkStopped();
	await quota.enter();
	let response: IN8nHttpFullResponse;
	try {
		response = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			hiworksSso.credentialType,
			optionsOf(request, timeout),
		)) as IN8nHttpFullResponse;
	} catch (error) {
		quota.leave();
		throw answers.explain(request, error, context.getExecutionCancelSignal()?.aborted ?? false).failure;
	}
	quota.leave(response.headers, response.statusCode < 400);
	const { statusCode: status, headers } = response;
	const text = client.redact(String(response.body ?? ''));
	const body = parsed(text);
	if (status < 300 || status >= 400) {
		// Text that is no JSON is refused by the reader, but nobody knows what a good answer looks like here.
		const read = answers.read(request, status < 300 && body === text ? { ...response, body: '' } : response);
		if ('failure' in read) throw read.failure;
	}
	return {
		status,
		location: headers.location === undefined ? null : client.redact(String(headers.location)),
		body,
		callsRemaining: quota.remaining,
	};
}

/** JSON where it is JSON, the text where it is not, null where there is none. */
function parsed(text: string): IDataObject | unknown[] | string | null {
	if (text.trim() === '') return null;
	try {
		const value: unknown = JSON.parse(text);
		if (Array.isArray(value)) return [...(value as unknown[])];
		return typeof value === 'object' && value !== null ? { ...value } : text;
	} catch {
		return text;
	}
}

const MOST_CHARACTERS = 100_000;

/**
 * Asks who the user of a token is: without credential, from which only the host is read. The token is all that guards
 * the user's data, so no error shows it. Asked once only: whether a token may be looked up twice is not documented.
 * @throws Failure
 */
export async function fetchUser(run: Run, token: string): Promise<IDataObject> {
	const { context, credentials, live, timeout, client } = run;
	const redact = redactor([token, encodeURIComponent(token)]);
	const baseUrl = linkBaseUrl(credentials);
	const plain = createClient({ context, vendor: hiworksSso, baseUrl, live, timeout, redact });
	const request = plain.request(lookUpToken, { path: { token } });
	const answers = answerReader(hiworksSso, { timeout, redact });
	client.checkStopped();
	let response: IN8nHttpFullResponse;
	try {
		response = (await context.helpers.httpRequest({ ...optionsOf(request, timeout) })) as IN8nHttpFullResponse;
	} catch (error) {
		throw answers.explain(request, error, context.getExecutionCancelSignal()?.aborted ?? false).failure;
	}
	if (String(response.body ?? '').length > MOST_CHARACTERS)
		throw new Failure({
			outcome: null,
			title: 'Reading did not work: the answer is too long',
			description: 'Nothing was changed. Check the link base URL in the credential.',
		});
	const read = answers.read(request, response);
	if ('failure' in read) throw read.failure;
	const { data } = read.answer;
	return {
		userNumber: data['user-no'],
		userId: data['user-id'],
		name: data['user-name'],
		employeeNumber: data['employee-no'],
	};
}
