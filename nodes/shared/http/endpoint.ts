import { z } from 'zod';

import { foreign } from '../words/foreign';
import { inWords } from './expectation';
import type { FilePart } from './multipart';
import { say } from './words';

/** What a fact about the vendor's API rests on. */
export type Standing = 'documented' | 'seenInPublicCode' | 'unconfirmed';

/**
 * What a call does at the vendor: `read` changes nothing and may be repeated; `create` makes something; `change` alters
 * or removes what is there; `binding` does something of legal effect and needs consent (see engine/consent.ts).
 */
export type Effect = 'read' | 'create' | 'change' | 'binding';

/** What only a client makes: a copy, with another effect or address, is none. */
export declare class Made<E> {
	private readonly of: E;
}

/** Every effect that a second call may have a second time. */
export type ChangingEffect = Exclude<Effect, 'read'>;

/** Those of them that need nobody's consent. */
export type HarmlessEffect = Exclude<ChangingEffect, 'binding'>;

type ParameterNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
	? Name | ParameterNames<Rest>
	: never;

/** One endpoint of a vendor, as data. The path names its parameters in braces: `/v1/things/{id}`. */
export interface Endpoint<Path extends string, Body extends z.ZodTypeAny, Response extends z.ZodTypeAny> {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	path: Path;
	standing: Standing;
	effect: Effect;
	/** Strict: a request that does not fit is never sent. */
	body?: Body;
	/** What a user knows the fields of the body by. */
	formWords?: FormWords;
	/** The body travels as a form with files (values of multipart.ts), not as JSON. */
	multipart?: boolean;
	/** The answer is a file: its schema is `fileAnswer`. */
	file?: boolean;
	/** The answer has all of a list, however long: the vendor knows no pages. */
	wholeList?: boolean;
	/**
	 * Status, Location and body are the answer, as they came, and a redirect is one too: its schema is `wholeAnswer`.
	 * Text that is no JSON stays text.
	 */
	whole?: boolean;
	/** Statuses beside 2xx with which the vendor says that it was done; their body is not looked at. */
	alsoDone?: readonly number[];
	/** Answers 202 with Retry-After until what is asked for is made; it is asked again for a minute. */
	pending?: boolean;
	/** Tolerant: unknown keys pass; a missing promised key makes the answer unusable. */
	response: Response;
}

/**
 * The vendor's name of a field → the one in the form. A word that ends in a space stands before the next one; of an
 * empty one nothing is shown.
 */
export type FormWords = Readonly<Record<string, string>>;

/** What is sent: a key that it does not name is refused. */
export const strictObject = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).strict();

/** What is read: keys that it does not name pass. */
export const looseObject = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).passthrough();

/**
 * What is sent in one of two ways, the one that the value itself shows. Not a union: its error would not tell what is
 * wrong with the one that was meant.
 */
export const oneOf = <One extends z.ZodTypeAny, Other extends z.ZodTypeAny>(
	one: One,
	other: Other,
	isOther: (value: unknown) => boolean,
) =>
	Object.assign(
		z.custom<z.input<One> | z.input<Other>>().superRefine((value, context) => {
			const { error } = (isOther(value) ? other : one).safeParse(value, { errorMap: inWords });
			for (const issue of error?.issues ?? []) context.addIssue({ ...issue, message: foreign(issue.message) });
		}),
		{ ways: [one, other] as const },
	);

/** A file in a form that is sent. */
export const filePart = z.custom<FilePart>(
	(value) => typeof value === 'object' && value !== null && 'bytes' in value,
	say`a file`,
);

/** A file that a vendor answers with. */
export const fileAnswer = z.object({
	bytes: z.instanceof(Buffer),
	contentType: z.string(),
	/** As the vendor names it; null where it does not. */
	fileName: z.string().nullable(),
});

/** An answer as it came, but for what nobody may see. */
export const wholeAnswer = z.object({
	status: z.number(),
	location: z.string().nullable(),
	body: z.union([z.record(z.unknown()), z.array(z.unknown()), z.string()]).nullable(),
});

export type AnyEndpoint = Endpoint<string, z.ZodTypeAny, z.ZodTypeAny>;

/** The values that turn an endpoint into a request. */
export type Call<E extends AnyEndpoint> = {
	query?: Record<string, string>;
	/** Empty values are left out. */
	headers?: Record<string, string | undefined>;
	/** Values of this call that no error may show, beside the secrets of the credential. */
	hidden?: readonly string[];
} & (ParameterNames<E['path']> extends never
	? { path?: undefined }
	: { path: Record<ParameterNames<E['path']>, string> }) &
	(E extends { body: z.ZodTypeAny } ? { body: z.input<E['body']> } : { body?: undefined });

export type ResponseOf<E extends AnyEndpoint> = z.output<E['response']>;

/** Declares an endpoint; the types of path parameters, body and answer follow from it. */
export function endpoint<
	Path extends string,
	Response extends z.ZodTypeAny,
	Definition extends Endpoint<Path, z.ZodObject<z.ZodRawShape, 'strict'>, Response>,
>(definition: Definition & { path: Path; response: Response }): Definition {
	return definition;
}
