#include "unit.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LIMIT 100

struct desk {
	char dir[32];
	char path[64];
	struct arena *a;
};

static void
open_desk(struct desk *d)
{
	strcpy(d->dir, "/tmp/test_file.XXXXXX");
	assert_non_null(mkdtemp(d->dir));
	snprintf(d->path, sizeof(d->path), "%s/x", d->dir);
	d->a = arena_new();
}

static void
close_desk(struct desk *d)
{
	unlink(d->path);
	assert_int_equal(rmdir(d->dir), 0);
	arena_free(d->a);
}

static void
assert_refused(struct desk *d, const char *path, enum fault fault)
{
	struct diag *diag = diag_new();
	struct where where = {.file = path};
	size_t n;

	assert_null(file_read(d->a, AT_FDCWD, path, LIMIT, &n));
	assert_int_equal(file_report(diag, where, errno), -1);
	assert_int_equal(diag_entry(diag, 0)->fault, fault);
	assert_null(file_stream(path, LIMIT));
	diag_free(diag);
}

static void
test_file__reads_plain_files_up_to_the_limit(void **state)
{
	struct desk d;
	size_t n = 0;
	char text[LIMIT + 1] = "a";

	(void)state;
	open_desk(&d);
	assert_int_equal(file_replace(d.path, 0600, text, LIMIT), 0);
	assert_non_null(file_read(d.a, AT_FDCWD, d.path, LIMIT, &n));
	assert_int_equal(n, LIMIT);
	assert_int_equal(file_replace(d.path, 0600, text, LIMIT + 1), 0);
	assert_refused(&d, d.path, FAULT_FILE_TOO_LARGE);
	close_desk(&d);
}

/* Each of these would hang, or fill the memory. */
static void
test_file__what_is_no_plain_file_is_refused_at_once(void **state)
{
	struct desk d;

	(void)state;
	open_desk(&d);
	assert_refused(&d, d.path, FAULT_FILE_MISSING);
	assert_refused(&d, d.dir, FAULT_FILE_NOT_PLAIN);
	assert_refused(&d, "/dev/zero", FAULT_FILE_NOT_PLAIN);
	assert_int_equal(mkfifo(d.path, 0600), 0);
	assert_refused(&d, d.path, FAULT_FILE_NOT_PLAIN);
	assert_null(file_create(d.path));
	assert_null(file_append(d.path));
	unlink(d.path);
	assert_int_equal(symlink(d.path, d.path), 0);
	assert_refused(&d, d.path, FAULT_FILE_UNREADABLE);
	unlink(d.path);
	assert_int_equal(file_replace(d.path, 0600, "", 0), 0);
	assert_int_equal(truncate(d.path, (off_t)1 << 40), 0);
	assert_refused(&d, d.path, FAULT_FILE_TOO_LARGE);
	close_desk(&d);
}

static void
test_file__is_replaced_whole_with_its_mode_but_no_device_is(void **state)
{
	struct desk d;
	struct stat st;
	mode_t mask = umask(077);

	(void)state;
	open_desk(&d);
	assert_int_equal(file_replace("/dev/null", 0644, "x", 1), -1);
	assert_int_equal(errno, ENODEV);
	assert_int_equal(stat("/dev/null", &st), 0);
	assert_true(S_ISCHR(st.st_mode));
	assert_int_equal(mkfifo(d.path, 0600), 0);
	assert_int_equal(file_replace(d.path, 0644, "x", 1), -1);
	unlink(d.path);
	assert_int_equal(file_replace(d.path, 0644, "x", 1), 0);
	assert_int_equal(stat(d.path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0644);
	umask(mask);
	close_desk(&d);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_file__reads_plain_files_up_to_the_limit),
		cmocka_unit_test(test_file__what_is_no_plain_file_is_refused_at_once),
		cmocka_unit_test(test_file__is_replaced_whole_with_its_mode_but_no_device_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
