import { editionOf } from '../shared/words/edition';
import { wordsOf } from '../shared/words/say';
import { korean } from './korean';
import { koreanForm } from './koreanForm';
import { terms } from './terms';

/** What people read of it. */
export const say = wordsOf(korean);

/** What stands on its forms. */
export const edition = editionOf([{ terms, koreanForm }]);
