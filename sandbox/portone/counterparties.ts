/** The counterparties of one mode. */
import { randomUUID } from 'node:crypto';
import { SetupError } from '../checked.ts';
import type { JsonObject } from '../json.ts';
import { withoutEmpty } from './book.ts';
import type { GivenCounterparty, PortOneSettings } from './settings.ts';

interface Certificate {
	registeredAt: string;
	expiredAt: string;
	isValid: boolean;
}

export interface Counterparty extends JsonObject {
	id: string;
	brn: string;
	certificate: Certificate | null;
}

export class Counterparties {
	#all: Counterparty[] | undefined;
	readonly #settings: PortOneSettings;
	readonly #isForTest: boolean;
	readonly #now: () => number;

	constructor(settings: PortOneSettings, isForTest: boolean, now: () => number) {
		this.#settings = settings;
		this.#isForTest = isForTest;
		this.#now = now;
	}

	/** Those of the settings first; they are read when first asked for. */
	all(): Counterparty[] {
		this.#all ??= this.#settings.counterparties.map((given) => this.#fromSettings(given));
		return this.#all;
	}

	#fromSettings({ certificate = null, ntsConnectionStatus = 'CONNECTED', ...given }: GivenCounterparty): Counterparty {
		const registeredAt = new Date(this.#now()).toISOString();
		return {
			...given,
			graphqlId: `graphql-${given.id}`,
			additionalContacts: [],
			ntsConnectionStatus,
			certificate: certificate && { registeredAt, ...certificate },
		};
	}

	find(id: string): Counterparty | undefined {
		return this.all().find((counterparty) => counterparty.id === id);
	}

	findByBrn(brn: string): Counterparty | undefined {
		return this.all().find((counterparty) => counterparty.brn === brn);
	}

	/** `name` is `companyName` once it is stored. */
	add(id: string, { name, ...input }: JsonObject): Counterparty {
		const counterparty = {
			...input,
			id,
			brn: input.brn as string,
			companyName: name,
			graphqlId: `graphql-${id}`,
			additionalContacts: input.additionalContacts ?? [],
			ntsConnectionStatus: 'NOT_CONNECTED',
			certificate: null,
		};
		this.all().push(counterparty);
		return counterparty;
	}

	addCompany({ brn, name, representativeName, address, businessType, businessClass, contact }: JsonObject): void {
		if (this.findByBrn(brn)) return;
		this.add(randomUUID(), {
			brn,
			name,
			representativeName,
			address,
			businessType,
			businessClass,
			contact: { name: contact.name ?? name, email: contact.email, phoneNumber: contact.phoneNumber },
		});
	}

	remove(id: string): void {
		this.#all = this.all().filter((counterparty) => counterparty.id !== id);
	}

	registerCertificate(id: string, certificate: Omit<Certificate, 'registeredAt'>): void {
		const found = this.find(id);
		if (!found) throw new SetupError(`there is no counterparty ${id}`);
		found.certificate = { registeredAt: new Date(this.#now()).toISOString(), ...certificate };
	}

	/** B2bCounterparty */
	view({ certificate: _certificate, ...counterparty }: Counterparty): JsonObject {
		return withoutEmpty(JSON.parse(JSON.stringify({ ...counterparty, isForTest: this.#isForTest })) as JsonObject);
	}

	clear(): void {
		this.#all = undefined;
	}
}
