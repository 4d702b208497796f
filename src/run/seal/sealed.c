#include "run/seal/sealed.h"

#include "base/words/i18n.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define HASH_SHOWN 32
#define POINTER "version https://git-lfs"

char *
facts_file_name(struct arena *a, const char *pdf)
{
	const char *dot = strrchr(pdf, '.');
	size_t n = dot ? (size_t)(dot - pdf) : strlen(pdf);

	return arena_printf(a, ".%.*s" FACTS_SUFFIX, (int)n, pdf);
}

/* ---- the folder ---- */

int
sealed_lock(const char *project, int wait_seconds, struct arena *a, struct diag *d,
	struct folder *f, struct lock *l, char tag[SEALED_TAG])
{
	const struct shard whole = {0};

	snprintf(tag, SEALED_TAG, "%ld", (long)getpid());
	if (folder_open(f, arena_printf(a, "%s/" LEDGER_FOLDER, project), true, d))
		return -1;
	f->tag = tag;
	if (lock_take(l, f, &whole, wait_seconds)) {
		folder_close(f);
		return -1;
	}
	lock_sign(l);
	folder_remove_temps(f, NULL); /* under the lock they are a dead run's */
	return 0;
}

/* ---- what lies in sealed/ ---- */

bool
sealed_is_pointer(const char *text, size_t n)
{
	return n > sizeof(POINTER) && memcmp(text, POINTER, sizeof(POINTER) - 1) == 0;
}

static char *
refuse(const struct ledger *l, const struct seal *s, const char *name, enum fault fault,
	struct diag *d)
{
	struct where where = s->where;

	diag_report(d, fault, where, "%s/%s", l->shown, name);
	return NULL;
}

char *
sealed_read(const struct ledger *l, const struct seal *s, size_t k, struct arena *a, struct diag *d)
{
	const struct seal_file *f = &s->files.v[k];
	struct folder folder;
	char hex[DIGEST_HEX], *text;
	size_t n = 0;

	if (folder_open(&folder, l->dir, false, d))
		return refuse(l, s, f->name, FAULT_SEAL_FILE, d);
	text = folder_read(&folder, f->name, a, &n);
	folder_close(&folder);
	if (!text)
		return refuse(l, s, f->name, FAULT_SEAL_FILE, d);
	if (sealed_is_pointer(text, n))
		return refuse(l, s, f->name, FAULT_SEAL_POINTER, d);
	digest_bytes(text, n, hex);
	if (n != f->bytes || strcmp(hex, f->sha512) != 0)
		return refuse(l, s, f->name, FAULT_SEAL_FILE, d);
	return text;
}

/* ---- what is published ---- */

static struct names
links_of(struct arena *a, const struct seal_file *f)
{
	struct names out = {0};

	for (const char *s = f->links; *s; s += strspn(s, " ")) {
		size_t n = strcspn(s, " ");

		names_add(a, &out, arena_strndup(a, s, n));
		s += n;
	}
	return out;
}

static struct manifest_file
entry_of(struct arena *a, const struct manifest_file *job, const struct seal_file *f)
{
	struct manifest_file e = *job;

	e.name = f->name;
	e.alias = f->alias;
	e.sha512 = f->sha512;
	e.bytes = f->bytes;
	e.pages = 0;
	e.records = "";
	e.inputs = (struct pairs){0};
	e.links = links_of(a, f);
	return e;
}

/* Gives 1 if it is staged, or would be; 0 if it is in place. */
static int
stage(const struct sealed_bench *b, const struct manifest_file *e, const void *bytes)
{
	struct stage s = {e->name, b->number, e->is_internal};
	struct str content = {.s = (char *)bytes, .n = e->bytes};
	char disk[DIGEST_HEX];

	publisher_hash(b->publisher, e->name, disk);
	if (strcmp(disk, e->sha512) == 0)
		return 0;
	return b->is_dry ? 1 : publisher_stage(b->publisher, &s, &content) ? -1 : 1;
}

static int
publish_pdf(const struct sealed_bench *b, struct arena *a, struct reply *r)
{
	const struct seal *s = b->seal;
	const char *bytes = sealed_read(b->ledger, s, 0, a, b->diag);
	char disk[DIGEST_HEX], iso[DATE_BUF];
	int rc;

	if (!bytes)
		return -1;
	r->file = entry_of(a, &r->file, &s->files.v[0]);
	r->file.pages = (uint64_t)s->pages;
	if (s->key.corrected != DATE_NONE)
		r->file.as_of = arena_strdup(a, date_iso(s->key.corrected, iso));
	pairs_put(a, &r->file.inputs, SEAL_INPUT, arena_strndup(a, s->digest, HASH_SHOWN));
	publisher_hash(b->publisher, r->file.name, disk);
	r->is_new = !*disk;
	rc = stage(b, &r->file, bytes);
	r->result = rc > 0 ? REPLY_STAGED : REPLY_UNCHANGED;
	return rc < 0 ? -1 : 0;
}

static int
add_beside(const struct sealed_bench *b, struct arena *a, struct reply *r, struct beside *e,
	const void *bytes)
{
	int rc;

	pairs_put(a, &e->file.inputs, BESIDE_OF, r->file.name);
	rc = stage(b, &e->file, bytes);
	e->is_staged = rc > 0;
	*VEC_PUSH(a, &r->besides) = *e;
	return rc < 0 ? -1 : 0;
}

static int
publish_facts(const struct sealed_bench *b, struct arena *a, struct reply *r)
{
	struct seal_file f = {.alias = "", .links = ""};
	struct beside e = {.is_staged = false};
	char hex[DIGEST_HEX];
	struct str text;
	int rc;

	str_init(&text);
	facts_print(&text, b->seal->facts);
	digest_bytes(text.s, text.n, hex);
	f.name = f.alias = facts_file_name(a, r->file.name);
	f.sha512 = arena_strdup(a, hex);
	f.bytes = text.n;
	e.file = entry_of(a, &r->file, &f);
	e.file.is_internal = true;
	rc = add_beside(b, a, r, &e, text.s);
	str_release(&text);
	return rc;
}

int
sealed_publish(const struct sealed_bench *b, struct arena *a, struct reply *r)
{
	const struct seal *s = b->seal;
	char iso[DATE_BUF];

	if (publish_pdf(b, a, r))
		return -1;
	for (size_t k = 1; k < s->files.n; k++) {
		struct beside e = {.file = entry_of(a, &r->file, &s->files.v[k])};
		const char *bytes = sealed_read(b->ledger, s, k, a, b->diag);

		if (!bytes || add_beside(b, a, r, &e, bytes))
			return -1;
	}
	r->reason = arena_printf(a, _("sealed on %s"), date_iso(s->day, iso));
	return publish_facts(b, a, r);
}
