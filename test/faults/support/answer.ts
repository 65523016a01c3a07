/** An answer as the vendor gave it. */
export interface VendorAnswer {
	status: number;
	type: string | undefined;
	/** Further header lines. */
	more: string[];
	body: Buffer;
}

/** The vendor's answer as it is put on the wire. @param changes header lines in place of its own, or beside them */
export function writeAnswer({ status, type, more, body }: VendorAnswer, changes: readonly string[] = []): Buffer {
	const hasLength = changes.some((line) => /^(content-length|transfer-encoding):/i.test(line));
	const lines = [
		`HTTP/1.1 ${status} Status`,
		...(type && !changes.some((line) => /^content-type:/i.test(line)) ? [`Content-Type: ${type}`] : []),
		...more,
		...(hasLength || status === 204 || status === 304 ? [] : [`Content-Length: ${body.length}`]),
		...changes,
	];
	return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}
