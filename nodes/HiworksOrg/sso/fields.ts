import { Invalid } from '../../shared/errors/invalid';
import { choice, text, when } from '../../shared/fields/fields';
import { MENUS, menuAddress } from '../api/sso';
import { say } from '../words';

export const temporaryKey = text<string>({
	displayName: 'Temporary Key',
	description: 'The key of Get Temporary Key (임시키)',
	secret: true,
});

function address(value: string): string {
	if (!/^https?:\/\/\S+$/.test(value)) throw new Invalid(say`an address such as https://host.example/path`, value);
	return value;
}

/** Where Hiworks shall lead to: a menu of the documented list, or an address. */
export const destination = {
	destination: choice({
		displayName: 'Destination',
		description: 'Where Hiworks leads to',
		choices: { menu: 'A Menu', address: 'Own Address' },
		default: 'menu',
	}),
	menu: when(
		{ destination: ['menu'] },
		choice({
			displayName: 'Menu',
			description: 'The part of Hiworks that opens (메뉴)',
			choices: MENUS,
			default: 'main',
		}),
	),
	address: when(
		{ destination: ['address'] },
		text({
			displayName: 'Address',
			description: 'The address in rd_url',
			placeholder: 'e.g. https://example.com',
			parse: address,
		}),
	),
};

/** The address that travels as rd_url. */
export const redirectAddress = (
	baseUrl: string,
	{ menu, address: own }: { menu: keyof typeof MENUS | undefined; address: string | undefined },
) => own ?? menuAddress(baseUrl, menu ?? 'main');

export const unofficial =
	'(Unofficial: what Hiworks answers is not documented and is handed on as it comes: status, Location and body; a redirect is not followed)';
