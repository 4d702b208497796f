#include "xml/door.h"

#include <stdarg.h>
#include <stdlib.h>

#define FAULTS_PER_FILE 200

struct where
reader_where(const struct reader *r, int line, int column, const char *element)
{
	struct where w = {r->shown, line, column, element};

	return w;
}

int
reader_fault(struct reader *r, enum fault fault, struct where where, const char *fmt, ...)
{
	size_t before = diag_count(r->diag);
	va_list ap;
	char *detail;

	if (r->faults > FAULTS_PER_FILE)
		return -1;
	if (r->faults == FAULTS_PER_FILE) {
		r->faults++;
		diag_report(r->diag, FAULT_XML_MORE, where, "> %d", FAULTS_PER_FILE);
		return -1;
	}
	va_start(ap, fmt);
	if (vasprintf(&detail, fmt, ap) < 0)
		detail = NULL;
	va_end(ap);
	diag_report(r->diag, fault, where, "%s", detail ? detail : "");
	free(detail);
	/* Equal ones are folded there and cost nothing. */
	r->faults += diag_count(r->diag) > before || r->faults == 0;
	return -1;
}
