#include "layout/box.h"

#include <inttypes.h>

static const char *const kinds[] = {
	[BOX_TEXT] = "text",
	[BOX_FILL] = "fill",
	[BOX_LINE] = "line",
	[BOX_POLYGON] = "polygon",
	[BOX_IMAGE] = "image",
};

static const char *const artifacts[] = {
	[ARTIFACT_NONE] = "content",
	[ARTIFACT_HEADER] = "header",
	[ARTIFACT_FOOTER] = "footer",
	[ARTIFACT_REPEAT] = "repeat",
	[ARTIFACT_LAYOUT] = "layout",
	[ARTIFACT_BACKGROUND] = "background",
};

static void
dump_run(FILE *out, const struct glyph_run *r)
{
	fprintf(out, " font=%d size=%d color=%06" PRIX32 "%s \"%.*s\"", r->font, (int)r->size,
		r->color, r->is_rtl ? " rtl" : "", (int)r->ntext, r->text);
	if (r->ends_in_hyphen)
		fputs(" hyphen", out);
}

static void
dump_mark(FILE *out, const struct box *b)
{
	switch (b->kind) {
	case BOX_TEXT:
		dump_run(out, b->u.run);
		return;
	case BOX_FILL:
		fprintf(out, " ground=%06" PRIX32 " hatch=%d", b->u.fill.ground,
			(int)b->u.fill.hatch);
		return;
	case BOX_LINE:
		fprintf(out, " color=%06" PRIX32 " thickness=%d%s", b->u.line.color,
			(int)b->u.line.thickness, b->u.line.dash ? " dashed" : "");
		return;
	case BOX_POLYGON:
		fprintf(out, " points=%zu%s", b->u.polygon.npoints,
			b->u.polygon.is_closed ? " closed" : "");
		return;
	case BOX_IMAGE:
		fprintf(out, " %s", b->u.image);
		return;
	}
}

static void
dump_box(FILE *out, const struct box *b)
{
	fprintf(out, "\t%s %s x=%d y=%d w=%d", kinds[b->kind], artifacts[b->artifact], (int)b->x,
		(int)b->y, (int)b->w);
	if (b->kind != BOX_TEXT)
		fprintf(out, " h=%d", (int)b->h);
	if (b->elem != ELEM_NONE)
		fprintf(out, " elem=%" PRIu32 ".%" PRIu32, b->elem, b->seq);
	if (b->link != LINK_NONE)
		fprintf(out, " link=%" PRIu32, b->link);
	dump_mark(out, b);
	fputc('\n', out);
}

static void
dump_places(FILE *out, const struct pages *p)
{
	size_t i;

	for (i = 0; i < p->outline.n; i++)
		fprintf(out, "outline %d page=%zu y=%d %s\n", p->outline.v[i].level,
			p->outline.v[i].page + 1, (int)p->outline.v[i].y, p->outline.v[i].text);
	for (i = 0; i < p->anchors.n; i++)
		fprintf(out, "anchor %s page=%zu y=%d\n", p->anchors.v[i].id,
			p->anchors.v[i].page + 1, (int)p->anchors.v[i].y);
	for (i = 0; i < p->bboxes.n; i++) {
		const struct elem_bbox *b = &p->bboxes.v[i];

		fprintf(out, "bbox elem=%" PRIu32 " page=%zu x=%d y=%d w=%d h=%d\n", b->elem,
			b->page + 1, (int)b->x, (int)b->y, (int)b->w, (int)b->h);
	}
	for (i = 0; i < p->faults.n; i++)
		fprintf(out, "fault %s page=%zu amount=%d %s\n",
			layout_fault_name(p->faults.v[i].kind), p->faults.v[i].page + 1,
			(int)p->faults.v[i].amount, p->faults.v[i].text);
}

void
pages_dump(FILE *out, const struct pages *p)
{
	size_t i, k;

	for (i = 0; i < p->pages.n; i++) {
		const struct page *page = &p->pages.v[i];

		fprintf(out, "page %zu label=\"%s\" %dx%d\n", i + 1, page->label, (int)page->width,
			(int)page->height);
		for (k = 0; k < page->boxes.n; k++)
			dump_box(out, &page->boxes.v[k]);
	}
	dump_places(out, p);
}
