#include "exchange/form/form.h"

#include "progress/committee/deadline.h"
#include "progress/progress.h"

#include <string.h>

static const char *
day_text(struct arena *a, date d)
{
	char buf[DATE_BUF];

	return d == DATE_NONE ? "" : arena_strdup(a, date_iso(d, buf));
}

static const char *
or_empty(const char *s)
{
	return s ? s : "";
}

const char *
form_status_word(const struct form *f, enum status s)
{
	const char *own = f->model->settings.status_label[s];

	return own ? own : label_of(f->labels, (enum label)(LABEL_STATUS_RECOMMENDED + (int)s));
}

const char *
form_schedule_word(const struct form *f, enum schedule s)
{
	return s == SCHEDULE_NONE
		       ? ""
		       : label_of(f->labels,
				 (enum label)(LABEL_SCHEDULE_ON_TIME + (int)s - SCHEDULE_ON_TIME));
}

const char *
form_day(struct arena *a, const struct labels *l, date d)
{
	struct ymd v = date_split(d);

	return LABEL_FILL(a, l, LABEL_SHORT_DATE, arena_printf(a, "%02d", v.day),
		arena_printf(a, "%02d", v.month), arena_printf(a, "%04d", v.year));
}

static bool
leads(const struct measure *m, const struct organization *office)
{
	return m->lead.to == office;
}

static bool
is_settled(enum status s)
{
	return s == STATUS_DONE || s == STATUS_REJECTED || s == STATUS_TRANSFERRED;
}

/* The newest report dated within the period. */
static const struct status_report *
report_in(const struct form *f, const struct measure *m)
{
	for (size_t i = m->nreports; i > 0; i--) {
		const struct status_report *r = m->reports[i - 1];

		if (r->date >= f->first && r->date <= f->last)
			return r;
	}
	return NULL;
}

static void
ask_spent(struct arena *a, const struct form *f, struct form_row *row)
{
	int64_t cents = 0;

	for (size_t i = 0; i < row->measure->expenditures.n; i++) {
		const struct expenditure *x = &row->measure->expenditures.v[i];

		if (x->date < f->first || x->date > f->last)
			continue;
		row->spent_count++;
		cents += x->cents;
	}
	row->value[FORM_SPENT] =
		!row->spent_count ? ""
		: cents % 100
			? arena_printf(a, "%lld.%02d", (long long)(cents / 100), (int)(cents % 100))
			: arena_printf(a, "%lld", (long long)(cents / 100));
}

static void
ask_measure(struct arena *a, struct form *f, const struct measure *m)
{
	struct state s = state_at(m, f->last);
	const struct status_report *r = report_in(f, m);
	struct form_row *row;

	if (is_settled(s.status) && !r)
		return;
	row = VEC_PUSH(a, &f->rows);
	*row = (struct form_row){.kind = FORM_MEASURE,
		.key = m->code,
		.title = m->title,
		.measure = m,
		.report = r,
		.last_date = s.report ? s.report->date : DATE_NONE};
	row->last_status = form_status_word(f, s.status);
	row->last_note = s.report ? or_empty(s.report->note) : "";
	row->value[FORM_STATUS] = status_name(s.status);
	row->value[FORM_SCHEDULE] = s.report && s.report->schedule != SCHEDULE_NONE
					    ? schedule_name(s.report->schedule)
					    : "";
	row->value[FORM_DUE] = day_text(a, s.report ? s.report->due : DATE_NONE);
	row->value[FORM_DATE] = day_text(a, r ? r->date : DATE_NONE);
	row->value[FORM_NOTE] = r ? or_empty(r->note) : "";
	row->value[FORM_NEXT] = r ? or_empty(r->next_step) : "";
	row->value[FORM_REASON] = r ? or_empty(r->reason) : "";
	ask_spent(a, f, row);
}

static void
ask_steps(struct arena *a, struct form *f, const struct measure *m)
{
	for (size_t i = 0; i < m->steps.n; i++) {
		const struct step *s = &m->steps.v[i];
		struct form_row *row;
		bool is_open = s->done == DATE_NONE;

		/* What was told done in the period can still be corrected. */
		if (!(is_open && s->due != DATE_NONE && s->due <= f->last) &&
			(is_open || s->done < f->first || s->done > f->last))
			continue;
		row = VEC_PUSH(a, &f->rows);
		*row = (struct form_row){.kind = FORM_STEP,
			.title = s->text,
			.measure = m,
			.step = i,
			.last_status = "",
			.last_note = "",
			.last_date = s->due};
		row->key = arena_printf(a, "%s/%zu", m->code, i + 1);
		row->value[FORM_DATE] = day_text(a, s->done);
	}
}

static void
ask_tasks(struct arena *a, struct form *f, const struct meeting *meeting)
{
	for (size_t i = 0; i < meeting->items.n; i++)
		for (size_t k = 0; k < meeting->items.v[i].tasks.n; k++) {
			const struct resolution_task *t = &meeting->items.v[i].tasks.v[k];
			struct form_row *row;

			if (t->office.to != f->office || meeting->start > f->last ||
				(t->done != DATE_NONE && (t->done < f->first || t->done > f->last)))
				continue;
			row = VEC_PUSH(a, &f->rows);
			*row = (struct form_row){.kind = FORM_TASK,
				.key = t->r.id,
				.title = t->task,
				.task = t,
				.last_status = "",
				.last_note = "",
				.last_date = t->due};
			row->value[FORM_DATE] = day_text(a, t->done);
			row->value[FORM_NOTE] = or_empty(t->completion_note);
		}
}

/* The first editorial deadline after the period, of any committee that states one. */
static date
deadline_of(const struct model *m, date last)
{
	date found = DATE_NONE;

	for (size_t i = 0; i < m->organizations.n; i++) {
		struct deadlines d = deadlines_of(m, &m->organizations.v[i], last);
		date at = d.editorial != DATE_NONE ? d.editorial : d.submission;

		if (at != DATE_NONE && at > last && (found == DATE_NONE || at < found))
			found = at;
	}
	return found;
}

struct form *
form_make(struct arena *a, const struct model *m, const struct labels *l,
	const struct organization *office, struct period period)
{
	struct form *f = arena_one(a, struct form);
	char code[DATE_BUF];

	*f = (struct form){.model = m, .labels = l, .office = office, .period = period};
	f->code = arena_strdup(a, period_code(period, code));
	f->first = period_first(period);
	f->last = period_last(period);
	f->deadline = deadline_of(m, f->last);
	for (size_t i = 0; i < m->fields.n; i++)
		for (size_t k = 0; k < m->fields.v[i].measures.n; k++) {
			const struct measure *x = &m->fields.v[i].measures.v[k];

			if (!leads(x, office))
				continue;
			ask_measure(a, f, x);
			ask_steps(a, f, x);
		}
	for (size_t i = 0; i < m->meetings.n; i++)
		ask_tasks(a, f, &m->meetings.v[i]);
	return f;
}

bool
form_is_for(const struct model *m, const struct organization *office)
{
	for (size_t i = 0; i < m->fields.n; i++)
		for (size_t k = 0; k < m->fields.v[i].measures.n; k++)
			if (leads(&m->fields.v[i].measures.v[k], office))
				return true;
	for (size_t i = 0; i < m->meetings.n; i++)
		for (size_t k = 0; k < m->meetings.v[i].items.n; k++)
			for (size_t t = 0; t < m->meetings.v[i].items.v[k].tasks.n; t++)
				if (m->meetings.v[i].items.v[k].tasks.v[t].office.to == office)
					return true;
	return false;
}
