#include "compose/write/ink.h"

#include "base/str.h"

#include <assert.h>
#include <string.h>

#define FEW_RUNS 1 /* most paragraphs of a document are a single run */

static struct run *
push(struct builder *b, enum run_kind kind)
{
	struct runs *runs = b->ink.runs;
	struct run *r;

	assert(runs);
	if (!runs->cap) {
		runs->v = arena_array(b->a, struct run, FEW_RUNS);
		runs->cap = FEW_RUNS;
	}
	runs->v = vec_reserve(b->a, runs->v, runs->n, &runs->cap, sizeof *runs->v);
	r = &runs->v[runs->n++];
	*r = (struct run){.kind = kind,
		.style = b->ink.style,
		.no_hyphen = b->ink.no_hyphen,
		.no_break = b->ink.no_break,
		.lang = b->ink.lang,
		.elem = b->ink.elem,
		.seq = b->doc->next_seq++,
		.link = b->ink.link,
		.note = NOTE_NONE,
		.where = b->where};
	return r;
}

void
ink_text(struct builder *b, const char *text)
{
	if (text && *text)
		push(b, RUN_TEXT)->text = text;
}

void
ink_styled(struct builder *b, enum char_style style, const char *text)
{
	enum char_style old = b->ink.style;

	b->ink.style = style;
	ink_text(b, text);
	b->ink.style = old;
}

void
ink_whole(struct builder *b, enum char_style style, const char *text)
{
	struct ink old = b->ink;

	b->ink.style = style;
	b->ink.no_hyphen = true;
	ink_text(b, text);
	b->ink = old;
}

void
ink_fixed(struct builder *b, const char *text)
{
	struct ink old = b->ink;

	b->ink.no_hyphen = b->ink.no_break = true;
	ink_text(b, text);
	b->ink = old;
}

void
ink_break(struct builder *b)
{
	push(b, RUN_BREAK);
}

/* ---- inline elements ---- */

static uint32_t
inline_elem(struct builder *b, enum role role)
{
	struct frame old = b->frame;
	uint32_t elem;

	b->frame.parent = b->ink.elem;
	b->frame.lang = b->ink.lang;
	elem = builder_elem(b, role);
	b->frame = old;
	return elem;
}

struct ink
ink_open(struct builder *b, enum role role)
{
	struct ink old = b->ink;

	b->ink.elem = inline_elem(b, role);
	return old;
}

void
ink_close(struct builder *b, struct ink old)
{
	b->ink = old;
}

struct ink
ink_open_lang(struct builder *b, const char *lang)
{
	struct ink old = ink_open(b, ROLE_SPAN);

	b->ink.lang = lang;
	builder_elem_at(b, b->ink.elem)->lang = lang;
	return old;
}

void
ink_abbr(struct builder *b, const char *text, const char *expansion)
{
	struct ink old = ink_open(b, ROLE_SPAN);

	builder_elem_at(b, b->ink.elem)->expansion = expansion;
	b->ink.style = CS_ABBR;
	b->ink.no_hyphen = true;
	ink_text(b, text);
	ink_close(b, old);
}

static bool
is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (unsigned char)c >= 0x80;
}

/* Index of the not yet expanded term whose abbreviation is the word at p, -1 = none. */
static int
abbreviation_at(const struct builder *b, const char *p)
{
	for (size_t i = 0; i < b->model->glossary.n; i++) {
		const char *abbr = b->model->glossary.v[i].abbr;
		size_t n = abbr ? strlen(abbr) : 0;

		if (n && *p == *abbr && b->explained[i] <= b->chapter && strncmp(p, abbr, n) == 0 &&
			!is_word_byte(p[n]))
			return (int)i;
	}
	return -1;
}

void
ink_prose(struct builder *b, const char *text)
{
	const char *rest = text;

	if (b->ink.link != LINK_NONE) {
		ink_text(b, text);
		return;
	}
	for (const char *p = text; *p; p++) {
		const struct term *term;
		int i = -1;

		if (*p >= 'A' && *p <= 'Z' && (p == text || !is_word_byte(p[-1])))
			i = abbreviation_at(b, p);
		if (i < 0)
			continue;
		term = &b->model->glossary.v[i];
		b->explained[i] = b->chapter + 1;
		ink_text(b, arena_strndup(b->a, rest, (size_t)(p - rest)));
		ink_abbr(b, term->abbr, term->name);
		rest = p + strlen(term->abbr);
		p = rest - 1;
	}
	ink_text(b, rest);
}

/* Typographic convention, not wording: outer and inner marks per language, after CLDR 42. */
static const struct marks {
	const char *lang, *open, *close, *inner_open, *inner_close;
} marks[] = {
	{"am", "«", "»", "‹", "›"},
	{"ar", "«", "»", "“", "”"},
	{"bg", "„", "“", "„", "“"},
	{"cs", "„", "“", "‚", "‘"},
	{"de", "„", "“", "‚", "‘"},
	{"el", "«", "»", "“", "”"},
	{"en", "“", "”", "‘", "’"},
	{"es", "«", "»", "“", "”"},
	{"fa", "«", "»", "‹", "›"},
	{"fr", "«\u202F", "\u202F»", "“", "”"},
	{"he", "”", "”", "’", "’"},
	{"hr", "„", "“", "‚", "‘"},
	{"hu", "„", "”", "»", "«"},
	{"it", "«", "»", "“", "”"},
	{"ku", "“", "”", "‘", "’"},
	{"nl", "‘", "’", "“", "”"},
	{"pl", "„", "”", "«", "»"},
	{"pt", "“", "”", "‘", "’"},
	{"ro", "„", "”", "«", "»"},
	{"ru", "«", "»", "„", "“"},
	{"sk", "„", "“", "‚", "‘"},
	{"sl", "„", "“", "‚", "‘"},
	{"sq", "«", "»", "“", "”"},
	{"sr", "„", "“", "‘", "‘"},
	{"ti", "«", "»", "“", "”"},
	{"tr", "“", "”", "‘", "’"},
	{"uk", "«", "»", "„", "“"},
};

static const struct marks *
marks_of(const char *lang)
{
	size_t n;

	if (!lang)
		return NULL;
	n = strcspn(lang, "-_");
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (n == strlen(marks[i].lang) && strncmp(marks[i].lang, lang, n) == 0)
			return &marks[i];
	return NULL;
}

static const char *
quote_mark(const struct builder *b, int depth, bool is_close)
{
	const struct marks *m = marks_of(b->ink.lang);

	if (!m)
		return label_of(b->labels, is_close ? LABEL_QUOTE_CLOSE : LABEL_QUOTE_OPEN);
	if (depth % 2)
		return is_close ? m->inner_close : m->inner_open;
	return is_close ? m->close : m->open;
}

struct ink
ink_open_quote(struct builder *b)
{
	struct ink old = ink_open(b, ROLE_QUOTE);

	ink_text(b, quote_mark(b, old.quotes, false));
	b->ink.quotes++;
	return old;
}

void
ink_close_quote(struct builder *b, struct ink old)
{
	ink_text(b, quote_mark(b, old.quotes, true));
	ink_close(b, old);
}

/* ---- links ---- */

static struct ink
open_link(struct builder *b, struct link link)
{
	struct ink old = ink_open(b, ROLE_LINK);

	link.elem = b->ink.elem;
	*VEC_PUSH(b->a, &b->doc->links) = link;
	b->ink.link = (uint32_t)(b->doc->links.n - 1);
	return old;
}

struct ink
ink_open_url(struct builder *b, const char *uri, const char *contents)
{
	struct ink old = open_link(b, (struct link){.uri = uri, .contents = contents});

	b->ink.style = CS_LINK;
	return old;
}

struct ink
ink_open_link(struct builder *b, const char *anchor, const char *contents)
{
	return open_link(b, (struct link){.anchor = anchor, .contents = contents});
}

static const struct outline_item *
known(const struct builder *b, const char *anchor)
{
	return anchor ? outline_lookup(b->known, anchor) : NULL;
}

void
ink_link(struct builder *b, const char *anchor, const char *text)
{
	struct ink old;

	if (!known(b, anchor)) {
		ink_text(b, text);
		return;
	}
	old = ink_open_link(b, anchor, text);
	b->ink.style = CS_LINK;
	ink_text(b, text);
	ink_close(b, old);
}

void
ink_address(struct builder *b, const char *address)
{
	bool is_mail = strchr(address, '@') && !strstr(address, ":");
	const char *uri = is_mail ? builder_printf(b, "mailto:%s", address) : address;
	struct ink old = ink_open_url(b, uri, address);

	b->ink.no_hyphen = true;
	ink_text(b, address);
	ink_close(b, old);
}

static void
page_run(struct builder *b, const char *anchor)
{
	struct run *r = push(b, RUN_PAGE_REF);

	r->target = anchor;
	r->no_hyphen = r->no_break = true;
}

/* The label's text around its placeholder for the page number. */
static void
labelled_page(struct builder *b, enum label label, const char *number, const char *anchor)
{
	const char *mark = number ? "{2}" : "{1}";
	const char *text = label_of(b->labels, label);
	const char *at = strstr(text, mark);
	size_t before = at ? (size_t)(at - text) : strlen(text);
	struct str s;

	str_init(&s);
	for (const char *p = text; p < text + before; p++) {
		if (number && strncmp(p, "{1}", 3) == 0) {
			str_add(&s, number);
			p += 2;
		} else {
			str_addc(&s, *p);
		}
	}
	ink_text(b, arena_strdup(b->a, s.s));
	str_release(&s);
	if (!at)
		return;
	page_run(b, anchor);
	ink_text(b, at + strlen(mark));
}

static const char *
target_text(struct builder *b, const struct outline_item *item)
{
	if (!item->text)
		return item->number ? item->number : item->anchor;
	return item->number ? builder_printf(b, "%s %s", item->number, item->text) : item->text;
}

static void
ink_quoted(struct builder *b, const char *text)
{
	struct ink old = ink_open_quote(b);

	ink_text(b, text);
	ink_close_quote(b, old);
}

/* "Figure 3", "Table 2", code and title, the title of an unnumbered chapter. */
static void
reference_name(struct builder *b, const struct outline_item *item)
{
	if (item->kind == OUTLINE_FIGURE)
		ink_fixed(b, LABEL_FILL(b->a, b->labels, LABEL_FIGURE_N, item->number));
	else if (item->kind == OUTLINE_TABLE)
		ink_fixed(b, LABEL_FILL(b->a, b->labels, LABEL_TABLE_N, item->number));
	else if (item->kind == OUTLINE_HEADING && item->number)
		ink_text(b, target_text(b, item));
	else if (item->kind == OUTLINE_HEADING)
		ink_quoted(b, item->text);
	else
		ink_text(b, item->text);
	ink_text(b, ", ");
}

static bool
has_section_number(const struct outline_item *item)
{
	return item->kind == OUTLINE_HEADING && item->number && item->number[0] >= '0' &&
	       item->number[0] <= '9';
}

void
ink_reference(struct builder *b, const char *anchor, const char *fallback)
{
	const struct outline_item *item = known(b, anchor);
	struct ink old;

	if (!item) {
		ink_text(b, fallback);
		return;
	}
	old = ink_open_link(b, anchor, target_text(b, item));
	b->ink.style = CS_LINK;
	if (has_section_number(item)) {
		labelled_page(b, LABEL_SECTION_REF, item->number, anchor);
	} else {
		reference_name(b, item);
		labelled_page(b, LABEL_PAGE_REF, NULL, anchor);
	}
	ink_close(b, old);
}

void
ink_page(struct builder *b, const char *anchor)
{
	const struct outline_item *item = known(b, anchor);
	struct ink old;

	if (!item)
		return;
	old = ink_open_link(b, anchor, target_text(b, item));
	b->ink.style = CS_LINK;
	page_run(b, anchor);
	ink_close(b, old);
}

/* ---- footnotes ---- */

/* The mark in the text; gives its link's index. Its end is not known yet. */
static uint32_t
note_mark(struct builder *b, const char *number)
{
	struct ink old = ink_open(b, ROLE_REFERENCE);
	uint32_t link;
	struct run *mark;

	open_link(
		b, (struct link){.contents = LABEL_FILL(b->a, b->labels, LABEL_NOTE_LINK, number)});
	link = b->ink.link;
	b->ink.style = CS_SUP;
	mark = push(b, RUN_NOTE_MARK);
	mark->text = number;
	mark->note = (uint32_t)b->doc->notes.n;
	ink_close(b, old);
	return link;
}

/* The note's label, which leads back to the mark. */
static void
note_label(struct builder *b, struct note *note, uint32_t mark)
{
	struct ink old = ink_open(b, ROLE_LBL);

	open_link(
		b, (struct link){.place = b->doc->links.v[mark].elem,
			   .contents = LABEL_FILL(b->a, b->labels, LABEL_NOTE_BACK, note->label)});
	note->label_elem = b->ink.elem;
	note->label_link = b->ink.link;
	note->label_seq = b->doc->next_seq++;
	b->doc->links.v[mark].place = note->label_elem;
	ink_close(b, old);
}

struct ink
ink_open_note(struct builder *b)
{
	struct ink old = b->ink;
	const char *number = builder_printf(b, "%zu", b->doc->notes.n + 1);
	uint32_t mark = note_mark(b, number);
	struct note *note = VEC_PUSH(b->a, &b->doc->notes);

	*note = (struct note){.label = number, .lang = old.lang, .where = b->where};
	note->elem = inline_elem(b, ROLE_NOTE);
	builder_elem_at(b, note->elem)->id = builder_printf(b, "note-%s", number);
	b->ink = (struct ink){.elem = note->elem, .link = LINK_NONE, .lang = old.lang};
	note_label(b, note, mark);
	/* Notes never nest, so the vector does not move while this one is written. */
	b->ink.runs = &note->runs;
	return old;
}

void
ink_close_note(struct builder *b, struct ink old)
{
	ink_close(b, old);
}

/* ---- whole paragraphs ---- */

struct block *
builder_line(struct builder *b, enum text_style style, uint32_t elem, const char *text)
{
	struct block *block;

	if (!text || !*text)
		return NULL;
	block = builder_line_open(b, style, elem);
	ink_text(b, text);
	builder_para_close(b);
	return block;
}

struct block *
builder_para(struct builder *b, enum text_style style, const char *text)
{
	if (!text || !*text)
		return NULL;
	return builder_line(b, style, builder_elem(b, ROLE_P), text);
}
