/*
 * label: the words a document says by itself, in the document's language.
 *
 * Does     fetches every label of label_tab.h once from the catalogue of the
 *          document's language, which need not be the user's; fills {1},
 *          {2}, … placeholders.
 * Units    -
 * Gives    UTF-8, the same on every machine.
 * Errors   NULL for a language without labels: nothing is said in another
 *          language instead.
 * Memory   struct labels and filled labels live in the arena given.
 * Source   -
 */
#ifndef BASE_WORDS_LABEL_H
#define BASE_WORDS_LABEL_H

#include "base/arena.h"

#include <stdbool.h>

enum label {
#define LABEL(id, text) id,
#define LABELN(id, one, other) id,
#include "base/words/label_tab.h"
#undef LABEL
#undef LABELN
	LABEL_COUNT
};

struct labels {
	const char *lang; /* BCP 47 */
	const char *one[LABEL_COUNT], *other[LABEL_COUNT];
};

bool labels_exist(const char *lang);
/* lang is a BCP 47 tag; its primary subtag picks the catalogue. */
const struct labels *labels_load(struct arena *a, const char *lang);

/* The label in the language of the messages, for use in one. */
const char *label_word(enum label id);
/* Is it what the word says in any language we speak? */
bool label_means(enum label id, const char *word);

const char *label_of(const struct labels *l, enum label id);

/* Replaces {1}…{9} by args[0]…args[nargs-1]. */
char *label_fill(struct arena *a, const struct labels *l, enum label id, const char *const *args,
	size_t nargs);
/* The form for the number n; {n} is not special: pass n's text as {1}. */
char *label_fill_n(struct arena *a, const struct labels *l, enum label id, long n,
	const char *const *args, size_t nargs);

/* label_fill(a, l, id, {…}) with the arguments spelt out. */
#define LABEL_FILL(a, l, id, ...)                                                                  \
	label_fill((a), (l), (id), (const char *const[]){__VA_ARGS__},                             \
		sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))
#define LABEL_FILL_N(a, l, id, n, ...)                                                             \
	label_fill_n((a), (l), (id), (n), (const char *const[]){__VA_ARGS__},                      \
		sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

#endif
