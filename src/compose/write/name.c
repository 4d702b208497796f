#include "compose/write/name.h"

#include "base/str.h"
#include "base/utf8.h"
#include "compose/write/builder.h"
#include "compose/write/spelling.h"
#include "compose/write/words.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* ---- letters ---- */

static const char *
spell(uint32_t cp, char one[2])
{
	if (cp >= 'A' && cp <= 'Z')
		cp += 'a' - 'A';
	if ((cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9')) {
		one[0] = (char)cp;
		one[1] = '\0';
		return one;
	}
	return spelling_of(cp);
}

const char *
name_stem(struct arena *a, const char *text)
{
	struct str s;
	size_t n = strlen(text);
	const char *stem;
	char one[2];

	str_init(&s);
	for (size_t pos = 0; pos < n;) {
		const char *letters = spell(utf8_next(text, n, &pos), one);

		if (letters)
			str_add(&s, letters);
		else if (s.n && s.s[s.n - 1] != '-')
			str_addc(&s, '-');
	}
	while (s.n && s.s[s.n - 1] == '-')
		s.s[--s.n] = '\0';
	stem = arena_strdup(a, s.s);
	str_release(&s);
	return stem;
}

/* ---- patterns ---- */

static bool
is_word(const char *name, size_t n, const char *word)
{
	return n == strlen(word) && memcmp(name, word, n) == 0;
}

static const char *
placeholder(struct builder *b, const char *name, size_t n, date at)
{
	char code[DATE_BUF];
	struct ymd s = date_split(at);

	if (is_word(name, n, "body"))
		return b->model->body.slug;
	if (is_word(name, n, "committee"))
		return b->in->committee ? words_org(b->in->committee) : "";
	if (is_word(name, n, "period"))
		return b->in->committee ? arena_strdup(b->a, period_code(b->in->period, code)) : "";
	if (is_word(name, n, "date") && at != DATE_NONE)
		return builder_printf(b, "%04d-%02d", s.year, s.month);
	return "";
}

static const char *
fill_pattern(struct builder *b, const char *pattern, date at)
{
	struct str s;
	const char *stem;

	str_init(&s);
	for (const char *p = pattern; *p; p++) {
		size_t n = *p == '{' ? strcspn(p, "}") : 0;

		if (n && p[n]) {
			str_add(&s, placeholder(b, p + 1, n - 1, at));
			p += n;
		} else {
			str_addc(&s, *p);
		}
	}
	if (b->model->is_sample)
		str_addf(&s, "-%s", words_label(b, LABEL_FILE_SAMPLE));
	stem = name_stem(b->a, s.s);
	str_release(&s);
	return stem;
}

static const char *
report_pattern(struct builder *b)
{
	const char *pattern = builder_printf(
		b, "{body}-%s-{committee}-{period}", words_label(b, LABEL_REPORT_FILE));

	if (b->in->publication->edition != EDITION_INTERNAL)
		return pattern;
	return builder_printf(b, "%s-%s", pattern, words_label(b, LABEL_REPORT_FILE_INTERNAL));
}

/* ---- the name that stays ---- */

static size_t
form_length(const char *s, const char *form)
{
	size_t i;

	for (i = 0; form[i]; i++)
		if (form[i] == 'd' ? !isdigit((unsigned char)s[i]) : s[i] != form[i])
			return 0;
	return isalnum((unsigned char)s[i]) ? 0 : i;
}

/* Length of "2026-09-30" or "2026-09" at s, 0 if there is none. */
static size_t
date_length(const char *s)
{
	size_t n = form_length(s, "dddd-dd-dd");

	return n ? n : form_length(s, "dddd-dd");
}

static size_t
period_length(const char *s, const char *period)
{
	size_t n = strlen(period);

	return n && strncasecmp(s, period, n) == 0 && !isalnum((unsigned char)s[n]) ? n : 0;
}

/* The stem without date and period, so that the name stays from year to year. */
static const char *
alias_of(struct arena *a, const char *stem, const char *period)
{
	char *out = arena_alloc(a, strlen(stem) + sizeof(".pdf"));
	size_t n = 0;

	for (const char *s = stem; *s;) {
		bool is_start = s == stem || !isalnum((unsigned char)s[-1]);
		size_t skip = is_start ? date_length(s) : 0;

		if (is_start && !skip)
			skip = period_length(s, period);
		if (!skip) {
			out[n++] = *s++;
			continue;
		}
		s += skip;
		if (n && strchr("-_.", out[n - 1]))
			n--;
		else if (*s && strchr("-_.", *s))
			s++;
	}
	if (!n)
		return arena_printf(a, "%s.pdf", stem);
	memcpy(out + n, ".pdf", sizeof(".pdf"));
	return out;
}

/* ---- the whole ---- */

static void
name_concept(struct builder *b, struct document_name *out)
{
	const struct publication *p = b->in->publication;
	bool is_there = b->model->concepts.n > 0;
	const struct concept *concept = is_there ? &b->model->concepts.v[0] : NULL;

	out->title = p->title ? p->title : is_there ? concept->title : p->r.id;
	out->stem = fill_pattern(b, p->file_name ? p->file_name : "{body}-{date}",
		is_there ? concept->as_of : b->in->as_of);
}

static void
name_report(struct builder *b, struct document_name *out)
{
	const struct publication *p = b->in->publication;
	const char *title = p->title ? p->title : words_label(b, LABEL_REPORT_TITLE);

	out->title = LABEL_FILL(b->a, b->labels, LABEL_REPORT_DOC_TITLE, b->model->body.name, title,
		words_org(b->in->committee), words_reported(b));
	if (p->edition == EDITION_INTERNAL)
		out->title = LABEL_FILL(b->a, b->labels, LABEL_REPORT_DOC_INTERNAL, out->title);
	if (b->model->is_sample)
		out->title = LABEL_FILL(b->a, b->labels, LABEL_REPORT_DOC_SAMPLE, out->title);
	out->stem = fill_pattern(b, p->file_name ? p->file_name : report_pattern(b), b->in->as_of);
}

struct document_name
document_name_of(const struct compose_input *in, struct arena *a)
{
	struct builder b = {.a = a, .in = in, .model = in->model, .labels = in->labels};
	struct document_name out = {.stem = ""};
	char code[DATE_BUF] = "", code_of_day[DATE_BUF];

	switch (in->publication->kind) {
	case PUBLICATION_CONCEPT:
		name_concept(&b, &out);
		break;
	case PUBLICATION_REPORT:
		name_report(&b, &out);
		period_code(in->period, code);
		break;
	}
	if (in->replaces) {
		out.stem =
			arena_printf(a, "%s-%s-%s", out.stem, words_label(&b, LABEL_FILE_CORRECTED),
				date_iso(in->corrected, code_of_day));
		out.title = LABEL_FILL(a, in->labels, LABEL_TITLE_CORRECTED, out.title,
			words_date(&b, in->corrected));
	}
	if (in->mark == MARK_DRAFT)
		out.stem = arena_printf(a, "%s-%s", out.stem, words_label(&b, LABEL_FILE_DRAFT));
	out.title = builder_marked(&b, out.title);
	out.file = arena_printf(a, "%s.pdf", out.stem);
	out.alias = alias_of(a, out.stem, code);
	return out;
}
