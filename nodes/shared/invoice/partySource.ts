import { choice, type Field } from '../fields/fields';

type Ways<V extends string> = Readonly<Record<V, { name: string; description: string }>>;

const FORM_OR_JSON = {
	form: { name: 'From the Form', description: 'Fill in the fields below' },
	json: { name: 'From JSON', description: 'One JSON object' },
};

/** The way of one's own company. */
export const FROM_CREDENTIAL = {
	credential: { name: 'From the Credential', description: 'Your own company, as the credential has it' },
};

const byValue = <V extends string>(ways: Ways<V>) =>
	Object.fromEntries(Object.entries(ways).sort(([a], [b]) => a.localeCompare(b))) as Ways<V>;

const SUPPLIER = { displayName: 'Supplier Source', description: 'Where the supplier (공급자) comes from' };
const RECIPIENT = { displayName: 'Recipient Source', description: 'Where the recipient (공급받는자) comes from' };

/** Every source, whether it is offered or not: what reads the parties knows them all. */
type Source<V extends string> = Field<V | keyof typeof FORM_OR_JSON | keyof typeof FROM_CREDENTIAL>;

const sourceOfOther = <V extends string>(texts: typeof SUPPLIER, more: Ways<V>): Source<V> =>
	choice<V | keyof typeof FORM_OR_JSON>({ ...texts, choices: byValue({ ...FORM_OR_JSON, ...more }), default: 'form' });

const sourceOfOwn = <V extends string>(texts: typeof SUPPLIER, more: Ways<V>): Source<V> =>
	choice<V | keyof typeof FORM_OR_JSON | keyof typeof FROM_CREDENTIAL>({
		...texts,
		choices: { ...FROM_CREDENTIAL, ...byValue({ ...FORM_OR_JSON, ...more }) },
		default: 'credential',
	});

/** Where a supplier comes from who is not one's own company; `more` are ways that only one vendor has. */
export const supplierSource = <V extends string = never>(more = {} as Ways<V>) => sourceOfOther(SUPPLIER, more);

/** The same of a recipient. */
export const recipientSource = <V extends string = never>(more = {} as Ways<V>) => sourceOfOther(RECIPIENT, more);

/** Where one's own company comes from as the supplier: of what it issues. */
export const ownSupplierSource = <V extends string = never>(more = {} as Ways<V>) => sourceOfOwn(SUPPLIER, more);

/** The same as the recipient: of what it requests of a supplier (역발행). */
export const ownRecipientSource = <V extends string = never>(more = {} as Ways<V>) => sourceOfOwn(RECIPIENT, more);
