#include "unit.h"

#include "run/fresh/docprint.h"

/*
 * What document_print() leaves out can change without the file being made
 * again. A size that differs here means: a field came or went. Look whether
 * src/run/fresh/docprint.c prints it, then correct the number.
 */
static const struct known {
	const char *name;
	size_t now, known; /* [byte] on 64-bit machines */
} sizes[] = {
	{"run", sizeof(struct run), 80},
	{"link", sizeof(struct link), 40},
	{"note", sizeof(struct note), 88},
	{"cell", sizeof(struct cell), 48},
	{"row", sizeof(struct row), 24},
	{"column", sizeof(struct column), 12},
	{"table", sizeof(struct table), 96},
	{"list_item", sizeof(struct list_item), 48},
	{"list", sizeof(struct list), 24},
	{"cover", sizeof(struct cover), 72},
	{"block", sizeof(struct block), 456},
	{"document", sizeof(struct document), 216},
	{"elem", sizeof(struct elem), 104},
	{"chart", sizeof(struct chart), 160},
	{"chart_series", sizeof(struct chart_series), 32},
	{"chart_point", sizeof(struct chart_point), 40},
	{"chart_span", sizeof(struct chart_span), 56},
};

static void
test_docprint__knows_every_field(void **state)
{
	(void)state;
	if (sizeof(void *) != sizeof(uint64_t))
		skip();
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++)
		if (sizes[i].now != sizes[i].known)
			fail_msg("struct %s: see src/run/fresh/docprint.c, then correct %zu to %zu",
				sizes[i].name, sizes[i].known, sizes[i].now);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_docprint__knows_every_field),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
