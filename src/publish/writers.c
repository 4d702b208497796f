#include "publish/writers.h"

#include <errno.h>
#include <string.h>

int
writers_begin(struct writers *w, const char *project, int wait_seconds, struct diag *d)
{
	const struct shard whole = {0};
	struct where where = {project, 0, 0, NULL};
	size_t before = diag_errors(d);

	w->lock = (struct lock){-1, -1};
	if (folder_open(&w->folder, project, false, d)) {
		/* Said by folder_open() unless the folder is just not there. */
		if (diag_errors(d) == before)
			diag_report(d, FAULT_FILE_MISSING, where, "%s", strerror(errno));
		return -1;
	}
	w->folder.tag = "w"; /* one at a time: its temporary files need no other name */
	if (lock_take(&w->lock, &w->folder, &whole, wait_seconds)) {
		folder_close(&w->folder);
		return -1;
	}
	lock_sign(&w->lock);
	return 0;
}

void
writers_end(struct writers *w)
{
	lock_release(&w->lock);
	folder_close(&w->folder);
}
