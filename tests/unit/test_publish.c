#include "unit.h"

#include "publish/publish.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct bench {
	struct arena *arena;
	struct diag *diag;
	struct publisher publisher;
	char dir[64];
};

static void
open_bench(struct bench *b)
{
	struct publisher_options o = {.dir = b->dir, .keep = 2};

	assert_int_equal(publisher_open(&b->publisher, &o, b->arena, b->diag), 0);
}

static int
setup(void **state)
{
	struct bench *b = calloc(1, sizeof(*b));

	b->arena = arena_new();
	b->diag = diag_new();
	strcpy(b->dir, "/tmp/ratsdruck-unit-XXXXXX");
	*state = b;
	return mkdtemp(b->dir) ? 0 : -1;
}

static int
teardown(void **state)
{
	struct bench *b = *state;
	struct folder f;

	publisher_close(&b->publisher);
	if (folder_open(&f, b->dir, false, b->diag) == 0) {
		folder_remove_tree(&f, ".");
		folder_close(&f);
	}
	rmdir(b->dir);
	diag_free(b->diag);
	arena_free(b->arena);
	free(b);
	return 0;
}

/* Publishes name with the text as its content; gives what publisher_commit() says was written. */
static size_t
put(struct bench *b, const char *name, const char *text)
{
	struct change c = {.file = {.name = name,
				   .alias = "alias.pdf",
				   .project = "p",
				   .publication = "q",
				   .committee = "",
				   .period = "",
				   .as_of = "",
				   .previous = "",
				   .records = ""},
		.is_staged = true};
	struct changes changes = {&c, 1, 1};
	struct names none = {0};
	struct stage stage = {name, 0, false};
	struct str content;
	char hex[DIGEST_HEX];
	size_t written = 0;

	str_init(&content);
	str_add(&content, text);
	digest_bytes(content.s, content.n, hex);
	c.file.sha512 = arena_strdup(b->arena, hex);
	c.file.bytes = content.n;
	assert_int_equal(publisher_stage(&b->publisher, &stage, &content), 0);
	assert_int_equal(publisher_commit(&b->publisher, &changes, &none, &written), 0);
	str_release(&content);
	return written;
}

static char *
content_of(struct bench *b, const char *name)
{
	size_t n = 0;
	char *s = folder_read(&b->publisher.folder, name, b->arena, &n);

	return s ? s : arena_strdup(b->arena, "(none)");
}

static void
test_publish__new_file_has_alias_and_entry(void **state)
{
	struct bench *b = *state;

	open_bench(b);
	assert_int_equal(put(b, "a.pdf", "one"), 1);
	assert_string_equal(content_of(b, "a.pdf"), "one");
	assert_string_equal(content_of(b, "current/alias.pdf"), "one");
	assert_non_null(manifest_find(&b->publisher.manifest, "a.pdf"));
}

/* One change with what it refers to; alias "x.pdf" is asked for by all. */
static void
put_linked(struct bench *b, const char *name, const char *series, const char *target)
{
	struct change c = {.file = {.name = name,
				   .alias = "x.pdf",
				   .project = "p",
				   .publication = series,
				   .committee = "",
				   .period = "",
				   .as_of = "",
				   .previous = "",
				   .records = ""},
		.is_staged = true};
	struct changes changes = {&c, 1, 1};
	struct names none = {0};
	struct stage stage = {name, 0, false};
	struct str content;
	char hex[DIGEST_HEX];
	size_t written;

	str_init(&content);
	str_add(&content, name);
	digest_bytes(content.s, content.n, hex);
	c.file.sha512 = arena_strdup(b->arena, hex);
	if (target)
		names_add(b->arena, &c.file.links, target);
	assert_int_equal(publisher_stage(&b->publisher, &stage, &content), 0);
	assert_int_equal(publisher_commit(&b->publisher, &changes, &none, &written), 0);
	str_release(&content);
}

static void
test_publish__what_the_set_refers_to_is_in_it(void **state)
{
	struct bench *b = *state;

	open_bench(b);
	put_linked(b, "b.pdf", "second", NULL);
	put_linked(b, "a.pdf", "first", "b.pdf");
	assert_string_equal(content_of(b, "current/x.pdf"), "a.pdf");
	assert_string_equal(content_of(b, "current/b.pdf"), "b.pdf");
	/* A file of that very name: nobody else is found under it. */
	put_linked(b, "x.pdf", "third", NULL);
	assert_string_equal(content_of(b, "current/x.pdf"), "x.pdf");
	assert_string_equal(content_of(b, "current/a.pdf"), "a.pdf");
}

static void
test_publish__replaced_file_is_kept(void **state)
{
	struct bench *b = *state;
	const struct manifest_file *f;
	char hex[DIGEST_HEX];

	open_bench(b);
	put(b, "a.pdf", "one");
	put(b, "a.pdf", "two");
	digest_bytes("one", 3, hex);
	f = manifest_find(&b->publisher.manifest, "a.pdf");
	assert_string_equal(f->previous, hex);
	assert_int_equal(f->history.n, 1);
	assert_string_equal(
		content_of(b, arena_printf(b->arena, ".versions/a.%.12s.pdf", hex)), "one");
	assert_string_equal(content_of(b, "current/alias.pdf"), "two");
}

static void
test_publish__keep_limits_versions(void **state)
{
	struct bench *b = *state;

	open_bench(b);
	for (int i = 0; i < 6; i++)
		put(b, "a.pdf", arena_printf(b->arena, "version %d", i));
	assert_int_equal(folder_list(&b->publisher.folder, ".versions", b->arena).n, 2);
}

static void
test_publish__manifest_survives_reading(void **state)
{
	struct bench *b = *state;
	struct str before, after;

	str_init(&before);
	str_init(&after);
	open_bench(b);
	put(b, "a.pdf", "one");
	put(b, "b.pdf", "two");
	manifest_print(&b->publisher.manifest, &b->publisher.shard, false, &before);
	publisher_close(&b->publisher);
	open_bench(b);
	manifest_print(&b->publisher.manifest, &b->publisher.shard, false, &after);
	assert_string_equal(before.s, after.s);
	str_release(&before);
	str_release(&after);
}

static void
test_publish__stale_temporary_files_go(void **state)
{
	struct bench *b = *state;

	close(open(arena_printf(b->arena, "%s/.a.pdf.0.1.tmp", b->dir), O_CREAT | O_WRONLY, 0600));
	open_bench(b);
	assert_string_equal(content_of(b, ".a.pdf.0.1.tmp"), "(none)");
}

static void
test_publish__second_run_is_refused(void **state)
{
	struct bench *b = *state;
	int status = 0;
	pid_t pid;

	open_bench(b);
	pid = fork();
	if (pid == 0) {
		struct publisher_options o = {.dir = b->dir};
		struct publisher p;
		struct diag *d = diag_new();

		publisher_forget(&b->publisher);
		_exit(publisher_open(&p, &o, arena_new(), d) == -1 &&
					strstr(diag_entry(d, 0)->detail,
						arena_printf(b->arena, "pid %ld", (long)getppid()))
				? 0
				: 1);
	}
	waitpid(pid, &status, 0);
	assert_int_equal(status, 0);
}

static void
test_publish__broken_manifest_is_a_warning(void **state)
{
	struct bench *b = *state;
	FILE *out = fopen(arena_printf(b->arena, "%s/manifest.json", b->dir), "w");

	fputs("{\"files\": {\"../x.pdf\": {}}, \"format\": 1", out);
	fclose(out);
	open_bench(b);
	assert_int_equal(diag_count(b->diag), 1);
	assert_int_equal(diag_errors(b->diag), 0);
	put(b, "a.pdf", "one");
	assert_string_equal(content_of(b, "a.pdf"), "one");
}

static void
test_shard__every_document_has_one(void **state)
{
	(void)state;
	for (int i = 0; i < 200; i++) {
		int owners = 0;
		char period[16];

		snprintf(period, sizeof(period), "%d", i);
		for (int k = 1; k <= 7; k++) {
			struct shard s;
			char text[8];

			snprintf(text, sizeof(text), "%d/7", k);
			assert_int_equal(shard_parse(text, &s), 0);
			owners += shard_owns(&s, "p", "q", "c", period);
		}
		assert_int_equal(owners, 1);
	}
}

static void
test_shard__nonsense_is_refused(void **state)
{
	static const char *const bad[] = {"", "1", "0/2", "3/2", "1/2x", "-1/2", "a/b", "1/99999"};
	struct shard s;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_int_equal(shard_parse(bad[i], &s), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_publish__new_file_has_alias_and_entry, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_publish__what_the_set_refers_to_is_in_it, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_publish__replaced_file_is_kept, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_publish__keep_limits_versions, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_publish__manifest_survives_reading, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_publish__stale_temporary_files_go, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_publish__second_run_is_refused, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_publish__broken_manifest_is_a_warning, setup, teardown),
		cmocka_unit_test(test_shard__every_document_has_one),
		cmocka_unit_test(test_shard__nonsense_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
