#include "run/cli/interrupt.h"

#include <stdbool.h>
#include <sys/signalfd.h>
#include <unistd.h>

static void
open_with(struct interrupt *in, bool is_with_children)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGHUP);
	if (is_with_children)
		sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_BLOCK, &set, &in->before);
	in->fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

void
interrupt_open(struct interrupt *in)
{
	open_with(in, false);
}

void
interrupt_open_with_children(struct interrupt *in)
{
	open_with(in, true);
}

int
interrupt_pending(const struct interrupt *in)
{
	struct signalfd_siginfo info;

	if (in->fd >= 0 && read(in->fd, &info, sizeof(info)) == (ssize_t)sizeof(info))
		return (int)info.ssi_signo;
	return 0;
}

void
interrupt_close(struct interrupt *in)
{
	if (in->fd >= 0)
		close(in->fd);
	in->fd = -1;
	sigprocmask(SIG_SETMASK, &in->before, NULL);
}

void
interrupt_raise(int number)
{
	sigset_t set;

	if (!number)
		return;
	signal(number, SIG_DFL);
	sigemptyset(&set);
	sigaddset(&set, number);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	raise(number);
}
