import type { ICredentialDataDecryptedObject, IWebhookFunctions } from 'n8n-workflow';

import type { Verdict } from '../../shared/webhook/answer';
import { answerSafely } from '../../shared/webhook/receive';
import { say } from '../words';

/** Answers a callback of Hiworks as it is judged; see answerSafely. */
export const answerCallback = async (
	context: IWebhookFunctions,
	credential: Promise<ICredentialDataDecryptedObject>,
	judge: (credentials: ICredentialDataDecryptedObject) => Promise<Verdict<object>>,
) =>
	await answerSafely(
		context,
		{
			credential,
			secrets: ['officeToken', 'callbackSecret'],
			unhandled: say`The call could not be handled just now`,
		},
		judge,
	);
