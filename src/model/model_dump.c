/* One line per record, "kind id key=value …"; absent values are left out. */
#include "model/link.h"

#include <inttypes.h>
#include <string.h>

static void
put_text(FILE *out, const char *s)
{
	fputc('"', out);
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '"' || c == '\\')
			fprintf(out, "\\%c", c);
		else if (c < 0x20)
			fprintf(out, "\\x%02X", c);
		else
			fputc(c, out);
	}
	fputc('"', out);
}

static void
put(FILE *out, const char *key, const char *value)
{
	if (!value)
		return;
	fprintf(out, " %s=", key);
	put_text(out, value);
}

static void
put_word(FILE *out, const char *key, const char *word)
{
	if (*word)
		fprintf(out, " %s=%s", key, word);
}

static void
put_int(FILE *out, const char *key, int64_t value, int64_t absent)
{
	if (value != absent)
		fprintf(out, " %s=%" PRId64, key, value);
}

static void
put_flag(FILE *out, const char *key, bool flag)
{
	if (flag)
		fprintf(out, " %s", key);
}

static void
put_date(FILE *out, const char *key, date d)
{
	char buf[DATE_BUF];

	if (d != DATE_NONE)
		fprintf(out, " %s=%s", key, date_iso(d, buf));
}

static void
put_decimal(FILE *out, const char *key, struct decimal d)
{
	fprintf(out, " %s=%" PRId64 "e-%d", key, d.units, d.places);
}

static void
put_strings(FILE *out, const char *key, const struct strings *s)
{
	for (size_t i = 0; i < s->n; i++)
		put(out, key, s->v[i]);
}

/* "?" marks a reference that leads nowhere. */
static void
put_ref(FILE *out, const char *key, const struct ref *ref, const void *to)
{
	if (ref->id)
		fprintf(out, " %s=%s%s", key, ref->id, to ? "" : "?");
}

#define PUT_REFS(out, key, vec)                                                                    \
	for (size_t i_ = 0; i_ < (vec).n; i_++)                                                    \
	put_ref((out), (key), &(vec).v[i_].ref, (vec).v[i_].to)
static void
begin(FILE *out, const char *kind, const struct record *r)
{
	fputs(kind, out);
	if (r->id)
		fprintf(out, " %s", r->id);
	put_word(out, "visibility", word_name(word_tab_visibility, (int)r->visibility));
	put_word(out, "lang", r->lang ? r->lang : "");
	put_date(out, "from", r->time.from);
	put_date(out, "until", r->time.until);
	put_date(out, "recorded", r->time.recorded);
}

static void
put_node(FILE *out, const struct rich_node *n, int depth)
{
	fprintf(out, "%*s%s", depth * 2, "", rich_name(n->kind));
	if (n->text) {
		fputc(' ', out);
		put_text(out, n->text);
	}
	put(out, "id", n->id);
	put(out, "lang", n->lang);
	put(out, "target", n->target);
	put(out, "alt", n->alt);
	put(out, "align", n->align);
	put_int(out, "colspan", n->colspan, 1);
	put_int(out, "rowspan", n->rowspan, 1);
	put_flag(out, "row-head", n->is_row_head);
	put_flag(out, "hidden", n->is_hidden);
	put_flag(out, "top", n->floats_top);
	fputc('\n', out);
	for (const struct rich_node *c = n->first; c; c = c->next)
		put_node(out, c, depth + 1);
}

static void
dump_rich(FILE *out, const char *name, const struct rich *r)
{
	if (!r)
		return;
	fprintf(out, " .%s", name);
	put_word(out, "lang", r->lang ? r->lang : "");
	fputc('\n', out);
	for (const struct rich_node *n = r->first; n; n = n->next)
		put_node(out, n, 2);
}

static void
dump_body(FILE *out, const struct body *b)
{
	fprintf(out, "body %s", b->id);
	put(out, "name", b->name);
	put(out, "shortName", b->short_name);
	put(out, "slug", b->slug);
	put(out, "ags", b->ags);
	put(out, "rgs", b->rgs);
	put(out, "website", b->website);
	put(out, "email", b->email);
	put(out, "phone", b->phone);
	put(out, "address", b->address);
	put(out, "licence", b->licence);
	put(out, "accessibilityContact", b->accessibility_contact);
	put(out, "ombudsOffice", b->ombuds_office);
	fputc('\n', out);
}

static void
dump_settings(FILE *out, const struct settings *s)
{
	char buf[DATE_BUF];

	fputs("settings", out);
	put(out, "style", s->style);
	put_word(out, "grouping", word_name(word_tab_grouping, (int)s->grouping));
	put_flag(out, "narrowSpaces", s->narrow_spaces);
	put_flag(out, "hyphenation", s->hyphenation);
	put(out, "exceptions", s->exceptions);
	put_word(out, "cycle", word_name(word_tab_cycle, (int)s->cycle));
	put_flag(out, "keepDoneTasks", s->keep_done_tasks);
	put_flag(out, "skipIdle", s->skip_idle_reports);
	if (s->has_up_to)
		put_word(out, "upTo", period_code(s->up_to, buf));
	put_int(out, "newPeriods", s->most_new, 0);
	for (int i = 0; i < STATUS_ALL; i++)
		put(out, status_name((enum status)i), s->status_label[i]);
	fputc('\n', out);
}

static void
dump_publication(FILE *out, const struct publication *p)
{
	char buf[DATE_BUF];

	begin(out, "publication", &p->r);
	put_word(out, "kind", word_name(word_tab_publication, (int)p->kind));
	put_word(out, "edition", word_name(word_tab_edition, (int)p->edition));
	put(out, "title", p->title);
	put(out, "subtitle", p->subtitle);
	put(out, "fileName", p->file_name);
	put_flag(out, "allCommittees", p->all_committees);
	PUT_REFS(out, "committee", p->committees);
	if (p->has_from)
		put_word(out, "from", period_code(p->from, buf));
	put(out, "encrypt", p->encrypt);
	fputc('\n', out);
	EACH(part, t, p->parts) {
		fprintf(out, " .part %s", t->kind);
		put(out, "ref", t->ref);
		put_flag(out, "resolved", t->only_resolved);
		fputc('\n', out);
	}
}

static void
dump_organization(FILE *out, const struct organization *o)
{
	begin(out, "organization", &o->r);
	put_word(out, "type", word_name(word_tab_org_type, (int)o->type));
	put(out, "name", o->name);
	put(out, "shortName", o->short_name);
	put_strings(out, "alias", &o->aliases);
	put(out, "code", o->code);
	put(out, "classification", o->classification);
	put(out, "website", o->website);
	put(out, "email", o->email);
	put_date(out, "start", o->start);
	put_date(out, "end", o->end);
	put_ref(out, "predecessor", &o->predecessor.ref, o->predecessor.to);
	put_int(out, "noticeDays", o->notice_days, -1);
	if (o->notice_days >= 0)
		put_word(out, "count", word_name(word_tab_notice, (int)o->notice_count));
	put_int(out, "editorialDays", o->editorial_days, -1);
	fputc('\n', out);
	EACH(competence, c, o->competences) {
		begin(out, "competence", &c->r);
		PUT_REFS(out, "field", c->fields);
		PUT_REFS(out, "measure", c->measures);
		fputc('\n', out);
	}
	dump_rich(out, "description", o->description);
}

static void
dump_concept(FILE *out, const struct concept *c)
{
	begin(out, "concept", &c->r);
	put_date(out, "asOf", c->as_of);
	put(out, "title", c->title);
	put(out, "subtitle", c->subtitle);
	put(out, "shortTitle", c->short_title);
	put(out, "version", c->version);
	put(out, "abstract", c->abstract);
	put_ref(out, "decision", &c->decision.ref, c->decision.to);
	put_word(out, "binding", word_name(word_tab_binding, (int)c->binding));
	put_ref(out, "originator", &c->originator.ref, c->originator.to);
	for (int i = 0; i < HORIZON_COUNT; i++)
		put(out, word_name(word_tab_horizon, i), c->horizon[i]);
	fputc('\n', out);
	dump_rich(out, "binding", c->binding_text);
	EACH(concept_text, t, c->texts) {
		begin(out, "text", &t->r);
		put_word(out, "kind", word_name(word_tab_text, (int)t->kind));
		put(out, "title", t->title);
		put(out, "lead", t->lead);
		fputc('\n', out);
		dump_rich(out, "content", t->content);
	}
	EACH(reference, r, c->references) {
		begin(out, "reference", &r->r);
		fputc('\n', out);
		dump_rich(out, "content", r->content);
	}
}

static void
put_years(FILE *out, int year, int first, int last)
{
	put_int(out, "year", year, 0);
	put_int(out, "firstYear", first, 0);
	put_int(out, "lastYear", last, 0);
}

static void
dump_money(FILE *out, const struct measure *m)
{
	EACH(cost, c, m->costs) {
		begin(out, "cost", &c->r);
		put_int(out, "cents", c->cents, -1);
		put_word(out, "kind", word_name(word_tab_cost, (int)c->kind));
		put_flag(out, "estimate", c->is_estimate);
		put_years(out, c->year, c->first_year, c->last_year);
		put(out, "text", c->text);
		fputc('\n', out);
	}
	EACH(funding, f, m->funding) {
		begin(out, "funding", &f->r);
		put(out, "source", f->source);
		put_int(out, "cents", f->cents, -1);
		put_word(out, "state", word_name(word_tab_funding, (int)f->state));
		put_int(out, "ownShare", f->own_share, -1);
		put_years(out, f->year, f->first_year, f->last_year);
		put(out, "text", f->text);
		fputc('\n', out);
	}
	EACH(expenditure, e, m->expenditures) {
		begin(out, "expenditure", &e->r);
		put_date(out, "date", e->date);
		put_int(out, "cents", e->cents, -1);
		put(out, "text", e->text);
		fputc('\n', out);
	}
}

static void
dump_measure_lists(FILE *out, const struct measure *m)
{
	EACH(step, s, m->steps) {
		begin(out, "step", &s->r);
		put_date(out, "due", s->due);
		put_date(out, "done", s->done);
		put(out, "text", s->text);
		fputc('\n', out);
	}
	dump_money(out, m);
	EACH(obstacle, o, m->obstacles) {
		begin(out, "obstacle", &o->r);
		put_word(out, "reason", word_name(word_tab_reason, (int)o->reason));
		fputc('\n', out);
		dump_rich(out, "content", o->content);
	}
	EACH(position, p, m->positions) {
		begin(out, "position", &p->r);
		put_word(out, "verdict", word_name(word_tab_verdict, (int)p->verdict));
		fputc('\n', out);
		dump_rich(out, "content", p->content);
	}
	EACH(comment, c, m->comments) {
		begin(out, "comment", &c->r);
		put_ref(out, "organization", &c->organization.ref, c->organization.to);
		fputc('\n', out);
		dump_rich(out, "content", c->content);
	}
}

static void
dump_turn(FILE *out, const struct deadline *d)
{
	begin(out, "deadline", &d->r);
	put_date(out, "due", d->due);
	put_ref(out, "item", &d->item.ref, d->item.to);
	put(out, "reason", d->reason);
	fputc('\n', out);
}

static void
dump_change(FILE *out, const struct measure_change *c)
{
	begin(out, "change", &c->r);
	put_ref(out, "field", &c->field.ref, c->field.to);
	put_word(out, "priority", word_name(word_tab_priority, (int)c->priority));
	put_word(out, "effort", word_name(word_tab_effort, (int)c->effort));
	put(out, "reason", c->reason);
	fputc('\n', out);
}

static void
dump_withdrawal(FILE *out, const struct withdrawal *w)
{
	begin(out, "withdrawal", &w->r);
	put_date(out, "date", w->date);
	put_ref(out, "organization", &w->organization.ref, w->organization.to);
	put_ref(out, "item", &w->item.ref, w->item.to);
	put(out, "reason", w->reason);
	fputc('\n', out);
}

static void
dump_history(FILE *out, const struct measure *m)
{
	EACH(lead, d, m->leads) {
		begin(out, "lead", &d->r);
		put_ref(out, "organization", &d->organization.ref, d->organization.to);
		fputc('\n', out);
	}
	EACH(staff, f, m->staffs) {
		begin(out, "staff", &f->r);
		if (f->fte.units >= 0)
			put_decimal(out, "fte", f->fte);
		put(out, "text", f->text);
		fputc('\n', out);
	}
	EACH(ground, b, m->bases) {
		begin(out, "basis", &b->r);
		put_word(out, "kind", word_name(word_tab_basis, (int)b->kind));
		put(out, "text", b->text);
		fputc('\n', out);
	}
	EACH(deadline, d, m->deadlines)
		dump_turn(out, d);
	EACH(measure_change, c, m->changes)
		dump_change(out, c);
	if (m->withdrawal.date != DATE_NONE)
		dump_withdrawal(out, &m->withdrawal);
}

static void
put_measure_refs(FILE *out, const struct measure *m)
{
	PUT_REFS(out, "finding", m->findings);
	put_ref(out, "goal", &m->goal.ref, m->goal.to);
	PUT_REFS(out, "alsoField", m->also_fields);
	PUT_REFS(out, "indicator", m->indicators);
	PUT_REFS(out, "synergy", m->synergies);
	PUT_REFS(out, "replaces", m->replaces);
	PUT_REFS(out, "replacedBy", m->replaced_by);
	PUT_REFS(out, "actor", m->actors);
	put_ref(out, "proposer", &m->proposer.ref, m->proposer.to);
	PUT_REFS(out, "decision", m->decisions);
}

static void
dump_measure(FILE *out, const struct measure *m)
{
	begin(out, "measure", &m->r);
	put(out, "code", m->code);
	put(out, "title", m->title);
	put(out, "shortTitle", m->short_title);
	put_word(out, "priority", word_name(word_tab_priority, (int)m->priority));
	put_word(out, "effort", word_name(word_tab_effort, (int)m->effort));
	put_word(out, "horizon", word_name(word_tab_horizon, (int)m->horizon));
	put_date(out, "start", m->start);
	put_date(out, "end", m->end);
	put_measure_refs(out, m);
	put_strings(out, "targetGroup", &m->target_groups);
	put_strings(out, "district", &m->districts);
	put(out, "effect", m->effect);
	put(out, "conflict", m->conflict);
	fprintf(out, " field=%s reports=%zu\n", m->field ? m->field->r.id : "?", m->nreports);
	dump_rich(out, "description", m->description);
	dump_rich(out, "remark", m->remark);
	dump_measure_lists(out, m);
	dump_history(out, m);
}

static void
dump_field(FILE *out, const struct action_field *f)
{
	begin(out, "actionField", &f->r);
	put_int(out, "number", f->number, 0);
	put(out, "title", f->title);
	put(out, "shortTitle", f->short_title);
	put(out, "lead", f->lead);
	put_strings(out, "retired", &f->retired_codes);
	fputc('\n', out);
	dump_rich(out, "situation", f->situation);
	EACH(goal, g, f->goals) {
		begin(out, "goal", &g->r);
		put(out, "title", g->title);
		fputc('\n', out);
		dump_rich(out, "content", g->content);
		EACH(subgoal, s, g->subgoals) {
			fputs(" .subgoal", out);
			put(out, "id", s->id);
			put(out, "text", s->text);
			fputc('\n', out);
		}
	}
	EACH(finding, d, f->findings) {
		begin(out, "finding", &d->r);
		fputc('\n', out);
		dump_rich(out, "content", d->content);
	}
	EACH(measure, m, f->measures)
		dump_measure(out, m);
}

static void
dump_observation(FILE *out, const char *kind, const struct observation *o)
{
	if (o->date == DATE_NONE)
		return;
	begin(out, kind, &o->r);
	put_date(out, "date", o->date);
	put_date(out, "corrects", o->corrects);
	put_decimal(out, "value", o->value);
	put_flag(out, "provisional", o->is_provisional);
	put(out, "text", o->text);
	fputc('\n', out);
}

static void
dump_indicator(FILE *out, const struct indicator *i)
{
	begin(out, "indicator", &i->r);
	put(out, "name", i->name);
	put(out, "unit", i->unit);
	put(out, "definition", i->definition);
	put(out, "source", i->source);
	put_word(out, "direction", i->up_is_good ? "up" : "down");
	put_int(out, "decimals", i->decimals, 0);
	PUT_REFS(out, "field", i->fields);
	fputc('\n', out);
	dump_observation(out, "baseline", &i->baseline);
	EACH(observation, o, i->targets)
		dump_observation(out, "target", o);
	EACH(observation, o, i->path)
		dump_observation(out, "pathPoint", o);
	EACH(observation, o, i->series)
		dump_observation(out, "observation", o);
}

static void
dump_task(FILE *out, const struct resolution_task *t)
{
	begin(out, "resolutionTask", &t->r);
	put_ref(out, "office", &t->office.ref, t->office.to);
	put_date(out, "due", t->due);
	put_date(out, "done", t->done);
	put_ref(out, "measure", &t->measure.ref, t->measure.to);
	put(out, "task", t->task);
	put(out, "completionNote", t->completion_note);
	fputc('\n', out);
	EACH(interim_note, n, t->notes) {
		begin(out, "interimNote", &n->r);
		put(out, "text", n->text);
		fputc('\n', out);
	}
	EACH(extension, e, t->extensions) {
		begin(out, "extension", &e->r);
		put_date(out, "due", e->due);
		put_ref(out, "item", &e->item.ref, e->item.to);
		put(out, "reason", e->reason);
		fputc('\n', out);
	}
}

static void
dump_item(FILE *out, const struct agenda_item *i)
{
	begin(out, "agendaItem", &i->r);
	put(out, "number", i->number);
	put_int(out, "order", i->order, -1);
	put(out, "name", i->name);
	put_ref(out, "paper", &i->paper.ref, i->paper.to);
	put(out, "raw", i->result_raw);
	put_word(out, "result", word_name(word_tab_result, (int)i->result));
	put_flag(out, "unmapped", i->result == RESULT_UNMAPPED);
	put_int(out, "yes", i->vote.yes, -1);
	put_int(out, "no", i->vote.no, -1);
	put_int(out, "abstain", i->vote.abstain, -1);
	put_int(out, "biased", i->vote.biased, -1);
	put_word(out, "mode", word_name(word_tab_vote, (int)i->vote.mode));
	fputc('\n', out);
	dump_rich(out, "resolution", i->resolution);
	EACH(resolution_task, t, i->tasks)
		dump_task(out, t);
}

static void
dump_meeting(FILE *out, const struct meeting *m)
{
	begin(out, "meeting", &m->r);
	put_word(out, "state", word_name(word_tab_meeting, (int)m->state));
	put_flag(out, "cancelled", m->is_cancelled);
	put_date(out, "start", m->start);
	put_int(out, "startMinutes", m->start_minutes, -1);
	put_date(out, "end", m->end);
	put_int(out, "endMinutes", m->end_minutes, -1);
	put(out, "name", m->name);
	put(out, "location", m->location);
	PUT_REFS(out, "organization", m->organizations);
	fputc('\n', out);
	EACH(agenda_item, i, m->items)
		dump_item(out, i);
}

static void
dump_paper(FILE *out, const struct paper *p)
{
	begin(out, "paper", &p->r);
	put(out, "reference", p->reference);
	put(out, "supplement", p->supplement);
	put(out, "name", p->name);
	put_date(out, "date", p->date);
	put_word(out, "type", word_name(word_tab_paper, (int)p->type));
	put_ref(out, "leadOffice", &p->lead_office.ref, p->lead_office.to);
	fputc('\n', out);
	EACH(consultation, c, p->consultations) {
		fputs(" .consultation", out);
		put_ref(out, "organization", &c->organization.ref, c->organization.to);
		put_word(out, "role", word_name(word_tab_role, (int)c->role));
		put_flag(out, "authoritative", c->is_authoritative);
		put_ref(out, "item", &c->item.ref, c->item.to);
		fputc('\n', out);
	}
	EACH(paper_report, r, p->reports) {
		char buf[DATE_BUF];

		fputs(" .report", out);
		put_ref(out, "publication", &r->publication.ref, r->publication.to);
		put_ref(out, "committee", &r->committee.ref, r->committee.to);
		put_word(out, "period", period_code(r->period, buf));
		fputc('\n', out);
	}
}

static void
dump_report(FILE *out, const struct status_report *r)
{
	begin(out, "statusReport", &r->r);
	put_ref(out, "measure", &r->measure.ref, r->measure.to);
	put_date(out, "date", r->date);
	put_date(out, "corrects", r->corrects);
	put_word(out, "status", status_name(r->status));
	put_word(out, "schedule", schedule_name(r->schedule));
	put_date(out, "due", r->due);
	put_ref(out, "office", &r->office.ref, r->office.to);
	put(out, "note", r->note);
	put(out, "nextStep", r->next_step);
	put(out, "reason", r->reason);
	fputc('\n', out);
}

static void
dump_back_matter(FILE *out, const struct model *m)
{
	EACH(term, t, m->glossary) {
		begin(out, "term", &t->r);
		put(out, "name", t->name);
		put(out, "abbr", t->abbr);
		fputc('\n', out);
		dump_rich(out, "definition", t->definition);
	}
	EACH(summary, s, m->summaries) {
		begin(out, "summary", &s->r);
		put_flag(out, "plain", s->is_plain_language);
		put(out, "title", s->title);
		fputc('\n', out);
		dump_rich(out, "content", s->content);
	}
}

static void
dump_terms(FILE *out, const struct model *m)
{
	EACH(legislative_term, t, m->terms) {
		fprintf(out, "legislativeTerm %s", t->id);
		put_word(out, "visibility", word_name(word_tab_visibility, (int)t->visibility));
		put(out, "name", t->name);
		put_date(out, "start", t->start);
		put_date(out, "end", t->end);
		fputc('\n', out);
	}
}

void
model_dump(FILE *out, const struct model *m)
{
	begin(out, "project", &m->project);
	put_flag(out, "sample", m->is_sample);
	put_date(out, "newest", m->newest);
	fputc('\n', out);
	dump_body(out, &m->body);
	dump_settings(out, &m->settings);
	EACH(publication, p, m->publications)
		dump_publication(out, p);
	dump_terms(out, m);
	EACH(organization, o, m->organizations)
		dump_organization(out, o);
	EACH(concept, c, m->concepts)
		dump_concept(out, c);
	EACH(action_field, f, m->fields)
		dump_field(out, f);
	EACH(indicator, i, m->indicators)
		dump_indicator(out, i);
	EACH(meeting, g, m->meetings)
		dump_meeting(out, g);
	EACH(paper, p, m->papers)
		dump_paper(out, p);
	EACH(status_report, r, m->reports)
		dump_report(out, r);
	dump_back_matter(out, m);
}
