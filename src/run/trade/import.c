/* `import KIND FILE…` and `import undo`. */
#include "run/trade/trade.h"

#include "base/words/i18n.h"
#include "exchange/exchange.h"
#include "exchange/store/parcel.h"
#include "exchange/table/list.h"
#include "run/cli/log.h"
#include "run/work/pool.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_MOST ((off_t)128 << 20) /* [byte] of one imported file */
#define MEMORY_MB 3072               /* of the worker, unless --memory says */

struct incoming {
	const struct options *options;
	const char *schema_dir;
	struct arena *arena;
	struct diag *diag;
	import_function *read;
	struct imported_files files;
	struct import_options how;
};

static int
read_bytes(struct incoming *in, const char *path, int fd, struct imported_file *f)
{
	struct where where = {path, 0, 0, NULL};
	struct stat st;
	char *s;
	size_t at = 0;
	ssize_t n;

	if (fstat(fd, &st) || !S_ISREG(st.st_mode))
		return diag_report(in->diag, FAULT_FILE_UNREADABLE, where, "%s", path);
	if (st.st_size > FILE_MOST)
		return diag_report(in->diag, FAULT_FILE_TOO_LARGE, where, "> 128 MiB");
	s = arena_alloc(in->arena, (size_t)st.st_size + 1);
	while (at < (size_t)st.st_size && (n = read(fd, s + at, (size_t)st.st_size - at)) > 0)
		at += (size_t)n;
	if (at < (size_t)st.st_size)
		return diag_report(in->diag, FAULT_FILE_UNREADABLE, where, "%s", strerror(errno));
	f->name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	f->bytes = s;
	f->n = at;
	return 0;
}

static int
read_file(struct incoming *in, const char *path)
{
	struct where where = {path, 0, 0, NULL};
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	struct imported_file f;
	int rc;

	if (fd < 0)
		return diag_report(in->diag,
			errno == ENOENT ? FAULT_FILE_MISSING : FAULT_FILE_UNREADABLE, where, "%s",
			strerror(errno));
	rc = read_bytes(in, path, fd, &f);
	close(fd);
	if (!rc)
		*VEC_PUSH(in->arena, &in->files) = f;
	return rc;
}

/* A folder stands for the files in it and below, in the order of their names. */
static int
read_path(struct incoming *in, const char *path, int depth)
{
	struct folder folder;
	struct names names;
	struct stat st;
	int failed = 0;

	if (stat(path, &st) || !S_ISDIR(st.st_mode))
		return read_file(in, path);
	if (folder_open(&folder, path, false, in->diag))
		return -1;
	names = folder_list(&folder, ".", in->arena);
	folder_close(&folder);
	for (size_t i = 0; i < names.n && depth; i++)
		if (names.v[i][0] != '.' &&
			read_path(
				in, arena_printf(in->arena, "%s/%s", path, names.v[i]), depth - 1))
			failed = -1;
	return failed;
}

/* In the worker: everything that reads foreign bytes. */
static void
work(void *ctx, size_t job, struct str *out)
{
	struct incoming *in = ctx;
	struct parcel parcel = {0};
	struct project *p = project_open(in->arena, in->options->project, in->schema_dir, in->diag);
	struct edits e;

	(void)job;
	if (p) {
		edits_begin(&e, p);
		if (in->read(&e, &in->files, &in->how, &parcel.taken) == 0) {
			parcel.count = e.count;
			parcel.files = edits_apply(&e);
			parcel.is_good = !parcel.files.n || !exchange_try(p, &parcel.files);
		}
	}
	parcel_write(out, &parcel, in->diag);
}

static void
report_end(struct incoming *in, const struct pool_outcome *o)
{
	struct where where = {in->options->project, 0, 0, NULL};

	if (o->end == POOL_TIMEOUT)
		diag_report(in->diag, FAULT_TIMEOUT, where, "%d s", in->options->timeout_seconds);
	else
		diag_report(in->diag, FAULT_IMPORT_WORKER, where, "%s%s%s",
			o->signal ? strsignal(o->signal) : "", *o->last_words ? ": " : "",
			o->last_words);
}

static int
run_worker(struct incoming *in, void (*job)(void *ctx, size_t nth, struct str *out),
	struct parcel *parcel)
{
	struct pool_outcome outcome = {0};
	struct pool pool = {.njobs = 1,
		.nworkers = 1,
		.timeout_seconds = in->options->timeout_seconds,
		.memory_mb = in->options->memory_mb ? in->options->memory_mb : MEMORY_MB,
		.signal_fd = -1,
		.work = job,
		.ctx = in};
	int rc = -1;

	pool_run(&pool, &outcome);
	if (outcome.end != POOL_DONE)
		report_end(in, &outcome);
	else
		rc = parcel_read(&outcome.bytes, in->arena, parcel, in->diag);
	pool_outcome_release(&outcome);
	return rc;
}

static const struct imported_file *
file_named(const struct incoming *in, const char *name)
{
	for (size_t i = 0; i < in->files.n; i++)
		if (strcmp(in->files.v[i].name, name) == 0)
			return &in->files.v[i];
	return NULL;
}

/* What two folders call the same is kept under two names. */
static void
keep_source(struct incoming *in, struct import *import, const char *name)
{
	struct imported_file f = *file_named(in, name);

	for (size_t i = 0; i < import->sources.n; i++)
		if (strcmp(import->sources.v[i].name, f.name) == 0)
			f.name = arena_printf(in->arena, "%zu-%s", i + 1, f.name);
	*VEC_PUSH(in->arena, &import->sources) = f;
}

static void
say_files(const struct incoming *in, const struct model_files *files, int number, size_t count)
{
	const struct options *o = in->options;

	for (size_t i = 0; i < files->n; i++) {
		struct file_event event = {.result = "changed", .reason = ""};

		event.path = arena_printf(in->arena, "%s/%s", o->project, files->v[i].href);
		if (access(event.path, F_OK) != 0)
			event.result = "new";
		event.bytes = files->v[i].n;
		log_file(o, &event);
	}
	if (o->quiet || o->log == LOG_JSON)
		return;
	if (!files->n)
		puts(_("Nothing to change."));
	else if (number)
		printf(_("Values changed: %zu. Taken back by: ratsdruck import undo "
			 "(import %d).\n"),
			count, number);
	else
		printf(_("Values that would change: %zu. Nothing was written.\n"), count);
}

static int
commit(struct incoming *in, struct writers *w, const struct parcel *parcel)
{
	struct import import = {.command = in->options->import_kind, .files = parcel->files};
	int number = 0;

	if (in->options->is_dry || !parcel->files.n) {
		say_files(in, &parcel->files, 0, parcel->count);
		return 0;
	}
	for (size_t i = 0; i < parcel->taken.n; i++)
		keep_source(in, &import, parcel->taken.v[i].name);
	/* Said first: afterwards no file is new any more. */
	number = imports_next(w);
	say_files(in, &parcel->files, number, parcel->count);
	return imports_commit(w, &import, &number, in->diag);
}

static void
import_files(struct incoming *in, struct writers *w)
{
	struct parcel parcel;
	int failed = 0;

	for (size_t i = 0; i < in->options->nprojects; i++)
		if (read_path(in, in->options->projects[i], 8))
			failed = -1;
	if (failed || run_worker(in, work, &parcel) || !parcel.is_good)
		return;
	commit(in, w, &parcel);
}

static void
undo(struct incoming *in, struct writers *w)
{
	struct model_files files = {0};
	int number;

	if (imports_undo(w, in->arena, &number, &files, in->diag))
		return;
	for (size_t i = 0; i < files.n; i++) {
		struct file_event event = {.result = "changed", .reason = ""};

		event.path =
			arena_printf(in->arena, "%s/%s", in->options->project, files.v[i].href);
		if (access(event.path, F_OK) != 0)
			event.result = "removed";
		log_file(in->options, &event);
	}
	if (!in->options->quiet && in->options->log != LOG_JSON)
		printf(_("Import %d is taken back.\n"), number);
}

static void
run(struct incoming *in)
{
	const struct options *o = in->options;
	struct writers w;

	if (writers_begin(&w, o->project, o->wait_seconds, in->diag))
		return;
	if (imports_recover(&w, in->diag) == 0) {
		if (strcmp(o->import_kind, "undo") == 0)
			undo(in, &w);
		else
			import_files(in, &w);
	}
	writers_end(&w);
}

int
import_run(const struct options *o, const struct places *places)
{
	struct incoming in = {.options = o,
		.schema_dir = places->project_schema,
		.arena = arena_new(),
		.diag = diag_new(),
		.read = importer_of(o->import_kind),
		.how = {.recorded = o->recorded == DATE_NONE ? o->today : o->recorded,
			.is_partial = o->is_partial,
			.is_removing = o->is_removing,
			.takes_all = o->takes_all}};
	int status;

	run(&in);
	/* Notes too: what was read otherwise than it looks is for every eye. */
	log_diag(o, in.diag, BAND_NOTE);
	status = diag_exit_status(in.diag);
	diag_free(in.diag);
	arena_free(in.arena);
	return status;
}

/* In the worker: a list becomes a project, which is tried as any other. */
static void
found(void *ctx, size_t job, struct str *out)
{
	struct incoming *in = ctx;
	struct parcel parcel = {0};
	struct project p = {.arena = in->arena,
		.diag = in->diag,
		.dir = in->options->projects[0],
		.schema_dir = in->schema_dir};

	(void)job;
	if (list_to_project(in->arena, &in->files.v[0], &in->files.v[1], &parcel.files, in->diag) ==
		0)
		parcel.is_good = exchange_try(&p, &parcel.files) == 0;
	parcel.taken = in->files;
	parcel_write(out, &parcel, in->diag);
}

static int
make_empty(struct incoming *in, const char *dir)
{
	struct folder folder;
	bool is_empty;

	if (folder_open(&folder, dir, true, in->diag))
		return -1;
	is_empty = folder_list(&folder, ".", in->arena).n == 0;
	folder_close(&folder);
	return is_empty ? 0
			: diag_report(in->diag, FAULT_NOT_EMPTY, (struct where){dir, 0, 0, NULL},
				  "%s", "");
}

static void
make_project(struct incoming *in)
{
	const char *dir = in->options->projects[0];
	struct import import = {.command = "new"};
	struct parcel parcel = {0};
	struct writers w;
	int number = 0;

	if (read_file(in, in->options->from) || read_file(in, in->options->map) ||
		make_empty(in, dir) || writers_begin(&w, dir, in->options->wait_seconds, in->diag))
		return;
	if (run_worker(in, found, &parcel) == 0 && parcel.is_good) {
		import.files = parcel.files;
		import.sources = in->files;
		for (size_t i = 0; i < parcel.files.n; i++)
			log_file(in->options,
				&(struct file_event){arena_printf(in->arena, "%s/%s", dir,
							     parcel.files.v[i].href),
					"new", "", 0, parcel.files.v[i].n});
		imports_commit(&w, &import, &number, in->diag);
	}
	writers_end(&w);
	/* What could not be made leaves nothing: the folder may be tried again. */
	if (!number) {
		unlink(arena_printf(in->arena, "%s/.lock", dir));
		rmdir(dir);
	}
}

int
found_run(const struct options *o, const struct places *places)
{
	struct incoming in = {.options = o,
		.schema_dir = places->project_schema,
		.arena = arena_new(),
		.diag = diag_new()};
	int status;

	make_project(&in);
	log_diag(o, in.diag, BAND_NOTE);
	status = diag_exit_status(in.diag);
	diag_free(in.diag);
	arena_free(in.arena);
	return status;
}
