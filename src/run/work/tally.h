/*
 * tally: what a run did, in numbers.
 *
 * Does     adds up over projects; writes the Prometheus text file.
 * Units    documents; seconds.
 * Gives    metrics for node_exporter's textfile collector.
 * Errors   metrics_write(): -1 with errno set; the old file stays.
 * Memory   none.
 * Source   Prometheus exposition formats, "Text-based format".
 */
#ifndef RUN_WORK_TALLY_H
#define RUN_WORK_TALLY_H

#include <stddef.h>
#include <time.h>

struct tally_of_run {
	size_t documents, rebuilt, unchanged, failed;
	size_t projects, projects_failed;
};

void tally_add(struct tally_of_run *sum, const struct tally_of_run *t);

struct metrics {
	const struct tally_of_run *tally;
	int status;      /* of the whole run */
	double duration; /* [s] */
	time_t now;      /* the clock, read in main alone */
};
int metrics_write(const char *path, const struct metrics *m);

#endif
