#include "finish/encrypt.h"

#include "finish/passphrase.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

static int
report(qpdf_data q, qpdf_error e, struct diag *d)
{
	return diag_report(d, FAULT_FINISH, (struct where){0}, "libqpdf: %s",
		e ? qpdf_get_error_message_detail(q, e) : "unknown error");
}

/* Our own files must be without fault: a warning means that we wrote rubbish. */
static int
check(qpdf_data q, QPDF_ERROR_CODE code, struct diag *d)
{
	if ((code & QPDF_ERRORS) != 0)
		return report(q, qpdf_get_error(q), d);
	if (qpdf_more_warnings(q))
		return report(q, qpdf_next_warning(q), d);
	return 0;
}

/*
 * Whoever may open the file may do everything with it but nothing is kept
 * from assistive technology in any case (ISO 14289-1 §7.16).
 */
static int
set_up(qpdf_data q, const char *passphrase_file, struct diag *d)
{
	char secret[PASSPHRASE_SIZE];

	if (passphrase_read(passphrase_file, secret, d) != 0)
		return -1;
	qpdf_set_object_stream_mode(q, qpdf_o_generate);
	qpdf_set_linearization(q, QPDF_TRUE);
	qpdf_set_minimum_pdf_version(q, "1.7");
	qpdf_set_r6_encryption_parameters2(q, secret, secret, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
		QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, qpdf_r3p_full, QPDF_TRUE);
	explicit_bzero(secret, sizeof secret);
	return 0;
}

static int
rewrite(qpdf_data q, const struct str *in, const char *passphrase_file, struct diag *d)
{
	qpdf_set_suppress_warnings(q, QPDF_TRUE); /* they are collected, not printed */
	qpdf_silence_errors(q);
	qpdf_set_attempt_recovery(q, QPDF_FALSE);
	if (check(q, qpdf_read_memory(q, "document", in->s, in->n, NULL), d) != 0)
		return -1;
	if (check(q, qpdf_init_write_memory(q), d) != 0 || set_up(q, passphrase_file, d) != 0)
		return -1;
	return check(q, qpdf_write(q), d);
}

int
encrypt_pdf(const struct str *in, const char *passphrase_file, struct str *out, struct diag *d)
{
	qpdf_data q = qpdf_init();
	int result = rewrite(q, in, passphrase_file, d);

	if (result == 0)
		str_addn(out, qpdf_get_buffer(q), qpdf_get_buffer_length(q));
	qpdf_cleanup(&q);
	return result;
}

const char *
encrypt_library(void)
{
	return qpdf_get_qpdf_version();
}
