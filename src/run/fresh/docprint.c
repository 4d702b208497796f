#include "run/fresh/docprint.h"

#include <inttypes.h>
#include <string.h>

struct printer {
	FILE *out;
	void (*visit)(void *ctx, const char *path); /* pictures; NULL while printing */
	void (*visit_language)(void *ctx, const char *lang);
	void *ctx;
};

static void print_blocks(struct printer *p, const struct block *b);

/* A text with its length: no two sequences of texts print alike. */
static void
text(struct printer *p, const char *s)
{
	if (!p->out)
		return;
	if (s)
		fprintf(p->out, "%zu:%s\n", strlen(s), s);
	else
		fputs("-\n", p->out);
}

static void
number(struct printer *p, int64_t n)
{
	if (p->out)
		fprintf(p->out, "%" PRId64 "\n", n);
}

static void
numbers(struct printer *p, const int64_t *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		number(p, v[i]);
}

#define NUMBERS(p, ...)                                                                            \
	numbers((p), (const int64_t[]){__VA_ARGS__},                                               \
		sizeof((const int64_t[]){__VA_ARGS__}) / sizeof(int64_t))

static void
picture(struct printer *p, const char *path)
{
	if (path && p->visit)
		p->visit(p->ctx, path);
}

static void
language(struct printer *p, const char *lang)
{
	text(p, lang);
	if (lang && p->visit_language)
		p->visit_language(p->ctx, lang);
}

static void
print_run(struct printer *p, const struct run *r)
{
	NUMBERS(p, r->kind, r->style, r->no_hyphen, r->no_break, r->elem, r->seq, r->link, r->note);
	text(p, r->text);
	language(p, r->lang);
	text(p, r->target);
}

static void
print_runs(struct printer *p, const struct runs *runs)
{
	number(p, (int64_t)runs->n);
	for (size_t i = 0; i < runs->n; i++)
		print_run(p, &runs->v[i]);
}

static void
print_list(struct printer *p, const struct list *l)
{
	NUMBERS(p, l->level, l->label_width, (int64_t)l->nitems);
	for (size_t i = 0; i < l->nitems; i++) {
		NUMBERS(p, l->items[i].elem, l->items[i].fill);
		print_runs(p, &l->items[i].label);
		print_blocks(p, l->items[i].first);
	}
}

static void
print_cell(struct printer *p, const struct cell *c)
{
	NUMBERS(p, c->elem, c->column, c->colspan, c->rowspan, c->is_head, c->align, c->style,
		c->fill);
	print_blocks(p, c->first);
}

static void
print_rows(struct printer *p, const struct row *rows, size_t n)
{
	number(p, (int64_t)n);
	for (size_t i = 0; i < n; i++) {
		NUMBERS(p, rows[i].elem, rows[i].keep_with_next, rows[i].is_strong,
			(int64_t)rows[i].ncells);
		for (size_t k = 0; k < rows[i].ncells; k++)
			print_cell(p, &rows[i].cells[k]);
	}
}

static void
print_table(struct printer *p, const struct table *t)
{
	NUMBERS(p, t->style, t->head_elem, t->body_elem, t->may_turn, t->keep_together,
		(int64_t)t->ncolumns);
	text(p, t->continued);
	for (size_t i = 0; i < t->ncolumns; i++)
		NUMBERS(p, t->columns[i].min_permille, t->columns[i].weight, t->columns[i].no_wrap);
	print_rows(p, t->head, t->nhead);
	print_rows(p, t->body, t->nbody);
	print_blocks(p, t->caption);
	print_blocks(p, t->notes);
}

static void
print_series(struct printer *p, const struct chart *c)
{
	for (size_t i = 0; i < c->nseries; i++) {
		const struct chart_series *s = &c->series[i];

		text(p, s->label);
		NUMBERS(p, s->fill_kind, s->fill);
		numbers(p, s->values, s->values ? c->ncategories : 0);
		for (size_t k = 0; s->texts && k < c->ncategories; k++)
			text(p, s->texts[k]);
	}
}

static void
print_point(struct printer *p, const struct chart_point *t)
{
	if (!t) {
		number(p, -1);
		return;
	}
	NUMBERS(p, t->date, t->value.units, t->value.places, t->is_provisional);
	text(p, t->text);
}

static void
print_span(struct printer *p, const struct chart_span *s)
{
	text(p, s->code);
	text(p, s->label);
	NUMBERS(p, s->start, s->end, s->status, (int64_t)s->nmilestones);
	for (size_t i = 0; i < s->nmilestones; i++)
		NUMBERS(p, s->milestones[i], s->milestone_done[i]);
}

static void
print_chart(struct printer *p, const struct chart *c)
{
	NUMBERS(p, c->kind, c->grouping, (int64_t)c->ncategories, (int64_t)c->nseries,
		(int64_t)c->npoints, (int64_t)c->nspans, (int64_t)c->nperiods, c->from, c->to,
		c->today);
	text(p, c->unit);
	text(p, c->baseline_label);
	text(p, c->target_label);
	text(p, c->today_label);
	for (size_t i = 0; c->categories && i < c->ncategories; i++)
		text(p, c->categories[i]);
	print_series(p, c);
	for (size_t i = 0; i < c->npoints; i++)
		print_point(p, &c->points[i]);
	print_point(p, c->baseline);
	print_point(p, c->target);
	for (size_t i = 0; i < c->nspans; i++)
		print_span(p, &c->spans[i]);
	for (size_t i = 0; i < c->nperiods; i++)
		text(p, c->period_labels[i]);
}

static void
print_cover(struct printer *p, const struct cover *c)
{
	print_blocks(p, c->title);
	print_blocks(p, c->lower);
	print_blocks(p, c->side);
	number(p, (int64_t)c->nbands);
	for (size_t i = 0; i < c->nbands; i++) {
		number(p, (int64_t)c->ncells[i]);
		for (size_t k = 0; k < c->ncells[i]; k++)
			number(p, c->cells[i][k]);
	}
	text(p, c->logo);
	text(p, c->logo_alt);
	number(p, c->logo_elem);
	picture(p, c->logo);
}

static void
print_toc_line(struct printer *p, const struct block *b)
{
	NUMBERS(p, b->toc.level, b->toc.leader_elem);
	text(p, b->toc.target);
	text(p, b->toc.number);
	print_run(p, &b->toc.page);
	print_run(p, &b->toc.number_run);
}

static void
print_content(struct printer *p, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_HEADING:
		NUMBERS(p, b->heading.level, b->heading.no_bookmark);
		text(p, b->heading.text);
		text(p, b->heading.number);
		text(p, b->heading.running);
		break;
	case BLOCK_LIST:
		print_list(p, b->list);
		break;
	case BLOCK_TABLE:
		print_table(p, b->table);
		break;
	case BLOCK_FIGURE:
		text(p, b->figure.path);
		number(p, b->figure.floats_top);
		picture(p, b->figure.path);
		print_blocks(p, b->figure.caption);
		break;
	case BLOCK_CHART:
		print_chart(p, b->chart.chart);
		print_blocks(p, b->chart.caption);
		print_blocks(p, b->chart.table);
		break;
	case BLOCK_TOC_LINE:
		print_toc_line(p, b);
		break;
	case BLOCK_PAGE:
		NUMBERS(p, b->page.kind, b->page.numbering, b->page.only_if_needed);
		break;
	case BLOCK_COVER:
		print_cover(p, b->cover);
		break;
	case BLOCK_GROUP:
	case BLOCK_PARA:
	case BLOCK_SPACE:
	case BLOCK_RULE:
		break;
	}
}

static void
print_block(struct printer *p, const struct block *b)
{
	NUMBERS(p, b->kind, b->elem, b->style, b->group, b->keep_with_next, b->keep_together,
		b->page_break_before, b->least_room_permille, b->status_mark, b->space);
	text(p, b->anchor);
	language(p, b->lang);
	print_runs(p, &b->runs);
	print_content(p, b);
	print_blocks(p, b->side);
	print_blocks(p, b->first);
}

/* The end is printed too: a child is not a sibling. */
static void
print_blocks(struct printer *p, const struct block *b)
{
	for (; b; b = b->next)
		print_block(p, b);
	text(p, NULL);
}

static void
print_elem(struct printer *p, const struct elem *e)
{
	const char *texts[] = {
		e->lang, e->alt, e->actual, e->expansion, e->title, e->id, e->summary};

	NUMBERS(p, e->role, e->parent, e->seq, e->scope, e->colspan, e->rowspan, e->numbering,
		e->nheaders);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		text(p, texts[i]);
	for (uint32_t i = 0; i < e->nheaders; i++)
		number(p, e->headers[i]);
}

static void
print_head(struct printer *p, const struct document *d)
{
	const char *texts[] = {d->lang, d->id, d->title, d->author, d->subject, d->keywords,
		d->creator_version, d->description, d->file_name, d->head_left, d->foot_left,
		d->encrypt};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		text(p, texts[i]);
	NUMBERS(p, d->as_of, d->is_internal, d->next_seq);
	for (size_t i = 0; d->labels && i < LABEL_COUNT; i++) {
		text(p, d->labels->one[i]);
		text(p, d->labels->other[i]);
	}
}

static void
print_beside(struct printer *p, const struct document *d)
{
	for (size_t i = 0; i < d->elems.n; i++)
		print_elem(p, &d->elems.v[i]);
	for (size_t i = 0; i < d->links.n; i++) {
		NUMBERS(p, d->links.v[i].elem, d->links.v[i].place);
		text(p, d->links.v[i].uri);
		text(p, d->links.v[i].anchor);
		text(p, d->links.v[i].contents);
	}
	for (size_t i = 0; i < d->notes.n; i++) {
		const struct note *n = &d->notes.v[i];

		NUMBERS(p, n->elem, n->label_elem, n->label_seq, n->label_link);
		text(p, n->label);
		language(p, n->lang);
		print_runs(p, &n->runs);
	}
}

void
document_print(FILE *out, const struct document *doc)
{
	struct printer p = {.out = out};

	print_head(&p, doc);
	print_blocks(&p, doc->first);
	print_beside(&p, doc);
}

void
document_pictures(const struct document *doc, void (*visit)(void *ctx, const char *path), void *ctx)
{
	struct printer p = {.visit = visit, .ctx = ctx};

	print_blocks(&p, doc->first);
}

void
document_languages(
	const struct document *doc, void (*visit)(void *ctx, const char *lang), void *ctx)
{
	struct printer p = {.visit_language = visit, .ctx = ctx};

	visit(ctx, doc->lang);
	print_blocks(&p, doc->first);
	print_beside(&p, doc);
}
