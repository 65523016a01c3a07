import type { FormTexts } from '../shared/words/edition';
import { wordsOf } from '../shared/words/say';
import { korean } from './korean';
import { koreanForm } from './koreanForm';
import { terms } from './terms';

/** What people read of it. */
export const say = wordsOf(korean);

/** The company, as its users call it. */
export const HIWORKS = say`Hiworks`;

/** What stands on the forms of several of its nodes and credentials. */
export const hiworksForms: FormTexts = { terms, koreanForm };
