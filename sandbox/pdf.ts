/** The smallest document that a reader opens: one empty page, with the key it was made for as a comment in the file. */
export function tinyPdf(issuanceKey: string): Buffer {
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>',
	];
	let text = `%PDF-1.4\n% ${issuanceKey}\n`;
	const offsets = objects.map((object, index) => {
		const offset = text.length;
		text += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return offset;
	});
	const size = objects.length + 1;
	// Every line of the table is twenty bytes long, its end included.
	const table = ['0000000000 65535 f ', ...offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n `)];
	return Buffer.from(
		`${text}xref\n0 ${size}\n${table.join('\n')}\ntrailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
		'latin1',
	);
}
