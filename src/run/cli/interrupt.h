/*
 * interrupt: SIGTERM, SIGINT and SIGHUP while something must not be cut.
 *
 * Does     blocks the three and offers them as a readable descriptor; what
 *          came meanwhile is raised again after the clean-up, so that the
 *          caller sees the usual end by a signal (128 + number in a shell).
 * Units    -
 * Gives    a descriptor for poll(), -1 if there is none.
 * Errors   none.
 * Memory   struct interrupt is open/close.
 * Source   signalfd(2); GNU libc manual, "Termination in Handler".
 */
#ifndef RUN_CLI_INTERRUPT_H
#define RUN_CLI_INTERRUPT_H

#include <signal.h>

struct interrupt {
	int fd;
	sigset_t before;
};

void interrupt_open(struct interrupt *in);
/* Blocks SIGCHLD too, for sigwaitinfo(). */
void interrupt_open_with_children(struct interrupt *in);
/* Number of a signal that came and was not read from fd, 0 = none. */
int interrupt_pending(const struct interrupt *in);
void interrupt_close(struct interrupt *in);
/* Ends the program by the signal, if the number is not 0. */
void interrupt_raise(int number);

#endif
