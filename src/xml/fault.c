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
	va_list ap;
	char *detail;

	if (r->faults++ > FAULTS_PER_FILE)
		return -1;
	if (r->faults > FAULTS_PER_FILE)
		return diag_report(r->diag, FAULT_XML_MORE, where, "> %d", FAULTS_PER_FILE);
	va_start(ap, fmt);
	if (vasprintf(&detail, fmt, ap) < 0)
		detail = NULL;
	va_end(ap);
	diag_report(r->diag, fault, where, "%s", detail ? detail : "");
	free(detail);
	return -1;
}
