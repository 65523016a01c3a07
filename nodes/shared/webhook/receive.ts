import type { ICredentialDataDecryptedObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { redactor } from '../errors/redact';
import { filledText } from '../korea/textForm';
import type { Words } from '../words/say';
import { answer, refuse, type Verdict } from './answer';
import { deliverOnce, type DeliverOnce } from './deliverOnce';
import { deliveryOf, readBody } from './delivery';
import { readCredential } from './readCredential';
import { bringsToken } from './token';
import { say } from './words';

/** How a vendor's events are taken in. */
interface Receiver<Settings extends { dropDuplicates: boolean }, Output extends { dedupeKey: string }> {
	credentialType: string;
	/** Fields of the credential that must not be seen; `webhookToken` is one. */
	secrets: readonly string[];
	/** @throws Invalid when a parameter holds what the editor does not offer */
	readSettings(context: IWebhookFunctions): Settings;
	judge(call: {
		credentials: ICredentialDataDecryptedObject;
		settings: Settings;
		token: string;
		once: DeliverOnce;
		now: Date;
	}): Promise<Verdict<Output>>;
}

/**
 * Answers a call, and starts the workflow where it is news. Never throws: n8n would answer 500 and record a failed
 * execution.
 */
export async function receive<Settings extends { dropDuplicates: boolean }, Output extends { dedupeKey: string }>(
	context: IWebhookFunctions,
	{ credentialType, secrets, readSettings, judge }: Receiver<Settings, Output>,
): Promise<IWebhookResponseData> {
	return await answerSafely(
		context,
		{
			credential: readCredential(context, credentialType),
			secrets,
			unhandled: say`The event could not be handled just now`,
		},
		async (credentials) => {
			const settings = readSettings(context);
			await readBody(context);
			const now = new Date();
			return await judge({
				credentials,
				settings,
				token: textOf(credentials.webhookToken),
				once: deliverOnce(context, { dropDuplicates: settings.dropDuplicates, now }),
				now,
			});
		},
	);
}

interface Safely {
	credential: Promise<ICredentialDataDecryptedObject>;
	/** Fields of the credential that must not be seen. */
	secrets: readonly string[];
	/** What the caller is told where something else went wrong. */
	unhandled: Words;
}

/**
 * Answers a call as it is judged, and never throws. Whatever goes wrong, the call must not be lost without a word: the
 * vendor may call again, and the log says why.
 */
export async function answerSafely(
	context: IWebhookFunctions,
	{ credential, secrets, unhandled }: Safely,
	judge: (credentials: ICredentialDataDecryptedObject) => Promise<Verdict<object>>,
): Promise<IWebhookResponseData> {
	let redact = redactor([]);
	try {
		const credentials = await credential;
		redact = redactor(secrets.map((name) => textOf(credentials[name])));
		return answer(context, await judge(credentials));
	} catch (error) {
		return answer(context, refuse(503, unhandled, redact(error instanceof Error ? error.message : String(error))));
	}
}

/** A vendor may call the URL when it is saved in a console. A person who opens it sees whether the token is right. */
export async function answerProbe(
	context: IWebhookFunctions,
	{ name, credentialType }: { name: string; credentialType: string },
): Promise<IWebhookResponseData> {
	const token = await tokenVerdict(context, credentialType);
	return { webhookResponse: { message: say`${name} is listening`, token } };
}

async function tokenVerdict(context: IWebhookFunctions, credentialType: string): Promise<Words> {
	try {
		const { webhookToken } = await readCredential(context, credentialType);
		if (textOf(webhookToken) === '') return say`the credential has none`;
		return bringsToken(textOf(webhookToken), deliveryOf(context).tokens) ? say`right` : say`missing or wrong`;
	} catch (error) {
		context.logger.warn(
			`${context.getNode().name}: the credential could not be read (${error instanceof Error ? error.name : 'unknown'})`,
		);
		return say`the credential could not be read`;
	}
}

export const textOf = (value: unknown) => filledText(value) ?? '';
