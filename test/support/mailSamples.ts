/** Values for the places that the documented example of a mail leaves open. */
export const MAIL_SAMPLES: Record<string, string> = {
	'{{mail_address}}': 'to@test.com',
	'{{mai_cc_address}}': 'cc@test.com',
	'{{mail_bcc_address}}': 'bcc@test.com',
	'{{user_id}}': 'admin',
	'{{mail_subject}}': '제목',
	'{{mail_content}}': '본문',
};
