#include "model/link.h"

#include <string.h>

void
check_date_order(struct loader *l, date first, date last, const char *what, struct where where)
{
	char a[DATE_BUF], b[DATE_BUF];

	if (first == DATE_NONE || last == DATE_NONE || first <= last)
		return;
	diag_report(l->diag, FAULT_DATE_ORDER, where, "%s: %s > %s", what, date_iso(first, a),
		date_iso(last, b));
}

void
check_self(struct loader *l, const struct ref *ref, const char *id, const char *attr)
{
	if (ref->id && id && strcmp(ref->id, id) == 0)
		diag_report(l->diag, FAULT_REF_SELF, ref->where, "%s=\"%s\"", attr, id);
}
