import { globSync } from 'node:fs';

import { bolta } from './bolta.mts';
import { engine } from './engine.mts';
import { hiworks } from './hiworks.mts';
import { hiworksBill } from './hiworksBill.mts';
import { hiworksOrg } from './hiworksOrg.mts';
import { http } from './http.mts';
import { korea } from './korea.mts';
import type { Mutant } from './mutant.mts';
import { once } from './once.mts';
import { portOne } from './portOne.mts';

/** By what they break. */
export const MUTANTS: Readonly<Record<string, readonly Mutant[]>> = {
	once,
	http,
	engine,
	korea,
	bolta,
	hiworks,
	hiworksBill,
	hiworksOrg,
	portOne,
};

/** How often a text stands in another. */
export const countOf = (part: string, text: string): number => text.split(part).length - 1;

/** Files of tests whose path fits a pattern, below a folder of the project. */
export const testFiles = (pattern: string, root: string): string[] =>
	globSync('test/*/**/*.test.ts', { cwd: root }).filter((file) => new RegExp(pattern).test(file));
