/* What stands on the pages: marks, artifacts, glyphs, hyphens, contrast. */
#include "aside/check/check.h"

#include "base/utf8.h"

#include <string.h>

#define TEXT_LEAST 450    /* WCAG 2.1 §1.4.3, without the exception for large text */
#define GRAPHIC_LEAST 300 /* §1.4.11 */

typedef void visit_box(const struct survey *s, struct check *c, const struct page *p, size_t i);

static void
visit_boxes(const struct survey *s, struct check *c, visit_box *visit)
{
	const struct pages *pages = s->in->pages;

	for (size_t p = 0; p < pages->pages.n; p++)
		for (size_t i = 0; i < pages->pages.v[p].boxes.n; i++)
			visit(s, c, &pages->pages.v[p], i);
}

/* "page 3: first words" */
static const char *
place(const struct survey *s, const struct page *p, const struct box *b)
{
	size_t number = (size_t)(p - s->in->pages->pages.v) + 1;

	if (b->kind != BOX_TEXT)
		return arena_printf(s->arena, "page %zu", number);
	return arena_printf(
		s->arena, "page %zu: %.*s", number, (int)b->u.run->ntext, b->u.run->text);
}

/* A mark is an artifact of a kind, or content of an element that can have some. */
static void
visit_mark(const struct survey *s, struct check *c, const struct page *p, size_t i)
{
	const struct box *b = &p->boxes.v[i];
	bool is_content = b->elem < s->in->doc->elems.n;
	bool is_good = b->artifact == ARTIFACT_NONE ? is_content : true;

	check_note(s, c, is_good, "%s", is_good ? "" : place(s, p, b));
}

void
check_marks(const struct survey *s, struct check *c)
{
	visit_boxes(s, c, visit_mark);
}

static bool
is_punctuation(const struct glyph_run *run)
{
	for (size_t i = 0; i < run->ntext; i++)
		if ((unsigned char)run->text[i] >= '0' && !strchr(":;=?@[]^_`{|}~", run->text[i]))
			return false;
	return true;
}

/* A status's sign; that a word stands beside it is check_status()'s to see. */
static bool
is_sign(const struct survey *s, const struct glyph_run *run)
{
	for (int i = 0; i < STYLE_FILLS_STATUS; i++) {
		const char *sign = s->in->style->chart.status[i].symbol;

		if (sign && strlen(sign) == run->ntext && memcmp(sign, run->text, run->ntext) == 0)
			return true;
	}
	return false;
}

/* Words that are kept from a screen reader are furniture of the page, leaders or signs. */
static void
visit_artifact(const struct survey *s, struct check *c, const struct page *p, size_t i)
{
	const struct box *b = &p->boxes.v[i];
	bool is_furniture = b->artifact == ARTIFACT_HEADER || b->artifact == ARTIFACT_FOOTER ||
			    b->artifact == ARTIFACT_REPEAT;
	bool is_good;

	if (b->kind != BOX_TEXT || b->artifact == ARTIFACT_NONE)
		return;
	is_good = is_furniture || is_punctuation(b->u.run) || is_sign(s, b->u.run);
	check_note(s, c, is_good, "%s", is_good ? "" : place(s, p, b));
}

void
check_artifacts(const struct survey *s, struct check *c)
{
	visit_boxes(s, c, visit_artifact);
}

static bool
is_spelt(const struct glyph_run *run)
{
	for (size_t i = 0; i < run->nglyphs; i++) {
		const struct glyph *g = &run->glyphs[i];
		bool is_hyphen = run->ends_in_hyphen && i == (run->is_rtl ? 0 : run->nglyphs - 1);

		if (g->gid == 0 || (!is_hyphen && g->cluster >= run->ntext))
			return false;
	}
	return true;
}

/* No glyph is a box, and each stands for a piece of the text. */
static void
visit_glyphs(const struct survey *s, struct check *c, const struct page *p, size_t i)
{
	const struct box *b = &p->boxes.v[i];
	bool is_good;

	if (b->kind != BOX_TEXT)
		return;
	is_good = is_spelt(b->u.run);
	check_note(s, c, is_good, "%s", is_good ? "" : place(s, p, b));
}

void
check_glyphs(const struct survey *s, struct check *c)
{
	visit_boxes(s, c, visit_glyphs);
}

/* A divided word is said whole by its first part; its other parts say nothing. */
static void
visit_hyphen(const struct survey *s, struct check *c, const struct page *p, size_t i)
{
	const struct box *b = &p->boxes.v[i];
	bool is_good;

	if (b->kind != BOX_TEXT || b->artifact != ARTIFACT_NONE || !b->u.run->ends_in_hyphen)
		return;
	is_good = b->u.run->actual != NULL;
	check_note(s, c, is_good, "%s", is_good ? "" : place(s, p, b));
}

void
check_hyphens(const struct survey *s, struct check *c)
{
	visit_boxes(s, c, visit_hyphen);
}

/* An empty fill is an outline: what lies below it shows. */
static bool
is_ground(const struct box *b)
{
	return b->kind == BOX_IMAGE || (b->kind == BOX_FILL && b->u.fill.hatch != HATCH_EMPTY);
}

static bool
covers(const struct box *ground, mpt x, mpt y)
{
	return x >= ground->x && x <= ground->x + ground->w && y >= ground->y &&
	       y <= ground->y + ground->h;
}

/* The colour under a text's middle; false where a picture lies there. */
static bool
ground_under(const struct survey *s, const struct page *p, size_t i, uint32_t *color)
{
	const struct glyph_run *run = p->boxes.v[i].u.run;
	mpt x = p->boxes.v[i].x + run->width / 2, y = p->boxes.v[i].y - run->size / 3;

	*color = s->in->style->color[COLOR_PAPER];
	for (size_t k = p->boxes.n; k-- > 0;) {
		const struct box *b = &p->boxes.v[k];

		if (!is_ground(b) || !covers(b, x, y))
			continue;
		if (b->kind == BOX_FILL)
			*color = b->u.fill.ground;
		return b->kind == BOX_FILL;
	}
	return true;
}

static const char *
ratio_text(const struct survey *s, int ratio)
{
	struct num_format f = num_format_for(s->in->doc->lang, NUM_GROUP_DOT);

	return arena_printf(s->arena, "%s:1",
		num_decimal(s->arena, f, (struct decimal){.units = ratio, .places = 2}));
}

/* Every text as it stands on its page; grounds are painted before all text. */
static void
visit_text(const struct survey *s, struct check *c, const struct page *p, size_t i)
{
	const struct box *b = &p->boxes.v[i];
	uint32_t ground;
	int ratio;

	if (b->kind != BOX_TEXT || !ground_under(s, p, i, &ground))
		return;
	ratio = style_contrast(b->u.run->color, ground);
	if (!c->least || ratio < c->least)
		c->least = ratio;
	if (ratio >= TEXT_LEAST)
		check_note(s, c, true, "%s", "");
	else
		check_note(s, c, false, "#%06X on #%06X is %d.%02d:1, %s",
			(unsigned)b->u.run->color, (unsigned)ground, ratio / 100, ratio % 100,
			place(s, p, b));
}

void
check_text_contrast(const struct survey *s, struct check *c)
{
	visit_boxes(s, c, visit_text);
	c->value = c->least ? ratio_text(s, c->least) : NULL;
}

/* The fills of charts and symbols: the pairs that the style is checked for. */
void
check_fill_contrast(const struct survey *s, struct check *c)
{
	size_t npairs;

	c->least = style_graphic_contrast(s->in->style, &npairs);
	check_note(s, c, c->least >= GRAPHIC_LEAST, "%d.%02d:1", c->least / 100, c->least % 100);
	c->count = npairs;
	c->value = ratio_text(s, c->least);
}
