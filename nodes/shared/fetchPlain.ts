import type { IExecuteFunctions, IN8nHttpFullResponse } from 'n8n-workflow';

import { Failure } from './failure';

interface PlainRules {
	/** Whose file it is, as users know it. */
	owner: string;
	/** Scheme and host of the vendor: plain http is allowed only where it stands on this machine too. */
	baseUrl: string;
	/** Seconds. */
	timeout: number;
	mostBytes: number;
}

/**
 * Fetches a pre-signed address: without credential, without following redirects. The address is a secret for as long as
 * it works, so no error quotes it.
 * @throws Failure
 */
export async function fetchPlain(context: IExecuteFunctions, address: string, { owner, baseUrl, timeout, mostBytes }: PlainRules): Promise<{ bytes: Buffer; contentType: string }> {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	const sameMachine = url?.protocol === 'http:' && baseUrl.startsWith('http:') && url.hostname === new URL(baseUrl).hostname;
	if (!url || !(url.protocol === 'https:' || sameMachine)) throw unreadable(owner, 'its address is not https');
	const response = await context.helpers
		.httpRequest({ url: url.href, encoding: 'arraybuffer', returnFullResponse: true, ignoreHttpStatusErrors: true, disableFollowRedirect: true, timeout: timeout * 1000 })
		.then((answer) => answer as IN8nHttpFullResponse)
		.catch(() => {
			throw unreadable(owner, 'the connection was lost');
		});
	if (response.statusCode !== 200) throw unreadable(owner, `the answer was HTTP ${response.statusCode}`, response.statusCode);
	const bytes = Buffer.isBuffer(response.body) ? response.body : Buffer.alloc(0);
	if (bytes.length === 0 || bytes.length > mostBytes) throw unreadable(owner, `it has ${bytes.length} bytes`);
	return { bytes, contentType: String(response.headers['content-type'] ?? 'application/octet-stream') };
}

function unreadable(owner: string, reason: string, httpStatus?: number): Failure {
	return new Failure({ outcome: null, title: `The file could not be had from ${owner}: ${reason}`, description: 'Nothing was changed. Run it again; the address is asked for anew.', httpStatus });
}
