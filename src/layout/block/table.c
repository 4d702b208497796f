/*
 * A table becomes one node per row, so that pages may break between rows; a
 * row taller than a page is cut between its lines (lanes.c). Rows are set one
 * after the other and forgotten, so time and memory grow with their number
 * only. The head is set twice: once as content, once as the artifact that
 * later pages repeat.
 *
 *     caption            ── kept with the head
 *     ┌ head ┐           ── kept with the first row; ground behind it
 *     ├ row ─┤  node     ── hairline at its foot
 *     ├ row ─┤  node
 *     notes              ── kept with the last row
 */
#include "layout/block/extent.h"
#include "layout/block/set.h"
#include "layout/galley/symbol.h"
#include "layout/line/paragraph.h"
#include "layout/table/fit.h"
#include "layout/table/widths.h"

enum {
	PERMILLE = 1000,
	ROW_HEAD_PARTS = 4,  /* up to a quarter of the table the row heads are not divided */
	SMALL_ROWS = 6,      /* so few rows are seen as one */
	ROWS_SEEN = 48,      /* so many rows decide how wide columns are beside each other */
	COLUMNS_SEEN = 12,   /* with more columns the shares stay as they are */
	ROW_LIMIT_PARTS = 2, /* a head may take half the page before rows stop caring for it */
};

/* A cell that reaches into rows below. */
struct row_span {
	size_t last; /* row */
	mpt left;    /* height still wanted */
};

struct table_set {
	struct galley *f;
	const struct block *block;
	const struct table *t;
	const struct table_look *look;
	struct measure m;
	const struct table_plan *plan;
	VEC(struct row_span) spans;
	size_t row; /* counts head and body separately */
};

/* Column widths, found once per table and width. */
struct table_plan {
	const struct table *t;
	mpt width;
	mpt *x, *w;    /* per column, padding included */
	mpt *decimals; /* room right of the decimal mark */
	mpt total;
	bool is_tight, is_crowded;
	struct table_plan *next; /* all plans of the document form a ring */
};

/* --- planning the columns ------------------------------------------------------- */

static mpt
pad_left(const struct table_look *look, const struct cell *c)
{
	return look->is_bleeding_left && c->column == 0 ? 0 : look->pad_x;
}

static struct measure
cell_measure(const struct table_look *look, const struct row *r, const struct cell *c)
{
	struct measure m = {.style = c->style, .is_strong = r->is_strong};

	if (m.style == TS_BODY)
		m.style = c->is_head ? look->head : look->cell;
	m.has_align = true;
	m.align = c->align;
	return m;
}

static bool
is_decimal(const struct cell *c)
{
	return c->align == ALIGN_DECIMAL && !c->is_head;
}

/* Over a column of numbers the symbol stands above the word: that keeps columns narrow. */
static bool
is_symbol_above(const struct cell *c)
{
	return c->fill >= 0 && c->is_head && c->align != ALIGN_LEFT;
}

struct planner {
	struct context *l;
	mpt width;
	const struct table *t;
	const struct table_look *look;
	struct colwidth *cols;
	mpt *whole, *fraction; /* of decimal columns */
	struct colfit_cell *cells;
	struct extent_lines lines; /* of all cells seen */
	size_t nrows;              /* seen */
};

static size_t
row_number(const struct planner *p, const struct row *r)
{
	bool is_of_head = r >= p->t->head && r < p->t->head + p->t->nhead;

	return is_of_head ? (size_t)(r - p->t->head) : p->t->nhead + (size_t)(r - p->t->body);
}

static void
see_cell(struct planner *p, const struct row *r, const struct cell *c, struct brk_extent e, mpt pad)
{
	size_t row = row_number(p, r);
	size_t first = p->lines.n;

	if (row >= p->nrows || c->rowspan > 1)
		return;
	extent_lines(p->l, cell_measure(p->look, r, c), c->first, &p->lines);
	p->cells[row * p->t->ncolumns + (size_t)c->column] =
		(struct colfit_cell){first, p->lines.n - first, e.whole, pad};
}

static void
plan_decimal(struct planner *p, const struct row *r, const struct cell *c)
{
	struct measure m = cell_measure(p->look, r, c);
	struct extent_decimal d = extent_of_number(p->l, m, c->first);

	p->whole[c->column] = mpt_max(p->whole[c->column], d.whole);
	p->fraction[c->column] = mpt_max(p->fraction[c->column], d.fraction);
}

static bool
is_body(const struct planner *p, const struct row *r)
{
	return r >= p->t->body && r < p->t->body + p->t->nbody;
}

/* What names a row is not divided if it can be helped. */
static bool
is_row_head(const struct planner *p, const struct row *r, const struct cell *c)
{
	return is_body(p, r) && (c->is_head || c->column == 0);
}

static void
plan_cell(struct planner *p, const struct row *r, const struct cell *c)
{
	struct measure m = cell_measure(p->look, r, c);
	struct brk_extent e = extent_of_blocks(p->l, m, c->first);
	mpt more = pad_left(p->look, c) + p->look->pad_x;
	struct colwidth_span span = {.first = (size_t)c->column, .n = (size_t)c->colspan};
	struct brk_extent *have = &p->cols[c->column].content;

	if (c->fill >= 0 && !is_symbol_above(c))
		more += symbol_width(p->l, m.style);
	if (is_body(p, r) && p->t->columns[c->column].no_wrap)
		e.piece = e.divided = e.whole = e.natural;
	if (is_row_head(p, r, c) && e.whole + more <= p->width / ROW_HEAD_PARTS)
		e.piece = e.divided = e.whole;
	span.content = extent_widened(e, more);
	if (c->colspan > 1) {
		colwidth_span(p->cols, &span);
		return;
	}
	see_cell(p, r, c, e, more);
	*have = extent_widest(*have, span.content);
	if (is_decimal(c))
		plan_decimal(p, r, c);
}

/* Cells over several columns last: they only widen what is too narrow for them. */
static void
plan_rows(struct planner *p, const struct row *rows, size_t n, bool is_spanning)
{
	size_t i, k;

	for (i = 0; i < n; i++)
		for (k = 0; k < rows[i].ncells; k++)
			if ((rows[i].cells[k].colspan > 1) == is_spanning)
				plan_cell(p, &rows[i], &rows[i].cells[k]);
}

static void
plan_number_columns(struct planner *p)
{
	size_t i;

	for (i = 0; i < p->t->ncolumns; i++) {
		struct brk_extent *e = &p->cols[i].content;
		mpt both = p->whole[i] + p->fraction[i];

		if (!both)
			continue;
		both += 2 * p->look->pad_x;
		*e = extent_widest(*e, (struct brk_extent){both, both, both, both});
	}
}

static void
plan_columns(struct planner *p, mpt width)
{
	size_t i;

	for (i = 0; i < p->t->ncolumns; i++) {
		const struct column *c = &p->t->columns[i];

		p->cols[i].least = mpt_scale(width, c->min_permille, PERMILLE);
		p->cols[i].weight = c->weight;
		if (p->t->style == TABLE_FIGURES)
			p->cols[i].least = width / (mpt)p->t->ncolumns;
	}
	plan_rows(p, p->t->head, p->t->nhead, false);
	plan_rows(p, p->t->body, p->t->nbody, false);
	plan_number_columns(p);
	plan_rows(p, p->t->head, p->t->nhead, true);
	plan_rows(p, p->t->body, p->t->nbody, true);
}

/* The shares know only the widest cells; what counts is how tall the rows become. */
static void
fit_columns(const struct planner *p, struct table_plan *plan)
{
	size_t n = p->t->ncolumns;
	mpt least[COLUMNS_SEEN];
	struct colfit fit = {p->cells, p->lines.v, p->nrows, n, least, plan->w};

	if (n <= COLUMNS_SEEN && colwidth_least(p->cols, n, p->width, least))
		colfit(&fit);
}

static struct table_plan *
plan_make(struct context *l, const struct table *t, mpt width)
{
	struct table_plan *plan = arena_one(l->out, struct table_plan);
	struct planner p = {.l = l, .width = width, .t = t, .look = &l->style->table[t->style]};
	size_t i, n = t->ncolumns;

	p.cols = arena_array(l->out, struct colwidth, n);
	p.whole = arena_array(l->out, mpt, n);
	p.fraction = arena_array(l->out, mpt, n);
	p.nrows = t->nhead + t->nbody < ROWS_SEEN ? t->nhead + t->nbody : ROWS_SEEN;
	p.cells = arena_array(l->out, struct colfit_cell, p.nrows * n + 1);
	plan_columns(&p, width);
	plan->t = t;
	plan->width = width;
	plan->is_tight = colwidth_is_tight(p.cols, n, width);
	plan->is_crowded = colwidth_is_crowded(p.cols, n, width);
	plan->x = arena_array(l->out, mpt, n + 1);
	plan->w = arena_array(l->out, mpt, n);
	plan->decimals = p.fraction;
	colwidth_share(p.cols, n, width);
	for (i = 0; i < n; i++)
		plan->w[i] = p.cols[i].width;
	fit_columns(&p, plan);
	for (i = 0; i < n; i++) {
		plan->x[i] = plan->total;
		plan->total += plan->w[i];
	}
	plan->x[n] = plan->total;
	return plan;
}

static const struct table_plan *
plan_for(struct context *l, const struct table *t, mpt width)
{
	struct table_plan *last = l->plan, *p = last;

	/* Passes ask in the same order: the wanted one is the last or its next. */
	while (p && (p->t != t || p->width != width))
		p = p->next == last ? NULL : p->next;
	if (!p) {
		p = plan_make(l, t, width);
		p->next = last ? last->next : p;
		if (last)
			last->next = p;
	}
	l->plan = p;
	return p;
}

/* --- rows ----------------------------------------------------------------------- */

static size_t
cell_end(const struct cell *c)
{
	return (size_t)c->column + (size_t)c->colspan;
}

static mpt
cell_x(const struct table_set *s, const struct cell *c)
{
	size_t end = cell_end(c);

	if (s->m.is_rtl)
		return s->m.x + s->m.w - s->plan->x[end];
	return s->m.x + s->plan->x[c->column];
}

/* Room in a decimal column is shared evenly, so that the numbers stand under their head. */
static mpt
decimals_of(const struct table_set *s, const struct cell *c)
{
	return is_decimal(c) ? s->plan->decimals[c->column] : 0;
}

static void
set_cell(struct table_set *s, const struct row *r, const struct cell *c, struct galley *in)
{
	struct measure m = cell_measure(s->look, r, c);
	size_t end = cell_end(c);
	bool is_beside = c->fill >= 0 && !is_symbol_above(c);
	mpt symbol = is_beside ? symbol_width(s->f->ctx, m.style) : 0;

	m.w = s->plan->x[end] - s->plan->x[c->column] - pad_left(s->look, c) - s->look->pad_x;
	m.is_rtl = s->m.is_rtl;
	if (is_decimal(c)) {
		struct extent_decimal d = extent_of_number(s->f->ctx, m, c->first);

		m.decimals = decimals_of(s, c) - d.fraction;
	}
	if (is_symbol_above(c))
		symbol_line(in, m.style, c->fill, m.w);
	if (symbol)
		symbol_hang(in, &(struct symbol){c->fill, m.style, m.is_rtl ? m.w - symbol : 0,
					symbol, m.is_rtl});
	set_blocks(in, measure_inset(m, symbol, 0), c->first);
}

static mpt
baseline_of(const struct galley *f)
{
	return f->nodes.n ? galley_top(f, 0) + f->nodes.v[0].baseline : 0;
}

/* First lines stand on one baseline; gives the height of cells that end in this row. */
static mpt
align_lanes(struct table_set *s, const struct row *r, struct galley_lane *lanes)
{
	mpt baseline = 0, height = 0;
	size_t i;

	for (i = 0; i < r->ncells; i++)
		baseline = mpt_max(baseline, baseline_of(lanes[i].galley));
	for (i = 0; i < r->ncells; i++) {
		struct galley_lane *lane = &lanes[i];
		mpt h;

		lane->y = s->look->pad_top;
		if (lane->galley->nodes.n)
			lane->y += baseline - baseline_of(lane->galley);
		h = lane->y + galley_height(lane->galley) + s->look->pad_bottom;
		if (r->cells[i].rowspan <= 1)
			height = mpt_max(height, h);
		else
			*VEC_PUSH(s->f->arena, &s->spans) =
				(struct row_span){s->row + (size_t)r->cells[i].rowspan - 1, h};
	}
	return height;
}

/* Cells that began above and end here want their height too. */
static mpt
end_spans(struct table_set *s, mpt height)
{
	size_t i, n = 0;

	for (i = 0; i < s->spans.n; i++)
		if (s->spans.v[i].last <= s->row)
			height = mpt_max(height, s->spans.v[i].left);
	for (i = 0; i < s->spans.n; i++) {
		struct row_span span = s->spans.v[i];

		span.left -= height;
		if (span.last > s->row)
			s->spans.v[n++] = span;
	}
	s->spans.n = n;
	return height;
}

static mpt
row_limit(const struct table_set *s)
{
	mpt h = s->f->frame.h;

	if (s->f->head != GALLEY_NONE)
		h -= mpt_min(s->f->pieces.v[s->f->head].height, h / ROW_LIMIT_PARTS);
	return h;
}

/* The last lines of head cells stand level, close to the column they name. */
static void
sink_lanes(const struct table_set *s, const struct row *r, struct galley_band *band)
{
	size_t i;

	for (i = 0; i < r->ncells; i++)
		if (r->cells[i].rowspan <= 1)
			band->lanes[i].y = band->height - s->look->pad_bottom -
					   galley_height(band->lanes[i].galley);
}

static void
galley_row(struct table_set *s, const struct row *r)
{
	struct galley *f = s->f;
	struct galley_inner *in = arena_array(f->ctx->tmp, struct galley_inner, r->ncells + 1);
	struct galley_band band = {.nlanes = r->ncells,
		.limit = row_limit(s),
		.fault = 1u << LF_SPLIT_ROW,
		.block = s->block};
	size_t i;

	band.lanes = arena_array(f->ctx->tmp, struct galley_lane, r->ncells + 1);
	for (i = 0; i < r->ncells; i++) {
		const struct cell *c = &r->cells[i];
		mpt left = s->m.is_rtl ? s->look->pad_x : pad_left(s->look, c);

		galley_open(&in[i], f);
		set_cell(s, r, c, &in[i].galley);
		band.lanes[i].galley = &in[i].galley;
		band.lanes[i].x = cell_x(s, c) + left;
	}
	band.height = end_spans(s, align_lanes(s, r, band.lanes));
	if (r >= s->t->head && r < s->t->head + s->t->nhead)
		sink_lanes(s, r, &band);
	galley_side_by_side(f, &band);
	while (i-- > 0)
		galley_close(&in[i]);
	s->row++;
}

static mpt
table_left(const struct table_set *s)
{
	return s->m.is_rtl ? s->m.x + s->m.w - s->plan->total : s->m.x;
}

static void
rule_below(struct table_set *s, mpt thickness)
{
	const struct galley_node *n = VEC_LAST(&s->f->nodes);

	if (thickness)
		galley_rule(s->f, table_left(s), n->height, s->plan->total, thickness,
			s->look->rule_color);
}

static void
galley_head(struct table_set *s)
{
	struct galley_span ground = {.kind = SPAN_GROUND,
		.x = table_left(s),
		.w = s->plan->total,
		.color = s->look->head_ground};
	uint32_t span = 0;
	size_t i;

	if (!s->t->nhead)
		return;
	s->row = 0;
	s->spans.n = 0;
	if (s->look->has_head_ground)
		span = galley_span_begin(s->f, ground);
	for (i = 0; i < s->t->nhead; i++) {
		if (i > 0)
			galley_cost(s->f, PAGE_BREAK_NEVER, 0);
		galley_row(s, &s->t->head[i]);
	}
	if (s->look->has_head_ground)
		galley_span_end(s->f, span);
	rule_below(s, s->look->head_rule);
}

/* --- the head again ------------------------------------------------------------- */

/* The caption's words and "(continued)" as one artifact. */
static void
galley_continued(struct table_set *s)
{
	struct context *l = s->f->ctx;
	const struct block *c = s->t->caption;
	size_t n = c ? c->runs.n : 0, i;
	struct run *runs = arena_array(l->pass, struct run, n + 2);
	enum text_style style = c && c->style != TS_BODY ? c->style : TS_CAPTION;
	const struct text_look *look = &l->style->text[style];
	struct para_ask ask = {.runs = runs,
		.style = style,
		.lang = s->block->lang ? s->block->lang : l->doc->lang,
		.width = s->m.w,
		.artifact = ARTIFACT_REPEAT,
		.where = s->block->where};
	struct lines_place place = {
		.style = style, .align = look->align, .x = s->m.x, .w = s->m.w, .block = s->block};

	if (!s->t->continued)
		return;
	for (i = 0; i < n; i++)
		if (c->runs.v[i].kind == RUN_TEXT)
			runs[ask.nruns++] = c->runs.v[i];
	if (ask.nruns)
		runs[ask.nruns++] = para_own_run(" ", ask.lang);
	runs[ask.nruns++] = para_own_run(s->t->continued, ask.lang);
	place.para = para_make_once(l, &ask);
	galley_put_lines(s->f, &place);
	galley_white(s->f, mpt_max(look->space_after, s->look->space_before));
}

static void
make_artifacts(struct galley_piece *p)
{
	size_t i;

	for (i = 0; i < p->nboxes; i++) {
		struct box *b = &p->boxes[i];

		if (b->artifact == ARTIFACT_NONE)
			b->artifact = ARTIFACT_REPEAT;
		b->elem = ELEM_NONE;
		b->seq = 0;
		b->link = LINK_NONE;
	}
}

static uint32_t
repeated_head(const struct table_set *s)
{
	struct galley_inner in;
	struct table_set again = *s;
	struct galley_piece piece;

	if (!s->t->nhead && !s->t->continued)
		return GALLEY_NONE;
	galley_open(&in, s->f);
	again.f = &in.galley;
	again.spans.v = NULL;
	again.spans.n = again.spans.cap = 0;
	galley_continued(&again);
	galley_head(&again);
	piece = galley_piece(&in.galley, s->f->arena);
	galley_close(&in);
	make_artifacts(&piece);
	return galley_add_piece(s->f, piece);
}

/* --- body ----------------------------------------------------------------------- */

/* What a break before row i costs: the table's ends are not left alone. */
static int
row_cost(const struct table_set *s, size_t i)
{
	int cost = PAGE_BREAK_LINE;

	if (i == 0)
		return s->t->nhead ? PAGE_BREAK_NEVER : PAGE_BREAK_FREE;
	if (i == 1 || i + 1 == s->t->nbody || s->t->nbody <= SMALL_ROWS)
		cost += PAGE_BREAK_ITEM;
	if (s->t->body[i - 1].keep_with_next)
		cost += PAGE_BREAK_TOGETHER;
	if (s->spans.n)
		cost += PAGE_BREAK_ROW;
	return cost;
}

static void
galley_body(struct table_set *s)
{
	size_t i;

	s->row = 0;
	s->spans.n = 0;
	for (i = 0; i < s->t->nbody; i++) {
		struct arena_mark mark = arena_save(s->f->ctx->tmp);

		galley_cost(s->f, row_cost(s, i), 0);
		galley_row(s, &s->t->body[i]);
		arena_rewind(s->f->ctx->tmp, mark);
		rule_below(s, i + 1 < s->t->nbody ? s->look->rule : s->look->end_rule);
	}
}

static void
galley_rows(struct table_set *s)
{
	struct galley_span bbox = {
		.kind = SPAN_BBOX, .x = table_left(s), .w = s->plan->total, .elem = s->block->elem};
	struct galley *f = s->f;
	uint32_t outer = f->head, span = galley_span_begin(f, bbox);

	galley_head(s);
	if (f->is_root)
		f->head = repeated_head(s);
	galley_body(s);
	f->head = outer;
	galley_span_end(f, span);
}

static void
keep_all(struct galley *f, size_t first)
{
	size_t i;

	for (i = first + 1; i < f->nodes.n; i++)
		f->nodes.v[i].cost += PAGE_BREAK_TOGETHER;
}

void
set_table_whole(struct galley *f, struct measure m, const struct block *b)
{
	struct table_set s = {.f = f,
		.block = b,
		.t = b->table,
		.look = &f->ctx->style->table[b->table->style],
		.m = m,
		.plan = plan_for(f->ctx, b->table, m.w)};
	size_t first = f->nodes.n;

	galley_white(f, s.look->space_before);
	if (s.t->caption) {
		set_blocks(f, m, s.t->caption);
		galley_cost(f, PAGE_BREAK_STRANDED, 0);
		galley_white(f, s.look->space_before);
	}
	galley_rows(&s);
	if (s.t->keep_together)
		keep_all(f, first);
	if (s.t->notes) {
		galley_cost(f, PAGE_BREAK_STRANDED, 0);
		set_blocks(f, m, s.t->notes);
	}
	galley_white(f, s.look->space_after);
}

/* A data table too wide for the text column takes the margin column too. */
static struct measure
widened(struct galley *f, struct measure m, const struct block *b)
{
	mpt side = frame_side_reach(&f->frame);

	if (!m.is_full || !f->frame.side_w || b->table->style != TABLE_DATA ||
		!plan_for(f->ctx, b->table, m.w)->is_tight)
		return m;
	m.x -= f->frame.is_rtl ? 0 : side;
	m.w += side;
	m.is_full = false;
	return m;
}

/* Too wide even so for words divided once: on landscape pages of its own, if it may. */
static bool
must_turn(struct galley *f, struct measure m, const struct block *b)
{
	if (!f->is_root || f->frame.kind == PAGE_LANDSCAPE)
		return false;
	return b->table->may_turn && plan_for(f->ctx, b->table, m.w)->is_crowded;
}

void
set_table(struct galley *f, struct measure m, const struct block *b)
{
	struct measure wide = m;
	size_t i = f->nodes.n, first = i;

	if (!b->table->ncolumns)
		return;
	m = widened(f, m, b);
	if (must_turn(f, m, b)) {
		set_landscape(f, m.is_rtl, b);
		return;
	}
	set_table_whole(f, m, b);
	for (; i < f->nodes.n; i++)
		f->nodes.v[i].is_wide = m.w > wide.w;
	if (b->table->caption && first < f->nodes.n)
		f->nodes.v[first].is_numbered = true;
}
