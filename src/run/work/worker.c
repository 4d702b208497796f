#include "run/work/worker.h"

#include "run/fresh/faces.h"
#include "run/fresh/reason.h"
#include "run/fresh/textfile.h"
#include "run/work/beside.h"
#include "run/work/faults.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct piece { /* one document on the bench */
	struct worker *worker;
	size_t number; /* of the job in the pool */
	struct rendered rendered;
	struct reply reply;
	struct print print;
	char disk[DIGEST_HEX]; /* hash of the file in place */
	const struct manifest_file *old;
	struct names differing;
};

struct manifest_file
job_entry(struct arena *a, const struct job *job)
{
	char code[DATE_BUF], as_of[DATE_BUF];
	const struct model *m = job->model;

	return (struct manifest_file){
		.project = m->project.id ? m->project.id : "",
		.publication = job->publication->r.id,
		.committee = job->committee ? job->committee->r.id : "",
		.period = job->committee ? arena_strdup(a, period_code(job->period, code)) : "",
		.as_of =
			arena_strdup(a, job->as_of == DATE_NONE ? "" : date_iso(job->as_of, as_of)),
		.is_internal = job->publication->edition == EDITION_INTERNAL,
		.previous = "",
	};
}

const char *
job_name(struct arena *a, const struct job *job)
{
	struct manifest_file f = job_entry(a, job);

	return arena_printf(a, "%s%s%s%s%s", f.publication, *f.committee ? " " : "", f.committee,
		*f.period ? " " : "", f.period);
}

void
worker_begin(void *worker)
{
	publisher_forget(((struct worker *)worker)->publisher);
}

static size_t
form_length(const char *s, const char *form)
{
	size_t i;

	for (i = 0; form[i]; i++)
		if (form[i] == 'd' ? !isdigit((unsigned char)s[i]) : s[i] != form[i])
			return 0;
	return isalnum((unsigned char)s[i]) ? 0 : i;
}

/* Length of "2026-09-30" or "2026-09" at s, 0 if there is none. */
static size_t
date_length(const char *s)
{
	size_t n = form_length(s, "dddd-dd-dd");

	return n ? n : form_length(s, "dddd-dd");
}

static size_t
period_length(const char *s, const char *period)
{
	size_t n = strlen(period);

	return n && strncasecmp(s, period, n) == 0 && !isalnum((unsigned char)s[n]) ? n : 0;
}

/* The stem without date and period, so that the name stays from year to year. */
static const char *
alias_of(struct arena *a, const char *stem, const char *period)
{
	char *out = arena_alloc(a, strlen(stem) + sizeof(".pdf"));
	size_t n = 0;

	for (const char *s = stem; *s;) {
		bool is_start = s == stem || !isalnum((unsigned char)s[-1]);
		size_t skip = is_start ? date_length(s) : 0;

		if (is_start && !skip)
			skip = period_length(s, period);
		if (!skip) {
			out[n++] = *s++;
			continue;
		}
		s += skip;
		if (n && strchr("-_.", out[n - 1]))
			n--;
		else if (*s && strchr("-_.", *s))
			s++;
	}
	if (!n)
		return arena_printf(a, "%s.pdf", stem);
	memcpy(out + n, ".pdf", sizeof(".pdf"));
	return out;
}

static bool
is_fresh(const struct piece *p)
{
	const struct options *o = p->worker->options;

	return p->old && !p->differing.n && strcmp(p->disk, p->old->sha512) == 0 && !o->force &&
	       !o->layout_report;
}

static const struct job *
job_of(const struct piece *p)
{
	return &p->worker->plan->jobs.v[p->worker->jobs[p->number]];
}

static void
say_why(struct piece *p)
{
	const struct manifest *m = &p->worker->publisher->manifest;
	const struct job *job = job_of(p);
	struct reason_input in = {
		.old = p->old,
		.disk = p->disk,
		.differing = &p->differing,
		.inputs = &p->reply.file.inputs,
		.old_records = p->old ? manifest_records(m, p->old->records) : NULL,
		.records = &p->worker->common->records[job->publication->edition],
		.print = &p->print,
		.is_forced = p->worker->options->force,
	};

	p->reply.is_new = !*p->disk && !p->old;
	p->reply.reason = reason_make(p->rendered.arena, &in);
}

static void
keep(struct piece *p)
{
	p->reply.result = REPLY_UNCHANGED;
	p->reply.file.sha512 = p->old->sha512;
	p->reply.file.bytes = p->old->bytes;
	p->reply.file.pages = p->old->pages;
	p->reply.file.inputs = p->old->inputs;
}

static void
report_layout(struct piece *p)
{
	const struct options *o = p->worker->options;
	size_t size = 0;
	char *s = NULL;
	FILE *f;

	if (!o->layout_report)
		return;
	f = textfile_open(&s, &size);
	layout_report(f, &p->rendered.pages, p->reply.file.name, faults_are_json(o));
	textfile_close(f);
	p->reply.layout = arena_strdup(p->rendered.arena, s);
	free(s);
}

/* A document whose check fails is not published, nor is anything beside it. */
static int
make_besides(struct piece *p)
{
	struct beside_in bench = {
		p->worker->publisher, p->worker->renderer, job_of(p), p->number, &p->rendered};

	return beside_make(&bench, &p->reply.file, &p->reply.besides);
}

static void
make(struct piece *p)
{
	struct manifest_file *file = &p->reply.file;
	struct stage stage = {file->name, p->number, file->is_internal};
	struct arena *a = p->rendered.arena;
	const struct common_inputs *common = p->worker->common;
	struct faces_known known = {&common->faces, common->installed};
	char hex[DIGEST_HEX];

	if (render_finish(p->worker->renderer, &p->rendered))
		return;
	faces_add_used(a, &p->rendered.pages, &known, &file->inputs);
	pairs_sort(&file->inputs);
	digest_bytes(p->rendered.pdf.s, p->rendered.pdf.n, hex);
	file->sha512 = arena_strdup(a, hex);
	file->bytes = p->rendered.pdf.n;
	file->pages = p->rendered.pages.pages.n;
	report_layout(p);
	if (make_besides(p))
		return;
	if (strcmp(hex, p->disk) == 0)
		p->reply.result = REPLY_SAME;
	else if (!publisher_stage(p->worker->publisher, &stage, &p->rendered.pdf))
		p->reply.result = REPLY_STAGED;
}

static void
produce(struct piece *p, const struct job *job)
{
	const struct worker *c = p->worker;
	struct manifest_file *file = &p->reply.file;
	struct arena *a = p->rendered.arena;
	const char *stem = p->rendered.document->file_name;

	*file = job_entry(a, job);
	file->name = arena_printf(a, "%s.pdf", stem);
	file->alias = alias_of(a, stem, file->period);
	file->records = c->common->records[job->publication->edition].name;
	file->sha512 = "";
	print_make(p->rendered.document, &p->print);
	inputs_make(a, c->common, c->renderer, &p->rendered, &p->print, &file->inputs);
	beside_inputs(a, job, file->alias, &file->inputs);
	p->old = manifest_find(&c->publisher->manifest, file->name);
	publisher_hash(c->publisher, file->name, p->disk);
	if (p->old)
		p->differing = inputs_compare(a, c->common, &p->old->inputs, &file->inputs);
	if (p->old && !beside_kept(a, c->publisher, p->old, &p->reply.besides)) {
		p->reply.besides = (struct besides){0};
		*VEC_PUSH(a, &p->differing) = BESIDE_INPUT;
	}
	if (is_fresh(p)) {
		keep(p);
	} else {
		say_why(p);
		p->reply.besides = (struct besides){0};
		if (c->is_dry)
			p->reply.result = REPLY_STAGED;
		else
			make(p);
	}
	print_release(&p->print);
}

void
worker_work(void *worker, size_t i, struct str *out)
{
	struct piece p = {.worker = worker, .number = i};
	struct renderer *w = p.worker->renderer;
	const struct job *job = &p.worker->plan->jobs.v[p.worker->jobs[i]];
	size_t first = diag_count(w->diag);

	p.reply = (struct reply){.result = REPLY_FAILED, .file.sha512 = ""};
	if (render_compose(w, job, &p.rendered) == 0)
		produce(&p, job);
	p.reply.shown = job_name(p.rendered.arena, job);
	reply_write(out, &p.reply, w->diag, first);
	render_release(&p.rendered);
}
