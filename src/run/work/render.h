/*
 * render: one job through all stages, from edition to bytes.
 *
 * Does     compose, layout, paint, finish; the only code that knows their
 *          order.
 * Units    -
 * Gives    the finished PDF in `pdf`, its name and number of pages; or the
 *          dump of one stage.
 * Errors   -1, reported by the stage that found it.
 * Memory   what a job needs lives in its own arena and goes with
 *          render_release(); fonts and word cache are shared by jobs.
 * Source   src/ARCHITECTURE.md.
 */
#ifndef RUN_WORK_RENDER_H
#define RUN_WORK_RENDER_H

#include "compose/compose.h"
#include "layout/layout.h"
#include "run/cli/places.h"
#include "run/plan/plan.h"

struct renderer { /* what all jobs of a project share, read-only but for caches */
	struct arena *arena;
	struct places places;
	const struct model *model;
	const struct style *style;
	const char *style_path; /* its file, as opened */
	struct fonts *fonts;
	struct text_cache *text;
	struct diag *diag;
};

struct rendered {
	struct arena *arena;
	const struct document *document;
	struct pages pages;
	struct str pdf;
};

int renderer_open(struct renderer *w, struct arena *a, const struct places *places,
	const struct model *m, struct diag *d);
void renderer_close(struct renderer *w);

/* First half: what is said. render_release() is due whatever it gives. */
int render_compose(struct renderer *w, const struct job *job, struct rendered *out);
/* Second half: how it looks, and the bytes. */
int render_finish(struct renderer *w, struct rendered *r);
void render_release(struct rendered *r);

/* stage is one of DUMP_PROGRESS … DUMP_OPS. */
int render_dump(struct renderer *w, const struct job *job, enum dump_stage stage, FILE *out);

#endif
