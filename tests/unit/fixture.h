/*
 * fixture: a throw-away project folder for one test.
 *
 * Does     makes a folder under /tmp, writes files into it, removes all.
 * Units    -
 * Gives    an arena and a diag that live as long as the folder.
 * Errors   a failure of the system fails the test.
 * Memory   fixture_close() releases everything.
 * Source   own.
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include "unit.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIXTURE_NS "xmlns=\"urn:ratsdruck:project:1\""
#define FIXTURE_SCHEMA "input/schema"

struct fixture {
	char dir[32];
	struct arena *arena;
	struct diag *diag;
};

static inline void
fixture_open(struct fixture *f)
{
	strcpy(f->dir, "/tmp/ratsdruck-XXXXXX");
	assert_non_null(mkdtemp(f->dir));
	f->arena = arena_new();
	f->diag = diag_new();
}

static inline void
fixture_close(struct fixture *f)
{
	char command[64];

	snprintf(command, sizeof(command), "rm -r %s", f->dir);
	assert_int_equal(system(command), 0);
	arena_free(f->arena);
	diag_free(f->diag);
}

/* Gives the file's path. */
static inline const char *
fixture_put(struct fixture *f, const char *name, const void *bytes, size_t n)
{
	const char *path = arena_printf(f->arena, "%s/%s", f->dir, name);
	FILE *out = fopen(path, "w");

	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, n, out), n);
	assert_int_equal(fclose(out), 0);
	return path;
}

static inline const char *
fixture_text(struct fixture *f, const char *name, const char *text)
{
	return fixture_put(f, name, text, strlen(text));
}

/* Everything reported so far, in the language-independent form. */
static inline char *
fixture_faults(struct fixture *f)
{
	char *s = NULL, *copy;
	size_t n;
	FILE *out = open_memstream(&s, &n);

	diag_dump(out, f->diag);
	fclose(out);
	copy = arena_strdup(f->arena, s);
	free(s);
	return copy;
}

#endif
