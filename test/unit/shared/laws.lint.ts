/**
 * What must not pass eslint.config.mjs: of each line that its law lets pass, the comment above it is an error. Nothing
 * here runs.
 */
import { NodeApiError, NodeOperationError, UserError, type IExecuteFunctions, type INode } from 'n8n-workflow';
import { z } from 'zod';

import { say } from '../../../nodes/shared/errors/words';
import { repeatable } from '../../../nodes/shared/once/policy';
import { rewritten } from '../../../nodes/shared/words/foreign';
import type { Words } from '../../../nodes/shared/words/say';

const PLAIN = 'Nothing was sent.';
const given: string = PLAIN;
const words = say`Nothing was sent.`;

export function errorsAreSaid(node: INode): unknown[] {
	const error = new UserError(words);
	// eslint-disable-next-line house/said -- a text set later
	error.message = given;
	return [
		new NodeOperationError(node, words, { description: words, itemIndex: 0 }),
		new NodeApiError(node, { message: given }, { message: words }),
		// eslint-disable-next-line house/said -- a constant
		new NodeOperationError(node, PLAIN),
		// eslint-disable-next-line house/said -- a text
		new NodeOperationError(node, 'Nothing was sent.'),
		// eslint-disable-next-line house/said -- one text of two
		new NodeOperationError(node, node.disabled ? words : `${node.name} sent nothing.`),
		// eslint-disable-next-line house/said -- beside the message
		new NodeOperationError(node, words, { description: given }),
		// eslint-disable-next-line house/said -- in place of the message
		new NodeApiError(node, {}, { message: 'Nothing was sent.' }),
		// eslint-disable-next-line house/said -- of JavaScript
		new Error(given),
	];
}

export class Silent extends Error {
	constructor() {
		// eslint-disable-next-line house/said -- of an own class
		super('Nothing was sent.');
	}
}

export const schemasSpeak = [
	z.string().email(say`an e-mail address`),
	z.string().regex(/^\d+$/),
	// eslint-disable-next-line house/said -- a check of zod's own
	z.string().email('an e-mail address'),
	// eslint-disable-next-line house/said -- a limit
	z.string().max(3, given),
	// eslint-disable-next-line house/said -- in an object
	z.string({ required_error: 'a value' }),
	// eslint-disable-next-line house/said -- made when it is needed
	z.string().refine(Boolean, () => ({ message: 'a value' })),
	z.string().superRefine((_value, context) => {
		context.addIssue({ code: 'custom', message: words });
		// eslint-disable-next-line house/said -- an issue
		context.addIssue({ code: 'custom', message: 'a value' });
	}),
];

export const textsAreWrittenOut = (given: string, isLate: boolean): Words[] => [
	say`not sent, because of ${given}`,
	// eslint-disable-next-line house/said -- nothing but another text
	say`${given}`,
	// eslint-disable-next-line house/said -- a constant
	say`${PLAIN} Try again.`,
	// eslint-disable-next-line house/said -- a text
	say`It was ${isLate ? 'late' : say`early`}.`,
	// eslint-disable-next-line house/said -- a cast
	given as Words,
	// eslint-disable-next-line house/said -- another text
	rewritten(words, () => 'Nothing was sent.'),
];

export async function onlyClientsCall(context: IExecuteFunctions): Promise<unknown[]> {
	const options = { url: 'https://vendor.example', method: 'POST' } as const;
	const { helpers } = context;
	// eslint-disable-next-line no-restricted-syntax -- taken from where it stands
	const { httpRequest } = context.helpers;
	return [
		await httpRequest(options),
		// eslint-disable-next-line no-restricted-syntax -- called where it stands
		await context.helpers.httpRequest(options),
		// eslint-disable-next-line no-restricted-syntax -- with the credential
		await helpers.httpRequestWithAuthentication.call(context, 'boltaApi', options),
		// eslint-disable-next-line no-restricted-syntax -- by its name
		await helpers['httpRequest'](options),
		// eslint-disable-next-line no-restricted-syntax -- as n8n did it before
		await helpers.request(options),
		// eslint-disable-next-line no-restricted-syntax -- past n8n
		await fetch('https://vendor.example'),
	];
}

export const repeatingHasAReason = [
	repeatable('the same once more changes nothing', { advice: words }),
	// eslint-disable-next-line no-restricted-syntax -- no reason
	repeatable('', { advice: words }),
	// eslint-disable-next-line no-restricted-syntax -- none that says anything
	repeatable('harmless', { advice: words }),
	// eslint-disable-next-line no-restricted-syntax -- none that is written out
	repeatable(given, { advice: words }),
];
