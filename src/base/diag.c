#include "base/diag.h"

#include "base/arena.h"
#include "base/safe.h"
#include "base/vec.h"
#include "base/words/i18n.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FOLD_NEARBY 1000 /* entries looked through for an equal one */

struct diag {
	struct arena *arena;
	VEC(struct diag_entry) entries;
	size_t errors;
	int exit_status;
	bool is_rejected;
};

static const struct catalogue_entry {
	enum diag_band band;
	const char *code, *text, *remedy;
} catalogue[] = {
#define FAULT(id, band, code, text, remedy) {band, code, text, remedy},
#include "base/fault_tab.h"
#undef FAULT
};

_Static_assert(sizeof(catalogue) / sizeof(*catalogue) == FAULT_COUNT, "one entry per fault");

struct diag *
diag_new(void)
{
	struct arena *a = arena_new();
	struct diag *d = arena_one(a, struct diag);

	d->arena = a;
	return d;
}

void
diag_free(struct diag *d)
{
	if (d)
		arena_free(d->arena);
}

static int
band_exit_status(enum diag_band band)
{
	switch (band) {
	case BAND_NOTE:
	case BAND_WARNING:
		return 0;
	case BAND_INPUT:
		return 1;
	case BAND_ENVIRONMENT:
		return 3;
	}
	return 3;
}

static __attribute__((format(printf, 2, 0))) char *
format_detail(struct arena *a, const char *fmt, va_list ap)
{
	va_list count;
	char *s;
	int n;

	va_copy(count, ap);
	n = vsnprintf(NULL, 0, fmt, count);
	va_end(count);
	s = arena_alloc(a, n < 0 ? 1 : (size_t)n + 1);
	if (n > 0)
		vsnprintf(s, (size_t)n + 1, fmt, ap);
	return s;
}

/* Who reports may be gone when the message is read. */
static struct where
kept_where(const struct diag *d, struct where where)
{
	if (where.file)
		where.file = arena_strdup(d->arena, where.file);
	if (where.element)
		where.element = arena_strdup(d->arena, where.element);
	return where;
}

static bool
is_same(const struct diag_entry *a, const struct diag_entry *b)
{
	return a->fault == b->fault && a->where.file && b->where.file &&
	       strcmp(a->where.file, b->where.file) == 0 && strcmp(a->detail, b->detail) == 0;
}

/* The first entry equal to the last one, itself if there is none nearby. */
static struct diag_entry *
first_same(struct diag *d)
{
	size_t last = d->entries.n - 1;

	for (size_t i = last > FOLD_NEARBY ? last - FOLD_NEARBY : 0; i < last; i++)
		if (is_same(&d->entries.v[i], &d->entries.v[last]))
			return &d->entries.v[i];
	return &d->entries.v[last];
}

/* Up to DIAG_SAME stand for themselves, then the first speaks for all and the rest goes. */
static void
fold(struct diag *d)
{
	struct diag_entry *first = first_same(d);
	struct diag_entry *last = &d->entries.v[d->entries.n - 1];

	if (++first->same <= DIAG_SAME)
		return;
	for (struct diag_entry *e = first + 1; e < last; e++)
		e->is_folded |= is_same(e, first);
	d->entries.n--;
}

void
diag_repeat(struct diag *d, size_t n)
{
	if (n && d->entries.n)
		first_same(d)->same += n;
}

int
diag_report(struct diag *d, enum fault fault, struct where where, const char *fmt, ...)
{
	struct diag_entry *e = VEC_PUSH(d->arena, &d->entries);
	int status = band_exit_status(fault_band(fault));
	va_list ap;

	e->fault = fault;
	e->where = kept_where(d, where);
	va_start(ap, fmt);
	e->detail = format_detail(d->arena, fmt, ap);
	va_end(ap);
	fold(d);
	if (!status)
		return 0;
	d->errors++;
	if (status > d->exit_status)
		d->exit_status = status;
	d->is_rejected = d->is_rejected || fault_band(fault) == BAND_INPUT;
	return -1;
}

size_t
diag_count(const struct diag *d)
{
	return d->entries.n;
}

const struct diag_entry *
diag_entry(const struct diag *d, size_t i)
{
	return &d->entries.v[i];
}

size_t
diag_errors(const struct diag *d)
{
	return d->errors;
}

bool
diag_has(const struct diag *d, enum fault fault)
{
	for (size_t i = 0; i < diag_count(d); i++)
		if (diag_entry(d, i)->fault == fault)
			return true;
	return false;
}

int
diag_exit_status(const struct diag *d)
{
	return d->exit_status;
}

bool
diag_is_rejected(const struct diag *d)
{
	return d->is_rejected;
}

const char *
fault_code(enum fault f)
{
	return catalogue[f].code;
}

const char *
fault_text(enum fault f)
{
	return _(catalogue[f].text);
}

const char *
fault_remedy(enum fault f)
{
	return catalogue[f].remedy[0] ? _(catalogue[f].remedy) : "";
}

enum diag_band
fault_band(enum fault f)
{
	return catalogue[f].band;
}

const char *
diag_band_name(enum diag_band b)
{
	switch (b) {
	case BAND_NOTE:
		return _("note");
	case BAND_WARNING:
		return _("warning");
	case BAND_INPUT:
	case BAND_ENVIRONMENT:
		return _("error");
	}
	return "";
}

static void
print_where(FILE *out, const struct where *w)
{
	if (!w->file)
		return;
	safe_print(out, w->file);
	if (w->line > 0)
		fprintf(out, ":%d", w->line);
	fputs(": ", out);
}

void
diag_print_entry(FILE *out, const struct diag_entry *e)
{
	const char *remedy = fault_remedy(e->fault);

	print_where(out, &e->where);
	fprintf(out, "%s: %s", diag_band_name(fault_band(e->fault)), fault_text(e->fault));
	if (e->where.element) {
		fputs(" (", out);
		safe_print(out, e->where.element);
		fputc(')', out);
	}
	if (e->detail[0]) {
		fputs(": ", out);
		safe_print(out, e->detail);
	}
	if (e->same > DIAG_SAME)
		fprintf(out, _(" (%zu times in this file, first here)"), e->same);
	fputc('.', out);
	if (remedy[0])
		fprintf(out, " %s", remedy);
	fprintf(out, " [%s]\n", fault_code(e->fault));
}

void
diag_print(FILE *out, const struct diag *d, enum diag_band least)
{
	for (size_t i = 0; i < d->entries.n; i++)
		if (fault_band(d->entries.v[i].fault) >= least && !d->entries.v[i].is_folded)
			diag_print_entry(out, &d->entries.v[i]);
}

void
diag_dump(FILE *out, const struct diag *d)
{
	for (size_t i = 0; i < d->entries.n; i++) {
		const struct diag_entry *e = &d->entries.v[i];

		if (e->is_folded)
			continue;
		print_where(out, &e->where);
		fprintf(out, "%s: ", fault_code(e->fault));
		safe_print(out, e->detail);
		if (e->same > DIAG_SAME)
			fprintf(out, " \u00D7 %zu", e->same);
		fputc('\n', out);
	}
}
