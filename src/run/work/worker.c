#include "run/work/worker.h"

#include "progress/committee/period.h"
#include "publish/withdraw.h"
#include "run/fresh/faces.h"
#include "run/fresh/reason.h"
#include "run/fresh/textfile.h"
#include "run/seal/sealed.h"
#include "run/work/beside.h"
#include "run/work/faults.h"

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
	char as_of[DATE_BUF];
	const struct model *m = job->model;
	/* A corrected edition is younger than what it replaces. */
	date day = job->replaces ? job->corrected : job->as_of;

	return (struct manifest_file){
		.name = job->name.file,
		.alias = job->name.alias,
		.project = m->project.id ? m->project.id : "",
		.publication = job->key.publication,
		.committee = job->key.committee,
		.period = job->key.period,
		.as_of = arena_strdup(a, day == DATE_NONE ? "" : date_iso(day, as_of)),
		.is_internal = job->key.edition == EDITION_INTERNAL,
		.is_interim = job->committee && period_is_interim(job->period, job->as_of),
		.sha512 = "",
		.previous = "",
	};
}

const char *
job_name(struct arena *a, const struct job *job)
{
	const struct job_key *k = &job->key;

	return arena_printf(a, "%s%s%s%s%s", k->publication, *k->committee ? " " : "", k->committee,
		*k->period ? " " : "", k->period);
}

void
worker_begin(void *worker)
{
	publisher_forget(((struct worker *)worker)->publisher);
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

/* What was taken back returns only if somebody insists. */
static bool
is_withdrawn(struct piece *p, const char *hash)
{
	const struct worker *c = p->worker;
	struct where where = {p->reply.file.name, 0, 0, NULL};

	if (c->options->force ||
		!manifest_is_withdrawn(&c->publisher->manifest, p->reply.file.name, hash))
		return false;
	diag_report(c->renderer->diag, FAULT_WITHDRAWN, where, "%s",
		manifest_note(&c->publisher->manifest, p->reply.file.name)->day);
	return true;
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
	if (is_withdrawn(p, hex))
		return;
	if (strcmp(hex, p->disk) == 0)
		p->reply.result = REPLY_SAME;
	else if (!publisher_stage(p->worker->publisher, &stage, &p->rendered.pdf))
		p->reply.result = REPLY_STAGED;
}

/* A name beside it, neither another place nor another way to reach people. */
static bool
is_file_name(const char *uri)
{
	return uri && !strchr(uri, ':') && !strchr(uri, '/');
}

static void
add_links(struct arena *a, const struct document *doc, struct names *out)
{
	for (size_t i = 0; i < doc->links.n; i++)
		if (is_file_name(doc->links.v[i].uri))
			names_add(a, out, doc->links.v[i].uri);
}

static void
produce(struct piece *p, const struct job *job)
{
	const struct worker *c = p->worker;
	struct manifest_file *file = &p->reply.file;
	struct arena *a = p->rendered.arena;

	*file = job_entry(a, job);
	file->records = c->common->records[job->publication->edition].name;
	add_links(a, p->rendered.document, &file->links);
	print_make(p->rendered.document, &p->print);
	inputs_make(a, c->common, c->renderer, &p->rendered, &p->print, &file->inputs);
	beside_inputs(a, job, p->rendered.document, &file->inputs);
	p->old = manifest_find(&c->publisher->manifest, file->name);
	publisher_hash(c->publisher, file->name, p->disk);
	if (p->old)
		p->differing = inputs_compare(a, c->common, &p->old->inputs, &file->inputs);
	if (p->old && !beside_kept(a, c->publisher, p->old, &p->reply.besides)) {
		p->reply.besides = (struct besides){0};
		*VEC_PUSH(a, &p->differing) = BESIDE_INPUT;
	}
	if (is_withdrawn(p, pairs_get(&file->inputs, WITHDRAW_DOCUMENT))) {
		p->reply.besides = (struct besides){0};
	} else if (is_fresh(p)) {
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

/* The bytes are there: nothing is composed, whatever the options say. */
static void
publish_sealed(struct piece *p, const struct job *job)
{
	const struct worker *c = p->worker;
	struct sealed_bench bench = {
		c->publisher, job->ledger, job->seal, p->number, c->is_dry, c->renderer->diag};

	p->rendered.arena = arena_new();
	str_init(&p->rendered.pdf);
	p->reply.file = job_entry(p->rendered.arena, job);
	if (sealed_publish(&bench, p->rendered.arena, &p->reply))
		p->reply.result = REPLY_FAILED;
}

void
worker_work(void *worker, size_t i, struct str *out)
{
	struct piece p = {.worker = worker, .number = i};
	struct renderer *w = p.worker->renderer;
	const struct job *job = &p.worker->plan->jobs.v[p.worker->jobs[i]];
	size_t first = diag_count(w->diag);

	p.reply = (struct reply){.result = REPLY_FAILED, .file.sha512 = ""};
	if (job->seal)
		publish_sealed(&p, job);
	else if (render_compose(w, job, &p.rendered) == 0)
		produce(&p, job);
	p.reply.shown = job_name(p.rendered.arena, job);
	reply_write(out, &p.reply, w->diag, first);
	render_release(&p.rendered);
}
