import { randomUUID } from 'crypto';

/** A file to send. */
export interface FilePart {
	name: string;
	/** Its media type. */
	type: string;
	bytes: Buffer;
}

export type FormValue = string | FilePart | readonly FilePart[];

/** A form as multipart/form-data (RFC 7578), names of files in UTF-8 as browsers send them. */
export function toMultipart(form: Readonly<Record<string, FormValue | undefined>>): {
	contentType: string;
	body: Buffer;
} {
	const boundary = `----n8n-${randomUUID()}`;
	const parts = Object.entries(form).flatMap(([name, value]) => {
		if (value === undefined) return [];
		const values = typeof value === 'string' || 'bytes' in value ? [value] : value;
		return values.map((one) => part(boundary, name, one));
	});
	return {
		contentType: `multipart/form-data; boundary=${boundary}`,
		body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
	};
}

function part(boundary: string, field: string, value: string | FilePart): Buffer {
	const isText = typeof value === 'string';
	const head = [
		`--${boundary}`,
		`Content-Disposition: form-data; name="${quotable(field)}"${isText ? '' : `; filename="${quotable(value.name)}"`}`,
		...(isText ? [] : [`Content-Type: ${value.type}`]),
	];
	return Buffer.concat([
		Buffer.from(`${head.join('\r\n')}\r\n\r\n`),
		isText ? Buffer.from(value) : value.bytes,
		Buffer.from('\r\n'),
	]);
}

/** What would end the quoted text, or the line, as the HTML standard writes it. */
const quotable = (text: string) => text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
