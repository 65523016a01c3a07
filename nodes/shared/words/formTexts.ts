import type { INodeProperties, INodePropertyCollection, INodePropertyMode, INodePropertyOptions } from 'n8n-workflow';

import type { Edition, TextKind } from './edition';
import { subtitleOf } from './subtitle';

/** Gives a text of a form in another form: `under` is the label that it stands under. */
export type Rewrite = (kind: TextKind, text: string, under?: string) => string;

/** The keys of what n8n shows that hold text, and what each text is. */
const TEXTS: Readonly<Record<string, TextKind>> = {
	displayName: 'label',
	action: 'title',
	description: 'sentence',
	hint: 'sentence',
	placeholder: 'sentence',
};

/** Nodes have thousands of properties: what stays as it is is not made anew. */
const TEXT_KEYS = Object.entries(TEXTS);

type Child = INodeProperties | INodePropertyOptions | INodePropertyCollection;

const isExpression = (text: string) => text.startsWith('=');

function textsOf<T extends object>(shown: T, rewrite: Rewrite, under?: string): T {
	const texts: Partial<Record<string, unknown>> = shown;
	let changed: Partial<Record<string, unknown>> | undefined;
	for (const [key, kind] of TEXT_KEYS) {
		const text = texts[key];
		if (typeof text !== 'string' || text === '' || isExpression(text)) continue;
		const rewritten = rewrite(kind, text, under);
		if (rewritten !== text) (changed ??= { ...texts })[key] = rewritten;
	}
	return (changed ?? shown) as T;
}

/** The properties of a node or a credential with all their texts rewritten; `under` is the label they stand under. */
export const rewriteProperties = (
	properties: readonly INodeProperties[],
	rewrite: Rewrite,
	under?: string,
): INodeProperties[] => properties.map((property) => propertyOf(property, rewrite, under));

function propertyOf(property: INodeProperties, rewrite: Rewrite, under?: string): INodeProperties {
	const { displayName, type, typeOptions, options, modes } = property;
	const said = textsOf(property, type === 'notice' ? asSentence(rewrite) : rewrite, under);
	const button = typeOptions?.addOptionalFieldButtonText;
	if (!options && !modes && button === undefined) return said;
	return {
		...said,
		...(button !== undefined && {
			typeOptions: { ...typeOptions, addOptionalFieldButtonText: rewrite('sentence', button) },
		}),
		...(options && { options: options.map((option) => childOf(option, rewrite, displayName)) }),
		...(modes && { modes: modes.map((mode) => modeOf(mode, rewrite)) }),
	};
}

/** A notice has its text where others have their label. */
const asSentence =
	(rewrite: Rewrite): Rewrite =>
	(_kind, text) =>
		rewrite('sentence', text);

/** What stands under the label of a property: a choice, a field of a collection, or the group of its rows. */
function childOf(option: Child, rewrite: Rewrite, under: string): Child {
	if ('values' in option) {
		return { ...textsOf(option, rewrite, under), values: rewriteProperties(option.values, rewrite, under) };
	}
	if ('type' in option) return propertyOf(option, rewrite, under);
	return { ...textsOf(option, rewrite, under), name: rewrite('label', option.name, under) } as INodePropertyOptions;
}

const modeOf = (mode: INodePropertyMode, rewrite: Rewrite): INodePropertyMode => textsOf(mode, rewrite);

/** What n8n shows of a node beside its properties. */
interface Described {
	displayName: string;
	description: string;
	properties: INodeProperties[];
	triggerPanel?: unknown;
	waitingNodeTooltip?: string;
}

/** All texts of a node's description rewritten: what is not shown stays as it is. */
export function rewriteDescription<T extends Described>(described: T, rewrite: Rewrite): T {
	const { displayName, description, properties, triggerPanel, waitingNodeTooltip } = described;
	return {
		...described,
		displayName: rewrite('title', displayName),
		description: rewrite('sentence', description),
		properties: rewriteProperties(properties, rewrite),
		...(triggerPanel !== undefined && { triggerPanel: everySentence(triggerPanel, rewrite) }),
		...(waitingNodeTooltip !== undefined && { waitingNodeTooltip: rewrite('sentence', waitingNodeTooltip) }),
	};
}

function everySentence(texts: unknown, rewrite: Rewrite): unknown {
	if (typeof texts === 'string') return isExpression(texts) ? texts : rewrite('sentence', texts);
	if (typeof texts !== 'object' || texts === null) return texts;
	return Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, everySentence(value, rewrite)]));
}

/** A node's description in the language of an edition, with a subtitle of the same words. */
export function inEdition<T extends Described>({ isKorean, text }: Edition, described: T): T {
	const shown = rewriteDescription(described, text);
	// Below a node on the canvas is no room for both languages.
	return { ...shown, subtitle: subtitleOf((isKorean ? shown : described).properties) };
}

/** A credential's properties in the language of an edition. */
export const propertiesIn = ({ text }: Edition, properties: readonly INodeProperties[]): INodeProperties[] =>
	rewriteProperties(properties, text);
