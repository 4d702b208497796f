/*
 * lex: one PDF value, from bytes to text and references.
 *
 * Does     copies a value token by token with no blank that is not needed,
 *          takes references out of it and names the entries of its outermost
 *          dictionary to the caller.
 * Units    bytes.
 * Gives    where the value ended, in `p`.
 * Errors   -1 for what is no PDF value; nothing is reported.
 * Memory   appends to the caller's text and references.
 * Source   ISO 32000-1 §7.2, §7.3.
 */
#ifndef FINISH_LEX_H
#define FINISH_LEX_H

#include "finish/intake.h"

/* An entry of the outermost dictionary, in the text copied so far. */
struct lex_entry {
	const char *key; /* with its slash */
	size_t nkey;
	size_t at;          /* the key, in text */
	size_t value;       /* in text */
	size_t first_ref;   /* in refs */
	const char *source; /* the value as it stands in the file */
};

struct lex {
	const char *p, *end;
	struct str *text;
	struct intake *in; /* gets the references */
	size_t base;       /* where the object's text starts */
	size_t first_ref;  /* and its references */
	uint64_t dicts;    /* one bit for each open bracket, 1 = dictionary */
	unsigned depth;
	bool wants_key;
	struct lex_entry entry;
	int (*on_entry)(void *ctx, const struct lex_entry *e);
	void *ctx;
};

int lex_value(struct lex *x);
void lex_blanks(struct lex *x);
/* Skips the word if it stands here. */
bool lex_word(struct lex *x, const char *word);
/* A whole number without a sign. */
bool lex_number(struct lex *x, uint64_t *v);

/* May not stand beside another such byte of another token. */
bool lex_is_regular(char c);

#endif
