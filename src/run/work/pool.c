#include "run/work/pool.h"

#include "base/arena.h"
#include "base/file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define NO_JOB UINT32_MAX
#define MS 1000
#define NS_PER_MS 1000000
#define ASSIGN_ATTEMPTS 2
#define READ_CHUNK 65536
#define MB ((rlim_t)1024 * 1024)

struct worker {
	pid_t pid; /* 0 = none */
	int to, from, err;
	uint32_t job;
	int64_t deadline; /* [ms], 0 = none */
	struct str in;    /* length (4 bytes), then so many bytes */
};

struct run {
	const struct pool *pool;
	struct pool_outcome *outcomes;
	struct worker *workers;
	size_t next, done;
	int signal;
};

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * MS + t.tv_nsec / NS_PER_MS;
}

static bool
read_all(int fd, void *p, size_t n)
{
	char *s = p;

	while (n > 0) {
		ssize_t r = read(fd, s, n);

		if (r < 0 && errno == EINTR)
			continue;
		if (r <= 0)
			return false;
		s += r;
		n -= (size_t)r;
	}
	return true;
}

/* The worker's side. */

static void
limit_memory(int mb)
{
	struct rlimit limit = {(rlim_t)mb * MB, (rlim_t)mb * MB};

	if (mb > 0)
		setrlimit(RLIMIT_AS, &limit);
}

/* A crash is reported in one line by the parent; a core file would only fill the disk. */
static void
settle_worker(const struct pool *p, pid_t parent, int err)
{
	struct rlimit no_core = {0, 0};
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	sigset_t none;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(1);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	/* An interrupt from the terminal is the parent's to handle. */
	signal(SIGINT, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	if (null >= 0) {
		dup2(null, STDIN_FILENO);
		dup2(null, STDOUT_FILENO);
		close(null);
	}
	if (err >= 0)
		dup2(err, STDERR_FILENO);
	setrlimit(RLIMIT_CORE, &no_core);
	limit_memory(p->memory_mb);
	if (p->begin)
		p->begin(p->ctx);
}

static void
serve(const struct pool *p, int in, int out)
{
	struct str bytes;
	uint32_t job, n;

	str_init(&bytes);
	while (read_all(in, &job, sizeof(job))) {
		str_clear(&bytes);
		p->work(p->ctx, job, &bytes);
		n = (uint32_t)bytes.n;
		if (file_write(out, &n, sizeof(n)) || file_write(out, bytes.s, bytes.n))
			break;
	}
	str_release(&bytes);
}

/* The parent's side. */

static void
close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void
close_worker(struct worker *w)
{
	close_fd(&w->to);
	close_fd(&w->from);
	close_fd(&w->err);
	str_clear(&w->in);
	w->pid = 0;
	w->job = NO_JOB;
}

/* A worker must not hold the other workers' pipes open. */
static void
close_others(const struct run *r)
{
	for (int i = 0; i < r->pool->nworkers; i++) {
		close_fd(&r->workers[i].to);
		close_fd(&r->workers[i].from);
		close_fd(&r->workers[i].err);
	}
}

static int
start_worker(const struct run *r, struct worker *w)
{
	int to[2], from[2], saved;
	pid_t parent = getpid();

	if (pipe2(to, O_CLOEXEC))
		return -1;
	if (pipe2(from, O_CLOEXEC)) {
		close(to[0]);
		close(to[1]);
		return -1;
	}
	w->err = memfd_create("stderr", MFD_CLOEXEC);
	fflush(NULL);
	w->pid = fork();
	if (w->pid == 0) {
		int err = w->err >= 0 ? dup(w->err) : -1;

		close_others(r);
		close(to[1]);
		close(from[0]);
		settle_worker(r->pool, parent, err);
		serve(r->pool, to[0], from[1]);
		_exit(0);
	}
	saved = errno;
	close(to[0]);
	close(from[1]);
	w->to = to[1];
	w->from = from[0];
	w->job = NO_JOB;
	if (w->pid > 0)
		return 0;
	close_worker(w);
	errno = saved;
	return -1;
}

/* The last line a dying worker wrote, for the one line that says why. */
static void
read_last_words(const struct worker *w, char words[LAST_WORDS])
{
	char text[LAST_WORDS * 4];
	off_t size = lseek(w->err, 0, SEEK_END);
	off_t from = size > (off_t)sizeof(text) - 1 ? size - (off_t)sizeof(text) + 1 : 0;
	ssize_t n = size > 0 ? pread(w->err, text, sizeof(text) - 1, from) : 0;
	char *line;

	words[0] = '\0';
	if (n <= 0)
		return;
	text[n] = '\0';
	while (n > 0 && text[n - 1] == '\n')
		text[--n] = '\0';
	line = strrchr(text, '\n');
	snprintf(words, LAST_WORDS, "%.*s", LAST_WORDS - 1, line ? line + 1 : text);
}

static void
finish_job(struct run *r, uint32_t job, enum pool_end end)
{
	r->outcomes[job].end = end;
	r->done++;
	if (r->pool->progress)
		r->pool->progress(r->pool->ctx, r->done, r->pool->njobs);
}

static void
bury(struct run *r, struct worker *w, enum pool_end end)
{
	struct pool_outcome *o = w->job == NO_JOB ? NULL : &r->outcomes[w->job];
	int status = 0;

	if (end == POOL_TIMEOUT)
		kill(w->pid, SIGKILL);
	while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
		;
	if (o) {
		o->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
		o->status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
		read_last_words(w, o->last_words);
		finish_job(r, w->job, end);
	}
	close_worker(w);
}

/* No worker can be started: the job fails as if its worker had died at once. */
static void
give_up(struct run *r, uint32_t job, int err)
{
	if (err)
		snprintf(r->outcomes[job].last_words, LAST_WORDS, "fork: %s", strerror(err));
	finish_job(r, job, POOL_CRASHED);
}

/*
 * A worker that died between two documents shows only here: it is buried, and
 * a new one gets the document, which is not to blame.
 */
static void
assign(struct run *r, struct worker *w)
{
	uint32_t job = (uint32_t)r->next++;
	int64_t limit = (int64_t)r->pool->timeout_seconds * MS;
	int err = 0;

	for (int attempt = 0; attempt < ASSIGN_ATTEMPTS; attempt++) {
		if (!w->pid && start_worker(r, w)) {
			err = errno;
			break;
		}
		if (!file_write(w->to, &job, sizeof(job))) {
			w->job = job;
			w->deadline = limit > 0 ? now_ms() + limit : 0;
			return;
		}
		bury(r, w, POOL_CRASHED);
	}
	give_up(r, job, err);
}

static bool
is_anyone_busy(const struct run *r)
{
	for (int i = 0; i < r->pool->nworkers; i++)
		if (r->workers[i].job != NO_JOB)
			return true;
	return false;
}

/* True once the worker's whole answer is here. */
static bool
is_complete(const struct worker *w)
{
	uint32_t n;

	if (w->in.n < sizeof(n))
		return false;
	memcpy(&n, w->in.s, sizeof(n));
	return w->in.n >= sizeof(n) + n;
}

static void
hear(struct run *r, struct worker *w)
{
	char chunk[READ_CHUNK];
	ssize_t n = read(w->from, chunk, sizeof(chunk));

	if (n < 0 && errno == EINTR)
		return;
	if (n <= 0) {
		bury(r, w, POOL_CRASHED);
		return;
	}
	str_addn(&w->in, chunk, (size_t)n);
	if (!is_complete(w))
		return;
	str_addn(
		&r->outcomes[w->job].bytes, w->in.s + sizeof(uint32_t), w->in.n - sizeof(uint32_t));
	finish_job(r, w->job, POOL_DONE);
	str_clear(&w->in);
	w->job = NO_JOB;
}

static int
time_left(const struct run *r)
{
	int64_t least = -1, now = now_ms();

	for (int i = 0; i < r->pool->nworkers; i++) {
		const struct worker *w = &r->workers[i];
		int64_t left = w->deadline > now ? w->deadline - now : 0;

		if (w->job != NO_JOB && w->deadline && (least < 0 || left < least))
			least = left;
	}
	return least > INT32_MAX ? INT32_MAX : (int)least;
}

static void
read_signal(struct run *r)
{
	struct signalfd_siginfo info;

	if (read(r->pool->signal_fd, &info, sizeof(info)) == (ssize_t)sizeof(info))
		r->signal = (int)info.ssi_signo;
}

static void
wait_and_hear(struct run *r, struct pollfd *fds)
{
	int n = r->pool->nworkers;
	int64_t now;

	for (int i = 0; i < n; i++) {
		bool is_busy = r->workers[i].job != NO_JOB;

		fds[i] = (struct pollfd){is_busy ? r->workers[i].from : -1, POLLIN, 0};
	}
	fds[n] = (struct pollfd){r->pool->signal_fd, POLLIN, 0};
	if (poll(fds, (nfds_t)n + 1, time_left(r)) < 0 && errno != EINTR)
		memory_exhausted();
	if (fds[n].revents)
		read_signal(r);
	now = now_ms();
	for (int i = 0; i < n; i++) {
		struct worker *w = &r->workers[i];

		if (fds[i].fd >= 0 && fds[i].revents)
			hear(r, w);
		else if (w->job != NO_JOB && w->deadline && w->deadline <= now)
			bury(r, w, POOL_TIMEOUT);
	}
}

static void
dismiss(struct run *r)
{
	for (int i = 0; i < r->pool->nworkers; i++) {
		struct worker *w = &r->workers[i];

		if (w->pid) {
			if (r->signal)
				kill(w->pid, SIGKILL);
			close_fd(&w->to);
			w->job = NO_JOB;
			bury(r, w, POOL_CRASHED);
		}
		str_release(&w->in);
	}
}

int
pool_run(const struct pool *p, struct pool_outcome *outcomes)
{
	struct run r = {.pool = p, .outcomes = outcomes};
	size_t n = (size_t)p->nworkers;
	struct pollfd *fds = xmalloc((n + 1) * sizeof(*fds));

	assert(p->nworkers > 0 && p->njobs < NO_JOB);
	r.workers = xmalloc(n * sizeof(*r.workers));
	for (size_t i = 0; i < n; i++) {
		r.workers[i] = (struct worker){.to = -1, .from = -1, .err = -1, .job = NO_JOB};
		str_init(&r.workers[i].in);
	}
	for (size_t i = 0; i < p->njobs; i++) {
		outcomes[i] = (struct pool_outcome){.end = POOL_CRASHED};
		str_init(&outcomes[i].bytes);
	}
	while (r.done < p->njobs && !r.signal) {
		for (size_t i = 0; i < n && r.next < p->njobs; i++)
			if (r.workers[i].job == NO_JOB)
				assign(&r, &r.workers[i]);
		if (is_anyone_busy(&r)) /* else nobody would ever end the wait */
			wait_and_hear(&r, fds);
	}
	dismiss(&r);
	free(r.workers);
	free(fds);
	return r.signal;
}

void
pool_outcome_release(struct pool_outcome *o)
{
	str_release(&o->bytes);
}
