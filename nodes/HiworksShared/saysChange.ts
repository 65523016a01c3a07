import type { INodeParameters } from 'n8n-workflow';

import type { Run } from '../shared/engine/operation';
import { Invalid } from '../shared/errors/invalid';
import { say } from './words';

/**
 * Whether anything of a record changes. A row of a sheet, or an expression, may say nothing of it; a form that has no
 * change at all was not filled in.
 * @throws Invalid where the form has none
 */
export function saysChange(changes: object, { context }: Pick<Run, 'context'>): boolean {
	if (Object.values(changes).some((value) => value !== undefined)) return true;
	const { dataFrom, changes: form } = context.getNode().parameters;
	if (dataFrom === 'columns' || Object.keys((form ?? {}) as INodeParameters).length > 0) return false;
	throw new Invalid(say`at least one change`).within('Changes');
}
