#include "run/work/beside.h"

#include "aside/aside.h"
#include "base/num.h"
#include "run/seal/sealed.h"

#include <string.h>

#define HASH_SHOWN 32
#define FORM "2" /* of what the manifest says about side files: another form, another hash */

static struct aside_facts
facts_of(const struct job *job, const struct manifest_file *pdf)
{
	const struct body *b = &job->model->body;
	const struct open_data *o = &job->model->settings.open_data;

	return (struct aside_facts){
		.publisher = {b->name, b->website, b->email, b->accessibility_contact,
			b->ombuds_office, b->ags, b->rgs, b->licence},
		.open_data = {o->contributor, o->licence, o->folder, o->themes},
		.program = "ratsdruck " RATSDRUCK_VERSION,
		.alias = job->name.alias,
		.bytes = pdf->bytes,
		.sha512 = pdf->sha512,
		.is_sample = job->model->is_sample,
	};
}

/* Lengths go with the texts: no two rows of texts print alike. */
static const char *
hash_texts(struct arena *a, const char *const *texts, size_t n)
{
	struct str b;
	char hex[DIGEST_HEX];

	str_init(&b);
	for (size_t i = 0; i < n; i++)
		str_addf(&b, "%zu:%s\n", texts[i] ? strlen(texts[i]) + 1 : 0,
			texts[i] ? texts[i] : "");
	digest_bytes(b.s, b.n, hex);
	str_release(&b);
	return arena_strndup(a, hex, HASH_SHOWN);
}

/* Every file of a marked document says so to the manifest. */
static void
mark_inputs(struct arena *a, const struct job *job, struct pairs *inputs)
{
	static const char *const words[] = {
		[MARK_NONE] = NULL, [MARK_DRAFT] = MARK_OF_DRAFT, [MARK_RECOMPUTED] = "recomputed"};

	char iso[DATE_BUF];

	if (job->replaces)
		pairs_put(
			a, inputs, CORRECTED_INPUT, arena_strdup(a, date_iso(job->corrected, iso)));
	if (words[job->mark])
		pairs_put(a, inputs, MANIFEST_MARK, words[job->mark]);
}

void
beside_inputs(
	struct arena *a, const struct job *job, const struct document *doc, struct pairs *inputs)
{
	struct str facts;
	struct manifest_file pdf = {.sha512 = ""};
	struct aside_facts f = facts_of(job, &pdf);
	const char *texts[] = {f.publisher.name, f.publisher.website, f.publisher.email,
		f.publisher.accessibility_contact, f.publisher.ombuds_office,
		f.publisher.municipality_key, f.publisher.regional_key, f.publisher.reuse,
		f.open_data.contributor, f.open_data.licence, f.open_data.folder,
		f.open_data.themes, f.alias, f.is_sample ? "sample" : "", FORM};

	pairs_put(a, inputs, BESIDE_INPUT,
		job->publication->has_asides ? hash_texts(a, texts, sizeof(texts) / sizeof(*texts))
					     : "none");
	mark_inputs(a, job, inputs);
	str_init(&facts);
	facts_print(&facts, doc->facts);
	pairs_put(a, inputs, FACTS_INPUT, hash_texts(a, (const char *[]){facts.s}, 1));
	str_release(&facts);
	pairs_sort(inputs);
}

bool
is_beside(const struct manifest_file *f)
{
	return pairs_get(&f->inputs, BESIDE_OF) != NULL;
}

bool
beside_kept(struct arena *a, const struct publisher *p, const struct manifest_file *pdf,
	struct besides *out)
{
	char disk[DIGEST_HEX];

	for (size_t i = 0; i < p->manifest.files.n; i++) {
		const struct manifest_file *f = &p->manifest.files.v[i];
		const char *of = pairs_get(&f->inputs, BESIDE_OF);

		if (!of || strcmp(of, pdf->name) != 0 || f->is_superseded)
			continue;
		publisher_hash(p, f->name, disk);
		if (strcmp(disk, f->sha512) != 0)
			return false;
		*VEC_PUSH(a, out) = (struct beside){.file = *f};
	}
	return true;
}

static int
stage(const struct publisher *p, size_t number, const struct aside_file *f, struct beside *b)
{
	struct stage s = {b->file.name, number, b->file.is_internal};
	struct str content = {.s = f->s, .n = f->n};
	char disk[DIGEST_HEX];

	publisher_hash(p, b->file.name, disk);
	if (strcmp(disk, b->file.sha512) == 0)
		return 0;
	b->is_staged = true;
	return publisher_stage(p, &s, &content);
}

static struct beside
describe(struct arena *a, const struct manifest_file *pdf, const struct aside_file *f)
{
	struct beside b = {.file = *pdf};
	char hex[DIGEST_HEX];

	digest_bytes(f->s, f->n, hex);
	b.file.name = f->name;
	b.file.alias = f->alias;
	b.file.sha512 = arena_strdup(a, hex);
	b.file.bytes = f->n;
	b.file.pages = 0;
	b.file.inputs = (struct pairs){0};
	pairs_put(a, &b.file.inputs, BESIDE_OF, pdf->name);
	if (pairs_get(&pdf->inputs, MANIFEST_MARK))
		pairs_put(a, &b.file.inputs, MANIFEST_MARK, pairs_get(&pdf->inputs, MANIFEST_MARK));
	pairs_sort(&b.file.inputs);
	b.file.links = (struct names){0};
	for (size_t i = 0; i < ASIDE_LINKS && f->links[i]; i++)
		names_add(a, &b.file.links, f->links[i]);
	return b;
}

/* Nobody's business but the ledger's: hidden, and not for the web server's user. */
static int
add_facts(const struct beside_in *bench, const struct manifest_file *pdf, struct besides *out)
{
	struct arena *a = bench->rendered->arena;
	struct aside_file f = {.name = facts_file_name(a, pdf->name)};
	struct beside b;
	struct str text;

	str_init(&text);
	facts_print(&text, bench->rendered->document->facts);
	f.alias = f.name;
	f.s = arena_memdup(a, text.s, text.n + 1);
	f.n = text.n;
	str_release(&text);
	b = describe(a, pdf, &f);
	b.file.is_internal = true;
	if (stage(bench->publisher, bench->number, &f, &b))
		return -1;
	*VEC_PUSH(a, out) = b;
	return 0;
}

int
beside_make(const struct beside_in *bench, const struct manifest_file *pdf, struct besides *out)
{
	const struct rendered *r = bench->rendered;
	struct aside_facts facts = facts_of(bench->job, pdf);
	struct aside_input in = {r->document, &r->pages, bench->renderer->style, &facts,
		bench->job->publication->has_asides};
	struct aside_files files;

	if (aside_make(&in, r->arena, &files, bench->renderer->diag))
		return -1;
	for (size_t i = 0; i < files.n; i++) {
		struct beside b = describe(r->arena, pdf, &files.v[i]);

		if (stage(bench->publisher, bench->number, &files.v[i], &b))
			return -1;
		*VEC_PUSH(r->arena, out) = b;
	}
	return add_facts(bench, pdf, out);
}
