/** Files, before and after they are attached. */
import type { Part } from '../../../contract.ts';
import { notFound, type Handler } from './common.ts';

const listOfficeFiles: Handler = (_request, { settings }) => ({ status: 200, body: { data: settings.officeFiles } });

/** multipart-file: the contract has seen to it that there is one, with a name. */
const createTempFile: Handler = ({ body }, { files }) => ({
	status: 200,
	body: { data: { tempFileId: files.upload((body as Part[])[0]!).id } },
	effect: true,
});

/** download-id. The kind of the answer is not documented: both headers are settings. */
const downloadAttachedFile: Handler = ({ path }, { ledger, files, settings }) => {
	const file = ledger.find(path.documentId!) && files.of(path.documentId!).find(({ id }) => String(id) === path.fileId);
	if (!file) return notFound();
	const name: Record<string, string> = settings.downloadName
		? { 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}` }
		: {};
	return {
		status: 200,
		headers: name,
		raw: { type: settings.downloadType ?? file.contentType ?? 'application/octet-stream', bytes: file.bytes },
	};
};

export const files = { listOfficeFiles, createTempFile, downloadAttachedFile };
