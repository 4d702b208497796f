#include "paint_fixture.h"

#include "finish/finish.h"
#include "finish/passphrase.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void
write_secret(char *path, const char *text, mode_t mode)
{
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	assert_int_equal(fchmod(fd, mode), 0);
	close(fd);
}

static int
try_secret(const char *text, mode_t mode, char out[PASSPHRASE_SIZE])
{
	char path[] = "/tmp/test_finish.XXXXXX";
	struct diag *d = diag_new();
	int result;

	write_secret(path, text, mode);
	result = passphrase_read(path, out, d);
	assert_int_equal(diag_count(d), result == 0 ? 0 : 1);
	diag_free(d);
	unlink(path);
	return result;
}

static void
test_passphrase__one_line_of_the_owner_is_taken(void **state)
{
	char out[PASSPHRASE_SIZE];

	(void)state;
	assert_int_equal(try_secret("offen und ehrlich\n", 0600, out), 0);
	assert_string_equal(out, "offen und ehrlich");
	assert_int_equal(try_secret("ohne Ende", 0400, out), 0);
	assert_string_equal(out, "ohne Ende");
}

static void
test_passphrase__anything_else_is_refused(void **state)
{
	char out[PASSPHRASE_SIZE];
	char huge[PASSPHRASE_SIZE + 1];

	(void)state;
	memset(huge, 'x', sizeof huge - 1);
	huge[sizeof huge - 1] = '\0';
	assert_int_equal(try_secret("lesbar\n", 0640, out), -1);
	assert_int_equal(try_secret("lesbar\n", 0604, out), -1);
	assert_int_equal(try_secret("", 0600, out), -1);
	assert_int_equal(try_secret("\n", 0600, out), -1);
	assert_int_equal(try_secret("zwei\nZeilen\n", 0600, out), -1);
	assert_int_equal(try_secret("\xFF\xFE\n", 0600, out), -1);
	assert_int_equal(try_secret(huge, 0600, out), -1);
}

static void
test_passphrase__folder_is_refused(void **state)
{
	char out[PASSPHRASE_SIZE];
	struct diag *d = diag_new();

	(void)state;
	assert_int_equal(passphrase_read("/", out, d), -1);
	assert_int_equal(diag_entry(d, 0)->fault, FAULT_PASSPHRASE);
	diag_free(d);
}

static void
test_finish__rubbish_is_refused(void **state)
{
	struct finish_options opt = {0};
	struct diag *d = diag_new();
	struct str in, out;

	(void)state;
	str_init(&in);
	str_init(&out);
	str_add(&in, "%PDF-1.7\nnothing of a PDF\n");
	assert_int_equal(finish_pdf(&in, &opt, &out, d), -1);
	assert_int_equal(diag_entry(d, 0)->fault, FAULT_FINISH);
	assert_int_equal(out.n, 0);
	str_release(&in);
	str_release(&out);
	diag_free(d);
}

static void
test_finish__encrypted_file_hides_its_text(void **state)
{
	char path[] = "/tmp/test_finish.XXXXXX";
	struct fixture *f = fixture_open();
	struct paint_options paint = fixture_options();
	struct finish_options opt = {.passphrase_file = path};
	struct str in, out;

	(void)state;
	str_init(&in);
	str_init(&out);
	write_secret(path, "geheim genug\n", 0600);
	paint.claim_pdfa = false;
	fixture_sample(f);
	assert_int_equal(paint_pdf(&f->pages, &paint, &in, f->d), 0);
	assert_non_null(memmem(in.s, in.n, "pdfuaid:part", strlen("pdfuaid:part")));
	assert_null(memmem(in.s, in.n, "pdfaid:part", strlen("pdfaid:part")));
	assert_int_equal(finish_pdf(&in, &opt, &out, f->d), 0);
	assert_non_null(memmem(out.s, out.n, "/Encrypt", strlen("/Encrypt")));
	assert_non_null(memmem(out.s, out.n, "/AESV3", strlen("/AESV3")));
	assert_null(memmem(out.s, out.n, "pdfuaid:part", strlen("pdfuaid:part")));
	assert_non_null(memmem(out.s, out.n, "/Linearized", strlen("/Linearized")));
	unlink(path);
	str_release(&in);
	str_release(&out);
	fixture_close(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_passphrase__one_line_of_the_owner_is_taken),
		cmocka_unit_test(test_passphrase__anything_else_is_refused),
		cmocka_unit_test(test_passphrase__folder_is_refused),
		cmocka_unit_test(test_finish__rubbish_is_refused),
		cmocka_unit_test(test_finish__encrypted_file_hides_its_text),
	};

	return cmocka_run_group_tests_name("finish", tests, NULL, NULL);
}
