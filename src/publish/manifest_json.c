/* The manifest's form on the disk: docs/manifest.md. */
#include "publish/manifest.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MANIFEST_FORMAT 1
#define MANIFEST_STEM "manifest"
#define INTERNAL_STEM ".manifest-internal"
#define FACTS_END ".facts.xml"

static json_t *
checked(json_t *j)
{
	if (!j)
		memory_exhausted();
	return j;
}

static void
put_new(json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new(object, key, checked(value)))
		memory_exhausted();
}

static void
put_text(json_t *object, const char *key, const char *value)
{
	put_new(object, key, json_string(value));
}

static json_t *
print_pairs(const struct pairs *p)
{
	json_t *object = checked(json_object());

	for (size_t i = 0; i < p->n; i++)
		put_text(object, p->v[i].key, p->v[i].value);
	return object;
}

static json_t *
print_names(const struct names *names)
{
	json_t *array = checked(json_array());

	for (size_t i = 0; i < names->n; i++)
		if (json_array_append_new(array, checked(json_string(names->v[i]))))
			memory_exhausted();
	return array;
}

static json_t *
print_file(const struct manifest_file *f)
{
	json_t *object = checked(json_object());

	put_text(object, "alias", f->alias);
	put_text(object, "asOf", f->as_of);
	put_new(object, "bytes", json_integer((json_int_t)f->bytes));
	put_text(object, "committee", f->committee);
	put_new(object, "history", print_names(&f->history));
	put_new(object, "inputs", print_pairs(&f->inputs));
	if (f->is_interim)
		put_new(object, "interim", json_true());
	if (f->links.n)
		put_new(object, "links", print_names(&f->links));
	put_new(object, "pages", json_integer((json_int_t)f->pages));
	put_text(object, "period", f->period);
	put_text(object, "previous", f->previous);
	put_text(object, "project", f->project);
	put_text(object, "publication", f->publication);
	put_text(object, "records", f->records);
	put_text(object, "sha512", f->sha512);
	if (f->is_superseded)
		put_new(object, "superseded", json_true());
	return object;
}

/* Only the record sets that a file of this manifest was made from. */
static json_t *
print_sets(const struct manifest *m, const struct shard *shard, bool is_internal)
{
	json_t *object = checked(json_object());

	for (size_t i = 0; i < m->files.n; i++) {
		const struct manifest_file *f = &m->files.v[i];
		const struct pairs *records = manifest_records(m, f->records);

		if (f->is_internal == is_internal && manifest_owns(shard, f) && records &&
			!json_object_get(object, f->records))
			put_new(object, f->records, print_pairs(records));
	}
	return object;
}

static void
add_text(struct str *out, const json_t *root)
{
	char *text = json_dumps(root, JSON_SORT_KEYS | JSON_INDENT(1));

	if (!text)
		memory_exhausted();
	str_add(out, text);
	str_addc(out, '\n');
	free(text);
}

/* Every shard keeps them all: nobody may forget what must not come back. */
static json_t *
print_notes(const struct manifest *m, bool is_internal)
{
	json_t *object = checked(json_object());

	for (size_t i = 0; i < m->withdrawn.n; i++) {
		const struct withdrawn *w = &m->withdrawn.v[i];
		json_t *note;

		if (w->is_internal != is_internal)
			continue;
		note = checked(json_object());
		put_text(note, "day", w->day);
		put_new(note, "hashes", print_names(&w->hashes));
		if (*w->reason)
			put_text(note, "reason", w->reason);
		put_new(object, w->name, note);
	}
	return object;
}

void
manifest_print(
	const struct manifest *m, const struct shard *shard, bool is_internal, struct str *out)
{
	json_t *root = checked(json_object()), *files = checked(json_object());
	json_t *notes = print_notes(m, is_internal);

	for (size_t i = 0; i < m->files.n; i++)
		if (m->files.v[i].is_internal == is_internal &&
			manifest_owns(shard, &m->files.v[i]))
			put_new(files, m->files.v[i].name, print_file(&m->files.v[i]));
	str_clear(out);
	if (json_object_size(files) > 0 || json_object_size(notes) > 0) {
		put_new(root, "files", json_incref(files));
		put_new(root, "format", json_integer(MANIFEST_FORMAT));
		put_new(root, "records", print_sets(m, shard, is_internal));
		if (json_object_size(notes) > 0)
			put_new(root, "withdrawn", json_incref(notes));
		add_text(out, root);
	}
	json_decref(notes);
	json_decref(files);
	json_decref(root);
}

static const char *
read_text(const struct manifest *m, const json_t *object, const char *key)
{
	const char *s = json_string_value(json_object_get(object, key));

	return s ? arena_strdup(m->arena, s) : "";
}

static uint64_t
read_number(const json_t *object, const char *key)
{
	json_int_t n = json_integer_value(json_object_get(object, key));

	return n > 0 ? (uint64_t)n : 0;
}

static struct pairs
read_pairs(const struct manifest *m, json_t *object)
{
	struct pairs p = {0};
	const char *key;
	json_t *value;

	json_object_foreach(object, key, value)
	{
		const char *s = json_string_value(value);

		if (s)
			pairs_put(m->arena, &p, arena_strdup(m->arena, key),
				arena_strdup(m->arena, s));
	}
	pairs_sort(&p);
	return p;
}

static void
read_names(const struct manifest *m, json_t *array, struct names *out)
{
	size_t i;
	json_t *value;

	json_array_foreach(array, i, value)
	{
		const char *s = json_string_value(value);

		if (s)
			*VEC_PUSH(m->arena, out) = arena_strdup(m->arena, s);
	}
}

static struct manifest_file
read_file(const struct manifest *m, const char *name, json_t *object)
{
	struct manifest_file f = {
		.name = arena_strdup(m->arena, name),
		.alias = read_text(m, object, "alias"),
		.project = read_text(m, object, "project"),
		.publication = read_text(m, object, "publication"),
		.committee = read_text(m, object, "committee"),
		.period = read_text(m, object, "period"),
		.as_of = read_text(m, object, "asOf"),
		.is_interim = json_is_true(json_object_get(object, "interim")),
		.is_superseded = json_is_true(json_object_get(object, "superseded")),
		.sha512 = read_text(m, object, "sha512"),
		.previous = read_text(m, object, "previous"),
		.bytes = read_number(object, "bytes"),
		.pages = read_number(object, "pages"),
		.inputs = read_pairs(m, json_object_get(object, "inputs")),
		.records = read_text(m, object, "records"),
	};

	read_names(m, json_object_get(object, "history"), &f.history);
	read_names(m, json_object_get(object, "links"), &f.links);
	return f;
}

/*
 * Names come back from the disk: none may lead out of the folder. Of hidden
 * files only the facts of reports are ours to publish.
 */
static bool
is_plain_name(const char *s)
{
	size_t n = strlen(s);

	if (!*s || strchr(s, '/') || n >= NAME_MAX)
		return false;
	return *s != '.' ||
	       (n > sizeof(FACTS_END) && strcmp(s + n - sizeof(FACTS_END) + 1, FACTS_END) == 0);
}

static bool
is_matching(const struct folder *d, const struct manifest_file *f)
{
	char hex[DIGEST_HEX];

	return digest_file(d->fd, f->name, hex, NULL) == 0 && strcmp(hex, f->sha512) == 0;
}

static void
merge(struct manifest *m, const struct folder *d, const struct manifest_file *f)
{
	const struct manifest_file *known = manifest_find(m, f->name);

	if (!known || (!is_matching(d, known) && is_matching(d, f)))
		manifest_put(m, f);
}

static void
read_note(struct manifest *m, const char *name, json_t *object, bool is_internal)
{
	struct withdrawn w = {
		.name = arena_strdup(m->arena, name),
		.is_internal = is_internal,
		.day = read_text(m, object, "day"),
		.reason = read_text(m, object, "reason"),
	};

	read_names(m, json_object_get(object, "hashes"), &w.hashes);
	manifest_put_note(m, &w);
}

static bool
read_root(struct manifest *m, const struct folder *d, json_t *root, bool is_internal)
{
	json_t *files = json_object_get(root, "files"), *value;
	json_t *sets = json_object_get(root, "records");
	const char *key;

	if (json_integer_value(json_object_get(root, "format")) != MANIFEST_FORMAT ||
		!json_is_object(files))
		return false;
	json_object_foreach(files, key, value)
	{
		struct manifest_file f = read_file(m, key, value);

		f.is_internal = is_internal;
		if (is_plain_name(f.name) && is_plain_name(f.alias) && *f.sha512)
			merge(m, d, &f);
	}
	json_object_foreach(json_object_get(root, "withdrawn"), key, value)
	{
		read_note(m, key, value, is_internal);
	}
	json_object_foreach(sets, key, value)
	{
		struct pairs p = read_pairs(m, value);

		manifest_put_records(m, arena_strdup(m->arena, key), &p);
	}
	return true;
}

static void
load_one(struct manifest *m, const struct folder *d, const char *name)
{
	struct where where = {d->path, 0, 0, name};
	json_error_t error = {.line = 0};
	json_t *root;
	size_t n = 0;
	char *s = folder_read(d, name, m->arena, &n);

	root = s ? json_loadb(s, n, JSON_REJECT_DUPLICATES, &error) : NULL;
	if (!root && json_error_code(&error) == json_error_out_of_memory)
		memory_exhausted();
	if (!root || !read_root(m, d, root, name[0] == '.'))
		diag_report(d->diag, FAULT_MANIFEST, where, "%s", s ? error.text : strerror(errno));
	json_decref(root);
}

bool
manifest_is_name(const char *name)
{
	size_t n = strlen(name);
	bool is_stem = strncmp(name, MANIFEST_STEM ".", strlen(MANIFEST_STEM ".")) == 0 ||
		       strncmp(name, INTERNAL_STEM ".", strlen(INTERNAL_STEM ".")) == 0;

	return is_stem && n > 5 && strcmp(name + n - 5, ".json") == 0;
}

char *
manifest_name(struct arena *a, const struct shard *shard, bool is_internal)
{
	return arena_printf(a, "%s%s%s.json", is_internal ? INTERNAL_STEM : MANIFEST_STEM,
		shard->count ? "." : "", shard->name);
}

void
manifest_load(struct manifest *m, const struct folder *f)
{
	struct names names = folder_list(f, ".", m->arena);

	for (size_t i = 0; i < names.n; i++)
		if (manifest_is_name(names.v[i]))
			load_one(m, f, names.v[i]);
}
