/*
 * The document as a tree of lines: kind, role, style, what matters of the
 * kind, then its text. One tab per depth.
 */
#include "compose/block.h"
#include "style/names.h"

#include <inttypes.h>

struct dumper {
	FILE *out;
	const struct document *doc;
};

static void dump_blocks(struct dumper *d, const struct block *b, int depth);

static const char *const kinds[] = {
	[BLOCK_GROUP] = "group",
	[BLOCK_PARA] = "para",
	[BLOCK_HEADING] = "heading",
	[BLOCK_LIST] = "list",
	[BLOCK_TABLE] = "table",
	[BLOCK_FIGURE] = "figure",
	[BLOCK_CHART] = "chart",
	[BLOCK_TOC_LINE] = "toc-line",
	[BLOCK_SPACE] = "space",
	[BLOCK_RULE] = "rule",
	[BLOCK_PAGE] = "page",
	[BLOCK_COVER] = "cover",
};

static const char *const groups[] = {
	[GROUP_PLAIN] = "",
	[GROUP_BOX] = " box",
	[GROUP_QUOTE] = " quote",
	[GROUP_KEEP] = " keep",
	[GROUP_SHEET] = " sheet",
	[GROUP_COLUMNS] = " columns",
};

static void
indent(struct dumper *d, int depth)
{
	while (depth-- > 0)
		fputc('\t', d->out);
}

static void
dump_role(struct dumper *d, uint32_t elem)
{
	if (elem == ELEM_NONE)
		fputs(" artifact", d->out);
	else if (elem < d->doc->elems.n)
		fprintf(d->out, " %s", role_name(d->doc->elems.v[elem].role));
}

static void
dump_run(struct dumper *d, const struct run *r)
{
	switch (r->kind) {
	case RUN_TEXT:
		if (r->style != CS_NONE)
			fprintf(d->out, "{%s:", style_chars.v[r->style]);
		fputs(r->text ? r->text : "", d->out);
		if (r->style != CS_NONE)
			fputc('}', d->out);
		return;
	case RUN_PAGE_REF:
		fprintf(d->out, "{page:%s}", r->target ? r->target : "");
		return;
	case RUN_NOTE_MARK:
		fprintf(d->out, "{note:%s}", r->text ? r->text : "");
		return;
	case RUN_BREAK:
		fputs("{break}", d->out);
		return;
	}
}

static void
dump_runs(struct dumper *d, const struct runs *runs)
{
	size_t i;

	if (!runs->n)
		return;
	fputs(" \"", d->out);
	for (i = 0; i < runs->n; i++)
		dump_run(d, &runs->v[i]);
	fputc('"', d->out);
}

static void
dump_label(struct dumper *d, const char *what, int depth)
{
	indent(d, depth);
	fprintf(d->out, "%s:\n", what);
}

static void
dump_part(struct dumper *d, const char *what, const struct block *b, int depth)
{
	if (!b)
		return;
	dump_label(d, what, depth);
	dump_blocks(d, b, depth + 1);
}

static void
dump_list(struct dumper *d, const struct list *list, int depth)
{
	size_t i;

	for (i = 0; i < list->nitems; i++) {
		const struct list_item *item = &list->items[i];

		indent(d, depth);
		fputs("item", d->out);
		if (item->fill >= 0)
			fprintf(d->out, " fill=%d", item->fill);
		dump_runs(d, &item->label);
		fputc('\n', d->out);
		dump_blocks(d, item->first, depth + 1);
	}
}

static void
dump_cell(struct dumper *d, const struct cell *c, int depth)
{
	indent(d, depth);
	fprintf(d->out, "cell %d", c->column);
	dump_role(d, c->elem);
	if (c->colspan > 1)
		fprintf(d->out, " colspan=%d", c->colspan);
	if (c->rowspan > 1)
		fprintf(d->out, " rowspan=%d", c->rowspan);
	if (c->align != ALIGN_LEFT)
		fprintf(d->out, " align=%s", style_aligns.v[c->align]);
	if (c->fill >= 0)
		fprintf(d->out, " fill=%d", c->fill);
	fputc('\n', d->out);
	dump_blocks(d, c->first, depth + 1);
}

static void
dump_rows(struct dumper *d, const char *what, const struct row *rows, size_t n, int depth)
{
	size_t i, k;

	for (i = 0; i < n; i++) {
		indent(d, depth);
		fprintf(d->out, "%s%s%s\n", what, rows[i].is_strong ? " strong" : "",
			rows[i].keep_with_next ? " keep-with-next" : "");
		for (k = 0; k < rows[i].ncells; k++)
			dump_cell(d, &rows[i].cells[k], depth + 1);
	}
}

static void
dump_table(struct dumper *d, const struct table *t, int depth)
{
	dump_part(d, "caption", t->caption, depth);
	dump_rows(d, "head", t->head, t->nhead, depth);
	dump_rows(d, "row", t->body, t->nbody, depth);
	dump_part(d, "notes", t->notes, depth);
}

static void
dump_series(struct dumper *d, const struct chart *c, int depth)
{
	size_t i, k;

	for (i = 0; i < c->nseries; i++) {
		indent(d, depth);
		fprintf(d->out, "series %s:", c->series[i].label);
		for (k = 0; k < c->ncategories; k++)
			fprintf(d->out, " %" PRId64, c->series[i].values[k]);
		fputc('\n', d->out);
	}
}

static void
dump_chart(struct dumper *d, const struct block *b, int depth)
{
	const struct chart *c = b->chart.chart;
	size_t i;

	dump_part(d, "caption", b->chart.caption, depth);
	for (i = 0; i < c->ncategories; i++) {
		indent(d, depth);
		fprintf(d->out, "category %s\n", c->categories[i] ? c->categories[i] : "");
	}
	dump_series(d, c, depth);
	for (i = 0; i < c->npoints; i++) {
		indent(d, depth);
		fprintf(d->out, "point %s\n", c->points[i].text);
	}
	for (i = 0; i < c->nspans; i++) {
		indent(d, depth);
		fprintf(d->out, "span %s %s\n", c->spans[i].code, c->spans[i].label);
	}
	dump_part(d, "table", b->chart.table, depth);
}

static void
dump_cover(struct dumper *d, const struct cover *c, int depth)
{
	dump_part(d, "title", c->title, depth);
	dump_part(d, "lower", c->lower, depth);
	dump_part(d, "side", c->side, depth);
}

static void
dump_content(struct dumper *d, const struct block *b, int depth)
{
	switch (b->kind) {
	case BLOCK_LIST:
		dump_list(d, b->list, depth);
		break;
	case BLOCK_TABLE:
		dump_table(d, b->table, depth);
		break;
	case BLOCK_CHART:
		dump_chart(d, b, depth);
		break;
	case BLOCK_FIGURE:
		dump_part(d, "caption", b->figure.caption, depth);
		break;
	case BLOCK_COVER:
		dump_cover(d, b->cover, depth);
		break;
	case BLOCK_GROUP:
	case BLOCK_PARA:
	case BLOCK_HEADING:
	case BLOCK_TOC_LINE:
	case BLOCK_SPACE:
	case BLOCK_RULE:
	case BLOCK_PAGE:
		break;
	}
	dump_part(d, "side", b->side, depth);
	dump_blocks(d, b->first, depth);
}

static void
dump_keeping(struct dumper *d, const struct block *b)
{
	if (b->anchor)
		fprintf(d->out, " #%s", b->anchor);
	if (b->keep_with_next)
		fputs(" keep-with-next", d->out);
	if (b->keep_together)
		fputs(" keep-together", d->out);
	if (b->page_break_before)
		fputs(" page-break-before", d->out);
	if (b->least_room_permille)
		fprintf(d->out, " room=%d", b->least_room_permille);
}

static void
dump_block(struct dumper *d, const struct block *b, int depth)
{
	indent(d, depth);
	fputs(kinds[b->kind], d->out);
	if (b->kind == BLOCK_GROUP)
		fputs(groups[b->group], d->out);
	dump_role(d, b->elem);
	if (b->kind == BLOCK_PARA || b->kind == BLOCK_HEADING || b->kind == BLOCK_TOC_LINE)
		fprintf(d->out, " %s", style_texts.v[b->style]);
	if (b->kind == BLOCK_TABLE)
		fprintf(d->out, " %s", style_tables.v[b->table->style]);
	if (b->status_mark)
		fprintf(d->out, " mark=%d", b->status_mark - 1);
	if (b->kind == BLOCK_TOC_LINE)
		fprintf(d->out, " to=%s", b->toc.target ? b->toc.target : "");
	if (b->lang)
		fprintf(d->out, " lang=%s", b->lang);
	dump_keeping(d, b);
	dump_runs(d, &b->runs);
	fputc('\n', d->out);
	dump_content(d, b, depth + 1);
}

static void
dump_blocks(struct dumper *d, const struct block *b, int depth)
{
	for (; b; b = b->next)
		dump_block(d, b, depth);
}

static void
dump_notes(struct dumper *d)
{
	size_t i;

	for (i = 0; i < d->doc->notes.n; i++) {
		fprintf(d->out, "note %s", d->doc->notes.v[i].label);
		dump_runs(d, &d->doc->notes.v[i].runs);
		fputc('\n', d->out);
	}
}

void
document_dump(FILE *out, const struct document *doc)
{
	struct dumper d = {out, doc};

	fprintf(out, "document %s lang=%s file=%s\n", doc->id, doc->lang, doc->file_name);
	fprintf(out, "title %s\n", doc->title);
	dump_blocks(&d, doc->first, 0);
	dump_notes(&d);
}
