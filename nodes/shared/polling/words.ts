import { wordsOf } from '../words/say';
import { korean } from './korean';

/** What people read of it. */
export const say = wordsOf(korean);
