import type { IDataObject } from 'n8n-workflow';

import { fieldsHold, maskFields } from '../../shared/korea/maskFields';
import type { StoredRow } from './rows';

/** Bank accounts stand in outputs as they are: they are what the list is for. */
const holds = fieldsHold({
	partyNumber: ['businessNumber'],
	exact: ['action', 'code', 'externalKey', 'accountNumber', 'number', 'updatedAt'],
	text: ['name', 'bankName', 'accountHolder'],
});

/** A record as it comes out, in our words: a customer may be a person. */
export const shownRecord = <Values extends IDataObject>(values: Values): Values => maskFields(values, holds);

/** The same of one that Hiworks has, with what it says of it beside. */
export const shownRow = ({ values, active, number, updatedAt }: StoredRow) => ({
	...shownRecord(values),
	active,
	number,
	updatedAt,
});
