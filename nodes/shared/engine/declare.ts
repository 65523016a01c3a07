import { withColumns } from '../columns/fields';
import { options, type Fields } from '../fields/fields';
import type { ChangingEffect, HarmlessEffect } from '../http/endpoint';
import {
	runFields,
	type AnyOperation,
	type Batch,
	type Operation,
	type Output,
	type SendingRun,
	type WithOptions,
} from './operation';
import type { Vendor } from './vendor';

type Definition<F extends Fields, P, S, O extends Fields> = Omit<
	Operation<WithOptions<F, O>, P, S>,
	'fields' | 'vendor' | 'ofRun' | 'binding' | 'send' | 'batch'
> & {
	/** In the order of the form, without options. */
	fields: F;
	/** Its own options, beside those of the vendor and of every run, which they may replace. */
	options?: O;
};

/** How it sends, by a door for these effects. No methods: of those the compiler would take another door as well. */
interface Sends<P, S, E extends ChangingEffect> {
	send?: (prepared: P, run: SendingRun<E>, shared: S) => Promise<Output>;
	batch?: Batch<P, S, E>;
}

interface Binding<P, S> extends Sends<P, S, ChangingEffect> {
	binding: NonNullable<Operation<Fields, P, S>['binding']>;
}

interface Harmless<P, S> extends Sends<P, S, HarmlessEffect> {
	binding?: undefined;
}

/** Declares an operation. Without `binding` its door lets nothing of legal effect through. */
interface Declare {
	<F extends Fields, P, S = undefined, O extends Fields = NoOptions>(
		definition: Definition<F, P, S, O> & Binding<P, S>,
	): AnyOperation;
	<F extends Fields, P, S = undefined, O extends Fields = NoOptions>(
		definition: Definition<F, P, S, O> & Harmless<P, S>,
	): AnyOperation;
}

/**
 * Gives a vendor the function that declares its operations; types follow from `fields` and `prepare`.
 * @param finished what all operations of the vendor have beyond what each declares
 */
export function operationOf(
	vendor: Vendor,
	finished: (declared: AnyOperation) => AnyOperation = (declared) => declared,
): Declare {
	return <F extends Fields, P, S, O extends Fields>({ fields, options: own, ...rest }: Definition<F, P, S, O>) => {
		const offered = rest.callsNothing ? own : { ...vendor.options, ...runFields, ...own };
		const shown = offered && { options: options({ displayName: 'Options', fields: offered }) };
		const all: Fields = { ...fields, ...shown };
		return finished({
			...(rest as Omit<AnyOperation, 'fields' | 'vendor' | 'ofRun'>),
			vendor,
			ofRun: Object.entries(offered ?? {}).flatMap(([name, field]) =>
				field.ofRun ? [[name, field.property.displayName] as const] : [],
			),
			fields: rest.columns ? withColumns(all, rest.columns) : all,
		});
	};
}

type NoOptions = Record<never, never>;
