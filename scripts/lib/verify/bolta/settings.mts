/** What the kit of Bolta needs: settings of the user's own, and calls with them. */
import { StepError } from '../../run.mjs';
import {
	askJson,
	masking,
	readBaseUrl,
	readNumber,
	readSecret,
	USER_AGENT,
	withHyphens,
	type Answer,
} from '../calls.mts';

export interface Settings {
	apiKey: string;
	/** Ten digits. */
	supplierNumber: string;
	customerKey: string | undefined;
	baseUrl: URL;
}

const basic = (apiKey: string) => Buffer.from(`${apiKey}:`).toString('base64');

/** No message repeats a value: it may be a key that was put into the wrong variable. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
	const { BOLTA_API_KEY: apiKey = '' } = environment;
	if (apiKey === '') throw new StepError('BOLTA_API_KEY is missing: a key of your own that begins with test_.');
	if (!/^test_[\x21-\x7e]+$/.test(apiKey) || apiKey.includes(':')) {
		throw new StepError(
			'BOLTA_API_KEY is refused: only a key that begins with test_ is ever used here, because what is sent with any other may be a legal document.',
		);
	}
	return {
		apiKey,
		supplierNumber: readNumber(
			environment,
			'BOLTA_SUPPLIER_NUMBER',
			'the business registration number that your Bolta account issues for',
		),
		customerKey: readSecret(environment, 'BOLTA_CUSTOMER_KEY'),
		baseUrl: readBaseUrl(environment, 'BOLTA_BASE_URL', 'https://xapi.bolta.io'),
	};
}

export const maskOf = ({ apiKey, supplierNumber, customerKey }: Settings, learnt: Set<string>) =>
	masking([apiKey, basic(apiKey), customerKey, supplierNumber, withHyphens(supplierNumber)], learnt);

export interface Asked {
	body?: object;
	referenceId?: string;
	partyKey?: string | undefined;
}

export type Call = (method: 'GET' | 'POST' | 'PUT', path: string, asked?: Asked) => Promise<Answer>;

export const calls =
	({ apiKey, baseUrl }: Settings, answers: Answer[]): Call =>
	async (method, path, { body, referenceId, partyKey } = {}) => {
		const headers = {
			...USER_AGENT,
			authorization: `Basic ${basic(apiKey)}`,
			...(referenceId ? { 'Bolta-Client-Reference-Id': referenceId } : {}),
			...(partyKey ? { 'Customer-Key': partyKey } : {}),
		};
		const answer = await askJson(method, new URL(path, baseUrl), headers, body);
		answers.push(answer);
		return answer;
	};
