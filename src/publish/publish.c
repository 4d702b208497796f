#include "publish/publish.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Lives until the program exits, which frees it: exit() calls with it whatever has been closed. */
struct exit_guard {
	const struct publisher *publisher; /* NULL = closed */
};

/* Out of memory ends the program by exit(): temporary files go with it. */
static void
clean_at_exit(int status, void *guard)
{
	const struct publisher *p = ((struct exit_guard *)guard)->publisher;

	(void)status;
	if (p && p->owner == (long)getpid())
		publisher_clean(p);
	free(guard);
}

static void
guard_exit(struct publisher *p)
{
	p->guard = xmalloc(sizeof(*p->guard));
	p->guard->publisher = p;
	p->owner = (long)getpid();
	if (on_exit(clean_at_exit, p->guard))
		memory_exhausted();
}

static void
name_tag(struct publisher *p)
{
	snprintf(p->tag, sizeof(p->tag), "%ld%s%s", (long)getpid(), p->shard.count ? "." : "",
		p->shard.name);
	p->folder.tag = p->tag;
}

/* Under the lock every temporary file of this shard is a dead run's. */
static void
remove_stale(const struct publisher *p)
{
	folder_remove_temps(&p->folder, p->shard.count ? p->shard.name : NULL);
}

static int
open_reading(struct publisher *p, struct diag *d)
{
	if (folder_open(&p->folder, p->dir, false, d) == 0)
		manifest_load(&p->manifest, &p->folder);
	return 0;
}

int
publisher_open(
	struct publisher *p, const struct publisher_options *o, struct arena *a, struct diag *d)
{
	*p = (struct publisher){.shard = o->shard, .arena = a, .keep = o->keep};
	p->lock.all = p->lock.own = -1;
	snprintf(p->dir, sizeof(p->dir), "%s", o->dir);
	manifest_init(&p->manifest, a);
	if (o->is_reading)
		return open_reading(p, d);
	if (folder_open_shared(&p->folder, p->dir, o->mode, d))
		return -1;
	name_tag(p);
	if (lock_take(&p->lock, &p->folder, &p->shard, o->wait_seconds)) {
		folder_close(&p->folder);
		return -1;
	}
	guard_exit(p);
	remove_stale(p);
	manifest_load(&p->manifest, &p->folder);
	return 0;
}

void
publisher_forget(struct publisher *p)
{
	lock_forget(&p->lock);
	p->owner = 0;
}

void
publisher_close(struct publisher *p)
{
	if (p->folder.fd < 0)
		return;
	if (p->owner)
		publisher_clean(p);
	if (p->guard)
		p->guard->publisher = NULL;
	lock_release(&p->lock);
	folder_close(&p->folder);
	p->owner = 0;
}

struct temp_name
stage_name(const struct folder *f, const struct stage *stage)
{
	char name[NAME_MAX + 1];

	snprintf(name, sizeof(name), "%.*s.%zu", NAME_MAX - 24, stage->name, stage->job);
	return folder_temp_name(f, name);
}

int
publisher_stage(const struct publisher *p, const struct stage *stage, const struct str *content)
{
	return folder_write(&p->folder, stage_name(&p->folder, stage).s, content->s, content->n,
		stage->is_internal ? MODE_INTERNAL : MODE_PUBLIC);
}

void
publisher_clean(const struct publisher *p)
{
	folder_remove_temps(&p->folder, p->tag);
}

void
publisher_hash(const struct publisher *p, const char *name, char hex[DIGEST_HEX])
{
	if (p->folder.fd < 0 || digest_file(p->folder.fd, name, hex, NULL))
		hex[0] = '\0';
}
