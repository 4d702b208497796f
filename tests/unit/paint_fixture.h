/*
 * paint_fixture: a small document with laid-out pages, made by hand.
 *
 * Does     builds struct document and struct pages as layout would, without
 *          it: painting and finishing can be tested alone.
 * Units    mpt; y down from the page's top.
 * Gives    fixture_sample(): two pages with headings, contents, a paragraph
 *          over two pages, a divided word, a link, a note, a list, a table,
 *          a figure, a foreign word and a line of Arabic.
 * Errors   failures are cmocka's.
 * Memory   everything in the fixture's arena.
 * Source   own.
 */
#ifndef PAINT_FIXTURE_H
#define PAINT_FIXTURE_H

#include "layout/box.h"
#include "paint/paint.h"

#include <hb.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define FIXTURE_PROFILE "/usr/share/color/icc/sRGB.icc"

struct fixture {
	struct arena *a;
	struct diag *d;
	struct fonts *fonts;
	struct document doc;
	struct pages pages;
	int regular, bold;
	size_t page; /* where boxes go */
};

/* Where text goes and how it looks. */
struct fixture_place {
	mpt x, y, size;
	int font;
	uint32_t link;
	enum artifact artifact;
	bool is_rtl;
	const char *lang, *actual;
};

static inline struct fixture *
fixture_open(void)
{
	struct arena *a = arena_new();
	struct fixture *f = arena_one(a, struct fixture);

	f->a = a;
	f->d = diag_new();
	f->fonts = fonts_open("", f->d);
	assert_non_null(f->fonts);
	f->regular = font_find(f->fonts, (struct font_spec){"Noto Sans", 400, false});
	f->bold = font_find(f->fonts, (struct font_spec){"Noto Sans", 700, false});
	assert_true(f->regular >= 0 && f->bold >= 0);
	f->doc.arena = a;
	f->doc.lang = "de-DE";
	f->doc.id = "fixture";
	f->doc.title = "Prüfstück & Beispiel <eins>";
	f->doc.author = "Stadt Beispielhausen";
	f->doc.subject = "Prüfung";
	f->doc.description = "Ein Dokument zum Prüfen der Ausgabe.";
	f->doc.keywords = "Prüfung, Barrierefreiheit";
	f->doc.creator_version = "ratsdruck 0.0.0";
	f->doc.as_of = date_make(2026, 9, 30);
	f->pages.doc = &f->doc;
	f->pages.fonts = f->fonts;
	return f;
}

static inline void
fixture_close(struct fixture *f)
{
	fonts_close(f->fonts);
	diag_free(f->d);
	arena_free(f->a);
}

static inline struct paint_options
fixture_options(void)
{
	return (struct paint_options){
		.producer = "ratsdruck 0.0.0", .icc_profile = FIXTURE_PROFILE, .claim_pdfa = true};
}

static inline void
fixture_page(struct fixture *f, const char *label)
{
	*VEC_PUSH(f->a, &f->pages.pages) =
		(struct page){.width = 595276, .height = 841890, .label = label};
	f->page = f->pages.pages.n - 1;
}

static inline uint32_t
fixture_elem(struct fixture *f, enum role role, uint32_t parent)
{
	*VEC_PUSH(f->a, &f->doc.elems) =
		(struct elem){.role = role, .parent = parent, .seq = f->doc.next_seq++};
	return (uint32_t)f->doc.elems.n - 1;
}

static inline struct box *
fixture_box(struct fixture *f, enum box_kind kind, uint32_t elem)
{
	struct box *b = VEC_PUSH(f->a, &f->pages.pages.v[f->page].boxes);

	*b = (struct box){.kind = kind, .elem = elem, .link = LINK_NONE, .seq = f->doc.next_seq++};
	return b;
}

static inline void
fixture_shape(struct fixture *f, struct glyph_run *run)
{
	hb_blob_t *blob = hb_blob_create_from_file(font_path(f->fonts, run->font));
	hb_face_t *face = hb_face_create(blob, 0);
	hb_font_t *font = hb_font_create(face);
	hb_buffer_t *buf = hb_buffer_create();
	const hb_glyph_info_t *info;
	const hb_glyph_position_t *pos;
	unsigned n;

	hb_font_set_scale(font, run->size, run->size);
	hb_buffer_add_utf8(buf, run->text, (int)run->ntext, 0, (int)run->ntext);
	hb_buffer_guess_segment_properties(buf);
	hb_shape(font, buf, NULL, 0);
	info = hb_buffer_get_glyph_infos(buf, &n);
	pos = hb_buffer_get_glyph_positions(buf, &n);
	run->glyphs = arena_array(f->a, struct glyph, n + 1);
	run->nglyphs = n;
	for (unsigned i = 0; i < n; i++) {
		run->glyphs[i] = (struct glyph){.gid = info[i].codepoint,
			.advance = pos[i].x_advance,
			.dx = pos[i].x_offset,
			.dy = pos[i].y_offset,
			.cluster = info[i].cluster};
		run->width += pos[i].x_advance;
	}
	hb_buffer_destroy(buf);
	hb_font_destroy(font);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
}

/* A trailing soft hyphen in `text` is set as the hyphen of a divided word. */
static inline struct box *
fixture_text(struct fixture *f, uint32_t elem, struct fixture_place at, const char *text)
{
	struct box *b = fixture_box(f, BOX_TEXT, elem);
	struct glyph_run *run = arena_one(f->a, struct glyph_run);
	size_t n = strlen(text);
	bool is_divided = n > 2 && strcmp(text + n - 2, "\xC2\xAD") == 0;

	*run = (struct glyph_run){.font = at.font,
		.size = at.size,
		.is_rtl = at.is_rtl,
		.lang = at.lang ? at.lang : f->doc.lang,
		.actual = at.actual,
		.text = is_divided ? arena_printf(f->a, "%.*s-", (int)n - 2, text) : text,
		.ends_in_hyphen = is_divided};
	run->ntext = strlen(run->text);
	fixture_shape(f, run);
	if (is_divided)
		run->ntext--;
	b->x = at.x;
	b->y = at.y;
	b->w = run->width;
	b->u.run = run;
	b->artifact = at.artifact;
	b->link = at.link;
	return b;
}

static inline struct fixture_place
fixture_at(const struct fixture *f, mpt y, mpt size)
{
	return (struct fixture_place){
		.x = 70000, .y = y, .size = size, .font = f->regular, .link = LINK_NONE};
}

/* Anchors are sorted by id. */
static inline void
fixture_anchor(struct fixture *f, struct anchor anchor)
{
	size_t i = f->pages.anchors.n;

	VEC_PUSH(f->a, &f->pages.anchors);
	for (; i > 0 && strcmp(f->pages.anchors.v[i - 1].id, anchor.id) > 0; i--)
		f->pages.anchors.v[i] = f->pages.anchors.v[i - 1];
	f->pages.anchors.v[i] = anchor;
}

static inline void
fixture_heading(struct fixture *f, enum role role, uint32_t parent, mpt y, const char *text)
{
	struct fixture_place at = fixture_at(f, y, 18000);

	at.font = f->bold;
	fixture_text(f, fixture_elem(f, role, parent), at, text);
	*VEC_PUSH(f->a, &f->pages.outline) =
		(struct outline_entry){.level = (int)role - (int)ROLE_H1 + 1,
			.text = text,
			.page = f->page,
			.y = y - 18000};
	fixture_anchor(f, (struct anchor){.id = text, .page = f->page, .y = y - 18000});
}

static inline void
fixture_furniture(struct fixture *f, const char *folio)
{
	struct fixture_place at = fixture_at(f, 40000, 8000);
	struct box *b;

	at.artifact = ARTIFACT_HEADER;
	fixture_text(f, ELEM_NONE, at, "Laufender Kolumnentitel");
	at.artifact = ARTIFACT_FOOTER;
	at.y = 800000;
	fixture_text(f, ELEM_NONE, at, folio);
	b = fixture_box(f, BOX_LINE, ELEM_NONE);
	b->artifact = ARTIFACT_LAYOUT;
	b->x = 70000;
	b->y = 46000;
	b->w = 455000;
	b->u.line.thickness = 500;
}

/* Contents: one line that links to a heading. */
static inline void
fixture_contents(struct fixture *f, uint32_t parent, mpt y, const char *target, const char *folio)
{
	uint32_t toc = fixture_elem(f, ROLE_TOC, parent);
	uint32_t toci = fixture_elem(f, ROLE_TOCI, toc);
	uint32_t reference = fixture_elem(f, ROLE_REFERENCE, toci);
	uint32_t link = fixture_elem(f, ROLE_LINK, reference);
	struct fixture_place at = fixture_at(f, y, 10000);

	at.link = (uint32_t)f->doc.links.n;
	*VEC_PUSH(f->a, &f->doc.links) =
		(struct link){.elem = link, .anchor = target, .contents = target};
	fixture_text(f, link, at, target);
	at.x = 500000;
	fixture_text(f, link, at, folio);
}

/* A paragraph with a divided word, a foreign word and a link over two lines. */
static inline void
fixture_paragraph(struct fixture *f, uint32_t parent, mpt y)
{
	uint32_t p = fixture_elem(f, ROLE_P, parent);
	uint32_t span, link;
	struct fixture_place at = fixture_at(f, y, 10000);

	fixture_text(f, p, at, "Die Offizierin pflegt die Zusammen");
	f->pages.pages.v[f->page].boxes.n--; /* only to know its width */
	fixture_text(f, p, at, "Die Offizierin pflegt die ");
	at.x += VEC_LAST(&f->pages.pages.v[f->page].boxes)->w;
	at.actual = "Zusammenarbeit";
	fixture_text(f, p, at, "Zusammen\xC2\xAD");
	at = fixture_at(f, y + 14000, 10000);
	at.actual = "";
	fixture_text(f, p, at, "arbeit");
	at.x += VEC_LAST(&f->pages.pages.v[f->page].boxes)->w;
	at.actual = NULL;
	fixture_text(f, p, at, " mit dem ");
	at.x += VEC_LAST(&f->pages.pages.v[f->page].boxes)->w;
	span = fixture_elem(f, ROLE_SPAN, p);
	f->doc.elems.v[span].lang = "en-GB";
	at.lang = "en-GB";
	fixture_text(f, span, at, "youth council");
	at = fixture_at(f, y + 28000, 10000);
	fixture_text(f, p, at, "der Stadt; mehr steht auf ");
	at.x += VEC_LAST(&f->pages.pages.v[f->page].boxes)->w;
	link = fixture_elem(f, ROLE_LINK, p);
	at.link = (uint32_t)f->doc.links.n;
	*VEC_PUSH(f->a, &f->doc.links) = (struct link){.elem = link,
		.uri = "https://www.example.org/integration?a=1&b=(2)",
		.contents = "Seite der Stadt über Integration"};
	fixture_text(f, link, at, "der Seite");
	at.x = 70000;
	at.y += 14000;
	fixture_text(f, link, at, "der Stadt.");
}

static inline void
fixture_arabic(struct fixture *f, uint32_t parent, mpt y)
{
	uint32_t p = fixture_elem(f, ROLE_P, parent);
	struct fixture_place at = fixture_at(f, y, 12000);

	f->doc.elems.v[p].lang = "ar";
	at.font = font_find(f->fonts, (struct font_spec){"Noto Sans Arabic", 400, false});
	assert_true(at.font >= 0);
	at.is_rtl = true;
	at.lang = "ar";
	fixture_text(f, p, at, "\u0645\u0631\u062D\u0628\u0627\u064B \u0628\u0643\u0645");
}

/* A paragraph with a footnote; the note's text stands at the page's foot. */
static inline void
fixture_note(struct fixture *f, uint32_t parent, mpt y)
{
	uint32_t p = fixture_elem(f, ROLE_P, parent);
	uint32_t note, reference, label;
	struct fixture_place at = fixture_at(f, y, 10000);

	fixture_text(f, p, at, "Der Rat hat beschlossen");
	at.x += VEC_LAST(&f->pages.pages.v[f->page].boxes)->w;
	reference = fixture_elem(f, ROLE_REFERENCE, p);
	at.size = 6000;
	fixture_text(f, reference, at, "1");
	note = fixture_elem(f, ROLE_NOTE, p);
	label = fixture_elem(f, ROLE_LBL, note);
	at = fixture_at(f, 760000, 8000);
	fixture_text(f, label, at, "1");
	at.x += 8000;
	fixture_text(f, note, at, "Sitzung vom 25. März 2025.");
	at = fixture_at(f, y, 10000);
	at.x = 250000;
	fixture_text(f, p, at, "und beauftragt.");
}

static inline void
fixture_list(struct fixture *f, uint32_t parent, mpt y)
{
	uint32_t l = fixture_elem(f, ROLE_L, parent);

	f->doc.elems.v[l].numbering = LIST_DISC;
	for (int i = 0; i < 2; i++) {
		uint32_t li = fixture_elem(f, ROLE_LI, l);
		uint32_t label = fixture_elem(f, ROLE_LBL, li);
		uint32_t body = fixture_elem(f, ROLE_LBODY, li);
		struct fixture_place at = fixture_at(f, y + i * 14000, 10000);

		fixture_text(f, label, at, "•");
		at.x += 12000;
		fixture_text(f, body, at, i == 0 ? "erstens" : "zweitens");
	}
}

/* Head and body cell of column c; the last body cell stays empty. */
static inline void
fixture_cells(struct fixture *f, const uint32_t rows[2], int c, mpt y)
{
	static const char *const text[2][3] = {
		{"Maßnahme", "Stand", "Bemerkung"}, {"SB-01", "in Arbeit", ""}};
	uint32_t th = fixture_elem(f, ROLE_TH, rows[0]);
	uint32_t td = fixture_elem(f, ROLE_TD, rows[1]);
	uint32_t *headers = arena_array(f->a, uint32_t, 1);
	struct fixture_place at = fixture_at(f, y, 10000);

	headers[0] = th;
	f->doc.elems.v[th].scope = SCOPE_COLUMN;
	f->doc.elems.v[td].headers = headers;
	f->doc.elems.v[td].nheaders = 1;
	at.x += c * 120000;
	at.font = f->bold;
	fixture_text(f, fixture_elem(f, ROLE_P, th), at, text[0][c]);
	at.y += 16000;
	at.font = f->regular;
	if (*text[1][c])
		fixture_text(f, fixture_elem(f, ROLE_P, td), at, text[1][c]);
}

static inline void
fixture_table(struct fixture *f, uint32_t parent, mpt y)
{
	uint32_t table = fixture_elem(f, ROLE_TABLE, parent);
	uint32_t caption = fixture_elem(f, ROLE_CAPTION, table);
	uint32_t rows[2];

	fixture_text(f, caption, fixture_at(f, y - 16000, 10000), "Tabelle 1: Stand");
	rows[0] = fixture_elem(f, ROLE_TR, fixture_elem(f, ROLE_THEAD, table));
	rows[1] = fixture_elem(f, ROLE_TR, fixture_elem(f, ROLE_TBODY, table));
	f->doc.elems.v[table].summary = "Eine Zeile je Eintrag.";
	for (int c = 0; c < 3; c++)
		fixture_cells(f, rows, c, y);
}

static inline void
fixture_figure(struct fixture *f, uint32_t parent, mpt y)
{
	uint32_t figure = fixture_elem(f, ROLE_FIGURE, parent);
	struct fixture_place at = fixture_at(f, y + 30000, 8000);

	f->doc.elems.v[figure].alt = "Balkendiagramm: 12 von 35 Maßnahmen umgesetzt.";
	for (int i = HATCH_SOLID; i <= HATCH_EMPTY; i++) {
		struct box *b = fixture_box(f, BOX_FILL, figure);

		b->x = 70000 + i * 45000;
		b->y = y;
		b->w = 40000;
		b->h = 20000;
		b->u.fill.ground = 0xE0E8F0;
		b->u.fill.line = 0x205080;
		b->u.fill.hatch = (enum hatch)i;
		b->u.fill.hatch_gap = 4000;
		b->u.fill.hatch_line = 600;
		b->u.fill.outline = 500;
	}
	fixture_text(f, figure, at, "umgesetzt");
	*VEC_PUSH(f->a, &f->pages.bboxes) = (struct elem_bbox){
		.elem = figure, .page = f->page, .x = 70000, .y = y, .w = 405000, .h = 32000};
}

/* A paragraph that begins on the first page and ends on the second. */
static inline void
fixture_crossing(struct fixture *f, uint32_t p, mpt y, const char *text)
{
	fixture_text(f, p, fixture_at(f, y, 10000), text);
}

static inline void
fixture_sample(struct fixture *f)
{
	uint32_t doc = fixture_elem(f, ROLE_DOCUMENT, ELEM_NONE);
	uint32_t sect = fixture_elem(f, ROLE_SECT, doc);
	uint32_t p, empty;

	f->doc.elems.v[sect].title = "Kapitel";
	fixture_page(f, "1");
	fixture_furniture(f, "1");
	fixture_heading(f, ROLE_H1, sect, 90000, "Überblick über die Maßnahmen");
	fixture_contents(f, sect, 120000, "Überblick über die Maßnahmen", "1");
	fixture_paragraph(f, sect, 160000);
	fixture_arabic(f, sect, 240000);
	fixture_note(f, sect, 270000);
	fixture_list(f, sect, 300000);
	fixture_table(f, sect, 360000);
	empty = fixture_elem(f, ROLE_DIV, sect);
	fixture_elem(f, ROLE_P, empty); /* nothing in it: must not show up */
	fixture_figure(f, sect, 420000);
	p = fixture_elem(f, ROLE_P, sect);
	fixture_crossing(f, p, 730000, "Dieser Absatz beginnt auf der ersten Seite");
	fixture_page(f, "2");
	fixture_furniture(f, "2");
	fixture_crossing(f, p, 90000, "und endet auf der zweiten.");
	fixture_heading(f, ROLE_H2, sect, 130000, "Nächste Schritte");
}

#endif
