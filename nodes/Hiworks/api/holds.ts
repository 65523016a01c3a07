import { fieldsHold } from '../../shared/korea/maskFields';

/** What Hiworks' fields hold, as far as they come out as they are, or a request has the number of somebody. */
export const holds = fieldsHold({
	partyNumber: ['business_number', 'm_business_number', 'company_num', 'customer_company_num'],
	exact: [
		'complete_state',
		'completed_date',
		'send_state',
		'sent_date',
		're_send',
		'is_re_sent',
		're_send_compelete_state',
		're_send_complete_state',
		're_send_compeleted_date',
		're_send_completed_date',
		're_sent_state',
		're_sent_date',
		'ref_key',
		'refkey',
		'sms_type',
		'send_date',
		'period',
	],
	text: ['re_send_subject', 'subject', 'message'],
});
