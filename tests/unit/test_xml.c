#include "fixture.h"

#include "xml/xml.h"

#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Reads text as a file without a schema; gives the tree's dump, or the faults. */
static char *
read_text(struct fixture *f, const void *bytes, size_t n)
{
	const char *path = fixture_put(f, "x.xml", bytes, n);
	struct xml_node *root = xml_read(f->arena, path, "x.xml", NULL, f->diag);
	char *s = NULL, *copy;
	size_t len;
	FILE *out;

	if (!root)
		return fixture_faults(f);
	out = open_memstream(&s, &len);
	xml_dump(out, root);
	fclose(out);
	copy = arena_strdup(f->arena, s);
	free(s);
	return copy;
}

static void
expect(const char *text, const char *want)
{
	struct fixture f;

	fixture_open(&f);
	assert_string_equal(read_text(&f, text, strlen(text)), want);
	fixture_close(&f);
}

static void
test_xml__comments_vanish_and_text_is_merged(void **state)
{
	(void)state;
	expect("<a><!-- x -->b<!-- y -->c<?pi z?><![CDATA[<d>]]>&amp;</a>", "a:1\n  \"bc<d>&\"\n");
}

static void
test_xml__lines_attributes_and_order(void **state)
{
	(void)state;
	expect("<a\n id='1'>\n<b xml:lang='de' c='\"&lt;'/>\n</a>",
		"a:2 id=\"1\"\n  \"\\n\"\n  b:3 xml:lang=\"de\" c=\"\\\"<\"\n  \"\\n\"\n");
}

static void
test_xml__lines_beyond_the_old_limit_of_libxml(void **state)
{
	struct fixture f;
	struct str b;

	(void)state;
	fixture_open(&f);
	str_init(&b);
	str_add(&b, "<a>");
	for (int i = 0; i < 70000; i++)
		str_add(&b, "\n");
	str_add(&b, "<b>x</b></a>");
	assert_non_null(strstr(read_text(&f, b.s, b.n), "b:70001\n"));
	str_release(&b);
	fixture_close(&f);
}

static void
test_xml__text_is_collapsed_across_children(void **state)
{
	struct fixture f;
	struct xml_node *root;
	const char *path;

	(void)state;
	fixture_open(&f);
	path = fixture_text(&f, "x.xml", "<a> \n eins <b> zwei</b>\t drei\n</a>");
	root = xml_read(f.arena, path, "x.xml", NULL, f.diag);
	assert_string_equal(xml_text(f.arena, root), "eins zwei drei");
	assert_string_equal(xml_text(f.arena, xml_child(root, "b")), "zwei");
	assert_null(xml_child(root, "c"));
	assert_null(xml_next(xml_child(root, "b"), "b"));
	assert_null(xml_attr(root, "id"));
	fixture_close(&f);
}

static void
test_xml__no_dtd_no_entities(void **state)
{
	(void)state;
	expect("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "x.xml:1: xml-dtd: <!DOCTYPE a>\n");
	expect("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "x.xml:1: xml-dtd: <!DOCTYPE a>\n");
	expect("<!DOCTYPE a><a/>", "x.xml:1: xml-dtd: <!DOCTYPE a>\n");
	expect("<a>&uuml;</a>", "x.xml:1: xml-dtd: &uuml;\n");
}

static void
test_xml__one_encoding_only(void **state)
{
	(void)state;
	expect("\xEF\xBB\xBF<a>\xC3\xA4</a>", "a:1\n  \"\xC3\xA4\"\n");
	expect("<a>\n\xE4</a>", "x.xml:2: xml-encoding: 0xE4\n");
	expect("<?xml version='1.0' encoding='UTF-7'?><a>+ADw-b/+AD4-</a>",
		"x.xml:1: xml-encoding: UTF-7\n");
	expect("\xFF\xFE<\0a\0", "x.xml:1: xml-encoding: 0xFF\n");
}

static void
test_xml__depth_is_limited(void **state)
{
	struct fixture f;
	struct str b;

	(void)state;
	for (int extra = 0; extra < 2; extra++) {
		int n = xml_limits_default.depth + extra;

		fixture_open(&f);
		str_init(&b);
		for (int i = 0; i < n; i++)
			str_add(&b, "<a>");
		for (int i = 0; i < n; i++)
			str_add(&b, "</a>");
		read_text(&f, b.s, b.n);
		assert_string_equal(
			fixture_faults(&f), extra ? "x.xml:1: xml-depth: <a>: > 64\n" : "");
		str_release(&b);
		fixture_close(&f);
	}
}

static void
test_xml__size_is_limited(void **state)
{
	struct fixture f;
	const char *path;

	(void)state;
	fixture_open(&f);
	path = fixture_text(&f, "x.xml", "<a/>");
	assert_int_equal(truncate(path, (off_t)xml_limits_default.file_bytes + 1), 0);
	assert_null(xml_read(f.arena, path, "x.xml", NULL, f.diag));
	assert_string_equal(fixture_faults(&f), "x.xml: file-too-large: > 16 MiB\n");
	fixture_close(&f);
}

/* A reader that waited for a writer would hang the nightly run. */
static void
test_xml__only_regular_files_are_read(void **state)
{
	struct fixture f;
	const char *path;

	(void)state;
	fixture_open(&f);
	path = arena_printf(f.arena, "%s/fifo", f.dir);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_null(xml_read(f.arena, path, "fifo", NULL, f.diag));
	assert_null(xml_read(f.arena, f.dir, "dir", NULL, f.diag));
	assert_string_equal(
		fixture_faults(&f), "fifo: file-not-plain: fifo\ndir: file-not-plain: dir\n");
	fixture_close(&f);
}

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* AddressSanitizer measures the whole rest of a string at each search in it. */
#ifdef ARENA_PLAIN
#define HOSTILE_PIECES 10000
#else
#define HOSTILE_PIECES 200000
#endif

/* Each of these took the library time that grows with the square. */
static void
test_xml__hostile_shapes_cost_no_time(void **state)
{
	static const char *const shapes[][3] = {
		{"<a ", "b%d='1' ", "/>"},                      /* attributes */
		{"<a><!-- don't --><b ", "b%d='1' ", "/></a>"}, /* hidden behind an apostrophe */
		{"<a>", "x<!--%d-->", "</a>"},                  /* text in pieces */
		{"<a>", "<b><c>%d</c></b>", "</a>"},
	};
	double start = seconds();

	(void)state;
	for (size_t i = 0; i < sizeof(shapes) / sizeof(*shapes); i++) {
		struct fixture f;
		struct str b;

		fixture_open(&f);
		str_init(&b);
		str_add(&b, shapes[i][0]);
		for (int n = 0; n < HOSTILE_PIECES; n++)
			if (shapes[i][1][0] == 'b')
				str_addf(&b, "b%d='1' ", n);
			else if (shapes[i][1][0] == 'x')
				str_addf(&b, "x<!--%d-->", n);
			else
				str_addf(&b, "<b><c>%d</c></b>", n);
		str_add(&b, shapes[i][2]);
		read_text(&f, b.s, b.n);
		str_release(&b);
		fixture_close(&f);
	}
	assert_true(seconds() - start < 10.0);
}

static struct xml_schema *
open_schema(struct fixture *f)
{
	return xml_schema_open(
		FIXTURE_SCHEMA "/ratsdruck-project-1.xsd", "urn:ratsdruck:project:1", f->diag);
}

static void
test_xml__schema_missing_is_the_environments_fault(void **state)
{
	struct fixture f;

	(void)state;
	fixture_open(&f);
	assert_null(xml_schema_open("nowhere.xsd", "urn:x", f.diag));
	assert_int_equal(diag_exit_status(f.diag), 3);
	fixture_text(&f, "broken.xsd", "<not-a-schema/>");
	assert_null(
		xml_schema_open(arena_printf(f.arena, "%s/broken.xsd", f.dir), "urn:x", f.diag));
	assert_int_equal(diag_errors(f.diag), 2);
	xml_schema_close(NULL);
	fixture_close(&f);
}

static void
test_xml__schema_hints_of_editors_are_not_followed(void **state)
{
	struct xml_schema *schema;
	struct fixture f;
	const char *path;

	(void)state;
	fixture_open(&f);
	schema = open_schema(&f);
	path = fixture_text(&f, "x.xml",
		"<glossary " FIXTURE_NS " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
		"xsi:schemaLocation='urn:ratsdruck:project:1 http://127.0.0.1:9/x.xsd'/>");
	assert_non_null(xml_read(f.arena, path, "x.xml", schema, f.diag));
	assert_string_equal(fixture_faults(&f), "");
	xml_schema_close(schema);
	fixture_close(&f);
}

static void
test_xml__equal_messages_of_one_file_are_counted(void **state)
{
	struct xml_schema *schema;
	struct fixture f;
	struct str b;

	(void)state;
	fixture_open(&f);
	schema = open_schema(&f);
	str_init(&b);
	str_add(&b, "<glossary " FIXTURE_NS ">");
	for (int i = 0; i < 1000; i++)
		str_add(&b, "<term><name>x</name><definition>y</definition></term>");
	str_add(&b, "</glossary>");
	fixture_text(&f, "x.xml", b.s);
	assert_null(xml_read(
		f.arena, arena_printf(f.arena, "%s/x.xml", f.dir), "x.xml", schema, f.diag));
	assert_int_equal(diag_errors(f.diag), 1000);
	assert_int_equal(diag_entry(f.diag, 0)->same, 1000);
	assert_true(diag_entry(f.diag, 1)->is_folded);
	assert_int_equal(diag_count(f.diag), DIAG_SAME);
	str_release(&b);
	xml_schema_close(schema);
	fixture_close(&f);
}

static void
test_xml__messages_of_one_file_are_limited(void **state)
{
	struct xml_schema *schema;
	struct fixture f;
	struct str b;

	(void)state;
	fixture_open(&f);
	schema = open_schema(&f);
	str_init(&b);
	str_add(&b, "<glossary " FIXTURE_NS ">");
	for (int i = 0; i < 1000; i++)
		str_addf(&b,
			"<term id='t%d' x%d=''><name>x</name><definition>y</definition></term>", i,
			i);
	str_add(&b, "</glossary>");
	fixture_text(&f, "x.xml", b.s);
	assert_null(xml_read(
		f.arena, arena_printf(f.arena, "%s/x.xml", f.dir), "x.xml", schema, f.diag));
	assert_int_equal(diag_errors(f.diag), 200);
	assert_int_equal(diag_count(f.diag), 201);
	assert_int_equal(diag_entry(f.diag, 200)->fault, FAULT_XML_MORE);
	assert_int_equal(fault_band(FAULT_XML_MORE), BAND_WARNING); /* said without --verbose */
	str_release(&b);
	xml_schema_close(schema);
	fixture_close(&f);
}

/* Longer than libxml2 lets a text be; and one under our limit is read. */
static void
test_xml__a_text_too_long_is_called_that(void **state)
{
	struct fixture f;
	struct str b;

	(void)state;
	fixture_open(&f);
	str_init(&b);
	str_add(&b, "<a>\n");
	for (int i = 0; i < 11 << 20; i++)
		str_addc(&b, 'x');
	str_add(&b, "</a>");
	assert_null(xml_read_bytes(f.arena, "x.xml", b.s, b.n, NULL, f.diag));
	assert_int_equal(diag_count(f.diag), 1);
	assert_int_equal(diag_entry(f.diag, 0)->fault, FAULT_XML_TEXT_LONG);
	str_release(&b);
	fixture_close(&f);
}

static void
test_xml__library_says_nothing_itself(void **state)
{
	struct fixture f;
	int saved = dup(STDERR_FILENO);
	struct stat st;
	FILE *log;

	(void)state;
	fixture_open(&f);
	fixture_text(&f, "log", "");
	log = fopen(arena_printf(f.arena, "%s/log", f.dir), "w");
	fflush(stderr);
	dup2(fileno(log), STDERR_FILENO);
	read_text(&f, "<a><b></a>", 10);
	read_text(&f, "<x:a/>", 6);
	read_text(&f, "", 0);
	fflush(stderr);
	dup2(saved, STDERR_FILENO);
	close(saved);
	assert_int_equal(fstat(fileno(log), &st), 0);
	assert_int_equal(st.st_size, 0);
	fclose(log);
	assert_int_equal(diag_errors(f.diag), 3);
	fixture_close(&f);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_xml__comments_vanish_and_text_is_merged),
		cmocka_unit_test(test_xml__lines_attributes_and_order),
		cmocka_unit_test(test_xml__lines_beyond_the_old_limit_of_libxml),
		cmocka_unit_test(test_xml__text_is_collapsed_across_children),
		cmocka_unit_test(test_xml__no_dtd_no_entities),
		cmocka_unit_test(test_xml__one_encoding_only),
		cmocka_unit_test(test_xml__depth_is_limited),
		cmocka_unit_test(test_xml__size_is_limited),
		cmocka_unit_test(test_xml__only_regular_files_are_read),
		cmocka_unit_test(test_xml__hostile_shapes_cost_no_time),
		cmocka_unit_test(test_xml__schema_missing_is_the_environments_fault),
		cmocka_unit_test(test_xml__schema_hints_of_editors_are_not_followed),
		cmocka_unit_test(test_xml__equal_messages_of_one_file_are_counted),
		cmocka_unit_test(test_xml__messages_of_one_file_are_limited),
		cmocka_unit_test(test_xml__a_text_too_long_is_called_that),
		cmocka_unit_test(test_xml__library_says_nothing_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
