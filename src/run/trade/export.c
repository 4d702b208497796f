/* `export`: the project as flat tables. */
#include "run/trade/trade.h"

#include "exchange/table/out.h"
#include "publish/folder.h"
#include "run/cli/log.h"

#include <string.h>

static int
write_one(const struct options *o, struct arena *a, const struct folder *to,
	const struct imported_file *f)
{
	struct str s = {(char *)f->bytes, f->n, f->n};
	struct file_event event = {.result = "new", .reason = "", .bytes = f->n};
	size_t n = 0;
	bool is_there = folder_read(to, f->name, a, &n) != NULL;

	event.path = arena_printf(a, "%s/%s", to->path, f->name);
	event.result = folder_says(to, f->name, &s) ? "unchanged" : is_there ? "changed" : "new";
	if (strcmp(event.result, "unchanged") != 0 &&
		folder_replace(to, f->name, &s, MODE_INTERNAL))
		return -1;
	log_file(o, &event);
	return 0;
}

static void export(const struct options *o, struct project *p, struct diag *d)
{
	struct imported_files files = {0};
	struct folder to;
	int rc = 0;

	if (folder_open(&to, o->output, true, d))
		return;
	to.tag = "export";
	if (tables_out(p, o->is_workbook, trade_tmp(), &files))
		folder_fail(&to, "xlsx", "write");
	for (size_t i = 0; i < files.n && !rc; i++)
		rc = write_one(o, p->arena, &to, &files.v[i]);
	if (!rc)
		folder_sync(&to, ".");
	folder_close(&to);
}

int
export_run(const struct options *o, const struct places *places)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	struct project *p = project_open(a, o->project, places->project_schema, d);
	int status;

	if (p)
		export(o, p, d);
	log_diag(o, d, o->verbose ? BAND_NOTE : BAND_WARNING);
	status = diag_exit_status(d);
	diag_free(d);
	arena_free(a);
	return status;
}
