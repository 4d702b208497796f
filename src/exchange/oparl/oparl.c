#include "exchange/oparl/oparl.h"

#include "base/str.h"
#include "exchange/sheet/value.h"

#include <ctype.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define DEPTH 12 /* of objects within objects */
#define TYPE_AT "/schema.oparl.org/"

enum kind { ORGANIZATION, MEETING, AGENDA_ITEM, PAPER, CONSULTATION, KINDS };
static const char *const kind_names[KINDS] = {
	"Organization", "Meeting", "AgendaItem", "Paper", "Consultation"};

struct object {
	const char *id; /* an address */
	json_t *json;
	const struct object *owner; /* the one it was nested in */
	const char *xml_id;         /* in the project; NULL = not taken */
	/* items of a meeting, consultations of a paper, the consultation of an item */
	struct object *first, *last, *next, *consultation, *paper;
};

struct objects {
	struct object **v;
	size_t n, cap;
};

/* What was left out, and how often. */
struct fold {
	const char *what;
	size_t n;
};

struct council {
	struct edits *edits;
	struct project *project;
	struct arena *arena;
	const struct import_options *options;
	const char *file; /* being read */
	struct objects of[KINDS];
	struct objects by_id; /* all, sorted */
	VEC(struct fold) folds;
	VEC(json_t *) roots;
};

static void
fold(struct council *c, const char *what)
{
	for (size_t i = 0; i < c->folds.n; i++)
		if (strcmp(c->folds.v[i].what, what) == 0) {
			c->folds.v[i].n++;
			return;
		}
	*VEC_PUSH(c->arena, &c->folds) = (struct fold){arena_strdup(c->arena, what), 1};
}

static const char *
text_of(const json_t *o, const char *name)
{
	const char *s = json_string_value(json_object_get(o, name));

	return s ? s : "";
}

/* "https://schema.oparl.org/1.1/Meeting" -> "Meeting"; "" = no OParl. */
static const char *
type_of(const json_t *o)
{
	const char *type = text_of(o, "type"), *slash = strrchr(type, '/');

	return strstr(type, TYPE_AT) && slash ? slash + 1 : "";
}

static void gather(struct council *c, json_t *value, const struct object *owner, int depth);

static void
gather_members(struct council *c, json_t *o, const struct object *owner, int depth)
{
	const char *name;
	json_t *value;

	json_object_foreach(o, name, value) if (json_is_object(value) || json_is_array(value))
		gather(c, value, owner, depth - 1);
}

static void
gather_object(struct council *c, json_t *o, const struct object *owner, int depth)
{
	const char *type = type_of(o);
	struct object *x;

	for (int k = 0; k < KINDS; k++) {
		if (strcmp(type, kind_names[k]) != 0)
			continue;
		x = arena_one(c->arena, struct object);
		*x = (struct object){.id = text_of(o, "id"), .json = o, .owner = owner};
		*VEC_PUSH(c->arena, &c->of[k]) = x;
		*VEC_PUSH(c->arena, &c->by_id) = x;
		gather_members(c, o, x, depth);
		return;
	}
	if (*type)
		fold(c, type);
	gather_members(c, o, owner, depth);
}

static void
gather(struct council *c, json_t *value, const struct object *owner, int depth)
{
	size_t i;
	json_t *one;

	if (!depth)
		return;
	if (json_is_object(value))
		gather_object(c, value, owner, depth);
	json_array_foreach(value, i, one) if (json_is_object(one))
		gather_object(c, one, owner, depth);
}

static int
read_file(struct council *c, const struct imported_file *f)
{
	struct where where = {f->name, 0, 0, NULL};
	size_t before = c->by_id.n;
	json_error_t error;
	json_t *root = json_loadb(f->bytes, f->n, JSON_REJECT_DUPLICATES, &error);

	where.line = root ? 0 : error.line;
	if (!root)
		return diag_report(c->project->diag, FAULT_OPARL_JSON, where, "%s", error.text);
	*VEC_PUSH(c->arena, &c->roots) = root;
	gather(c, root, NULL, DEPTH);
	if (c->by_id.n == before)
		return diag_report(c->project->diag, FAULT_OPARL_NONE, where, "%s", "");
	return 0;
}

static int
compare_ids(const void *x, const void *y)
{
	return strcmp((*(struct object *const *)x)->id, (*(struct object *const *)y)->id);
}

static struct object *
object_by_id(const struct council *c, const char *id)
{
	struct object want = {.id = id}, *p = &want, **found;

	found = c->by_id.n ? bsearch(&p, c->by_id.v, c->by_id.n, sizeof(p), compare_ids) : NULL;
	return found ? *found : NULL;
}

/* A member that is an address, an object, or a list of either: the i-th. */
static struct object *
referred(const struct council *c, const json_t *o, const char *name, size_t i)
{
	const json_t *v = json_object_get(o, name);

	if (json_is_array(v))
		v = json_array_get(v, i);
	else if (i)
		return NULL;
	if (json_is_string(v))
		return object_by_id(c, json_string_value(v));
	return json_is_object(v) ? object_by_id(c, text_of(v, "id")) : NULL;
}

/* "oparl-meetings-10747" of ".../meetings/10747": the last two parts tell it from others. */
static const char *
id_from(struct council *c, const char *kind, const char *address)
{
	const char *slash = strrchr(address, '/');
	struct str b;
	const char *id;

	str_init(&b);
	str_addf(&b, "oparl-%s-", kind);
	for (const char *s = slash ? slash + 1 : address; *s; s++)
		str_addc(&b, isalnum((unsigned char)*s) ? (char)tolower((unsigned char)*s) : '-');
	id = arena_strndup(c->arena, b.s, b.n);
	str_release(&b);
	return id;
}

static bool
is_deleted(const struct object *o)
{
	return json_is_true(json_object_get(o->json, "deleted"));
}

static bool
has_name(const struct organization *o, const char *name)
{
	if (!*name)
		return false;
	if (value_is_same_word(o->name, name) ||
		(o->short_name && value_is_same_word(o->short_name, name)))
		return true;
	for (size_t i = 0; i < o->aliases.n; i++)
		if (value_is_same_word(o->aliases.v[i], name))
			return true;
	return false;
}

static const char *
collapsed(struct council *c, const char *s)
{
	struct str b;
	const char *copy;

	str_init(&b);
	for (; *s; s++) {
		bool is_blank = (unsigned char)*s <= ' ';

		if (!is_blank || (b.n && b.s[b.n - 1] != ' '))
			str_addc(&b, is_blank ? ' ' : *s);
	}
	while (b.n && b.s[b.n - 1] == ' ')
		b.n--;
	copy = arena_strndup(c->arena, b.s, b.n);
	str_release(&b);
	return copy;
}

/* Those of the project by their names; with takes_all the others are added. */
static void
take_organization(struct council *c, struct object *o)
{
	const struct model *m = c->project->model;
	const struct project_file *f = project_file_with_root(c->project, "organizations");
	const char *name = collapsed(c, text_of(o->json, "name"));
	struct element *e;

	for (size_t i = 0; i < m->organizations.n && !o->xml_id; i++)
		if (has_name(&m->organizations.v[i], name) ||
			has_name(&m->organizations.v[i], text_of(o->json, "shortName")) ||
			strcmp(m->organizations.v[i].r.id, id_from(c, "organization", o->id)) == 0)
			o->xml_id = m->organizations.v[i].r.id;
	if (o->xml_id || !c->options->takes_all || !f || !*name || is_deleted(o))
		return;
	o->xml_id = id_from(c, "organization", o->id);
	e = element_new(c->arena, "organization");
	element_attr(c->arena, e, "id", o->xml_id);
	element_attr(c->arena, e, "type", "committee");
	element_child(c->arena, e, "name", name);
	element_child(c->arena, e, "shortName", collapsed(c, text_of(o->json, "shortName")));
	element_child(
		c->arena, e, "classification", collapsed(c, text_of(o->json, "classification")));
	edit_insert(c->edits, f->root, e);
}

/* An element that is there already is changed where it says otherwise. */
static void
merge(struct council *c, const struct xml_node *n, const struct element *e)
{
	for (const struct element_attr *a = e->attrs; a; a = a->next) {
		const char *old = xml_attr(n, a->name);

		if (!old || strcmp(old, a->value) != 0)
			edit_attr(c->edits, n, a->name, a->value);
	}
	for (const struct element *x = e->first; x; x = x->next) {
		const struct xml_node *old = xml_child(n, x->name);

		if (x->text && (!old || strcmp(xml_text(c->arena, old), x->text) != 0))
			edit_child(c->edits, n, x->name, x->text);
	}
}

/* "2026-09-22T17:00:00+02:00" as the schema wants it; "" = not so. */
static const char *
time_of(struct council *c, const json_t *o, const char *name)
{
	const char *s = text_of(o, name);
	size_t n = strlen(s);
	date d;
	int minutes;

	if (n < 20 || date_parse_datetime(s, &d, &minutes) || minutes < 0)
		return "";
	if (s[19] == 'Z' || ((s[19] == '+' || s[19] == '-') && n == 25 && s[22] == ':'))
		return arena_strdup(c->arena, s);
	return "";
}

/* The end of half of a real city's meetings is midnight before their begin. */
static const char *
end_of(struct council *c, const json_t *o, const char *start)
{
	const char *end = time_of(c, o, "end");

	if (*end && strcmp(end, start) <= 0) {
		fold(c, "Meeting.end <= start");
		return "";
	}
	return end;
}

static const char *
state_of(struct council *c, const json_t *o, const char *start)
{
	const char *told = text_of(o, "meetingState");
	date d;

	if (value_is_same_word(told, "eingeladen"))
		return "invited";
	if (value_is_same_word(told, "durchgef\u00FChrt"))
		return "held";
	if (value_is_same_word(told, "terminiert"))
		return "scheduled";
	if (*told)
		fold(c, arena_printf(c->arena, "meetingState: %s", told));
	return date_parse(arena_strndup(c->arena, start, 10), &d) == 0 && d <= c->options->recorded
		       ? "held"
		       : "scheduled";
}

static const char *
place_of(struct council *c, const json_t *o)
{
	const json_t *l = json_object_get(o, "location");
	const char *room = text_of(l, "room"), *street = text_of(l, "streetAddress");
	const char *words = text_of(l, "description");

	if (*words)
		return collapsed(c, words);
	return collapsed(c, *room && *street ? arena_printf(c->arena, "%s, %s", room, street)
			    : *room          ? room
					     : street);
}

/* Joint meetings have several committees; only those of the project are named. */
static const char *
committees_of(struct council *c, const struct object *o)
{
	struct str b;
	const char *copy;
	const struct object *x;
	const json_t *list = json_object_get(o->json, "organization");
	size_t n = json_is_array(list) ? json_array_size(list) : 1;

	str_init(&b);
	for (size_t i = 0; i < n; i++) {
		x = referred(c, o->json, "organization", i);
		if (x && x->xml_id)
			str_addf(&b, "%s%s", b.n ? " " : "", x->xml_id);
	}
	copy = arena_strndup(c->arena, b.s, b.n);
	str_release(&b);
	return copy;
}

static const char *
mapped_role(const char *role)
{
	static const char *const roles[][2] = {{"Entscheidung", "decision"},
		{"Beschlussfassung", "decision"}, {"Vorberatung", "preliminary"},
		{"Beratung", "preliminary"}, {"Anh\u00F6rung", "hearing"},
		{"Kenntnisnahme", "notice"}, {"zur Kenntnis", "notice"}};

	for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++)
		if (value_is_same_word(role, roles[i][0]))
			return roles[i][1];
	return "";
}

static const char *
mapped_paper_type(const char *type)
{
	static const char *const types[][2] = {{"Beschlussvorlage", "decision"},
		{"Informationsvorlage", "information"}, {"Mitteilungsvorlage", "information"},
		{"Sitzungsvorlage", "session"}, {"Vorlage", "session"}, {"Antrag", "motion"},
		{"Anfrage", "inquiry"}, {"\u00C4nderungsantrag", "amendment"}};

	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (value_is_same_word(type, types[i][0]))
			return types[i][1];
	return "";
}

static void
append(struct object *to, struct object *x)
{
	*(to->last ? &to->last->next : &to->first) = x;
	to->last = x;
}

/* Consultations say which paper an item is about; the item seldom does itself. */
static void
link_consultations(struct council *c)
{
	for (size_t i = 0; i < c->of[CONSULTATION].n; i++) {
		struct object *x = c->of[CONSULTATION].v[i], *item;

		x->paper = referred(c, x->json, "paper", 0);
		if (!x->paper && x->owner && strcmp(type_of(x->owner->json), "Paper") == 0)
			x->paper = (struct object *)x->owner;
		if (x->paper)
			append(x->paper, x);
		item = referred(c, x->json, "agendaItem", 0);
		if (item && !item->consultation)
			item->consultation = x;
	}
}

/* Who belongs to whom is found once: a city has ten thousands of each. */
static void
link_items(struct council *c)
{
	for (size_t i = 0; i < c->of[AGENDA_ITEM].n; i++) {
		struct object *x = c->of[AGENDA_ITEM].v[i];
		struct object *told = referred(c, x->json, "consultation", 0);
		struct object *meeting = (struct object *)x->owner;

		if (!meeting || strcmp(type_of(meeting->json), "Meeting") != 0)
			meeting = referred(c, x->json, "meeting", 0);
		if (meeting)
			append(meeting, x);
		if (told)
			x->consultation = told;
		if (x->consultation)
			x->paper = x->consultation->paper;
	}
}

static void
take_paper(struct council *c, struct object *p)
{
	const char *reference = collapsed(c, text_of(p->json, "reference"));
	const char *type = text_of(p->json, "paperType"), *meant = mapped_paper_type(type);
	struct element *e = element_new(c->arena, "paper");
	const struct xml_node *old;
	date d;

	if (p->xml_id || is_deleted(p))
		return;
	p->xml_id = id_from(c, "paper", p->id);
	element_attr(c->arena, e, "id", p->xml_id);
	if (!*reference)
		fold(c, "Paper without reference");
	element_attr(c->arena, e, "reference", *reference ? reference : p->xml_id);
	if (date_parse(text_of(p->json, "date"), &d) == 0)
		element_attr(c->arena, e, "date", arena_strdup(c->arena, text_of(p->json, "date")));
	if (*type && !*meant)
		fold(c, arena_printf(c->arena, "paperType: %s", type));
	element_attr(c->arena, e, "type", meant);
	element_child(c->arena, e, "name",
		*text_of(p->json, "name") ? collapsed(c, text_of(p->json, "name")) : reference);
	for (const struct object *x = p->first; x; x = x->next) {
		const struct object *organization = referred(c, x->json, "organization", 0);
		const char *role = text_of(x->json, "role");
		struct element *k;

		if (!organization || !organization->xml_id)
			continue;
		if (*role && !*mapped_role(role))
			fold(c, arena_printf(c->arena, "role: %s", role));
		k = element_add(e, element_new(c->arena, "consultation"));
		element_attr(c->arena, k, "organization", organization->xml_id);
		element_attr(c->arena, k, "role", mapped_role(role));
		if (json_is_boolean(json_object_get(x->json, "authoritative")))
			element_attr(c->arena, k, "authoritative",
				json_is_true(json_object_get(x->json, "authoritative")) ? "true"
											: "false");
	}
	old = project_node(c->project, p->xml_id);
	if (old)
		merge(c, old, e);
	else
		edit_into_file(c->edits, "papers.xml", "papers", e);
}

static struct element *
item_element(struct council *c, struct object *item, int order)
{
	struct element *e = element_new(c->arena, "agendaItem");
	struct object *paper = item->paper;
	const json_t *is_public = json_object_get(item->json, "public");
	const char *number = collapsed(c, text_of(item->json, "number"));
	const char *name = collapsed(c, text_of(item->json, "name"));

	if (paper)
		take_paper(c, paper);
	item->xml_id = id_from(c, "item", item->id);
	element_attr(c->arena, e, "id", item->xml_id);
	element_attr(c->arena, e, "number", *number ? number : arena_printf(c->arena, "%d", order));
	element_attr(c->arena, e, "order", arena_printf(c->arena, "%d", order));
	/* Without a word on it nobody may read it: the project's rule. */
	element_attr(c->arena, e, "public", json_is_true(is_public) ? "true" : "false");
	element_attr(c->arena, e, "paper", paper ? paper->xml_id : NULL);
	element_child(c->arena, e, "name", *name ? name : number);
	element_child(c->arena, e, "result", collapsed(c, text_of(item->json, "result")));
	return e;
}

static void
take_items(struct council *c, const struct object *meeting, const struct xml_node *old,
	struct element *e)
{
	int order = 0;

	for (struct object *item = meeting->first; item; item = item->next) {
		const struct xml_node *there;
		struct element *x;

		if (item->xml_id || is_deleted(item))
			continue;
		x = item_element(c, item, ++order);
		if (!x->first) {
			fold(c, "AgendaItem without name and number");
			continue;
		}
		there = old ? project_node(c->project, item->xml_id) : NULL;
		if (there)
			merge(c, there, x);
		else if (old)
			edit_insert(c->edits, old, x);
		else
			element_add(e, x);
	}
}

static void
take_meeting(struct council *c, struct object *o)
{
	const char *start = time_of(c, o->json, "start"), *committees = committees_of(c, o);
	const char *name = collapsed(c, text_of(o->json, "name"));
	struct element *e = element_new(c->arena, "meeting");
	const struct xml_node *old;

	if (!*committees) {
		fold(c, "Meeting of another committee");
		return;
	}
	if (!*start) {
		fold(c, "Meeting without start");
		return;
	}
	o->xml_id = id_from(c, "meeting", o->id);
	old = project_node(c->project, o->xml_id);
	if (is_deleted(o)) {
		if (old)
			edit_remove(c->edits, old);
		return;
	}
	element_attr(c->arena, e, "id", o->xml_id);
	element_attr(c->arena, e, "state", state_of(c, o->json, start));
	if (json_is_true(json_object_get(o->json, "cancelled")))
		element_attr(c->arena, e, "cancelled", "true");
	element_attr(c->arena, e, "start", start);
	element_attr(c->arena, e, "end", end_of(c, o->json, start));
	element_attr(c->arena, e, "organizations", committees);
	element_child(c->arena, e, "name", *name ? name : "Sitzung");
	element_child(c->arena, e, "location", place_of(c, o->json));
	take_items(c, o, old, e);
	if (old)
		merge(c, old, e);
	else
		edit_into_file(c->edits, "meetings.xml", "meetings", e);
}

static void
say_folds(struct council *c)
{
	struct where where = {c->project->dir, 0, 0, NULL};

	for (size_t i = 0; i < c->folds.n; i++)
		diag_report(c->project->diag, FAULT_OPARL_LEFT, where, "%zu \u00D7 %s",
			c->folds.v[i].n, c->folds.v[i].what);
}

int
oparl_in(struct edits *e, const struct imported_files *files, const struct import_options *o,
	struct imported_files *taken)
{
	struct council c = {
		.edits = e, .project = e->project, .arena = e->project->arena, .options = o};
	int failed = 0;

	for (size_t i = 0; i < files->n; i++) {
		if (read_file(&c, &files->v[i]))
			failed = -1;
		*VEC_PUSH(c.arena, taken) = files->v[i];
	}
	if (c.by_id.n)
		qsort(c.by_id.v, c.by_id.n, sizeof(*c.by_id.v), compare_ids);
	link_consultations(&c);
	link_items(&c);
	for (size_t i = 0; !failed && i < c.of[ORGANIZATION].n; i++)
		take_organization(&c, c.of[ORGANIZATION].v[i]);
	for (size_t i = 0; !failed && i < c.of[MEETING].n; i++)
		take_meeting(&c, c.of[MEETING].v[i]);
	for (size_t i = 0; o->takes_all && !failed && i < c.of[PAPER].n; i++)
		take_paper(&c, c.of[PAPER].v[i]);
	say_folds(&c);
	for (size_t i = 0; i < c.roots.n; i++)
		json_decref(c.roots.v[i]);
	return failed;
}
