import { date, optional, options, text } from '../../../shared/fields/fields';
import { parseCorporateNumber } from '../../../shared/korea/partyNumber';
import { validateBusiness } from '../../api/business';
import { businessNumber } from '../../business/fields';
import { businessOutput, noBusiness, refuseOtherBusiness } from '../../business/output';
import { operation } from '../../vendor';

const further = (displayName: string, description: string) => optional(text<string>({ displayName, description }));

export const verifyRegistration = operation({
	value: 'verifyRegistration',
	name: 'Verify Registration',
	action: 'Verify registration of business',
	description:
		'Ask the tax office whether the data of a business registration certificate are right (사업자등록정보 진위 확인)',
	fields: {
		businessNumber,
		openingDate: date({
			displayName: 'Business Opening Date',
			description: 'Date on which the business opened (개업일자)',
		}),
		representative: text<string>({
			displayName: 'Representative',
			description: 'Representative (대표자명) as printed on the certificate',
		}),
		furtherData: options({
			displayName: 'Further Data',
			description: 'What is given here must be right too, or the answer is no',
			placeholder: 'Add data',
			fields: {
				businessItem: further('Business Item', 'Item of business (주 종목)'),
				businessType: further('Business Type', 'Type of business (주 업태)'),
				corporationNumber: optional(
					text({
						displayName: 'Corporation Number',
						description: 'Registration number of the corporation (법인등록번호), 13 digits',
						parse: parseCorporateNumber,
					}),
				),
				name: further('Name', 'Name of the company (상호)'),
				secondRepresentative: further(
					'Second Representative',
					'The other representative, where there are two (대표자명 2)',
				),
			},
		}),
	},
	prepare({ fields: { businessNumber: number, openingDate, representative, furtherData } }, { client }) {
		const {
			businessItem = '',
			businessType = '',
			corporationNumber = '',
			name = '',
			secondRepresentative = '',
		} = furtherData;
		const data = {
			idn: number,
			startDate: openingDate.replaceAll('-', ''),
			representative,
			representative2: secondRepresentative,
			companyName: name,
			corporationNo: corporationNumber,
			sector: businessType,
			type: businessItem,
		};
		return { number, request: client.request(validateBusiness, { body: { data } }) };
	},
	async send({ number, request }, { client }) {
		const { data } = await client.read(request);
		refuseOtherBusiness(number, data.idn);
		const matches = data.validationCode === '01';
		return {
			businessNumber: number,
			matches,
			message: data.validationMessage || null,
			...(data.status ? businessOutput(data.status) : noBusiness),
		};
	},
});
