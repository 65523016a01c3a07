import type { Dictionary } from '../shared/words/dictionary';
import { member } from './forms/member';
import { orgChart } from './forms/orgChart';
import { records } from './forms/records';
import { sso } from './forms/sso';

/** What its forms say, in Korean. */
export const koreanForm = (): Dictionary => ({ ...records(), ...member(), ...orgChart(), ...sso() });
