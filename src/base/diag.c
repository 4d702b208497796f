#include "base/diag.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "base/words/i18n.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct diag {
	struct arena *arena;
	VEC(struct diag_entry) entries;
	size_t errors;
	int exit_status;
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
	if (!status)
		return 0;
	d->errors++;
	if (status > d->exit_status)
		d->exit_status = status;
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

int
diag_exit_status(const struct diag *d)
{
	return d->exit_status;
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

/* C0, DEL, C1 and the marks that turn the writing direction. */
static bool
steers(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || (cp >= 0x200E && cp <= 0x200F) ||
	       (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

/* User text must not steer the terminal: such bytes become \xHH. */
static void
print_safe(FILE *out, const char *s)
{
	size_t n = strlen(s), pos = 0;

	while (pos < n) {
		size_t start = pos;
		bool escape = steers(utf8_next(s, n, &pos));

		for (; start < pos; start++)
			fprintf(out, escape ? "\\x%02X" : "%c", (unsigned char)s[start]);
	}
}

static void
print_where(FILE *out, const struct where *w)
{
	if (!w->file)
		return;
	print_safe(out, w->file);
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
		print_safe(out, e->where.element);
		fputc(')', out);
	}
	if (e->detail[0]) {
		fputs(": ", out);
		print_safe(out, e->detail);
	}
	fputc('.', out);
	if (remedy[0])
		fprintf(out, " %s", remedy);
	fprintf(out, " [%s]\n", fault_code(e->fault));
}

void
diag_print(FILE *out, const struct diag *d, enum diag_band least)
{
	for (size_t i = 0; i < d->entries.n; i++)
		if (fault_band(d->entries.v[i].fault) >= least)
			diag_print_entry(out, &d->entries.v[i]);
}

void
diag_dump(FILE *out, const struct diag *d)
{
	for (size_t i = 0; i < d->entries.n; i++) {
		const struct diag_entry *e = &d->entries.v[i];

		print_where(out, &e->where);
		fprintf(out, "%s: ", fault_code(e->fault));
		print_safe(out, e->detail);
		fputc('\n', out);
	}
}
