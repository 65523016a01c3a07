/** One place of the project, and how it is broken. */
export interface Mutant {
	/** What goes wrong then. */
	name: string;
	file: string;
	/** What is broken: stands exactly once in the file. */
	from: string;
	to: string;
	/** The files of tests, one of which has to notice: a pattern of their paths. Left out: the compiler has to. */
	tests?: string;
	/** Which tests of these files: a pattern of their names. Left out: all. */
	named?: string;
}
