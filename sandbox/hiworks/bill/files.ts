/** Files: uploaded ones (임시 첨부 파일), those the office shares (공용 첨부 파일), and those that are attached to documents. */
import type { Part } from '../../contract.ts';
import type { HiworksBillSettings } from './settings.ts';

export interface StoredFile {
	kind: 'temp' | 'attached';
	id: number;
	name: string;
	contentType: string | null;
	bytes: Buffer;
	/** Of an attached file. */
	documentId: string | null;
}

export class Files {
	#temp: StoredFile[] = [];
	#attached: StoredFile[] = [];
	readonly #settings: HiworksBillSettings;

	constructor(settings: HiworksBillSettings) {
		this.#settings = settings;
	}

	upload({ filename, contentType, bytes }: Part): StoredFile {
		const id = (this.#temp.at(-1)?.id ?? this.#settings.firstTempFileId - 1) + 1;
		const file: StoredFile = {
			kind: 'temp',
			id,
			name: filename!,
			contentType,
			bytes: Buffer.from(bytes),
			documentId: null,
		};
		this.#temp.push(file);
		return file;
	}

	/** temp-files, office-files: what is wrong with the files that a new document names, or nothing. */
	refuse(tempIds: number[], officeIds: number[]): string[] {
		const unknown = tempIds
			.filter((id) => !this.#temp.some((file) => file.id === id))
			.map((id) => `tempFileIds: 임시 첨부 파일 ${id}을(를) 찾을 수 없습니다.`);
		const usable = (id: number) => this.#settings.officeFiles.some((file) => file.id === id && file.isFileUsed === 'Y');
		return [
			...unknown,
			...officeIds
				.filter((id) => !usable(id))
				.map((id) => `officeFileIds: 공용 첨부 파일 ${id}을(를) 사용할 수 없습니다.`),
		];
	}

	/** temp-files: all are attached. Nothing says that an uploaded file is used up by that. */
	attach(documentId: string, tempIds: number[], officeIds: number[]): void {
		const uploaded = tempIds.map((id) => this.#temp.find((file) => file.id === id)!);
		const shared = officeIds.map((id) => {
			const { fileName, fileSize } = this.#settings.officeFiles.find((file) => file.id === id)!;
			return { name: fileName, contentType: null, bytes: Buffer.alloc(fileSize, `${fileName} `) };
		});
		for (const { name, contentType, bytes } of [...uploaded, ...shared]) {
			this.#attached.push({ kind: 'attached', id: this.#attached.length + 1, name, contentType, bytes, documentId });
		}
	}

	of(documentId: string): StoredFile[] {
		return this.#attached.filter((file) => file.documentId === documentId);
	}

	all(): StoredFile[] {
		return [...this.#temp, ...this.#attached];
	}

	clear(): void {
		this.#temp = [];
		this.#attached = [];
	}
}
