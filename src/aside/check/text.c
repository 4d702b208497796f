/* What is said about the document as a whole, its bookmarks, links, notes and languages. */
#include "aside/check/check.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define SUBTAG_MAX 8 /* RFC 5646 section 2.1 */
#define LANGS_MAX 40

static const struct elem *
elem_at(const struct survey *s, uint32_t i)
{
	return i < s->in->doc->elems.n ? &s->in->doc->elems.v[i] : NULL;
}

static bool
has_role(const struct survey *s, uint32_t i, enum role role)
{
	const struct elem *e = elem_at(s, i);

	return e && e->role == role;
}

static bool
has_words(const char *text)
{
	return text && text[strspn(text, " \t\n")] != '\0';
}

void
check_title(const struct survey *s, struct check *c)
{
	const struct document *doc = s->in->doc;
	bool is_name = doc->title && doc->file_name && strcmp(doc->title, doc->file_name) == 0;

	check_note(s, c, has_words(doc->title) && !is_name, "no title");
}

/* The form of RFC 5646; which languages there are is checked in the input. */
static bool
is_language(const char *tag)
{
	size_t n, i = 0;

	if (!tag)
		return false;
	for (n = 0; isalpha((unsigned char)tag[n]); n++)
		;
	if (n < 2 || n > 3)
		return false;
	for (tag += n; *tag == '-'; tag += i) {
		tag++;
		for (i = 0; isalnum((unsigned char)tag[i]); i++)
			;
		if (i == 0 || i > SUBTAG_MAX)
			return false;
	}
	return *tag == '\0';
}

void
check_language(const struct survey *s, struct check *c)
{
	const char *lang = s->in->doc->lang;

	check_note(s, c, is_language(lang), "language \"%s\"", lang ? lang : "");
	c->value = lang;
}

struct languages {
	const char *v[LANGS_MAX];
	size_t n;
};

static void
collect_language(struct languages *l, const char *tag)
{
	size_t at = 0;

	while (at < l->n && strcmp(l->v[at], tag) < 0)
		at++;
	if (l->n == LANGS_MAX || (at < l->n && strcmp(l->v[at], tag) == 0))
		return;
	memmove(&l->v[at + 1], &l->v[at], (l->n - at) * sizeof(*l->v));
	l->v[at] = tag;
	l->n++;
}

static const char *
list_languages(const struct survey *s, const struct languages *l)
{
	const char *list = "";

	for (size_t i = 0; i < l->n; i++)
		list = arena_printf(s->arena, "%s%s%s", list, i ? ", " : "", l->v[i]);
	return list;
}

/* Counts the tag; adds it to what was found if it is one. */
static void
check_passage(const struct survey *s, struct check *c, struct languages *found, const char *tag)
{
	bool is_good = tag && is_language(tag);

	check_note(s, c, is_good, "language \"%s\"", tag ? tag : "");
	if (tag && is_good)
		collect_language(found, tag);
}

/* Every word on the pages has a language, not only those in an element that names one. */
void
check_passages(const struct survey *s, struct check *c)
{
	const struct document *doc = s->in->doc;
	struct languages found = {.n = 0};

	for (size_t i = 0; i < doc->elems.n; i++)
		if (doc->elems.v[i].lang)
			check_passage(s, c, &found, doc->elems.v[i].lang);
	for (size_t p = 0; p < s->in->pages->pages.n; p++) {
		const struct page *page = &s->in->pages->pages.v[p];

		for (size_t i = 0; i < page->boxes.n; i++)
			if (page->boxes.v[i].kind == BOX_TEXT)
				check_passage(s, c, &found, page->boxes.v[i].u.run->lang);
	}
	c->value = list_languages(s, &found);
}

static bool
is_bookmarked(const struct block *b)
{
	return b->kind == BLOCK_HEADING && !b->heading.no_bookmark;
}

static bool
is_bookmark_of(const struct survey *s, const struct outline_entry *e, const struct block *b)
{
	return e->level == b->heading.level && e->page < s->in->pages->pages.n && e->text &&
	       b->heading.text && strcmp(e->text, b->heading.text) == 0;
}

/* The outline has the headings' words, levels and order, and nothing else. */
void
check_bookmarks(const struct survey *s, struct check *c)
{
	const struct pages *pages = s->in->pages;
	size_t n = 0;

	for (size_t i = 0; i < s->blocks.n; i++) {
		const struct block *b = s->blocks.v[i];

		if (!is_bookmarked(b))
			continue;
		check_note(s, c, n < pages->outline.n && is_bookmark_of(s, &pages->outline.v[n], b),
			"%s", b->heading.text ? b->heading.text : "");
		n++;
	}
	for (; n < pages->outline.n; n++)
		check_note(s, c, false, "no heading: %s", pages->outline.v[n].text);
}

/* Numbered pages count on by one. */
void
check_page_labels(const struct survey *s, struct check *c)
{
	long before = 0;

	for (size_t i = 0; i < s->in->pages->pages.n; i++) {
		const char *label = s->in->pages->pages.v[i].label;
		char *end = NULL;
		long number = label ? strtol(label, &end, 10) : 0;
		bool is_number = label && *label && *end == '\0';

		check_note(s, c, label && (!is_number || before == 0 || number == before + 1),
			"page %zu: \"%s\"", i + 1, label ? label : "");
		if (is_number)
			before = number;
	}
}

static bool
is_on_a_page(const struct survey *s, uint32_t elem)
{
	const struct pages *pages = s->in->pages;

	for (size_t p = 0; p < pages->pages.n; p++)
		for (size_t i = 0; i < pages->pages.v[p].boxes.n; i++) {
			const struct box *b = &pages->pages.v[p].boxes.v[i];

			if (b->artifact == ARTIFACT_NONE && b->elem == elem)
				return true;
		}
	return false;
}

static bool
leads_somewhere(const struct survey *s, const struct link *l)
{
	/* Of the world outside only the form can be seen from here. */
	if (l->uri)
		return *l->uri && !strpbrk(l->uri, " \t\n<>\"");
	if (l->anchor)
		return pages_anchor(s->in->pages, l->anchor) != NULL;
	return l->place && is_on_a_page(s, l->place);
}

void
check_links(const struct survey *s, struct check *c)
{
	const struct document *doc = s->in->doc;

	for (size_t i = 0; i < doc->links.n; i++) {
		const struct link *l = &doc->links.v[i];

		check_note(s, c,
			has_role(s, l->elem, ROLE_LINK) && has_words(l->contents) &&
				leads_somewhere(s, l),
			"link to %s",
			l->uri      ? l->uri
			: l->anchor ? l->anchor
				    : "nothing");
	}
}

static bool
is_referred_to(const struct survey *s, uint32_t note)
{
	for (size_t i = 0; i < s->runs.n; i++)
		if (s->runs.v[i]->kind == RUN_NOTE_MARK && s->runs.v[i]->note == note &&
			has_words(s->runs.v[i]->text))
			return true;
	return false;
}

static bool
has_own_id(const struct survey *s, const struct note *n)
{
	const struct elem *note = elem_at(s, n->elem);

	for (size_t i = 0; note && note->id && i < s->in->doc->elems.n; i++) {
		const struct elem *e = &s->in->doc->elems.v[i];

		if (e != note && e->id && strcmp(e->id, note->id) == 0)
			return false;
	}
	return note != NULL;
}

/* The label is the note's Lbl, or a link in it that leads back to the mark. */
static bool
is_label_of(const struct survey *s, uint32_t label, uint32_t note)
{
	const struct elem *e = elem_at(s, label);

	if (e && e->role == ROLE_LINK)
		e = elem_at(s, e->parent);
	return e && e->role == ROLE_LBL && e->parent == note;
}

/* A note without an id gets one when it is painted; a doubled one would not be mended. */
void
check_notes(const struct survey *s, struct check *c)
{
	const struct document *doc = s->in->doc;

	for (uint32_t i = 0; i < doc->notes.n; i++) {
		const struct note *n = &doc->notes.v[i];

		check_note(s, c,
			has_role(s, n->elem, ROLE_NOTE) && has_own_id(s, n) &&
				has_words(n->label) && is_label_of(s, n->label_elem, n->elem) &&
				n->runs.n > 0 && is_referred_to(s, i),
			"note %s", n->label ? n->label : "");
	}
}

static bool
says_words(const struct block *b)
{
	for (; b; b = b->next) {
		for (size_t i = 0; i < b->runs.n; i++)
			if (b->runs.v[i].kind == RUN_TEXT && has_words(b->runs.v[i].text))
				return true;
		if (says_words(b->first))
			return true;
	}
	return false;
}

static void
check_row_status(const struct survey *s, struct check *c, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < rows[i].ncells; k++)
			if (rows[i].cells[k].fill >= 0)
				check_note(s, c, says_words(rows[i].cells[k].first),
					"cell in row %zu", i + 1);
}

static void
check_symbols(const struct survey *s, struct check *c)
{
	const struct fill_look *f = s->in->style->chart.status;

	for (int i = 0; i < STYLE_FILLS_STATUS; i++)
		for (int k = 0; k < i; k++)
			check_note(s, c,
				f[i].symbol && f[k].symbol && strcmp(f[i].symbol, f[k].symbol) != 0,
				"symbol %s twice", f[i].symbol ? f[i].symbol : "");
}

static void
check_block_status(const struct survey *s, struct check *c, const struct block *b)
{
	if (b->kind == BLOCK_TABLE) {
		check_row_status(s, c, b->table->head, b->table->nhead);
		check_row_status(s, c, b->table->body, b->table->nbody);
	}
	for (size_t i = 0; b->kind == BLOCK_LIST && i < b->list->nitems; i++)
		if (b->list->items[i].fill >= 0)
			check_note(
				s, c, says_words(b->list->items[i].first), "list item %zu", i + 1);
	for (size_t i = 0; b->kind == BLOCK_CHART && i < b->chart.chart->nseries; i++)
		check_note(s, c, has_words(b->chart.chart->series[i].label), "series %zu", i + 1);
}

/* Each status has its own symbol, and a word wherever it stands. */
void
check_status(const struct survey *s, struct check *c)
{
	check_symbols(s, c);
	for (size_t i = 0; i < s->blocks.n; i++)
		check_block_status(s, c, s->blocks.v[i]);
}
