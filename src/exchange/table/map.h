/*
 * map: how an office's own list is to be read.
 *
 * Does     reads a small text file: their columns, their words, a few facts.
 * Units    -
 * Gives    lookups by our names.
 * Errors   -1 after a fault with the line.
 * Memory   the arena given.
 * Source   own. Lines:
 *            code = Nr.               our column = the heading in the list
 *            status: läuft = active   their word = our value, in a column
 *            stichtag := 2026-09-30   a fact
 *            # a comment
 */
#ifndef EXCHANGE_TABLE_MAP_H
#define EXCHANGE_TABLE_MAP_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"

enum map_kind { MAP_COLUMN, MAP_WORD, MAP_FACT };

struct map_line {
	enum map_kind kind;
	const char *name;   /* ours */
	const char *theirs; /* heading or word; MAP_FACT: "" */
	const char *value;  /* MAP_WORD, MAP_FACT */
	int line;
};

struct map {
	const char *shown;
	VEC(struct map_line) lines;
};

int map_read(struct map *m, struct arena *a, const char *shown, const char *bytes, size_t n,
	struct diag *d);

const char *map_heading(const struct map *m, const char *column); /* NULL = not mapped */
const char *map_fact(const struct map *m, const char *name);      /* NULL = not told */
const char *map_word(const struct map *m, const char *column, const char *theirs);

#endif
