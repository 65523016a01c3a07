import type { IDataObject } from 'n8n-workflow';

import { fieldsHold, maskFields } from '../../shared/korea/maskFields';

const holds = fieldsHold({
	exact: [
		'action',
		'kind',
		'key',
		'externalKey',
		'parentKey',
		'organizationKey',
		'fromOrganizationKey',
		'toOrganizationKey',
		'addOrganizationKey',
		'positionKey',
		'dutyKey',
		'userId',
		'employeeNumber',
		'order',
		'level',
		'changed',
		'outcome',
	],
});

/** A record as it comes out, in our words: keys as they are, all else as the free text that it is. */
export const shownRecord = (record: object): IDataObject => maskFields({ ...record } as IDataObject, holds);
