#include "publish/manifest.h"

#include <stdlib.h>
#include <string.h>

void
manifest_init(struct manifest *m, struct arena *a)
{
	*m = (struct manifest){.arena = a};
}

static struct manifest_file *
find(const struct manifest *m, const char *name)
{
	for (size_t i = 0; i < m->files.n; i++)
		if (strcmp(m->files.v[i].name, name) == 0)
			return &m->files.v[i];
	return NULL;
}

const struct manifest_file *
manifest_find(const struct manifest *m, const char *name)
{
	return find(m, name);
}

void
manifest_put(struct manifest *m, const struct manifest_file *file)
{
	struct manifest_file *old = find(m, file->name);
	size_t at = 0;

	if (old) {
		*old = *file;
		return;
	}
	(void)VEC_PUSH(m->arena, &m->files);
	while (at < m->files.n - 1 && strcmp(m->files.v[at].name, file->name) < 0)
		at++;
	memmove(&m->files.v[at + 1], &m->files.v[at], (m->files.n - 1 - at) * sizeof(*m->files.v));
	m->files.v[at] = *file;
}

bool
manifest_owns(const struct shard *shard, const struct manifest_file *file)
{
	return shard_owns(shard, file->project, file->publication, file->committee, file->period);
}

void
manifest_remove(struct manifest *m, const char *name)
{
	struct manifest_file *file = find(m, name);

	if (!file)
		return;
	memmove(file, file + 1, (size_t)(m->files.v + m->files.n - file - 1) * sizeof(*file));
	m->files.n--;
}

const struct pairs *
manifest_records(const struct manifest *m, const char *set)
{
	for (size_t i = 0; i < m->sets.n; i++)
		if (strcmp(m->sets.v[i].name, set) == 0)
			return &m->sets.v[i].records;
	return NULL;
}

void
manifest_put_records(struct manifest *m, const char *set, const struct pairs *records)
{
	if (!manifest_records(m, set))
		*VEC_PUSH(m->arena, &m->sets) = (struct record_set){set, *records};
}

const struct withdrawn *
manifest_note(const struct manifest *m, const char *name)
{
	for (size_t i = 0; i < m->withdrawn.n; i++)
		if (strcmp(m->withdrawn.v[i].name, name) == 0)
			return &m->withdrawn.v[i];
	return NULL;
}

void
manifest_put_note(struct manifest *m, const struct withdrawn *note)
{
	const struct withdrawn *old = manifest_note(m, note->name);
	struct withdrawn *w;

	if (!old) {
		*VEC_PUSH(m->arena, &m->withdrawn) = *note;
		return;
	}
	w = &m->withdrawn.v[old - m->withdrawn.v];
	for (size_t i = 0; i < note->hashes.n; i++)
		names_add(m->arena, &w->hashes, note->hashes.v[i]);
	w->is_internal = w->is_internal && note->is_internal;
	w->day = note->day;
	w->reason = note->reason;
}

bool
manifest_is_withdrawn(const struct manifest *m, const char *name, const char *hash)
{
	const struct withdrawn *w = hash && *hash ? manifest_note(m, name) : NULL;

	for (size_t i = 0; w && i < w->hashes.n; i++)
		if (strcmp(w->hashes.v[i], hash) == 0)
			return true;
	return false;
}

void
names_add(struct arena *a, struct names *names, const char *name)
{
	for (size_t i = 0; i < names->n; i++)
		if (strcmp(names->v[i], name) == 0)
			return;
	*VEC_PUSH(a, names) = name;
}

static int
compare_pairs(const void *a, const void *b)
{
	return strcmp(((const struct pair *)a)->key, ((const struct pair *)b)->key);
}

const char *
pairs_get(const struct pairs *p, const char *key)
{
	struct pair wanted = {key, NULL};
	const struct pair *found =
		p->n ? bsearch(&wanted, p->v, p->n, sizeof(*p->v), compare_pairs) : NULL;

	return found ? found->value : NULL;
}

void
pairs_put(struct arena *a, struct pairs *p, const char *key, const char *value)
{
	*VEC_PUSH(a, p) = (struct pair){key, value};
}

void
pairs_sort(struct pairs *p)
{
	if (p->n)
		qsort(p->v, p->n, sizeof(*p->v), compare_pairs);
}
