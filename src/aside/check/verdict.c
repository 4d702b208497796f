#include "aside/check/verdict.h"

#include "aside/wording.h"
#include "base/json.h"
#include "base/utf8.h"

#include <string.h>

#define REPORT_FORMAT 1
#define COLUMNS 78
#define EN_CLAUSE "10." /* of EN 301 549 V3.2.1, before WCAG's number */

struct human {
	const char *code;
	enum label label;
	const char *matterhorn, *wcag; /* "" = none */
};

static const struct human humans[] = {
#define HUMAN(code, label, matterhorn, wcag) {code, label, matterhorn, wcag},
#include "aside/check/human_tab.h"
#undef HUMAN
};

#define NHUMANS (sizeof(humans) / sizeof(*humans))

/* What is only in the finished file: another program must look at it. */
static const enum label outside[] = {
	LABEL_OUTSIDE_UA, LABEL_OUTSIDE_PDFA, LABEL_OUTSIDE_FONTS, LABEL_OUTSIDE_METADATA};

#define NOUTSIDE (sizeof(outside) / sizeof(*outside))

static const char *
say(const struct survey *s, enum label id)
{
	return label_of(s->in->doc->labels, id);
}

static const char *
statement(const struct survey *s)
{
	return LABEL_FILL(s->arena, s->in->doc->labels, LABEL_STATEMENT,
		wording_title(s->in, s->arena), wording_date(s->in, s->arena),
		arena_printf(s->arena, "%d", CHECK_COUNT));
}

static const char *
contact(const struct survey *s)
{
	const struct aside_publisher *p = &s->in->facts->publisher;

	if (p->accessibility_contact)
		return p->accessibility_contact;
	return p->email ? p->email : p->name ? p->name : "";
}

/* A result that says "passed" of nothing would be a claim. */
static const char *
result_name(const struct check *c)
{
	return c->failures ? "failed" : c->count ? "passed" : "absent";
}

static enum label
result_label(const struct check *c)
{
	return c->failures ? LABEL_RESULT_FAILED
	       : c->count  ? LABEL_RESULT_PASSED
			   : LABEL_RESULT_ABSENT;
}

/* JSON */

static void
json_clauses(struct json *j, const char *wcag, struct arena *a)
{
	if (!*wcag)
		return;
	json_text(j, "wcag", wcag);
	json_text(j, "en301549", arena_printf(a, EN_CLAUSE "%s", wcag));
}

static void
json_check(struct json *j, const struct survey *s, int i, const struct check *c)
{
	json_open(j, NULL, '{');
	json_text(j, "id", check_kinds[i].code);
	json_text(j, "what", say(s, check_kinds[i].label));
	json_text(j, "result", result_name(c));
	json_int(j, "checked", (int64_t)c->count);
	json_int(j, "failed", (int64_t)c->failures);
	if (c->first)
		json_text(j, "first", c->first);
	if (c->value)
		json_text(j, "measured", c->value);
	if (*check_kinds[i].ua)
		json_text(j, "iso14289", check_kinds[i].ua);
	json_clauses(j, check_kinds[i].wcag, s->arena);
	json_close(j, '}');
}

static void
json_human(struct json *j, const struct survey *s, const struct human *h)
{
	json_open(j, NULL, '{');
	json_text(j, "id", h->code);
	json_text(j, "what", say(s, h->label));
	if (*h->matterhorn)
		json_text(j, "matterhorn", h->matterhorn);
	json_clauses(j, h->wcag, s->arena);
	json_close(j, '}');
}

/* The alternative texts, so that a human can read them in a row. */
static void
json_figures(struct json *j, const struct survey *s)
{
	const struct document *doc = s->in->doc;

	json_open(j, "alternatives", '[');
	for (size_t i = 0; i < doc->elems.n; i++)
		if (doc->elems.v[i].role == ROLE_FIGURE && doc->elems.v[i].alt)
			json_text(j, NULL, doc->elems.v[i].alt);
	json_close(j, ']');
}

static void
json_document(struct json *j, const struct survey *s)
{
	const struct aside_facts *f = s->in->facts;

	json_open(j, "document", '{');
	json_text(j, "title", wording_title(s->in, s->arena));
	json_text(j, "language", s->in->doc->lang);
	if (s->in->doc->as_of != DATE_NONE) {
		char day[DATE_BUF];

		json_text(j, "asOf", date_iso(s->in->doc->as_of, day));
	}
	json_text(j, "file", wording_name(s->in, s->arena, ".pdf"));
	json_int(j, "bytes", (int64_t)f->bytes);
	json_int(j, "pages", (int64_t)s->in->pages->pages.n);
	json_text(j, "sha512", f->sha512);
	json_text(j, "program", f->program);
	json_close(j, '}');
}

static void
json_findings(struct json *j, const struct survey *s, const struct check checks[CHECK_COUNT])
{
	json_open(j, "byMachine", '[');
	for (int i = 0; i < CHECK_COUNT; i++)
		json_check(j, s, i, &checks[i]);
	json_close(j, ']');
	json_open(j, "notCheckedHere", '[');
	for (size_t i = 0; i < NOUTSIDE; i++)
		json_text(j, NULL, say(s, outside[i]));
	json_close(j, ']');
	json_open(j, "byHumans", '[');
	for (size_t i = 0; i < NHUMANS; i++)
		json_human(j, s, &humans[i]);
	json_close(j, ']');
}

void
report_json(FILE *out, const struct survey *s, const struct check checks[CHECK_COUNT])
{
	struct json j;

	json_begin(&j, out);
	json_open(&j, NULL, '{');
	json_int(&j, "format", REPORT_FORMAT);
	json_document(&j, s);
	json_findings(&j, s, checks);
	json_figures(&j, s);
	json_text(&j, "statement", statement(s));
	json_text(&j, "contact", contact(s));
	if (s->in->facts->publisher.ombuds_office)
		json_text(&j, "ombudsOffice", s->in->facts->publisher.ombuds_office);
	json_close(&j, '}');
}

/* Text */

/* Breaks at blanks; following lines stand under the first word. */
static void
put_wrapped(FILE *out, const char *mark, const char *text)
{
	size_t indent = utf8_count(mark, strlen(mark)), column = indent;

	fputs(mark, out);
	while (*text) {
		size_t n = strcspn(text, " ");
		size_t width = utf8_count(text, n);

		if (column > indent && column + 1 + width > COLUMNS) {
			fprintf(out, "\n%*s", (int)indent, "");
			column = indent;
		} else if (column > indent) {
			fputc(' ', out);
			column++;
		}
		fwrite(text, 1, n, out);
		column += width;
		text += n;
		text += strspn(text, " ");
	}
	fputc('\n', out);
}

static void
put_title(FILE *out, const char *text, char line)
{
	fprintf(out, "%s\n", text);
	for (size_t i = utf8_count(text, strlen(text)); i > 0; i--)
		fputc(line, out);
	fputs("\n\n", out);
}

static void
put_section(FILE *out, const char *text)
{
	fputc('\n', out);
	put_title(out, text, '-');
}

static void
put_fact(FILE *out, const struct survey *s, enum label id, const char *value)
{
	if (value && *value)
		put_wrapped(out, "", arena_printf(s->arena, "%s: %s", say(s, id), value));
}

/* "ISO 14289-1, 7.2; WCAG 2.1, 3.1.1; EN 301 549, 10.3.1.1" */
static const char *
clauses(const struct survey *s, const char *first, const char *clause, const char *wcag)
{
	const char *ua = *clause ? arena_printf(s->arena, "%s %s", first, clause) : "";

	if (!*wcag)
		return ua;
	return arena_printf(s->arena, "%s%sWCAG 2.1 %s; EN 301 549 " EN_CLAUSE "%s", ua,
		*ua ? "; " : "", wcag, wcag);
}

static enum label
measure_label(int check)
{
	return check == CHECK_TEXT_CONTRAST || check == CHECK_FILL_CONTRAST ? LABEL_MEASURED_LEAST
									    : LABEL_MEASURED;
}

/* "Checked: 12; least: 4.9:1." */
static const char *
amount(const struct survey *s, int i, const struct check *c)
{
	struct arena *a = s->arena;
	const struct labels *l = s->in->doc->labels;
	struct num_format f = num_format_for(s->in->doc->lang, NUM_GROUP_DOT);
	const char *count;

	if (!c->count)
		return "";
	count = LABEL_FILL(a, l, LABEL_CHECKED, num_int(a, f, (int64_t)c->count));
	if (!c->value || !*c->value)
		return arena_printf(a, " %s.", count);
	return arena_printf(a, " %s; %s.", count, LABEL_FILL(a, l, measure_label(i), c->value));
}

static void
text_check(FILE *out, const struct survey *s, int i, const struct check *c)
{
	struct arena *a = s->arena;
	const struct check_kind *k = &check_kinds[i];

	put_wrapped(out, arena_printf(a, "[%s] ", say(s, result_label(c))),
		arena_printf(a, "%s.%s (%s)", say(s, k->label), amount(s, i, c),
			clauses(s, "ISO 14289-1", k->ua, k->wcag)));
}

static void
text_human(FILE *out, const struct survey *s, const struct human *h)
{
	const char *source = clauses(s, "Matterhorn", h->matterhorn, h->wcag);

	put_wrapped(out, "[ ] ",
		*source ? arena_printf(s->arena, "%s (%s)", say(s, h->label), source)
			: say(s, h->label));
}

static void
text_head(FILE *out, const struct survey *s)
{
	const struct aside_facts *f = s->in->facts;

	put_title(out, say(s, LABEL_PROOF_TITLE), '=');
	put_fact(out, s, LABEL_PROOF_DOCUMENT, wording_title(s->in, s->arena));
	put_fact(out, s, LABEL_PROOF_DATE, wording_date(s->in, s->arena));
	put_fact(out, s, LABEL_PROOF_FILE,
		arena_printf(s->arena, "%s (%s, %s)", wording_name(s->in, s->arena, ".pdf"),
			wording_pages(s->in, s->arena), wording_size(s->in, s->arena, f->bytes)));
	put_fact(out, s, LABEL_PROOF_HASH, f->sha512);
	put_fact(out, s, LABEL_PROOF_PROGRAM, f->program);
}

void
report_text(FILE *out, const struct survey *s, const struct check checks[CHECK_COUNT])
{
	text_head(out, s);
	put_section(out, say(s, LABEL_PROOF_MACHINE));
	for (int i = 0; i < CHECK_COUNT; i++)
		text_check(out, s, i, &checks[i]);
	put_section(out, say(s, LABEL_PROOF_OUTSIDE));
	for (size_t i = 0; i < NOUTSIDE; i++)
		put_wrapped(out, "[ ] ", say(s, outside[i]));
	put_section(out, say(s, LABEL_PROOF_HUMAN));
	for (size_t i = 0; i < NHUMANS; i++)
		text_human(out, s, &humans[i]);
	put_section(out, say(s, LABEL_PROOF_STATEMENT));
	put_wrapped(out, "", statement(s));
	put_section(out, say(s, LABEL_PROOF_CONTACT));
	put_wrapped(out, "", contact(s));
	if (s->in->facts->publisher.ombuds_office)
		put_wrapped(out, "", s->in->facts->publisher.ombuds_office);
}
