#include "model/model_fields.h"

#include "model/link.h"
#include "model/word.h"

#define OF(kind) .means = 1 + (kind) /* NOLINT(bugprone-macro-parentheses): a designator */
#define WORD(T, f, tab) NUMBER_AS(T, f, .words = word_tab_##tab, .none = -1)
#define DAY(T, f) NUMBER_AS(T, f, .means = FACT_DATE, .none = DATE_NONE)
#define UNSTATED(T, f) NUMBER_AS(T, f, .none = -1)
#define RECORD(T) STRUCT_AS(T, r, record_fields, .means = FACT_PART)
#define PLACE(T, f) ASIDE_AS(T, f, .means = FACT_WHERE)
#define DERIVED(T, f) ASIDE_AS(T, f, .means = FACT_DERIVED)
#define PROSE(T, f) POINTER(T, f, rich_fields)
#define TEXTS(T, f) LIST(T, f, texts)
#define RECORDS(T, f, fields, word) LIST_AS(T, f, fields, .shown = (word))

/* ---- values ---- */

static const struct field text_field[] = {{.kind = FIELD_TEXT, .size = sizeof(const char *)}};
static const struct fields texts = FIELDS(const char *, text_field);

static const struct field decimal_members[] = {
	NUMBER(struct decimal, units),
	NUMBER(struct decimal, places),
};
static const struct fields decimal_fields = FIELDS(struct decimal, decimal_members);

static const struct field period_members[] = {
	NUMBER(struct period, kind),
	NUMBER(struct period, year),
	NUMBER(struct period, index),
	DAY(struct period, first),
	DAY(struct period, last),
};
static const struct fields period_fields = FIELDS(struct period, period_members);

static const struct field validity_members[] = {
	DAY(struct validity, from),
	DAY(struct validity, until),
	DAY(struct validity, recorded),
};
static const struct fields validity_fields = FIELDS(struct validity, validity_members);

static const struct field record_members[] = {
	TEXT_AS(struct record, id, .means = FACT_ID),
	NUMBER_AS(struct record, visibility, .words = word_tab_visibility, .none = -1,
		.means = FACT_VISIBILITY),
	TEXT(struct record, lang),
	STRUCT_AS(struct record, time, validity_fields, .means = FACT_PART),
	PLACE(struct record, where),
};
static const struct fields record_fields = FIELDS(struct record, record_members);

/* ---- references ---- */

static const struct field ref_members[] = {
	TEXT_AS(struct ref, id, .means = FACT_REF),
	PLACE(struct ref, where),
};
static const struct fields ref_fields = FIELDS(struct ref, ref_members);

#define REFERENCE(name, kind)                                                                      \
	static const struct field name##_members[] = {                                             \
		STRUCT_AS(struct name, ref, ref_fields, .means = FACT_PART),                       \
		ASIDE_AS(struct name, to, .means = FACT_TO),                                       \
	};                                                                                         \
	static const struct fields name##_fields = FIELDS_AS(struct name, name##_members, OF(kind))
REFERENCE(org_ref, ID_ORGANIZATION);
REFERENCE(field_ref, ID_FIELD);
REFERENCE(measure_ref, ID_MEASURE);
REFERENCE(indicator_ref, ID_INDICATOR);
REFERENCE(item_ref, ID_ITEM);
REFERENCE(paper_ref, ID_PAPER);
REFERENCE(finding_ref, ID_FINDING);
REFERENCE(goal_ref, ID_GOAL);
REFERENCE(publication_ref, ID_PUBLICATION);

/* ---- prose ---- */

static const struct field rich_node_members[] = {
	NUMBER_AS(struct rich_node, kind, .means = FACT_RICH_KIND, .none = -1),
	TEXT_AS(struct rich_node, text, .means = FACT_WORDS),
	TEXT_AS(struct rich_node, id, .means = FACT_ID),
	TEXT(struct rich_node, lang),
	TEXT(struct rich_node, target),
	TEXT(struct rich_node, alt),
	TEXT(struct rich_node, align),
	NUMBER_AS(struct rich_node, colspan, .none = 1),
	NUMBER_AS(struct rich_node, rowspan, .none = 1),
	NUMBER(struct rich_node, is_row_head),
	NUMBER(struct rich_node, is_hidden),
	NUMBER(struct rich_node, floats_top),
	CHAIN_AS(struct rich_node, first, rich_node_fields, .means = FACT_CHILDREN),
	ASIDE(struct rich_node, next),
	PLACE(struct rich_node, where),
};
const struct fields rich_node_fields = CHAINED(struct rich_node, rich_node_members, next);

static const struct field rich_members[] = {
	TEXT(struct rich, lang),
	CHAIN_AS(struct rich, first, rich_node_fields, .means = FACT_CHILDREN),
	PLACE(struct rich, where),
};
const struct fields rich_fields = FIELDS(struct rich, rich_members);

/* ---- the municipality and its bodies ---- */

static const struct field local_day_members[] = {
	NUMBER(struct local_day, month),
	NUMBER(struct local_day, day),
};
static const struct fields local_day_fields = FIELDS(struct local_day, local_day_members);

static const struct field calendar_members[] = {
	NUMBER(struct calendar, state),
	NUMBER(struct calendar, has_corpus_christi),
	ARRAY(struct calendar, days, ndays, local_day_fields),
	ASIDE(struct calendar, ndays),
};
static const struct fields calendar_fields = FIELDS(struct calendar, calendar_members);

static const struct field body_members[] = {
	TEXT_AS(struct body, id, .means = FACT_ID),
	TEXT(struct body, name),
	TEXT(struct body, short_name),
	TEXT(struct body, slug),
	TEXT(struct body, ags),
	TEXT(struct body, rgs),
	TEXT(struct body, website),
	TEXT(struct body, email),
	TEXT(struct body, phone),
	TEXT(struct body, address),
	TEXT(struct body, licence),
	TEXT(struct body, accessibility_contact),
	TEXT(struct body, ombuds_office),
	STRUCT(struct body, calendar, calendar_fields),
	PLACE(struct body, where),
};
static const struct fields body_fields = FIELDS_AS(struct body, body_members, OF(ID_BODY));

static const struct field legislative_term_members[] = {
	TEXT_AS(struct legislative_term, id, .means = FACT_ID),
	NUMBER_AS(struct legislative_term, visibility, .words = word_tab_visibility, .none = -1,
		.means = FACT_VISIBILITY),
	TEXT(struct legislative_term, name),
	DAY(struct legislative_term, start),
	DAY(struct legislative_term, end),
	PLACE(struct legislative_term, where),
};
static const struct fields legislative_term_fields =
	FIELDS_AS(struct legislative_term, legislative_term_members, OF(ID_LEGISLATIVE_TERM));

static const struct field competence_members[] = {
	RECORD(struct competence),
	LIST(struct competence, fields, field_ref_fields),
	LIST(struct competence, measures, measure_ref_fields),
};
static const struct fields competence_fields = FIELDS(struct competence, competence_members);

static const struct field organization_members[] = {
	RECORD(struct organization),
	WORD(struct organization, type, org_type),
	TEXT(struct organization, name),
	TEXT(struct organization, short_name),
	TEXTS(struct organization, aliases),
	TEXT(struct organization, code),
	TEXT(struct organization, classification),
	TEXT(struct organization, website),
	TEXT(struct organization, email),
	DAY(struct organization, start),
	DAY(struct organization, end),
	STRUCT(struct organization, predecessor, org_ref_fields),
	UNSTATED(struct organization, notice_days),
	WORD(struct organization, notice_count, notice),
	UNSTATED(struct organization, editorial_days),
	RECORDS(struct organization, competences, competence_fields, "competence"),
	DERIVED(struct organization, fields),
	DERIVED(struct organization, measures),
	PROSE(struct organization, description),
};
static const struct fields organization_fields =
	FIELDS_AS(struct organization, organization_members, OF(ID_ORGANIZATION));

/* ---- the concept ---- */

static const struct field concept_text_members[] = {
	RECORD(struct concept_text),
	WORD(struct concept_text, kind, text),
	TEXT(struct concept_text, title),
	TEXT(struct concept_text, lead),
	PROSE(struct concept_text, content),
};
static const struct fields concept_text_fields =
	FIELDS_AS(struct concept_text, concept_text_members, OF(ID_TEXT));

static const struct field reference_members[] = {
	RECORD(struct reference),
	PROSE(struct reference, content),
};
static const struct fields reference_fields =
	FIELDS_AS(struct reference, reference_members, OF(ID_REFERENCE));

static const struct field concept_members[] = {
	RECORD(struct concept),
	DAY(struct concept, as_of),
	TEXT(struct concept, title),
	TEXT(struct concept, subtitle),
	TEXT(struct concept, short_title),
	TEXT(struct concept, version),
	TEXT(struct concept, abstract),
	STRUCT(struct concept, decision, item_ref_fields),
	WORD(struct concept, binding, binding),
	PROSE(struct concept, binding_text),
	STRUCT(struct concept, originator, org_ref_fields),
	ROW_OF(struct concept, horizon, texts),
	RECORDS(struct concept, texts, concept_text_fields, "text"),
	RECORDS(struct concept, references, reference_fields, "reference"),
};
static const struct fields concept_fields =
	FIELDS_AS(struct concept, concept_members, OF(ID_CONCEPT));

static const struct field subgoal_members[] = {
	TEXT_AS(struct subgoal, id, .means = FACT_ID),
	TEXT(struct subgoal, text),
	PLACE(struct subgoal, where),
};
static const struct fields subgoal_fields =
	FIELDS_AS(struct subgoal, subgoal_members, OF(ID_SUBGOAL));

static const struct field goal_members[] = {
	RECORD(struct goal),
	TEXT(struct goal, title),
	PROSE(struct goal, content),
	RECORDS(struct goal, subgoals, subgoal_fields, "subgoal"),
};
static const struct fields goal_fields = FIELDS_AS(struct goal, goal_members, OF(ID_GOAL));

static const struct field finding_members[] = {
	RECORD(struct finding),
	PROSE(struct finding, content),
};
static const struct fields finding_fields =
	FIELDS_AS(struct finding, finding_members, OF(ID_FINDING));

/* ---- measures ---- */

static const struct field step_members[] = {
	RECORD(struct step),
	DAY(struct step, due),
	DAY(struct step, done),
	TEXT(struct step, text),
};
static const struct fields step_fields = FIELDS_AS(struct step, step_members, OF(ID_STEP));

static const struct field cost_members[] = {
	RECORD(struct cost),
	UNSTATED(struct cost, cents),
	WORD(struct cost, kind, cost),
	NUMBER(struct cost, is_estimate),
	NUMBER(struct cost, year),
	NUMBER(struct cost, first_year),
	NUMBER(struct cost, last_year),
	TEXT(struct cost, text),
};
static const struct fields cost_fields = FIELDS(struct cost, cost_members);

static const struct field staff_members[] = {
	RECORD(struct staff),
	STRUCT_AS(struct staff, fte, decimal_fields, .means = FACT_DECIMAL, .none = -1),
	TEXT(struct staff, text),
};
static const struct fields staff_fields = FIELDS(struct staff, staff_members);

static const struct field funding_members[] = {
	RECORD(struct funding),
	TEXT(struct funding, source),
	UNSTATED(struct funding, cents),
	WORD(struct funding, state, funding),
	UNSTATED(struct funding, own_share),
	NUMBER(struct funding, year),
	NUMBER(struct funding, first_year),
	NUMBER(struct funding, last_year),
	TEXT(struct funding, text),
};
static const struct fields funding_fields = FIELDS(struct funding, funding_members);

static const struct field expenditure_members[] = {
	RECORD(struct expenditure),
	DAY(struct expenditure, date),
	UNSTATED(struct expenditure, cents),
	TEXT(struct expenditure, text),
};
static const struct fields expenditure_fields = FIELDS(struct expenditure, expenditure_members);

static const struct field obstacle_members[] = {
	RECORD(struct obstacle),
	WORD(struct obstacle, reason, reason),
	PROSE(struct obstacle, content),
};
static const struct fields obstacle_fields = FIELDS(struct obstacle, obstacle_members);

static const struct field position_members[] = {
	RECORD(struct position),
	WORD(struct position, verdict, verdict),
	PROSE(struct position, content),
};
static const struct fields position_fields = FIELDS(struct position, position_members);

static const struct field comment_members[] = {
	RECORD(struct comment),
	STRUCT(struct comment, organization, org_ref_fields),
	PROSE(struct comment, content),
};
static const struct fields comment_fields = FIELDS(struct comment, comment_members);

static const struct field ground_members[] = {
	RECORD(struct ground),
	WORD(struct ground, kind, basis),
	TEXT(struct ground, text),
};
static const struct fields ground_fields = FIELDS(struct ground, ground_members);

static const struct field lead_members[] = {
	RECORD(struct lead),
	STRUCT(struct lead, organization, org_ref_fields),
};
static const struct fields lead_fields = FIELDS(struct lead, lead_members);

static const struct field deadline_members[] = {
	RECORD(struct deadline),
	DAY(struct deadline, due),
	STRUCT(struct deadline, item, item_ref_fields),
	TEXT(struct deadline, reason),
};
static const struct fields deadline_fields = FIELDS(struct deadline, deadline_members);

static const struct field change_members[] = {
	RECORD(struct measure_change),
	STRUCT(struct measure_change, field, field_ref_fields),
	WORD(struct measure_change, priority, priority),
	WORD(struct measure_change, effort, effort),
	TEXT(struct measure_change, reason),
};
static const struct fields change_fields = FIELDS(struct measure_change, change_members);

static const struct withdrawal not_withdrawn = {.date = DATE_NONE};
static const struct field withdrawal_members[] = {
	RECORD(struct withdrawal),
	DAY(struct withdrawal, date),
	STRUCT(struct withdrawal, organization, org_ref_fields),
	STRUCT(struct withdrawal, item, item_ref_fields),
	TEXT(struct withdrawal, reason),
};
static const struct fields withdrawal_fields = FIELDS(struct withdrawal, withdrawal_members);

static const struct field status_report_members[] = {
	RECORD(struct status_report),
	STRUCT(struct status_report, measure, measure_ref_fields),
	DAY(struct status_report, date),
	DAY(struct status_report, corrects),
	WORD(struct status_report, status, status),
	WORD(struct status_report, schedule, schedule),
	DAY(struct status_report, due),
	STRUCT(struct status_report, office, org_ref_fields),
	TEXT(struct status_report, note),
	TEXT(struct status_report, next_step),
	TEXT(struct status_report, reason),
};
const struct fields status_report_fields = FIELDS(struct status_report, status_report_members);

static const struct field measure_members[] = {
	RECORD(struct measure),
	TEXT(struct measure, code),
	TEXT(struct measure, title),
	TEXT(struct measure, short_title),
	WORD(struct measure, priority, priority),
	WORD(struct measure, effort, effort),
	WORD(struct measure, horizon, horizon),
	DAY(struct measure, start),
	DAY(struct measure, end),
	LIST(struct measure, replaces, measure_ref_fields),
	LIST(struct measure, replaced_by, measure_ref_fields),
	LIST(struct measure, findings, finding_ref_fields),
	STRUCT(struct measure, goal, goal_ref_fields),
	LIST(struct measure, also_fields, field_ref_fields),
	LIST(struct measure, indicators, indicator_ref_fields),
	LIST(struct measure, synergies, measure_ref_fields),
	LIST(struct measure, actors, org_ref_fields),
	STRUCT(struct measure, proposer, org_ref_fields),
	LIST(struct measure, decisions, item_ref_fields),
	TEXTS(struct measure, target_groups),
	TEXTS(struct measure, districts),
	TEXT(struct measure, effect),
	TEXT(struct measure, conflict),
	PROSE(struct measure, description),
	PROSE(struct measure, remark),
	RECORDS(struct measure, steps, step_fields, "step"),
	RECORDS(struct measure, costs, cost_fields, "cost"),
	RECORDS(struct measure, funding, funding_fields, "funding"),
	RECORDS(struct measure, expenditures, expenditure_fields, "expenditure"),
	RECORDS(struct measure, obstacles, obstacle_fields, "obstacle"),
	RECORDS(struct measure, positions, position_fields, "position"),
	RECORDS(struct measure, comments, comment_fields, "comment"),
	RECORDS(struct measure, leads, lead_fields, "lead"),
	RECORDS(struct measure, staffs, staff_fields, "staff"),
	RECORDS(struct measure, bases, ground_fields, "basis"),
	RECORDS(struct measure, deadlines, deadline_fields, "deadline"),
	RECORDS(struct measure, changes, change_fields, "change"),
	STRUCT_AS(struct measure, withdrawal, withdrawal_fields, .absent = &not_withdrawn),
	DERIVED(struct measure, field),
	DERIVED(struct measure, lead),
	DERIVED(struct measure, staff),
	DERIVED(struct measure, position),
	DERIVED(struct measure, decided),
	DERIVED(struct measure, ndecided),
	DERIVED(struct measure, reports),
	DERIVED(struct measure, nreports),
};
static const struct fields measure_fields =
	FIELDS_AS(struct measure, measure_members, OF(ID_MEASURE));

static const struct field action_field_members[] = {
	RECORD(struct action_field),
	NUMBER(struct action_field, number),
	TEXT(struct action_field, title),
	TEXT(struct action_field, short_title),
	TEXT(struct action_field, lead),
	TEXTS(struct action_field, retired_codes),
	PROSE(struct action_field, situation),
	RECORDS(struct action_field, goals, goal_fields, "goal"),
	RECORDS(struct action_field, findings, finding_fields, "finding"),
	RECORDS(struct action_field, measures, measure_fields, "measure"),
};
static const struct fields action_field_fields =
	FIELDS_AS(struct action_field, action_field_members, OF(ID_FIELD));

/* ---- indicators ---- */

static const struct observation not_observed = {.date = DATE_NONE};
static const struct field observation_members[] = {
	RECORD(struct observation),
	DAY(struct observation, date),
	DAY(struct observation, corrects),
	STRUCT_AS(struct observation, value, decimal_fields, .means = FACT_DECIMAL,
		.none = INT64_MIN),
	NUMBER(struct observation, is_provisional),
	TEXT(struct observation, text),
};
static const struct fields observation_fields = FIELDS(struct observation, observation_members);

static const struct field indicator_members[] = {
	RECORD(struct indicator),
	TEXT(struct indicator, name),
	TEXT(struct indicator, unit),
	TEXT(struct indicator, definition),
	TEXT(struct indicator, source),
	NUMBER(struct indicator, up_is_good),
	NUMBER(struct indicator, decimals),
	LIST(struct indicator, fields, field_ref_fields),
	STRUCT_AS(struct indicator, baseline, observation_fields, .absent = &not_observed),
	RECORDS(struct indicator, targets, observation_fields, "target"),
	RECORDS(struct indicator, path, observation_fields, "pathPoint"),
	RECORDS(struct indicator, series, observation_fields, "observation"),
	DERIVED(struct indicator, target),
};
static const struct fields indicator_fields =
	FIELDS_AS(struct indicator, indicator_members, OF(ID_INDICATOR));

/* ---- meetings and papers ---- */

static const struct field interim_note_members[] = {
	RECORD(struct interim_note),
	TEXT(struct interim_note, text),
};
static const struct fields interim_note_fields = FIELDS(struct interim_note, interim_note_members);

static const struct field extension_members[] = {
	RECORD(struct extension),
	DAY(struct extension, due),
	STRUCT(struct extension, item, item_ref_fields),
	TEXT(struct extension, reason),
};
static const struct fields extension_fields = FIELDS(struct extension, extension_members);

static const struct field task_members[] = {
	RECORD(struct resolution_task),
	STRUCT(struct resolution_task, office, org_ref_fields),
	DAY(struct resolution_task, due),
	DAY(struct resolution_task, done),
	STRUCT(struct resolution_task, measure, measure_ref_fields),
	TEXT(struct resolution_task, task),
	TEXT(struct resolution_task, completion_note),
	RECORDS(struct resolution_task, notes, interim_note_fields, "interimNote"),
	RECORDS(struct resolution_task, extensions, extension_fields, "extension"),
	DERIVED(struct resolution_task, item),
};
static const struct fields task_fields =
	FIELDS_AS(struct resolution_task, task_members, OF(ID_TASK));

static const struct field vote_members[] = {
	UNSTATED(struct vote, yes),
	UNSTATED(struct vote, no),
	UNSTATED(struct vote, abstain),
	UNSTATED(struct vote, biased),
	WORD(struct vote, mode, vote),
};
static const struct fields vote_fields = FIELDS(struct vote, vote_members);

static const struct field item_members[] = {
	RECORD(struct agenda_item),
	TEXT(struct agenda_item, number),
	UNSTATED(struct agenda_item, order),
	TEXT(struct agenda_item, name),
	STRUCT(struct agenda_item, paper, paper_ref_fields),
	TEXT(struct agenda_item, result_raw),
	WORD(struct agenda_item, result, result),
	STRUCT_AS(struct agenda_item, vote, vote_fields, .means = FACT_PART),
	PROSE(struct agenda_item, resolution),
	RECORDS(struct agenda_item, tasks, task_fields, "resolutionTask"),
	DERIVED(struct agenda_item, meeting),
	DERIVED(struct agenda_item, is_topic),
};
static const struct fields item_fields = FIELDS_AS(struct agenda_item, item_members, OF(ID_ITEM));

static const struct field meeting_members[] = {
	RECORD(struct meeting),
	WORD(struct meeting, state, meeting),
	NUMBER(struct meeting, is_cancelled),
	DAY(struct meeting, start),
	UNSTATED(struct meeting, start_minutes),
	DAY(struct meeting, end),
	UNSTATED(struct meeting, end_minutes),
	TEXT(struct meeting, name),
	TEXT(struct meeting, location),
	LIST(struct meeting, organizations, org_ref_fields),
	RECORDS(struct meeting, items, item_fields, "agendaItem"),
};
static const struct fields meeting_fields =
	FIELDS_AS(struct meeting, meeting_members, OF(ID_MEETING));

static const struct field consultation_members[] = {
	STRUCT(struct consultation, organization, org_ref_fields),
	WORD(struct consultation, role, role),
	NUMBER(struct consultation, is_authoritative),
	STRUCT(struct consultation, item, item_ref_fields),
};
static const struct fields consultation_fields = FIELDS(struct consultation, consultation_members);

static const struct field paper_report_members[] = {
	STRUCT(struct paper_report, publication, publication_ref_fields),
	STRUCT(struct paper_report, committee, org_ref_fields),
	STRUCT_AS(struct paper_report, period, period_fields, .means = FACT_PERIOD),
};
static const struct fields paper_report_fields = FIELDS(struct paper_report, paper_report_members);

static const struct field paper_members[] = {
	RECORD(struct paper),
	TEXT(struct paper, reference),
	TEXT(struct paper, supplement),
	TEXT(struct paper, name),
	DAY(struct paper, date),
	WORD(struct paper, type, paper),
	STRUCT(struct paper, lead_office, org_ref_fields),
	RECORDS(struct paper, consultations, consultation_fields, "consultation"),
	RECORDS(struct paper, reports, paper_report_fields, "report"),
};
static const struct fields paper_fields = FIELDS_AS(struct paper, paper_members, OF(ID_PAPER));

/* ---- back matter ---- */

static const struct field term_members[] = {
	RECORD(struct term),
	TEXT(struct term, name),
	TEXT(struct term, abbr),
	PROSE(struct term, definition),
};
static const struct fields term_fields = FIELDS_AS(struct term, term_members, OF(ID_TERM));

static const struct field summary_members[] = {
	RECORD(struct summary),
	NUMBER(struct summary, is_plain_language),
	TEXT(struct summary, title),
	PROSE(struct summary, content),
};
static const struct fields summary_fields =
	FIELDS_AS(struct summary, summary_members, OF(ID_SUMMARY));

/* ---- what is published ---- */

static const struct field part_members[] = {
	TEXT(struct part, kind),
	TEXT_AS(struct part, ref, .means = FACT_REF_LOOSE),
	NUMBER(struct part, only_resolved),
	PLACE(struct part, where),
};
static const struct fields part_fields = FIELDS(struct part, part_members);

static const struct field publication_members[] = {
	RECORD(struct publication),
	WORD(struct publication, kind, publication),
	WORD(struct publication, edition, edition),
	TEXT(struct publication, lang),
	TEXT(struct publication, title),
	TEXT(struct publication, subtitle),
	TEXT(struct publication, file_name),
	NUMBER(struct publication, all_committees),
	LIST(struct publication, committees, org_ref_fields),
	NUMBER(struct publication, has_from),
	STRUCT_AS(struct publication, from, period_fields, .means = FACT_PERIOD),
	TEXT(struct publication, encrypt),
	NUMBER(struct publication, has_asides),
	RECORDS(struct publication, parts, part_fields, "part"),
};
static const struct fields publication_fields =
	FIELDS_AS(struct publication, publication_members, OF(ID_PUBLICATION));

static const struct field open_data_members[] = {
	TEXT(struct open_data, contributor),
	TEXT(struct open_data, licence),
	TEXT(struct open_data, folder),
	TEXT(struct open_data, themes),
};
static const struct fields open_data_fields = FIELDS(struct open_data, open_data_members);

static const struct field settings_members[] = {
	TEXT(struct settings, style),
	WORD(struct settings, grouping, grouping),
	NUMBER(struct settings, narrow_spaces),
	NUMBER(struct settings, hyphenation),
	TEXT(struct settings, exceptions),
	ROW_OF(struct settings, status_label, texts),
	WORD(struct settings, cycle, cycle),
	NUMBER(struct settings, keep_done_tasks),
	NUMBER(struct settings, skip_idle_reports),
	NUMBER(struct settings, has_up_to),
	STRUCT_AS(struct settings, up_to, period_fields, .means = FACT_PERIOD),
	NUMBER(struct settings, most_new),
	PLACE(struct settings, reporting),
	STRUCT_AS(struct settings, open_data, open_data_fields, .means = FACT_PART),
};
static const struct fields settings_fields = FIELDS(struct settings, settings_members);

static const struct field model_members[] = {
	STRUCT_AS(struct model, project, record_fields, .means = FACT_PART),
	NUMBER(struct model, is_sample),
	DAY(struct model, known),
	DAY(struct model, newest),
	STRUCT(struct model, body, body_fields),
	STRUCT_AS(struct model, settings, settings_fields, .means = FACT_SETTINGS),
	RECORDS(struct model, publications, publication_fields, "publication"),
	RECORDS(struct model, terms, legislative_term_fields, "legislativeTerm"),
	RECORDS(struct model, organizations, organization_fields, "organization"),
	RECORDS(struct model, concepts, concept_fields, "concept"),
	RECORDS(struct model, fields, action_field_fields, "actionField"),
	RECORDS(struct model, former, measure_fields, "former"),
	RECORDS(struct model, indicators, indicator_fields, "indicator"),
	RECORDS(struct model, meetings, meeting_fields, "meeting"),
	RECORDS(struct model, papers, paper_fields, "paper"),
	LIST_AS(struct model, reports, status_report_fields, .shown = "statusReport",
		.means = FACT_REPORTS),
	RECORDS(struct model, glossary, term_fields, "term"),
	RECORDS(struct model, summaries, summary_fields, "summary"),
	ASIDE(struct model, dir),
	ASIDE(struct model, arena),
	DERIVED(struct model, ids),
	ASIDE(struct model, shelf),
};
const struct fields model_fields = FIELDS_AS(struct model, model_members, OF(ID_PROJECT));

const struct field *
fact_find(const struct fields *fields, enum fact_meaning means, size_t *offset)
{
	for (size_t i = 0; i < fields->n; i++) {
		const struct field *f = &fields->v[i], *in;
		size_t inner = 0;

		in = f->means == (int)means ? f : NULL;
		if (f->means == FACT_PART)
			in = fact_find(f->of, means, &inner);
		if (!in)
			continue;
		*offset = f->means == FACT_PART ? f->at + inner : f->at;
		return in;
	}
	return NULL;
}
