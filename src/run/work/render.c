#include "run/work/render.h"

#include "finish/finish.h"
#include "paint/paint.h"
#include "progress/progress.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define PRODUCER "ratsdruck " RATSDRUCK_VERSION

/* A style is a name under styles/, or an .xml file inside the project. */
static char *
style_path(struct renderer *w, const char *href)
{
	size_t n = strlen(href);

	if (n > 4 && strcmp(href + n - 4, ".xml") == 0)
		return arena_printf(w->arena, "%s/%s", w->model->dir, href);
	return arena_printf(w->arena, "%s/%s.xml", w->places.styles, href);
}

static const struct style *
open_style(struct renderer *w)
{
	const char *path = w->style_path = style_path(w, w->model->settings.style), *shown = path;
	size_t n = strlen(w->places.styles);

	if (strncmp(path, w->places.styles, n) == 0)
		shown = arena_printf(w->arena, "styles%s", path + n);
	return style_load(w->arena, path, shown, w->places.style_schema, w->diag);
}

static char *
exceptions_path(struct renderer *w)
{
	const char *href = w->model->settings.exceptions;

	return href ? arena_printf(w->arena, "%s/%s", w->model->dir, href) : NULL;
}

int
renderer_open(struct renderer *w, struct arena *a, const struct places *places,
	const struct model *m, struct diag *d)
{
	*w = (struct renderer){.arena = a, .places = *places, .model = m, .diag = d};
	w->style = open_style(w);
	if (!w->style)
		return -1;
	w->fonts = fonts_open(w->style->fallback, d);
	if (w->fonts)
		fonts_named_at(w->fonts, w->style->families_at);
	if (!w->fonts)
		return -1;
	w->text = text_cache_open(w->fonts, exceptions_path(w), d);
	return w->text ? 0 : -1;
}

void
renderer_close(struct renderer *w)
{
	text_cache_close(w->text);
	fonts_close(w->fonts);
}

static const struct document *
compose(struct renderer *w, const struct job *job, struct arena *a)
{
	struct compose_input in = {
		.model = job->model,
		.publication = job->publication,
		.labels = job->labels,
		.as_of = job->as_of,
		.name = &job->name,
		.concept = job->concept,
		.committee = job->committee,
		.period = job->period,
		.ledger = job->ledger,
		.mark = job->mark,
		.corrected = job->corrected,
		.replaces = job->replaces,
	};

	switch (job->publication->kind) {
	case PUBLICATION_CONCEPT:
		return compose_concept(&in, a, w->diag);
	case PUBLICATION_REPORT:
		return compose_report(&in, a, w->diag);
	}
	return NULL;
}

static int
lay_out(struct renderer *w, struct rendered *r, FILE *lines)
{
	struct layout_input in = {
		.doc = r->document,
		.style = w->style,
		.text = w->text,
		.narrow_spaces = w->model->settings.narrow_spaces,
		.hyphenate = w->model->settings.hyphenation,
		.lines = lines,
	};

	return layout_document(&in, r->arena, &r->pages, w->diag);
}

static int
paint_and_finish(struct renderer *w, struct rendered *r)
{
	struct paint_options paint = {
		PRODUCER, w->places.icc_profile, r->document->encrypt == NULL};
	struct finish_options finish = {r->document->encrypt};
	struct str raw;
	int rc;

	str_init(&raw);
	rc = paint_pdf(&r->pages, &paint, &raw, w->diag);
	if (!rc)
		rc = finish_pdf(&raw, &finish, &r->pdf, w->diag);
	str_release(&raw);
	return rc;
}

static void
rendered_init(struct rendered *r)
{
	memset(r, 0, sizeof(*r));
	r->arena = arena_new();
	str_init(&r->pdf);
}

int
render_compose(struct renderer *w, const struct job *job, struct rendered *out)
{
	rendered_init(out);
	out->document = compose(w, job, out->arena);
	return out->document ? 0 : -1;
}

int
render_finish(struct renderer *w, struct rendered *r)
{
	return lay_out(w, r, NULL) ? -1 : paint_and_finish(w, r);
}

void
render_release(struct rendered *r)
{
	str_release(&r->pdf);
	arena_free(r->arena);
	r->arena = NULL;
}

/* The concept prints the same states as the reports do; only these compare. */
static void
dump_progress(const struct job *job, FILE *out)
{
	struct progress_question q = {
		job->model, job->committee, job->period, job->as_of, job->publication->r.id};

	if (job->committee)
		progress_dump_report(out, &q);
}

int
render_dump(struct renderer *w, const struct job *job, enum dump_stage stage, FILE *out)
{
	struct rendered r;
	int rc = 0;

	if (stage == DUMP_LEDGER) {
		ledger_dump(out, job->ledger);
		return 1; /* the project's, not the document's: once */
	}
	if (stage == DUMP_PROGRESS) {
		dump_progress(job, out);
		return 0;
	}
	rendered_init(&r);
	r.document = compose(w, job, r.arena);
	if (!r.document)
		rc = -1;
	else if (stage == DUMP_DOCUMENT)
		document_dump(out, r.document);
	else
		rc = lay_out(w, &r, stage == DUMP_LINES ? out : NULL);
	if (!rc && stage == DUMP_PAGES)
		pages_dump(out, &r.pages);
	if (!rc && stage == DUMP_OPS)
		paint_dump(out, &r.pages);
	render_release(&r);
	return rc;
}
