#include "run/fresh/records.h"
#include "run/fresh/textfile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KIND_MEASURE "measure"
#define KIND_REPORT "statusReport"

struct record_hash {
	const char *kind, *id;
	struct digest_chain chain;
};

struct hashes {
	struct record_hash *v;
	size_t n, cap;
};

struct line {
	const char *s;
	size_t n;
};

static bool
next_line(const char **at, const char *end, struct line *line)
{
	const char *stop;

	if (*at >= end)
		return false;
	stop = memchr(*at, '\n', (size_t)(end - *at));
	stop = stop ? stop + 1 : end;
	*line = (struct line){*at, (size_t)(stop - *at)};
	*at = stop;
	return true;
}

/* The word that starts at line->s[from]; empty at a blank, '=' or '"' inside ends it as none. */
static char *
word_at(struct arena *a, const struct line *line, size_t from)
{
	size_t n = 0;

	while (from + n < line->n && !strchr(" \n", line->s[from + n])) {
		if (strchr("=\"", line->s[from + n]))
			return arena_strdup(a, "");
		n++;
	}
	return arena_strndup(a, line->s + from, n);
}

/* The value of " key=" up to the next blank, NULL if it is not there. */
static char *
attribute(struct arena *a, const struct line *line, const char *key)
{
	size_t n = strlen(key);

	for (size_t i = 0; i + n + 1 < line->n; i++)
		if (line->s[i] == ' ' && strncmp(line->s + i + 1, key, n) == 0 &&
			line->s[i + 1 + n] == '=')
			return word_at(a, line, i + n + 2);
	return NULL;
}

/* A line begins a record unless it is indented or a nameless part of the one before. */
static bool
begins_record(struct arena *a, const struct line *line, struct record_hash *out)
{
	if (line->s[0] == ' ' || line->s[0] == '\n')
		return false;
	out->kind = word_at(a, line, 0);
	out->id = word_at(a, line, strlen(out->kind) + 1);
	return *out->id || strcmp(out->kind, "settings") == 0;
}

static bool
is_report(const struct line *line)
{
	size_t n = strlen(KIND_REPORT);

	return line->n > n && strncmp(line->s, KIND_REPORT, n) == 0;
}

/* A part with an id of its own that is told under its measure. */
static bool
is_part(const char *kind)
{
	return strcmp(kind, "step") == 0;
}

static int
compare_hashes(const void *a, const void *b)
{
	const struct record_hash *x = a, *y = b;
	int by_kind = strcmp(x->kind, y->kind);

	return by_kind ? by_kind : strcmp(x->id, y->id);
}

static void
add_lines(struct arena *a, const char *s, size_t n, struct hashes *out)
{
	const char *at = s;
	struct record_hash begun = {"", "", {{0}}};
	struct line line;
	bool is_skipped = false;

	while (next_line(&at, s + n, &line)) {
		if (is_report(&line)) {
			is_skipped = true;
		} else if (begins_record(a, &line, &begun)) {
			is_skipped = false;
			if (!is_part(begun.kind))
				*VEC_PUSH(a, out) = begun;
		}
		if (!is_skipped && out->n)
			digest_chain_add(&VEC_LAST(out)->chain, line.s, line.n);
	}
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), compare_hashes);
}

static void
add_reports(struct arena *a, const char *s, size_t n, struct hashes *hashes)
{
	const char *at = s;
	struct line line;

	while (next_line(&at, s + n, &line)) {
		struct record_hash wanted = {KIND_MEASURE, NULL, {{0}}}, *found;

		if (!is_report(&line) || !hashes->n)
			continue;
		wanted.id = attribute(a, &line, KIND_MEASURE);
		found = wanted.id ? bsearch(&wanted, hashes->v, hashes->n, sizeof(*hashes->v),
					    compare_hashes)
				  : NULL;
		if (found)
			digest_chain_add(&found->chain, line.s, line.n);
	}
}

/* People know a measure by its code. */
static void
add_pair(struct arena *a, const struct model *m, const struct record_hash *h, struct records *out)
{
	const struct measure *measure =
		strcmp(h->kind, KIND_MEASURE) == 0 ? model_measure(m, h->id) : NULL;
	char hex[DIGEST_SHORT_HEX];
	const char *key, *value;

	digest_chain_hex(&h->chain, hex);
	key = arena_printf(a, "%s %s", h->kind, measure ? measure->code : h->id);
	value = measure && measure->nreports
			? arena_printf(a, "%s %s", hex,
				  status_name(measure->reports[measure->nreports - 1]->status))
			: arena_strdup(a, hex);
	pairs_put(a, &out->pairs, key, value);
	pairs_put(a, &out->ids, key, h->id);
}

void
records_make(struct arena *a, const struct model *m, struct records *out)
{
	struct digest_chain all = {{0}};
	struct hashes hashes = {0};
	char hex[DIGEST_SHORT_HEX], *s = NULL;
	size_t n = 0;
	FILE *f = textfile_open(&s, &n);

	model_dump(f, m);
	textfile_close(f);
	*out = (struct records){0};
	add_lines(a, s, n, &hashes);
	add_reports(a, s, n, &hashes);
	free(s);
	for (size_t i = 0; i < hashes.n; i++)
		add_pair(a, m, &hashes.v[i], out);
	pairs_sort(&out->pairs);
	pairs_sort(&out->ids);
	for (size_t i = 0; i < out->pairs.n; i++) {
		digest_chain_add(&all, out->pairs.v[i].key, strlen(out->pairs.v[i].key) + 1);
		digest_chain_add(&all, out->pairs.v[i].value, strlen(out->pairs.v[i].value) + 1);
	}
	digest_chain_hex(&all, hex);
	out->name = arena_strdup(a, hex);
}
