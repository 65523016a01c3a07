import type { Beside, Form, SheetUnit } from '../columns/columns';
import type { Meanings } from '../columns/meaning';
import { Invalid } from '../errors/invalid';
import { isEmptyDeep } from '../fields/fields';
import { samePartyNumber } from '../korea/partyNumber';
import type { Side } from './parties';
import { say } from './words';

/** What the form asks of a party in fields of their own. */
export const PARTY_PARTS = ['Number', 'Name', 'Representative', 'Email'];

const filled = (value: unknown): unknown => (isEmptyDeep(value) ? undefined : value);

/**
 * Our own company where columns speak of it. The form for Hometax asks for it in each row, but leaves the e-mail free:
 * what the sheet lacks the node's form and the credential may have, where it is the same company.
 * @throws Invalid for a column of which the source chosen in the node takes nothing
 */
export function ownParty(
	own: Side,
	meanings: Meanings,
	form: Readonly<Form>,
	unit: SheetUnit,
	{ credentials, parameter }: Beside,
): Form {
	const ofOwn = Object.entries(meanings).filter(([name]) => name.startsWith(own));
	if (!ofOwn.some(([name]) => unit.has(name))) return {};
	const source = parameter(`${own}Source`);
	// With the number alone, as in a sheet of several companies that the vendor knows, the rest comes from where it did.
	if (unit.cell(`${own}Name`) === undefined && source !== 'form' && source !== 'credential') {
		// A customer key names the company; whom to write to is the form's.
		const isTaken = (name: string) =>
			name === `${own}Number` || (source === 'customerKey' && name !== `${own}Representative`);
		const unused = ofOwn.find(([name]) => !isTaken(name) && unit.cell(name) !== undefined)?.[1];
		if (unused)
			throw new Invalid(
				say`an empty cell, since the company comes from elsewhere: choose "From the Form" as its source in the node, or leave the column out`,
			).within(unused.label);
		return {};
	}
	const [row] = unit.rows;
	const inNode = (part: string) => (source === 'form' ? filled(parameter(own + part, row?.itemIndex)) : undefined);
	const number = filled(form[`${own}Number`]) ?? inNode('Number') ?? credentials.supplierNumber;
	const isSame = (other: unknown) => samePartyNumber(String(number ?? ''), String(other ?? ''));
	const isOfNode = source === 'form' && isSame(inNode('Number') ?? number);
	const isOfCredential = isSame(credentials.supplierNumber);
	const inCredential = (name: string) =>
		isOfCredential ? filled(credentials[name.replace(own, 'supplier')]) : undefined;
	const restOf = (part: string) => (isOfNode ? inNode(part) : undefined) ?? inCredential(own + part);
	const email = filled(form[`${own}Email`]);
	const isOtherContact = email !== undefined && email !== restOf('Email');
	const ofNode = (isOfNode ? inNode('Details') : undefined) as Form | undefined;
	const details: Form = {};
	for (const [name, { to }] of ofOwn) {
		const [field, detail = ''] = to ?? [];
		if (field !== `${own}Details` || unit.has(name)) continue;
		const isOthers = isOtherContact && detail.startsWith('contact');
		details[detail] = isOthers ? undefined : (ofNode?.[detail] ?? inCredential(name));
	}
	return {
		[`${own}Source`]: 'form',
		...Object.fromEntries(PARTY_PARTS.map((part) => [own + part, filled(form[own + part]) ?? restOf(part) ?? null])),
		[`${own}Details`]: { ...details, ...(form[`${own}Details`] as Form | undefined) },
	};
}
