#include "base/json.h"
#include "base/utf8.h"
#include "base/words/i18n.h"
#include "layout/layout.h"

static const struct {
	const char *code, *text;
} fault_tab[] = {
	[LF_OVERFULL] = {"overfull", N_("line is wider than its column")},
	[LF_LOOSE] = {"loose", N_("line is too loose")},
	[LF_LADDER] = {"ladder", N_("three or more divided words in a row")},
	[LF_WIDOW] = {"widow", N_("paragraph's last line alone at a page's top")},
	[LF_ORPHAN] = {"orphan", N_("paragraph's first line alone at a page's foot")},
	[LF_STRANDED_HEADING] = {"stranded-heading", N_("heading at a page's foot")},
	[LF_SPLIT_ROW] = {"split-row", N_("table row divided over pages")},
	[LF_SHORT_LAST_LINE] = {"short-last-line", N_("single word on a last line")},
	[LF_PAGE_OVERFULL] = {"page-overfull", N_("page is too full")},
	[LF_HYPHEN_AT_PAGE_END] = {"hyphen-at-page-end", N_("word divided over pages")},
	[LF_NO_CONVERGENCE] = {"no-convergence", N_("page numbers did not settle")},
};

_Static_assert(sizeof(fault_tab) / sizeof(*fault_tab) == LF_COUNT, "one entry per kind of fault");

enum { WORDS_SHOWN = 40 }; /* [byte] of the line, at most */

const char *
layout_fault_name(enum layout_fault_kind k)
{
	return fault_tab[k].code;
}

/* Whole characters, so that the cut never falls into one. */
static int
shown_bytes(const char *s)
{
	int n = 0;

	while (s[n] && !(n >= WORDS_SHOWN && !utf8_is_inside(s[n])))
		n++;
	return n;
}

static void
report_line(FILE *out, const struct layout_fault *x, const char *document)
{
	if (x->where.file)
		fprintf(out, "%s:%d: ", x->where.file, x->where.line);
	fprintf(out, "%s: ", document);
	fprintf(out, _("page %zu: %s"), x->page + 1, _(fault_tab[x->kind].text));
	if (x->where.element)
		fprintf(out, " (%s)", x->where.element);
	if (x->amount)
		fprintf(out, " (%d.%03d pt)", (int)(x->amount / MPT_PER_PT),
			(int)(x->amount % MPT_PER_PT));
	if (x->text && *x->text)
		fprintf(out, ": \"%.*s\"", shown_bytes(x->text), x->text);
	fprintf(out, " [%s]\n", fault_tab[x->kind].code);
}

static void
report_json(FILE *out, const struct layout_fault *x, const char *document)
{
	struct json j;

	fputc(',', out);
	json_begin(&j, out);
	j.depth = 1; /* inside the array that the caller opened */
	json_open(&j, NULL, '{');
	json_text(&j, "fault", fault_tab[x->kind].code);
	json_text(&j, "document", document);
	json_int(&j, "page", (int64_t)x->page + 1);
	json_text(&j, "file", x->where.file ? x->where.file : "");
	json_int(&j, "line", x->where.line);
	json_text(&j, "element", x->where.element ? x->where.element : "");
	json_text(&j, "text", x->text ? x->text : "");
	json_int(&j, "amount_mpt", x->amount);
	json_close(&j, '}');
}

void
layout_report(FILE *out, const struct pages *pages, const char *document, bool as_json)
{
	size_t i;

	for (i = 0; i < pages->faults.n; i++)
		if (as_json)
			report_json(out, &pages->faults.v[i], document);
		else
			report_line(out, &pages->faults.v[i], document);
}
