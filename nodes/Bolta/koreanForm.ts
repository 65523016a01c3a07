import type { Dictionary } from '../shared/words/dictionary';
import { amendment } from './forms/amendment';
import { credential } from './forms/credential';
import { customer } from './forms/customer';
import { invoice } from './forms/invoice';
import { trigger } from './forms/trigger';

/** What its forms say, in Korean. */
export const koreanForm = (): Dictionary => ({
	'Issue, amend and read Korean electronic tax invoices (전자세금계산서) with Bolta':
		'볼타로 전자세금계산서를 발행, 수정발행, 조회합니다.',
	...customer(),
	...invoice(),
	...amendment(),
	...trigger(),
	...credential(),
});
