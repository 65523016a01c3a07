import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * How the execution began, as n8n's name of the mode. A retry counts as what its first try was: what this node met
 * then, or, where the first try ended before it, what n8n noted when the execution began.
 */
export function firstModeOf(context: IExecuteFunctions): string {
	const kept = context.getContext('node');
	const mode = context.getMode();
	if (mode !== 'retry') kept.firstMode = mode;
	return String(kept.firstMode ?? context.getExecutionContext()?.source);
}
