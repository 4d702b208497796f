#include "run/seal/seal.h"

#include "base/words/i18n.h"
#include "progress/committee/paper.h"
#include "run/cli/log.h"
#include "run/seal/sealed.h"
#include "run/work/worker.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* One document on its way into the folder. */
struct candidate {
	const struct sealing *s;
	const struct job *job;
	const struct reply *reply;
	const struct manifest_file *pdf;
	const struct manifest_file *facts; /* NULL = there is none */
	struct names files;                /* the PDF first */
	struct seal seal;
};

static struct where
where_of(const struct candidate *c)
{
	return (struct where){c->s->output, 0, 0, job_name(c->s->arena, c->job)};
}

static int
refuse(const struct candidate *c, enum fault fault, const char *detail)
{
	return diag_report(c->s->diag, fault, where_of(c), "%s", detail);
}

/* ---- which ---- */

static bool
is_chosen(const struct options *o)
{
	return o->has_period || o->committee || o->only || o->day != DATE_NONE;
}

static struct report_id
report_of(const struct job *job)
{
	return (struct report_id){
		job->model, job->publication, job->committee, job->period, job->as_of};
}

/* The command line's word on day and paper goes before what the data say. */
static void
find_hearing(struct candidate *c)
{
	const struct options *o = c->s->options;
	struct hearing h = {.day = DATE_NONE};

	if (c->job->committee) {
		struct report_id id = report_of(c->job);

		h = report_hearing(&id);
	}
	/* What the committee heard was the edition before. */
	if (c->job->replaces) {
		h.day = DATE_NONE;
		c->seal.paper = o->paper ? o->paper : c->job->replaces->paper;
		c->seal.day = o->day;
		return;
	}
	c->seal.day = o->day != DATE_NONE ? o->day : h.day;
	c->seal.paper = o->paper ? o->paper : h.paper ? h.paper->reference : "";
	/* A paper only proposed is recorded only if it was heard. */
	if (o->day != DATE_NONE && !o->paper && h.day == DATE_NONE && !h.is_named)
		c->seal.paper = "";
}

/* ---- what lies in the output folder ---- */

/* The first edition and each corrected one are documents of their own. */
static bool
is_edition(const struct manifest_file *f, const struct job *job)
{
	const char *day = pairs_get(&f->inputs, CORRECTED_INPUT);
	char iso[DATE_BUF];

	if (!job->replaces)
		return !day;
	return day && strcmp(day, date_iso(job->corrected, iso)) == 0;
}

static bool
is_of_job(const struct manifest_file *f, const struct job *job)
{
	return strcmp(f->project, job->model->project.id ? job->model->project.id : "") == 0 &&
	       strcmp(f->publication, job->key.publication) == 0 &&
	       strcmp(f->committee, job->key.committee) == 0 &&
	       strcmp(f->period, job->key.period) == 0 &&
	       f->is_internal == (job->key.edition == EDITION_INTERNAL) && !f->is_superseded &&
	       !is_beside(f) && is_edition(f, job);
}

/* By what it is, not by name: the name may have changed since it was built. */
static int
find_pdf(struct candidate *c)
{
	const struct manifest *m = &c->s->publisher->manifest;

	for (size_t i = 0; i < m->files.n; i++) {
		const struct manifest_file *f = &m->files.v[i];

		/* A draft beside it is not meant; one without it is, and refused. */
		if (is_of_job(f, c->job) && (!c->pdf || !pairs_get(&f->inputs, MANIFEST_MARK)))
			c->pdf = f;
	}
	return c->pdf ? 0 : refuse(c, FAULT_SEAL_UNBUILT, c->job->name.file);
}

static int
check_file(const struct candidate *c, const struct manifest_file *f)
{
	char hex[DIGEST_HEX];

	publisher_hash(c->s->publisher, f->name, hex);
	return strcmp(hex, f->sha512) == 0 ? 0 : refuse(c, FAULT_SEAL_FOREIGN, f->name);
}

static int
find_files(struct candidate *c)
{
	const struct manifest *m = &c->s->publisher->manifest;

	*VEC_PUSH(c->s->arena, &c->files) = c->pdf->name;
	if (check_file(c, c->pdf))
		return -1;
	for (size_t i = 0; i < m->files.n; i++) {
		const struct manifest_file *f = &m->files.v[i];
		const char *of = pairs_get(&f->inputs, BESIDE_OF);

		if (!of || strcmp(of, c->pdf->name) != 0 || f->is_superseded)
			continue;
		if (check_file(c, f))
			return -1;
		if (f->name[0] == '.')
			c->facts = f;
		else
			*VEC_PUSH(c->s->arena, &c->files) = f->name;
	}
	return c->facts ? 0 : refuse(c, FAULT_SEAL_UNBUILT, c->pdf->name);
}

static int
read_facts(struct candidate *c)
{
	const struct sealing *s = c->s;
	struct xml_schema *schema = xml_schema_open(
		arena_printf(s->arena, "%s/" SEAL_SCHEMA, s->places->project_schema), TREE_NS,
		s->diag);
	const char *path = arena_printf(s->arena, "%s/%s", s->output, c->facts->name);
	const struct xml_node *root;

	if (!schema)
		return -1;
	root = xml_read(s->arena, path, path, schema, s->diag);
	xml_schema_close(schema);
	if (!root)
		return -1;
	c->seal.facts = facts_read(s->arena, root);
	return 0;
}

static int
check_state(struct candidate *c)
{
	const char *mark = pairs_get(&c->pdf->inputs, MANIFEST_MARK);

	if (mark)
		return refuse(c, FAULT_SEAL_MARKED, c->pdf->name);
	if (c->reply->result == REPLY_FAILED && !c->s->options->as_published)
		return -1; /* said already */
	if (c->reply->result != REPLY_UNCHANGED) {
		if (!c->s->options->as_published)
			return refuse(c, FAULT_SEAL_STALE, c->reply->reason);
		c->seal.is_as_published = true;
	}
	return 0;
}

/* ---- the copy ---- */

static const char *
links_text(struct arena *a, const struct names *links)
{
	const char *text = "";

	for (size_t i = 0; i < links->n; i++)
		text = arena_printf(a, "%s%s%s", text, i ? " " : "", links->v[i]);
	return text;
}

static int
copy_file(struct candidate *c, const struct folder *to, const char *name)
{
	const struct sealing *s = c->s;
	const struct manifest_file *f = manifest_find(&s->publisher->manifest, name);
	struct temp_name temp = folder_temp_name(to, name);
	char hex[DIGEST_HEX];
	size_t n = 0;
	char *bytes = folder_read(&s->publisher->folder, name, s->arena, &n);

	if (!bytes)
		return folder_fail(&s->publisher->folder, name, "read");
	digest_bytes(bytes, n, hex);
	if (strcmp(hex, f->sha512) != 0)
		return refuse(c, FAULT_SEAL_FOREIGN, name);
	*VEC_PUSH(s->arena, &c->seal.files) =
		(struct seal_file){name, f->alias, n, f->sha512, links_text(s->arena, &f->links)};
	if (folder_write(to, temp.s, bytes, n, f->is_internal ? MODE_INTERNAL : MODE_PUBLIC))
		return -1;
	return folder_rename(to, temp.s, name);
}

static bool
is_claimed(const struct ledger *l, const char *name)
{
	for (size_t i = 0; i < l->n; i++)
		for (size_t k = 0; k < l->v[i]->files.n; k++)
			if (strcmp(l->v[i]->files.v[k].name, name) == 0)
				return true;
	return false;
}

/* The record comes last: a power cut before it leaves nothing that counts as sealed. */
static int
write_all(struct candidate *c, const struct folder *to)
{
	struct arena *a = c->s->arena;
	struct str text;
	int rc = 0;

	for (size_t i = 0; i < c->files.n; i++)
		if (is_claimed(c->s->ledger, c->files.v[i]))
			return refuse(c, FAULT_SEAL_TWICE, c->files.v[i]);
	for (size_t i = 0; i < c->files.n && !rc; i++)
		rc = copy_file(c, to, c->files.v[i]);
	if (rc || folder_sync(to, "."))
		return -1;
	str_init(&text);
	seal_print(&text, &c->seal);
	rc = folder_replace(to, seal_name_of(a, c->pdf->name), &text,
		c->pdf->is_internal ? MODE_INTERNAL : MODE_PUBLIC);
	str_release(&text);
	return rc ? -1 : folder_sync(to, ".");
}

static void
describe(struct candidate *c)
{
	const struct options *o = c->s->options;
	const struct job_key *k = &c->job->key;

	c->seal.key = (struct seal_key){k->publication, k->committee, k->period,
		k->edition == EDITION_INTERNAL, c->job->replaces ? c->job->corrected : DATE_NONE};
	c->seal.by = o->by ? o->by : "";
	c->seal.as_of = c->seal.facts->cutoff;
	c->seal.pages = (int)c->pdf->pages;
	c->seal.withdrawn = DATE_NONE;
	c->seal.why = "";
}

/* A committee cannot have noted on a day what the report says of a later one. */
static int
check_day(const struct candidate *c)
{
	char iso[DATE_BUF];

	if (c->seal.facts->cutoff == DATE_NONE || c->seal.day >= c->seal.facts->cutoff)
		return 0;
	return refuse(c, FAULT_SEAL_DAY, date_iso(c->seal.day, iso));
}

static int
prepare(struct candidate *c)
{
	if (find_pdf(c) || find_files(c) || check_state(c) || read_facts(c))
		return -1;
	describe(c);
	return check_day(c);
}

static void
say_sealed(const struct candidate *c)
{
	char iso[DATE_BUF];
	struct file_event e = {
		arena_printf(c->s->arena, "%s/" LEDGER_FOLDER "/%s", c->s->project, c->pdf->name),
		"sealed", date_iso(c->seal.day, iso), c->pdf->pages, c->pdf->bytes};

	log_file(c->s->options, &e);
}

/* ---- all of them ---- */

static struct candidate
candidate_of(const struct sealing *s, size_t i)
{
	struct candidate c = {.s = s, .job = &s->plan->jobs.v[s->jobs[i]], .reply = &s->replies[i]};

	c.seal.day = DATE_NONE;
	if (!c.job->seal)
		find_hearing(&c);
	return c;
}

static int
seal_one(struct candidate *c, const struct folder *to, size_t *done)
{
	if (prepare(c) || write_all(c, to))
		return -1;
	say_sealed(c);
	++*done;
	return 0;
}

/* Reports have a meeting; a concept is sealed only when its day is named. */
static bool
is_due(const struct candidate *c)
{
	if (c->job->seal)
		return false;
	if (c->seal.day != DATE_NONE)
		return c->job->committee || c->s->options->only;
	if (is_chosen(c->s->options) && c->job->committee)
		refuse(c, FAULT_SEAL_UNHEARD, *c->seal.paper ? c->seal.paper : "-");
	return false;
}

static void
say_kept(const struct candidate *c)
{
	char iso[DATE_BUF];
	struct file_event e = {c->job->name.file, "unchanged",
		arena_printf(c->s->arena, _("sealed on %s"), date_iso(c->job->seal->day, iso)), 0,
		0};

	if (is_chosen(c->s->options) || c->s->options->verbose)
		log_file(c->s->options, &e);
}

void
seal_documents(const struct sealing *s, size_t *done)
{
	struct folder to = {.fd = -1};
	struct lock lock;
	char tag[SEALED_TAG];

	*done = 0;
	for (size_t i = 0; i < s->njobs; i++) {
		struct candidate c = candidate_of(s, i);

		if (c.job->seal)
			say_kept(&c);
		if (!is_due(&c))
			continue;
		if (to.fd < 0 && sealed_lock(s->project, s->options->wait_seconds, s->arena,
					 s->diag, &to, &lock, tag))
			return;
		if (seal_one(&c, &to, done))
			folder_remove_temps(&to, tag);
	}
	if (to.fd < 0)
		return;
	lock_release(&lock);
	folder_close(&to);
}

void
seal_propose(const struct sealing *s)
{
	for (size_t i = 0; i < s->njobs; i++) {
		struct candidate c = candidate_of(s, i);
		char iso[DATE_BUF];
		struct file_event e = {arena_printf(s->arena, "%s/%s", s->output, c.job->name.file),
			"heard", "", 0, 0};

		if (c.job->seal || c.seal.day == DATE_NONE)
			continue;
		e.reason = arena_printf(s->arena, _("%s on %s; to be sealed"), c.seal.paper,
			date_iso(c.seal.day, iso));
		log_file(s->options, &e);
	}
}
