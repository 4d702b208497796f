#include "layout/line/paragraph.h"

#include "base/utf8.h"
#include "style/names.h"

#include <string.h>

enum {
	RAG_EM = 4,             /* a rest of four ems is what a divided word costs */
	SHORT_LAST_EM = 3,      /* a last line shorter than this looks lost */
	SPARE_EM = 3,           /* TeX authors' usual \emergencystretch */
	WIDE_EM = 22,           /* narrower columns can't help single words and loose lines */
	LOOSE_RATIO = 2500,     /* blanks stretched to 2.5 times what they should be */
	LOOSE_RAG_RATIO = 3000, /* a rest of three rags: a hole in the edge */
	LADDER_LINES = 3,       /* this many hyphens in a row are a fault */
	WORDS_BYTES = 40,       /* of a paragraph quoted in a message */
};

/* --- paragraphs set before ------------------------------------------------------ */

struct para_slot {
	const struct run *runs; /* NULL = free */
	size_t nruns;
	mpt width;
	enum text_style style;
	const struct para *para;
};

struct para_cache {
	struct para_slot *slots;
	size_t n, cap; /* cap is a power of two */
};

#define CACHE_FIRST 1024

void
para_cache_open(struct context *l)
{
	struct para_cache *c = arena_one(l->out, struct para_cache);

	c->cap = CACHE_FIRST;
	c->slots = arena_array(l->out, struct para_slot, c->cap);
	l->paras = c;
}

#define HASH_FACTOR 0x9E3779B97F4A7C15u /* 2^64 / phi, Knuth's multiplicative hash */

static size_t
cache_hash(const struct para_ask *ask)
{
	uint64_t h = (uint64_t)(uintptr_t)ask->runs;

	h = (h >> 4) * HASH_FACTOR;
	h ^= (uint64_t)(uint32_t)ask->width * HASH_FACTOR + (uint64_t)ask->style;
	return (size_t)(h ^ h >> 32);
}

static struct para_slot *
cache_slot(struct para_cache *c, const struct para_ask *ask)
{
	size_t i = cache_hash(ask) & (c->cap - 1);

	for (;; i = (i + 1) & (c->cap - 1)) {
		struct para_slot *s = &c->slots[i];

		if (!s->runs)
			return s;
		if (s->runs == ask->runs && s->nruns == ask->nruns && s->width == ask->width &&
			s->style == ask->style)
			return s;
	}
}

static void
cache_grow(struct context *l, struct para_cache *c)
{
	struct para_slot *old = c->slots;
	size_t i, oldcap = c->cap;

	c->cap *= 2;
	c->slots = arena_array(l->out, struct para_slot, c->cap);
	for (i = 0; i < oldcap; i++) {
		struct para_ask ask = {.runs = old[i].runs,
			.nruns = old[i].nruns,
			.width = old[i].width,
			.style = old[i].style};
		if (old[i].runs)
			*cache_slot(c, &ask) = old[i];
	}
}

static void
cache_put(struct context *l, const struct para_ask *ask, const struct para *p)
{
	struct para_cache *c = l->paras;

	if (++c->n > c->cap / 2)
		cache_grow(l, c);
	*cache_slot(c, ask) = (struct para_slot){ask->runs, ask->nruns, ask->width, ask->style, p};
}

/*
 * Page references change between passes; strong and repeated text is rare.
 * A paragraph without runs has no key: its slot would look free, and give
 * its emptiness to the next paragraph that hashes there.
 */
static bool
is_lasting(const struct para_ask *ask)
{
	size_t i;

	if (ask->is_strong || ask->artifact != ARTIFACT_NONE || !ask->runs)
		return false;
	for (i = 0; i < ask->nruns; i++)
		if (ask->runs[i].kind == RUN_PAGE_REF)
			return false;
	return true;
}

/* --- runs to text --------------------------------------------------------------- */

struct run
para_own_run(const char *text, const char *lang)
{
	return (struct run){.kind = RUN_TEXT,
		.text = text,
		.lang = lang,
		.elem = ELEM_NONE,
		.link = LINK_NONE,
		.note = NOTE_NONE};
}

static const char *
run_text(const struct context *l, const struct run *r)
{
	switch (r->kind) {
	case RUN_TEXT:
	case RUN_NOTE_MARK:
		return r->text ? r->text : "";
	case RUN_PAGE_REF:
		return context_page_label(l, r->target);
	case RUN_BREAK:
		return "\n";
	}
	return "";
}

static bool
is_url(const struct context *l, const struct run *r)
{
	const char *uri;

	if (r->link == LINK_NONE || r->kind != RUN_TEXT || !r->text)
		return false;
	uri = l->doc->links.v[r->link].uri;
	return uri && (strstr(r->text, "://") || strstr(r->text, "www.") || strchr(r->text, '@'));
}

static unsigned
run_flags(const struct context *l, const struct para_ask *ask, const struct run *r)
{
	unsigned flags = 0;

	if (r->no_hyphen || r->kind != RUN_TEXT)
		flags |= TEXT_NO_HYPHEN;
	if (r->no_break || r->kind == RUN_PAGE_REF)
		flags |= TEXT_NO_BREAK;
	if (l->style->text[ask->style].tabular)
		flags |= TEXT_TABULAR;
	if (r->style == CS_CODE)
		flags |= TEXT_VERBATIM | TEXT_NO_HYPHEN;
	if (is_url(l, r))
		flags |= TEXT_URL | TEXT_NO_HYPHEN;
	return flags;
}

static uint32_t
run_tag(struct context *l, const struct para_ask *ask, const struct run *r)
{
	struct tag t = {.run = r, .elem = r->elem, .seq = r->seq, .link = r->link};

	if (ask->artifact != ARTIFACT_NONE)
		t = tag_artifact(ask->artifact);
	else if (r->elem == ELEM_NONE)
		t.artifact = ARTIFACT_LAYOUT;
	return context_tag(l, t);
}

static struct text_run
text_run_of(struct context *l, const struct para_ask *ask, const struct run *r)
{
	const struct text_look *look = &l->style->text[ask->style];
	const struct char_look *c = &l->style->chars[r->style];
	bool is_plain = r->style == CS_NONE;
	struct text_run t = {.text = run_text(l, r),
		.font = context_font(l, ask->style, r->style),
		.size = is_plain ? look->size : mpt_scale(look->size, c->size_permille, 1000),
		.rise = is_plain ? 0 : c->rise,
		.letter_spacing = look->letter_spacing,
		.color = !is_plain && c->has_color ? c->color : look->color,
		.lang = r->lang ? r->lang : ask->lang,
		.flags = run_flags(l, ask, r),
		.is_underlined = !is_plain && c->is_underlined,
		.tag = run_tag(l, ask, r),
		.where = r->where};

	if (ask->is_strong && l->style->chars[CS_STRONG].weight > t.font.weight)
		t.font.weight = l->style->chars[CS_STRONG].weight;
	return t;
}

static int
make_items(struct context *l, const struct para_ask *ask, struct arena *out, struct text_para *tp)
{
	const struct style *s = l->style;
	struct text_run *runs = arena_array(out, struct text_run, ask->nruns + 1);
	struct text_setting set = {.lang = ask->lang,
		.hyphenate = l->in->hyphenate && s->text[ask->style].hyphenate,
		.narrow_spaces = l->in->narrow_spaces,
		.hyphen_min_left = s->hyphen_min_left,
		.hyphen_min_right = s->hyphen_min_right,
		.hyphen_min_word = s->hyphen_min_word};
	size_t i;

	for (i = 0; i < ask->nruns; i++)
		runs[i] = text_run_of(l, ask, &ask->runs[i]);
	if (text_para_make(l->text, runs, ask->nruns, &set, out, tp) == 0)
		return 0;
	l->has_failed = true;
	return -1;
}

/* --- lines ---------------------------------------------------------------------- */

static bool
is_justified(const struct context *l, const struct para_ask *ask)
{
	return l->style->text[ask->style].align == ALIGN_JUSTIFY;
}

static void
break_lines(
	struct context *l, const struct para_ask *ask, const struct text_para *tp, struct brk *brk)
{
	const struct text_look *look = &l->style->text[ask->style];
	mpt width = mpt_max(ask->width, 1);
	struct brk_setting set = {.first_width = mpt_max(width - look->indent_first, 1),
		.width = width,
		.rag = is_justified(l, ask) ? 0 : RAG_EM * look->size,
		.short_last = width >= WIDE_EM * look->size ? SHORT_LAST_EM * look->size : 0,
		.spare = SPARE_EM * look->size,
		.balance = look->balance};

	brk_fill(tp->items, tp->nitems, &set, l->out, l->tmp, brk);
}

/* Notes marked on this line; each counts once though its mark be two glyph runs. */
static void
find_notes(struct context *l, struct para *p, struct para_line *line)
{
	size_t i, k;

	line->note = (uint32_t)p->nnotes;
	for (i = 0; i < line->text.nruns; i++) {
		const struct run *r = l->tags.v[line->text.runs[i].tag].run;
		bool is_known = false;

		if (!r || r->kind != RUN_NOTE_MARK || r->note == NOTE_NONE)
			continue;
		for (k = 0; k < p->nnotes; k++)
			is_known = is_known || p->notes[k] == r->note;
		if (!is_known)
			p->notes[p->nnotes++] = r->note;
	}
	line->nnotes = (uint32_t)p->nnotes - line->note;
}

static size_t
count_notes(const struct para_ask *ask)
{
	size_t i, n = 0;

	if (ask->artifact != ARTIFACT_NONE)
		return 0;
	for (i = 0; i < ask->nruns; i++)
		n += ask->runs[i].kind == RUN_NOTE_MARK;
	return n;
}

static void
set_lines(struct context *l, const struct para_ask *ask, const struct text_para *tp, struct para *p)
{
	struct brk brk;
	size_t i, nnotes = count_notes(ask);

	break_lines(l, ask, tp, &brk);
	p->nlines = brk.nlines;
	p->lines = arena_array(l->out, struct para_line, brk.nlines + 1);
	p->notes = arena_array(l->out, uint32_t, nnotes + 1);
	p->is_rtl = tp->is_rtl;
	for (i = 0; i < brk.nlines; i++) {
		struct para_line *line = &p->lines[i];
		struct brk_line *b = &brk.lines[i];
		bool is_set = is_justified(l, ask) && !b->is_overfull &&
			      (!b->is_last || b->width > b->measure);

		line->brk = *b;
		text_line_make(l->text, tp, b->first, b->last, is_set ? b->measure : 0, l->out,
			&line->text);
		if (nnotes)
			find_notes(l, p, line);
	}
}

/* --- faults --------------------------------------------------------------------- */

static void
add_fault(struct para *p, enum layout_fault_kind kind, size_t line, mpt amount)
{
	p->faults[p->nfaults++] = (struct para_fault){kind, line, amount};
}

static void
check_line(const struct context *l, const struct para_ask *ask, struct para *p, size_t i)
{
	const struct brk_line *b = &p->lines[i].brk;
	mpt em = l->style->text[ask->style].size;
	bool is_wide = b->measure >= WIDE_EM * em;
	int loose = is_justified(l, ask) ? LOOSE_RATIO : LOOSE_RAG_RATIO;

	if (b->is_overfull)
		add_fault(p, LF_OVERFULL, i, b->width - b->measure);
	else if (is_wide && !b->is_last && b->ratio > loose && !l->style->text[ask->style].balance)
		add_fault(p, LF_LOOSE, i, b->measure - b->width);
	if (is_wide && b->is_last && i > 0 && !p->lines[i - 1].brk.is_last && b->is_single_word &&
		b->width < SHORT_LAST_EM * em)
		add_fault(p, LF_SHORT_LAST_LINE, i, 0);
}

static void
check_lines(struct context *l, const struct para_ask *ask, struct para *p)
{
	size_t i;
	bool is_wide = ask->width >= WIDE_EM * l->style->text[ask->style].size;
	int ladder = 0;

	p->faults = arena_array(l->tmp, struct para_fault, 3 * p->nlines + 1);
	for (i = 0; i < p->nlines; i++) {
		check_line(l, ask, p, i);
		ladder = p->lines[i].brk.is_hyphenated ? ladder + 1 : 0;
		if (ladder == LADDER_LINES && is_wide)
			add_fault(p, LF_LADDER, i, 0);
	}
	p->faults = arena_memdup(l->out, p->faults, p->nfaults * sizeof(*p->faults));
}

/* --- dump ----------------------------------------------------------------------- */

static void
dump_text(FILE *out, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (s[i] == '\n')
			fputs("\\n", out);
		else
			fputc(s[i], out);
}

static void
dump_lines(const struct context *l, const struct para_ask *ask, const struct text_para *tp,
	const struct para *p)
{
	FILE *out = l->in->lines;
	size_t i;

	fprintf(out, "para %s width=%d lines=%zu%s\n", style_texts.v[ask->style], (int)ask->width,
		p->nlines, p->is_rtl ? " rtl" : "");
	for (i = 0; i < p->nlines; i++) {
		const struct brk_line *b = &p->lines[i].brk;
		size_t from = b->first < tp->nitems ? tp->items[b->first].start : tp->ntext;
		size_t to = tp->items[b->last].start;

		fprintf(out, "\t%d/%d r=%d |", (int)b->width, (int)b->measure, b->ratio);
		dump_text(out, tp->text + from, to > from ? to - from : 0);
		fprintf(out, "|%s%s\n", b->is_hyphenated ? " hyphen" : "",
			b->is_overfull ? " OVERFULL" : "");
	}
}

/* --- making --------------------------------------------------------------------- */

/* Items and shaped words end here; the glyph runs' text lives on with them. */
static void
keep_text(struct context *l, const struct text_para *tp, struct para *p)
{
	size_t i, k;

	p->text = arena_strndup(l->out, tp->text, tp->ntext);
	for (i = 0; i < p->nlines; i++)
		for (k = 0; k < p->lines[i].text.nruns; k++) {
			struct glyph_run *r = &p->lines[i].text.runs[k];

			r->text = p->text + (r->text - tp->text);
		}
}

const struct para *
para_make_once(struct context *l, const struct para_ask *ask)
{
	struct para *p = arena_one(l->out, struct para);
	struct arena_mark mark = arena_save(l->tmp);
	struct text_para tp = {.nitems = 0};

	if (make_items(l, ask, l->tmp, &tp) == 0 || tp.nitems) {
		set_lines(l, ask, &tp, p);
		check_lines(l, ask, p);
		keep_text(l, &tp, p);
		if (l->is_dumping)
			dump_lines(l, ask, &tp, p);
	}
	arena_rewind(l->tmp, mark);
	return p;
}

const struct para *
para_make(struct context *l, const struct para_ask *ask)
{
	const struct para *p;

	if (!is_lasting(ask))
		return para_make_once(l, ask);
	p = cache_slot(l->paras, ask)->para;
	if (!p) {
		p = para_make_once(l, ask);
		cache_put(l, ask, p);
	}
	return p;
}

struct brk_extent
para_extent(struct context *l, const struct para_ask *ask)
{
	struct arena_mark mark = arena_save(l->tmp);
	struct text_para tp = {.nitems = 0};
	struct brk_extent e = {.piece = 0};
	size_t ntags = l->tags.n;

	if (make_items(l, ask, l->tmp, &tp) == 0 || tp.nitems)
		e = brk_measure(tp.items, tp.nitems);
	l->tags.n = ntags;
	arena_rewind(l->tmp, mark);
	return e;
}

const char *
para_first_words(struct arena *out, const struct runs *runs)
{
	char *s = arena_alloc(out, WORDS_BYTES + UTF8_MAX + 1);
	size_t i, n = 0;

	for (i = 0; i < runs->n && n < WORDS_BYTES; i++) {
		const char *t = runs->v[i].kind == RUN_TEXT ? runs->v[i].text : NULL;
		size_t len = t ? strlen(t) : 0, pos = 0;

		while (pos < len && n < WORDS_BYTES)
			n += utf8_encode(utf8_next(t, len, &pos), s + n);
	}
	s[n] = '\0';
	return s;
}
