/*
 * model: the facts of one project, read-only after loading.
 *
 * Does     holds what the XML says, references resolved to pointers; names
 *          are OParl's where OParl has them (docs/domain.md section 11).
 * Units    dates as day numbers, money in cents, -1 or DATE_NONE = absent.
 * Gives    arrays in document order; `where` points into the XML.
 * Errors   load and check report through diag, each fault once.
 * Memory   all in the arena given to model_load(); edition_make() builds a
 *          second model that borrows strings from the first.
 * Source   OParl 1.1; own elements as in input/schema.
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "base/date.h"
#include "base/diag.h"
#include "base/num.h"
#include "base/vec.h"
#include "model/rich.h"

#include <stdbool.h>

enum visibility { VIS_UNKNOWN, VIS_PUBLIC, VIS_NONPUBLIC }; /* unknown is shown as non-public */

/* Life-cycle status; the order is the order in every chart and table. */
enum status {
	STATUS_RECOMMENDED,
	STATUS_NOT_STARTED,
	STATUS_PLANNING,
	STATUS_ACTIVE,
	STATUS_DONE,
	STATUS_ONGOING,
	STATUS_DEFERRED,
	STATUS_REJECTED,
	STATUS_TRANSFERRED,
	STATUS_COUNT, /* of those that are counted; the next have left the concept */
	STATUS_REPLACED = STATUS_COUNT,
	STATUS_WITHDRAWN,
	STATUS_ALL
};

enum schedule { SCHEDULE_NONE, SCHEDULE_ON_TIME, SCHEDULE_AT_RISK, SCHEDULE_LATE, SCHEDULE_COUNT };

enum org_type {
	ORG_COUNCIL,
	ORG_COMMITTEE,
	ORG_ADVISORY_BOARD,
	ORG_FACTION,
	ORG_OFFICE,
	ORG_EXTERNAL,
	ORG_INSTITUTION
};
enum notice_count { NOTICE_FULL, NOTICE_CALENDAR };
enum horizon {
	HORIZON_NONE,
	HORIZON_SHORT,
	HORIZON_MEDIUM,
	HORIZON_LONG,
	HORIZON_PERMANENT,
	HORIZON_COUNT
};
enum priority { PRIORITY_NONE, PRIORITY_HIGH, PRIORITY_MEDIUM, PRIORITY_LOW };
enum effort { EFFORT_NONE, EFFORT_SMALL, EFFORT_MEDIUM, EFFORT_LARGE };
enum basis_kind { BASIS_NONE, BASIS_ADMINISTRATION };
enum cost_kind { COST_UNSTATED, COST_ONCE, COST_YEARLY };
enum funding_state { FUNDING_APPLIED, FUNDING_GRANTED, FUNDING_SECURED, FUNDING_OPEN };
enum obstacle_reason {
	REASON_LEGAL,
	REASON_FACTUAL,
	REASON_FINANCIAL,
	REASON_STAFF,
	REASON_EXTERNAL,
	REASON_COUNT
};
enum verdict {
	VERDICT_NONE,
	VERDICT_FEASIBLE,
	VERDICT_PARTLY,
	VERDICT_EXAMINE,
	VERDICT_NOT_FEASIBLE
};
enum binding { BINDING_NONE, BINDING_RECOMMENDATION, BINDING_RESOLVED };
enum text_kind {
	TEXT_FOREWORD,
	TEXT_ORIGIN,
	TEXT_PARTICIPATION,
	TEXT_MISSION,
	TEXT_DATA,
	TEXT_IMPLEMENTATION,
	TEXT_ACCESSIBILITY,
	TEXT_CUSTOM
};
enum meeting_state { MEETING_UNSTATED, MEETING_SCHEDULED, MEETING_INVITED, MEETING_HELD };
enum result {
	RESULT_NONE,
	RESULT_UNMAPPED,
	RESULT_ADOPTED,
	RESULT_ADOPTED_AMENDED,
	RESULT_REJECTED,
	RESULT_NOTED,
	RESULT_ADJOURNED,
	RESULT_REFERRED,
	RESULT_WITHDRAWN,
	RESULT_SETTLED
};
enum vote_mode { VOTE_UNSTATED, VOTE_UNANIMOUS, VOTE_MAJORITY };
enum paper_type {
	PAPER_UNSTATED,
	PAPER_DECISION,
	PAPER_INFORMATION,
	PAPER_SESSION,
	PAPER_MOTION,
	PAPER_INQUIRY,
	PAPER_AMENDMENT
};
enum consultation_role { CR_UNSTATED, CR_HEARING, CR_PRELIMINARY, CR_DECISION, CR_NOTICE };
enum publication_kind { PUBLICATION_CONCEPT, PUBLICATION_REPORT };
enum edition { EDITION_PUBLIC, EDITION_INTERNAL };
enum report_cycle { CYCLE_MONTH, CYCLE_QUARTER, CYCLE_HALF, CYCLE_YEAR, CYCLE_MEETING };

/* A reference by id; `to` is filled by linking, NULL if the edition hides it. */
struct ref {
	const char *id;
	struct where where;
};
/* struct NAME points to a struct TARGET; struct NAMEs is an array of them. */
#define DECLARE_REF(name, target)                                                                  \
	struct target;                                                                             \
	struct name {                                                                              \
		struct ref ref;                                                                    \
		const struct target *to;                                                           \
	};                                                                                         \
	struct name##s {                                                                           \
		struct name *v;                                                                    \
		size_t n, cap;                                                                     \
	}

DECLARE_REF(org_ref, organization);
DECLARE_REF(field_ref, action_field);
DECLARE_REF(measure_ref, measure);
DECLARE_REF(indicator_ref, indicator);
DECLARE_REF(item_ref, agenda_item);
DECLARE_REF(paper_ref, paper);
DECLARE_REF(finding_ref, finding);
DECLARE_REF(goal_ref, goal);
DECLARE_REF(publication_ref, publication);

struct strings {
	const char **v;
	size_t n, cap;
};

/*
 * The two times of a fact: the days it holds, and the day it was entered.
 * `from` and `recorded` may both be unstated: then it holds, and is known,
 * since the measure exists. Facts of one day (a report, a value) have no
 * from and until; their own date says when they hold.
 */
struct validity {
	date from, until; /* first and last day */
	date recorded;    /* DATE_NONE = the day it speaks of */
};

/* Every record that can be hidden starts with this. */
struct record {
	const char *id; /* NULL if it has none */
	enum visibility visibility;
	struct validity time;
	const char *lang; /* xml:lang in force */
	struct where where;
};

/* Whose public holidays there are. */
struct calendar {
	int state; /* the first two digits of the municipality key, 1 … 16; 0 = not known */
	bool has_corpus_christi;
	const struct local_day { /* the municipality's own */
		int month, day;
	} * days;
	size_t ndays;
};

struct body {
	const char *name, *short_name, *slug, *ags, *rgs, *website, *email, *phone, *address;
	const char *licence, *accessibility_contact, *ombuds_office;
	struct calendar calendar;
	const char *id;
	struct where where;
};

struct legislative_term {
	const char *id, *name;
	date start, end;
	enum visibility visibility; /* the file's */
	struct where where;
};

struct competence {
	struct record r;
	struct field_refs fields;
	struct measure_refs measures;
};

struct organization {
	struct record r;
	enum org_type type;
	const char *name, *short_name, *code, *classification, *website, *email;
	struct strings aliases;
	date start, end;
	struct org_ref predecessor;
	int notice_days; /* -1 = not stated */
	enum notice_count notice_count;
	int editorial_days; /* before the submission deadline, -1 = not stated */
	VEC(struct competence) competences;
	/* those of all competences together */
	struct field_refs fields;
	struct measure_refs measures;
	const struct rich *description;
};

struct concept_text {
	struct record r;
	enum text_kind kind;
	const char *title, *lead;
	const struct rich *content;
};

struct reference {
	struct record r;
	const struct rich *content; /* inline */
};

struct concept {
	struct record r;
	date as_of;
	const char *title, *subtitle, *short_title, *version, *abstract;
	struct item_ref decision;
	enum binding binding;
	const struct rich *binding_text; /* inline */
	struct org_ref originator;
	const char *horizon[HORIZON_COUNT]; /* definitions, NULL = none */
	VEC(struct concept_text) texts;
	VEC(struct reference) references;
};

struct subgoal {
	const char *id, *text;
	struct where where;
};

struct goal {
	struct record r;
	const char *title;
	const struct rich *content;
	VEC(struct subgoal) subgoals;
};

struct finding {
	struct record r;
	const struct rich *content;
};

struct step {
	struct record r;
	date due, done;
	const char *text;
};

struct cost {
	struct record r;
	int64_t cents; /* -1 = no figure; text says why */
	enum cost_kind kind;
	bool is_estimate;
	int year;                  /* 0 = none */
	int first_year, last_year; /* 0 = not stated */
	const char *text;
};

struct staff {
	struct record r;
	struct decimal fte; /* units -1 = not stated */
	const char *text;
};

struct funding {
	struct record r;
	const char *source;
	int64_t cents; /* -1 = no figure */
	enum funding_state state;
	int64_t own_share; /* -1 = not stated */
	int year;          /* 0 = none */
	int first_year, last_year;
	const char *text;
};

struct expenditure {
	struct record r;
	date date;
	int64_t cents;
	const char *text;
};

struct obstacle {
	struct record r;
	enum obstacle_reason reason;
	const struct rich *content; /* inline */
};

struct position {
	struct record r;
	enum verdict verdict; /* VERDICT_NONE = no position */
	const struct rich *content;
};

/* What somebody else than the administration says. */
struct comment {
	struct record r;
	struct org_ref organization;
	const struct rich *content;
};

struct ground {
	struct record r;
	enum basis_kind kind; /* BASIS_NONE = none stated */
	const char *text;
};

struct lead {
	struct record r;
	struct org_ref organization;
};

/* A new date; in force from r.time.from, or from the meeting that agreed to it. */
struct deadline {
	struct record r;
	date due;
	struct item_ref item; /* that agreed to it; none = nobody has */
	const char *reason;
};

/* What is different from r.time.from on; what is not stated stays. */
struct measure_change {
	struct record r;
	struct field_ref field;
	enum priority priority;
	enum effort effort;
	const char *reason;
};

struct withdrawal {
	struct record r;
	date date; /* first day without the measure, DATE_NONE = not withdrawn */
	struct org_ref organization;
	struct item_ref item;
	const char *reason;
};

struct status_report {
	struct record r;
	struct measure_ref measure;
	date date, due;
	date corrects; /* day of the report that this one replaces, DATE_NONE = none */
	enum status status;
	enum schedule schedule;
	struct org_ref office;
	const char *note, *next_step, *reason;
};

struct measure {
	struct record r;
	const struct action_field *field;
	const char *code, *title, *short_title;
	enum priority priority;
	enum effort effort;
	enum horizon horizon;
	date start, end;
	struct measure_refs replaces, replaced_by;
	struct finding_refs findings;
	struct goal_ref goal;
	struct field_refs also_fields;
	struct indicator_refs indicators;
	struct measure_refs synergies;
	const struct rich *description, *remark;
	VEC(struct step) steps;
	struct strings target_groups, districts;
	VEC(struct lead) leads;
	struct org_ref lead; /* the one in force */
	struct org_ref proposer;
	struct org_refs actors;
	VEC(struct cost) costs;
	VEC(struct staff) staffs;
	struct staff staff; /* the one in force */
	VEC(struct funding) funding;
	VEC(struct expenditure) expenditures;
	const char *effect, *conflict;
	VEC(struct obstacle) obstacles;
	VEC(struct position) positions;
	struct position position; /* the one in force */
	VEC(struct comment) comments;
	VEC(struct ground) bases;
	struct item_refs decisions; /* as the file names them */
	/* those, and adopted items that ordered something for it; none = only recommended */
	const struct agenda_item **decided;
	size_t ndecided;
	VEC(struct deadline) deadlines;
	VEC(struct measure_change) changes;
	struct withdrawal withdrawal;
	/* this measure's reports, by date ascending; filled by linking */
	const struct status_report **reports;
	size_t nreports;
};

struct action_field {
	struct record r;
	int number;
	const char *title, *short_title, *lead;
	const struct rich *situation;
	VEC(struct goal) goals;
	VEC(struct finding) findings;
	VEC(struct measure) measures;
	struct strings retired_codes; /* of measures that the files no longer hold */
};

struct observation {
	struct record r;
	date date;     /* DATE_NONE = absent (baseline, target) */
	date corrects; /* day of the value that this one replaces, DATE_NONE = none */
	struct decimal value;
	bool is_provisional;
	const char *text;
};

struct indicator {
	struct record r;
	const char *name, *unit, *definition, *source;
	bool up_is_good;
	int decimals;
	struct field_refs fields;
	struct observation baseline;
	VEC(struct observation) targets;
	struct observation target;      /* the one in force */
	VEC(struct observation) path;   /* on the way to it, by date ascending */
	VEC(struct observation) series; /* by date ascending */
};

struct vote {
	int yes, no, abstain, biased; /* -1 = not recorded */
	enum vote_mode mode;
};

struct interim_note {
	struct record r; /* r.time.recorded is its day */
	const char *text;
};

struct extension {
	struct record r; /* r.time.recorded is its day */
	date due;
	struct item_ref item;
	const char *reason;
};

struct resolution_task {
	struct record r;
	const struct agenda_item *item; /* the one that ordered it */
	struct org_ref office;
	date due, done;
	struct measure_ref measure;
	const char *task, *completion_note;
	VEC(struct interim_note) notes;
	VEC(struct extension) extensions;
};

struct agenda_item {
	struct record r; /* visibility from its own `public` */
	const struct meeting *meeting;
	const char *number, *name;
	int order;
	struct paper_ref paper;
	const char *result_raw; /* as the source has it */
	enum result result;
	const struct rich *resolution;
	struct vote vote;
	VEC(struct resolution_task) tasks;
	bool is_topic; /* derived: a decision, paper, order or deadline of the project hangs on it
			*/
};

struct meeting {
	struct record r;
	enum meeting_state state;
	bool is_cancelled;
	date start, end;
	int start_minutes, end_minutes; /* after midnight, -1 = not stated */
	const char *name, *location;
	struct org_refs organizations; /* first leads */
	VEC(struct agenda_item) items; /* by order */
};

struct consultation {
	struct org_ref organization;
	enum consultation_role role;
	bool is_authoritative;
	struct item_ref item;
};

/* The report that a paper presents. */
struct paper_report {
	struct publication_ref publication;
	struct org_ref committee;
	struct period period;
};

struct paper {
	struct record r;
	const char *reference, *supplement, *name;
	date date;
	enum paper_type type;
	struct org_ref lead_office;
	VEC(struct consultation) consultations;
	VEC(struct paper_report) reports;
};

struct term {
	struct record r;
	const char *name, *abbr; /* abbr NULL = none */
	const struct rich *definition;
};

struct summary {
	struct record r;
	bool is_plain_language;
	const char *title;
	const struct rich *content;
};

struct part {
	const char *kind; /* validated by the schema */
	const char *ref;  /* NULL = none */
	bool only_resolved;
	struct where where;
};

struct publication {
	struct record r;
	enum publication_kind kind;
	enum edition edition;
	const char *lang;
	const char *title, *subtitle, *file_name;
	bool all_committees;
	struct org_refs committees;
	bool has_from;
	struct period from;
	const char *encrypt;    /* path of a passphrase file, NULL = none */
	bool has_asides;        /* files beside the PDF are made */
	VEC(struct part) parts; /* empty = the kind's default list */
};

struct open_data { /* every string NULL if not stated */
	const char *contributor, *licence, *folder, *themes;
};

struct settings {
	const char *style; /* name or path inside the project */
	enum num_grouping grouping;
	bool narrow_spaces, hyphenation;
	const char *exceptions; /* hyphenation exceptions, path inside the project, NULL = none */
	const char *status_label[STATUS_ALL]; /* NULL = the catalogue's */
	enum report_cycle cycle;
	bool keep_done_tasks;
	bool skip_idle_reports;
	bool has_up_to;
	struct period up_to;    /* the last one reported on */
	struct where reporting; /* where up_to stands */
	int most_new;           /* new reports per committee and run, 0 = not stated */
	struct open_data open_data;
};

struct model {
	struct arena *arena;
	struct record project;
	const char *dir; /* the project's folder, as opened */
	bool is_sample;
	struct body body;
	struct settings settings;
	VEC(struct publication) publications;
	VEC(struct legislative_term) terms;
	VEC(struct organization) organizations;
	VEC(struct concept) concepts;
	VEC(struct action_field) fields; /* by number */
	VEC(struct measure) former;      /* of a view: measures that had left the concept */
	VEC(struct indicator) indicators;
	VEC(struct meeting) meetings; /* by start */
	VEC(struct paper) papers;
	VEC(struct status_report) reports; /* by date, then document order */
	VEC(struct term) glossary;
	VEC(struct summary) summaries;
	date known;  /* what was entered later is left out of views; DATE_NONE = nothing is */
	date newest; /* newest date of anything that happened: status reports, held meetings,
			expenditures, observations, done steps and tasks; DATE_NONE = nothing did */
	const struct id_table *ids;
	struct view_shelf *shelf; /* of an edition: the views made of it, see view.h */
};

/*
 * Reads DIR/project.xml and all its sources, validated by the schema found
 * in schema_dir, linked and checked. NULL after any error.
 */
struct model *model_load(struct arena *a, const char *dir, const char *schema_dir, struct diag *d);

/* What DIR/project.xml says the project's id is, unchecked and in silence; NULL = nothing. */
const char *model_id(struct arena *a, const char *dir);

/* Files as they would be: read in place of, or besides, those on the disk. */
struct model_file {
	const char *href; /* as a <source> names it; "project.xml" too */
	const char *bytes;
	size_t n;
};
struct model_files {
	struct model_file *v;
	size_t n, cap;
};

/* The same, before anything is written: an import is tried in memory. */
struct model *model_load_with(struct arena *a, const char *dir, const char *schema_dir,
	const struct model_files *files, struct diag *d);

/*
 * -1 after FAULT_NOT_YET (has happened, but after today; samples may) or
 * FAULT_YEAR_FAR; warns of meetings that are past and still ahead.
 */
int model_check_dates(const struct model *m, date today, struct diag *d);

/* The day it is for this project: for a sample the one after its newest date. */
date model_today(const struct model *m, date today);

/*
 * The model with only what the edition may show; EDITION_INTERNAL shows
 * everything. Derived fields (measure.reports, newest) are made anew.
 */
struct model *edition_make(struct arena *a, const struct model *m, enum edition e);

/* Lookups by id lend, NULL = unknown. */
const struct organization *model_organization(const struct model *m, const char *id);
const struct measure *model_measure(const struct model *m, const char *id);

/* Under what name readers know the thing with this id; empty = under none. */
struct called {
	const char *code, *text;         /* each may be NULL */
	const struct rich_node *caption; /* a table's or picture's, instead of text */
	bool is_title;                   /* to be quoted in a sentence */
};
struct called model_called(const struct model *m, const char *id);
const struct agenda_item *model_agenda_item(const struct model *m, const char *id);

/* The measure is among those that have left the concept; m is a view. */
bool model_has_left(const struct model *m, const struct measure *measure);

const char *status_name(enum status s); /* the XML value, e.g. "notStarted" */
const char *schedule_name(enum schedule s);

void model_dump(FILE *out, const struct model *m);

#endif
