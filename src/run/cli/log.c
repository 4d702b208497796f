#include "run/cli/log.h"

#include "base/arena.h"
#include "base/num.h"
#include "base/safe.h"
#include "base/utf8.h"
#include "base/words/i18n.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum priority_of_journal {
	JOURNAL_ERROR = 3,
	JOURNAL_WARNING = 4,
	JOURNAL_NOTICE = 5,
	JOURNAL_INFO = 6
};

static const struct result_name {
	const char *key, *name;
} result_names[] = {
	{"changed", N_("changed")},
	{"heard", N_("heard")},
	{"foreign", N_("not the sealed file")},
	{"missing", N_("missing")},
	{"found", N_("would be taken back")},
	{"new", N_("new")},
	{"orphaned", N_("no longer produced")},
	{"removed", N_("removed")},
	{"pointer", N_("a pointer of version control")},
	{"sealed", N_("sealed")},
	{"sound", N_("sound")},
	{"stale", N_("stale")},
	{"unchanged", N_("unchanged")},
	{"unreadable", N_("unreadable")},
	{"withdrawn", N_("withdrawn")},
};

static const char *
translated(const char *result)
{
	for (size_t i = 0; i < sizeof(result_names) / sizeof(*result_names); i++)
		if (strcmp(result_names[i].key, result) == 0)
			return _(result_names[i].name);
	return result;
}

static void
put_json(FILE *out, const char *key, const char *value, bool is_first)
{
	fprintf(out, "%s\"%s\":\"", is_first ? "{" : ",", key);
	for (size_t n = value ? strlen(value) : 0, pos = 0; pos < n;) {
		uint32_t cp = utf8_next(value, n, &pos);
		char buf[UTF8_MAX + 1] = {0};

		utf8_encode(cp, buf); /* what is no UTF-8 is no JSON: U+FFFD stands for it */
		if (cp == '"' || cp == '\\')
			fprintf(out, "\\%c", (int)cp);
		else if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0))
			fprintf(out, "\\u%04x", (unsigned)cp);
		else
			fputs(buf, out);
	}
	fputc('"', out);
}

static void
put_prefix(FILE *out, const struct options *o, int priority)
{
	if (o->log == LOG_JOURNAL)
		fprintf(out, "<%d>", priority);
}

static void
file_as_json(const struct file_event *e)
{
	put_json(stdout, "event", "file", true);
	put_json(stdout, "file", e->path, false);
	put_json(stdout, "result", e->result, false);
	put_json(stdout, "reason", e->reason, false);
	printf(",\"pages\":%llu,\"bytes\":%llu}\n", (unsigned long long)e->pages,
		(unsigned long long)e->bytes);
}

/* "output/name.pdf  48 pages  312 kB  (changed: style changed)" */
static void
file_as_text(const struct options *o, const struct file_event *e)
{
	struct num_format f = num_format_for(_("en"), NUM_GROUP_SPACE);
	struct arena *a = arena_new();

	put_prefix(stdout, o, JOURNAL_INFO);
	safe_print(stdout, e->path);
	if (e->pages) {
		printf("  ");
		printf(i18n_plural("%zu page", "%zu pages", e->pages), (size_t)e->pages);
		printf("  %s", num_bytes(a, f, e->bytes));
	}
	printf("  (%s%s", translated(e->result), *e->reason ? ": " : "");
	safe_print(stdout, e->reason);
	puts(")");
	arena_free(a);
}

void
log_file(const struct options *o, const struct file_event *e)
{
	if (o->quiet)
		return;
	log_progress(o, 0, 0);
	if (o->log == LOG_JSON)
		file_as_json(e);
	else
		file_as_text(o, e);
}

static const char *
level_name(enum diag_band band)
{
	switch (band) {
	case BAND_NOTE:
		return "note";
	case BAND_WARNING:
		return "warning";
	case BAND_INPUT:
	case BAND_ENVIRONMENT:
		return "error";
	}
	return "";
}

static int
priority(enum diag_band band)
{
	switch (band) {
	case BAND_NOTE:
		return JOURNAL_NOTICE;
	case BAND_WARNING:
		return JOURNAL_WARNING;
	case BAND_INPUT:
	case BAND_ENVIRONMENT:
		return JOURNAL_ERROR;
	}
	return JOURNAL_ERROR;
}

static void
entry_as_json(const struct diag_entry *e)
{
	put_json(stderr, "event", "message", true);
	put_json(stderr, "level", level_name(fault_band(e->fault)), false);
	put_json(stderr, "code", fault_code(e->fault), false);
	put_json(stderr, "file", e->where.file, false);
	fprintf(stderr, ",\"line\":%d", e->where.line);
	fprintf(stderr, ",\"times\":%zu", e->same);
	put_json(stderr, "element", e->where.element, false);
	put_json(stderr, "text", fault_text(e->fault), false);
	put_json(stderr, "detail", e->detail, false);
	put_json(stderr, "remedy", fault_remedy(e->fault), false);
	fputs("}\n", stderr);
}

void
log_diag(const struct options *o, const struct diag *d, enum diag_band least)
{
	log_progress(o, 0, 0);
	if (o->plain_diag) {
		diag_dump(stderr, d);
		return;
	}
	for (size_t i = 0; i < diag_count(d); i++) {
		const struct diag_entry *e = diag_entry(d, i);

		if (fault_band(e->fault) < least || e->is_folded)
			continue;
		if (o->log == LOG_JSON) {
			entry_as_json(e);
			continue;
		}
		put_prefix(stderr, o, priority(fault_band(e->fault)));
		diag_print_entry(stderr, e);
	}
}

void
log_error(const struct options *o, const char *text)
{
	if (o->log == LOG_JSON) {
		put_json(stderr, "event", "message", true);
		put_json(stderr, "level", "error", false);
		put_json(stderr, "text", text, false);
		fputs("}\n", stderr);
		return;
	}
	put_prefix(stderr, o, JOURNAL_ERROR);
	fputs("ratsdruck: ", stderr);
	safe_print(stderr, text);
	fputc('\n', stderr);
}

void
log_progress(const struct options *o, size_t done, size_t total)
{
	if (o->quiet || o->log != LOG_PLAIN || !isatty(STDERR_FILENO))
		return;
	if (total)
		fprintf(stderr, "\r%zu/%zu\033[K", done, total);
	else
		fputs("\r\033[K", stderr);
}
