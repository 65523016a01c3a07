import { Invalid } from '../../../shared/invalid';
import { today } from '../../../shared/korea/day';

/** The day of an amendment's cause. @throws Invalid when it is still to come in Seoul */
export function causeDate(field: string, day: string, now: Date): string {
	if (day > today(now)) throw new Invalid('a date not after today in Seoul', day).within(field);
	return day;
}
