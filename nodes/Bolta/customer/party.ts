import { businessNumber } from '../../shared/fields/businessNumber';
import { optional, text, type Read } from '../../shared/fields/fields';
import { name } from '../../shared/fields/name';
import { maskedOrNull } from '../../shared/korea/maskPersonNumbers';
import { maskPartyNumber } from '../../shared/korea/partyNumber';

/** Who is registered with Bolta: a customer, or in the newer generation an issuer. */
export const partyFields = {
	number: businessNumber('Number', 'Business registration number (사업자등록번호); hyphens do not matter'),
	name: name({ displayName: 'Name', description: 'Name of the company (상호)' }),
	representative: name({
		displayName: 'Representative',
		description: 'Representative (대표자명) as printed on the business registration',
	}),
	branch: optional(
		text<string>({
			displayName: 'Branch Number',
			description: 'Number of the place of business (종사업장번호), 4 digits',
			placeholder: 'e.g. 0001',
		}),
	),
};

export const partyBodyOf = ({ number, name, representative, branch }: Read<typeof partyFields>) => ({
	identificationNumber: number,
	organizationName: name,
	representativeName: representative,
	taxRegistrationId: branch,
});

interface RegisteredParty {
	identificationNumber?: string | null | undefined;
	organizationName?: string | null | undefined;
	representativeName?: string | null | undefined;
	taxRegistrationId?: unknown;
	certificate?: { issuedAt?: string | null | undefined; expiresAt?: string | null | undefined } | null | undefined;
}

/** A registered party, flat. What Bolta does not tell is null. */
export const partyOutput = ({
	identificationNumber,
	organizationName,
	representativeName,
	taxRegistrationId,
	certificate,
}: RegisteredParty) => ({
	number: identificationNumber ? maskPartyNumber(identificationNumber) : null,
	branch: typeof taxRegistrationId === 'string' ? taxRegistrationId : null,
	name: maskedOrNull(organizationName),
	representative: maskedOrNull(representativeName),
	certificateIssuedAt: certificate?.issuedAt ?? null,
	certificateExpiresAt: certificate?.expiresAt ?? null,
});
