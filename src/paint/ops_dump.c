#include "paint/paint.h"
#include "paint/structure/order.h"

#include <inttypes.h>

static const char *const artifact_names[] = {[ARTIFACT_NONE] = "layout",
	[ARTIFACT_HEADER] = "header",
	[ARTIFACT_FOOTER] = "footer",
	[ARTIFACT_REPEAT] = "repeat",
	[ARTIFACT_LAYOUT] = "layout",
	[ARTIFACT_BACKGROUND] = "background"};

static void
dump_text(FILE *out, const struct glyph_run *run)
{
	fprintf(out, " font %d size %" PRId32 " rise %" PRId32 " color #%06" PRIX32 " %s\"%.*s%s\"",
		run->font, run->size, run->rise, run->color, run->is_rtl ? "rtl " : "",
		(int)run->ntext, run->text, run->ends_in_hyphen ? "\xC2\xAD" : "");
	if (run->actual)
		fprintf(out, " actual \"%s\"", run->actual);
	if (run->is_underlined)
		fputs(" underlined", out);
}

static void
dump_box(FILE *out, const struct box *b)
{
	static const char *const kinds[] = {[BOX_TEXT] = "text",
		[BOX_FILL] = "fill",
		[BOX_LINE] = "line",
		[BOX_POLYGON] = "polygon",
		[BOX_IMAGE] = "image"};

	fprintf(out, "  %s %" PRId32 ",%" PRId32 " %" PRId32 "x%" PRId32, kinds[b->kind], b->x,
		b->y, b->w, b->h);
	switch (b->kind) {
	case BOX_TEXT:
		dump_text(out, b->u.run);
		break;
	case BOX_FILL:
		fprintf(out, " #%06" PRIX32 " hatch %d", b->u.fill.ground, (int)b->u.fill.hatch);
		break;
	case BOX_LINE:
		fprintf(out, " #%06" PRIX32 " thick %" PRId32, b->u.line.color,
			b->u.line.thickness);
		break;
	case BOX_POLYGON:
		fprintf(out, " #%06" PRIX32 " %zu points", b->u.polygon.color,
			b->u.polygon.npoints);
		break;
	case BOX_IMAGE:
		fprintf(out, " %s", b->u.image);
		break;
	}
	if (b->link != LINK_NONE)
		fprintf(out, " link %" PRIu32, b->link);
	fputc('\n', out);
}

static void
dump_span(FILE *out, const struct eltree *t, const struct order *order, const struct order_span *s)
{
	if (s->mcid == MCID_NONE)
		fprintf(out, " artifact %s\n", artifact_names[s->artifact]);
	else
		fprintf(out, " %s element %" PRIu32 " mcid %" PRIu32 "\n",
			role_name(t->elems[s->elem].role), s->elem, s->mcid);
	for (size_t i = s->first; i < s->first + s->n; i++)
		dump_box(out, order->boxes[i]);
}

void
paint_dump(FILE *out, const struct pages *pages)
{
	struct arena *a = arena_new();
	struct eltree tree;

	eltree_make(&tree, pages->doc, a);
	for (size_t i = 0; i < pages->pages.n; i++) {
		const struct page *page = &pages->pages.v[i];
		struct order order;

		order_page(&tree, page, a, &order);
		fprintf(out, "page %zu %" PRId32 "x%" PRId32 " label \"%s\"\n", i + 1, page->width,
			page->height, page->label);
		for (size_t k = 0; k < order.spans.n; k++)
			dump_span(out, &tree, &order, &order.spans.v[k]);
	}
	arena_free(a);
}
