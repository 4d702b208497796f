/*
 * Walks the composed blocks and calls who sets each kind; sees to what all
 * kinds share: anchors, margin material, space, keeping together.
 */
#include "layout/block/set.h"
#include "layout/block/sheet.h"
#include "layout/galley/symbol.h"
#include "layout/line/paragraph.h"

enum { PERMILLE = 1000 };

/* --- margin column -------------------------------------------------------------- */

static struct galley_piece
stack_pieces(struct arena *a, const struct galley_piece *up, const struct galley_piece *low)
{
	struct galley_piece p = *up;
	size_t i;

	p.boxes = arena_array(a, struct box, up->nboxes + low->nboxes + 1);
	for (i = 0; i < up->nboxes; i++)
		p.boxes[i] = up->boxes[i];
	for (i = 0; i < low->nboxes; i++) {
		p.boxes[p.nboxes] = low->boxes[i];
		p.boxes[p.nboxes].y = mpt_add(low->boxes[i].y, up->height);
		p.nboxes++;
	}
	p.height = mpt_add(p.height, low->height);
	return p;
}

static bool
is_facts(const struct block *b)
{
	return b->kind == BLOCK_TABLE && b->table->style == TABLE_FACTS;
}

/* The element whose place in the margin must be known: a table's. */
static uint32_t
boxed_elem(const struct galley *f)
{
	size_t i;

	for (i = 0; i < f->spans.n; i++)
		if (f->spans.v[i].kind == SPAN_BBOX)
			return f->spans.v[i].elem;
	return ELEM_NONE;
}

static void
add_side(struct galley *f, struct galley_inner *in, bool is_raised)
{
	struct galley_piece piece = galley_piece(&in->galley, f->arena);

	piece.elem = boxed_elem(&in->galley);
	piece.is_raised = is_raised;
	galley_append(f, &in->galley);
	if (!piece.nboxes)
		return;
	if (f->side != GALLEY_NONE)
		piece = stack_pieces(f->arena, &f->pieces.v[f->side], &piece);
	f->side = galley_add_piece(f, piece);
}

/* The height of what is set already and cannot be parted from what comes next. */
static mpt
height_above(const struct galley *f)
{
	int64_t height = 0;
	size_t i = f->nodes.n;

	while (i-- > 0) {
		const struct galley_node *n = &f->nodes.v[i];

		height += n->kept + n->height;
		if (n->cost < PAGE_BREAK_STRANDED / 2)
			break;
		height += n->above;
	}
	return mpt_held(height);
}

/* Facts may stand above the text instead: if the style says so, or if they are too many. */
static void
galley_side(struct galley *f, struct measure m, const struct block *b)
{
	struct measure side = {.x = 0, .w = f->frame.side_w, .is_rtl = m.is_rtl, .is_margin = true};
	bool has_facts = is_facts(b->side);
	bool is_beside = f->is_root && f->frame.side_w > 0 &&
			 (!has_facts || f->ctx->style->sheet.facts == FACTS_MARGIN);
	struct galley_inner in;

	if (is_beside) {
		galley_open(&in, f);
		set_blocks(&in.galley, side, b->side);
		is_beside = !has_facts || galley_height(&in.galley) <= f->frame.h - height_above(f);
		if (is_beside)
			add_side(f, &in, has_facts);
		galley_close(&in);
	}
	if (!is_beside)
		set_blocks(f, m, b->side);
}

/* --- paragraphs ----------------------------------------------------------------- */

static enum text_style
style_in(struct measure m, const struct block *b)
{
	if (m.is_margin && b->style == TS_FACT_LABEL)
		return TS_MARGIN_LABEL;
	if (m.is_margin && b->style == TS_FACT_VALUE)
		return TS_MARGIN_VALUE;
	return b->style == TS_BODY ? m.style : b->style;
}

/* A heading stands so that what follows it begins on the grid. */
static void
snap_heading(struct galley *f, size_t first, const struct text_look *look)
{
	mpt grid = f->ctx->style->page.grid;
	int64_t extent = look->space_after;
	size_t i;

	for (i = first; i < f->nodes.n; i++)
		extent += f->nodes.v[i].height;
	if (f->nodes.n > first && grid > 0)
		f->nodes.v[first].snap = (mpt)(extent % grid);
}

static void
keep_lines_together(struct galley *f, size_t first)
{
	size_t i;

	for (i = first + 1; i < f->nodes.n; i++)
		f->nodes.v[i].cost += PAGE_BREAK_STRANDED;
}

/* Hangs the paragraph's symbol; gives what is left for its text. */
static struct measure
beside_symbol(struct galley *f, struct measure m, const struct block *b, enum text_style style)
{
	mpt w = block_mark(b) ? symbol_width(f->ctx, style) : 0;

	if (!w)
		return m;
	symbol_hang(f, &(struct symbol){block_mark(b) - 1, style, m.is_rtl ? m.x + m.w - w : m.x, w,
			       m.is_rtl});
	return measure_inset(m, w, 0);
}

void
set_para(struct galley *f, struct measure m, const struct block *b)
{
	enum text_style style = style_in(m, b);
	const struct text_look *look = &f->ctx->style->text[style];
	struct measure in =
		beside_symbol(f, measure_inset(m, look->indent_left, look->indent_right), b, style);
	struct para_ask ask = {.runs = b->runs.v,
		.nruns = b->runs.n,
		.style = style,
		.lang = b->lang ? b->lang : f->ctx->doc->lang,
		.width = in.w,
		.is_strong = m.is_strong,
		.where = b->where};
	struct lines_place place = {.para = para_make(f->ctx, &ask),
		.style = style,
		.align = m.has_align ? m.align : look->align,
		.x = in.x,
		.w = in.w,
		.indent_first = look->indent_first,
		.decimals = m.decimals,
		.block = b};
	size_t first = f->nodes.n;

	galley_white(f, look->space_before);
	galley_put_lines(f, &place);
	/* A paragraph goes with what it introduces, but may be divided itself. */
	if (look->keep_with_next || (b->keep_with_next && b->kind == BLOCK_HEADING)) {
		snap_heading(f, first, look);
		keep_lines_together(f, first);
	}
	galley_white(f, look->space_after);
	if (look->keep_with_next && !b->keep_with_next && f->nodes.n > first)
		galley_cost(f, PAGE_BREAK_STRANDED, 0);
}

/* --- groups --------------------------------------------------------------------- */

static void
galley_boxed(struct galley *f, struct measure m, const struct block *b, const struct box_look *look)
{
	bool is_quote = b->group == GROUP_QUOTE;
	mpt rule = is_quote ? look->rule : 0;
	bool has_ground = !is_quote || look->ground != f->ctx->style->color[COLOR_PAPER];
	mpt pad_y = has_ground ? look->pad : 0;
	struct galley_span ground = {
		.kind = SPAN_GROUND, .x = m.x, .w = m.w, .pad = pad_y, .color = look->ground};
	struct galley_span left = {.kind = SPAN_RULE_LEFT,
		.x = m.is_rtl ? m.x + m.w - look->rule : m.x,
		.w = look->rule,
		.pad = pad_y,
		.color = look->rule_color};
	uint32_t g = 0, r = 0;

	galley_white(f, look->space_before);
	f->kept += pad_y;
	if (has_ground)
		g = galley_span_begin(f, ground);
	if (look->rule)
		r = galley_span_begin(f, left);
	set_blocks(f, measure_inset(m, look->pad + rule, look->pad), b->first);
	if (look->rule)
		galley_span_end(f, r);
	if (has_ground)
		galley_span_end(f, g);
	f->extra += pad_y;
	galley_white(f, look->space_after);
}

static void
galley_group(struct galley *f, struct measure m, const struct block *b)
{
	switch (b->group) {
	case GROUP_PLAIN:
	case GROUP_KEEP:
		set_blocks(f, m, b->first);
		return;
	case GROUP_SHEET:
		set_blocks(f, m, b->first);
		f->clears = true;
		return;
	case GROUP_BOX:
		galley_boxed(f, m, b, &f->ctx->style->box);
		return;
	case GROUP_QUOTE:
		galley_boxed(f, m, b, &f->ctx->style->quote);
		return;
	case GROUP_COLUMNS:
		set_columns(f, m, b);
		return;
	}
}

static mpt
column_gap(const struct style *s)
{
	return 2 * s->table[TABLE_DATA].pad_x;
}

static size_t
count_blocks(const struct block *b)
{
	size_t n = 0;

	for (; b; b = b->next)
		n++;
	return n;
}

void
set_columns(struct galley *f, struct measure m, const struct block *b)
{
	size_t n = count_blocks(b->first), i;
	mpt gap = column_gap(f->ctx->style);
	mpt w = n ? (m.w - (mpt)(n - 1) * gap) / (mpt)n : m.w;
	struct galley_inner *in = arena_array(f->arena, struct galley_inner, n + 1);
	struct galley_band band = {.nlanes = n, .limit = f->frame.h, .block = b};
	const struct block *child = b->first;

	band.lanes = arena_array(f->arena, struct galley_lane, n + 1);
	for (i = 0; i < n; i++, child = child->next) {
		struct measure column = m;

		galley_open(&in[i], f);
		column.x = 0;
		column.w = w;
		column.is_full = false;
		set_block(&in[i].galley, column, child);
		band.lanes[i].galley = &in[i].galley;
		band.lanes[i].x = m.x + (mpt)(m.is_rtl ? n - 1 - i : i) * (w + gap);
		band.height = mpt_max(band.height, galley_height(&in[i].galley));
	}
	if (band.height > 0)
		galley_side_by_side(f, &band);
	while (n-- > 0)
		galley_close(&in[n]);
}

/* --- pages ---------------------------------------------------------------------- */

static void
galley_page(struct galley *f, struct measure m, const struct block *b)
{
	if (!f->is_root)
		return;
	f->flush(f);
	f->frame = frame_of_page(f->ctx->style, b->page.kind, m.is_rtl);
	if (b->page.numbering != NUMBERING_KEEP)
		f->ctx->numbering = b->page.numbering;
}

/* The pages to come run the way their first block does. */
static void
galley_new_page(struct galley *f, struct measure m)
{
	f->flush(f);
	f->frame = frame_of_page(f->ctx->style, f->frame.kind, m.is_rtl);
}

/* --- offers --------------------------------------------------------------------- */

/* The first child that needs no page more than there is without it. */
static void
set_offer(struct galley *f, struct measure m, const struct block *b)
{
	struct context *l = f->ctx;
	const struct block *child = b->first;
	size_t pages = f->is_root ? f->count(f) : 0;
	struct galley before = *f;

	if (!child)
		return;
	set_block(f, m, child);
	while (f->is_root && child->next && f->count(f) > pages) {
		*f = before;
		child = child->next;
		set_block(f, m, child);
	}
	*VEC_PUSH(l->out, &l->pages->choices) = (struct choice){b, child};
}

/* --- all ------------------------------------------------------------------------ */

static void
galley_kind(struct galley *f, struct measure m, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_GROUP:
		galley_group(f, m, b);
		return;
	case BLOCK_PARA:
	case BLOCK_HEADING:
		set_para(f, m, b);
		return;
	case BLOCK_LIST:
		set_list(f, m, b);
		return;
	case BLOCK_TABLE:
		if (m.is_margin && is_facts(b))
			set_facts(f, m, b);
		else
			set_table(f, m, b);
		return;
	case BLOCK_FIGURE:
		set_figure(f, m, b);
		return;
	case BLOCK_CHART:
		set_chart(f, m, b);
		return;
	case BLOCK_TOC_LINE:
		set_toc_line(f, m, b);
		return;
	case BLOCK_PAGE:
		galley_page(f, m, b);
		return;
	case BLOCK_COVER:
		set_cover(f, b);
		return;
	case BLOCK_OFFER:
		set_offer(f, m, b);
		return;
	}
}

/* Keeps what was made since `first`, and gives its height: of a table that may be kilometres. */
static mpt
keep_together(struct galley *f, size_t first, bool is_kept)
{
	int64_t height = 0;
	size_t i;

	for (i = first; i < f->nodes.n; i++) {
		struct galley_node *n = &f->nodes.v[i];

		height += n->kept + n->height + (i > first ? n->above : 0);
		if (is_kept && i > first)
			n->cost += PAGE_BREAK_TOGETHER;
	}
	return mpt_held(height);
}

/* Starting low on the page is no fault if all of it fits there. */
static void
limit_room(struct galley *f, size_t first, mpt height)
{
	struct galley_node *n;

	if (first >= f->nodes.n)
		return;
	n = &f->nodes.v[first];
	n->room = mpt_min(n->room, height);
}

static bool
is_sheet_block(const struct block *b)
{
	return b->kind == BLOCK_GROUP && b->group == GROUP_SHEET;
}

static void
set_any(struct galley *f, struct measure m, const struct block *b)
{
	bool is_sheet = is_sheet_block(b);
	bool is_kept = b->keep_together || (b->kind == BLOCK_GROUP && b->group == GROUP_KEEP);
	size_t first;
	mpt height;

	if (b->lang)
		m.is_rtl = text_is_rtl(b->lang);
	if (b->page_break_before && f->is_root)
		galley_new_page(f, m);
	if (m.is_full && f->is_root)
		m.w = f->frame.w;
	if (b->least_room_permille)
		f->room = mpt_scale(f->frame.h, b->least_room_permille, PERMILLE);
	galley_anchor(f, b);
	first = f->nodes.n;
	if (is_sheet)
		sheet_begin(f, m, b);
	if (b->side)
		galley_side(f, m, b);
	galley_kind(f, m, b);
	if (f->nodes.n <= first)
		return;
	height = keep_together(f, first, is_kept);
	if (is_sheet)
		sheet_keep(f, first, height);
	if (b->least_room_permille)
		limit_room(f, first, height);
	if (b->keep_with_next)
		galley_cost(f, PAGE_BREAK_STRANDED,
			b->kind == BLOCK_HEADING ? 1u << LF_STRANDED_HEADING : 0);
}

void
set_block(struct galley *f, struct measure m, const struct block *b)
{
	if (is_sheet_block(b) && f->is_root)
		sheet_set(f, m, b, set_any);
	else
		set_any(f, m, b);
}

void
set_blocks(struct galley *f, struct measure m, const struct block *b)
{
	for (; b; b = b->next) {
		set_block(f, m, b);
		/* What follows is as wide as the new kind of page. */
		if (b->kind == BLOCK_PAGE && f->is_root)
			m.w = f->frame.w;
	}
}
