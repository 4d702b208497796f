#include "run/fresh/reason.h"

#include "base/words/i18n.h"
#include "run/fresh/faces.h"
#include "run/work/beside.h"

#include <ctype.h>
#include <string.h>

#define REASONS_SHOWN 3

struct reasons {
	struct arena *arena;
	const char *text;
	size_t n;
};

/* The dump's word for a kind of record, as people say it; they are lower case in a sentence. */
static const struct kind_name {
	const char *kind, *name;
} kind_names[] = {
	{"actionField", N_("action field")},
	{"agendaItem", N_("agenda item")},
	{"body", N_("municipality")},
	{"concept", N_("concept")},
	{"finding", N_("finding")},
	{"goal", N_("goal")},
	{"indicator", N_("indicator")},
	{"measure", N_("measure")},
	{"meeting", N_("meeting")},
	{"organization", N_("organization")},
	{"paper", N_("paper")},
	{"project", N_("project")},
	{"publication", N_("publication")},
	{"reference", N_("source")},
	{"resolutionTask", N_("resolution task")},
	{"summary", N_("summary")},
	{"term", N_("term")},
	{"text", N_("text")},
};

static void
say(struct reasons *r, const char *what)
{
	r->n++;
	if (r->n <= REASONS_SHOWN)
		r->text = r->text ? arena_printf(r->arena, "%s; %s", r->text, what) : what;
}

static const char *
finish(struct reasons *r)
{
	size_t more = r->n > REASONS_SHOWN ? r->n - REASONS_SHOWN : 0;

	if (!r->text)
		return "";
	if (!more)
		return r->text;
	return arena_printf(
		r->arena, i18n_plural("%s; and %zu more", "%s; and %zu more", more), r->text, more);
}

/* "measure SB-03" -> "Maßnahme SB-03" */
static const char *
record_name(struct arena *a, const char *key)
{
	size_t n = strcspn(key, " ");

	for (size_t i = 0; i < sizeof(kind_names) / sizeof(*kind_names); i++)
		if (strncmp(key, kind_names[i].kind, n) == 0 && !kind_names[i].kind[n])
			return arena_printf(a, "%s%s", _(kind_names[i].name), key + n);
	return key;
}

static bool
is_part_of_word(char c)
{
	return isalnum((unsigned char)c) || c == '-' || c == '_';
}

static bool
mentions(const struct print *p, const char *word)
{
	size_t n = word ? strlen(word) : 0;
	const char *at = p->s;

	while (n && (at = memmem(at, (size_t)(p->s + p->n - at), word, n))) {
		if ((at == p->s || !is_part_of_word(at[-1])) && !is_part_of_word(at[n]))
			return true;
		at++;
	}
	return false;
}

static bool
is_mentioned(const struct reason_input *in, const char *key)
{
	const char *name = strchr(key, ' ');

	return mentions(in->print, pairs_get(&in->records->ids, key)) ||
	       (name && mentions(in->print, name + 1));
}

static const char *
status_of(const char *value)
{
	const char *blank = strchr(value, ' ');

	return blank ? blank + 1 : "";
}

static void
say_record(struct reasons *r, const char *key, const char *before, const char *now)
{
	const char *name = record_name(r->arena, key);
	const char *from = before ? status_of(before) : "", *to = now ? status_of(now) : "";

	if (!before)
		say(r, arena_printf(r->arena, _("%s is new"), name));
	else if (!now)
		say(r, arena_printf(r->arena, _("%s is gone"), name));
	else if (strcmp(from, to) != 0 && *from)
		say(r, arena_printf(r->arena, _("%s changed status: %s -> %s"), name, from, to));
	else
		say(r, arena_printf(r->arena, _("%s changed"), name));
}

/* What is gone cannot be mentioned any more: named only if nothing else explains the change. */
static void
say_records(struct reasons *r, const struct reason_input *in)
{
	const struct pairs *before = in->old_records, *now = &in->records->pairs;
	size_t n = r->n;

	for (size_t i = 0; before && i < now->n; i++) {
		const char *old = pairs_get(before, now->v[i].key);

		if ((!old || strcmp(old, now->v[i].value) != 0) && is_mentioned(in, now->v[i].key))
			say_record(r, now->v[i].key, old, now->v[i].value);
	}
	for (size_t i = 0; before && r->n == n && i < before->n; i++)
		if (!pairs_get(now, before->v[i].key))
			say_record(r, before->v[i].key, before->v[i].value, NULL);
	if (r->n == n)
		say(r, _("content changed"));
}

static const char *
file_part(const char *key)
{
	const char *slash = strrchr(key, '/');

	return slash ? slash + 1 : key;
}

/* "libharu 2.4.3, qpdf 11.3.0": the version of one of them. */
static const char *
version_of(struct arena *a, const char *list, const char *name, size_t n)
{
	while (list && *list) {
		size_t length = strcspn(list, ",");

		if (length > n && strncmp(list, name, n) == 0 && list[n] == ' ')
			return arena_strndup(a, list + n + 1, length - n - 1);
		list += length;
		list += strspn(list, ", ");
	}
	return "?";
}

static void
say_libraries(struct reasons *r, const char *before, const char *now)
{
	for (const char *s = now; s && *s;) {
		size_t n = strcspn(s, " ");
		const char *old = version_of(r->arena, before, s, n);
		const char *new = version_of(r->arena, s, s, n);

		if (strcmp(old, new) != 0)
			say(r, arena_printf(
				       r->arena, _("library %.*s %s -> %s"), (int)n, s, old, new));
		s += strcspn(s, ",");
		s += strspn(s, ", ");
	}
}

/* Inputs that need no name. */
static const struct input_words {
	const char *key, *words;
} input_words[] = {
	{"style", N_("style changed")},
	{"typography", N_("typography changed")},
	{"profile", N_("colour profile changed")},
	{FACES_INSTALLED, N_("installed fonts changed")},
	{BESIDE_INPUT, N_("files beside it")},
	{FACTS_INPUT, N_("what it states")},
	{"passphrase", N_("passphrase changed")},
};

static bool
say_plain(struct reasons *r, const char *key)
{
	for (size_t i = 0; i < sizeof(input_words) / sizeof(*input_words); i++)
		if (strcmp(key, input_words[i].key) == 0) {
			say(r, _(input_words[i].words));
			return true;
		}
	return false;
}

/* What follows the prefix, NULL if the key does not begin so. */
static const char *
named(const char *key, const char *prefix)
{
	size_t n = strlen(prefix);

	return strncmp(key, prefix, n) == 0 ? key + n : NULL;
}

static void
say_named(struct reasons *r, const char *key)
{
	const char *name;

	if ((name = named(key, "image ")))
		say(r, arena_printf(r->arena, _("picture %s changed"), name));
	else if ((name = named(key, PATTERNS_OF)))
		say(r, arena_printf(r->arena, _("hyphenation patterns %s changed"), name));
	else if ((name = named(key, FACE_FILE)))
		say(r, arena_printf(r->arena, _("font %s changed"), file_part(name)));
	else if ((name = named(key, "font ")))
		say(r, arena_printf(r->arena, _("font %s changed"), name));
}

static void
say_input(struct reasons *r, const struct reason_input *in, const char *key)
{
	const char *before = pairs_get(&in->old->inputs, key);
	const char *now = pairs_get(in->inputs, key);

	if (strcmp(key, "document") == 0)
		say_records(r, in);
	else if (strcmp(key, "version") == 0)
		say(r, arena_printf(r->arena, _("version %s -> %s"), before ? before : "?",
			       now ? now : "?"));
	else if (strcmp(key, "libraries") == 0)
		say_libraries(r, before, now);
	else if (!say_plain(r, key))
		say_named(r, key);
}

const char *
reason_make(struct arena *a, const struct reason_input *in)
{
	struct reasons r = {.arena = a};

	if (!in->old)
		return *in->disk ? _("not in the manifest") : "";
	if (!*in->disk)
		say(&r, _("file missing"));
	else if (strcmp(in->disk, in->old->sha512) != 0)
		say(&r, *in->old->previous && strcmp(in->disk, in->old->previous) == 0
				? _("last run was interrupted")
				: _("file was altered"));
	for (size_t i = 0; i < in->differing->n; i++)
		say_input(&r, in, in->differing->v[i]);
	if (!r.n && in->is_forced)
		say(&r, _("forced"));
	return finish(&r);
}
