import { flag } from '../../../shared/fields/fields';
import { listOfficeFiles } from '../../api/file';
import { operation } from '../../vendor';

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many office files',
	description: 'List the files that everybody in the office may attach (공용 첨부 파일)',
	fields: {},
	options: {
		onlyUsable: flag({
			displayName: 'Only Usable',
			description: 'Whether to leave out files that are not in use and cannot be attached',
			default: true,
		}),
	},
	prepare: ({ fields: { options: given } }, { client }) => ({ given, request: client.request(listOfficeFiles, {}) }),
	async send({ given: { onlyUsable }, request }, { client }) {
		const { data } = await client.read(request);
		return data
			.filter(({ isFileUsed }) => !onlyUsable || isFileUsed === 'Y')
			.map(({ id, fileName, fileSize, isFileUsed }) => ({
				fileId: id,
				name: fileName,
				bytes: Number(fileSize ?? 0),
				usable: isFileUsed === 'Y',
			}));
	},
});
