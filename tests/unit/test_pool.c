/* Workers that die: at work, between two documents, never, always. */
#include "run/work/pool.h"
#include "unit.h"

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define NJOBS 5
#define TEST_SECONDS 60 /* a wait without end is a failure, not a hang */

struct shared {
	pid_t worker;   /* of the last job */
	size_t bad_job; /* crashes its worker; NJOBS = none */
	bool kills_idle;
};

static void
begin(void *ctx)
{
	(void)ctx;
}

static void
work(void *ctx, size_t job, struct str *out)
{
	struct shared *s = ctx;

	if (job == s->bad_job)
		abort();
	s->worker = getpid();
	str_addf(out, "job %zu", job);
}

/* Called between two documents: the worker has answered and waits. */
static void
progress(void *ctx, size_t done, size_t total)
{
	struct shared *s = ctx;
	siginfo_t info;

	(void)done;
	(void)total;
	if (!s->kills_idle || !s->worker)
		return;
	kill(s->worker, SIGKILL);
	waitid(P_PID, (id_t)s->worker, &info, WEXITED | WNOWAIT);
	s->worker = 0;
}

static struct shared *
shared_new(size_t bad_job, bool kills_idle)
{
	struct shared *s =
		mmap(NULL, sizeof(*s), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	assert_true(s != MAP_FAILED);
	*s = (struct shared){0, bad_job, kills_idle};
	return s;
}

static void
run(struct shared *s, int nworkers, struct pool_outcome outcomes[NJOBS])
{
	struct pool p = {.njobs = NJOBS,
		.nworkers = nworkers,
		.signal_fd = -1,
		.begin = begin,
		.work = work,
		.progress = progress,
		.ctx = s};

	signal(SIGPIPE, SIG_IGN); /* as main() does */
	alarm(TEST_SECONDS);
	assert_int_equal(pool_run(&p, outcomes), 0);
	alarm(0);
}

static void
expect(struct pool_outcome outcomes[NJOBS], size_t bad_job)
{
	char want[16];

	for (size_t i = 0; i < NJOBS; i++) {
		snprintf(want, sizeof(want), "job %zu", i);
		assert_int_equal(outcomes[i].end, i == bad_job ? POOL_CRASHED : POOL_DONE);
		if (i != bad_job)
			assert_string_equal(outcomes[i].bytes.s, want);
		else
			assert_int_equal(outcomes[i].signal, SIGABRT);
		pool_outcome_release(&outcomes[i]);
	}
}

static void
test_pool__every_job_is_done_once(void **state)
{
	struct pool_outcome outcomes[NJOBS];

	(void)state;
	for (int n = 1; n <= NJOBS + 1; n++) {
		run(shared_new(NJOBS, false), n, outcomes);
		expect(outcomes, NJOBS);
	}
}

static void
test_pool__crash_costs_its_own_job(void **state)
{
	struct pool_outcome outcomes[NJOBS];

	(void)state;
	for (size_t bad = 0; bad < NJOBS; bad++) {
		run(shared_new(bad, false), 1, outcomes);
		expect(outcomes, bad);
	}
}

static void
test_pool__worker_dead_between_two_jobs_costs_none(void **state)
{
	struct pool_outcome outcomes[NJOBS];

	(void)state;
	run(shared_new(NJOBS, true), 1, outcomes);
	expect(outcomes, NJOBS);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pool__every_job_is_done_once),
		cmocka_unit_test(test_pool__crash_costs_its_own_job),
		cmocka_unit_test(test_pool__worker_dead_between_two_jobs_costs_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
