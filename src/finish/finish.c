#include "finish/finish.h"

#include "finish/hint.h"
#include "finish/passphrase.h"

#include <qpdf/qpdf-c.h>
#include <stdbool.h>
#include <string.h>
#include <zlib.h>

#define PADDING_MOST 16 /* tries */

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
encrypt(qpdf_data q, const char *passphrase_file, struct diag *d)
{
	char secret[PASSPHRASE_SIZE];

	if (passphrase_read(passphrase_file, secret, d) != 0)
		return -1;
	qpdf_set_r6_encryption_parameters2(q, secret, secret, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
		QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, qpdf_r3p_full, QPDF_TRUE);
	explicit_bzero(secret, sizeof secret);
	return 0;
}

static int
set_up(qpdf_data q, const struct finish_options *opt, struct diag *d)
{
	qpdf_set_object_stream_mode(q, qpdf_o_generate);
	qpdf_set_linearization(q, QPDF_TRUE);
	qpdf_set_newline_before_endstream(q, QPDF_TRUE); /* ISO 19005-2 §6.1.7.1 */
	qpdf_set_minimum_pdf_version(q, "1.7");
	if (opt->passphrase_file)
		return encrypt(q, opt->passphrase_file, d);
	/* An encrypted file's identifier goes into its keys: there it must be by chance. */
	qpdf_set_deterministic_ID(q, QPDF_TRUE);
	return 0;
}

/*
 * Blanks in the catalog, which stands before the hints and so moves what they
 * tell. The key is a private one (ISO 32000-1 Annex E: third class).
 */
static void
pad(qpdf_data q, int blanks)
{
	char text[PADDING_MOST + 1];

	memset(text, ' ', (size_t)blanks);
	text[blanks] = '\0';
	qpdf_oh_replace_key(q, qpdf_get_root(q), "/XXPadding", qpdf_oh_new_string(q, text));
}

static int
rewrite(qpdf_data q, const struct str *in, const struct finish_options *opt, int padding,
	struct diag *d)
{
	qpdf_set_suppress_warnings(q, QPDF_TRUE); /* they are collected, not printed */
	qpdf_silence_errors(q);
	qpdf_set_attempt_recovery(q, QPDF_FALSE);
	if (check(q, qpdf_read_memory(q, "document", in->s, in->n, NULL), d) != 0)
		return -1;
	if (padding > 0)
		pad(q, padding);
	if (check(q, qpdf_init_write_memory(q), d) != 0 || set_up(q, opt, d) != 0)
		return -1;
	return check(q, qpdf_write(q), d);
}

static int
finish_padded(const struct str *in, const struct finish_options *opt, int padding, struct str *out,
	struct diag *d)
{
	qpdf_data q = qpdf_init();
	int result = rewrite(q, in, opt, padding, d);

	if (result == 0)
		str_addn(out, qpdf_get_buffer(q), qpdf_get_buffer_length(q));
	qpdf_cleanup(&q);
	return result;
}

int
finish_pdf(const struct str *in, const struct finish_options *opt, struct str *out, struct diag *d)
{
	size_t before = out->n;
	int padding;

	/* One file in 256 needs a second try, one in 65,536 a third … */
	for (padding = 0; padding <= PADDING_MOST; padding++) {
		out->n = before;
		if (finish_padded(in, opt, padding, out, d) != 0)
			return -1;
		if (hint_ends_in_line(out->s + before, out->n - before))
			return 0;
	}
	out->n = before;
	return diag_report(
		d, FAULT_FINISH, (struct where){0}, "libqpdf: no newline before endstream");
}

void
finish_libraries(struct str *out)
{
	str_addf(out, "qpdf %s, zlib %s", qpdf_get_qpdf_version(), zlibVersion());
}
