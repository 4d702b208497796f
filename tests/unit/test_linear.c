#include "base/diag.h"
#include "base/str.h"
#include "finish/finish.h"
#include "finish/ident.h"
#include "finish/intake.h"
#include "finish/lex.h"

#include <libdeflate.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A PDF put together object by object. */

enum { OBJECTS_MOST = 4000, COLUMNS = 7, ROW = COLUMNS + 1, UNPACKED_MOST = 1 << 20 };

struct pdf {
	struct str bytes;
	size_t at[OBJECTS_MOST];
	size_t n; /* objects, numbered from 1 */
};

static void
pdf_init(struct pdf *p)
{
	str_init(&p->bytes);
	str_add(&p->bytes, "%PDF-1.7\n");
	p->n = 0;
}

static void
pdf_object(struct pdf *p, const char *text)
{
	assert_true(p->n + 1 < OBJECTS_MOST);
	p->at[++p->n] = p->bytes.n;
	str_addf(&p->bytes, "%zu 0 obj\n%s\nendobj\n", p->n, text);
}

static void
pdf_stream(struct pdf *p, const char *entries, const void *data, size_t n)
{
	p->at[++p->n] = p->bytes.n;
	str_addf(&p->bytes, "%zu 0 obj\n<<%s/Length %zu>>\nstream\n", p->n, entries, n);
	str_addn(&p->bytes, data, n);
	str_add(&p->bytes, "\nendstream\nendobj\n");
}

static void
pdf_end(struct pdf *p)
{
	size_t xref = p->bytes.n;

	str_addf(&p->bytes, "xref\n0 %zu\n0000000000 65535 f \n", p->n + 1);
	for (size_t i = 1; i <= p->n; i++)
		str_addf(&p->bytes, "%010zu 00000 n \n", p->at[i]);
	str_addf(&p->bytes, "trailer\n<</Size %zu/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n",
		p->n + 1, xref);
}

/* One page, whose dictionary and content are given. */
static void
make_page(struct pdf *p, const char *entries, const char *content)
{
	char *page = malloc(strlen(entries) + 100);

	assert_non_null(page);
	pdf_init(p);
	pdf_object(p, "<</Type/Catalog/Pages 2 0 R>>");
	pdf_object(p, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
	sprintf(page, "<</Type/Page/Parent 2 0 R/Contents 4 0 R%s>>", entries);
	pdf_object(p, page);
	pdf_stream(p, "", content, strlen(content));
	free(page);
}

/* What comes of it, or -1. */
static int
finish(const struct pdf *p, struct str *out)
{
	struct finish_options opt = {0};
	struct diag *d = diag_new();
	int result;

	str_clear(out);
	result = finish_pdf(&p->bytes, &opt, out, d);
	assert_int_equal(diag_count(d), result == 0 ? 0 : 1);
	if (result != 0) {
		assert_int_equal(diag_entry(d, 0)->fault, FAULT_FINISH);
		assert_int_equal(out->n, 0);
	}
	diag_free(d);
	return result;
}

/* A finished file, read back. */

struct place {
	unsigned type;
	size_t where, index;
};

struct reader {
	const struct str *pdf;
	struct place place[OBJECTS_MOST * 2];
	size_t n;
};

static const char *
find(const char *s, size_t n, const char *mark)
{
	const char *found = memmem(s, n, mark, strlen(mark));

	assert_non_null(found);
	return found + strlen(mark);
}

static size_t
number_behind(const struct str *pdf, size_t from, const char *mark)
{
	return strtoul(find(pdf->s + from, pdf->n - from, mark), NULL, 10);
}

/* The bytes of the stream that starts at `from`, unpacked if they are packed. */
static void
unpack(const struct str *pdf, size_t from, struct str *out)
{
	const char *data = find(pdf->s + from, pdf->n - from, "stream\n");
	size_t n = number_behind(pdf, from, "/Length ");
	size_t dict = (size_t)(data - pdf->s) - from;
	struct libdeflate_decompressor *z = libdeflate_alloc_decompressor();

	str_clear(out);
	str_reserve(out, UNPACKED_MOST);
	assert_memory_equal(data + n, "\nendstream\nendobj\n", strlen("\nendstream\nendobj\n"));
	if (!memmem(pdf->s + from, dict, "/FlateDecode", strlen("/FlateDecode")))
		str_addn(out, data, n);
	else
		assert_int_equal(
			libdeflate_zlib_decompress(z, data, n, out->s, UNPACKED_MOST, &out->n),
			LIBDEFLATE_SUCCESS);
	libdeflate_free_decompressor(z);
}

static size_t
big_endian(const unsigned char *p, size_t n)
{
	size_t v = 0;

	while (n-- > 0)
		v = v << 8 | *p++;
	return v;
}

static void
read_section(struct reader *r, size_t at)
{
	const char *dict = r->pdf->s + at;
	const char *index = memmem(dict, 60, "/Index[", 7);
	size_t number = index ? strtoul(index + 7, NULL, 10) : 0;
	unsigned char row[COLUMNS] = {0};
	struct str rows;

	str_init(&rows);
	unpack(r->pdf, at, &rows);
	assert_int_equal(rows.n % ROW, 0);
	for (size_t i = 0; i < rows.n; i += ROW, number++) {
		assert_int_equal(rows.s[i], 2);
		for (size_t k = 0; k < COLUMNS; k++)
			row[k] = (unsigned char)(row[k] + (unsigned char)rows.s[i + 1 + k]);
		assert_true(number < OBJECTS_MOST * 2);
		r->place[number] =
			(struct place){row[0], big_endian(row + 1, 4), big_endian(row + 5, 2)};
		if (number >= r->n)
			r->n = number + 1;
	}
	str_release(&rows);
}

/* Every number leads to the object of that number. */
static void
check_places(const struct reader *r)
{
	struct str bodies;
	char head[40];

	str_init(&bodies);
	for (size_t i = 1; i < r->n; i++) {
		const struct place *p = &r->place[i];
		size_t stream = p->type == 2 ? p->where : i;
		char *s;

		assert_int_equal(r->place[stream].type, 1);
		sprintf(head, "%zu 0 obj\n", stream);
		assert_memory_equal(r->pdf->s + r->place[stream].where, head, strlen(head));
		if (p->type == 1)
			continue;
		unpack(r->pdf, r->place[stream].where, &bodies);
		s = bodies.s;
		for (size_t k = 0; k < p->index; k++)
			strtoul(s, &s, 10), strtoul(s, &s, 10);
		assert_int_equal(strtoul(s, NULL, 10), i);
	}
	str_release(&bodies);
}

/* The tables of a finished file hold; gives where object `number` lies. */
static void
check_file(const struct str *pdf, struct reader *r, size_t npages)
{
	const char *end = pdf->s + pdf->n;
	const char *start = NULL;

	memset(r, 0, sizeof *r);
	r->pdf = pdf;
	for (const char *p = pdf->s; (p = memmem(p, (size_t)(end - p), "startxref\n", 10)); p += 10)
		start = p;
	assert_non_null(start);
	read_section(r, strtoul(start + 10, NULL, 10));
	read_section(r, number_behind(pdf, 0, "/T "));
	check_places(r);
	assert_int_equal(number_behind(pdf, 0, "/L "), pdf->n);
	assert_int_equal(number_behind(pdf, 0, "/N "), npages);
	assert_int_equal(r->place[number_behind(pdf, 0, "/O ")].where,
		number_behind(pdf, 0, "/H[") +
			strtoul(strchr(find(pdf->s, pdf->n, "/H["), ' '), NULL, 10));
	assert_memory_equal(pdf->s + pdf->n - 6, "%%EOF\n", 6);
}

static void
test_linear__one_page_alone(void **state)
{
	static struct reader r;
	struct pdf p;
	struct str out;

	(void)state;
	str_init(&out);
	make_page(&p, "", "q Q");
	pdf_end(&p);
	assert_int_equal(finish(&p, &out), 0);
	check_file(&out, &r, 1);
	str_release(&p.bytes);
	str_release(&out);
}

static void
test_linear__stream_without_a_byte(void **state)
{
	static struct reader r;
	struct pdf p;
	struct str out;

	(void)state;
	str_init(&out);
	make_page(&p, "", "");
	pdf_end(&p);
	assert_int_equal(finish(&p, &out), 0);
	check_file(&out, &r, 1);
	assert_non_null(memmem(out.s, out.n, "<</Length 0>>", 13));
	str_release(&p.bytes);
	str_release(&out);
}

/* Bytes that do not shrink stay as they are; those with a filter are not touched. */
static void
test_linear__stream_is_deflated_where_it_helps(void **state)
{
	static struct reader r;
	struct pdf p;
	struct str out;

	(void)state;
	str_init(&out);
	make_page(&p, "/Resources<</XObject<</A 5 0 R/B 6 0 R/C 7 0 R>>>>", "x");
	pdf_stream(&p, "/Subtype/Image/Name/A", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 40);
	pdf_stream(
		&p, "/Subtype/Image/Name/B/Filter/DCTDecode", "bbbbbbbbbbbbbbbbbbbbbbbbbbbb", 28);
	pdf_stream(&p, "/Type/Metadata/Name/C", "cccccccccccccccccccccccccccccc", 30);
	pdf_end(&p);
	assert_int_equal(finish(&p, &out), 0);
	check_file(&out, &r, 1);
	assert_non_null(memmem(out.s, out.n, "/Name/A/Filter/FlateDecode/Length 1", 35));
	assert_non_null(
		memmem(out.s, out.n, "/Name/B/Filter/DCTDecode/Length 28>>\nstream\nbbbb", 48));
	assert_non_null(memmem(out.s, out.n, "/Name/C/Length 30>>\nstream\ncccc", 31));
	str_release(&p.bytes);
	str_release(&out);
}

/* Pages with fonts, links and a structure of their own, as the painter makes them. */
static void
make_pages(struct pdf *p, size_t npages, bool shows_outlines)
{
	size_t first = 6, annot = first + 2 * npages;
	struct str b;

	str_init(&b);
	pdf_init(p);
	pdf_object(p, shows_outlines
			      ? "<</Type/Catalog/Pages 2 0 R/PageMode/UseOutlines/Outlines 3 0 R"
				"/StructTreeRoot 4 0 R>>"
			      : "<</Type/Catalog/Pages 2 0 R/Outlines 3 0 R"
				"/StructTreeRoot 4 0 R>>");
	str_add(&b, "<</Type/Pages/Kids[");
	for (size_t i = 0; i < npages; i++)
		str_addf(&b, "%zu 0 R ", first + 2 * i);
	str_addf(&b, "]/Count %zu>>", npages);
	pdf_object(p, b.s);
	pdf_object(p, "<</Type/Outlines/Count 0>>");
	str_clear(&b);
	str_add(&b, "<</Type/StructTreeRoot/K[");
	for (size_t i = 1; i < npages; i++)
		str_addf(&b, "<</Type/OBJR/Obj %zu 0 R/Pg %zu 0 R>>", annot + i - 1, first + 2 * i);
	str_add(&b, "]>>");
	pdf_object(p, b.s);
	pdf_object(p, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
	for (size_t i = 0; i < npages; i++) {
		str_clear(&b);
		str_addf(&b,
			"<</Type/Page/Parent 2 0 R/Contents %zu 0 R/Resources<</Font<</F 5 0 R>>>>",
			first + 2 * i + 1);
		if (i > 0)
			str_addf(&b, "/Annots[%zu 0 R]", annot + i - 1);
		str_add(&b, ">>");
		pdf_object(p, b.s);
		pdf_stream(p, "", b.s, b.n);
	}
	for (size_t i = 1; i < npages; i++) {
		str_clear(&b);
		str_addf(&b, "<</Type/Annot/Subtype/Link/P %zu 0 R/Dest[%zu 0 R/Fit]>>",
			first + 2 * i, first);
		pdf_object(p, b.s);
	}
	pdf_end(p);
	str_release(&b);
}

static void
test_linear__tables_hold_for_any_number_of_pages(void **state)
{
	static const size_t counts[] = {1, 2, 3, 4, 9, 201, 202, 203, 500, 1100};
	static struct reader r;
	static struct pdf p;
	struct str out;

	(void)state;
	str_init(&out);
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		for (int shows = 0; shows < 2; shows++) {
			make_pages(&p, counts[i], shows);
			assert_int_equal(finish(&p, &out), 0);
			check_file(&out, &r, counts[i]);
			str_release(&p.bytes);
		}
	str_release(&out);
}

static void
test_linear__same_input_same_bytes_other_input_other_name(void **state)
{
	static struct pdf p, q;
	struct str a, b;
	const char *ida, *idb;

	(void)state;
	str_init(&a);
	str_init(&b);
	make_pages(&p, 7, true);
	assert_int_equal(finish(&p, &a), 0);
	assert_int_equal(finish(&p, &b), 0);
	assert_int_equal(a.n, b.n);
	assert_memory_equal(a.s, b.s, a.n);
	make_pages(&q, 7, false);
	assert_int_equal(finish(&q, &b), 0);
	ida = find(a.s, a.n, "/ID[<");
	idb = find(b.s, b.n, "/ID[<");
	assert_int_not_equal(memcmp(ida, idb, IDENT_DIGITS), 0);
	assert_int_not_equal(memcmp(ida, "0000000000000000", 16), 0);
	assert_int_equal(memcmp(ida, ida + IDENT_DIGITS + 2, IDENT_DIGITS), 0);
	str_release(&p.bytes);
	str_release(&q.bytes);
	str_release(&a);
	str_release(&b);
}

/* What nobody refers to is not in the file, and costs it no number. */
static void
test_linear__orphan_is_left_out(void **state)
{
	static struct reader r;
	struct pdf p;
	struct str out;

	(void)state;
	str_init(&out);
	make_page(&p, "", "q");
	pdf_stream(&p, "", "orphan", 6);
	pdf_end(&p);
	assert_int_equal(finish(&p, &out), 0);
	check_file(&out, &r, 1);
	assert_null(memmem(out.s, out.n, "orphan", 6));
	str_release(&p.bytes);
	str_release(&out);
}

static void
test_linear__two_pages_that_share_nothing_of_the_first(void **state)
{
	static struct reader r;
	struct pdf p;
	struct str out;

	(void)state;
	str_init(&out);
	pdf_init(&p);
	pdf_object(&p, "<</Type/Catalog/Pages 2 0 R>>");
	pdf_object(&p, "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>");
	pdf_object(&p, "<</Type/Page/Parent 2 0 R>>");
	pdf_object(&p, "<</Type/Page/Parent 2 0 R/Resources 5 0 R>>");
	pdf_object(&p, "<</Font<</F 6 0 R>>>>");
	pdf_object(&p, "<</Type/Font>>");
	pdf_end(&p);
	assert_int_equal(finish(&p, &out), 0);
	check_file(&out, &r, 2);
	str_release(&p.bytes);
	str_release(&out);
}

/* A length may stand in an object of its own, behind the stream, as libharu writes it. */
static void
test_linear__length_by_reference(void **state)
{
	static struct reader r;
	struct pdf p;
	struct str out;

	(void)state;
	str_init(&out);
	pdf_init(&p);
	pdf_object(&p, "<</Type/Catalog/Pages 2 0 R>>");
	pdf_object(&p, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
	pdf_object(&p, "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>");
	pdf_object(&p, "<< /Length 5 0 R >>\nstream\r\nq Q\r\nendstream");
	pdf_object(&p, "3");
	pdf_end(&p);
	assert_int_equal(finish(&p, &out), 0);
	check_file(&out, &r, 1);
	assert_non_null(memmem(out.s, out.n, "<</Length 3>>\nstream\nq Q\n", 25));
	str_release(&p.bytes);
	str_release(&out);
}

/* Texts and references, taken apart and printed again. */
static void
assert_text(const char *text, const char *expected)
{
	struct diag *d = diag_new();
	struct intake in;
	struct pdf p;
	struct str out;
	uint32_t number[] = {0, 11, 12, 13, 14, 15};

	str_init(&out);
	make_page(&p, "", "q");
	pdf_object(&p, text);
	pdf_end(&p);
	intake_init(&in);
	assert_int_equal(intake_read(&in, &p.bytes, d), 0);
	intake_print(&in, &in.objects[5], number, &out);
	assert_string_equal(out.s, expected);
	intake_release(&in);
	str_release(&p.bytes);
	str_release(&out);
	diag_free(d);
}

static void
test_intake__blanks_that_are_not_needed_go(void **state)
{
	(void)state;
	assert_text("<< /A 1 /B [ 1 2 -3.5 true null ] /C << >> >>",
		"<</A 1/B[1 2 -3.5 true null]/C<<>>>>");
	assert_text("<</A/B\n/C %no /word (of\n1>>", "<</A/B/C 1>>");
	assert_text("[ /A /B 1 (c) 2 <d> 3 ]", "[/A/B 1(c)2<d>3]");
}

static void
test_intake__strings_stay_as_they_are(void **state)
{
	(void)state;
	assert_text("<</A(a ( b ) \\) \\( >> 1 0 R %) /B<FEFF 0041>>>",
		"<</A(a ( b ) \\) \\( >> 1 0 R %)/B<FEFF 0041>>>");
	assert_text("(\\\\)", "(\\\\)");
}

static void
test_intake__references_get_their_new_number(void **state)
{
	(void)state;
	assert_text(
		"<</A 1 0 R/B[1 0 R 2 0 R]/C 3 0 R>>", "<</A 11 0 R/B[11 0 R 12 0 R]/C 13 0 R>>");
	assert_text("[7 1 0 R 8 2 0 R 9]", "[7 11 0 R 8 12 0 R 9]");
	assert_text("[1 0 1 0 R 0 R1]", "[1 0 11 0 R 0 R1]");
	assert_text("3 0 R", "13 0 R");
	assert_text("[/A 3 0 R/B(x)3 0 R<41>]", "[/A 13 0 R/B(x)13 0 R<41>]");
}

/* Anything else than our painter writes is refused, and nothing comes of it. */

static void
assert_refused(const char *object)
{
	struct pdf p;
	struct str out;

	str_init(&out);
	make_page(&p, "/A 5 0 R", "q");
	pdf_object(&p, object);
	pdf_end(&p);
	assert_int_equal(finish(&p, &out), -1);
	str_release(&p.bytes);
	str_release(&out);
}

static void
test_intake__objects_that_are_none_are_refused(void **state)
{
	char deep[200] = "";

	(void)state;
	assert_refused("<</A 1");
	assert_refused("<</A>>");
	assert_refused("<</A 1]");
	assert_refused("[1>>");
	assert_refused("<<1 2>>");
	assert_refused("(open");
	assert_refused("<41");
	assert_refused("{1}");
	assert_refused("");
	assert_refused("1 2");
	assert_refused("99 0 R");
	assert_refused("[1 0 R 0 0 R]");
	assert_refused("<</Length 1>>");
	assert_refused("<<>>\nstream\nx\nendstream");
	assert_refused("<</Length 9999>>\nstream\nx\nendstream");
	assert_refused("<</Length 5>>\nstream\nx\nendstream");
	assert_refused("<</Length 3 0 R>>\nstream\nx\nendstream");
	assert_refused("<</Length 99 0 R>>\nstream\nx\nendstream");
	assert_refused("<</Length -1>>\nstream\nx\nendstream");
	for (size_t i = 0; i < 100; i++)
		strcat(deep, "[");
	for (size_t i = 0; i < 80; i++)
		strcat(deep, "]");
	assert_refused(deep);
}

static void
assert_kids_refused(const char *kids)
{
	struct pdf p;
	struct str out;
	char node[100];

	str_init(&out);
	pdf_init(&p);
	sprintf(node, "<</Type/Pages/Kids[%s]>>", kids);
	pdf_object(&p, "<</Type/Catalog/Pages 2 0 R>>");
	pdf_object(&p, node);
	pdf_object(&p, "<</Type/Page/Parent 2 0 R>>");
	pdf_object(&p, "<</Type/Pages/Kids[2 0 R]>>");
	pdf_end(&p);
	assert_int_equal(finish(&p, &out), -1);
	str_release(&p.bytes);
	str_release(&out);
}

static void
test_users__page_tree_that_is_none_is_refused(void **state)
{
	(void)state;
	assert_kids_refused("");
	assert_kids_refused("3 0 R 3 0 R");
	assert_kids_refused("3 0 R 4 0 R");
	assert_kids_refused("1 0 R");
}

/* No byte, changed or missing, does more harm than that the file is refused. */
static void
test_finish__spoilt_files_do_no_harm(void **state)
{
	static const char bytes[] = "0\n(<>[]/9\xFF";
	static struct pdf p;
	struct finish_options opt = {0};
	struct str out, whole;
	size_t refused = 0;

	(void)state;
	str_init(&out);
	str_init(&whole);
	make_pages(&p, 3, true);
	str_addn(&whole, p.bytes.s, p.bytes.n);
	for (size_t i = 0; i < whole.n; i++)
		for (size_t k = 0; k < sizeof bytes; k++) {
			struct diag *d = diag_new();

			memcpy(p.bytes.s, whole.s, whole.n);
			if (bytes[k])
				p.bytes.s[i] = bytes[k];
			else
				p.bytes.n = i;
			str_clear(&out);
			refused += finish_pdf(&p.bytes, &opt, &out, d) != 0;
			p.bytes.n = whole.n;
			diag_free(d);
		}
	assert_true(refused > whole.n);
	str_release(&whole);
	str_release(&p.bytes);
	str_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_linear__one_page_alone),
		cmocka_unit_test(test_linear__stream_without_a_byte),
		cmocka_unit_test(test_linear__stream_is_deflated_where_it_helps),
		cmocka_unit_test(test_linear__tables_hold_for_any_number_of_pages),
		cmocka_unit_test(test_linear__same_input_same_bytes_other_input_other_name),
		cmocka_unit_test(test_linear__orphan_is_left_out),
		cmocka_unit_test(test_linear__two_pages_that_share_nothing_of_the_first),
		cmocka_unit_test(test_linear__length_by_reference),
		cmocka_unit_test(test_intake__blanks_that_are_not_needed_go),
		cmocka_unit_test(test_intake__strings_stay_as_they_are),
		cmocka_unit_test(test_intake__references_get_their_new_number),
		cmocka_unit_test(test_intake__objects_that_are_none_are_refused),
		cmocka_unit_test(test_users__page_tree_that_is_none_is_refused),
		cmocka_unit_test(test_finish__spoilt_files_do_no_harm),
	};

	return cmocka_run_group_tests_name("linear", tests, NULL, NULL);
}
