#include "aside/aside.h"

#include "aside/check/check.h"
#include "aside/check/verdict.h"
#include "aside/csv.h"
#include "aside/link.h"
#include "aside/record.h"
#include "aside/wording.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

struct maker {
	const struct aside_input *in;
	struct survey survey;
	struct check checks[CHECK_COUNT];
	struct aside_files *out;
	const char *tables; /* name of the CSV file once it is made, NULL = there is none */
	/* The file being written. */
	FILE *stream;
	char *s;
	size_t n;
};

static void
begin(struct maker *m)
{
	m->stream = open_memstream(&m->s, &m->n);
	if (!m->stream)
		memory_exhausted();
}

/* Who searches these files types no soft hyphens. A mark of the encoding in front stays. */
static void
drop_break_marks(struct maker *m)
{
	size_t to = utf8_break_mark(m->s);

	for (size_t from = to; from < m->n;) {
		size_t mark = utf8_break_mark(m->s + from);

		if (mark)
			from += mark;
		else
			m->s[to++] = m->s[from++];
	}
	m->s[to] = '\0';
	m->n = to;
}

/* The alias is the PDF's with another end: both move together. */
static void
end(struct maker *m, const char *suffix)
{
	struct arena *a = m->survey.arena;
	const char *alias = m->in->facts->alias;
	size_t stem = strlen(alias) - strlen(".pdf");

	if (fclose(m->stream))
		memory_exhausted();
	drop_break_marks(m);
	*VEC_PUSH(a, m->out) = (struct aside_file){.name = wording_name(m->in, a, suffix),
		.links = {wording_name(m->in, a, ".pdf"), m->tables},
		.alias = arena_printf(a, "%.*s%s", (int)stem, alias, suffix),
		.s = arena_memdup(a, m->s, m->n + 1),
		.n = m->n};
	free(m->s);
}

static const char *
suffix_of(const struct maker *m, enum label word, const char *type)
{
	return arena_printf(m->survey.arena, ".%s.%s", label_of(m->in->doc->labels, word), type);
}

static void
make_reports(struct maker *m)
{
	begin(m);
	report_json(m->stream, &m->survey, m->checks);
	end(m, suffix_of(m, LABEL_FILE_REPORT, "json"));
	begin(m);
	report_text(m->stream, &m->survey, m->checks);
	end(m, suffix_of(m, LABEL_FILE_REPORT, "txt"));
}

static void
make_links(struct maker *m)
{
	begin(m);
	link_html(m->stream, m->in, m->survey.arena, m->tables);
	end(m, suffix_of(m, LABEL_FILE_LINK, "html"));
	begin(m);
	link_text(m->stream, m->in, m->survey.arena, m->tables);
	end(m, suffix_of(m, LABEL_FILE_LINK, "txt"));
}

/* What is for the public only goes beside what the public may have. */
static void
make_files(struct maker *m)
{
	struct aside_file tables;
	bool has_tables = csv_has_tables(&m->survey);

	make_reports(m);
	if (has_tables) {
		begin(m);
		csv_print(m->stream, &m->survey);
		end(m, suffix_of(m, LABEL_FILE_TABLES, "csv"));
		tables = *VEC_LAST(m->out);
		m->tables = tables.name;
	}
	if (m->in->doc->is_internal)
		return;
	make_links(m);
	begin(m);
	record_rdf(m->stream, m->in, m->survey.arena, has_tables ? &tables : NULL);
	end(m, ".dcat.rdf");
}

static int
report_failures(const struct maker *m, struct diag *d)
{
	struct where where = {wording_name(m->in, m->survey.arena, ".pdf"), 0, 0, NULL};
	int rc = 0;

	for (int i = 0; i < CHECK_COUNT; i++) {
		const struct check *c = &m->checks[i];

		if (c->failures)
			rc = diag_report(d, FAULT_ASIDE_CHECK, where, "%s %zu/%zu: %s",
				check_kinds[i].code, c->failures, c->count, c->first);
	}
	return rc;
}

int
aside_make(const struct aside_input *in, struct arena *a, struct aside_files *out, struct diag *d)
{
	struct maker m = {.in = in, .out = out};

	*out = (struct aside_files){0};
	survey_make(&m.survey, in, a);
	checks_run(&m.survey, m.checks);
	if (report_failures(&m, d))
		return -1;
	/* Even the title is part of what is locked. */
	if (in->is_wanted && !in->doc->encrypt)
		make_files(&m);
	return 0;
}
