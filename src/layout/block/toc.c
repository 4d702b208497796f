#include "base/str.h"
#include "layout/block/set.h"
#include "layout/line/paragraph.h"

/*
 * A line of the contents: number in its own column, text, dots, page.
 *
 *     2.1   Sprache lernen in der Kita  . . . . . . . . . . . .  17
 *     |number|text                   |leader                |page|
 */
struct toc_set {
	struct galley *f;
	const struct block *b;
	const struct text_look *look;
	struct measure m;
	mpt number_w, page_w;
};

enum {
	NUMBER_EM = 3, /* room for "1.12", more if the document's numbers need it */
	PAGE_EM = 2,   /* room for three digits and air before them */
};

#define LEADER_DOT " ." /* one step of the leader */

static struct para_ask
ask_for(const struct toc_set *t, const struct run *runs, size_t n, mpt width)
{
	return (struct para_ask){.runs = runs,
		.nruns = n,
		.style = t->b->style,
		.lang = t->b->lang ? t->b->lang : t->f->ctx->doc->lang,
		.width = width,
		.where = t->b->where};
}

static mpt
text_width_of(const struct toc_set *t)
{
	return t->m.w - t->number_w - t->page_w;
}

/* As many dots as fit; all leaders end at the same place, so their dots line up. */
static const char *
leader_text(struct toc_set *t, mpt width)
{
	struct context *l = t->f->ctx;
	struct text_run dot = {.text = LEADER_DOT,
		.font = context_font(l, t->b->style, CS_NONE),
		.size = t->look->size,
		.lang = l->doc->lang,
		.tag = context_tag(l, tag_artifact(ARTIFACT_LAYOUT))};
	mpt step = text_width(l->text, &dot);
	mpt n = step > 0 && width > 0 ? width / step : 0, i;
	struct str s;
	const char *text;

	str_init(&s);
	for (i = 0; i < n; i++)
		str_add(&s, LEADER_DOT);
	text = arena_strdup(l->out, s.s);
	str_release(&s);
	return text;
}

static struct run
leader_run(struct toc_set *t, mpt width)
{
	struct run run = para_own_run(leader_text(t, width), t->f->ctx->doc->lang);

	run.style = CS_MUTED;
	run.no_break = run.no_hyphen = true;
	run.elem = t->b->toc->leader_elem;
	return run;
}

static void
put_leader(struct toc_set *t, mpt from, mpt to, mpt baseline)
{
	struct run run = leader_run(t, to - from);
	struct para_ask ask = ask_for(t, &run, 1, MPT_MAX / 2);
	struct lines_place place = {.style = t->b->style,
		.align = t->m.is_rtl ? ALIGN_LEFT : ALIGN_RIGHT,
		.x = from,
		.w = to - from};

	if (!*run.text)
		return;
	place.para = para_make_once(t->f->ctx, &ask);
	if (place.para->nlines)
		galley_put_line(t->f, &place, 0, baseline);
}

static void
put_page(struct toc_set *t, mpt text_end, mpt baseline)
{
	struct galley *f = t->f;
	bool is_rtl = t->m.is_rtl;
	struct run page = t->b->toc->page;
	struct para_ask ask = ask_for(t, &page, 1, t->page_w);
	struct lines_place place = {.para = para_make_once(f->ctx, &ask),
		.style = t->b->style,
		.align = is_rtl ? ALIGN_LEFT : ALIGN_RIGHT,
		.x = is_rtl ? t->m.x : t->m.x + t->m.w - t->page_w,
		.w = t->page_w};

	if (place.para->nlines)
		galley_put_line(f, &place, 0, baseline);
	if (is_rtl)
		put_leader(t, t->m.x + t->page_w, text_end, baseline);
	else
		put_leader(t, text_end, place.x, baseline);
}

static void
put_number(struct toc_set *t, mpt baseline)
{
	struct para_ask ask = ask_for(t, &t->b->toc->number_run, 1, t->number_w);
	struct lines_place place = {.style = t->b->style,
		.align = t->m.is_rtl ? ALIGN_RIGHT : ALIGN_LEFT,
		.x = t->m.is_rtl ? t->m.x + t->m.w - t->number_w : t->m.x,
		.w = t->number_w};

	if (!t->b->toc->number)
		return;
	place.para = para_make(t->f->ctx, &ask);
	if (place.para->nlines)
		galley_put_line(t->f, &place, 0, baseline);
}

static void
set_text(struct toc_set *t)
{
	struct galley *f = t->f;
	struct para_ask ask = ask_for(t, t->b->runs.v, t->b->runs.n, text_width_of(t));
	struct lines_place place = {.para = para_make(f->ctx, &ask),
		.style = t->b->style,
		.align = t->m.is_rtl ? ALIGN_RIGHT : ALIGN_LEFT,
		.x = t->m.is_rtl ? t->m.x + t->page_w : t->m.x + t->number_w,
		.w = text_width_of(t),
		.block = t->b};
	size_t first = f->nodes.n, i;
	const struct para_line *last;
	struct galley_node *n;
	mpt end;

	if (!place.para->nlines)
		return;
	galley_put_lines(f, &place);
	for (i = first + 1; i < f->nodes.n; i++)
		f->nodes.v[i].cost += PAGE_BREAK_LONELY;
	n = VEC_LAST(&f->nodes);
	last = &place.para->lines[place.para->nlines - 1];
	end = t->m.is_rtl ? place.x + place.w - last->text.width : place.x + last->text.width;
	put_page(t, end, n->baseline);
}

static void
widen_room(struct context *l, const struct block *b)
{
	const struct text_look *look = &l->style->text[b->style];
	struct para_ask ask = {.runs = &b->toc->number_run,
		.nruns = 1,
		.style = b->style,
		.lang = b->lang ? b->lang : l->doc->lang,
		.where = b->where};
	mpt want;
	int i;

	if (!b->toc->number)
		return;
	want = para_extent(l, &ask).natural + look->size / 2;
	for (i = 0; i < TS_COUNT; i++)
		if (l->style->text[i].indent_left == look->indent_left)
			l->toc_room[i] = mpt_max(l->toc_room[i], want);
}

static void
widen_rooms(struct context *l, const struct block *b)
{
	for (; b; b = b->next) {
		if (b->kind == BLOCK_TOC_LINE)
			widen_room(l, b);
		widen_rooms(l, b->first);
	}
}

/* All lines that begin at one place have their text at one place too. */
static mpt
number_room(const struct toc_set *t)
{
	struct context *l = t->f->ctx;

	if (!t->b->toc->number)
		return 0;
	if (!l->has_toc_room) {
		l->has_toc_room = true;
		widen_rooms(l, l->doc->first);
	}
	return mpt_max(l->toc_room[t->b->style], NUMBER_EM * t->look->size);
}

void
set_toc_line(struct galley *f, struct measure m, const struct block *b)
{
	const struct text_look *look = &f->ctx->style->text[b->style];
	struct toc_set t = {.f = f,
		.b = b,
		.look = look,
		.m = measure_inset(m, look->indent_left, look->indent_right),
		.page_w = PAGE_EM * look->size};
	struct galley_inner in;
	size_t i;

	t.number_w = number_room(&t);
	galley_white(f, look->space_before);
	galley_open(&in, f);
	galley_node(&in.galley, 0, 0, b);
	t.f = &in.galley;
	put_number(&t, 0);
	for (i = 0; i < in.galley.boxes.n; i++)
		*VEC_PUSH(f->arena, &f->hanging) = in.galley.boxes.v[i];
	galley_close(&in);
	t.f = f;
	set_text(&t);
	galley_white(f, look->space_after);
}
