import type { Mutant } from './mutant.mts';

const ROWS = 'nodes/HiworksOrg/records/rows.ts';
const UPDATE = 'nodes/HiworksOrg/records/updateMember.ts';
const ONCE = 'test/engine/hiworksOrg/once';
const SYNC = 'test/engine/hiworksOrg/sync';

export const hiworksOrg: readonly Mutant[] = [
	{
		name: 'calls without a body lack their Content-Type',
		file: 'nodes/HiworksOrg/vendor.ts',
		from: 'jsonOnEveryCall: true,',
		to: 'jsonOnEveryCall: false,',
		tests: 'test/engine/hiworksOrg/contract',
	},
	{
		name: 'what an item asks for is sent twice in one try',
		file: ROWS,
		from: "sendAgain: mode === 'planned',",
		to: 'sendAgain: true,',
		tests: ONCE,
	},
	{
		name: 'what a refused list of a plan did counts as refused',
		file: ROWS,
		from: "afterRefusal: mode === 'planned' && 'recovered',",
		to: 'afterRefusal: false,',
		tests: ONCE,
		named: 'Sync',
	},
	{
		name: 'what an item asks for is not remembered',
		file: ROWS,
		from: "...(mode === 'asked' && {",
		to: "...(mode === ('never' as Mode) && {",
		tests: ONCE,
	},
	{
		name: 'a member whose key changed is changed again, though nothing tells of the first',
		file: UPDATE,
		from: 'mayRepeat: () => open.newExternalKey === undefined && isEmpty(placesOf(open)),',
		to: 'mayRepeat: () => true,',
		tests: ONCE,
	},
	{
		name: 'a member is moved twice',
		file: UPDATE,
		from: 'open = withoutDone(change, found);',
		to: 'open = found === undefined ? withoutDone(change, found) : change;',
		tests: ONCE,
	},
	{
		name: 'a chart takes away more than is allowed',
		file: 'nodes/HiworksOrg/sync/plan.ts',
		from: 'if (gone.length <= most && (all === 0 ||',
		to: 'if (gone.length <= most || (all === 0 ||',
		tests: SYNC,
		named: 'guard',
	},
	{
		name: 'what depends on a failed step goes on',
		file: 'nodes/HiworksOrg/sync/planMembers.ts',
		from: "...organizationKeys.map((key) => stepId('organization', key)),",
		to: '',
		tests: SYNC,
		named: 'goes wrong|the way',
	},
	{
		name: 'two temporary keys are taken for one',
		file: 'nodes/HiworksOrg/sso/output.ts',
		from: '.update(temporaryKey)',
		to: '',
		tests: 'test/engine/hiworksOrg/sso',
		named: 'however often',
	},
	{
		name: 'members without an external key are taken away',
		file: 'nodes/HiworksOrg/sync/step.ts',
		from: "externalKey !== '' && ",
		to: '',
		tests: SYNC,
		named: 'without an external key',
	},
	{
		name: 'a key in another form of writing is another key',
		file: 'nodes/HiworksOrg/sync/storedKeys.ts',
		from: 'key === undefined || keys.has(key) ? key : ((alike.get(plainLine(key)) ?? key) as Key);',
		to: 'key;',
		tests: 'test/engine/hiworksOrg/sync',
		named: 'macOS|Create or Update too',
	},
	{
		name: 'the organization above is another in another form of writing',
		file: 'nodes/HiworksOrg/sync/storedKeys.ts',
		from: 'parentKey: keyOf(row.parentKey)',
		to: 'parentKey: row.parentKey',
		tests: 'test/engine/hiworksOrg/sync',
		named: 'macOS|Create or Update too',
	},
	{
		name: 'the organizations of a member are others in another form of writing',
		file: 'nodes/HiworksOrg/sync/storedKeys.ts',
		from: 'row.organizationKeys?.map(organization)',
		to: 'row.organizationKeys',
		tests: 'test/engine/hiworksOrg/sync',
		named: 'macOS|Create or Update too',
	},
	{
		name: 'the position of a member is another in another form of writing',
		file: 'nodes/HiworksOrg/sync/storedKeys.ts',
		from: 'positionKey: position(row.positionKey)',
		to: 'positionKey: row.positionKey',
		tests: 'test/engine/hiworksOrg/sync',
		named: 'macOS|Create or Update too',
	},
	{
		name: 'what was changed of a member that stays elsewhere is not told',
		file: 'nodes/HiworksOrg/sync/upsert.ts',
		from: 'changed.length > 0 ? inPart(',
		to: 'changed.length > 99 ? inPart(',
		tests: 'test/engine/hiworksOrg/operations',
	},
];
