#include "run/work/build.h"

#include "base/file.h"
#include "base/words/i18n.h"
#include "run/cli/interrupt.h"
#include "run/cli/log.h"
#include "run/fresh/glance.h"
#include "run/seal/seal.h"
#include "run/seal/sealed.h"
#include "run/seal/undated.h"
#include "run/work/pool.h"
#include "run/work/worker.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NEW_PERIODS 8 /* per committee and run, unless the project says more */

struct build {
	const struct project_run *errand;
	const struct options *options;
	struct arena *arena;
	struct diag *diag;
	struct model *model;
	struct renderer renderer;
	struct ledger ledger;
	struct plan plan;
	struct common_inputs common;
	struct publisher publisher;
	struct manifest_file *entries; /* what tells each job of the plan from others */
	size_t *jobs, njobs;           /* of this shard */
	struct reply *replies;
	struct changes changes;
	struct names removed;
	struct tally_of_run *tally;
	struct glance glance;
	bool is_dry;
	int signal;
};

static int
open_publisher(struct build *b)
{
	struct publisher_options o = {
		.dir = b->errand->output,
		.shard = b->options->shard,
		.wait_seconds = b->options->wait_seconds,
		.keep = b->options->keep,
		.mode = b->options->mode,
		.is_reading = b->is_dry,
	};

	return publisher_open(&b->publisher, &o, b->arena, b->diag);
}

static void
choose_jobs(struct build *b)
{
	b->jobs = arena_array(b->arena, size_t, b->plan.jobs.n + 1);
	b->entries = arena_array(b->arena, struct manifest_file, b->plan.jobs.n + 1);
	for (size_t i = 0; i < b->plan.jobs.n; i++) {
		b->entries[i] = job_entry(b->arena, &b->plan.jobs.v[i]);
		if (manifest_owns(&b->options->shard, &b->entries[i]))
			b->jobs[b->njobs++] = i;
	}
}

static bool
is_same_job(const struct manifest_file *a, const struct manifest_file *b)
{
	return strcmp(a->publication, b->publication) == 0 &&
	       strcmp(a->committee, b->committee) == 0 && strcmp(a->period, b->period) == 0;
}

static bool
is_published(const struct build *b, const struct manifest_file *job)
{
	const struct manifest *m = &b->publisher.manifest;

	for (size_t i = 0; i < m->files.n; i++)
		if (strcmp(m->files.v[i].project, job->project) == 0 &&
			is_same_job(&m->files.v[i], job))
			return true;
	return false;
}

/* A wrong year would write reports on every period between. */
static int
check_series(struct build *b, const struct series *s)
{
	int most = b->model->settings.most_new ? b->model->settings.most_new : NEW_PERIODS, n = 0;
	const char *first = NULL, *last = NULL;

	for (size_t i = 0; i < b->plan.jobs.n; i++) {
		const struct job *job = &b->plan.jobs.v[i];

		if (job->publication != s->publication || job->committee != s->committee ||
			is_published(b, &b->entries[i]))
			continue;
		first = first ? first : job->key.period;
		last = job->key.period;
		n++;
	}
	return n <= most ? 0
			 : diag_report(b->diag, FAULT_MANY_PERIODS, s->publication->r.where,
				   "%s: %d > %d (%s \u2026 %s)", s->committee->r.id, n, most, first,
				   last);
}

static int
check_new(struct build *b)
{
	int rc = 0;

	for (size_t i = 0; i < b->plan.series.n && !b->options->force; i++)
		if (check_series(b, &b->plan.series.v[i]))
			rc = -1;
	return rc;
}

static void
show_progress(void *ctx, size_t done, size_t total)
{
	struct worker *c = ctx;

	log_progress(c->options, done, total);
}

static void
report_end(struct build *b, size_t i, const struct pool_outcome *o)
{
	const struct job *job = &b->plan.jobs.v[b->jobs[i]];
	struct where where = {b->errand->project, 0, 0, job_name(b->arena, job)};
	const char *words = o->last_words;

	if (o->end == POOL_TIMEOUT)
		diag_report(b->diag, FAULT_TIMEOUT, where, "%d s", b->options->timeout_seconds);
	else if (o->signal)
		diag_report(b->diag, FAULT_WORKER, where, "%s%s%s", strsignal(o->signal),
			*words ? ": " : "", words);
	else
		diag_report(b->diag, FAULT_WORKER, where, "status %d%s%s", o->status,
			*words ? ": " : "", words);
}

static void
collect(struct build *b, struct pool_outcome *outcomes)
{
	for (size_t i = 0; i < b->njobs; i++) {
		struct reply *r = &b->replies[i];

		if (outcomes[i].end != POOL_DONE ||
			reply_read(&outcomes[i].bytes, b->arena, r, b->diag)) {
			*r = (struct reply){.result = REPLY_FAILED};
			report_end(b, i, &outcomes[i]);
		}
		pool_outcome_release(&outcomes[i]);
	}
}

static void
run_pool(struct build *b, const struct interrupt *in)
{
	struct pool_outcome *outcomes = arena_array(b->arena, struct pool_outcome, b->njobs + 1);
	struct worker worker = {
		&b->renderer, &b->plan, b->jobs, &b->common, &b->publisher, b->options, b->is_dry};
	struct pool pool = {
		.njobs = b->njobs,
		.nworkers = (size_t)b->errand->jobs < b->njobs ? b->errand->jobs : (int)b->njobs,
		.timeout_seconds = b->options->timeout_seconds,
		.memory_mb = b->options->memory_mb,
		.signal_fd = in->fd,
		.begin = worker_begin,
		.work = worker_work,
		.progress = show_progress,
		.ctx = &worker,
	};

	b->replies = arena_array(b->arena, struct reply, b->njobs + 1);
	if (b->njobs)
		b->signal = pool_run(&pool, outcomes);
	if (!b->signal)
		collect(b, outcomes);
}

static bool
is_same_pairs(const struct pairs *a, const struct pairs *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (strcmp(a->v[i].key, b->v[i].key) != 0 ||
			strcmp(a->v[i].value, b->v[i].value) != 0)
			return false;
	return true;
}

static bool
is_same_names(const struct names *a, const struct names *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (strcmp(a->v[i], b->v[i]) != 0)
			return false;
	return true;
}

/* True if the manifest says of the file what is true now. */
static bool
is_recorded(const struct build *b, const struct manifest_file *f)
{
	const struct manifest_file *old = manifest_find(&b->publisher.manifest, f->name);

	return old && !old->is_superseded && old->is_internal == f->is_internal &&
	       old->is_interim == f->is_interim && old->bytes == f->bytes &&
	       old->pages == f->pages && strcmp(old->sha512, f->sha512) == 0 &&
	       strcmp(old->alias, f->alias) == 0 && strcmp(old->project, f->project) == 0 &&
	       strcmp(old->publication, f->publication) == 0 &&
	       strcmp(old->committee, f->committee) == 0 && strcmp(old->period, f->period) == 0 &&
	       strcmp(old->as_of, f->as_of) == 0 && strcmp(old->records, f->records) == 0 &&
	       is_same_names(&old->links, &f->links) && is_same_pairs(&old->inputs, &f->inputs);
}

static void
gather_change(struct build *b, size_t i, const struct manifest_file *f, bool is_staged)
{
	if (is_staged || !is_recorded(b, f))
		*VEC_PUSH(b->arena, &b->changes) = (struct change){*f, i, is_staged};
}

static void
gather_changes(struct build *b)
{
	for (int e = 0; e < 2; e++)
		if (b->common.records[e].name)
			manifest_put_records(&b->publisher.manifest, b->common.records[e].name,
				&b->common.records[e].pairs);
	for (size_t i = 0; i < b->njobs; i++) {
		const struct reply *r = &b->replies[i];

		if (r->result == REPLY_FAILED)
			continue;
		gather_change(b, i, &r->file, r->result == REPLY_STAGED);
		for (size_t k = 0; k < r->besides.n; k++)
			gather_change(b, i, &r->besides.v[k].file, r->besides.v[k].is_staged);
	}
}

static bool
is_in_reply(const struct reply *r, const char *name)
{
	if (strcmp(r->file.name, name) == 0)
		return true;
	for (size_t i = 0; i < r->besides.n; i++)
		if (strcmp(r->besides.v[i].file.name, name) == 0)
			return true;
	return false;
}

static bool
is_produced(const struct build *b, const struct manifest_file *f)
{
	for (size_t i = 0; i < b->njobs; i++)
		if (b->replies[i].result != REPLY_FAILED && is_in_reply(&b->replies[i], f->name))
			return true;
	return false;
}

/* A document that failed keeps its old file, whatever its name would be now. */
static bool
is_failed(const struct build *b, const struct manifest_file *f)
{
	for (size_t i = 0; i < b->njobs; i++)
		if (b->replies[i].result == REPLY_FAILED && is_same_job(&b->entries[b->jobs[i]], f))
			return true;
	return false;
}

static const struct series *
series_of(const struct build *b, const struct manifest_file *f)
{
	for (size_t i = 0; i < b->plan.series.n; i++) {
		const struct series *s = &b->plan.series.v[i];

		if (strcmp(s->publication->r.id, f->publication) == 0 &&
			strcmp(s->committee->r.id, f->committee) == 0)
			return s;
	}
	return NULL;
}

/* Published by mistake, or too early. */
static bool
is_too_late(const struct series *s, const struct manifest_file *f)
{
	struct period p;

	return s->has_last && period_parse(f->period, &p) == 0 &&
	       period_first(p) > period_last(s->last);
}

/* A report on a period that is not built any more stays a report. */
static bool
is_archived(const struct build *b, const struct manifest_file *f)
{
	const struct series *s = *f->period ? series_of(b, f) : NULL;

	for (size_t i = 0; i < b->plan.jobs.n; i++)
		if (is_same_job(&b->entries[i], f))
			return false;
	return s && !is_too_late(s, f);
}

static bool
is_superseded(const struct build *b, const struct manifest_file *f)
{
	return !is_produced(b, f) && !is_failed(b, f) && !is_archived(b, f);
}

static void
say_file(const struct build *b, const char *name, const char *result, const char *reason,
	const struct manifest_file *f)
{
	struct file_event e = {arena_printf(b->arena, "%s/%s", b->errand->output, name), result,
		reason, f ? f->pages : 0, f ? f->bytes : 0};

	log_file(b->options, &e);
}

static bool
has_name(const struct names *names, const char *name)
{
	for (size_t i = 0; i < names->n; i++)
		if (strcmp(names->v[i], name) == 0)
			return true;
	return false;
}

/* A report that stays as it is may lead to a file that nobody makes any more. */
static bool
is_referred_to(const struct build *b, const char *name)
{
	const struct manifest *m = &b->publisher.manifest;

	for (size_t i = 0; i < m->files.n; i++) {
		const struct manifest_file *f = &m->files.v[i];

		if (!is_produced(b, f) && !is_superseded(b, f) && has_name(&f->links, name))
			return true;
	}
	return false;
}

static void
mark_superseded(struct build *b, const struct manifest_file *f)
{
	struct change c = {.file = *f};

	if (b->options->prune && !is_referred_to(b, f->name)) {
		*VEC_PUSH(b->arena, &b->removed) = f->name;
		return;
	}
	if ((!f->is_superseded || b->is_dry || b->options->verbose) && !is_beside(f))
		say_file(b, f->name, "orphaned", "", NULL);
	if (f->is_superseded)
		return;
	c.file.is_superseded = true;
	*VEC_PUSH(b->arena, &b->changes) = c;
}

/* Withdrawn is withdrawn in every folder, also one the command did not name. */
static void
find_withdrawn(struct build *b)
{
	char hex[DIGEST_HEX];

	for (size_t i = 0; i < b->ledger.n && !b->is_dry; i++) {
		const struct seal *s = b->ledger.v[i];

		for (size_t k = 0; s->withdrawn != DATE_NONE && k < s->files.n; k++) {
			publisher_hash(&b->publisher, s->files.v[k].name, hex);
			if (strcmp(hex, s->files.v[k].sha512) != 0)
				continue;
			*VEC_PUSH(b->arena, &b->removed) = s->files.v[k].name;
			say_file(b, s->files.v[k].name, "withdrawn", s->why, NULL);
		}
	}
}

/* Drafts and what is published know nothing of each other. */
static bool
is_draft(const struct manifest_file *f)
{
	const char *mark = pairs_get(&f->inputs, MANIFEST_MARK);

	return mark && strcmp(mark, MARK_OF_DRAFT) == 0;
}

/* A corrected edition is made on request; until it is sealed it stays for whoever asked. */
static bool
is_corrected(const struct build *b, const struct manifest_file *f)
{
	const char *of = pairs_get(&f->inputs, BESIDE_OF);
	const struct manifest_file *pdf = of ? manifest_find(&b->publisher.manifest, of) : f;

	return pdf && pairs_get(&pdf->inputs, CORRECTED_INPUT);
}

/* Superseded files that are gone are forgotten in silence. */
static void
find_superseded(struct build *b)
{
	const struct manifest *m = &b->publisher.manifest;
	const char *project = b->model->project.id ? b->model->project.id : "";
	char hex[DIGEST_HEX];

	if (!options_are_whole(b->options) || b->options->command == CMD_SEAL)
		return;
	for (size_t i = 0; i < m->files.n; i++) {
		const struct manifest_file *f = &m->files.v[i];

		if (strcmp(f->project, project) != 0 || !manifest_owns(&b->options->shard, f) ||
			is_draft(f) != b->options->draft || is_corrected(b, f) ||
			!is_superseded(b, f))
			continue;
		publisher_hash(&b->publisher, f->name, hex);
		if (*hex)
			mark_superseded(b, f);
		else if (!b->is_dry)
			*VEC_PUSH(b->arena, &b->removed) = f->name;
	}
}

static void
write_layout_report(struct build *b, const struct reply *r)
{
	const char *path = b->options->layout_report;
	struct where where = {path, 0, 0, NULL};
	FILE *out;

	if (!path || !r->layout)
		return;
	out = strcmp(path, "-") == 0 ? stdout : file_append(path);
	if (!out) {
		diag_report(b->diag, FAULT_OUTPUT, where, "open");
		return;
	}
	fputs(r->layout, out);
	if (out != stdout && fclose(out))
		diag_report(b->diag, FAULT_OUTPUT, where, "close");
}

/* The document may be the same, and a file beside it not. */
static bool
is_changed(const struct reply *r)
{
	for (size_t i = 0; i < r->besides.n; i++)
		if (r->besides.v[i].is_staged)
			return true;
	return r->result == REPLY_STAGED;
}

static void
say_changed(struct build *b, const struct reply *r)
{
	const char *result = r->is_new ? "new" : b->is_dry ? "stale" : "changed";

	b->tally->rebuilt++;
	say_file(b, r->file.name, result, r->reason, &r->file);
}

static void
say_reply(struct build *b, const struct reply *r)
{
	b->tally->documents++;
	if (r->result == REPLY_FAILED) {
		b->tally->failed++;
		return;
	}
	if (is_changed(r)) {
		say_changed(b, r);
	} else {
		bool is_sealed = pairs_get(&r->file.inputs, SEAL_INPUT) != NULL;

		b->tally->unchanged++;
		/* Who asks for the period of a sealed report is told why nothing is made. */
		if (b->options->verbose || (is_sealed && b->options->has_period))
			say_file(
				b, r->file.name, "unchanged", r->reason ? r->reason : "", &r->file);
	}
}

static void
write_layout_reports(struct build *b)
{
	for (size_t i = 0; i < b->njobs; i++)
		if (b->replies[i].result != REPLY_FAILED)
			write_layout_report(b, &b->replies[i]);
}

static void
say_replies(struct build *b)
{
	for (size_t i = 0; i < b->njobs; i++)
		say_reply(b, &b->replies[i]);
	for (size_t i = 0; i < b->removed.n && b->options->prune; i++)
		say_file(b, b->removed.v[i], "removed", "", NULL);
}

static bool
is_in_order(const struct build *b)
{
	for (size_t i = 0; i < b->njobs; i++)
		if (b->replies[i].result == REPLY_FAILED)
			return false;
	return !diag_errors(b->diag);
}

static struct sealing
sealing_of(struct build *b)
{
	return (struct sealing){
		.options = b->options,
		.places = b->errand->places,
		.project = b->errand->project,
		.output = b->errand->output,
		.plan = &b->plan,
		.jobs = b->jobs,
		.njobs = b->njobs,
		.replies = b->replies,
		.publisher = &b->publisher,
		.ledger = &b->ledger,
		.arena = b->arena,
		.diag = b->diag,
	};
}

static void
seal(struct build *b)
{
	struct sealing s = sealing_of(b);
	size_t done = 0;

	seal_documents(&s, &done);
	b->tally->rebuilt += done;
}

static void
propose_seals(struct build *b)
{
	struct sealing s = sealing_of(b);

	seal_propose(&s);
}

static void
commit(struct build *b)
{
	size_t written = 0;

	find_superseded(b);
	find_withdrawn(b);
	if (b->options->command == CMD_SEAL) {
		seal(b);
		return;
	}
	if (b->is_dry) {
		say_replies(b);
		propose_seals(b);
		return;
	}
	gather_changes(b);
	if (publisher_commit(&b->publisher, &b->changes, &b->removed, &written)) {
		b->tally->failed += b->changes.n;
		return;
	}
	say_replies(b);
	if (is_in_order(b))
		glance_keep(&b->glance, &b->renderer, b->njobs);
}

/* One document's error stops the project's others too: half a set misleads. */
static void
give_up(struct build *b)
{
	publisher_clean(&b->publisher);
	b->tally->documents += b->njobs;
	b->tally->failed += b->njobs;
}

/* A signal during the commit waits for its end; during rendering it ends the run. */
static void
render_and_commit(struct build *b)
{
	struct interrupt in;

	interrupt_open(&in);
	run_pool(b, &in);
	log_progress(b->options, 0, 0);
	if (!b->signal) {
		write_layout_reports(b);
		if (diag_is_rejected(b->diag))
			give_up(b);
		else
			commit(b);
		b->signal = interrupt_pending(&in);
	}
	publisher_close(&b->publisher);
	interrupt_close(&in);
}

static int
load(struct build *b)
{
	b->model = model_load(
		b->arena, b->errand->project, b->errand->places->project_schema, b->diag);
	return b->model ? model_check_dates(b->model, b->options->today, b->diag) : -1;
}

static int
load_ledger(struct build *b)
{
	return ledger_load(&b->ledger, b->arena, b->errand->project,
		b->errand->places->project_schema, b->diag);
}

/* Recomputed reports never mix with those that were published. */
static int
check_folder(struct build *b)
{
	const struct manifest *m = &b->publisher.manifest;
	struct where where = {b->errand->output, 0, 0, NULL};

	for (size_t i = 0; b->options->ignore_seals && i < m->files.n; i++)
		if (strcmp(m->files.v[i].project,
			    b->model->project.id ? b->model->project.id : "") == 0)
			return diag_report(
				b->diag, FAULT_SEAL_FOLDER, where, "%s", m->files.v[i].name);
	return 0;
}

static bool
is_project(const struct build *b)
{
	return access(arena_printf(b->arena, "%s/project.xml", b->errand->project), F_OK) == 0;
}

/* Nothing that decides anything has changed since a run that left all in order. */
static bool
is_untouched(struct build *b)
{
	size_t n = 0;

	glance_open(&b->glance, b->arena, b->options, b->errand->project, b->errand->output);
	if (!glance_holds(&b->glance, &n))
		return false;
	b->tally->documents += n;
	b->tally->unchanged += n;
	return true;
}

static bool
is_twin(struct build *b)
{
	struct where where = {b->errand->project, 0, 0, NULL};

	return b->errand->twin &&
	       diag_report(b->diag, FAULT_PROJECT_TWICE, where, "%s", b->errand->twin);
}

static void
build(struct build *b)
{
	if (is_twin(b) || is_untouched(b))
		return;
	/* The lock comes first: who waited for it must see what has changed meanwhile. */
	if (is_project(b) ? open_publisher(b) : load(b))
		return;
	glance_note(&b->glance, b->errand->places);
	if ((!b->model && load(b)) || load_ledger(b) || check_folder(b))
		return;
	if (renderer_open(&b->renderer, b->arena, b->errand->places, b->model, b->diag) == 0 &&
		plan_make(b->arena, b->model, b->options, &b->ledger, &b->plan, b->diag) == 0) {
		undated_report(&b->plan, &b->ledger, model_today(b->model, b->options->today),
			FAULT_SEAL_ALTERED, b->arena, b->diag);
		choose_jobs(b);
		if (check_new(b) == 0 && !diag_is_rejected(b->diag)) {
			common_inputs_make(&b->renderer, &b->plan, &b->common);
			render_and_commit(b);
		}
	}
	renderer_close(&b->renderer);
}

/* Nothing changed, nothing wrong: nothing said. A new file that changes nothing was forgotten. */
static void
print_messages(const struct build *b)
{
	bool is_quiet = !diag_errors(b->diag) && !b->tally->rebuilt && b->plan.jobs.n &&
			!b->options->verbose && !diag_has(b->diag, FAULT_FILE_UNLISTED);

	if (!is_quiet)
		log_diag(b->options, b->diag, b->options->verbose ? BAND_NOTE : BAND_WARNING);
}

int
build_project(const struct project_run *e, struct tally_of_run *tally)
{
	struct build b = {.errand = e, .options = e->options, .tally = tally};
	int status;

	b.is_dry = e->options->command == CMD_STATUS || e->options->command == CMD_SEAL;
	b.arena = arena_new();
	b.diag = diag_new();
	b.publisher.folder.fd = -1;
	b.publisher.lock.all = b.publisher.lock.own = -1;
	build(&b);
	publisher_close(&b.publisher);
	print_messages(&b);
	status = diag_exit_status(b.diag);
	tally->projects++;
	tally->projects_failed += status != EXIT_DONE;
	diag_free(b.diag);
	arena_free(b.arena);
	interrupt_raise(b.signal);
	return status;
}
