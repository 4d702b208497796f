#include "run/work/many.h"

#include "base/words/i18n.h"
#include "run/cli/interrupt.h"
#include "run/cli/log.h"

#include <errno.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define READ_CHUNK 65536
#define NOT_ENDED (-1)

struct child {
	pid_t pid;
	int out, err; /* memory files */
	int status;   /* of waitpid(), NOT_ENDED before */
};

struct family {
	const struct options *options;
	const struct places *places;
	const struct project_places *projects;
	struct child *children;
	struct tally_of_run *tallies; /* shared with the children */
	struct tally_of_run *sum;
	struct interrupt interrupt;
	int side_by_side, jobs_each;
	size_t started, ended, printed;
	int worst;
};

int
job_count(const struct options *o)
{
	cpu_set_t set;

	if (o->jobs > 0)
		return o->jobs;
	if (sched_getaffinity(0, sizeof(set), &set) == 0 && CPU_COUNT(&set) > 0)
		return CPU_COUNT(&set);
	return 1;
}

static _Noreturn void
be_child(struct family *f, size_t i, pid_t parent)
{
	const struct child *c = &f->children[i];
	struct project_run e = {f->options, f->places, f->projects->v[i].project,
		f->projects->v[i].output, f->jobs_each, f->projects->v[i].twin};
	int status;

	/* A killed parent must not leave projects running; a signal here is the build's to handle.
	 */
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		_exit(EXIT_ENVIRONMENT);
	interrupt_close(&f->interrupt);
	dup2(c->out, STDOUT_FILENO);
	dup2(c->err, STDERR_FILENO);
	status = build_project(&e, &f->tallies[i]);
	exit(fflush(stdout) ? EXIT_ENVIRONMENT : status);
}

static void
start(struct family *f)
{
	size_t i = f->started++;
	struct child *c = &f->children[i];
	pid_t parent = getpid();

	c->out = memfd_create("stdout", MFD_CLOEXEC);
	c->err = memfd_create("stderr", MFD_CLOEXEC);
	c->status = NOT_ENDED;
	fflush(NULL);
	c->pid = c->out >= 0 && c->err >= 0 ? fork() : -1;
	if (c->pid == 0)
		be_child(f, i, parent);
	if (c->pid < 0) {
		c->status = W_EXITCODE(EXIT_ENVIRONMENT, 0);
		f->tallies[i] = (struct tally_of_run){.projects = 1, .projects_failed = 1};
		f->ended++;
	}
}

static void
copy_out(int from, FILE *to)
{
	char chunk[READ_CHUNK];
	off_t at = 0;
	ssize_t n;

	while (from >= 0 && (n = pread(from, chunk, sizeof(chunk), at)) > 0) {
		fwrite(chunk, 1, (size_t)n, to);
		at += n;
	}
	fflush(to);
}

static void
close_child(struct child *c)
{
	if (c->out >= 0)
		close(c->out);
	if (c->err >= 0)
		close(c->err);
}

static void
say_crash(const struct family *f, size_t i, int signal)
{
	struct arena *a = arena_new();

	log_error(f->options, arena_printf(a, _("%s: the project's process ended: %s"),
				      f->projects->v[i].project, strsignal(signal)));
	arena_free(a);
}

static void
print_ended(struct family *f)
{
	for (; f->printed < f->started && f->children[f->printed].status != NOT_ENDED;
		f->printed++) {
		struct child *c = &f->children[f->printed];
		int status = WIFEXITED(c->status) ? WEXITSTATUS(c->status) : EXIT_ENVIRONMENT;

		copy_out(c->out, stdout);
		copy_out(c->err, stderr);
		if (WIFSIGNALED(c->status)) {
			say_crash(f, f->printed, WTERMSIG(c->status));
			f->tallies[f->printed] =
				(struct tally_of_run){.projects = 1, .projects_failed = 1};
		}
		if (status > f->worst)
			f->worst = status;
		tally_add(f->sum, &f->tallies[f->printed]);
		close_child(c);
	}
}

static void
note_end(struct family *f, pid_t pid, int status)
{
	for (size_t i = 0; i < f->started; i++)
		if (f->children[i].pid == pid && f->children[i].status == NOT_ENDED) {
			f->children[i].status = status;
			f->ended++;
		}
}

/* Each child cleans up and ends by the signal; so do we after the last. */
static void
pass_on(struct family *f, int number)
{
	for (size_t i = 0; i < f->started; i++)
		if (f->children[i].status == NOT_ENDED)
			kill(f->children[i].pid, number);
	while (f->ended < f->started) {
		int status = 0;
		pid_t pid = wait(&status);

		if (pid < 0 && errno != EINTR)
			break;
		note_end(f, pid, status);
	}
	interrupt_close(&f->interrupt);
	interrupt_raise(number);
}

static void
wait_for_one(struct family *f)
{
	sigset_t set;
	siginfo_t info;
	int status = 0;
	pid_t pid;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGCHLD);
	if (sigwaitinfo(&set, &info) > 0 && info.si_signo != SIGCHLD)
		pass_on(f, info.si_signo);
	while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
		note_end(f, pid, status);
}

static void
share_out_jobs(struct family *f)
{
	int jobs = job_count(f->options);
	size_t n = f->projects->n;

	f->side_by_side = (size_t)jobs < n ? jobs : (int)n;
	f->jobs_each = jobs / f->side_by_side;
}

int
many_run(const struct options *o, const struct places *places,
	const struct project_places *projects, struct tally_of_run *tally)
{
	struct family f = {.options = o,
		.places = places,
		.projects = projects,
		.sum = tally,
		.worst = EXIT_DONE};
	size_t n = projects->n, size = n * sizeof(*f.tallies);

	f.children = xmalloc(n * sizeof(*f.children));
	f.tallies = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (f.tallies == MAP_FAILED)
		memory_exhausted();
	share_out_jobs(&f);
	interrupt_open_with_children(&f.interrupt);
	while (f.ended < n) {
		while (f.started < n && f.started - f.ended < (size_t)f.side_by_side)
			start(&f);
		if (f.ended < f.started)
			wait_for_one(&f);
		print_ended(&f);
	}
	interrupt_close(&f.interrupt);
	munmap(f.tallies, size);
	free(f.children);
	return f.worst;
}
