import { callOptions, keepCalls, quotaOutput } from '../../../HiworksShared/callOptions';
import { operation } from '../../../shared/engine/operation';
import { flag, options } from '../../../shared/fields/fields';
import { listOfficeFiles } from '../../api/file';

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many office files',
	description: 'List the files that everybody in the office may attach (공용 첨부 파일)',
	fields: {
		options: options({
			displayName: 'Options',
			fields: {
				...callOptions(),
				onlyUsable: flag({
					displayName: 'Only Usable',
					description: 'Whether to leave out files that are not in use and cannot be attached',
					default: true,
				}),
			},
		}),
	},
	begin: (run, { options: given }) => keepCalls(run, given),
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
				...quotaOutput(client),
			}));
	},
});
