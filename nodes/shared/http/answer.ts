import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import type { z } from 'zod';

import { Failure, NOTHING_CHANGED, NOTHING_SENT } from '../errors/failure';
import { redactor } from '../errors/redact';
import { maskGiven } from '../korea/partyNumber';
import type { Words } from '../words/say';
import { isNamelessPage, parseJson, parseJsonFile, toFile, toWhole } from './answerBody';
import { TooLarge } from './boundedCall';
import { brokenBy } from './broken';
import type { Effect } from './endpoint';
import type { AnsweringVendor, VendorWords } from './vendor';
import { say } from './words';

/** An answer that is none. */
export interface NoAnswer {
	failure: Failure;
	/** Whether asking once more may help. */
	mayPass: boolean;
	/** Seconds, of a 429, and of a 202 where that means "not yet". */
	retryAfter?: number;
	/** It is being made: asking again is no repetition. */
	pending?: boolean;
}

interface Expected<Answer> {
	effect: Effect;
	pending?: boolean | undefined;
	file?: boolean | undefined;
	whole?: boolean | undefined;
	hidden?: readonly string[] | undefined;
	partyNumbers?: readonly string[] | undefined;
	alsoDone?: readonly number[] | undefined;
	response: z.ZodType<Answer, z.ZodTypeDef, unknown>;
}

export interface AnswerReader {
	/** Done, rejected or unknown, by what the vendor answered. */
	read<Answer>(expected: Expected<Answer>, response: IN8nHttpFullResponse): { answer: Answer } | NoAnswer;
	/** Not sent or unknown, by what broke on the way. */
	explain(
		expected: Pick<Expected<unknown>, 'effect' | 'hidden' | 'partyNumbers'>,
		error: unknown,
		ended: 'stopped' | 'late' | undefined,
	): NoAnswer;
}

export function answerReader(
	vendor: AnsweringVendor,
	{ timeout, redact }: { timeout: number; redact(text: string): string },
): AnswerReader {
	function rejection(httpStatus: number, { code, message }: VendorWords = {}): Failure {
		const vendorMessage = message && redact(message);
		const saysSo = code !== undefined && vendor.refusedCredentialCodes?.includes(code);
		const refusesKey =
			saysSo ||
			httpStatus === 401 ||
			(httpStatus === 403 && !(code !== undefined && vendor.recordBoundCodes?.includes(code)));
		const what = refusesKey
			? vendorMessage
				? say`${vendor.name} refused the credential: ${vendorMessage}`
				: say`${vendor.name} refused the credential and gave no reason`
			: vendorMessage
				? say`${vendor.name} refused the request: ${vendorMessage}`
				: say`${vendor.name} refused the request and gave no reason`;
		return new Failure({
			outcome: 'rejected',
			title: say`${what} (${code ? `${code}, HTTP ${httpStatus}` : `HTTP ${httpStatus}`})`,
			nothing: refusesKey ? say`Nothing further was started.` : undefined,
			description: refusesKey
				? say`Check the key in the credential and whether it may do this.`
				: httpStatus === 429
					? say`Too many requests. Lower "Items in Flight" in the options or try again later.`
					: say`Correct what the message names and try again.`,
			code,
			vendorMessage,
			httpStatus,
			stopsRun: refusesKey,
		});
	}

	function unknown(
		effect: Effect,
		what: Words,
		{ code, message, httpStatus }: VendorWords & { httpStatus?: number },
	): Failure {
		const vendorMessage = message && redact(message);
		const shown = vendorMessage ? say`${what}: ${vendorMessage}` : what;
		const reading = effect === 'read';
		return new Failure({
			outcome: reading ? null : 'unknown',
			title: reading ? say`Reading did not work: ${shown}` : say`The outcome is unknown: ${shown}`,
			what: shown,
			nothing: reading ? NOTHING_CHANGED : undefined,
			description: reading
				? say`Try again later.`
				: say`Look in ${vendor.name} whether it took effect before you send it again.`,
			code,
			vendorMessage,
			httpStatus,
		});
	}

	function notReady(): Failure {
		return new Failure({
			outcome: null,
			title: say`${vendor.name} is still making it (HTTP 202)`,
			description: say`Try again a little later.`,
			httpStatus: 202,
		});
	}

	return {
		read(expected, response) {
			const httpStatus = response.statusCode;
			if (expected.alsoDone?.includes(httpStatus)) return { answer: expected.response.parse(undefined) };
			const accepted = httpStatus >= 200 && httpStatus < 300;
			const body = expected.file ? parseJsonFile(response) : parseJson(response.body);
			if (expected.whole && httpStatus >= 300 && httpStatus < 400)
				return { answer: expected.response.parse(toWhole(response, redact)) };
			const said = without(expected, vendor.readError(body, accepted));
			const isGateways = expected.effect !== 'read' && !isVendors(vendor, response, said);
			if (httpStatus === 429 && !isGateways)
				return {
					failure: rejection(httpStatus, said),
					mayPass: false,
					retryAfter: retryAfterSeconds(response.headers),
				};
			if (httpStatus === 202 && expected.pending)
				return { failure: notReady(), mayPass: false, pending: true, retryAfter: retryAfterSeconds(response.headers) };
			// 408 and 5xx leave open whether the request took effect, whatever their body says; so does a gateway's 4xx,
			// which may come when the vendor has the request already.
			const refused = httpStatus >= 400 && httpStatus < 500 && httpStatus !== 408 && !isGateways;
			const leavesOpen = said?.code !== undefined && (vendor.openCodes?.includes(said.code) ?? false);
			const words = { ...said, httpStatus };
			if (expected.effect !== 'read' && accepted && said !== undefined && isPromised(expected.response, body)) {
				const what = say`${vendor.name} answered with what it made and with an error`;
				return { failure: unknown(expected.effect, what, words), mayPass: false };
			}
			if (!leavesOpen && (refused || (accepted && said !== undefined)))
				return { failure: rejection(httpStatus, said), mayPass: false };
			if (!accepted || leavesOpen) {
				const meaning = vendor.statusWords?.[httpStatus];
				const what = meaning
					? say`${vendor.name} answered with HTTP ${httpStatus}, ${meaning}`
					: say`${vendor.name} answered with HTTP ${httpStatus}`;
				// Who is kept out once is kept out every time.
				const failure = unknown(expected.effect, what, words).with({
					stopsRun: httpStatus === 401 || httpStatus === 403,
				});
				return { failure, mayPass: true };
			}
			if (expected.whole) return { answer: expected.response.parse(toWhole(response, redact)) };
			const file = expected.file ? toFile(response) : undefined;
			const checked = expected.response.safeParse(file ?? body);
			// An answer may be empty, but text that is not JSON is none.
			const isText = !file && body === undefined && String(response.body ?? '').trim() !== '';
			const isPage = file !== undefined && isNamelessPage(file);
			if (checked.success && !isText && !isPage) return { answer: checked.data };
			const what = isPage
				? say`${vendor.name} answered with a web page in place of the file`
				: isText
					? say`${vendor.name} answered with text that is not JSON`
					: body === undefined
						? say`${vendor.name} answered with nothing`
						: say`${vendor.name} answered with no usable "${checked.error?.issues[0]?.path.join('.') ?? ''}"`;
			return { failure: unknown(expected.effect, what, words), mayPass: true };
		},

		explain({ effect, ...kept }, error, ended) {
			if (error instanceof TooLarge) {
				const failure = unknown(
					effect,
					say`${vendor.name} answered with more than ${error.mostBytes / 1_000_000} MB`,
					{},
				);
				return { failure, mayPass: false };
			}
			const { code, neverLeft, raisedByHost, ...cause } = brokenBy(error);
			const { message } = without(kept, cause);
			if (neverLeft !== undefined) {
				const failure = new Failure({
					outcome: 'notSent',
					title: say`${vendor.name} was not reached, ${neverLeft}: ${redact(message)}`,
					nothing: NOTHING_SENT,
					description: say`Check the base URL in the credential, the network and the name servers, then try again.`,
					code: code || undefined,
				});
				return { failure, mayPass: !raisedByHost };
			}
			const late = ended === 'late' || code === 'ECONNABORTED' || code === 'ETIMEDOUT';
			const what =
				ended === 'stopped'
					? say`the execution was stopped while the request was on its way`
					: late
						? say`${vendor.name} did not answer within ${timeout} s`
						: say`the connection to ${vendor.name} was lost (${redact(message)})`;
			const failure = unknown(effect, what, { code: late ? 'ECONNABORTED' : code });
			return { failure, mayPass: ended !== 'stopped' };
		},
	};
}

/**
 * Whether a refusal is the vendor's own word: it has the code of each of its errors, or no word where none has. A
 * refused key is told with or without words, but not with a page.
 */
const isVendors = (
	{ wordlessErrors = [] }: AnsweringVendor,
	{ statusCode, body }: IN8nHttpFullResponse,
	said: VendorWords | undefined,
) =>
	said?.code !== undefined ||
	(statusCode === 401 && (said !== undefined || !body)) ||
	(wordlessErrors.includes(statusCode) && !body);

/** Whether an answer has what makes it one: what an empty one would lack. */
const isPromised = (response: z.ZodType<unknown, z.ZodTypeDef, unknown>, body: unknown) =>
	!response.safeParse({}).success && response.safeParse(body).success;

/** Either form of RFC 9110 10.2.3, and parts of a second, which as a date would be long past; else one second. */
function retryAfterSeconds(headers: IDataObject): number {
	const given = String(headers['retry-after'] ?? '');
	if (/^\d{1,6}(?:\.\d+)?$/.test(given)) return Number(given);
	const until = Date.parse(given);
	return Number.isNaN(until) ? 1 : Math.max(0, (until - Date.now()) / 1000);
}

/** Words in which nobody finds the values that a call hides, or a person's number that it sent. */
function without<Said extends VendorWords | undefined>(
	{ hidden = [], partyNumbers = [] }: Pick<Expected<unknown>, 'hidden' | 'partyNumbers'>,
	words: Said,
): Said {
	if (words?.message === undefined) return words;
	return { ...words, message: redactor(hidden)(maskGiven(words.message, partyNumbers)) };
}
