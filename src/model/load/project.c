#include "model/load/load.h"

#include <stdlib.h>
#include <string.h>

enum { STATES = 16 };

static int
two_digits(const char *s)
{
	return (s[0] - '0') * 10 + s[1] - '0';
}

/* 0 for a key of no state. */
static int
state_of(const char *key)
{
	int state = key ? two_digits(key) : 0;

	return state <= STATES ? state : 0;
}

/* "09 corpusChristi --08-08": a state, and what is a holiday besides; the schema has seen it. */
static struct calendar
load_calendar(struct loader *l, const char *ags, const char *holidays)
{
	struct calendar c = {.state = state_of(ags)};
	struct local_day *days =
		arena_array(l->arena, struct local_day, holidays ? strlen(holidays) : 1);

	for (const char *s = holidays; s && *s; s += strcspn(s, " "), s += *s == ' ') {
		if (*s == 'c')
			c.has_corpus_christi = true;
		else if (*s == '-')
			days[c.ndays++] = (struct local_day){two_digits(s + 2), two_digits(s + 5)};
		else
			c.state = state_of(s);
	}
	c.days = days;
	return c;
}

static void
load_body(struct loader *l, const struct xml_node *n)
{
	struct body *b = &l->model->body;

	b->name = load_child(l, n, "name");
	b->short_name = load_child(l, n, "shortName");
	b->slug = load_child(l, n, "slug");
	b->ags = load_child(l, n, "ags");
	b->rgs = load_child(l, n, "rgs");
	b->website = load_child(l, n, "website");
	b->email = load_child(l, n, "contactEmail");
	b->phone = load_child(l, n, "contactPhone");
	b->address = load_child(l, n, "address");
	b->licence = load_child(l, n, "licence");
	b->accessibility_contact = load_child(l, n, "accessibilityContact");
	b->ombuds_office = load_child(l, n, "ombudsOffice");
	b->calendar = load_calendar(l, b->ags, load_attr(l, n, "holidays"));
	b->id = load_attr(l, n, "id");
	b->where = xml_where(n);
}

static bool
ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && strcmp(s + n - m, end) == 0;
}

/* A style is a name under styles/, or a file of the project. */
static void
load_style(struct loader *l, const struct xml_node *n)
{
	const char *href = load_attr(l, n, "href");

	l->model->settings.style = href;
	if (ends_with(href, ".xml"))
		load_path(l, href, xml_where(n));
}

static void
load_typography(struct loader *l, const struct xml_node *n)
{
	struct settings *s = &l->model->settings;

	s->grouping =
		(enum num_grouping)load_word(n, "grouping", word_tab_grouping, (int)s->grouping);
	s->narrow_spaces = load_bool(n, "narrowSpaces", s->narrow_spaces);
	s->hyphenation = load_bool(n, "hyphenation", s->hyphenation);
	s->exceptions = load_attr(l, n, "exceptions");
	if (s->exceptions)
		load_path(l, s->exceptions, xml_where(n));
}

static void
load_up_to(struct loader *l, const struct xml_node *n)
{
	struct settings *s = &l->model->settings;
	const char *up_to = load_attr(l, n, "upTo");

	s->reporting = xml_where(n);
	s->has_up_to = up_to != NULL;
	if (up_to && period_parse(up_to, &s->up_to))
		diag_report(l->diag, FAULT_PERIOD, s->reporting, "upTo=\"%s\"", up_to);
}

static void
load_reporting(struct loader *l, const struct xml_node *n)
{
	struct settings *s = &l->model->settings;
	const char *done = load_attr(l, n, "doneTasks"), *idle = load_attr(l, n, "idle");

	s->cycle = (enum report_cycle)load_word(n, "period", word_tab_cycle, (int)s->cycle);
	s->keep_done_tasks = done && strcmp(done, "keep") == 0;
	s->skip_idle_reports = idle && strcmp(idle, "none") == 0;
	s->most_new = load_int(n, "newPeriods", 0);
	load_up_to(l, n);
}

static void
load_open_data(struct loader *l, const struct xml_node *n)
{
	l->model->settings.open_data = (struct open_data){
		.contributor = load_attr(l, n, "contributor"),
		.licence = load_attr(l, n, "licence"),
		.folder = load_attr(l, n, "folder"),
		.themes = load_attr(l, n, "themes"),
	};
}

static void
load_settings(struct loader *l, const struct xml_node *root)
{
	struct settings *s = &l->model->settings;

	s->grouping = NUM_GROUP_DOT;
	s->narrow_spaces = true;
	s->hyphenation = true;
	s->cycle = CYCLE_QUARTER;
	load_style(l, xml_child(root, "style"));
	FOR_CHILDREN(n, root, "typography")
		load_typography(l, n);
	FOR_CHILDREN(n, root, "reporting")
		load_reporting(l, n);
	FOR_CHILDREN(n, root, "openData")
		load_open_data(l, n);
	FOR_CHILDREN(n, root, "statusLabel")
		s->status_label[load_word(n, "status", word_tab_status, 0)] = load_own_text(l, n);
}

static void
load_from(struct loader *l, struct publication *p, const struct xml_node *n)
{
	const char *from = load_attr(l, n, "from");

	p->has_from = from != NULL;
	if (from && period_parse(from, &p->from))
		diag_report(l->diag, FAULT_PERIOD, p->r.where, "from=\"%s\"", from);
}

static void
load_committees(struct loader *l, struct publication *p, const struct xml_node *n)
{
	const char *committees = load_attr(l, n, "committees");

	p->all_committees = committees && strcmp(committees, "all") == 0;
	if (!p->all_committees)
		LOAD_REFS(l, &p->committees, n, "committees");
}

static void
load_part(struct loader *l, struct part *p, const struct xml_node *n)
{
	const char *measures = load_attr(l, n, "measures");

	p->kind = load_attr(l, n, "kind");
	p->ref = load_attr(l, n, "ref");
	p->only_resolved = measures && strcmp(measures, "resolved") == 0;
	p->where = xml_where(n);
}

static bool
wants_asides(struct loader *l, const struct xml_node *n)
{
	const char *aside = load_attr(l, n, "aside");

	return !aside || strcmp(aside, "none") != 0;
}

static void
load_publication(struct loader *l, struct publication *p, const struct xml_node *n)
{
	struct scope s = {VIS_PUBLIC, l->model->project.lang, true};

	p->edition = (enum edition)load_word(n, "edition", word_tab_edition, EDITION_INTERNAL);
	if (p->edition == EDITION_INTERNAL)
		s.visibility = VIS_NONPUBLIC;
	load_record(l, &p->r, n, s);
	p->lang = p->r.lang;
	p->kind = (enum publication_kind)load_word(n, "kind", word_tab_publication, 0);
	p->title = load_child(l, n, "title");
	p->subtitle = load_child(l, n, "subtitle");
	p->file_name = load_child(l, n, "fileName");
	p->encrypt = load_attr(l, n, "encrypt");
	p->has_asides = wants_asides(l, n);
	load_committees(l, p, n);
	load_from(l, p, n);
	FOR_CHILDREN(c, n, "part")
		load_part(l, VEC_PUSH(l->arena, &p->parts), c);
}

void
load_project(struct loader *l, const struct xml_node *root)
{
	struct model *m = l->model;
	struct scope s = {VIS_PUBLIC, "de", true};

	load_record(l, &m->project, root, s);
	m->is_sample = load_bool(root, "sample", false);
	load_body(l, xml_child(root, "body"));
	load_settings(l, root);
	FOR_CHILDREN(n, root, "publication")
		load_publication(l, VEC_PUSH(l->arena, &m->publications), n);
}
