#include "run/cli/watch.h"

#include "run/cli/log.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define SETTLE_MS 150
#define EVENTS                                                                                     \
	(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR |       \
		IN_EXCL_UNLINK)
#define DEPTH 8

struct watcher {
	int fd;
	const char *output; /* resolved: what we write ourselves is no reason to build */
};

static void
add_folder(const struct watcher *w, const char *dir, int depth)
{
	struct arena *a = arena_new();
	char *real = realpath(dir, NULL);
	bool is_ours = real && w->output && strcmp(real, w->output) == 0;
	DIR *d = is_ours || depth > DEPTH ? NULL : opendir(dir);
	struct dirent *e;

	free(real);
	if (d)
		inotify_add_watch(w->fd, dir, EVENTS);
	while (d && (e = readdir(d)))
		if (e->d_name[0] != '.' && (e->d_type == DT_DIR || e->d_type == DT_UNKNOWN))
			add_folder(w, arena_printf(a, "%s/%s", dir, e->d_name), depth + 1);
	if (d)
		closedir(d);
	arena_free(a);
}

static void
build_once(const struct options *o, const struct places *places, watch_build *build_projects)
{
	struct options build = *o;
	struct tally_of_run tally = {0};
	int status;
	pid_t pid, parent = getpid();

	build.command = CMD_BUILD;
	fflush(NULL);
	pid = fork();
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		if (getppid() != parent)
			_exit(EXIT_ENVIRONMENT);
		exit(build_projects(&build, places, &tally));
	}
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
}

/* Editors save in several steps: wait until nothing has come for a moment. */
static bool
wait_for_save(const struct watcher *w)
{
	char events[4096];
	struct pollfd p = {w->fd, POLLIN, 0};
	int timeout = -1;

	while (poll(&p, 1, timeout) > 0) {
		if (read(w->fd, events, sizeof(events)) < 0 && errno != EAGAIN)
			return false;
		timeout = SETTLE_MS;
	}
	return timeout >= 0;
}

int
watch_run(const struct options *o, const struct places *places, watch_build *build)
{
	struct watcher w = {inotify_init1(IN_CLOEXEC | IN_NONBLOCK), NULL};
	char *output;

	if (w.fd < 0) {
		log_error(o, strerror(errno));
		return EXIT_ENVIRONMENT;
	}
	do {
		build_once(o, places, build);
		w.output = output = realpath(o->output, NULL);
		for (size_t i = 0; i < o->nprojects; i++)
			add_folder(&w, o->projects[i], 0);
		add_folder(&w, places->styles, 0);
		free(output);
	} while (wait_for_save(&w));
	close(w.fd);
	return EXIT_DONE;
}
