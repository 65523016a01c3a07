import { codeOptions } from '../../../HiworksShared/codes';
import { Failure } from '../../../shared/errors/failure';

import { existingKey } from '../../records/fields';
import { readMember } from '../../records/members';
import { shownRecord } from '../../records/shown';
import { operation } from '../../vendor';
import { say } from '../../words';

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get member',
	description:
		'Read a member (구성원): user ID, name, email, phones and organizations. Position, duty, state and address are not read back by Hiworks; how organizations are shown is not documented (Unofficial).',
	fields: {
		externalKey: existingKey('searchMembers', 'Member', 'The member to read, by its external key'),
	},
	options: codeOptions,
	prepare: ({ fields: { externalKey } }) => ({ externalKey }),
	async send({ externalKey }, { client }) {
		const found = await readMember(client, externalKey);
		if (!found)
			throw new Failure({
				outcome: null,
				title: say`Hiworks has no member with the external key "${externalKey}"`,
				description: say`Check the key, or link the member first (Link Existing).`,
				code: 'NOT_FOUND',
			});
		return shownRecord(found);
	},
});
