#include "compose/report/report.h"

#include "compose/write/ink.h"
#include "compose/write/words.h"
#include "progress/committee/paper.h"

/* ---- the report's own paper ---- */

#define DAY_LATER INT32_MAX

static date
meeting_date(const struct consultation *c)
{
	return c->item.to ? c->item.to->meeting->start : DATE_NONE;
}

static const struct paper *
own_paper(const struct report *r)
{
	struct report_id id = {r->model, r->b->in->publication, r->committee, r->period, r->cutoff};

	return report_paper(&id);
}

/* ---- the block ---- */

/*
 * One fact of the header: what it is, and below it what it says. Read aloud
 * the facts are a table of two columns.
 */
struct fact {
	struct group row;
};

static struct fact
fact_open(struct report *r, enum label name)
{
	struct fact f = {.row = builder_group_open(r->b, GROUP_PLAIN, ROLE_TR)};
	uint32_t th = builder_elem(r->b, ROLE_TH);
	uint32_t td;

	builder_elem_at(r->b, th)->scope = SCOPE_ROW;
	builder_elem_at(r->b, th)->id = builder_printf(r->b, "th-%u", th);
	builder_line_open(r->b, TS_MARGIN, th)->keep_with_next = true;
	r->b->ink.no_hyphen = true;
	ink_styled(r->b, CS_STRONG, words_label(r->b, name));
	builder_para_close(r->b);
	td = builder_group_open(r->b, GROUP_PLAIN, ROLE_TD).block->elem; /* closed with the row */
	builder_elem_at(r->b, td)->headers = arena_memdup(r->b->a, &th, sizeof th);
	builder_elem_at(r->b, td)->nheaders = 1;
	return f;
}

static void
fact_line(struct report *r, const char *text)
{
	builder_para_open(r->b, TS_MARGIN);
	r->b->ink.no_hyphen = true;
	ink_text(r->b, text);
	builder_para_close(r->b);
}

static void
fact_close(struct report *r, struct fact f)
{
	builder_group_close(r->b, f.row);
}

static void
fact(struct report *r, enum label name, const char *value)
{
	struct fact f;

	if (!*value)
		return;
	f = fact_open(r, name);
	fact_line(r, value);
	fact_close(r, f);
}

static void
paper_facts(struct report *r, const struct paper *p)
{
	struct fact f = fact_open(r, LABEL_REPORT_PAPER);

	builder_para_open(r->b, TS_MARGIN);
	ink_fixed(r->b, p->reference);
	builder_para_close(r->b);
	if (p->type != PAPER_UNSTATED)
		fact_line(r, words_paper_type(r->b, p->type));
	fact_close(r, f);
	fact(r, LABEL_REPORT_PAPER_DATE, words_date(r->b, p->date));
}

/* The report's office; without a paper of its own that of the concept. */
static const struct organization *
lead_office(const struct report *r, const struct paper *own)
{
	const struct paper *p = own ? own : concept_paper(r->model);

	return p ? p->lead_office.to : NULL;
}

static date
consultation_date(const struct consultation *c)
{
	return meeting_date(c) == DATE_NONE ? DAY_LATER : meeting_date(c);
}

/* In the order in which they hear the paper; undated ones last. */
static bool
is_before(const struct consultation *a, const struct consultation *b)
{
	date x = consultation_date(a);
	date y = consultation_date(b);

	return x < y || (x == y && a < b);
}

static const struct consultation *
next_consultation(const struct paper *p, const struct consultation *last)
{
	const struct consultation *best = NULL;

	for (size_t i = 0; i < p->consultations.n; i++) {
		const struct consultation *c = &p->consultations.v[i];

		if (!c->organization.to || (last && !is_before(last, c)))
			continue;
		if (!best || is_before(c, best))
			best = c;
	}
	return best;
}

static void
consultation_facts(struct report *r, const struct paper *p)
{
	const struct consultation *c = next_consultation(p, NULL);
	struct fact f;

	if (!c)
		return;
	f = fact_open(r, LABEL_REPORT_CONSULTATION);
	for (; c; c = next_consultation(p, c)) {
		const char *when = words_short_date(r->b, meeting_date(c));
		const char *role = words_role(r->b, c->role);

		fact_line(r, builder_printf(r->b, "%s%s%s", words_org(c->organization.to),
				     *when ? ", " : "", when));
		if (*role)
			fact_line(r, role);
	}
	fact_close(r, f);
}

static void
header_facts(struct report *r)
{
	const struct paper *p = own_paper(r);

	if (p)
		paper_facts(r, p);
	fact(r, LABEL_REPORT_LEAD_OFFICE, words_office(r->b, lead_office(r, p)));
	if (p)
		consultation_facts(r, p);
	fact(r, LABEL_REPORT_PERIOD,
		REPORT_SAY(r, LABEL_FROM_TO, words_short_date(r->b, r->first),
			words_short_date(r->b, r->cutoff)));
	fact(r, LABEL_REPORT_TREATMENT,
		words_label(r->b,
			r->b->doc->is_internal ? LABEL_REPORT_NONPUBLIC : LABEL_REPORT_PUBLIC));
}

/* The facts of the paper stand in the margin, so that the first page holds the overview. */
/* The edition before is known by its own day, the first one by that of its meeting. */
static const char *
corrected_words(struct report *r)
{
	const struct seal *old = r->b->in->replaces;
	date day = old->key.corrected != DATE_NONE ? old->key.corrected : old->day;

	return REPORT_SAY(r, LABEL_REPORT_CORRECTED_EDITION, words_date(r->b, r->b->in->corrected),
		words_date(r->b, day));
}

int
report_header(struct report *r)
{
	struct group g = builder_group_open(r->b, GROUP_PLAIN, ROLE_DIV);
	struct group table;
	struct frame old;

	if (!r->has_title)
		builder_title(r->b, TS_H2, builder_marked(r->b, report_heading(r)));
	builder_para(r->b, TS_BODY, report_whose(r));
	if (r->b->in->replaces)
		builder_para(r->b, TS_LEAD, corrected_words(r));
	/* With a cover it stands there. */
	if (!r->has_title && r->b->in->publication->subtitle)
		builder_para(r->b, TS_BODY, r->b->in->publication->subtitle);
	old = builder_side_open(r->b, g.block);
	table = builder_group_open(r->b, GROUP_PLAIN, ROLE_TABLE);
	header_facts(r);
	builder_group_close(r->b, table);
	builder_side_close(r->b, old);
	builder_group_close(r->b, g);
	return 0;
}

/* ---- proposed resolution ---- */

static enum label
takes_note(enum org_type type)
{
	switch (type) {
	case ORG_COUNCIL:
		return LABEL_REPORT_NOTE_COUNCIL;
	case ORG_ADVISORY_BOARD:
		return LABEL_REPORT_NOTE_BOARD;
	case ORG_COMMITTEE:
	case ORG_FACTION:
	case ORG_OFFICE:
	case ORG_EXTERNAL:
	case ORG_INSTITUTION:
		break;
	}
	return LABEL_REPORT_NOTE_COMMITTEE;
}

int
report_proposal(struct report *r)
{
	struct group g = builder_group_open(r->b, GROUP_BOX, ROLE_DIV);
	const char *text =
		REPORT_SAY(r, takes_note(r->committee->type), words_date(r->b, r->cutoff));
	long n = (long)r->needs.n;

	report_minor_heading(r, TS_BOX_TITLE, words_label(r->b, LABEL_REPORT_PROPOSAL));
	if (n)
		text = builder_printf(r->b, "%s %s", text,
			REPORT_SAY_N(r, LABEL_REPORT_NOTE_DECIDES, n, words_count(r->b, n)));
	builder_para(r->b, TS_BOX, text);
	builder_group_close(r->b, g);
	return 0;
}

/* ---- nothing to report ---- */

int
report_idle(struct report *r)
{
	report_section(r, LABEL_REPORT_IDLE);
	builder_para(r->b, TS_BODY,
		REPORT_SAY(r, LABEL_REPORT_IDLE_TEXT, words_date(r->b, r->first),
			words_date(r->b, r->cutoff)));
	if (r->sum.total)
		builder_para(r->b, TS_BODY,
			REPORT_SAY_N(r, LABEL_REPORT_IDLE_SUM, r->sum.total,
				words_int(r->b, r->sum.total), words_int(r->b, r->sum.done),
				words_int(r->b, r->sum.limited)));
	else
		builder_para(r->b, TS_BODY, words_label(r->b, LABEL_REPORT_IDLE_NONE));
	return 0;
}
