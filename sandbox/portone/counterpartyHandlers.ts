/** The calls on counterparties. */
import { randomUUID } from 'node:crypto';
import type { Answer } from '../host.ts';
import type { JsonObject } from '../json.ts';
import { withoutEmpty } from './book.ts';
import type { Counterparty } from './counterparties.ts';
import { refuse } from './errors.ts';
import type { Company } from './settings.ts';
import type { Handler, World } from './world.ts';

const OPEN = ['DRAFTED', 'REQUESTED', 'ISSUED', 'BEFORE_SENDING', 'SENDING'];
const IN_BUSINESS: Company = { businessStatus: 'IN_BUSINESS', taxationType: 'NORMAL' };

/** The id of an earlier look-up names its kind and the number that was looked up. */
function unfitVerification(kind: 'info' | 'state', id: string | undefined, brn: string): Answer | undefined {
	if (id === undefined) return undefined;
	const [, actual, about] = /^(info|state)-(\d{10})$/.exec(id) ?? [];
	if (actual === undefined) return refuse('B2B_COUNTERPARTY_VERIFICATION_NOT_FOUND');
	if (actual !== kind) return refuse('B2B_COUNTERPARTY_VERIFICATION_TYPE_MISMATCH');
	return about === brn ? undefined : refuse('B2B_COUNTERPARTY_VERIFICATION_BRN_MISMATCH');
}

/** What a look-up gives a record, and what is missing in it after that. */
function completed(input: JsonObject, options: JsonObject = {}, { settings, now }: World): JsonObject | Answer {
	const company = settings.companies[input.brn] ?? IN_BUSINESS;
	const checkedAt = new Date(now()).toISOString();
	const looked = options.checkBusinessInfo || options.businessInfoVerificationId !== undefined;
	const unfit =
		unfitVerification('info', options.businessInfoVerificationId, input.brn) ??
		unfitVerification('state', options.businessStatusVerificationId, input.brn);
	if (unfit) return unfit;
	const filled = looked
		? ({ ...businessInfo(input.brn, company), ...JSON.parse(JSON.stringify(input)) } as JsonObject)
		: input;
	if (['name', 'representativeName', 'contact'].some((key) => filled[key] === undefined))
		return refuse('B2B_COUNTERPARTY_MISSING_REQUIRED_FIELDS');
	const isChecked = options.checkBusinessStatus || options.businessStatusVerificationId !== undefined;
	return {
		...filled,
		...(isChecked && {
			businessStatus: company.businessStatus,
			businessStatusCheckedAt: checkedAt,
			businessStatusVerification: { id: `state-${input.brn}`, checkedAt },
		}),
		...(looked && { businessInfoVerification: { id: `info-${input.brn}`, checkedAt } }),
	};
}

const businessInfo = (brn: string, _company: Company): JsonObject => ({
	name: `회사 ${brn}`,
	representativeName: '홍길동',
	address: '서울특별시 예시로 1',
	businessType: '서비스',
	businessClass: '소프트웨어',
});

const isRefusal = (value: JsonObject | Answer): value is Answer => typeof value.status === 'number';

const withCounterparty =
	(work: (counterparty: Counterparty, ...given: Parameters<Handler>) => Answer): Handler =>
	(request, world) => {
		const found = world.counterparties.find(request.path.counterpartyId!);
		return found
			? work(found, request, world)
			: refuse('B2B_COUNTERPARTY_NOT_FOUND', undefined, { counterpartyId: request.path.counterpartyId });
	};

/** certificate-by-brn */
const withCertificateOwner =
	(work: (counterparty: Counterparty, world: World) => Answer): Handler =>
	(request, world) => {
		const found = world.counterparties.findByBrn(request.path.brn!);
		if (!found) return refuse('B2B_COUNTERPARTY_NOT_FOUND');
		if (found.ntsConnectionStatus !== 'CONNECTED')
			return refuse('B2B_COUNTERPARTY_NTS_NOT_CONNECTED', undefined, { brn: found.brn });
		return work(found, world);
	};

const matches = (counterparty: Counterparty, filter: JsonObject): boolean => {
	const {
		id,
		brn,
		companyName,
		representativeName,
		contactName,
		contactPhone,
		contactEmail,
		businessStatuses,
		ntsConnectionStatuses,
		counterpartyIds,
	} = filter;
	const among = (values: string[] | undefined, value: string) => values === undefined || values.includes(value);
	return (
		(id === undefined || counterparty.id.startsWith(id)) &&
		(brn === undefined || counterparty.brn === brn) &&
		(companyName === undefined || (counterparty.companyName ?? '').includes(companyName)) &&
		(representativeName === undefined || counterparty.representativeName === representativeName) &&
		(contactName === undefined || counterparty.contact?.name === contactName) &&
		(contactPhone === undefined || counterparty.contact?.phoneNumber === contactPhone) &&
		(contactEmail === undefined || counterparty.contact?.email === contactEmail) &&
		among(businessStatuses, counterparty.businessStatus ?? 'UNKNOWN') &&
		among(ntsConnectionStatuses, counterparty.ntsConnectionStatus) &&
		among(counterpartyIds, counterparty.id)
	);
};

export const counterpartyHandlers: Record<string, Handler> = {
	getB2bCounterparties({ queryJson }, { counterparties, settings }) {
		const { page = {}, filter = {} } = (queryJson.requestBody ?? {}) as JsonObject;
		const { number = 0, size = 500 } = page;
		const found = counterparties.all().filter((counterparty) => matches(counterparty, filter));
		const items = found
			.slice(number * size, (number + 1) * size)
			.map((counterparty) => counterparties.view(counterparty));
		return {
			status: 200,
			body: {
				items,
				page: { number, size, totalCount: settings.totalCount === 'total' ? found.length : items.length },
			},
		};
	},

	createB2bCounterparty(request, world) {
		const { counterpartyId = randomUUID(), counterparty: input, options } = request.body as JsonObject;
		const { counterparties } = world;
		const known = counterparties.find(counterpartyId);
		if (known)
			return refuse(
				known.partnerId ? 'B2B_COUNTERPARTY_ID_ALREADY_EXISTS_BY_PARTNER' : 'B2B_COUNTERPARTY_ID_ALREADY_EXISTS',
				undefined,
				{ counterpartyId },
			);
		const stored = completed(input, options, world);
		if (isRefusal(stored)) return stored;
		return {
			status: 200,
			body: { counterparty: counterparties.view(counterparties.add(counterpartyId, stored)) },
			effect: true,
		};
	},

	getB2bCounterparty: withCounterparty((counterparty, _request, { counterparties }) => ({
		status: 200,
		body: counterparties.view(counterparty),
	})),

	updateB2bCounterparty: withCounterparty((counterparty, request, world) => {
		const { counterparty: input, options } = request.body as JsonObject;
		if (counterparty.partnerId) return refuse('B2B_COUNTERPARTY_PARTNER_NOT_UPDATABLE');
		// counterparty-brn-fixed
		if (input.brn !== counterparty.brn) return refuse('B2B_COUNTERPARTY_BRN_MODIFICATION_NOT_ALLOWED');
		const { companyName, representativeName, address, businessType, businessClass, contact, additionalContacts, memo } =
			counterparty;
		const kept =
			world.settings.updateLeavesOut === 'kept'
				? {
						name: companyName,
						representativeName,
						address,
						businessType,
						businessClass,
						contact,
						additionalContacts,
						memo,
					}
				: {};
		const stored = completed({ ...kept, ...input }, options, world);
		if (isRefusal(stored)) return stored;
		const { name, ...rest } = stored;
		for (const key of ['address', 'businessType', 'businessClass', 'memo']) delete counterparty[key];
		Object.assign(counterparty, rest, { companyName: name, additionalContacts: rest.additionalContacts ?? [] });
		return { status: 200, body: { counterparty: world.counterparties.view(counterparty) }, effect: true };
	}),

	deleteB2bCounterparty: withCounterparty((counterparty, _request, { counterparties, book }) => {
		if (counterparty.partnerId) return refuse('B2B_COUNTERPARTY_PARTNER_NOT_DELETABLE');
		const isOpen = book
			.all()
			.some(
				(entry) =>
					entry.deletedAt === null &&
					OPEN.includes(book.status(entry)) &&
					[entry.invoice.supplier.brn, entry.invoice.recipient.brn].includes(counterparty.brn),
			);
		if (isOpen) return refuse('B2B_COUNTERPARTY_ONGOING_TAX_INVOICE_EXISTS');
		counterparties.remove(counterparty.id);
		return { status: 200, body: {}, effect: true };
	}),

	getB2bCounterpartyCertificate: withCertificateOwner(({ certificate, companyName, contact }) => {
		if (!certificate) return refuse('B2B_CERTIFICATE_UNREGISTERED');
		const { registeredAt, expiredAt } = certificate;
		return {
			status: 200,
			body: {
				registeredAt,
				expiredAt,
				issuerName: '예시인증센터',
				subjectName: companyName,
				certificateType: 'E_TAX',
				oid: '1.2.410.0.0.0',
				registrantContactName: contact?.name ?? '',
				registrantContactId: 'contact-1',
			},
		};
	}),

	getB2bCounterpartyCertificateRegistrationUrl: withCertificateOwner(({ brn }, { links, addresses }) => ({
		status: 200,
		body: { url: `${addresses.host}/links/${links.make({ kind: 'certificate', brn })}.html` },
	})),

	validateB2bCounterpartyCertificate: withCertificateOwner(({ certificate }, { now }) =>
		certificate
			? { status: 200, body: { isValid: certificate.isValid && Date.parse(certificate.expiredAt) > now() } }
			: refuse('B2B_CERTIFICATE_UNREGISTERED'),
	),

	getB2bBusinessInfos(request, { settings }) {
		const result = ((request.body as JsonObject).brnList as string[]).map((brn) => {
			const company = settings.companies[brn] ?? IN_BUSINESS;
			if (company.error !== undefined) return { brn, error: company.error };
			const { representativeName, ...info } = businessInfo(brn, company);
			return {
				brn,
				businessInfo: {
					brn,
					...info,
					ceoName: representativeName,
					zipCode: '00000',
					businessEntityType: '법인',
					businessStatus: '계속사업자',
					taxationType: '부가가치세 일반과세자',
					openingDate: '2020-01-02',
					businessCategoryCode: '722000',
				},
				verificationId: `info-${brn}`,
			};
		});
		return { status: 200, body: { result } };
	},

	getPlatformCompanyState(request, { settings }) {
		const brn = request.path.businessRegistrationNumber!;
		const { businessStatus, taxationType, closedSuspendedDate, error } = settings.companies[brn] ?? IN_BUSINESS;
		if (error !== undefined) return refuse('PLATFORM_COMPANY_NOT_FOUND', error);
		return {
			status: 200,
			body: {
				companyState: withoutEmpty({ taxationType, businessStatus, closedSuspendedDate }),
				companyVerificationId: `state-${brn}`,
			},
		};
	},

	getB2bBulkTaxInvoice(request, { settings, now }) {
		const batch = settings.bulkBatches.find(({ id }) => id === request.path.bulkTaxInvoiceId);
		if (!batch) return refuse('B2B_BULK_TAX_INVOICE_NOT_FOUND');
		const parts = Object.values(batch.stats);
		const at = new Date(now()).toISOString();
		return {
			status: 200,
			body: withoutEmpty({
				...batch,
				graphqlId: `graphql-${batch.id}`,
				totalInvoiceCount: parts.reduce((sum, { count }) => sum + count, 0),
				totalAmount: parts.reduce((sum, { amountSum }) => sum + amountSum, 0),
				createdAt: at,
				statusUpdatedAt: at,
				sourceType: 'SHEET',
				issuanceType: 'NORMAL',
			}),
		};
	},
};
