#include "run/work/tally.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/str.h"
#include "publish/folder.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define METRICS_MODE 0644 /* the collector is another user */
#define LAST_SUCCESS "ratsdruck_last_success_timestamp_seconds"

void
tally_add(struct tally_of_run *sum, const struct tally_of_run *t)
{
	sum->documents += t->documents;
	sum->rebuilt += t->rebuilt;
	sum->unchanged += t->unchanged;
	sum->failed += t->failed;
	sum->projects += t->projects;
	sum->projects_failed += t->projects_failed;
}

static void
put(struct str *s, const char *name, const char *help, double value)
{
	str_addf(s, "# HELP %s %s\n# TYPE %s gauge\n%s %.15g\n", name, help, name, name, value);
}

/* After a failure the time of the last success is the old file's. */
static double
last_success(const char *path)
{
	FILE *in = file_stream(path, FILE_LIMIT_TEXT);
	char line[256];
	double value = 0;
	size_t n = strlen(LAST_SUCCESS " ");

	if (!in)
		return 0;
	while (fgets(line, sizeof(line), in))
		if (strncmp(line, LAST_SUCCESS " ", n) == 0)
			value = strtod(line + n, NULL);
	fclose(in);
	return value;
}

static void
print(struct str *s, const struct metrics *m, double success)
{
	const struct tally_of_run *t = m->tally;

	put(s, LAST_SUCCESS, "Time of the last run without a fault.", success);
	put(s, "ratsdruck_last_run_timestamp_seconds", "Time of the last run.", (double)m->now);
	put(s, "ratsdruck_exit_status", "Exit status of the last run.", m->status);
	put(s, "ratsdruck_duration_seconds", "Duration of the last run.", m->duration);
	put(s, "ratsdruck_documents", "Documents the projects ask for.", (double)t->documents);
	put(s, "ratsdruck_rebuilt", "Documents written by the last run.", (double)t->rebuilt);
	put(s, "ratsdruck_unchanged", "Documents that were up to date.", (double)t->unchanged);
	put(s, "ratsdruck_failed", "Documents that failed in the last run.", (double)t->failed);
	put(s, "ratsdruck_projects", "Projects of the last run.", (double)t->projects);
	put(s, "ratsdruck_projects_failed", "Projects with a fault.", (double)t->projects_failed);
}

int
metrics_write(const char *path, const struct metrics *m)
{
	struct str s;
	int rc;

	str_init(&s);
	print(&s, m, m->status == 0 ? (double)m->now : last_success(path));
	/* The collector reads at any moment, and only names ending in .prom. */
	rc = file_replace(path, METRICS_MODE, s.s, s.n);
	str_release(&s);
	return rc;
}
